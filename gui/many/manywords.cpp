#include "gui/many/manywords.h"

#include "gui/many/sendrun.h"
#include "gui/panels/clientwords.h"
#include "gui/tables/foreign.h"

#include <QtCore/QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using std::chrono::nanoseconds;
using Seconds = std::chrono::duration<double>;

/// Shown of a reply that may be long.
constexpr qsizetype MostShown = 300;

/// 0.400 says no more than 0.4 does.
QString withoutLastZeros(double value, int decimals)
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
    QString text = locale.toString(value, 'f', decimals);
    while (decimals > 0 && text.endsWith(locale.zeroDigit()))
        text.chop(1);
    if (text.endsWith(locale.decimalPoint()))
        text.chop(locale.decimalPoint().size());
    return text;
}

} // namespace

QString ManyWords::number(quint64 number)
{
    return QLocale().toString(number);
}

QString ManyWords::latency(nanoseconds latency)
{
    const double milliseconds = std::chrono::duration<double, std::milli>(latency).count();
    const auto digits = [](double value) -> QString {
        const int whole = value >= 1 ? int(std::floor(std::log10(value))) + 1 : 1;
        return withoutLastZeros(value, value > 0 && value < 1 ? 3 : std::max(0, 3 - whole));
    };
    return milliseconds < 1000 ? tr("%1 ms").arg(digits(milliseconds)) : tr("%1 s").arg(digits(milliseconds / 1000));
}

QString ManyWords::span(nanoseconds span)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(span).count();
    const QLocale locale;
    if (span < std::chrono::seconds(1))
        return tr("less than 1 s");
    if (seconds < 60)
        return tr("%1 s").arg(locale.toString(seconds));
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return tr("%1 h %2 min").arg(locale.toString(seconds / 3600), locale.toString(seconds % 3600 / 60));
}

QString ManyWords::lasted(nanoseconds time)
{
    return time < std::chrono::minutes(1) ? latency(time) : span(time);
}

QString ManyWords::moment(double seconds)
{
    constexpr int Microseconds = 6;
    return tr("%1 s").arg(seconds < 10 ? withoutLastZeros(seconds, Microseconds) : QLocale().toString(seconds, 'f', 0));
}

QString ManyWords::rate(double rate)
{
    const auto digits = [rate]() -> QString {
        if (rate >= 1)
            return QLocale().toString(rate, 'f', rate < 10 ? 1 : 0);
        // Three that count.
        return withoutLastZeros(rate, rate > 0 ? 2 - int(std::floor(std::log10(rate))) : 0);
    };
    return tr("%1 exchanges/s").arg(digits());
}

QString ManyWords::share(quint64 part, quint64 whole)
{
    const QLocale locale;
    const double percent = whole == 0 ? 0 : 100 * double(part) / double(whole);
    if (part > 0 && percent < 0.01)
        return tr("< %1 %").arg(locale.toString(0.01, 'f', 2));
    if (part < whole && percent > 99.99)
        return tr("> %1 %").arg(locale.toString(99.99, 'f', 2));
    return tr("%1 %").arg(locale.toString(percent, 'f', part == whole || part == 0 ? 0 : 2));
}

QString ManyWords::wholePercent(quint64 part, quint64 whole)
{
    return tr("%1 %").arg(number(whole == 0 ? 0 : part * 100 / whole));
}

QString ManyWords::outcome(roles::RunOutcome outcome)
{
    using roles::RunOutcome;
    switch (outcome) {
    case RunOutcome::Done:
        return tr("Done: a reply came");
    case RunOutcome::Blocked:
        return tr("Blocked by the proxy");
    case RunOutcome::ServerRefused:
        return tr("Refused by the server's host");
    case RunOutcome::ServerUnreachable:
        return tr("Server unreachable");
    case RunOutcome::ServerTimedOut:
        return tr("Server timed out");
    case RunOutcome::ServerLost:
        return tr("Server closed without a reply");
    case RunOutcome::OtherError:
        return tr("Other Error reply");
    case RunOutcome::NoConnection:
        return tr("No connection to the proxy");
    case RunOutcome::NoReply:
        return tr("Proxy closed without a reply");
    case RunOutcome::NoReplyInTime:
        return tr("No reply in time");
    case RunOutcome::CutOff:
        return tr("Reply cut off");
    }
    return {};
}

QString ManyWords::example(const roles::RunTally &tally, roles::RunOutcome outcome)
{
    if (outcome == roles::RunOutcome::Done || tally.count(outcome) == 0)
        return {};
    const roles::ClientResult &result = tally.examples[std::size_t(outcome)];
    if (result.problem != roles::ClientProblem::None)
        return ClientWords::problem(result);
    return shown(result.reply, MostShown);
}

QString ManyWords::examples(const roles::RunTally &tally)
{
    QStringList lines;
    for (std::size_t i = 0; i < roles::RunOutcomes; ++i) {
        const auto which = roles::RunOutcome(i);
        const QString said = example(tally, which);
        const bool explainsItself = tally.examples[i].problem != roles::ClientProblem::None;
        if (!said.isEmpty()) //: How exchanges ended, and what was said of the first of them
            lines += explainsItself ? said : tr("%1: %2").arg(outcome(which), said);
    }
    return lines.join(u'\n');
}

QString ManyWords::bin(const LatencyBin &bin, quint64 whole)
{
    const QString range = bin.to == nanoseconds::max() ? tr("from %1 on").arg(latency(bin.from))
                          //: A range of latencies
                          : tr("%1 to %2").arg(latency(bin.from), latency(bin.to));
    //: A range of latencies, how many exchanges took so long, and which share of all that is
    return tr("%1: %2, %3").arg(range, tr("%Ln exchange(s)", nullptr, int(bin.count)), share(bin.count, whole));
}

QString ManyWords::stretch(const RunPace::Stretch &stretch)
{
    const QLocale locale;
    //: When in a run, and how fast it went then
    return tr("%1 to %2 s: %3")
        .arg(locale.toString(Seconds(stretch.from).count(), 'f', 1), locale.toString(Seconds(stretch.to).count(), 'f', 1),
             rate(stretch.rate));
}

QString ManyWords::progress(const SendRun &run)
{
    const RunPace &pace = run.pace();
    QStringList parts{tr("%1 of %2").arg(number(run.tally().ended()), number(run.settings().count))};
    if (run.state() == SendRun::State::Cancelling) {
        parts += tr("cancelling…");
    } else if (run.isRunning()) {
        parts += tr("%1 now").arg(rate(pace.rateNow()));
        const auto left = pace.timeLeft();
        parts += left ? tr("%1 left").arg(span(*left)) : tr("time left unknown");
    } else {
        parts += rate(pace.rateOfAll());
    }
    return parts.join(u" · "_s);
}

QString ManyWords::verdict(const SendRun &run)
{
    const roles::RunTally &tally = run.tally();
    const QString time = lasted(tally.elapsed);
    const QString speed = rate(run.pace().rateOfAll());
    if (run.state() == SendRun::State::Cancelled) {
        return tr("Cancelled after %1: %2 of %3 exchanges had ended, %4. %5 under way were reset, %6 were not sent.")
            .arg(time, number(tally.ended()), number(run.settings().count), speed, number(tally.cancelled), number(run.notBegun()));
    }
    QString words = tr("All %Ln exchange(s) have ended, in %1: %2.", nullptr, int(tally.ended())).arg(time, speed);
    const double asked = run.settings().rate;
    constexpr double Missed = 0.95;
    if (asked > 0 && run.pace().rateOfAll() < Missed * asked && tally.elapsed > std::chrono::seconds(1)) {
        words += u' ' + tr("%1 were asked for; more in flight may help.").arg(rate(asked));
    }
    return words;
}

} // namespace midhop::gui
