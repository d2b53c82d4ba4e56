#pragma once

#include "tests/load/report.h"

namespace midhop::bench {

/// Filters over many exchanges in the window: first hits, the whole, the longest gap; words beside `grep -c` over the text log of
/// the same exchanges. GUI thread.
struct WindowSearch
{
    qsizetype held = 1'000'000;
    int rounds = 5;

    /// False when something could not be measured.
    bool run(load::Report &report) const;
};

} // namespace midhop::bench
