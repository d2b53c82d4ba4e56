#include "core/trace/filterrow.h"

#include "core/trace/clock.h"
#include "core/trace/filter.h"
#include "core/trace/filtersearch.h"
#include "core/trace/filtertime.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace midhop::trace {

namespace {

/// `low` to `high` is what the value stands for.
template <typename Ordered>
bool compared(FilterOperator op, const Ordered &value, const Ordered &low, const Ordered &high)
{
    switch (op) {
    case FilterOperator::IsNot:
        return value < low || high < value;
    case FilterOperator::Less:
        return value < low;
    case FilterOperator::LessOrEqual:
        return !(high < value);
    case FilterOperator::Greater:
        return high < value;
    case FilterOperator::GreaterOrEqual:
        return !(value < low);
    default:
        return !(value < low) && !(high < value);
    }
}

/// `is` and `is not` with the one value, or `in` with several.
template <typename Equals>
bool equalsOne(const FilterNode &node, const Equals &equals)
{
    return std::any_of(node.values.begin(), node.values.end(), equals) != (node.op == FilterOperator::IsNot);
}

/// Digits as an envelope has them.
std::optional<quint16> portOf(QByteArrayView digits)
{
    quint32 port = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9' || port > std::numeric_limits<quint16>::max())
            return std::nullopt;
        port = port * 10 + quint32(digit - '0');
    }
    return port == 0 || port > std::numeric_limits<quint16>::max() ? std::nullopt
                                                                   : std::optional(quint16(port));
}

bool containsBytes(QByteArrayView text, QByteArrayView part)
{
    const auto view = [](QByteArrayView bytes) {
        return std::string_view(bytes.data(), size_t(bytes.size()));
    };
    return part.isEmpty() || (!text.isEmpty() && view(text).find(view(part)) != std::string_view::npos);
}

} // namespace

std::optional<int> FilterRow::word(FilterField field) const
{
    if (field == FilterField::Outcome)
        return int(m_facts.outcome);
    // A foreign proxy decides unseen.
    if (m_facts.verdict == Verdict::Pending && m_facts.outcome != Outcome::Running)
        return std::nullopt;
    return int(m_facts.verdict);
}

const wire::Endpoint *FilterRow::end(FilterField field) const
{
    switch (field) {
    case FilterField::Client:
    case FilterField::ClientIp:
    case FilterField::ClientPort:
        return &m_facts.client;
    case FilterField::Proxy:
    case FilterField::ProxyIp:
    case FilterField::ProxyPort:
        return &m_facts.proxy;
    case FilterField::Upstream:
    case FilterField::UpstreamIp:
    case FilterField::UpstreamPort:
        return &m_facts.upstream;
    default:
        return &m_facts.server;
    }
}

std::optional<qint64> FilterRow::number(FilterField field) const
{
    const qint64 messageBytes = m_facts.message ? m_facts.message->size() : 0;
    switch (field) {
    case FilterField::Id:
        return qint64(m_id.value);
    case FilterField::Latency:
        return m_facts.latency.count() < 0 ? std::nullopt : std::optional<qint64>(m_facts.latency.count());
    case FilterField::Bytes:
        return messageBytes + m_facts.replyBytes;
    case FilterField::MessageBytes:
        return messageBytes;
    case FilterField::ReplyBytes:
        return m_facts.replyBytes;
    default:
        break;
    }
    if (const quint16 port = end(field)->port; port != 0)
        return port;
    if (field == FilterField::ServerPort && m_facts.serverPort)
        return portOf(*m_facts.serverPort);
    return std::nullopt;
}

std::optional<FilterValue::Address> FilterRow::address(FilterField field) const
{
    const wire::Endpoint *known = end(field);
    if (known->port != 0)
        return known->address.bytes();
    if (field == FilterField::ServerIp && m_facts.serverIp) {
        if (const auto asked = wire::IpAddress::parse(*m_facts.serverIp))
            return asked->bytes();
    }
    return std::nullopt;
}

std::optional<wire::Endpoint> FilterRow::endpoint(FilterField field) const
{
    const wire::Endpoint *known = end(field);
    if (known->port != 0)
        return *known;
    if (field != FilterField::Server || !m_facts.serverIp || !m_facts.serverPort)
        return std::nullopt;
    const auto asked = wire::IpAddress::parse(*m_facts.serverIp);
    const auto port = portOf(*m_facts.serverPort);
    return asked && port ? std::optional(wire::Endpoint{*asked, *port}) : std::nullopt;
}

std::optional<QByteArrayView> FilterRow::text(FilterField field, QByteArray &buffer) const
{
    const auto unlessEmpty = [](QByteArrayView bytes) {
        return bytes.isEmpty() ? std::nullopt : std::optional(bytes);
    };
    switch (field) {
    case FilterField::Rule:
        return unlessEmpty(m_facts.rule);
    case FilterField::Envelope:
        return unlessEmpty(m_facts.envelope);
    case FilterField::Message:
        return m_facts.message;
    case FilterField::Reply:
        return unlessEmpty(m_facts.reply);
    case FilterField::Destination:
        buffer = destinationOf(m_facts);
        return unlessEmpty(buffer);
    default:
        break;
    }
    const auto known = endpoint(field);
    if (!known)
        return std::nullopt;
    buffer = known->toText();
    return buffer;
}

bool FilterRow::has(FilterField field) const
{
    switch (type(field)) {
    case FilterType::Word:
        return word(field).has_value();
    case FilterType::Text: {
        QByteArray buffer;
        return text(field, buffer).has_value();
    }
    case FilterType::Time:
        return true;
    case FilterType::Ip:
        return address(field).has_value();
    case FilterType::Endpoint:
        return endpoint(field).has_value();
    case FilterType::Number:
    case FilterType::Size:
    case FilterType::Port:
    case FilterType::Duration:
        return number(field).has_value();
    }
    Q_UNREACHABLE();
}

bool FilterRow::compares(const FilterNode &node) const
{
    const FilterType fieldType = type(node.field);
    if (fieldType == FilterType::Text || node.op == FilterOperator::Contains ||
        node.op == FilterOperator::Matches)
        return comparesText(node);
    switch (fieldType) {
    case FilterType::Word: {
        const auto value = word(node.field);
        return value && equalsOne(node, [&](const FilterValue &one) { return one.word == *value; });
    }
    case FilterType::Time:
        return comparesTime(node);
    case FilterType::Ip: {
        const auto value = address(node.field);
        return value && std::any_of(node.values.begin(), node.values.end(), [&](const FilterValue &one) {
                   return compared(node.op, *value, one.lowAddress, one.highAddress);
               });
    }
    case FilterType::Endpoint: {
        const auto value = endpoint(node.field);
        return value && equalsOne(node, [&](const FilterValue &one) {
                   return one.lowAddress == value->address.bytes() && one.port == value->port;
               });
    }
    default: {
        const auto value = number(node.field);
        return value && std::any_of(node.values.begin(), node.values.end(), [&](const FilterValue &one) {
                   return compared(node.op, *value, one.low, one.high);
               });
    }
    }
}

bool FilterRow::comparesTime(const FilterNode &node) const
{
    const std::chrono::microseconds started = wallClock(m_facts.started);
    return std::any_of(node.values.begin(), node.values.end(), [&](const FilterValue &one) {
        const qint64 value = one.ofDay ? microsecondsOfDay(started) : started.count();
        return compared(node.op, value, one.low, one.high);
    });
}

bool FilterRow::comparesText(const FilterNode &node) const
{
    QByteArray buffer;
    const auto value = text(node.field, buffer);
    if (!value)
        return false;
    if (node.op == FilterOperator::Matches)
        return node.pattern->matches(*value);
    if (node.op == FilterOperator::Contains)
        return containsBytes(*value, node.values.front().bytes);
    return equalsOne(node, [&](const FilterValue &one) { return *value == one.bytes; });
}

// The text that has most comes first; the others are looked at where it has not got the word.
bool FilterRow::contains(const FilterSearch &search) const
{
    const auto has = [&search](QByteArrayView text) {
        return hasWord(text, search);
    };
    if ((search.outcomes >> int(m_facts.outcome) & 1) != 0)
        return true;
    const auto decision = word(FilterField::Decision);
    if (decision && (search.decisions >> *decision & 1) != 0)
        return true;
    if (has(m_facts.envelope) || has(m_facts.reply) || has(m_facts.rule) ||
        (m_facts.message && has(*m_facts.message)))
        return true;
    if (search.acrossColon) {
        if (has(destinationOf(m_facts)))
            return true;
    } else if ((m_facts.serverIp && has(*m_facts.serverIp)) ||
               (m_facts.serverPort && has(*m_facts.serverPort))) {
        return true;
    }
    if (!search.inAddress || m_facts.client.port == 0)
        return false;
    // Its memory is kept from row to row.
    thread_local QByteArray client;
    client.resize(0);
    m_facts.client.appendText(client);
    return has(client);
}

QString FilterRow::valueText(FilterField field, qsizetype longest) const
{
    QByteArray buffer;
    switch (type(field)) {
    case FilterType::Text: {
        const auto value = field == FilterField::Envelope ? std::nullopt : text(field, buffer);
        return value && value->size() <= longest ? filterQuoted(*value) : QString();
    }
    case FilterType::Endpoint: {
        const auto value = text(field, buffer);
        return value ? QString::fromLatin1(*value) : QString();
    }
    case FilterType::Ip: {
        const wire::Endpoint *known = end(field);
        if (known->port == 0 && field == FilterField::ServerIp && address(field))
            return QString::fromLatin1(*m_facts.serverIp);
        return known->port == 0 ? QString() : QString::fromLatin1(known->address.toText());
    }
    case FilterType::Number:
    case FilterType::Port: {
        const auto value = number(field);
        return value ? QString::number(*value) : QString();
    }
    default:
        return {};
    }
}

} // namespace midhop::trace
