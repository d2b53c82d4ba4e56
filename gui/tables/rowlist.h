#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <memory>
#include <vector>

namespace midhop::gui {

/// An append-only list in chunks: nothing that is in it moves, and growing never copies more than the list of
/// chunks.
template <typename T>
class RowList final
{
public:
    static constexpr qsizetype ChunkSize = 8192;

    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] const T &operator[](qsizetype row) const
    {
        Q_ASSERT(row >= 0 && row < m_size);
        return (*m_chunks[std::size_t(row / ChunkSize)])[std::size_t(row % ChunkSize)];
    }

    void append(const T &value)
    {
        if (m_size % ChunkSize == 0)
            m_chunks.push_back(std::make_unique<Chunk>());
        (*m_chunks.back())[std::size_t(m_size % ChunkSize)] = value;
        ++m_size;
    }

    void clear()
    {
        m_chunks.clear();
        m_size = 0;
    }

private:
    using Chunk = std::array<T, std::size_t(ChunkSize)>;
    std::vector<std::unique_ptr<Chunk>> m_chunks;
    qsizetype m_size = 0;
};

} // namespace midhop::gui
