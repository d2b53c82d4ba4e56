#include "core/trace/filtertime.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace midhop::trace {

namespace {

constexpr qint64 PerSecond = 1'000'000;
constexpr qint64 PerMinute = 60 * PerSecond;
constexpr qint64 PerDay = 24 * 60 * PerMinute;

struct OfDay
{
    qint64 low = 0;
    qint64 length = 0;
};

/// Exactly `count` digits at the beginning of `text`, taken off.
std::optional<int> takeDigits(QStringView &text, qsizetype count)
{
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    for (const QChar c : text.first(count)) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    text = text.sliced(count);
    return value;
}

bool take(QStringView &text, QChar c)
{
    if (!text.startsWith(c))
        return false;
    text = text.sliced(1);
    return true;
}

/// One to six digits behind the point.
std::optional<OfDay> takeFraction(QStringView &text)
{
    OfDay fraction{0, PerSecond};
    while (!text.isEmpty() && text.front() >= u'0' && text.front() <= u'9') {
        if (fraction.length == 1)
            return std::nullopt;
        fraction.length /= 10;
        fraction.low += fraction.length * (text.front().unicode() - u'0');
        text = text.sliced(1);
    }
    return fraction.length == PerSecond ? std::nullopt : std::optional(fraction);
}

/// `14:36`, `14:36:31`, `14:36:31.870123`.
std::optional<OfDay> takeOfDay(QStringView &text)
{
    const auto hour = takeDigits(text, text.size() > 1 && text[1] == u':' ? 1 : 2);
    if (!hour || *hour > 23 || !take(text, u':'))
        return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute || *minute > 59)
        return std::nullopt;
    OfDay time{(*hour * 60 + *minute) * PerMinute, PerMinute};
    if (!take(text, u':'))
        return time;
    const auto second = takeDigits(text, 2);
    if (!second || *second > 59)
        return std::nullopt;
    time.low += *second * PerSecond;
    time.length = PerSecond;
    if (!take(text, u'.'))
        return time;
    const auto fraction = takeFraction(text);
    if (!fraction)
        return std::nullopt;
    return OfDay{time.low + fraction->low, fraction->length};
}

std::optional<QDate> takeDate(QStringView &text)
{
    const auto year = takeDigits(text, 4);
    if (!year || !take(text, u'-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !take(text, u'-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day || !QDate::isValid(*year, *month, *day))
        return std::nullopt;
    return QDate(*year, *month, *day);
}

QString two(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

QString ofDayText(const OfDay &time)
{
    QString text = two(time.low / PerMinute / 60) + u':' + two(time.low / PerMinute % 60);
    if (time.length == PerMinute)
        return text;
    text += u':' + two(time.low % PerMinute / PerSecond);
    if (time.length == PerSecond)
        return text;
    QString digits = QString::number(time.low % PerSecond).rightJustified(6, u'0');
    for (qint64 length = time.length; length > 1; length /= 10)
        digits.chop(1);
    return text + u'.' + digits;
}

/// Microseconds since 1970 UTC of a local or UTC date and time of day.
qint64 sinceEpoch(const QDate &date, qint64 ofDay, Qt::TimeSpec spec)
{
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(ofDay / 1000));
    return QDateTime(date, time, spec).toMSecsSinceEpoch() * 1000 + ofDay % 1000;
}

} // namespace

std::optional<FilterTime> parseFilterTime(QStringView text)
{
    FilterTime result;
    QStringView rest = text;
    if (const auto ofDay = takeOfDay(rest); ofDay && rest.isEmpty()) {
        result.ofDay = true;
        result.low = ofDay->low;
        result.high = ofDay->low + ofDay->length - 1;
        result.text = ofDayText(*ofDay);
        return result;
    }
    rest = text;
    const auto date = takeDate(rest);
    if (!date)
        return std::nullopt;
    result.text = text.first(10).toString();
    if (rest.isEmpty()) {
        result.low = sinceEpoch(*date, 0, Qt::LocalTime);
        result.high = sinceEpoch(date->addDays(1), 0, Qt::LocalTime) - 1;
        return result;
    }
    if (!take(rest, u'T') && !take(rest, u' '))
        return std::nullopt;
    const auto ofDay = takeOfDay(rest);
    const bool utc = take(rest, u'Z');
    if (!ofDay || !rest.isEmpty())
        return std::nullopt;
    result.low = sinceEpoch(*date, ofDay->low, utc ? Qt::UTC : Qt::LocalTime);
    result.high = result.low + ofDay->length - 1;
    result.text += u'T' + ofDayText(*ofDay);
    if (utc)
        result.text += u'Z';
    return result;
}

bool isFilterDate(QStringView text)
{
    return takeDate(text) && text.isEmpty();
}

// Asking for the offset takes about a microsecond, and a day of exchanges has one or two.
qint64 microsecondsOfDay(std::chrono::microseconds sinceEpoch)
{
    using Quarter = std::chrono::duration<qint64, std::ratio<900>>; // no zone changes within one
    struct Known
    {
        Quarter quarter = Quarter::min();
        std::chrono::microseconds offset{};
    };
    static thread_local Known known;
    const auto quarter = std::chrono::floor<Quarter>(sinceEpoch);
    if (quarter != known.quarter) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(quarter);
        known = {quarter,
                 std::chrono::seconds(QDateTime::fromSecsSinceEpoch(seconds.count()).offsetFromUtc())};
    }
    const qint64 local = (sinceEpoch + known.offset).count();
    const qint64 ofDay = local % PerDay;
    return ofDay < 0 ? ofDay + PerDay : ofDay;
}

} // namespace midhop::trace
