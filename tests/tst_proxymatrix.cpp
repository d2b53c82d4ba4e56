#include "proxyfake.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <map>

using namespace midhop;
using namespace midhop::roles;
using net::StreamError;

namespace {

/// Where the conversation is when something happens.
enum class State : quint8 {
    Idle,             ///< connected, nothing sent
    InEnvelope,       ///< a part of an envelope has come
    LookingUp,
    Connecting,
    SendingMessage,   ///< the server has taken nothing of the message
    AwaitingReply,    ///< the message is sent
    HalfClosed,       ///< a second later: the server has our FIN, too
    Relaying,         ///< "DO" was handed on, the server is there
    ReplyStalled,     ///< "DO" waits for a client that reads nothing
    ReplyFlushing,    ///< the same, and a next envelope has begun: the reply is whole, the server is let go
    NextWaiting,      ///< awaiting the reply, a next envelope is there
    ClientHalfClosed, ///< awaiting the reply, the client has ended its direction
    Between,          ///< "DONE" was handed on, all is idle
    AfterError,       ///< a blocked envelope was answered
    ErrorStalled,     ///< the same, but the client reads nothing
    MalformedStalled, ///< the Error for a malformed one, FIN behind it, and the client reads nothing
    Lingering,        ///< the same, and the client has taken it
    Count
};

/// What a peer does then. The other one does what it is there for: a server takes the message, sends "DONE" and ends; a client
/// reads and waits.
enum class Act : quint8 {
    ClientSendsPart, ///< a part of an envelope, or one part more, and no more
    ClientSendsAll,  ///< an envelope, or the rest of one
    ClientSendsNonsense,
    ClientPauses, ///< for ever
    ClientHalfCloses,
    ClientCloses, ///< FIN, and RST for whatever comes then
    ClientResets,
    ClientNeverReads, ///< from now on
    ClientDrips,      ///< a byte of an envelope each second, for ever
    ClientFloods,     ///< two megabytes of an envelope without end
    ServerRefuses,
    ServerNeverAccepts,
    ServerSendsPart, ///< "DO", and nothing more
    ServerSendsAll,
    ServerPauses, ///< for ever
    ServerHalfCloses,
    ServerCloses, ///< FIN, and RST for whatever comes then
    ServerResets,
    ServerNeverReads,
    ServerDrips,  ///< 100 bytes, one each 400 ms
    ServerFloods, ///< a megabyte, and ends
    ServerRepliesUnread, ///< sends its whole reply without having read the message
    Count
};

constexpr std::array StateNames{"idle", "inside an envelope", "looking up", "connecting", "sending the message", "awaiting the reply",
    "awaiting the reply, upstream half-closed", "relaying the reply", "reply stalled", "rest of the reply stalled",
    "a next envelope waits", "the client has half-closed", "between exchanges", "after an error", "error stalled",
    "malformed stalled", "lingering"};
constexpr std::array ActNames{"client sends a part", "client sends all", "client sends nonsense", "client pauses", "client half-closes",
    "client closes", "client resets", "client never reads", "client drips", "client floods", "server refuses", "server never accepts",
    "server sends a part", "server sends all", "server pauses", "server half-closes", "server closes", "server resets",
    "server never reads", "server drips", "server floods", "server replies before it reads"};
static_assert(StateNames.size() == size_t(State::Count) && ActNames.size() == size_t(Act::Count));

/// How the client's connection ends.
enum class End : quint8 {
    Closed,   ///< at once, no text of ours is behind
    Lingered, ///< FIN, the client's rest read off, closed
    Reset,
};

/// What CONTRACT.md says becomes of it.
struct Cell
{
    Act act;
    const char *got = nullptr;      ///< all that the client gets from first to last, as a pattern; null: `why` it can't happen
    const char *outcomes = nullptr; ///< of the exchanges, in order
    End end = End::Closed;
    int milliseconds = 0;           ///< when its connection is over, from the accept
    const char *why = nullptr;
};

constexpr Cell never(Act act, const char *why)
{
    return {act, nullptr, nullptr, End::Closed, 0, why};
}

#define MALFORMED "Error, malformed.*"
#define TOO_LARGE "Error, envelope too large.*"
#define INCOMPLETE "Error, envelope not complete within 30 s.*"
#define BLOCKED "Error, not allowed address"
#define REFUSED "Error, connection refused.*"
#define NOT_CONNECTED "Error, connect to .* timed out.*"
#define NO_REPLY "Error, no reply.*"
#define NOT_TAKEN "Error, timed out.*"
#define ENDED "Error, connection closed by the server.*"
#define RESET "Error, connection reset by the server.*"
#define DRIPPED "x{100}"
#define FLOOD "(?:y{1024}){1024}"

constexpr auto NoServer = "no server is connected";
constexpr auto NotYet = "the server is not connected yet";
constexpr auto Already = "the server is connected already";
constexpr auto Taken = "the server has taken the message already";
constexpr auto Ended = "the client's direction has ended already";

using enum Act;
using enum End;

/// For every state in which no server is there.
const std::vector<Cell> WithoutServer{
    never(ServerRefuses, NoServer),    never(ServerNeverAccepts, NoServer), never(ServerSendsPart, NoServer),
    never(ServerSendsAll, NoServer),   never(ServerPauses, NoServer),       never(ServerHalfCloses, NoServer),
    never(ServerCloses, NoServer),     never(ServerResets, NoServer),       never(ServerNeverReads, NoServer),
    never(ServerDrips, NoServer),      never(ServerFloods, NoServer),       never(ServerRepliesUnread, NoServer)};

// CONTRACT, "Limits": whole envelope 30 s, idle 60 s from the last complete envelope or the accept, connect 5 s, first byte 10 s. "Errors":
// FIN behind a text, then up to 1 s or 64 KiB read off. "Envelope": after an Error for an intact envelope 1 s for the next one.
// "Message and reply": a reply ends 500 ms after its last byte; 30 s without progress to the client: reset, aborted.
std::map<State, std::vector<Cell>> table()
{
    std::map<State, std::vector<Cell>> cells;
    cells[State::Idle] = {
        {ClientSendsPart, INCOMPLETE, "timed out", Lingered, 31'000},
        {ClientSendsAll, "DONE", "done", Closed, 60'000},
        {ClientSendsNonsense, MALFORMED, "malformed", Lingered, 1'000},
        {ClientPauses, "", "", Closed, 60'000}, // silently: it is no exchange
        {ClientHalfCloses, "", "", Closed, 0},
        {ClientCloses, "", "", Closed, 0},
        {ClientResets, "", "", Closed, 0},
        {ClientNeverReads, "", "", Closed, 60'000},
        {ClientDrips, INCOMPLETE, "timed out", Lingered, 31'000},
        {ClientFloods, TOO_LARGE, "malformed", Lingered, 0}, // more than 64 KiB are not read off
    };
    cells[State::InEnvelope] = {
        {ClientSendsPart, INCOMPLETE, "timed out", Lingered, 31'000},
        {ClientSendsAll, "DONE", "done", Closed, 60'000},
        {ClientSendsNonsense, MALFORMED, "malformed", Lingered, 1'000},
        {ClientPauses, INCOMPLETE, "timed out", Lingered, 31'000},
        {ClientHalfCloses, MALFORMED, "malformed", Lingered, 0}, // an end of stream inside an envelope too
        {ClientCloses, MALFORMED, "malformed", Lingered, 0},
        {ClientResets, "", "aborted", Closed, 0},
        {ClientNeverReads, "", "aborted", Reset, 60'000}, // the Error comes after 30 s, and waits as long
        {ClientDrips, INCOMPLETE, "timed out", Lingered, 31'000},
        {ClientFloods, TOO_LARGE, "malformed", Lingered, 0},
    };
    // What comes during an exchange waits for its end, and its time begins when it is read.
    const std::vector<Cell> duringExchange{
        {ClientSendsPart, "DONE" INCOMPLETE, "done, timed out", Lingered, 31'000},
        {ClientSendsAll, "DONEDONE", "done, done", Closed, 60'000},
        {ClientSendsNonsense, "DONE" MALFORMED, "done, malformed", Lingered, 1'000},
        {ClientPauses, "DONE", "done", Closed, 60'000},
        {ClientHalfCloses, "DONE", "done", Closed, 0},
        {ClientCloses, "DONE", "aborted", Closed, 0}, // the first byte of the reply was answered with a reset
        {ClientResets, "", "aborted", Closed, 0},
        {ClientNeverReads, "", "aborted", Reset, 30'000},
        {ClientDrips, "DONE" INCOMPLETE, "done, timed out", Lingered, 31'000},
        {ClientFloods, "DONE" TOO_LARGE, "done, malformed", Lingered, 0},
    };
    const std::vector<Cell> awaiting{
        never(ServerRefuses, Already),
        never(ServerNeverAccepts, Already),
        {ServerSendsPart, "DO", "done", Closed, 60'000}, // 500 ms after its last byte
        {ServerSendsAll, "DONE", "done", Closed, 60'000},
        {ServerPauses, NO_REPLY, "timed out", Lingered, 12'000},
        {ServerHalfCloses, ENDED, "aborted", Lingered, 2'000},
        {ServerCloses, ENDED, "aborted", Lingered, 2'000},
        {ServerResets, RESET, "reset", Lingered, 2'000},
        never(ServerNeverReads, Taken),
        {ServerDrips, DRIPPED, "done", Closed, 60'000},
        {ServerFloods, FLOOD, "done", Closed, 60'000},
        never(ServerRepliesUnread, Taken),
    };
    const auto with = [](std::vector<Cell> first, const std::vector<Cell> &second) {
        first.insert(first.end(), second.begin(), second.end());
        return first;
    };
    /// All as it is, but for these acts.
    const auto but = [](std::vector<Cell> all, const std::vector<Cell> &others) {
        for (const Cell &other : others)
            *std::ranges::find(all, other.act, &Cell::act) = other;
        return all;
    };
    cells[State::LookingUp] = with(duringExchange, WithoutServer);
    cells[State::Connecting] = with(duringExchange, {
        {ServerRefuses, REFUSED, "refused", Lingered, 2'000},
        {ServerNeverAccepts, NOT_CONNECTED, "timed out", Lingered, 7'000},
        never(ServerSendsPart, NotYet), never(ServerSendsAll, NotYet), never(ServerPauses, NotYet), never(ServerHalfCloses, NotYet),
        never(ServerCloses, NotYet), never(ServerResets, NotYet), never(ServerNeverReads, NotYet), never(ServerDrips, NotYet),
        never(ServerFloods, NotYet), never(ServerRepliesUnread, NotYet)});
    cells[State::SendingMessage] = with(duringExchange, {
        never(ServerRefuses, Already),
        never(ServerNeverAccepts, Already),
        {ServerSendsPart, "DO", "done", Closed, 60'000},
        {ServerSendsAll, "DONE", "done", Closed, 60'000}, // takes the message first
        {ServerPauses, NOT_TAKEN, "timed out", Lingered, 12'000},
        {ServerHalfCloses, ENDED, "aborted", Lingered, 2'000},
        {ServerCloses, ENDED, "aborted", Lingered, 2'000},
        {ServerResets, RESET, "reset", Lingered, 2'000},
        {ServerNeverReads, NOT_TAKEN, "timed out", Lingered, 12'000},
        // The contract has an Error for 10 s without progress. Behind a part of a reply a client would take it for more of the
        // reply: as after a reset of the server, the client is reset.
        {ServerDrips, "x+", "timed out", Reset, 10'000},
        {ServerFloods, FLOOD, "done", Closed, 60'000},
        {ServerRepliesUnread, "DONE", "done", Closed, 60'000},
    });
    cells[State::AwaitingReply] = with(duringExchange, awaiting);
    cells[State::HalfClosed] = {
        {ClientSendsPart, "DONE" INCOMPLETE, "done, timed out", Lingered, 32'000},
        {ClientSendsAll, "DONEDONE", "done, done", Closed, 61'000},
        {ClientSendsNonsense, "DONE" MALFORMED, "done, malformed", Lingered, 2'000},
        {ClientPauses, "DONE", "done", Closed, 60'000},
        {ClientHalfCloses, "DONE", "done", Closed, 1'000},
        {ClientCloses, "DONE", "aborted", Closed, 1'000},
        {ClientResets, "", "aborted", Closed, 1'000},
        {ClientNeverReads, "", "aborted", Reset, 31'000},
        {ClientDrips, "DONE" INCOMPLETE, "done, timed out", Lingered, 32'000},
        {ClientFloods, "DONE" TOO_LARGE, "done, malformed", Lingered, 1'000},
        never(ServerRefuses, Already),
        never(ServerNeverAccepts, Already),
        {ServerSendsPart, "DO", "done", Closed, 60'000},
        {ServerSendsAll, "DONE", "done", Closed, 60'000},
        {ServerPauses, NO_REPLY, "timed out", Lingered, 12'000},
        {ServerHalfCloses, ENDED, "aborted", Lingered, 3'000},
        {ServerCloses, ENDED, "aborted", Lingered, 3'000},
        {ServerResets, RESET, "reset", Lingered, 3'000},
        never(ServerNeverReads, Taken),
        {ServerDrips, DRIPPED, "done", Closed, 60'000},
        {ServerFloods, FLOOD, "done", Closed, 60'000},
        never(ServerRepliesUnread, Taken),
    };
    // A next envelope's first byte ends the reply here, an end of the client's direction does not.
    cells[State::Relaying] = {
        {ClientSendsPart, "DO" INCOMPLETE, "done, timed out", Lingered, 31'000},
        {ClientSendsAll, "DODONE", "done, done", Closed, 60'000},
        {ClientSendsNonsense, "DO" MALFORMED, "done, malformed", Lingered, 1'000},
        {ClientPauses, "DODONE", "done", Closed, 60'000},
        {ClientHalfCloses, "DODONE", "done", Closed, 0},
        {ClientCloses, "DODONE", "aborted", Closed, 0},
        {ClientResets, "DO", "aborted", Closed, 0},
        {ClientNeverReads, "DO", "aborted", Reset, 30'000},
        {ClientDrips, "DO" INCOMPLETE, "done, timed out", Lingered, 31'000},
        {ClientFloods, "DO" TOO_LARGE, "done, malformed", Lingered, 0},
        never(ServerRefuses, Already),
        never(ServerNeverAccepts, Already),
        {ServerSendsPart, "DODO", "done", Closed, 60'000},
        {ServerSendsAll, "DODONE", "done", Closed, 60'000},
        {ServerPauses, "DO", "done", Closed, 60'000},
        {ServerHalfCloses, "DO", "done", Closed, 60'000},
        {ServerCloses, "DO", "done", Closed, 60'000},
        {ServerResets, "DO", "reset", Reset, 0}, // after a part of the reply
        never(ServerNeverReads, Taken),
        {ServerDrips, "DO" DRIPPED, "done", Closed, 60'000},
        {ServerFloods, "DO" FLOOD, "done", Closed, 60'000},
        never(ServerRepliesUnread, Taken),
    };
    // In the stalled states the client reads again behind what it does, but where it is said to never do.
    cells[State::ReplyStalled] = but(cells[State::Relaying], {
        {ClientCloses, "", "aborted", Closed, 0},
        {ClientResets, "", "aborted", Closed, 0},
        {ClientNeverReads, "", "aborted", Reset, 30'000},
    });
    cells[State::ReplyFlushing] = but(but(cells[State::ReplyStalled], {
        {ClientPauses, "DO" INCOMPLETE, "done, timed out", Lingered, 31'000},
        {ClientHalfCloses, "DO" MALFORMED, "done, malformed", Lingered, 0},
    }), WithoutServer);
    cells[State::NextWaiting] = {
        {ClientSendsPart, "DONEDONE" INCOMPLETE, "done, done, timed out", Lingered, 31'000},
        {ClientSendsAll, "DONEDONEDONE", "done, done, done", Closed, 60'000},
        {ClientSendsNonsense, "DONEDONE" MALFORMED, "done, done, malformed", Lingered, 1'000},
        {ClientPauses, "DONEDONE", "done, done", Closed, 60'000},
        {ClientHalfCloses, "DONEDONE", "done, done", Closed, 0},
        {ClientCloses, "DONE", "aborted", Closed, 0},
        {ClientResets, "", "aborted", Closed, 0},
        {ClientNeverReads, "", "aborted", Reset, 30'000},
        {ClientDrips, "DONEDONE" INCOMPLETE, "done, done, timed out", Lingered, 31'000},
        {ClientFloods, "DONEDONE" TOO_LARGE, "done, done, malformed", Lingered, 0},
        never(ServerRefuses, Already),
        never(ServerNeverAccepts, Already),
        {ServerSendsPart, "DODONE", "done, done", Closed, 60'500},
        {ServerSendsAll, "DONEDONE", "done, done", Closed, 60'000},
        {ServerPauses, NO_REPLY "DONE", "timed out, done", Closed, 70'000},
        {ServerHalfCloses, ENDED "DONE", "aborted, done", Closed, 60'000},
        {ServerCloses, ENDED "DONE", "aborted, done", Closed, 60'000},
        {ServerResets, RESET "DONE", "reset, done", Closed, 60'000},
        never(ServerNeverReads, Taken),
        {ServerDrips, DRIPPED "DONE", "done, done", Closed, 100'100}, // the next one is read 500 ms behind the last byte
        {ServerFloods, FLOOD "DONE", "done, done", Closed, 60'000},
        never(ServerRepliesUnread, Taken),
    };
    cells[State::ClientHalfClosed] = {
        never(ClientSendsPart, Ended), never(ClientSendsAll, Ended), never(ClientSendsNonsense, Ended),
        {ClientPauses, "DONE", "done", Closed, 0},
        never(ClientHalfCloses, Ended),
        {ClientCloses, "DONE", "aborted", Closed, 0},
        {ClientResets, "", "aborted", Closed, 0},
        {ClientNeverReads, "", "aborted", Reset, 30'000},
        never(ClientDrips, Ended), never(ClientFloods, Ended),
        never(ServerRefuses, Already),
        never(ServerNeverAccepts, Already),
        {ServerSendsPart, "DO", "done", Closed, 500},
        {ServerSendsAll, "DONE", "done", Closed, 0},
        {ServerPauses, NO_REPLY, "timed out", Closed, 10'000},
        {ServerHalfCloses, ENDED, "aborted", Closed, 0},
        {ServerCloses, ENDED, "aborted", Closed, 0},
        {ServerResets, RESET, "reset", Closed, 0},
        never(ServerNeverReads, Taken),
        {ServerDrips, DRIPPED, "done", Closed, 40'100},
        {ServerFloods, FLOOD, "done", Closed, 0},
        never(ServerRepliesUnread, Taken),
    };
    cells[State::Between] = with({
        {ClientSendsPart, "DONE" INCOMPLETE, "done, timed out", Lingered, 31'000},
        {ClientSendsAll, "DONEDONE", "done, done", Closed, 60'000},
        {ClientSendsNonsense, "DONE" MALFORMED, "done, malformed", Lingered, 1'000},
        {ClientPauses, "DONE", "done", Closed, 60'000},
        {ClientHalfCloses, "DONE", "done", Closed, 0},
        {ClientCloses, "DONE", "done", Closed, 0},
        {ClientResets, "DONE", "done", Closed, 0},
        {ClientNeverReads, "DONE", "done", Closed, 60'000},
        {ClientDrips, "DONE" INCOMPLETE, "done, timed out", Lingered, 31'000},
        {ClientFloods, "DONE" TOO_LARGE, "done, malformed", Lingered, 0},
    }, WithoutServer);
    cells[State::AfterError] = with({
        {ClientSendsPart, BLOCKED INCOMPLETE, "blocked, timed out", Lingered, 31'000},
        {ClientSendsAll, BLOCKED "DONE", "blocked, done", Closed, 60'000},
        {ClientSendsNonsense, BLOCKED MALFORMED, "blocked, malformed", Lingered, 1'000},
        {ClientPauses, BLOCKED, "blocked", Lingered, 2'000},
        {ClientHalfCloses, BLOCKED, "blocked", Closed, 0},
        {ClientCloses, BLOCKED, "blocked", Closed, 0},
        {ClientResets, BLOCKED, "blocked", Closed, 0},
        {ClientNeverReads, BLOCKED, "blocked", Lingered, 2'000}, // the system has taken it
        {ClientDrips, BLOCKED INCOMPLETE, "blocked, timed out", Lingered, 31'000},
        {ClientFloods, BLOCKED TOO_LARGE, "blocked, malformed", Lingered, 0},
    }, WithoutServer);
    cells[State::ErrorStalled] = but(cells[State::AfterError], {
        {ClientCloses, "", "aborted", Closed, 0},
        {ClientResets, "", "aborted", Closed, 0},
        {ClientNeverReads, "", "aborted", Reset, 30'000},
    });
    // Nothing that comes behind a malformed envelope is served.
    cells[State::MalformedStalled] = with({
        {ClientSendsPart, MALFORMED, "malformed", Lingered, 1'000},
        {ClientSendsAll, MALFORMED, "malformed", Lingered, 1'000},
        {ClientSendsNonsense, MALFORMED, "malformed", Lingered, 1'000},
        {ClientPauses, MALFORMED, "malformed", Lingered, 1'000},
        {ClientHalfCloses, MALFORMED, "malformed", Lingered, 0},
        {ClientCloses, "", "aborted", Lingered, 0},
        {ClientResets, "", "aborted", Lingered, 0},
        {ClientNeverReads, "", "aborted", Reset, 30'000},
        {ClientDrips, MALFORMED, "malformed", Lingered, 1'000},
        {ClientFloods, MALFORMED, "malformed", Lingered, 0},
    }, WithoutServer);
    cells[State::Lingering] = but(cells[State::MalformedStalled], {
        {ClientCloses, MALFORMED, "malformed", Lingered, 0},
        {ClientResets, MALFORMED, "malformed", Lingered, 0},
        {ClientNeverReads, MALFORMED, "malformed", Lingered, 1'000},
    });
    cells[State::Idle] = with(cells[State::Idle], WithoutServer);
    cells[State::InEnvelope] = with(cells[State::InEnvelope], WithoutServer);
    return cells;
}

/// The world in which a cell is played.
class Stage final
{
public:
    Stage(State state, Act act, bool traced)
        : proxy({}, traced)
        , m_act(act)
    {
        reach(state);
        m_outcomesBefore = proxy.outcomes().size();
    }

    /// The act, and then everything until the connection is over.
    void play()
    {
        perform();
        while (!proxy.isOver() && proxy.now() < 300s) {
            while (react()) {
            }
            drip();
            if (!proxy.isOver())
                proxy.pass(Tick);
        }
    }

    [[nodiscard]] End end()
    {
        m_said += proxy.said();
        if (m_said.contains("reset client"_ba))
            return End::Reset;
        return m_said.contains("FIN to client"_ba) ? End::Lingered : End::Closed;
    }
    /// Of what the contract allows to be held a direction, the most.
    [[nodiscard]] qsizetype mostHeld() const { return m_mostHeld; }

    ProxyFake proxy;

private:
    static constexpr auto Tick = 100ms;
    static constexpr qsizetype Flood = 2 << 20;

    static QByteArray whole() { return envelope("127.0.0.1", 8888, "tgmr"); }
    static qsizetype partSize() { return whole().indexOf("tgmr") + 1; } // up to the middle of the message
    static QByteArray part() { return whole().first(partSize()); }
    static QByteArray rest() { return whole().sliced(partSize()); }

    [[nodiscard]] bool isServerAct() const { return m_act >= ServerRefuses; }
    /// The server that acts is that of the exchange under way; later ones do what servers do.
    [[nodiscard]] bool serverActs() const { return isServerAct() && proxy.outcomes().size() == m_outcomesBefore; }

    void reach(State state)
    {
        const auto sendMessage = [this] {
            proxy.clientSends(whole());
            proxy.serverAccepts();
        };
        m_inEnvelope = state == State::InEnvelope || state == State::ReplyFlushing;
        switch (state) {
        case State::Idle:
        case State::Count:
            break;
        case State::InEnvelope:
            proxy.clientSends(part());
            break;
        case State::LookingUp:
            proxy.clientSends(envelope("localhost", 8888, "tgmr"));
            break;
        case State::Connecting:
            proxy.clientSends(whole());
            break;
        case State::SendingMessage:
            proxy.serverStalls();
            sendMessage();
            m_serverStalled = true;
            break;
        case State::AwaitingReply:
            sendMessage();
            break;
        case State::HalfClosed:
            sendMessage();
            proxy.pass(1s);
            break;
        case State::Relaying:
            sendMessage();
            proxy.serverSends("DO"_ba);
            break;
        case State::ReplyStalled:
        case State::ReplyFlushing:
            sendMessage();
            stall();
            proxy.serverSends("DO"_ba);
            if (state == State::ReplyFlushing)
                proxy.clientSends(part());
            break;
        case State::NextWaiting:
            sendMessage();
            proxy.clientSends(whole());
            break;
        case State::ClientHalfClosed:
            sendMessage();
            proxy.clientEnds();
            break;
        case State::Between:
            sendMessage();
            proxy.serverSends("DONE"_ba);
            proxy.serverEnds();
            break;
        case State::ErrorStalled:
            stall();
            [[fallthrough]];
        case State::AfterError:
            proxy.clientSends(envelope("127.0.0.1", 7777, "tgmr"));
            break;
        case State::MalformedStalled:
            stall();
            [[fallthrough]];
        case State::Lingering:
            proxy.clientSends("nonsense"_ba);
            break;
        }
    }

    void stall()
    {
        proxy.clientStalls();
        m_clientStalled = true;
    }

    void perform()
    {
        switch (m_act) {
        case ClientSendsPart:
            proxy.clientSends(m_inEnvelope ? rest().first(1) : part());
            break;
        case ClientSendsAll:
            proxy.clientSends(m_inEnvelope ? rest() : whole());
            break;
        case ClientSendsNonsense:
            proxy.clientSends("\x01"_ba);
            break;
        case ClientHalfCloses:
            proxy.clientEnds();
            break;
        case ClientCloses:
            if (proxy.mayClientSend())
                proxy.clientEnds();
            if (m_clientStalled)
                proxy.clientResets(); // what it has not read is lost with it
            m_seen = proxy.clientGot().size();
            break;
        case ClientResets:
            proxy.clientResets();
            break;
        case ClientNeverReads:
            if (!m_clientStalled)
                proxy.clientStalls();
            m_clientStalled = false; // and stays so
            break;
        case ClientFloods:
            proxy.clientSends((m_inEnvelope ? QByteArray() : part()) + QByteArray(Flood, 'a'));
            break;
        case ServerRefuses:
            proxy.connectFails(StreamError::Refused);
            break;
        case ServerSendsAll:
            serve("DONE"_ba);
            break;
        case ServerSendsPart:
            proxy.serverSends("DO"_ba);
            break;
        case ServerHalfCloses:
            proxy.serverEnds();
            break;
        case ServerCloses:
            proxy.serverEnds();
            if (m_serverStalled && proxy.isUpstreamOpen())
                proxy.serverResets(); // the message comes to nobody
            break;
        case ServerResets:
            proxy.serverResets();
            break;
        case ServerFloods:
            proxy.serverSends(QByteArray(1 << 20, 'y'));
            proxy.serverEnds();
            break;
        case ServerRepliesUnread:
            proxy.serverSends("DONE"_ba);
            proxy.serverEnds();
            break;
        case ClientDrips:
            drip();
            break;
        case ClientPauses:
        case ServerNeverAccepts:
        case ServerPauses:
        case ServerNeverReads:
        case ServerDrips:
        case Act::Count:
            break;
        }
        look();
    }

    void serve(const QByteArray &reply)
    {
        if (std::exchange(m_serverStalled, false))
            proxy.serverTakes(Flood);
        if (proxy.mayServerSend())
            proxy.serverSends(reply);
        look();
        if (proxy.mayServerSend())
            proxy.serverEnds();
    }

    /// What the peers do at once; whether there was something.
    bool react()
    {
        look();
        if (proxy.isOver())
            return false;
        if (m_act == ClientCloses && proxy.clientGot().size() > m_seen) {
            proxy.clientResets();
            return false;
        }
        if (std::exchange(m_clientStalled, false)) {
            proxy.clientTakes(Flood);
            return true;
        }
        if (proxy.isLookingUp()) {
            proxy.lookUpFinds({ip("127.0.0.1")});
            return true;
        }
        if (serverActs())
            return false;
        if (proxy.isConnecting()) {
            proxy.serverAccepts();
            return true;
        }
        if (proxy.mayServerSend()) {
            if (m_act == ClientCloses) { // whose reset comes between the reply and its end
                proxy.serverSends("DONE"_ba);
                return true;
            }
            serve("DONE"_ba);
            return true;
        }
        return false;
    }

    void drip()
    {
        if (m_act == ClientDrips && proxy.mayClientSend() && proxy.now().count() % 1000 == 0) {
            const QByteArray drops = m_inEnvelope ? QByteArray(200, 'a') : part() + QByteArray(200, 'a');
            proxy.clientSends(drops.sliced(m_dripped++, 1));
        }
        if (m_act == ServerDrips && serverActs() && m_dripped < 100 && proxy.mayServerSend()
            && (proxy.now() - m_dripsFrom.value_or(proxy.now())).count() % 400 == 0) {
            m_dripsFrom = m_dripsFrom.value_or(proxy.now());
            ++m_dripped;
            proxy.serverSends("x"_ba);
        }
        look();
    }

    void look()
    {
        m_said += proxy.said();
        m_mostHeld = std::max({m_mostHeld, proxy.waitingForClient(), proxy.waitingForServer()});
    }

    Act m_act;
    Said m_said;
    qsizetype m_outcomesBefore = 0;
    qsizetype m_seen = 0;
    qsizetype m_mostHeld = 0;
    qsizetype m_dripped = 0;
    std::optional<std::chrono::milliseconds> m_dripsFrom;
    bool m_inEnvelope = false;
    bool m_clientStalled = false;
    bool m_serverStalled = false;
};

} // namespace

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Cell)

/// Every state of the proxy against every act of both peers: what the client gets, how the exchanges end, how and when its
/// connection is over. ProxyFake looks for what no conversation may do.
class TestProxyMatrix : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyStateHasEveryActOnce()
    {
        const auto cells = table();
        for (int state = 0; state < int(State::Count); ++state) {
            const auto row = cells.find(State(state));
            QVERIFY2(row != cells.end(), StateNames[size_t(state)]);
            for (int act = 0; act < int(Act::Count); ++act) {
                const auto isIt = [act](const Cell &cell) { return cell.act == Act(act); };
                QVERIFY2(std::count_if(row->second.begin(), row->second.end(), isIt) == 1,
                         QByteArray(StateNames[size_t(state)] + ": "_ba + ActNames[size_t(act)]).constData());
            }
            for (const Cell &cell : row->second)
                QVERIFY((cell.got != nullptr) == (cell.why == nullptr));
        }
    }

    void endsAsTheContractSays_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<Cell>("cell");
        for (const auto &[state, cells] : table()) {
            for (const Cell &cell : cells) {
                if (cell.got)
                    QTest::addRow("%s: %s", StateNames[size_t(state)], ActNames[size_t(cell.act)]) << state << cell;
            }
        }
    }
    void endsAsTheContractSays()
    {
        QFETCH(State, state);
        QFETCH(Cell, cell);
        for (const bool traced : {true, false}) {
            Stage stage(state, cell.act, traced);
            stage.play();
            QVERIFY(stage.proxy.isOver());
            const QRegularExpression got(QRegularExpression::anchoredPattern(QString::fromLatin1(cell.got)));
            QVERIFY2(got.match(QString::fromLatin1(stage.proxy.clientGot())).hasMatch(),
                     stage.proxy.clientGot().right(200).constData());
            QCOMPARE(stage.proxy.outcomes().join(", "), QByteArray(cell.outcomes));
            QCOMPARE(int(stage.end()), int(cell.end));
            QCOMPARE(int(stage.proxy.now().count()), cell.milliseconds);
            QVERIFY(stage.mostHeld() <= 256 * 1024);
        }
    }
};

QTEST_GUILESS_MAIN(TestProxyMatrix)
#include "tst_proxymatrix.moc"
