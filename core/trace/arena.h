#pragma once

#include <QtCore/QByteArrayView>

#include <memory>
#include <vector>

namespace midhop::trace {

/// Bytes that are written once, never move and are freed together; without the spare room that a growing
/// vector keeps. Spare bytes behind any of them can be read. One thread at a time.
class Arena final
{
public:
    /// Where bytes were put; below 2^31.
    using Ref = quint32;
    static constexpr quint32 Spare = 8;

    [[nodiscard]] Ref add(QByteArrayView bytes);
    [[nodiscard]] const char *at(Ref ref) const
    {
        return m_blocks[ref >> OffsetBits].bytes.get() + (ref & OffsetMask);
    }
    /// All that was added, in a few pieces.
    [[nodiscard]] qsizetype pieces() const { return qsizetype(m_blocks.size()); }
    [[nodiscard]] QByteArrayView piece(qsizetype number) const
    {
        const Block &block = m_blocks[size_t(number)];
        return {block.bytes.get(), qsizetype(block.used)};
    }

private:
    static constexpr int OffsetBits = 15;
    static constexpr quint32 BlockSize = 1U << OffsetBits;
    static constexpr quint32 OffsetMask = BlockSize - 1;
    static constexpr quint32 Usable = BlockSize - Spare;

    struct Block
    {
        std::unique_ptr<char[]> bytes;
        size_t used = 0;
    };

    std::vector<Block> m_blocks;
    quint32 m_current = 0;   ///< the block that is being filled
    quint32 m_used = Usable; ///< of that block
};

} // namespace midhop::trace
