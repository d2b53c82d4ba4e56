#pragma once

#include "tests/load/report.h"

#include <QtCore/QByteArray>

#include <chrono>

namespace midhop::bench {

/// The window under a load from outside, in turn with the quiet console proxy under the same: how much comes through, how long
/// the window keeps a person waiting, and what its exchanges cost.
struct WindowLoad
{
    QByteArray console; ///< the midhop-cli to compare with
    QByteArray bench;   ///< midhop-bench, for load and sink
    qsizetype held = 1'000'000;
    int rounds = 3;
    std::chrono::seconds each{8};

    /// GUI thread. False when something could not be measured; then the report says what.
    bool run(load::Report &report) const;
};

} // namespace midhop::bench
