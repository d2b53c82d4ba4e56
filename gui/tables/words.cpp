#include "gui/tables/words.h"

#include "core/trace/clock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <optional>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// Of the local time. Asked of the system once a quarter of an hour, where time zones change, for a table asks for many times.
std::chrono::seconds offsetFromUtc(std::chrono::milliseconds wall)
{
    using Quarter = std::chrono::duration<qint64, std::ratio<900>>;
    struct Known
    {
        Quarter quarter{};
        std::chrono::seconds offset{};
    };
    static thread_local std::optional<Known> known;
    const auto quarter = std::chrono::floor<Quarter>(wall);
    if (!known || known->quarter != quarter) {
        const auto begin = std::chrono::milliseconds(quarter).count();
        known = {quarter, std::chrono::seconds(QDateTime::fromMSecsSinceEpoch(begin).offsetFromUtc())};
    }
    return known->offset;
}

} // namespace

QString timeOfDay(std::chrono::nanoseconds at)
{
    using namespace std::chrono;
    const auto wall = duration_cast<milliseconds>(trace::wallClock(at));
    const auto local = wall + offsetFromUtc(wall);
    const milliseconds sinceMidnight = local - floor<days>(local);
    return QTime::fromMSecsSinceStartOfDay(int(sinceMidnight.count())).toString(u"hh:mm:ss.zzz"_s);
}

QString durationText(std::chrono::nanoseconds duration)
{
    const double milliseconds = std::chrono::duration<double, std::milli>(duration).count();
    const QLocale locale;
    if (milliseconds < 0)
        return u"\u2013"_s;
    if (milliseconds < 10)
        return Words::tr("%1 ms").arg(locale.toString(milliseconds, 'f', 2));
    if (milliseconds < 1000)
        return Words::tr("%1 ms").arg(locale.toString(milliseconds, 'f', 1));
    return Words::tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 2));
}

QString verdictText(trace::Verdict verdict)
{
    switch (verdict) {
    case trace::Verdict::Pending:
        return Words::tr("pending");
    case trace::Verdict::Allowed:
        return Words::tr("allowed");
    case trace::Verdict::Blocked:
        return Words::tr("blocked");
    case trace::Verdict::Refused:
        return Words::tr("refused");
    }
    return {};
}

QString outcomeText(trace::Outcome outcome)
{
    switch (outcome) {
    case trace::Outcome::Running:
        return Words::tr("running");
    case trace::Outcome::Done:
        return Words::tr("done");
    case trace::Outcome::Blocked:
        return Words::tr("blocked");
    case trace::Outcome::Malformed:
        return Words::tr("malformed");
    case trace::Outcome::Refused:
        return Words::tr("connection refused");
    case trace::Outcome::Unreachable:
        return Words::tr("unreachable");
    case trace::Outcome::TimedOut:
        return Words::tr("timed out");
    case trace::Outcome::Reset:
        return Words::tr("reset");
    case trace::Outcome::Aborted:
        return Words::tr("aborted");
    }
    return {};
}

} // namespace midhop::gui
