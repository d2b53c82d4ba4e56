#pragma once

#include "gui/exchanges/roworder.h"
#include "gui/filter/rowfilter.h"

#include <chrono>
#include <unordered_set>

namespace midhop::gui {

/// What one batch is to do to the rows of the exchanges' table. A value: it is made by looking, and carried
/// out by the model.
struct RowBatch
{
    std::vector<int> taken;              ///< positions of rows that leave their places, ascending
    std::vector<RowOrder::Entry> placed; ///< those of them that get another
    std::vector<qsizetype> gone;         ///< … and those that do not pass the filter any more
    std::vector<RowOrder::Entry> added;  ///< rows that are new here
    int firstChanged = -1;               ///< positions of rows that changed and stay; -1 for none
    int lastChanged = -1;

    /// Looks at rows that changed: each may have another key, and another answer of the filter.
    void lookAgain(const RowOrder &order, const RowFilter &filter, const trace::Store &store,
                   const std::unordered_set<qsizetype> &rows);
    /// Adds the rows from `first` on that pass, until `end`, or `most` are added, or `limit` is over; returns
    /// behind the last it has looked at.
    [[nodiscard]] qsizetype lookFurther(const RowOrder &order, const RowFilter &filter, qsizetype first,
                                        qsizetype end, qsizetype most, std::chrono::nanoseconds limit);
};

} // namespace midhop::gui
