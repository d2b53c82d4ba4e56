#include "gui/exchanges/sortkeys.h"

#include "gui/exchanges/exchangecolumn.h"
#include "gui/exchanges/exchangetext.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace midhop::gui {

namespace {

constexpr qsizetype HeadBytes = 7; ///< of a text in a head
constexpr int LengthBits = 6;
constexpr quint64 LengthMask = (1 << LengthBits) - 1;
constexpr qsizetype Samples = 200; ///< rows that are looked at for a common beginning

/// What stands before an address' bytes: the kinds of addresses one behind the other.
enum AddressKind : char { Ipv4Kind = 1, Ipv6Kind, NameKind };

/// Signed order as unsigned order.
quint64 ofNumber(qint64 value)
{
    return quint64(value) ^ (quint64(1) << 63);
}

void appendPort(QByteArray &key, quint16 port)
{
    key += char(port >> 8);
    key += char(port & 0xff);
}

QByteArray addressKey(const wire::IpAddress &address, quint16 port)
{
    QByteArray key;
    if (address.isIpv4()) {
        const quint32 bytes = qToBigEndian(address.toIpv4());
        key += char(Ipv4Kind);
        key.append(reinterpret_cast<const char *>(&bytes), 4);
    } else {
        key += char(Ipv6Kind);
        key.append(reinterpret_cast<const char *>(address.bytes().data()), 16);
    }
    appendPort(key, port);
    return key;
}

QByteArray endpointKey(const wire::Endpoint &endpoint)
{
    return endpoint.port == 0 ? QByteArray() : addressKey(endpoint.address, endpoint.port);
}

QByteArray destinationKey(const trace::Facts &facts)
{
    if (!facts.serverIp || facts.serverIp->isEmpty())
        return {};
    const quint16 port = facts.serverPort ? facts.serverPort->toByteArray().toUShort() : quint16(0);
    if (const auto address = wire::IpAddress::parse(*facts.serverIp))
        return addressKey(*address, port);
    const QByteArrayView host =
        facts.serverIp->first(std::min(facts.serverIp->size(), SortKeys::MostCompared));
    QByteArray key(1, char(NameKind));
    key += host.toByteArray().toLower();
    key += '\0';
    appendPort(key, port);
    return key;
}

QByteArray replyKey(const trace::Facts &facts, qsizetype most)
{
    if (facts.reply.isEmpty())
        return QByteArray(1, '\1') + char(facts.outcome);
    return QByteArray(1, '\2') + facts.reply.first(std::min(facts.reply.size(), most)).toByteArray();
}

QByteArray decisionKey(const trace::Facts &facts)
{
    const bool unseen = facts.verdict == trace::Verdict::Pending && facts.outcome != trace::Outcome::Running;
    return QByteArray(1, char(2 * int(facts.verdict) + (unseen ? 1 : 0))) + facts.rule.toByteArray();
}

bool isTextual(int column)
{
    switch (column) {
    case ExchangeColumn::Client:
    case ExchangeColumn::Destination:
    case ExchangeColumn::Message:
    case ExchangeColumn::Decision:
    case ExchangeColumn::Reply:
    case ExchangeColumn::Rule:
    case ExchangeColumn::Proxy:
    case ExchangeColumn::Server:
        return true;
    default:
        return false;
    }
}

} // namespace

SortKeys::SortKeys(const trace::Store *store, int column, Qt::SortOrder order)
    : m_store(store)
    , m_column(column)
    , m_descending(order == Qt::DescendingOrder)
    , m_textual(isTextual(column))
{
    if (m_textual)
        findCommon();
}

quint64 SortKeys::numberKey(qsizetype row) const
{
    if (m_column >= ExchangeColumn::FirstPhase) {
        const auto duration = ExchangeText::phase(trace::phasesOf(m_store->exchange(row)), m_column);
        return duration ? ofNumber(duration->count()) : 0;
    }
    if (m_column == ExchangeColumn::Number)
        return m_store->id(row).value;
    const trace::Facts facts = m_store->facts(row);
    switch (m_column) {
    case ExchangeColumn::Time:
        return ofNumber(facts.started.count());
    case ExchangeColumn::Latency:
        return ofNumber(facts.latency.count());
    case ExchangeColumn::Outcome:
        return quint64(facts.outcome);
    case ExchangeColumn::MessageBytes:
        return facts.message ? ofNumber(facts.message->size()) : 0;
    case ExchangeColumn::ReplyBytes:
        return ofNumber(facts.replyBytes);
    case ExchangeColumn::UpstreamPort:
        return facts.upstream.port;
    default:
        return 0;
    }
}

QByteArray SortKeys::textKey(qsizetype row, qsizetype most) const
{
    const trace::Facts facts = m_store->facts(row);
    switch (m_column) {
    case ExchangeColumn::Client:
        return endpointKey(facts.client);
    case ExchangeColumn::Destination:
        return destinationKey(facts);
    case ExchangeColumn::Message: {
        const QByteArrayView message = facts.message.value_or(QByteArrayView());
        return message.first(std::min(message.size(), most)).toByteArray();
    }
    case ExchangeColumn::Decision:
        return decisionKey(facts);
    case ExchangeColumn::Reply:
        return replyKey(facts, most);
    case ExchangeColumn::Rule:
        return facts.rule.toByteArray();
    case ExchangeColumn::Proxy:
        return endpointKey(facts.proxy);
    case ExchangeColumn::Server:
        return endpointKey(facts.server);
    default:
        return {};
    }
}

void SortKeys::findCommon()
{
    const qsizetype first = m_store->firstRow();
    const qsizetype step = std::max<qsizetype>(1, m_store->count() / Samples);
    bool any = false;
    for (qsizetype row = first; row < m_store->endRow(); row += step) {
        const QByteArray key = textKey(row, MostCompared);
        if (!any)
            m_common = key;
        any = true;
        const qsizetype length = std::min(m_common.size(), key.size());
        const auto differ = std::mismatch(m_common.cbegin(), m_common.cbegin() + length, key.cbegin());
        m_common.truncate(differ.first - m_common.cbegin());
    }
}

// From the highest bit on: whether it stands before, among or behind those that begin in common (2 bits);
// seven bytes of what follows, or of a text that begins otherwise; how many of them count, so that a text
// that ends there stands before one that goes on (4 bits).
quint64 SortKeys::textHead(qsizetype row) const
{
    const QByteArray key = textKey(row, m_common.size() + HeadBytes + 1);
    const bool among = key.startsWith(m_common);
    const quint64 side = among ? 1 : key < m_common ? 0 : 2;
    const qsizetype begin = among ? m_common.size() : 0;
    const qsizetype length = std::min(key.size() - begin, HeadBytes + 1);
    quint64 head = side;
    for (qsizetype i = 0; i < HeadBytes; ++i)
        head = head << 8 | (i < length ? quint8(key[begin + i]) : 0);
    return head << LengthBits | quint64(length);
}

quint64 SortKeys::head(qsizetype row) const
{
    const quint64 head = m_textual ? textHead(row) : numberKey(row);
    return m_descending ? ~head : head;
}

bool SortKeys::isComplete(quint64 head) const
{
    return !m_textual || ((m_descending ? ~head : head) & LengthMask) <= quint64(HeadBytes);
}

// Two that agree so far begin both in common or both otherwise, so it does not matter what their rest begins
// with.
QByteArray SortKeys::rest(qsizetype row, quint64 head) const
{
    return isComplete(head) ? QByteArray() : textKey(row, MostCompared).mid(HeadBytes);
}

SortKeys::Entry SortKeys::entry(qsizetype row) const
{
    const quint64 key = head(row);
    return {key, row, rest(row, key)};
}

bool SortKeys::isBefore(const Entry &a, const Entry &b) const
{
    if (a.head != b.head)
        return a.head < b.head;
    if (const int order = QByteArrayView(a.rest).compare(b.rest); order != 0)
        return (order < 0) != m_descending;
    return a.row < b.row;
}

} // namespace midhop::gui
