#include "core/trace/arena.h"

#include <cstring>

namespace midhop::trace {

Arena::Ref Arena::add(QByteArrayView bytes)
{
    const auto size = size_t(bytes.size());
    // What would leave much of a block empty gets one of its own size.
    const bool alone = size > Usable / 4;
    if (alone || size > Usable - m_used) {
        m_blocks.push_back({std::make_unique_for_overwrite<char[]>(alone ? size + Spare : BlockSize), 0});
        Q_ASSERT(m_blocks.size() < 1U << (31 - OffsetBits));
    }
    const auto last = quint32(m_blocks.size() - 1);
    if (alone) {
        std::memcpy(m_blocks.back().bytes.get(), bytes.data(), size);
        m_blocks.back().used = size;
        return last << OffsetBits;
    }
    if (size > Usable - m_used) {
        m_current = last;
        m_used = 0;
    }
    const Ref ref = m_current << OffsetBits | m_used;
    std::memcpy(m_blocks[m_current].bytes.get() + m_used, bytes.data(), size);
    m_used += quint32(size);
    m_blocks[m_current].used = m_used;
    return ref;
}

} // namespace midhop::trace
