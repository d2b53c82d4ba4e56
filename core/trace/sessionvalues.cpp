#include "core/trace/sessionvalues.h"

#include "core/trace/clock.h"

#include <QtCore/QStringBuilder>

#include <charconv>

namespace midhop::trace::SessionValues {

namespace {

constexpr auto EventKinds = {EventKind::Connecting, EventKind::Connected,        EventKind::Received,
                             EventKind::Sent,       EventKind::EnvelopeComplete, EventKind::LookedUp,
                             EventKind::Decided,    EventKind::HalfClosed,       EventKind::Closed,
                             EventKind::Reset,      EventKind::Failed,           EventKind::TimedOut};

template <typename Value>
std::optional<Value> named(QByteArrayView text, std::initializer_list<Value> values)
{
    for (const Value value : values) {
        if (name(value) == text)
            return value;
    }
    return std::nullopt;
}

/// Takes `prefix` off the front of `text`.
bool take(QByteArrayView &text, QByteArrayView prefix)
{
    if (!text.startsWith(prefix))
        return false;
    text = text.sliced(prefix.size());
    return true;
}

/// Takes decimal digits off the front of `text`.
template <typename Number>
std::optional<Number> takeNumber(QByteArrayView &text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc())
        return std::nullopt;
    text = text.sliced(end - text.begin());
    return number;
}

/// Takes exactly `digits` digits and, unless it is 0, the byte behind them.
std::optional<unsigned> takeField(QByteArrayView &text, qsizetype digits, char behind)
{
    QByteArrayView field = text.first(std::min(digits, text.size()));
    const auto number = takeNumber<unsigned>(field);
    if (!number || !field.isEmpty() || text.size() < digits + (behind ? 1 : 0) ||
        (behind && text[digits] != behind))
        return std::nullopt;
    text = text.sliced(digits + (behind ? 1 : 0));
    return number;
}

/// `.870123`, or nothing; what is beyond microseconds is dropped.
std::optional<std::chrono::microseconds> takeFraction(QByteArrayView &text)
{
    if (!take(text, "."))
        return std::chrono::microseconds(0);
    qint64 micros = 0;
    qsizetype digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
        if (digits < 6)
            micros = micros * 10 + (text[digits] - '0');
    }
    if (digits == 0 || digits > 9)
        return std::nullopt;
    for (qsizetype missing = digits; missing < 6; ++missing)
        micros *= 10;
    text = text.sliced(digits);
    return std::chrono::microseconds(micros);
}

std::optional<EventKind> eventKind(QByteArrayView text)
{
    // The names are made anew by each call of name().
    static const auto names = [] {
        std::array<QByteArray, EventKinds.size()> all;
        for (const EventKind kind : EventKinds)
            all[size_t(kind)] = name(kind);
        return all;
    }();
    for (size_t kind = 0; kind < names.size(); ++kind) {
        if (names[kind] == text)
            return EventKind(kind);
    }
    return std::nullopt;
}

std::optional<PartFact> partFact(QByteArrayView text)
{
    for (size_t fact = 0; fact < PartFacts; ++fact) {
        if (name(PartFact(fact)) == text)
            return PartFact(fact);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::chrono::nanoseconds> time(QByteArrayView text)
{
    using namespace std::chrono;
    const auto years = takeField(text, 4, '-');
    const auto months = takeField(text, 2, '-');
    const auto days = takeField(text, 2, 'T');
    const auto hour = takeField(text, 2, ':');
    const auto minute = takeField(text, 2, ':');
    const auto second = takeField(text, 2, 0);
    const auto fraction = takeFraction(text);
    if (!years || !months || !days || !hour || !minute || !second || !fraction || text != "Z")
        return std::nullopt;
    const year_month_day date{year(int(*years)), month(*months), day(*days)};
    if (!date.ok() || *years < 1970 || *years >= 2200 || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return steadyTime(sys_days(date).time_since_epoch() + hours(*hour) + minutes(*minute) + seconds(*second) +
                      *fraction);
}

std::optional<wire::Endpoint> endpoint(QByteArrayView text)
{
    const qsizetype zone = text.indexOf('%');
    if (zone < 0)
        return wire::Endpoint::parse(text);
    QByteArrayView rest = text.sliced(zone + 1);
    const auto scope = takeNumber<quint32>(rest);
    if (!scope || !rest.startsWith(']'))
        return std::nullopt;
    auto end = wire::Endpoint::parse(QByteArray(text.first(zone).toByteArray() + rest.toByteArray()));
    if (!end || end->address.isIpv4())
        return std::nullopt;
    end->address = wire::IpAddress::fromIpv6(end->address.bytes(), *scope);
    return end;
}

std::optional<Verdict> verdict(QByteArrayView text)
{
    return named(text, {Verdict::Allowed, Verdict::Blocked, Verdict::Refused});
}

std::optional<Outcome> outcome(QByteArrayView text)
{
    return named(text,
                 {Outcome::Done, Outcome::Blocked, Outcome::Malformed, Outcome::Refused, Outcome::Unreachable,
                  Outcome::TimedOut, Outcome::Reset, Outcome::Aborted, Outcome::Running});
}

std::optional<QByteArray> base64(QByteArrayView text)
{
    const auto raw = QByteArray::fromRawData(text.data(), text.size());
    auto result = QByteArray::fromBase64Encoding(raw, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(std::move(*result)) : std::nullopt;
}

std::optional<EventName> eventName(QByteArrayView text)
{
    EventName result;
    if (take(text, "client ")) {
        result.role = Role::Client;
    } else if (take(text, "server ")) {
        result.role = Role::Server;
    }
    QByteArrayView kindText = text;
    const bool isDownstream = take(kindText, "downstream ");
    if (isDownstream || take(kindText, "upstream ")) {
        if (const auto kind = eventKind(kindText)) {
            result.kind = *kind;
            result.side = isDownstream ? Side::Downstream : Side::Upstream;
            return result;
        }
    }
    const auto fact = partFact(text);
    if (!fact)
        return std::nullopt;
    result.isFact = true;
    result.fact = *fact;
    return result;
}

std::optional<EventDetail> eventDetail(QByteArrayView text)
{
    EventDetail detail;
    if (!text.isEmpty() && text != "by peer") {
        const auto size = takeNumber<quint32>(text);
        if (!size)
            return std::nullopt;
        detail.size = *size;
        if (!take(text, " bytes") && !take(text, " byte") && !take(text, " addresses") &&
            !take(text, " address"))
            return std::nullopt;
        if (!text.isEmpty() && !take(text, " "))
            return std::nullopt;
    }
    detail.byPeer = text == "by peer";
    return text.isEmpty() || detail.byPeer ? std::optional(detail) : std::nullopt;
}

std::optional<quint32> ordinal(QByteArrayView text)
{
    const auto before = takeNumber<quint32>(text);
    return before && (text == " exchange before" || text == " exchanges before") ? before : std::nullopt;
}

std::optional<std::pair<wire::Endpoint, wire::Endpoint>> addresses(QByteArrayView text)
{
    const auto one = [](QByteArrayView address) {
        return address == "unknown" ? std::optional(wire::Endpoint()) : endpoint(address);
    };
    const qsizetype space = text.indexOf(' ');
    if (space < 0)
        return std::nullopt;
    const auto first = one(text.first(space));
    const auto second = one(text.sliced(space + 1));
    return first && second ? std::optional(std::pair(*first, *second)) : std::nullopt;
}

} // namespace midhop::trace::SessionValues
