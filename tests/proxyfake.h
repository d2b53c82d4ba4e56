#pragma once

#include "core/net/resolver.h"
#include "core/roles/proxyconversation.h"
#include "core/trace/logline.h"
#include "core/wire/envelope.h"

#include <QtTest/QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

/// The world around a ProxyConversation, played by a test: a client, a server, a resolver and a clock.
namespace midhop::roles {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Said = QByteArrayList;

inline wire::IpAddress ip(QByteArrayView text)
{
    return wire::IpAddress::parse(text).value();
}

inline wire::Endpoint at(QByteArrayView text)
{
    return wire::Endpoint::parse(text).value();
}

inline QByteArray envelope(QByteArrayView host, int port, QByteArrayView message)
{
    return wire::writeEnvelope(host, port, message);
}

inline std::shared_ptr<const access::Blocklist> rulesFrom(QByteArrayView text)
{
    return std::make_shared<access::Blocklist>(access::parseRules(text).takeValue());
}

/// One connection of a client and all that comes of it. What the conversation does to it is written down as
/// lines of `said()`, what the test plays arrives as from net::Stream: bytes only while the conversation
/// reads, at most 64 KiB in a row, an end or a reset behind the bytes before it. Time stands still but for
/// pass(). What no conversation may do is a failure of the test.
class ProxyFake final : public ProxyActions
{
public:
    explicit ProxyFake(ProxyShared shared = {}, bool traced = true)
        : m_shared(withDefaults(std::move(shared)))
        , m_conversation(m_shared, *this, traced)
    {
        m_down.state = State::Open;
        m_conversation.start(at("127.0.0.1:40001"), m_shared.listening);
    }

    ~ProxyFake()
    {
        if (const QByteArray problems = finish(); !problems.isEmpty())
            QTest::qFail(problems.constData(), __FILE__, __LINE__);
    }
    ProxyFake(const ProxyFake &) = delete;
    ProxyFake &operator=(const ProxyFake &) = delete;

    // --- what the test plays

    void clientSends(const QByteArray &bytes) { arrives(m_down, bytes); }
    void clientEnds() { ends(m_down, Tail::End); }
    void clientResets() { ends(m_down, Tail::Reset); }
    /// The system takes nothing more for the client until clientTakes().
    void clientStalls() { m_down.window = 0; }
    /// The client takes `bytes` of what waits for it and leaves as much room as `room` for more.
    void clientTakes(qsizetype bytes, std::optional<qsizetype> room = std::nullopt)
    {
        takes(m_down, bytes, room);
    }
    void lookUpFinds(const std::vector<wire::IpAddress> &addresses)
    {
        require(std::exchange(m_lookingUp, false), "a look-up is under way"_ba);
        turn().lookedUp(addresses, {});
        pump();
    }
    void lookUpFails(const QByteArray &failure)
    {
        require(std::exchange(m_lookingUp, false), "a look-up is under way"_ba);
        turn().lookedUp({}, failure);
        pump();
    }
    void serverAccepts()
    {
        require(m_up.state == State::Connecting, "a connect is under way"_ba);
        m_up.state = State::Open;
        turn().upstreamConnected(at("127.0.0.1:50001"));
        pump();
    }
    void connectFails(net::StreamError error)
    {
        require(m_up.state == State::Connecting, "a connect is under way"_ba);
        m_up = {};
        turn().upstreamFailed(error);
        pump();
    }
    void serverSends(const QByteArray &bytes) { arrives(m_up, bytes); }
    void serverEnds() { ends(m_up, Tail::End); }
    void serverResets() { ends(m_up, Tail::Reset); }
    void serverStalls() { m_nextServerWindow = 0; }
    void serverTakes(qsizetype bytes, std::optional<qsizetype> room = std::nullopt)
    {
        takes(m_up, bytes, room);
    }
    /// Time goes by; deadlines fire in their order, each at its time.
    void pass(std::chrono::milliseconds time)
    {
        const auto until = m_now + time;
        while (!m_over) {
            const auto first =
                std::min_element(m_deadlines.begin(), m_deadlines.end(), [](const auto &a, const auto &b) {
                    return a.value_or(Never) < b.value_or(Never);
                });
            if (first->value_or(Never) > until)
                break;
            m_now = std::max(m_now, first->value());
            first->reset();
            turn().deadlinePassed(static_cast<ProxyDeadline>(first - m_deadlines.begin()));
            pump();
        }
        m_now = until;
    }
    /// The loop is busy with others: turns that the conversation asks for do not come until turnsGoOn().
    void turnsWait() { m_turnsWait = true; }
    void turnsGoOn()
    {
        m_turnsWait = false;
        pump();
    }
    void stop()
    {
        if (!m_over)
            turn().stop();
        pump();
    }
    void abort()
    {
        if (!m_over)
            turn().abort();
    }
    /// Ends the conversation and tells what it did that none may; empty if nothing. The test then does not fail by it.
    [[nodiscard]] QByteArray finish()
    {
        abort();
        if (!m_over)
            problem("abort() did not end the conversation"_ba);
        if (m_began != m_counted)
            problem(QByteArray::number(m_began) + " exchanges began, "_ba + QByteArray::number(m_counted) +
                    " were counted"_ba);
        return std::exchange(m_problems, {}).join("; ");
    }
    /// News that come too late to be anybody's: of a server that was let go or of none, a turn that was asked for before, and
    /// of a client that is gone. The conversation may do nothing by them.
    void lateNews()
    {
        m_conversation.upstreamProgressed(1, 0);
        m_conversation.upstreamReceived("late");
        m_conversation.upstreamEnded();
        m_conversation.upstreamFailed(net::StreamError::Reset);
        m_conversation.downstreamProgressed(0, 0);
        m_conversation.nextTurn();
        if (!m_over)
            return;
        m_conversation.downstreamReceived("late");
        m_conversation.downstreamFailed();
        m_conversation.abort();
    }
    void setRules(QByteArrayView rules) { m_shared.rules = rulesFrom(rules); }

    // --- what the test sees

    /// What the conversation did since the last call.
    [[nodiscard]] Said said() { return std::exchange(m_said, {}); }
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] bool isLookingUp() const { return m_lookingUp; }
    /// The host of the last look-up, as the envelope has it.
    [[nodiscard]] QByteArray hostLookedUp() const { return m_hostLookedUp; }
    /// Which exchange that was for, as exchangesBegan() counts.
    [[nodiscard]] int lookUpExchange() const { return m_lookUpExchange; }
    [[nodiscard]] bool isConnecting() const { return m_up.state == State::Connecting; }
    [[nodiscard]] bool isUpstreamOpen() const { return m_up.state == State::Open; }
    [[nodiscard]] bool isReadingClient() const { return m_down.reading; }
    [[nodiscard]] bool isReadingServer() const { return m_up.reading; }
    [[nodiscard]] bool mayClientSend() const { return !m_over && m_down.tail == Tail::None; }
    [[nodiscard]] bool mayServerSend() const { return isUpstreamOpen() && m_up.tail == Tail::None; }
    [[nodiscard]] qsizetype waitingForClient() const { return m_down.out.size(); }
    [[nodiscard]] qsizetype waitingForServer() const { return m_up.out.size(); }
    /// All that went out to the client and to the last server.
    [[nodiscard]] QByteArray clientGot() const { return m_down.sent; }
    [[nodiscard]] QByteArray serverGot() const { return m_up.sent; }
    /// Bytes of the client that the conversation has taken.
    [[nodiscard]] qsizetype takenFromClient() const { return m_down.taken; }
    [[nodiscard]] int exchangesBegan() const { return m_began; }
    [[nodiscard]] QByteArrayList outcomes() const { return m_outcomes; }
    [[nodiscard]] std::chrono::milliseconds now() const { return m_now; }
    /// The published parts, and the one that lingers; each is finished.
    [[nodiscard]] std::vector<trace::Part> parts()
    {
        std::vector<trace::Part> parts = m_parts;
        if (const trace::Part *lingering = m_conversation.recorder().lingering())
            parts.push_back(*lingering);
        return parts;
    }
    [[nodiscard]] trace::Part part() { return parts().back(); }
    [[nodiscard]] QByteArrayList lines()
    {
        QByteArrayList lines;
        for (const trace::LogLine &line : trace::logLines(part(), trace::Detail::Console))
            lines << line.text;
        return lines;
    }
    [[nodiscard]] PartRecorder &recorder() { return m_conversation.recorder(); }
    /// Each destination that was connected to is asked; an answer is a problem.
    void forbid(std::function<QByteArray(const wire::Endpoint &)> why) { m_forbid = std::move(why); }

    static constexpr qsizetype Segment = 64 * 1024;

private:
    enum class State : quint8 { Closed, Connecting, Open };
    enum class Tail : quint8 { None, End, Reset };

    struct Side
    {
        State state = State::Closed;
        QByteArray in; ///< arrived at the machine, not yet read
        Tail tail = Tail::None;
        bool tailTold = false;
        QByteArray out; ///< handed over, not yet taken by the system
        QByteArray sent;
        std::optional<qsizetype> window; ///< what the system takes now; no value: everything
        qsizetype taken = 0;
        bool reading = true;
        bool finished = false;
    };

    static constexpr auto Never = std::chrono::milliseconds::max();

    static ProxyShared withDefaults(ProxyShared shared)
    {
        if (!shared.rules)
            shared.rules = rulesFrom("block 127.0.0.1:7777");
        if (shared.listening.port == 0)
            shared.listening = at("127.0.0.1:6000");
        return shared;
    }

    void problem(const QByteArray &text)
    {
        if (m_problems.size() < 5)
            m_problems << text;
    }
    void require(bool holds, const QByteArray &what)
    {
        if (!holds)
            problem("the test played what can't be: "_ba + what + " does not hold"_ba);
    }
    void say(const QByteArray &text)
    {
        if (m_over)
            problem("after its end the conversation did: "_ba + text);
        m_said << text;
    }
    static QByteArray shown(QByteArrayView bytes)
    {
        return bytes.size() <= 200 ? bytes.toByteArray() : QByteArray::number(bytes.size()) + " bytes"_ba;
    }

    void arrives(Side &side, const QByteArray &bytes)
    {
        if (m_over || side.state != State::Open)
            return;
        require(side.tail == Tail::None, "the peer has not ended"_ba);
        side.in += bytes;
        pump();
    }
    void ends(Side &side, Tail tail)
    {
        if (m_over || side.state != State::Open)
            return;
        side.tail = tail;
        side.tailTold = false;
        pump();
    }
    void takes(Side &side, qsizetype bytes, std::optional<qsizetype> room)
    {
        if (m_over)
            return;
        const qsizetype taken = std::min(bytes, side.out.size());
        side.sent += side.out.first(taken);
        side.out.remove(0, taken);
        side.window = side.out.isEmpty() ? room : std::optional<qsizetype>(0);
        if (taken == 0)
            return;
        if (&side == &m_up)
            turn().upstreamProgressed(taken, side.out.size());
        else
            turn().downstreamProgressed(taken, side.out.size());
        pump();
    }

    /// The conversation, for the next call into it. One call is one turn of the loop, in which others wait.
    ProxyConversation &turn()
    {
        m_endedThisTurn = 0;
        return m_conversation;
    }

    /// Hands on what has arrived, as long as it is read.
    void pump()
    {
        if (std::exchange(m_pumping, true))
            return;
        bool moved = true;
        while (moved && !m_over)
            moved = pump(m_up) || (!m_over && pump(m_down)) || (!m_over && nextTurn());
        m_pumping = false;
    }
    bool nextTurn()
    {
        if (m_turnsWait || !std::exchange(m_turnWanted, false))
            return false;
        turn().nextTurn();
        return true;
    }
    bool pump(Side &side)
    {
        if (m_over || side.state != State::Open || !side.reading)
            return false;
        const bool isUp = &side == &m_up;
        if (!side.in.isEmpty()) {
            // A copy that goes with the call: bytes kept beyond it are found by the sanitizer.
            const QByteArray bytes = side.in.first(std::min(Segment, side.in.size()));
            const QByteArray piece(bytes.constData(), bytes.size());
            side.in.remove(0, piece.size());
            side.taken += piece.size();
            if (isUp)
                turn().upstreamReceived(piece);
            else
                turn().downstreamReceived(piece);
            return true;
        }
        if (side.tail == Tail::None || std::exchange(side.tailTold, true))
            return false;
        const bool reset = side.tail == Tail::Reset;
        if (reset)
            side.state = State::Closed;
        if (isUp)
            reset ? turn().upstreamFailed(net::StreamError::Reset) : turn().upstreamEnded();
        else
            reset ? turn().downstreamFailed() : turn().downstreamEnded();
        return true;
    }
    qsizetype send(Side &side, QByteArrayView bytes)
    {
        qsizetype now = side.out.isEmpty() ? bytes.size() : 0;
        if (side.window) {
            now = std::min(now, *side.window);
            *side.window -= now;
        }
        side.sent += bytes.first(now);
        side.out += bytes.sliced(now);
        return side.out.size();
    }

    // ProxyActions
    qsizetype sendDownstream(QByteArrayView bytes) override
    {
        if (!bytes.isEmpty()) {
            say("to client: "_ba + shown(bytes));
            if (m_down.finished)
                problem("bytes behind the FIN to the client"_ba);
        }
        return send(m_down, bytes);
    }
    qsizetype sendUpstream(const QByteArray &bytes) override
    {
        say("to server: "_ba + shown(bytes));
        if (m_up.state != State::Open || m_up.finished)
            problem("bytes for a server that is not there"_ba);
        if (m_ahead && *std::exchange(m_ahead, std::nullopt) != bytes)
            problem("other bytes than the connect was promised"_ba);
        return send(m_up, bytes);
    }
    void finishDownstream() override
    {
        if (!std::exchange(m_down.finished, true))
            say("FIN to client"_ba);
    }
    void finishUpstream() override
    {
        say("FIN to server"_ba);
        if (m_up.state != State::Open || std::exchange(m_up.finished, true))
            problem("FIN to a server that is not there, or a second one"_ba);
    }
    void closeDownstream() override
    {
        say("close client"_ba);
        end();
    }
    void resetDownstream() override
    {
        say("reset client"_ba);
        end();
    }
    void closeUpstream() override
    {
        if (m_up.state == State::Closed)
            return;
        say("close server"_ba);
        m_up.state = State::Closed;
        m_up.in.clear();
        m_up.out.clear();
    }
    void readDownstream(bool reading) override
    {
        if (std::exchange(m_down.reading, reading) != reading)
            say(reading ? "read client"_ba : "hold client"_ba);
    }
    void readUpstream(bool reading) override
    {
        if (std::exchange(m_up.reading, reading) != reading)
            say(reading ? "read server"_ba : "hold server"_ba);
    }
    void lookUp(const wire::Host &host) override
    {
        say("look up "_ba + host.text);
        m_hostLookedUp = host.text;
        m_lookUpExchange = m_began;
        m_lookingUp = true;
    }
    void connectUpstream(const wire::Endpoint &destination, const QByteArray &message) override
    {
        m_ahead = message;
        say("connect to "_ba + destination.toText());
        if (m_up.state != State::Closed)
            problem("a second upstream"_ba);
        if (const QByteArray why = m_forbid ? m_forbid(destination) : QByteArray(); !why.isEmpty())
            problem(why);
        m_up = {};
        m_up.state = State::Connecting;
        m_up.window = std::exchange(m_nextServerWindow, std::nullopt);
    }
    void arm(ProxyDeadline deadline, std::chrono::milliseconds after) override
    {
        if (m_over)
            problem("a deadline was armed after the end"_ba);
        m_deadlines[static_cast<size_t>(deadline)] = m_now + after;
    }
    void disarm(ProxyDeadline deadline) override { m_deadlines[static_cast<size_t>(deadline)].reset(); }
    void publish(trace::Part &&part) override
    {
        if (!part.finished || part.lingering)
            problem("a part was published that is not the last version"_ba);
        m_parts.push_back(std::move(part));
    }
    void continueLater() override { m_turnWanted = true; }
    void counted(trace::Outcome outcome) override
    {
        if (++m_endedThisTurn > 1)
            problem("more than one exchange was served in one turn"_ba);
        ++m_counted;
        m_outcomes << trace::name(outcome);
    }
    void began() override
    {
        if (m_began != m_counted)
            problem("an exchange began before the one before it was counted"_ba);
        ++m_began;
    }

    void end()
    {
        m_over = true;
        m_lookingUp = false;
        m_up.state = State::Closed;
        m_deadlines.fill(std::nullopt);
    }

    ProxyShared m_shared;
    Side m_down;
    Side m_up;
    std::optional<qsizetype> m_nextServerWindow;
    std::optional<QByteArray> m_ahead; ///< what the next upstream is to be sent first
    std::array<std::optional<std::chrono::milliseconds>, static_cast<size_t>(ProxyDeadline::Count)>
        m_deadlines;
    std::chrono::milliseconds m_now{0};
    Said m_said;
    QByteArray m_hostLookedUp;
    int m_lookUpExchange = 0;
    QByteArrayList m_problems;
    QByteArrayList m_outcomes;
    std::vector<trace::Part> m_parts;
    std::function<QByteArray(const wire::Endpoint &)> m_forbid;
    int m_began = 0;
    int m_counted = 0;
    bool m_lookingUp = false;
    int m_endedThisTurn = 0;
    bool m_turnWanted = false;
    bool m_turnsWait = false;
    bool m_pumping = false;
    bool m_over = false;
    ProxyConversation m_conversation;
};

} // namespace midhop::roles
