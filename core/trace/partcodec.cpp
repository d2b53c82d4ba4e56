#include "core/trace/partcodec.h"

#include "core/trace/partformat.h"

#include <algorithm>

namespace midhop::trace::PartCodec {

namespace {

using Bytes = std::vector<char>;
using std::chrono::nanoseconds;

using namespace PartFormat;

constexpr qsizetype LongestShared = 512;

// The bits of an event's first byte.
constexpr int SideShift = 4;
constexpr int PeerShift = 5;
constexpr int SizeShift = 6;

/// Differences wrap around instead of overflowing: any two times come back as they were.
void putTime(Bytes &out, nanoseconds at, nanoseconds base)
{
    putSigned(out, qint64(quint64(at.count()) - quint64(base.count())));
}

void putEndpoint(Bytes &out, const wire::Endpoint &endpoint, SharedTables &tables)
{
    // 0: not known. 1: an address without a number.
    if (endpoint == wire::Endpoint{}) {
        out.push_back(0);
        return;
    }
    const auto number = tables.addresses.number(endpoint.address);
    putVarint(out, number ? *number + 2 : 1);
    if (!number) {
        const auto &bytes = endpoint.address.bytes();
        out.push_back(endpoint.address.isIpv4());
        out.insert(out.end(), bytes.begin(), bytes.end());
        putVarint(out, endpoint.address.scopeId());
    }
    out.push_back(char(endpoint.port >> 8));
    out.push_back(char(endpoint.port));
}

void putText(Bytes &out, const QByteArray &text, SharedTables &tables)
{
    if (text.isEmpty()) {
        out.push_back(EmptyText);
        return;
    }
    const auto number = text.size() <= LongestShared ? tables.texts.number(text) : std::nullopt;
    if (number) {
        putVarint(out, *number + FirstShared);
    } else {
        out.push_back(OwnText);
        putBytes(out, text);
    }
}

void putText(Bytes &out, const std::optional<QByteArray> &text, SharedTables &tables)
{
    if (text) {
        putText(out, *text, tables);
    } else {
        out.push_back(NoText);
    }
}

QByteArrayView field(const PartView &view, size_t number)
{
    switch (Field(number)) {
    case Field::Envelope:
        return view.envelope;
    case Field::Message:
        return view.message.value_or(QByteArrayView());
    case Field::Forwarded:
        return view.forwarded;
    case Field::Reply:
        return view.reply;
    }
    Q_UNREACHABLE();
}

void setField(PartView &view, size_t number, QByteArrayView bytes)
{
    switch (Field(number)) {
    case Field::Envelope:
        view.envelope = bytes;
        break;
    case Field::Message:
        view.message = bytes;
        break;
    case Field::Forwarded:
        view.forwarded = bytes;
        break;
    case Field::Reply:
        view.reply = bytes;
        break;
    }
}

/// The inline field among `others`, or an earlier field of `own`, that holds the same bytes.
std::optional<size_t> sameBytes(QByteArrayView bytes, const Heads &others, const Head &own,
                                size_t fieldNumber)
{
    for (size_t role = 0; role < others.size(); ++role) {
        const bool isOwn = role == size_t(own.view.role);
        const Head *head = isOwn ? &own : others[role] ? &*others[role] : nullptr;
        for (size_t number = 0; head && number < (isOwn ? fieldNumber : FieldCount); ++number) {
            if (head->sources[number] == Inline && field(head->view, number) == bytes)
                return role * FieldCount + number;
        }
    }
    return std::nullopt;
}

constexpr size_t SourceBytes = (FieldCount + 1) / 2;
static_assert(FirstReference + 3 * FieldCount <= 16, "a source has four bits");

void putPayload(Bytes &out, const Part &part, const Heads &others)
{
    Head own;
    own.view = PartView::of(part);
    const size_t sourcesAt = out.size();
    out.resize(out.size() + SourceBytes);
    for (size_t number = 0; number < FieldCount; ++number) {
        const QByteArrayView bytes = field(own.view, number);
        auto source = quint8(Inline);
        if (bytes.isEmpty()) {
            source = Field(number) == Field::Message && !part.message ? Absent : Empty;
        } else if (const auto same = sameBytes(bytes, others, own, number)) {
            source = quint8(FirstReference + *same);
        }
        own.sources[number] = source;
        out[sourcesAt + number / 2] = char(out[sourcesAt + number / 2] | source << 4 * (number % 2));
        if (source == Inline)
            putBytes(out, bytes);
    }
}

void putEvents(Bytes &out, const Part &part)
{
    putVarint(out, part.events.size());
    nanoseconds last = part.started;
    for (const Event &event : part.events) {
        out.push_back(char(quint8(event.kind) | quint8(event.side) << SideShift | event.byPeer << PeerShift |
                           (event.size != 0) << SizeShift));
        putTime(out, event.at, last);
        if (event.size != 0)
            putVarint(out, event.size);
        last = event.at;
    }
}

/// What is read often stands first.
void putHead(Bytes &out, const Part &part, const Origin &origin, SharedTables &tables)
{
    out.push_back(char(quint8(part.verdict) | quint8(part.outcome) << OutcomeShift |
                       part.randomMessage << RandomShift));
    const size_t lengthAt = out.size();
    out.push_back(0);
    putTime(out, part.started, origin.time);
    putTime(out, part.ended, part.started);
    putSigned(out, qint64(part.serial - origin.serial));
    putVarint(out, part.ordinal);
    for (const wire::Endpoint *end : {&part.client, &part.proxy, &part.upstream, &part.server})
        putEndpoint(out, *end, tables);
    putText(out, part.serverIp, tables);
    putText(out, part.serverPort, tables);
    putText(out, part.rule, tables);
    putText(out, part.decision, tables);
    putText(out, part.failure, tables);
    out[lengthAt] = char(std::min<size_t>(out.size() - lengthAt - 1, LongHead));
}

std::vector<Event> takeEvents(const char *at, nanoseconds started)
{
    std::vector<Event> events(takeVarint(at));
    nanoseconds last = started;
    for (Event &event : events) {
        const auto bits = quint8(*at++);
        event.kind = EventKind(bits & 0xf);
        event.side = Side(bits >> SideShift & 1);
        event.byPeer = bits >> PeerShift & 1;
        event.at = takeTime(at, last);
        if (bits >> SizeShift & 1)
            event.size = quint32(takeVarint(at));
        last = event.at;
    }
    return events;
}

} // namespace

void encode(const Part &part, const Origin &origin, const Heads &others, SharedTables &tables, Bytes &out)
{
    Q_ASSERT(part.finished && !part.lingering);
    putHead(out, part, origin, tables);
    putPayload(out, part, others);
    putVarint(out, quint64(part.replyBytes));
    putEvents(out, part);
}

Head decodeHead(const char *encoded, Role role, const Origin &origin, const SharedTables &tables)
{
    const char *at = encoded;
    Head head;
    PartView &view = head.view;
    const auto bits = quint8(at[0]);
    at += 2;
    view.role = role;
    view.finished = true;
    view.verdict = Verdict(bits & 3);
    view.outcome = Outcome(bits >> OutcomeShift & 0xf);
    view.randomMessage = bits >> RandomShift & 1;
    view.started = takeTime(at, origin.time);
    view.ended = takeTime(at, view.started);
    view.serial = origin.serial + quint64(takeSigned(at));
    view.ordinal = quint32(takeVarint(at));
    takeEndpoint(at, tables, view.client);
    takeEndpoint(at, tables, view.proxy);
    takeEndpoint(at, tables, view.upstream);
    takeEndpoint(at, tables, view.server);
    view.serverIp = takeText(at, tables);
    view.serverPort = takeText(at, tables);
    view.rule = takeText(at, tables).value_or(QByteArrayView());
    view.decision = takeText(at, tables).value_or(QByteArrayView());
    view.failure = takeText(at, tables).value_or(QByteArrayView());
    head.sources = takeSources<FieldCount>(at);
    for (size_t number = 0; number < FieldCount; ++number) {
        if (head.sources[number] == Inline) {
            setField(view, number, takeBytes(at));
        } else if (head.sources[number] != Absent) {
            setField(view, number, QByteArrayView("", 0));
        }
    }
    view.replyBytes = qint64(takeVarint(at));
    head.events = at;
    return head;
}

void resolve(Heads &heads)
{
    for (auto &head : heads) {
        for (size_t number = 0; head && number < FieldCount; ++number) {
            if (head->sources[number] < FirstReference)
                continue;
            const size_t target = head->sources[number] - size_t(FirstReference);
            const auto &holder = heads[target / FieldCount];
            Q_ASSERT(holder); // An encoded part stays as long as its row.
            setField(head->view, number, field(holder->view, target % FieldCount));
        }
    }
}

Part decode(const Head &head)
{
    const PartView &view = head.view;
    const auto own = [](const std::optional<QByteArrayView> &bytes) {
        return bytes ? std::optional(bytes->toByteArray()) : std::nullopt;
    };
    Part part;
    part.role = view.role;
    part.serial = view.serial;
    part.finished = view.finished;
    part.started = view.started;
    part.ended = view.ended;
    part.client = view.client;
    part.proxy = view.proxy;
    part.upstream = view.upstream;
    part.server = view.server;
    part.ordinal = view.ordinal;
    part.envelope = view.envelope.toByteArray();
    part.serverIp = own(view.serverIp);
    part.serverPort = own(view.serverPort);
    part.message = own(view.message);
    part.randomMessage = view.randomMessage;
    part.forwarded = view.forwarded.toByteArray();
    part.verdict = view.verdict;
    part.rule = view.rule.toByteArray();
    part.decision = view.decision.toByteArray();
    part.outcome = view.outcome;
    part.reply = view.reply.toByteArray();
    part.replyBytes = view.replyBytes;
    part.failure = view.failure.toByteArray();
    part.events = takeEvents(head.events, view.started);
    return part;
}

} // namespace midhop::trace::PartCodec
