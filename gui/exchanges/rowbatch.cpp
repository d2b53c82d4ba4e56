#include "gui/exchanges/rowbatch.h"

namespace midhop::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int RowsPerLook = 128; ///< between two looks at the clock

} // namespace

void RowBatch::lookAgain(const RowOrder &order, const RowFilter &filter, const trace::Store &store,
                         const std::unordered_set<qsizetype> &rows)
{
    if (rows.empty())
        return;
    RowMarks marks(store.firstRow(), store.endRow());
    for (const qsizetype row : rows)
        marks.set(row);
    for (const int position : order.positionsOf(marks)) {
        const qsizetype row = order.rowAt(position);
        marks.clear(row);
        RowOrder::Entry entry = order.entry(row);
        if (!filter.passes(row)) {
            taken.push_back(position);
            gone.push_back(row);
        } else if (order.mayStay(position, entry)) {
            firstChanged = firstChanged < 0 ? position : firstChanged;
            lastChanged = position;
        } else {
            taken.push_back(position);
            placed.push_back(std::move(entry));
        }
    }
    for (const qsizetype row : rows) {
        if (marks.test(row) && filter.passes(row))
            added.push_back(order.entry(row));
    }
}

qsizetype RowBatch::lookFurther(const RowOrder &order, const RowFilter &filter, qsizetype first,
                                qsizetype end, qsizetype most, std::chrono::nanoseconds limit)
{
    const Clock::time_point until = Clock::now() + limit;
    qsizetype row = first;
    for (int looked = 1; row < end && qsizetype(added.size()) < most; ++looked, ++row) {
        if (looked % RowsPerLook == 0 && Clock::now() >= until)
            break;
        if (filter.passes(row))
            added.push_back(order.entry(row));
    }
    return row;
}

} // namespace midhop::gui
