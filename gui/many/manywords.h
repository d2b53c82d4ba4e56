#pragma once

#include "core/roles/runtally.h"
#include "gui/many/latencybins.h"
#include "gui/many/manysettings.h"
#include "gui/many/runpace.h"

#include <QtCore/QCoreApplication>

namespace midhop::gui {

class SendRun;

/// The words of "Send many", translated when they are made. GUI thread.
class ManyWords final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::ManyWords)
public:
    [[nodiscard]] static QString number(quint64 number);
    /// With three digits that count: `0.412 ms`, `1.2 s`.
    [[nodiscard]] static QString latency(std::chrono::nanoseconds latency);
    /// A time to wait: `less than 1 s`, `6 s`, `2 min 5 s`, `1 h 20 min`.
    [[nodiscard]] static QString span(std::chrono::nanoseconds span);
    /// How long a run took: below a minute as latency(), then as span().
    [[nodiscard]] static QString lasted(std::chrono::nanoseconds time);
    /// A moment of a run: `0.2 s`, `12,000 s`.
    [[nodiscard]] static QString moment(double seconds);
    /// `14,200 exchanges/s`; below 1 with three digits that count: `0.0125 exchanges/s`.
    [[nodiscard]] static QString rate(double rate);
    /// Of a whole: `12.34 %`; `< 0.01 %` where it would read as nothing.
    [[nodiscard]] static QString share(quint64 part, quint64 whole);
    /// How far it is: `12 %`; `100 %` only for the whole.
    [[nodiscard]] static QString wholePercent(quint64 part, quint64 whole);

    [[nodiscard]] static QString outcome(roles::RunOutcome outcome);
    /// What was said of the first exchange that ended so; empty for none.
    [[nodiscard]] static QString example(const roles::RunTally &tally, roles::RunOutcome outcome);
    /// All examples, a line each.
    [[nodiscard]] static QString examples(const roles::RunTally &tally);
    /// `0.4 ms to 0.45 ms: 1,234 exchanges, 12.34 %`.
    [[nodiscard]] static QString bin(const LatencyBin &bin, quint64 whole);
    /// `2.1 to 2.2 s: 14,200 exchanges/s`.
    [[nodiscard]] static QString stretch(const RunPace::Stretch &stretch);

    /// How far it is.
    [[nodiscard]] static QString progress(const SendRun &run);
    /// How it went, in a sentence or two, once it is over.
    [[nodiscard]] static QString verdict(const SendRun &run);
};

} // namespace midhop::gui
