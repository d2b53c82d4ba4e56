#pragma once

#include "gui/exchanges/roworder.h"

#include <chrono>
#include <unordered_set>

namespace midhop::gui {

/// Sorts many rows in slices of a few milliseconds, so that the window lives on: blocks are sorted as their
/// keys are made, and then all of them are merged. Rows that leave the store meanwhile are left out. GUI
/// thread.
class SortJob final
{
public:
    SortJob(const trace::Store *store, const SortKeys &keys, std::vector<quint32> codes);

    /// Works for about `limit`; true when it is done.
    [[nodiscard]] bool work(std::chrono::nanoseconds limit);
    [[nodiscard]] const SortKeys &keys() const { return m_keys; }
    /// A row is not any more what it was: from now on its place says nothing, and it disturbs no other's.
    void setChanged(qsizetype row) { m_changed.insert(row); }
    /// Once done: rows in order without those that have left, behind them those that changed on the way; and
    /// their heads.
    [[nodiscard]] std::vector<quint32> takeCodes();
    [[nodiscard]] std::vector<quint64> takeHeads() { return std::move(m_sortedHeads); }

private:
    using Clock = std::chrono::steady_clock;

    /// The next row of a sorted block that is being merged.
    struct Front
    {
        SortKeys::Entry entry;
        std::size_t block = 0;
    };
    struct Block
    {
        std::size_t next = 0;
        std::size_t end = 0;
    };

    [[nodiscard]] bool makeBlocks(Clock::time_point until);
    void finishBlock();
    void beginMerge();
    [[nodiscard]] bool merge(Clock::time_point until);
    [[nodiscard]] bool advance(Front &front);
    [[nodiscard]] bool isHere(qsizetype row) const;
    [[nodiscard]] bool isUsable(qsizetype row);

    const trace::Store *m_store;
    SortKeys m_keys;
    RowOrder m_decoder;
    std::vector<quint32> m_codes;
    std::vector<quint64> m_heads;
    std::size_t m_made = 0;    ///< rows whose keys are made
    std::size_t m_written = 0; ///< sorted into blocks
    std::vector<SortKeys::Entry> m_block;
    std::vector<Block> m_blocks;
    bool m_merging = false;
    std::unordered_set<qsizetype> m_changed;
    std::vector<qsizetype> m_skipped; ///< of these
    std::vector<Front> m_fronts;      ///< a heap, the smallest first
    std::vector<quint32> m_sortedCodes;
    std::vector<quint64> m_sortedHeads;
};

} // namespace midhop::gui
