#include "core/trace/flowdraft.h"

#include "core/trace/flowends.h"
#include "core/trace/way.h"
#include "core/wire/replytext.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <array>

namespace midhop::trace {

using namespace Qt::StringLiterals;
using Attempt = ConnectionEnd::Attempt;
using Tone = LogLine::Tone;

namespace {

constexpr qsizetype LongestText = 256; // of bytes and failures: what an arrow or a hover can show

QByteArray shown(QByteArrayView bytes)
{
    return wire::printable(bytes.size() > LongestText ? wire::withoutTornEnd(bytes.first(LongestText)) : bytes);
}

/// Why the part ended as it did, in words: its failure, or the error that the proxy answered of its own.
QByteArray reasonOf(const Part &part)
{
    if (!part.failure.isEmpty())
        return shown(part.failure);
    const bool own = part.role == Role::Proxy && sumOf(&part, EventKind::Received, Side::Upstream) == 0;
    return own && part.reply.startsWith("Error, ") ? shown(QByteArrayView(part.reply).sliced(7))
                                                   : QByteArray();
}

/// Makes the steps of one exchange.
class Drafting final
{
public:
    explicit Drafting(const Exchange &exchange)
        : m_exchange(exchange)
    {
    }
    [[nodiscard]] std::vector<Draft> run() &&;

private:
    [[nodiscard]] std::optional<Anchor> anchor(Role role, std::optional<size_t> event) const;
    Draft &arrow(StepKind kind, Side side, Role from, Role to);
    Draft &atLifeline(StepKind kind, Side side, Role role, std::optional<Anchor> anchor);

    void addSide(Side side, Role opener, Role accepter);
    void addConnects(Side side, Role opener, Role accepter, const ConnectionEnd &from,
                     const ConnectionEnd &to);
    void addEnds(Side side, Role fromRole, Role toRole, const ConnectionEnd &from, const ConnectionEnd &to);
    void addTimeOuts(Side side, Role role, const ConnectionEnd &end);
    void addBytes(Direction direction);
    void addWritten(const Way &way, qint64 begin, qint64 end);
    Draft &addSegment(const Carried &carried, qint64 begin, qint64 end);
    void addDecision();
    void addFailure(Role role);

    const Exchange &m_exchange;
    std::vector<Draft> m_drafts;
    std::array<bool, 3> m_reasonTold{}; ///< by role: a step says what its failure says
};

std::optional<Anchor> Drafting::anchor(Role role, std::optional<size_t> event) const
{
    const Part *part = partOf(m_exchange, role);
    if (!part || !event)
        return std::nullopt;
    return Anchor{placeOf(*event), part->events[*event].at};
}

Draft &Drafting::arrow(StepKind kind, Side side, Role from, Role to)
{
    Draft &draft = m_drafts.emplace_back();
    draft.step.kind = kind;
    draft.step.side = side;
    draft.step.from = from;
    draft.step.to = to;
    return draft;
}

Draft &Drafting::atLifeline(StepKind kind, Side side, Role role, std::optional<Anchor> anchor)
{
    Draft &draft = arrow(kind, side, role, role);
    draft.from = anchor;
    return draft;
}

void Drafting::addConnects(Side side, Role opener, Role accepter, const ConnectionEnd &from,
                           const ConnectionEnd &to)
{
    if (from.attempts.empty() && to.accepted)
        arrow(StepKind::Connect, side, opener, accepter).to = anchor(accepter, to.accepted);
    for (const Attempt &attempt : from.attempts) {
        const bool last = &attempt == &from.attempts.back();
        const bool failed = attempt.result == Attempt::Result::Failed;
        Draft &draft = arrow(failed ? StepKind::ConnectFailed : StepKind::Connect, side, opener, accepter);
        draft.from = anchor(opener, attempt.began);
        draft.answer = anchor(opener, attempt.ended);
        if (last)
            draft.to = anchor(accepter, to.accepted);
        if (!failed)
            continue;
        const Part &part = *partOf(m_exchange, opener);
        const Event &event = part.events[*attempt.ended];
        draft.step.tone = Tone::Error;
        draft.step.refused = event.kind == EventKind::Failed && event.byPeer;
        if (last)
            draft.step.text = reasonOf(part);
        m_reasonTold[size_t(opener)] |= last && !draft.step.text.isEmpty();
        if (draft.step.text.isEmpty())
            draft.step.text = draft.step.refused ? "connection refused"_ba : "not connected"_ba;
    }
}

/// FIN and RST from one end to the other.
void Drafting::addEnds(Side side, Role fromRole, Role toRole, const ConnectionEnd &from,
                       const ConnectionEnd &to)
{
    // Closing with bytes unread, or before bytes that still come, makes the system send RST in place of FIN:
    // what one end did as a close comes to the other as a reset.
    const bool closeBecameReset = from.ownFinByClose && !from.ownReset && to.peerReset && !to.peerFin;
    if ((from.ownFin && !closeBecameReset) || to.peerFin) {
        Draft &draft = arrow(StepKind::HalfClose, side, fromRole, toRole);
        draft.from = anchor(fromRole, from.ownFin);
        draft.to = anchor(toRole, to.peerFin);
        draft.byClose = from.ownFinByClose;
    }
    if (from.ownReset || to.peerReset) {
        Draft &draft = arrow(StepKind::Reset, side, fromRole, toRole);
        draft.from = anchor(fromRole, closeBecameReset ? from.ownFin : from.ownReset);
        draft.to = anchor(toRole, to.peerReset);
        draft.step.tone = Tone::Error;
    }
    if (from.gaveUp)
        atLifeline(StepKind::Close, side, fromRole, anchor(fromRole, from.gaveUp));
}

void Drafting::addTimeOuts(Side side, Role role, const ConnectionEnd &end)
{
    const auto add = [&](StepKind kind, size_t event) {
        Draft &draft = atLifeline(kind, side, role, anchor(role, event));
        draft.step.tone = Tone::Error;
        draft.step.text = reasonOf(*partOf(m_exchange, role));
        m_reasonTold[size_t(role)] |= !draft.step.text.isEmpty();
    };
    for (const size_t event : end.timeOuts)
        add(StepKind::TimeOut, event);
    for (const size_t event : end.failures)
        add(role == Role::Proxy ? StepKind::LookUp : StepKind::Failure, event);
}

void Drafting::addSide(Side side, Role opener, Role accepter)
{
    const ConnectionEnd from = endOf(partOf(m_exchange, opener), side);
    const ConnectionEnd to = endOf(partOf(m_exchange, accepter), side);
    addConnects(side, opener, accepter, from, to);
    addEnds(side, opener, accepter, from, to);
    addEnds(side, accepter, opener, to, from);
    addTimeOuts(side, opener, from);
    addTimeOuts(side, accepter, to);
}

Draft &Drafting::addSegment(const Carried &carried, qint64 begin, qint64 end)
{
    const Direction direction = carried.direction;
    Draft &draft = arrow(StepKind::Bytes, sideOf(direction), senderOf(direction), receiverOf(direction));
    draft.step.direction = direction;
    draft.step.offset = begin;
    draft.step.size = end - begin;
    if (begin < carried.bytes.size()) {
        const qint64 kept = std::min<qint64>({end - begin, carried.bytes.size() - begin, LongestText + 1});
        draft.step.text = shown(QByteArrayView(carried.bytes).sliced(qsizetype(begin), qsizetype(kept)));
    }
    if (direction == Direction::ServerToProxy || direction == Direction::ProxyToClient)
        draft.step.tone = wire::isErrorReply(carried.bytes) ? Tone::Error : Tone::Good;
    return draft;
}

/// What was written from `begin` to `end` and not read, or not by one of ours.
void Drafting::addWritten(const Way &way, qint64 begin, qint64 end)
{
    for (size_t i = 0; i < way.carried.sent.size(); ++i) {
        const Segment &segment = way.carried.sent[i];
        const qint64 from = std::max(begin, segment.offset);
        const qint64 to = std::min(end, segment.offset + segment.size);
        if (from < to)
            addSegment(way.carried, from, to).from =
                anchor(senderOf(way.carried.direction), way.sentEvents[i]);
    }
}

void Drafting::addBytes(Direction direction)
{
    const Way way = wayOf(m_exchange, direction);
    const Carried &carried = way.carried;
    qint64 read = 0;
    size_t sent = 0;
    for (size_t i = 0; i < carried.received.size(); ++i) {
        const Segment &segment = carried.received[i];
        if (segment.offset > read)
            addWritten(way, read, segment.offset);
        read = segment.offset + segment.size;
        // It had left when its last byte had.
        while (sent < carried.sent.size() && carried.sent[sent].offset + carried.sent[sent].size < read)
            ++sent;
        Draft &draft = addSegment(carried, segment.offset, read);
        draft.to = anchor(receiverOf(direction), way.receivedEvents[i]);
        if (sent < carried.sent.size())
            draft.from = anchor(senderOf(direction), way.sentEvents[sent]);
    }
    addWritten(way, read, carried.size);
}

void Drafting::addDecision()
{
    const Part *proxy = partOf(m_exchange, Role::Proxy);
    if (!proxy)
        return;
    for (size_t i = 0; i < proxy->events.size(); ++i) {
        const Event &event = proxy->events[i];
        if (event.kind == EventKind::LookedUp) {
            Step &step = atLifeline(StepKind::LookUp, event.side, Role::Proxy, anchor(Role::Proxy, i)).step;
            step.size = event.size;
            step.text = shown(proxy->serverIp.value_or(QByteArray()));
        } else if (event.kind == EventKind::Decided) {
            Step &step = atLifeline(StepKind::Decision, event.side, Role::Proxy, anchor(Role::Proxy, i)).step;
            step.text = proxy->decision.isEmpty() ? name(proxy->verdict) : wire::printable(proxy->decision);
            step.tone = proxy->verdict == Verdict::Allowed ? Tone::Good : Tone::Bad;
        }
    }
}

void Drafting::addFailure(Role role)
{
    const Part *part = partOf(m_exchange, role);
    if (!part || !part->finished || part->failure.isEmpty() || m_reasonTold[size_t(role)])
        return;
    size_t before = 0; // events, but for those that came in late
    while (before < part->events.size() && part->events[before].at <= part->ended)
        ++before;
    const Side side = role == Role::Server ? Side::Upstream : Side::Downstream;
    Draft &draft = atLifeline(StepKind::Failure, side, role, Anchor{placeBefore(before), part->ended});
    draft.step.text = shown(part->failure);
    draft.step.tone = Tone::Error;
}

std::vector<Draft> Drafting::run() &&
{
    m_drafts.reserve(24);
    addSide(Side::Downstream, Role::Client, Role::Proxy);
    addSide(Side::Upstream, Role::Proxy, Role::Server);
    for (const Direction direction : {Direction::ClientToProxy, Direction::ProxyToServer,
                                      Direction::ServerToProxy, Direction::ProxyToClient})
        addBytes(direction);
    addDecision();
    for (const Role role : {Role::Client, Role::Proxy, Role::Server})
        addFailure(role);
    return std::move(m_drafts);
}

} // namespace

std::vector<Draft> draftsOf(const Exchange &exchange)
{
    return Drafting(exchange).run();
}

} // namespace midhop::trace
