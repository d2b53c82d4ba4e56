#pragma once

#include <QtCore/QtGlobal>

#include <algorithm>
#include <vector>

namespace midhop::gui {

/// A byte of flags for each row the journal holds; rows that left take theirs along. One thread at a time.
class RowFlags final
{
public:
    /// The flags of a row, 0 at first. `row` has not left.
    [[nodiscard]] quint8 &of(qsizetype row)
    {
        Q_ASSERT(row >= m_first);
        if (row >= end())
            m_flags.resize(std::size_t(row - m_first + 1), 0);
        return m_flags[std::size_t(row - m_first)];
    }
    /// `row` is one that has().
    [[nodiscard]] quint8 at(qsizetype row) const { return m_flags[std::size_t(row - m_first)]; }
    [[nodiscard]] bool has(qsizetype row) const { return row >= m_first && row < end(); }
    [[nodiscard]] qsizetype first() const { return m_first; }
    [[nodiscard]] qsizetype end() const { return m_first + qsizetype(m_flags.size()); }

    void dropBelow(qsizetype row)
    {
        if (row <= m_first)
            return;
        m_flags.erase(m_flags.begin(), m_flags.begin() + std::min(row, end()) - m_first);
        m_first = row;
    }
    /// Everything is forgotten; rows begin at `first`.
    void restart(qsizetype first)
    {
        m_flags.clear();
        m_first = first;
    }

private:
    qsizetype m_first = 0;
    std::vector<quint8> m_flags;
};

} // namespace midhop::gui
