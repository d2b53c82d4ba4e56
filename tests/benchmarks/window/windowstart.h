#pragma once

#include "tests/load/report.h"

#include <QtCore/QByteArray>

namespace midhop::bench {

/// What it takes until the window is painted first, beside an empty window of Qt Widgets: each in a process of its own, in turn.
struct WindowStart
{
    QByteArray self; ///< this program
    int rounds = 11;

    /// False when something could not be measured.
    bool run(load::Report &report) const;

    /// In such a process: shows an empty window, one with a word in it, or Midhop's, prints milliseconds since the process began and
    /// its own bytes when it is painted, and returns the exit status.
    static int showEmpty();
    static int showText();
    static int showMidhop();
};

} // namespace midhop::bench
