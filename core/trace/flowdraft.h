#pragma once

#include "core/trace/flow.h"

namespace midhop::trace {

/// Where a step touches a lifeline: an event of that role's part, or its failure.
struct Anchor
{
    size_t place = 0; ///< in the order of what the role saw
    std::chrono::nanoseconds at{};
};

/// The place of an event among what its role saw, and of what comes before it.
[[nodiscard]] constexpr size_t placeOf(size_t event)
{
    return 2 * event + 1;
}
[[nodiscard]] constexpr size_t placeBefore(size_t event)
{
    return 2 * event;
}

/// A step whose times are not made consistent yet.
struct Draft
{
    Step step;
    std::optional<Anchor> from;
    std::optional<Anchor> to;     ///< of an arrow
    std::optional<Anchor> answer; ///< back at `from`: a connect was made, or failed
    bool byClose = false;         ///< a FIN: the end closed and gave the other direction up
};

/// The steps of an exchange, two ends' observations of one thing as one; in no order.
[[nodiscard]] std::vector<Draft> draftsOf(const Exchange &exchange);

/// Sets `left`, `arrived` and `answered`, and sorts. Each role's own order stands, and nothing arrives before
/// it left: where the clocks of two ends contradict that, times move as little as it takes.
void bringInOrder(std::vector<Draft> &drafts);

} // namespace midhop::trace
