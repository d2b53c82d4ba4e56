#include "core/roles/serverconversation.h"
#include "core/trace/logline.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>
#include <array>

using namespace midhop;
using namespace midhop::roles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ServerReply::Kind;
using trace::Outcome;

namespace {

using Said = QByteArrayList;

/// One connection to the server: the test plays its peer and the clock, said() tells what the server did.
class ServerFake final : public ServerActions
{
public:
    explicit ServerFake(const ServerReply &reply = {}, bool traced = true)
        : m_shared{{}, reply}
        , m_conversation(m_shared, *this, traced)
    {
        m_conversation.start(*wire::Endpoint::parse("127.0.0.1:50001"),
                             *wire::Endpoint::parse("127.0.0.1:8888"));
    }
    ~ServerFake()
    {
        abort();
        if (!m_over || m_began != m_outcomes.size() || !m_problem.isEmpty())
            QTest::qFail(QByteArray("not over, not balanced, or: "_ba + m_problem).constData(), __FILE__,
                         __LINE__);
    }
    ServerFake(const ServerFake &) = delete;
    ServerFake &operator=(const ServerFake &) = delete;

    /// One drain of the socket finds these bytes.
    void sends(const QByteArray &bytes)
    {
        m_in += bytes;
        read();
    }
    void ends()
    {
        if (!m_over)
            m_conversation.ended();
    }
    void resets()
    {
        if (!m_over)
            m_conversation.failed();
    }
    void stalls() { m_takes = false; }
    void takes(qsizetype bytes)
    {
        const qsizetype taken = std::min(bytes, m_waiting);
        m_waiting -= taken;
        m_takes = m_waiting == 0;
        m_conversation.progressed(taken, m_waiting);
        read();
    }
    void pass(std::chrono::milliseconds time)
    {
        const auto until = m_now + time;
        while (!m_over) {
            const auto first = std::min_element(m_deadlines.begin(), m_deadlines.end());
            if (*first > until)
                break;
            m_now = std::max(m_now, std::exchange(*first, Never));
            m_conversation.deadlinePassed(static_cast<ServerDeadline>(first - m_deadlines.begin()));
            read();
        }
        m_now = until;
    }
    void stop()
    {
        if (!m_over)
            m_conversation.stop();
    }
    void abort()
    {
        if (!m_over)
            m_conversation.abort();
    }
    void setReply(const ServerReply &reply) { m_shared.reply = reply; }

    [[nodiscard]] Said said() { return std::exchange(m_said, {}); }
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] QByteArrayList outcomes() const { return m_outcomes; }
    /// Published, and the one that lingers.
    [[nodiscard]] std::vector<trace::Part> parts()
    {
        std::vector<trace::Part> parts = m_parts;
        if (const trace::Part *lingering = m_conversation.recorder().lingering())
            parts.push_back(*lingering);
        return parts;
    }
    [[nodiscard]] QByteArrayList lines(trace::Detail detail)
    {
        QByteArrayList lines;
        const trace::Part part = parts().back();
        for (const trace::LogLine &line : trace::logLines(part, detail))
            lines << line.text;
        return lines;
    }
    [[nodiscard]] QByteArrayList events()
    {
        QByteArrayList texts;
        const trace::Part part = parts().back();
        for (const trace::Event &event : part.events)
            texts << trace::name(event.kind) + (event.byPeer ? " by peer"_ba : ""_ba) +
                         (event.size ? ' ' + QByteArray::number(event.size) : ""_ba);
        return texts;
    }

private:
    static constexpr auto Never = std::chrono::milliseconds::max();

    void read()
    {
        bool took = false;
        while (m_reading && !m_over && !m_in.isEmpty()) {
            const QByteArray piece = m_in.first(std::min<qsizetype>(m_in.size(), 64 * 1024));
            m_in.remove(0, piece.size());
            m_conversation.received(piece);
            took = true;
        }
        if (took && !m_over && m_in.isEmpty())
            m_conversation.drained();
    }
    void say(const QByteArray &text)
    {
        if (m_over)
            m_problem = "after its end: "_ba + text;
        m_said << text;
    }

    qsizetype send(const QByteArray &bytes) override
    {
        say("reply: "_ba + (bytes.size() < 200 ? bytes : QByteArray::number(bytes.size()) + " bytes"_ba));
        m_waiting = m_takes ? 0 : m_waiting + bytes.size();
        return m_waiting;
    }
    qsizetype sendLast(const QByteArray &bytes) override
    {
        if (send(bytes) == 0)
            finish();
        return m_waiting;
    }
    void finish() override
    {
        if (!std::exchange(m_finished, true))
            say("FIN"_ba);
    }
    void close() override
    {
        say("close"_ba);
        m_over = true;
        m_deadlines.fill(Never);
    }
    void setReading(bool reading) override
    {
        if (std::exchange(m_reading, reading) != reading)
            say(reading ? "read"_ba : "hold"_ba);
    }
    void arm(ServerDeadline deadline, std::chrono::milliseconds after) override
    {
        m_deadlines[static_cast<size_t>(deadline)] = m_now + after;
    }
    void disarm(ServerDeadline deadline) override { m_deadlines[static_cast<size_t>(deadline)] = Never; }
    void publish(trace::Part &&part) override { m_parts.push_back(std::move(part)); }
    void counted(Outcome outcome) override { m_outcomes << trace::name(outcome); }
    void began() override { ++m_began; }

    ServerShared m_shared;
    QByteArray m_in;
    Said m_said;
    QByteArray m_problem;
    QByteArrayList m_outcomes;
    std::vector<trace::Part> m_parts;
    std::array<std::chrono::milliseconds, static_cast<size_t>(ServerDeadline::Count)> m_deadlines = [] {
        std::array<std::chrono::milliseconds, static_cast<size_t>(ServerDeadline::Count)> never;
        never.fill(Never);
        return never;
    }();
    std::chrono::milliseconds m_now{0};
    qsizetype m_waiting = 0;
    qsizetype m_began = 0;
    bool m_takes = true;
    bool m_reading = true;
    bool m_finished = false;
    bool m_over = false;
    ServerConversation m_conversation;
};

ServerReply reply(Kind kind, std::chrono::milliseconds delay = 0ms)
{
    ServerReply settings;
    settings.kind = kind;
    settings.delay = delay;
    return settings;
}

ServerReply keptOpen(Kind kind = Kind::Echo, std::chrono::milliseconds delay = 0ms)
{
    ServerReply settings = reply(kind, delay);
    settings.keepOpen = true;
    return settings;
}

} // namespace

/// CONTRACT.md, "Server": each test is a conversation.
class TestServerConversation : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aShortMessageIsAnsweredAtOnceAndTheServerCloses()
    {
        ServerFake server;
        server.sends("tgmr"_ba);
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
        server.ends();
        QCOMPARE(server.said(), Said({"close"}));
        QCOMPARE(server.outcomes(), Said({"done"}));
    }

    void upTo1024BytesAreAnsweredAtOnce()
    {
        ServerFake server;
        server.sends(QByteArray(1024, 'x'));
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
    }

    void moreThanThatEndsAfterAPauseOf20Milliseconds()
    {
        ServerFake server(reply(Kind::Echo));
        server.sends(QByteArray(1025, 'x'));
        server.pass(19ms);
        server.sends("y"_ba);
        server.pass(19ms);
        QCOMPARE(server.said(), Said());
        server.pass(1ms);
        QCOMPARE(server.said(), Said({"reply: 1026 bytes", "FIN"}));
    }

    void moreThanThatEndsWhenTheSenderHalfCloses()
    {
        ServerFake server(reply(Kind::Echo));
        server.sends(QByteArray(100'000, 'x'));
        server.ends();
        QCOMPARE(server.said(), Said({"reply: 100000 bytes", "FIN", "close"}));
    }

    void anObjectIsWaitedForUntilItIsComplete()
    {
        ServerFake server(reply(Kind::Echo));
        server.sends("{\"a\""_ba);
        server.pass(9'999ms);
        server.sends(": {"_ba);
        server.sends("}"_ba);
        QCOMPARE(server.said(), Said());
        server.sends("}"_ba);
        QCOMPARE(server.said(), Said({"reply: {\"a\": {}}", "FIN"}));
    }

    void aLongObjectNeedsNoPause()
    {
        ServerFake server;
        server.sends("{\"a\": \""_ba + QByteArray(5'000, 'x'));
        server.pass(1s);
        QCOMPARE(server.said(), Said());
        server.sends("\"}"_ba);
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
    }

    void aTextThatCanNoLongerBecomeAnObjectIsAMessage()
    {
        ServerFake server;
        server.sends("{"_ba);
        QCOMPARE(server.said(), Said());
        server.sends("x"_ba);
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
    }

    void aLongTextThatCanNoLongerBecomeAnObjectEndsAfterAPause()
    {
        ServerFake server;
        server.sends("{x"_ba + QByteArray(2'000, 'x'));
        QCOMPARE(server.said(), Said());
        server.pass(20ms);
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
    }

    void anObjectThatStaysIncompleteIsAMessageAfterTenSeconds()
    {
        ServerFake server(reply(Kind::Echo));
        server.sends("{"_ba);
        server.pass(9s);
        server.sends(" "_ba);
        server.pass(999ms);
        QCOMPARE(server.said(), Said());
        server.pass(1ms);
        QCOMPARE(server.said(), Said({"reply: { ", "FIN"}));
    }

    void anObjectCutByAFinIsAMessage()
    {
        ServerFake server(reply(Kind::Echo));
        server.sends("{ "_ba);
        server.ends();
        QCOMPARE(server.said(), Said({"reply: { ", "FIN", "close"}));
    }

    void atMost16MebibytesAreTaken()
    {
        ServerFake server;
        server.sends(QByteArray(16 << 20, 'x'));
        QCOMPARE(server.said(), Said());
        server.sends("x"_ba);
        QCOMPARE(server.said(), Said({"FIN"}));
        server.pass(1s);
        QCOMPARE(server.said(), Said({"close"}));
        QCOMPARE(server.outcomes(), Said({"malformed"}));
    }

    void afterTheReplyTheRestIsReadOffForASecond()
    {
        ServerFake server;
        server.sends("tgmr"_ba);
        server.sends("more"_ba);
        server.pass(999ms);
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
        server.pass(1ms);
        QCOMPARE(server.said(), Said({"close"}));
    }

    void afterTheReply64KibibytesAreReadOff()
    {
        ServerFake server;
        server.sends("tgmr"_ba);
        server.sends(QByteArray(64 * 1024, 'x'));
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
        server.sends("x"_ba);
        QCOMPARE(server.said(), Said({"close"}));
    }

    void theEndOfTheConnectionIsToldWithItsLastMessage()
    {
        ServerFake server;
        server.sends("tgmr"_ba);
        QVERIFY(server.parts().back().lingering);
        QCOMPARE(server.events().last(), "half-closed");
        server.ends();
        QVERIFY(!server.parts().back().lingering);
        const QByteArrayList events = server.events();
        QCOMPARE(events.sliced(events.size() - 3), Said({"half-closed", "half-closed by peer", "closed"}));
        QCOMPARE(server.parts().size(), size_t(1));
    }

    void aResetBehindTheReplyIsTold()
    {
        ServerFake server;
        server.sends("tgmr"_ba);
        server.resets();
        QCOMPARE(server.events().last(), "reset by peer");
        QVERIFY(!server.parts().back().lingering);
    }

    void aBareConnectAndCloseIsLoggedAndNothingMore()
    {
        ServerFake server;
        server.ends();
        QCOMPARE(server.said(), Said({"close"}));
        QCOMPARE(server.outcomes(), Said());
        QCOMPARE(server.parts().size(), size_t(1));
        QCOMPARE(server.lines(trace::Detail::Console), Said());
        QCOMPARE(server.lines(trace::Detail::Window),
                 Said({"127.0.0.1:50001 connected and closed without a message"}));
        QCOMPARE(server.events(), Said({"connected by peer", "half-closed by peer", "closed"}));
    }

    void aConnectionWithoutAMessageIsClosedAfter60Seconds()
    {
        ServerFake server;
        server.pass(59'999ms);
        QCOMPARE(server.said(), Said());
        server.pass(1ms);
        QCOMPARE(server.said(), Said({"close"}));
    }

    void theKindsOfReply_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("fixed") << int(Kind::Fixed) << "DONE"_ba;
        QTest::newRow("echo") << int(Kind::Echo) << "tgmr"_ba;
        QTest::newRow("reversed") << int(Kind::Reversed) << "rmgt"_ba;
    }
    void theKindsOfReply()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, text);
        ServerFake server(reply(Kind(kind)));
        server.sends("tgmr"_ba);
        QCOMPARE(server.said(), Said({"reply: "_ba + text, "FIN"}));
    }

    void aSilentServerHoldsTheConnectionUntilThePeerEndsIt()
    {
        ServerFake server(reply(Kind::Silent));
        server.sends("tgmr"_ba);
        server.pass(3600s);
        server.sends(QByteArray(200'000, 'x'));
        QCOMPARE(server.said(), Said());
        server.ends();
        QCOMPARE(server.said(), Said({"close"}));
        QCOMPARE(server.outcomes(), Said({"aborted"}));
    }

    void aSilentServerEndsWithASenderThatHasEnded()
    {
        ServerFake server(reply(Kind::Silent));
        server.sends("{"_ba);
        server.ends();
        QCOMPARE(server.said(), Said({"close"}));
        QCOMPARE(server.outcomes(), Said({"aborted"}));
        QCOMPARE(server.events().count("half-closed by peer"), 1);
    }

    void theReplyComesAfterItsDelay()
    {
        ServerFake server(reply(Kind::Fixed, 300ms));
        server.sends("tgmr"_ba);
        server.ends();
        server.pass(299ms);
        QCOMPARE(server.said(), Said());
        server.pass(1ms);
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN", "close"}));
    }

    void newSettingsHoldFromTheNextMessageOn()
    {
        ServerFake server(keptOpen(Kind::Fixed, 100ms));
        server.sends("tgmr"_ba);
        server.setReply(keptOpen(Kind::Echo));
        server.pass(100ms);
        server.sends("next"_ba);
        QCOMPARE(server.said(), Said({"reply: DONE", "reply: next"}));
    }

    // --- kept open

    void keptOpenFurtherMessagesAreAnswered()
    {
        ServerFake server(keptOpen());
        server.sends("one"_ba);
        server.sends("{"_ba);
        server.sends("}"_ba);
        server.sends("three"_ba);
        QCOMPARE(server.said(), Said({"reply: one", "reply: {}", "reply: three"}));
        server.ends();
        QCOMPARE(server.said(), Said({"close"}));
        QCOMPARE(server.outcomes(), Said({"done", "done", "done"}));
        QCOMPARE(server.parts().size(), size_t(3)); // the end is no bare connect
        QCOMPARE(server.parts()[2].ordinal, 2U);
    }

    void keptOpenTheServerClosesAfter60SecondsIdle()
    {
        ServerFake server(keptOpen());
        server.pass(59s);
        server.sends("one"_ba);
        (void)server.said();
        server.pass(59'999ms);
        QCOMPARE(server.said(), Said());
        server.pass(1ms);
        QCOMPARE(server.said(), Said({"close"}));
    }

    void keptOpenWhatComesDuringAnAnswerIsTheNextMessage()
    {
        ServerFake server(keptOpen(Kind::Echo, 100ms));
        server.sends("one"_ba);
        server.sends("t"_ba);
        server.sends("wo"_ba);
        server.ends();
        server.pass(100ms);
        QCOMPARE(server.said(), Said({"reply: one"}));
        server.pass(100ms);
        QCOMPARE(server.said(), Said({"reply: two", "FIN", "close"}));
    }

    void keptOpenTheSenderIsNotReadBeyondItsShare()
    {
        ServerFake server(keptOpen(Kind::Fixed, 100ms));
        server.sends("one"_ba);
        server.sends(QByteArray(1 << 20, 'x'));
        QVERIFY(!server.isReading());
        server.pass(100ms);
        QVERIFY(server.isReading());
        server.pass(120ms);
        QCOMPARE(server.said(), Said({"hold", "reply: DONE", "read", "reply: DONE"}));
    }

    // --- stalls, resets, stopping

    void aSenderThatTakesNothingFor30SecondsIsLeft()
    {
        ServerFake server;
        server.stalls();
        server.sends("tgmr"_ba);
        server.pass(29s);
        server.takes(1);
        server.pass(29'999ms);
        QCOMPARE(server.said(), Said({"reply: DONE"}));
        server.pass(1ms);
        QCOMPARE(server.said(), Said({"close"}));
        QCOMPARE(server.outcomes(), Said({"aborted"}));
    }

    void theFinFollowsAReplyThatHadToWait()
    {
        ServerFake server;
        server.stalls();
        server.sends("tgmr"_ba);
        server.takes(4);
        QCOMPARE(server.said(), Said({"reply: DONE", "FIN"}));
        QCOMPARE(server.outcomes(), Said({"done"}));
    }

    void aResetEndsEveryPhase_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<QByteArray>("reset");
        QTest::addColumn<QByteArray>("aborted");
        QTest::newRow("nothing came") << 0 << ""_ba
                                      << ""_ba;
        QTest::newRow("inside a message") << 1 << "reset"_ba
                                          << "aborted"_ba;
        QTest::newRow("before a delayed reply") << 2 << "reset"_ba
                                                << "aborted"_ba;
        QTest::newRow("silent") << 3 << "aborted"_ba
                                << "aborted"_ba;
        QTest::newRow("inside the reply") << 4 << "reset"_ba
                                          << "aborted"_ba;
        QTest::newRow("after the reply") << 5 << "done"_ba
                                         << "done"_ba;
    }
    void aResetEndsEveryPhase()
    {
        QFETCH(int, phase);
        QFETCH(QByteArray, reset);
        ServerFake server(settingsFor(phase));
        playUpTo(server, phase);
        server.resets();
        QVERIFY(server.isOver());
        QCOMPARE(server.outcomes(), reset.isEmpty() ? Said() : Said({reset}));
    }

    void anAbortEndsEveryPhase_data() { aResetEndsEveryPhase_data(); }
    void anAbortEndsEveryPhase()
    {
        QFETCH(int, phase);
        QFETCH(QByteArray, aborted);
        ServerFake server(settingsFor(phase));
        playUpTo(server, phase);
        server.abort();
        QVERIFY(server.isOver());
        QCOMPARE(server.outcomes(), aborted.isEmpty() ? Said() : Said({aborted}));
        server.pass(100s);
    }

    void aStopClosesAnIdleConnectionAtOnce()
    {
        ServerFake server(keptOpen());
        server.sends("one"_ba);
        (void)server.said();
        server.stop();
        QCOMPARE(server.said(), Said({"close"}));
    }

    void aStopLetsAnAnswerUnderWayEnd()
    {
        ServerFake server(keptOpen(Kind::Echo, 100ms));
        server.sends("one"_ba);
        server.stop();
        QCOMPARE(server.said(), Said());
        server.pass(100ms);
        QCOMPARE(server.said(), Said({"reply: one", "FIN"}));
        server.ends();
        QVERIFY(server.isOver());
    }

    // --- what is told

    void theLinesOfAnExchange()
    {
        ServerFake server;
        server.sends("tg\x1bmr"_ba);
        QCOMPARE(server.lines(trace::Detail::Console), Said({"Server received: tg\\u001bmr"}));
        QCOMPARE(server.events(),
                 Said({"connected by peer", "received by peer 5", "envelope complete by peer 5", "sent 4", "half-closed"}));
        const trace::Part part = server.parts().back();
        QCOMPARE(part.message.value(), "tg\x1bmr");
        QCOMPARE(part.reply, "DONE");
        QCOMPARE(part.outcome, Outcome::Done);
        QCOMPARE(part.upstream.toText(), "127.0.0.1:50001");
        QCOMPARE(part.server.toText(), "127.0.0.1:8888");
    }

    void aMessageCutByAResetIsTold()
    {
        ServerFake server;
        server.sends("{ "_ba);
        server.resets();
        QCOMPARE(
            server.lines(trace::Detail::Window),
            Said({"Server received: { ", "No reply: the sender reset the connection inside the message"}));
    }

    void withoutTracingAllIsCounted()
    {
        ServerFake server({}, false);
        server.sends("tgmr"_ba);
        QCOMPARE(server.outcomes(), Said({"done"}));
        QVERIFY(server.parts().empty());
    }

private:
    static ServerReply settingsFor(int phase)
    {
        return phase == 2 ? reply(Kind::Fixed, 1s) : phase == 3 ? reply(Kind::Silent) : ServerReply();
    }
    static void playUpTo(ServerFake &server, int phase)
    {
        if (phase == 4)
            server.stalls();
        if (phase > 0)
            server.sends(phase == 1 ? "{"_ba : "tgmr"_ba);
    }
};

QTEST_GUILESS_MAIN(TestServerConversation)
#include "tst_serverconversation.moc"
