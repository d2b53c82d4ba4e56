#include "core/trace/filtervalue.h"

#include "core/trace/filtertime.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

using namespace Qt::StringLiterals;

namespace midhop::trace {

namespace {

using Kind = FilterError::Kind;
using Value = Result<FilterValue, FilterValueError>;

struct Unit
{
    const char16_t *name;
    qint64 factor;
};

// The usual spelling of each factor stands first.
constexpr Unit DurationUnits[] = {
    {u"ms", 1'000'000},       {u"s", 1'000'000'000},     {u"us", 1'000},      {u"ns", 1},
    {u"min", 60'000'000'000}, {u"h", 3'600'000'000'000}, {u"\u00b5s", 1'000}, {u"\u03bcs", 1'000},
    {u"msec", 1'000'000},     {u"sec", 1'000'000'000}};
constexpr Unit SizeUnits[] = {{u"KiB", 1 << 10}, {u"MiB", 1 << 20},  {u"GiB", 1 << 30},
                              {u"kB", 1'000},    {u"MB", 1'000'000}, {u"GB", 1'000'000'000},
                              {u"B", 1},         {u"bytes", 1},      {u"byte", 1}};

std::span<const Unit> unitsOf(FilterType type)
{
    if (type == FilterType::Duration)
        return DurationUnits;
    if (type == FilterType::Size)
        return SizeUnits;
    return {};
}

const Unit *findUnit(FilterType type, QStringView name)
{
    // Only sizes are told apart well enough without their case: MS could be meant for anything.
    const auto sensitivity = type == FilterType::Size ? Qt::CaseInsensitive : Qt::CaseSensitive;
    const auto units = unitsOf(type);
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit &unit) {
        return name.compare(QStringView(unit.name), sensitivity) == 0;
    });
    return found == units.end() ? nullptr : &*found;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// `value` = `value` * `factor` + `more`, unless it gets too large.
bool grow(qint64 &value, qint64 factor, qint64 more)
{
    return !__builtin_mul_overflow(value, factor, &value) && !__builtin_add_overflow(value, more, &value);
}

/// Digits, possibly with a fraction, times `factor`, exactly.
Result<qint64, Kind> scaled(QStringView number, qint64 factor)
{
    const qsizetype point = number.indexOf(u'.');
    const QStringView whole = point < 0 ? number : number.first(point);
    QStringView fraction = point < 0 ? QStringView() : number.sliced(point + 1);
    if (whole.isEmpty() || (point >= 0 && fraction.isEmpty()) ||
        !std::all_of(whole.begin(), whole.end(), isDigit) ||
        !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return Failure{Kind::BadNumber};
    qint64 value = 0;
    for (const QChar digit : whole) {
        if (!grow(value, 10, digit.unicode() - u'0'))
            return Failure{Kind::NumberTooLarge};
    }
    if (!grow(value, factor, 0))
        return Failure{Kind::NumberTooLarge};
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (fraction.isEmpty())
        return value;
    // fraction * factor / 10^digits is whole only if what the factor does not hold of the power divides the
    // digits.
    qint64 power = 1;
    for (qsizetype i = 0; i < fraction.size(); ++i) {
        if (!grow(power, 10, 0))
            return Failure{Kind::NotWhole};
    }
    const qint64 common = std::gcd(factor, power);
    const qint64 digits = fraction.toLongLong();
    if (digits % (power / common) != 0)
        return Failure{Kind::NotWhole};
    if (!grow(value, 1, factor / common * (digits / (power / common))))
        return Failure{Kind::NumberTooLarge};
    return value;
}

FilterValue interval(qint64 low, qint64 high, const QString &text)
{
    FilterValue value;
    value.low = low;
    value.high = high;
    value.text = text;
    return value;
}

/// In the largest unit that is whole.
QString durationText(qint64 nanoseconds)
{
    const Unit *best = findUnit(FilterType::Duration, u"ns");
    for (const Unit &unit : DurationUnits) {
        if (nanoseconds != 0 && nanoseconds % unit.factor == 0 && unit.factor > best->factor)
            best = &unit;
    }
    return QString::number(nanoseconds / best->factor) + u' ' + QStringView(best->name).toString();
}

Value numberValue(FilterType type, QStringView text)
{
    const auto end = std::find_if(text.begin(), text.end(), [](QChar c) { return !isDigit(c) && c != u'.'; });
    const QStringView number = text.first(end - text.begin());
    const QStringView unitName = text.sliced(end - text.begin()).trimmed();
    if (number.isEmpty())
        return Failure{FilterValueError{Kind::BadNumber, {}}};
    qint64 factor = 1;
    if (!unitName.isEmpty()) {
        const Unit *unit = findUnit(type, unitName);
        if (unit == nullptr && unitsOf(type).empty())
            return Failure{FilterValueError{Kind::BadNumber, {}}};
        if (unit == nullptr)
            return Failure{FilterValueError{Kind::UnknownUnit, filterUnits(type)}};
        factor = unit->factor;
    }
    const Result<qint64, Kind> scaledNumber = scaled(number, factor);
    if (!scaledNumber)
        return Failure{FilterValueError{scaledNumber.error(), {}}};
    const qint64 value = *scaledNumber;
    if (type == FilterType::Duration && unitName.isEmpty() && value != 0)
        return Failure{FilterValueError{Kind::UnitNeeded, filterUnits(type)}};
    if (type == FilterType::Port && value > std::numeric_limits<quint16>::max())
        return Failure{FilterValueError{Kind::NumberTooLarge, {}}};
    return interval(value, value,
                    type == FilterType::Duration ? durationText(value) : QString::number(value));
}

Value addressValue(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    const QByteArray host = (slash < 0 ? text : text.first(slash)).toUtf8();
    const std::optional<wire::IpAddress> address = wire::IpAddress::parse(host);
    if (!address)
        return Failure{FilterValueError{Kind::BadAddress, {}}};
    FilterValue value;
    value.lowAddress = address->bytes();
    value.highAddress = address->bytes();
    value.text = QString::fromLatin1(address->toText());
    if (slash < 0)
        return value;
    const QStringView length = text.sliced(slash + 1);
    const int bits = address->isIpv4() ? 32 : 128;
    if (length.isEmpty() || length.size() > 3 || !std::all_of(length.begin(), length.end(), isDigit) ||
        length.toInt() > bits)
        return Failure{FilterValueError{Kind::BadAddress, {}}};
    for (int bit = length.toInt() + 128 - bits; bit < 128; ++bit) {
        const auto mask = quint8(0x80 >> bit % 8);
        quint8 &low = value.lowAddress[size_t(bit / 8)];
        low = quint8(low & ~mask);
        quint8 &high = value.highAddress[size_t(bit / 8)];
        high = quint8(high | mask);
    }
    value.text += u'/' + QString::number(length.toInt());
    return value;
}

Value endpointValue(QStringView text)
{
    const std::optional<wire::Endpoint> endpoint = wire::Endpoint::parse(text.toUtf8());
    if (!endpoint)
        return Failure{FilterValueError{Kind::BadEndpoint, {}}};
    FilterValue value;
    value.lowAddress = endpoint->address.bytes();
    value.port = endpoint->port;
    value.text = QString::fromLatin1(endpoint->toText());
    return value;
}

QString wordText(const QString &word)
{
    return word.contains(u' ') ? QString(u'"' + word + u'"') : word;
}

/// `timed out` is also `timed-out`, `timed_out` and `timedout`.
QString withoutGaps(QString word)
{
    return word.remove(u' ').remove(u'-').remove(u'_').toLower();
}

Value wordValue(FilterField field, QStringView text)
{
    const QByteArrayList words = filterWords(field);
    const QString wanted = withoutGaps(text.toString());
    QStringList known;
    for (qsizetype number = 0; number < words.size(); ++number) {
        known.append(QString::fromLatin1(words[number]));
        if (withoutGaps(known.last()) != wanted)
            continue;
        FilterValue value;
        value.word = int(number);
        value.text = wordText(known.last());
        return value;
    }
    return Failure{FilterValueError{Kind::UnknownWord, known}};
}

Value timeValue(QStringView text)
{
    const std::optional<FilterTime> time = parseFilterTime(text);
    if (!time)
        return Failure{FilterValueError{
            Kind::BadTime, {u"14:36"_s, u"14:36:31.870"_s, u"2026-11-22"_s, u"2026-11-22T14:36:31"_s}}};
    FilterValue value = interval(time->low, time->high, time->text);
    value.ofDay = time->ofDay;
    return value;
}

} // namespace

Result<FilterValue, FilterValueError> filterValue(FilterField field, QStringView text)
{
    switch (type(field)) {
    case FilterType::Word:
        return wordValue(field, text);
    case FilterType::Text:
        return filterTextValue(text.toUtf8());
    case FilterType::Number:
    case FilterType::Size:
    case FilterType::Port:
    case FilterType::Duration:
        return numberValue(type(field), text);
    case FilterType::Time:
        return timeValue(text);
    case FilterType::Ip:
        return addressValue(text);
    case FilterType::Endpoint:
        return endpointValue(text);
    }
    Q_UNREACHABLE();
}

FilterValue filterTextValue(const QByteArray &bytes)
{
    FilterValue value;
    value.bytes = bytes;
    value.text = filterQuoted(bytes);
    return value;
}

bool isFilterUnit(FilterType type, QStringView text)
{
    return findUnit(type, text) != nullptr;
}

QStringList filterUnits(FilterType type)
{
    QStringList units;
    qint64 seen = 0;
    for (const Unit &unit : unitsOf(type)) {
        // The further spellings come behind the last factor.
        if (seen == 6)
            break;
        units.append(QStringView(unit.name).toString());
        ++seen;
    }
    return units;
}

} // namespace midhop::trace
