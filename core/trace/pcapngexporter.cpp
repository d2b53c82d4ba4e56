#include "core/trace/pcapngexporter.h"

#include "core/trace/clock.h"
#include "core/trace/pcapng.h"

#include <QtCore/QHashFunctions>
#include <QtCore/QStringBuilder>

#include <algorithm>
#include <limits>

namespace midhop::trace {

using namespace Qt::StringLiterals;
using std::chrono::nanoseconds;

namespace {

// Rows come in the order in which they were first seen, which is the order of their first events but for this much.
constexpr std::chrono::milliseconds Disorder{20};

nanoseconds sinceEpoch(nanoseconds at)
{
    return wallClock(at) + (at - std::chrono::floor<std::chrono::microseconds>(at));
}

bool isFin(const Step &step)
{
    return step.from != step.to && (step.kind == StepKind::HalfClose || step.kind == StepKind::Close);
}

bool isConnect(const Step &step)
{
    return step.kind == StepKind::Connect || step.kind == StepKind::ConnectFailed;
}

} // namespace

/// One connection's share of an exchange.
struct PcapngExporter::SideOf
{
    Role openerRole = Role::Client;
    bool openerSeen = false;
    bool closedByAccepter = false; ///< its FIN or RST is in this exchange
    wire::Endpoint opener;
    wire::Endpoint accepter;
    quint32 ordinal = 0;
    std::vector<const Step *> steps; ///< the arrows of this side, in order; of the connects only the last
    std::array<Carried, 2> carried; ///< by the end that sends

    [[nodiscard]] End endOf(Role role) const { return role == openerRole ? End::Opener : End::Accepter; }
};

/// A packet, or the packets of a step, to come at a time.
struct PcapngExporter::Action
{
    enum class What : quint8 { Syn, Handshake, Refusal, Bytes, Fin, Reset, Acknowledge };
    nanoseconds at{};
    What what = What::Bytes;
    End from = End::Opener; ///< Acknowledge: whose bytes or FIN
    const Step *step = nullptr; ///< of Bytes
    size_t number = 0;      ///< the same for what is sent and for its acknowledgement
    quint32 sent = 0;       ///< Acknowledge: up to here, once that is out
};

size_t PcapngExporter::Hash::operator()(const ConnectionUse &use) const noexcept
{
    static_assert(std::has_unique_object_representations_v<ConnectionUse>);
    return qHashBits(&use, sizeof use);
}

void PcapngExporter::write(Connection &connection, nanoseconds at, const TcpPacket &packet, const QByteArray &remark)
{
    connection.last = std::max(connection.last, at);
    QByteArray comment = std::exchange(m_heading, {});
    if (!remark.isEmpty())
        comment += (comment.isEmpty() ? ""_ba : " "_ba) + remark;
    Waiting waiting{connection.last, m_number++,
                    pcapng::enhancedPacket({sinceEpoch(connection.last), packet.bytes(), packet.wholeSize(), comment})};
    m_waitingBytes += waiting.block.size();
    m_waiting.push_back(std::move(waiting));
    std::ranges::push_heap(m_waiting, std::greater(), [](const Waiting &w) { return std::pair(w.at, w.number); });
}

QByteArray PcapngExporter::takeWaiting(nanoseconds before)
{
    QByteArray out;
    while (!m_waiting.empty() && (m_waiting.front().at < before || m_waitingBytes > MaxWaiting)) {
        std::ranges::pop_heap(m_waiting, std::greater(), [](const Waiting &w) { return std::pair(w.at, w.number); });
        out += m_waiting.back().block;
        m_waitingBytes -= m_waiting.back().block.size();
        m_waiting.pop_back();
    }
    return out;
}

void PcapngExporter::sendBytes(const SideOf &seen, Connection &connection, const Action &action)
{
    const Step &step = *action.step;
    const End from = action.from;
    const QByteArray &known = seen.carried[size_t(from)].bytes;
    for (qint64 done = 0; done < step.size;) {
        const qint64 size = std::min(step.size - done, TcpPacket::MaxPayload);
        const qint64 begin = step.offset + done;
        const qint64 kept = std::clamp<qint64>(known.size() - begin, 0, size);
        const QByteArray payload = kept ? known.sliced(qsizetype(begin), qsizetype(kept)) : QByteArray();
        QByteArray remark;
        if (kept < size)
            remark = QByteArray::number(size - kept) + " bytes of this segment were not kept."_ba;
        write(connection, action.at, connection.tcp.data(from, payload, size), remark);
        done += size;
    }
}

void PcapngExporter::sendHeldFin(Connection &connection)
{
    if (const auto at = std::exchange(connection.heldFin, std::nullopt); at && connection.tcp.maySend(End::Opener)) {
        write(connection, *at, connection.tcp.fin(End::Opener));
        if (const auto ack = connection.tcp.acknowledgement(End::Accepter, connection.tcp.sent(End::Opener)))
            write(connection, *at, *ack);
    }
}

void PcapngExporter::act(const SideOf &seen, Connection &connection, std::vector<Action> &actions, const Action &action)
{
    TcpConnection &tcp = connection.tcp;
    const End from = action.from;
    switch (action.what) {
    case Action::What::Syn:
        write(connection, action.at, tcp.syn(),
              seen.opener.port == 0 ? "The address and port it came from are not known."_ba : QByteArray());
        return;
    case Action::What::Handshake:
        write(connection, action.at, tcp.synAck());
        if (const auto ack = tcp.acknowledgement(End::Opener, tcp.sent(End::Accepter)))
            write(connection, action.at, *ack);
        return;
    case Action::What::Refusal:
        write(connection, action.at, tcp.refusal());
        return;
    case Action::What::Bytes:
        if (tcp.maySend(from))
            sendBytes(seen, connection, action);
        break;
    case Action::What::Fin:
        if (tcp.maySend(from))
            write(connection, action.at, tcp.fin(from));
        break;
    case Action::What::Reset:
        if (!tcp.isOver())
            write(connection, action.at, tcp.reset(from));
        return;
    case Action::What::Acknowledge:
        if (const auto ack = tcp.acknowledgement(TcpConnection::other(from), action.sent))
            write(connection, action.at, *ack);
        return;
    }
    for (Action &later : actions) {
        if (later.what == Action::What::Acknowledge && later.number == action.number)
            later.sent = tcp.sent(from);
    }
}

/// When a connect was answered, if it was. Nothing of the connection comes before that.
std::optional<nanoseconds> PcapngExporter::handshakeAt(const SideOf &seen)
{
    const Step &connect = *seen.steps.front();
    const bool isUsed = seen.steps.size() > 1;
    if (connect.kind == StepKind::ConnectFailed ? !connect.arrived : !connect.arrived && !connect.answered && !isUsed)
        return std::nullopt;
    const nanoseconds at = connect.answered.value_or(connect.arrived.value_or(connect.left));
    return isUsed ? std::min(at, seen.steps.at(1)->left) : at;
}

/// What goes out when. A read is acknowledged when it was seen to be read, bytes that nobody of ours read at once.
std::vector<PcapngExporter::Action> PcapngExporter::actionsOf(const SideOf &seen, Connection &connection) const
{
    using What = Action::What;
    std::vector<Action> actions;
    actions.reserve(2 * seen.steps.size() + 2);
    const auto send = [&](What what, const Step &step, nanoseconds at) {
        const size_t number = actions.size();
        actions.push_back({at, what, seen.endOf(step.from), &step, number});
        actions.push_back({std::max(at, step.arrived.value_or(at)), What::Acknowledge, seen.endOf(step.from), nullptr, number});
    };
    nanoseconds openerLast = nanoseconds::min();
    for (const Step *step : seen.steps) {
        if (isConnect(*step)) {
            actions.push_back({step->left, What::Syn});
            if (step->refused && step->answered)
                actions.push_back({*step->answered, What::Refusal});
            else if (const auto at = handshakeAt(seen))
                actions.push_back({*at, What::Handshake});
        } else if (step->kind == StepKind::Bytes) {
            send(What::Bytes, *step, step->left);
            openerLast = step->from == seen.openerRole ? step->left : openerLast;
        } else if (step->kind == StepKind::Reset) {
            actions.push_back({step->arrived.value_or(step->left), What::Reset, seen.endOf(step->from)});
        } else if (step->from != seen.openerRole || seen.openerSeen || seen.closedByAccepter) {
            send(What::Fin, *step, step->left);
        } else {
            connection.heldFin = step->left;
        }
    }
    if (connection.heldFin && seen.closedByAccepter) {
        const nanoseconds at = std::max(*std::exchange(connection.heldFin, std::nullopt), openerLast);
        actions.push_back({at, What::Fin, End::Opener, nullptr, actions.size()});
        actions.push_back({at, What::Acknowledge, End::Opener, nullptr, actions.size() - 1});
    }
    std::ranges::stable_sort(actions, {}, &Action::at);
    return actions;
}

PcapngExporter::Connection &PcapngExporter::connectionFor(const SideOf &seen, QByteArray &remark)
{
    const ConnectionUse use(seen.opener, seen.accepter, 0);
    if (const auto old = m_older.extract(use); !old.empty())
        m_connections.insert_or_assign(use, std::move(old.mapped()));
    const bool begins = isConnect(*seen.steps.front());
    auto found = m_connections.find(use);
    if (found != m_connections.end() && (begins || seen.ordinal < found->second.nextOrdinal)) {
        sendHeldFin(found->second);
        m_connections.erase(found);
        found = m_connections.end();
    }
    if (found == m_connections.end()) {
        forgetOld();
        m_seed += 0x01345678; // RFC 9293, 3.4.1: a new connection's numbers are ahead of an old one's
        found = m_connections.try_emplace(use).first;
        found->second.tcp = TcpConnection(seen.opener, seen.accepter, m_seed);
        if (!begins) {
            found->second.tcp.assumeMade();
            remark = "What came before on this connection is not in this file."_ba;
        }
    } else if (seen.ordinal != found->second.nextOrdinal) {
        remark = "Exchanges between on this connection are not in this file."_ba;
    }
    found->second.nextOrdinal = seen.ordinal + 1;
    return found->second;
}

void PcapngExporter::forgetOld()
{
    if (m_connections.size() < MaxConnections)
        return;
    for (auto &[use, connection] : m_older)
        sendHeldFin(connection);
    m_older = std::exchange(m_connections, {});
}

std::optional<PcapngExporter::SideOf> PcapngExporter::sideOf(const Exchange &exchange, const Flow &flow, Side side)
{
    const bool isDownstream = side == Side::Downstream;
    const auto lifeline = [&flow](Role role) -> const Flow::Lifeline & { return flow.lifelines[size_t(role)]; };
    SideOf seen;
    seen.openerRole = isDownstream ? Role::Client : Role::Proxy;
    seen.openerSeen = lifeline(seen.openerRole).seen;
    seen.opener = isDownstream ? lifeline(Role::Client).downstream : lifeline(Role::Proxy).upstream;
    seen.accepter = isDownstream ? lifeline(Role::Proxy).downstream : lifeline(Role::Server).upstream;
    if (isDownstream && exchange.proxy)
        seen.ordinal = exchange.proxy->ordinal;
    else if (!isDownstream && exchange.server)
        seen.ordinal = exchange.server->ordinal;
    for (const Step &step : flow.steps) {
        if (step.side != side || step.from == step.to)
            continue;
        if (isConnect(step))
            seen.steps.clear(); // where an attempt before this one went is not known
        seen.closedByAccepter = seen.closedByAccepter ||
                                (step.from != seen.openerRole && (isFin(step) || step.kind == StepKind::Reset));
        seen.steps.push_back(&step);
    }
    if (seen.steps.empty() || seen.accepter.port == 0)
        return std::nullopt;
    if (seen.opener.port == 0) {
        // A connect that came to nothing: the system had not told whence it was.
        if (seen.steps.size() != 1 || !isConnect(*seen.steps.front()))
            return std::nullopt;
        if (seen.accepter.address.isIpv4())
            seen.opener.address = wire::IpAddress::fromIpv4(0);
    }
    seen.carried = {carriedBy(exchange, isDownstream ? Direction::ClientToProxy : Direction::ProxyToServer),
                    carriedBy(exchange, isDownstream ? Direction::ProxyToClient : Direction::ServerToProxy)};
    return seen;
}

void PcapngExporter::addSide(const SideOf &seen)
{
    QByteArray remark;
    Connection &connection = connectionFor(seen, remark);
    if (!remark.isEmpty())
        m_heading += (m_heading.isEmpty() ? ""_ba : " "_ba) + remark;
    std::vector<Action> actions = actionsOf(seen, connection);
    for (size_t i = 0; i < actions.size(); ++i)
        act(seen, connection, actions, Action(actions[i]));
    if (connection.tcp.isOver())
        m_connections.erase(ConnectionUse(seen.opener, seen.accepter, 0));
}

QByteArray PcapngExporter::begin()
{
    return pcapng::sectionHeader("Midhop " MIDHOP_VERSION ""_ba,
                                 "Synthesised by Midhop from what its proxy, client and server saw of their connections. Not "
                                 "captured: bytes, their sizes and times were seen; sequence numbers, handshakes and "
                                 "acknowledgements are made to fit."_ba) +
           pcapng::rawIpInterface("midhop"_ba, "Midhop's events as packets"_ba);
}

QByteArray PcapngExporter::add(const Exchange &exchange)
{
    const Flow flow = flowOf(exchange);
    m_heading = "Midhop exchange #"_ba + QByteArray::number(flow.id.value) + ", "_ba + name(flow.outcome) +
                ". Synthesised from events, not captured."_ba;
    for (const Side side : {Side::Downstream, Side::Upstream}) {
        if (const auto seen = sideOf(exchange, flow, side))
            addSide(*seen);
    }
    return takeWaiting(flow.started - Disorder);
}

QByteArray PcapngExporter::end()
{
    for (auto *connections : {&m_older, &m_connections}) {
        for (auto &[use, connection] : *connections)
            sendHeldFin(connection);
        connections->clear();
    }
    return takeWaiting(nanoseconds::max());
}

} // namespace midhop::trace
