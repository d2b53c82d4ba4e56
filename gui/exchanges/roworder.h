#pragma once

#include "gui/exchanges/rowmarks.h"
#include "gui/exchanges/sortkeys.h"

#include <optional>
#include <vector>

namespace midhop::gui {

/// Which rows of the store a table shows, and in which order: as they came, or by the keys of a column. Four
/// bytes a row, with keys twelve. Positions are the table's, rows the store's. A value; GUI thread.
class RowOrder final
{
public:
    using Entry = SortKeys::Entry;

    explicit RowOrder(const trace::Store *store);

    /// How rows stand from now on; nothing: as they came. Only while there is none, or with assign().
    void setKeys(std::optional<SortKeys> keys) { m_keys = std::move(keys); }
    [[nodiscard]] bool isSorted() const { return m_keys.has_value(); }
    /// A row with its key as it is now.
    [[nodiscard]] Entry entry(qsizetype row) const;
    [[nodiscard]] bool isBefore(const Entry &a, const Entry &b) const;

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] qsizetype rowAt(int position) const { return toRow(m_rows[std::size_t(position)]); }
    /// -1 where the row is not shown.
    [[nodiscard]] int positionOf(qsizetype row) const;
    /// Of the rows that are marked, in order.
    [[nodiscard]] std::vector<int> positionsOf(const RowMarks &marks) const;
    /// Of the rows below `firstRow`, in order.
    [[nodiscard]] std::vector<int> positionsBelow(qsizetype firstRow) const;
    /// Whether the row at `position`, whose key is now `entry`, may stay where it is.
    [[nodiscard]] bool mayStay(int position, const Entry &entry) const;
    /// Whether `entry` stands behind all rows there are.
    [[nodiscard]] bool isBehindAll(const Entry &entry) const;

    /// Puts rows behind all others, in the order given.
    void append(const std::vector<Entry> &entries);
    /// Takes the rows at the positions `taken` (ascending) from their places, puts `placed` (in order) where
    /// they belong and `gone` behind all others: all that were taken are among these two.
    void rearrange(const std::vector<int> &taken, const std::vector<Entry> &placed,
                   const std::vector<qsizetype> &gone);
    void truncate(int count);
    void removeFront(int count);
    /// Everything anew: rows as rowCode() gives them, and their heads (none without keys).
    void assign(std::vector<quint32> rows, std::vector<quint64> heads);
    /// Without keys: puts all rows in the order in which they came.
    void sortByRow();
    void clear();

    [[nodiscard]] static quint32 rowCode(qsizetype row) { return quint32(row); }
    /// The row of a code while the store has it; behind its end if it has left.
    [[nodiscard]] qsizetype toRow(quint32 code) const
    {
        const qsizetype first = m_store->firstRow();
        return first + qsizetype(code - quint32(first));
    }
    [[nodiscard]] const std::vector<quint32> &codes() const { return m_rows; }

private:
    [[nodiscard]] quint64 headAt(std::size_t position) const { return m_keys ? m_heads[position] : 0; }
    [[nodiscard]] Entry entryAt(std::size_t position) const;
    [[nodiscard]] std::size_t lowerBound(const Entry &entry) const;
    void takeOut(const std::vector<int> &taken);
    void putIn(const std::vector<Entry> &placed);

    const trace::Store *m_store;
    std::optional<SortKeys> m_keys;
    std::vector<quint32> m_rows;
    std::vector<quint64> m_heads;
};

} // namespace midhop::gui
