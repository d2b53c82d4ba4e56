#pragma once

#include <QtCore/QtGlobal>

#include <vector>

namespace midhop::gui {

/// A bit for each row of the store, to find rows in one pass over an order.
class RowMarks final
{
public:
    /// For the rows from `first` to below `end`.
    RowMarks(qsizetype first, qsizetype end)
        : m_first(first)
        , m_end(end)
        , m_words(std::size_t((end - first + 63) / 64))
    {
    }

    /// Rows outside are left out.
    void set(qsizetype row)
    {
        if (row >= m_first && row < m_end)
            m_words[std::size_t((row - m_first) >> 6)] |= bit(row);
    }
    void clear(qsizetype row)
    {
        if (row >= m_first && row < m_end)
            m_words[std::size_t((row - m_first) >> 6)] &= ~bit(row);
    }
    [[nodiscard]] bool test(qsizetype row) const
    {
        return row >= m_first && row < m_end && (m_words[std::size_t((row - m_first) >> 6)] & bit(row)) != 0;
    }

private:
    [[nodiscard]] quint64 bit(qsizetype row) const { return quint64(1) << ((row - m_first) & 63); }

    qsizetype m_first;
    qsizetype m_end;
    std::vector<quint64> m_words;
};

} // namespace midhop::gui
