#include "core/roles/clientconversation.h"
#include "core/trace/logline.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>
#include <array>

using namespace midhop;
using namespace midhop::roles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using net::StreamError;
using Kind = ClientResult::Kind;
using trace::Outcome;

namespace {

using Said = QByteArrayList;

/// One send: the test plays the proxy and the clock, said() tells what the client did.
class ClientFake final : public ClientActions
{
public:
    explicit ClientFake(const QByteArray &message = "tgmr"_ba, bool traced = true)
        : m_conversation(m_limits, *this, traced)
    {
        m_limits.firstByte = ClientFirstByte;
        m_deadlines.fill(Never);
        start(message);
    }
    ~ClientFake()
    {
        m_conversation.cancel();
        if (m_conversation.isRunning() || m_results != m_starts || !m_problem.isEmpty())
            QTest::qFail(QByteArray("running, not one result, or: "_ba + m_problem).constData(), __FILE__,
                         __LINE__);
    }
    ClientFake(const ClientFake &) = delete;
    ClientFake &operator=(const ClientFake &) = delete;

    void start(const QByteArray &message, bool random = false)
    {
        ++m_starts;
        m_conversation.start({"127.0.0.1"_ba, 6000, "127.0.0.1"_ba, 8888, message, random, {}},
                             "127.0.0.1:6000"_ba);
    }
    /// Ends what the constructor began, and connects.
    void compose(const ComposedBytes &bytes)
    {
        m_conversation.cancel();
        ++m_starts;
        ClientRequest request;
        request.composed = bytes;
        m_conversation.start(request, "127.0.0.1:6000"_ba);
        m_said.clear();
        connects();
    }
    void connects()
    {
        m_conversation.connected(*wire::Endpoint::parse("127.0.0.1:40001"),
                                 *wire::Endpoint::parse("127.0.0.1:6000"));
    }
    void fails(StreamError error) { m_conversation.failed(error); }
    void lookupFails(const QByteArray &reason) { m_conversation.lookupFailed(reason); }
    void sends(const QByteArray &bytes) { m_conversation.received(bytes); }
    void ends() { m_conversation.ended(); }
    void stalls() { m_takes = false; }
    void takes(qsizetype bytes)
    {
        m_waiting -= std::min(bytes, m_waiting);
        m_conversation.progressed(bytes, m_waiting);
    }
    void cancel() { m_conversation.cancel(); }
    void pass(std::chrono::milliseconds time)
    {
        const auto until = m_now + time;
        while (true) {
            const auto first = std::min_element(m_deadlines.begin(), m_deadlines.end());
            if (*first > until)
                break;
            m_now = std::max(m_now, std::exchange(*first, Never));
            m_conversation.deadlinePassed(static_cast<ClientDeadline>(first - m_deadlines.begin()));
        }
        m_now = until;
    }
    [[nodiscard]] Limits &limits() { return m_limits; }

    [[nodiscard]] Said said() { return std::exchange(m_said, {}); }
    [[nodiscard]] bool isRunning() const { return m_conversation.isRunning(); }
    [[nodiscard]] const ClientResult &result() const { return m_result; }
    [[nodiscard]] const trace::Part *part() const { return m_part.get(); }
    [[nodiscard]] QByteArrayList lines() const
    {
        QByteArrayList lines;
        for (const trace::LogLine &line : trace::logLines(*m_part, trace::Detail::Console))
            lines << line.text;
        return lines;
    }

private:
    static constexpr auto Never = std::chrono::milliseconds::max();

    qsizetype send(const QByteArray &bytes) override
    {
        m_said << "send "_ba + bytes;
        m_waiting = m_takes ? 0 : bytes.size();
        return m_waiting;
    }
    void finish() override { m_said << "FIN"_ba; }
    void close() override
    {
        m_said << "close"_ba;
        m_deadlines.fill(Never);
    }
    void reset() override { m_said << "reset"_ba; }
    void arm(ClientDeadline deadline, std::chrono::milliseconds after) override
    {
        if (!m_conversation.isRunning())
            m_problem = "a deadline was armed after the end"_ba;
        m_deadlines[static_cast<size_t>(deadline)] = m_now + after;
    }
    void disarm(ClientDeadline deadline) override { m_deadlines[static_cast<size_t>(deadline)] = Never; }
    void concluded(ClientResult &&result, std::unique_ptr<trace::Part> part) override
    {
        ++m_results;
        m_result = std::move(result);
        m_part = std::move(part);
    }

    Limits m_limits;
    Said m_said;
    QByteArray m_problem;
    ClientResult m_result;
    std::unique_ptr<trace::Part> m_part;
    std::array<std::chrono::milliseconds, static_cast<size_t>(ClientDeadline::Count)> m_deadlines{};
    std::chrono::milliseconds m_now{0};
    qsizetype m_waiting = 0;
    int m_starts = 0;
    int m_results = 0;
    bool m_takes = true;
    ClientConversation m_conversation;
};

const QByteArray Tgmr = R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"})"_ba;

} // namespace

/// CONTRACT.md, "Client" and the client's side of "Envelope": each test is a conversation.
class TestClientConversation : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theEnvelopeIsOneWriteAndAFin()
    {
        ClientFake client;
        QCOMPARE(client.said(), Said());
        client.connects();
        QCOMPARE(client.said(), Said({"send "_ba + Tgmr, "FIN"}));
    }

    void theReplyEndsWithTheStream()
    {
        ClientFake client;
        client.connects();
        (void)client.said();
        client.sends("DO"_ba);
        client.sends("NE"_ba);
        QVERIFY(client.isRunning());
        client.ends();
        QCOMPARE(client.said(), Said({"close"}));
        QCOMPARE(client.result().kind, Kind::Reply);
        QCOMPARE(client.result().reply, "DONE");
        QCOMPARE(client.result().failure, "");
        QVERIFY(client.result().latency > 0ns);
    }

    void theReplyEndsHalfASecondAfterItsLastByte()
    {
        ClientFake client;
        client.connects();
        client.sends("DO"_ba);
        client.pass(499ms);
        client.sends("NE"_ba);
        client.pass(499ms);
        QVERIFY(client.isRunning());
        client.pass(1ms);
        QCOMPARE(client.said().last(), "close");
        QCOMPARE(client.result().reply, "DONE");
    }

    void anErrorIsAReplyThatIsShownAsAnError()
    {
        ClientFake client;
        client.connects();
        client.sends("Error, not allowed address"_ba);
        client.ends();
        QCOMPARE(client.result().kind, Kind::ErrorReply);
        QCOMPARE(client.part()->outcome, Outcome::Blocked);
        QCOMPARE(client.lines().last(),
                 "Response from server(forwarded by Proxy):  Error, not allowed address");
    }

    void anotherErrorIsNotBlocked()
    {
        ClientFake client;
        client.connects();
        client.sends("Error, not allowed addresses"_ba);
        client.ends();
        QCOMPARE(client.result().kind, Kind::ErrorReply);
        QCOMPARE(client.part()->outcome, Outcome::Done);
    }

    void closedWithoutAReplyIsAnErrorInPlainWords()
    {
        ClientFake client;
        client.connects();
        client.ends();
        QCOMPARE(client.result().kind, Kind::Failed);
        QCOMPARE(client.result().failure, "The proxy closed the connection without a reply.");
        QCOMPARE(client.lines(),
                 Said({"Json data "_ba + Tgmr, "The proxy closed the connection without a reply."}));
    }

    void theFirstByteHas15Seconds()
    {
        ClientFake client;
        client.pass(4s);
        client.connects();
        client.pass(14'999ms);
        QVERIFY(client.isRunning());
        client.pass(1ms);
        QCOMPARE(client.result().failure, "No reply from the proxy within 15 s. The connection was closed.");
        QCOMPARE(client.part()->outcome, Outcome::TimedOut);
        QCOMPARE(client.said().last(), "close");
    }

    void aShorterLimitIsToldInMilliseconds()
    {
        ClientFake client;
        client.limits().firstByte = 250ms;
        client.connects();
        client.pass(250ms);
        QCOMPARE(client.result().failure,
                 "No reply from the proxy within 250 ms. The connection was closed.");
    }

    void theConnectHas5Seconds()
    {
        ClientFake client;
        client.pass(4'999ms);
        QVERIFY(client.isRunning());
        client.pass(1ms);
        QCOMPARE(client.result().kind, Kind::Failed);
        QCOMPARE(client.part()->outcome, Outcome::TimedOut);
        QVERIFY(client.result().failure.startsWith(
            "No connection to the proxy: 127.0.0.1:6000 did not answer in time."));
    }

    void aConnectThatFailsIsToldInPlainWords_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char *name, StreamError error, const char *words, Outcome outcome) {
            QTest::newRow(name) << int(error) << QByteArray(words) << int(outcome);
        };
        row("refused", StreamError::Refused, "nothing listens at 127.0.0.1:6000", Outcome::Refused);
        row("unreachable", StreamError::Unreachable, "can't be reached", Outcome::Unreachable);
        row("timed out", StreamError::TimedOut, "did not answer in time", Outcome::TimedOut);
        row("reset", StreamError::Reset, "reset the connection", Outcome::Reset);
        row("met itself", StreamError::SelfConnection, "met itself", Outcome::Unreachable);
        row("no descriptors", StreamError::NoDescriptors, "no file descriptors", Outcome::Unreachable);
        row("no ports", StreamError::NoPorts, "local port", Outcome::Unreachable);
        row("other", StreamError::Other, "at 127.0.0.1:6000", Outcome::Unreachable);
    }
    void aConnectThatFailsIsToldInPlainWords()
    {
        QFETCH(int, error);
        QFETCH(QByteArray, words);
        QFETCH(int, outcome);
        ClientFake client;
        client.fails(StreamError(error));
        QCOMPARE(client.result().kind, Kind::Failed);
        QVERIFY2(client.result().failure.startsWith("No connection to the proxy"),
                 client.result().failure.constData());
        QVERIFY2(client.result().failure.contains(words), client.result().failure.constData());
        QVERIFY(client.result().failure.endsWith('.'));
        QCOMPARE(int(client.part()->outcome), outcome);
        QCOMPARE(client.lines().last(), client.result().failure);
    }

    void aLookUpThatFailsIsToldInTheSystemsWords()
    {
        ClientFake client;
        client.lookupFails("Name or service not known"_ba);
        QCOMPARE(client.result().problem, ClientProblem::LookupFailed);
        QVERIFY(client.result().failure.contains(" failed (Name or service not known). Correct the proxy's address."));
    }

    void aResetWithoutAReplyIsAnError()
    {
        ClientFake client;
        client.connects();
        client.fails(StreamError::Reset);
        QCOMPARE(client.result().kind, Kind::Failed);
        QCOMPARE(client.result().failure, "The proxy reset the connection without a reply.");
        QCOMPARE(client.part()->outcome, Outcome::Reset);
    }

    void aResetAfterPartOfTheReplyIsTold()
    {
        ClientFake client;
        client.connects();
        client.sends("DO"_ba);
        client.fails(StreamError::Reset);
        QCOMPARE(client.result().reply, "DO");
        QCOMPARE(client.result().failure,
                 "The connection was reset after 2 bytes of the reply; more may be missing.");
        QCOMPARE(client.part()->outcome, Outcome::Reset);
        QCOMPARE(client.lines().last(2),
                 Said({"Response from server(forwarded by Proxy):  DO", client.result().failure}));
    }

    void theFirstByteLimitBeginsWhenTheEnvelopeIsSent()
    {
        ClientFake client;
        client.stalls();
        client.connects();
        client.pass(29s);
        client.takes(1);
        client.pass(29s);
        QVERIFY(client.isRunning());
        client.takes(1'000);
        client.pass(14'999ms);
        QVERIFY(client.isRunning());
        client.pass(1ms);
        QVERIFY(!client.isRunning());
    }

    void aProxyThatTakesNothingFor30SecondsIsAnError()
    {
        ClientFake client;
        client.stalls();
        client.connects();
        client.pass(29'999ms);
        QVERIFY(client.isRunning());
        client.pass(1ms);
        QCOMPARE(client.result().failure,
                 "The proxy took nothing of the envelope for 30 s. The connection was closed.");
        QCOMPARE(client.part()->outcome, Outcome::TimedOut);
    }

    void aReplyBeforeTheEnvelopeIsSentIsAReply()
    {
        ClientFake client;
        client.stalls();
        client.connects();
        client.sends("Error, envelope too large"_ba);
        client.takes(1'000);
        client.pass(500ms);
        QCOMPARE(client.result().kind, Kind::ErrorReply);
    }

    void aCancelResets()
    {
        ClientFake client;
        client.connects();
        client.sends("DO"_ba);
        (void)client.said();
        client.cancel();
        QCOMPARE(client.said(), Said({"reset", "close"}));
        QCOMPARE(client.result().kind, Kind::Cancelled);
        QCOMPARE(client.part()->outcome, Outcome::Aborted);
    }

    void afterItsEndNothingMovesIt()
    {
        ClientFake client;
        client.connects();
        client.sends("DONE"_ba);
        client.ends();
        (void)client.said();
        client.sends("more"_ba);
        client.ends();
        client.fails(StreamError::Reset);
        client.lookupFails("late"_ba);
        client.takes(0);
        client.cancel();
        client.pass(100s);
        QCOMPARE(client.said(), Said());
        QCOMPARE(client.result().reply, "DONE");
    }

    void theNextSendBeginsAnew()
    {
        ClientFake client;
        client.connects();
        client.sends("DONE"_ba);
        client.ends();
        client.start("next"_ba, true);
        client.fails(StreamError::Refused); // not connected yet, whatever was before
        QCOMPARE(client.result().kind, Kind::Failed);
        QCOMPARE(client.result().reply, "");
        QCOMPARE(client.lines().first(), "Random 4 letter string:  next");
    }

    void theLinesOfAnExchange()
    {
        ClientFake client;
        client.connects();
        client.sends("DONE"_ba);
        client.ends();
        QCOMPARE(client.lines(),
                 Said({"Json data "_ba + Tgmr, "Response from server(forwarded by Proxy):  DONE"}));
        QCOMPARE(client.part()->client.toText(), "127.0.0.1:40001");
        QCOMPARE(client.part()->proxy.toText(), "127.0.0.1:6000");
        QCOMPARE(client.part()->envelope, Tgmr);
        QCOMPARE(client.part()->outcome, Outcome::Done);
        QByteArrayList events;
        for (const trace::Event &event : client.part()->events)
            events << trace::name(event.kind);
        QCOMPARE(events, Said({"connecting", "connected", "sent", "half-closed", "received", "half-closed",
                               "closed"}));
    }

    void ofALongReplyTheFirst64KibibytesAreKept()
    {
        ClientFake client;
        client.connects();
        for (int i = 0; i < 10; ++i)
            client.sends(QByteArray(10'000, 'x'));
        client.ends();
        QCOMPARE(client.result().reply.size(), 64 * 1024);
        QCOMPARE(client.part()->replyBytes, 100'000);
    }

    void withoutTracingThereIsAResultAndNoPart()
    {
        ClientFake client("tgmr"_ba, false);
        client.connects();
        client.sends("DONE"_ba);
        client.ends();
        QCOMPARE(client.result().reply, "DONE");
        QVERIFY(!client.part());
    }

    void composedBytesGoOutUnchangedInOneWrite()
    {
        ClientFake client;
        client.compose({"{\"a\": \x80\0"_ba + '\0', 0, 0ms, ComposedBytes::End::HalfClose});
        QCOMPARE(client.said(), Said({"send {\"a\": \x80\0"_ba + '\0', "FIN"}));
        client.sends("Error, malformed envelope"_ba);
        client.ends();
        QCOMPARE(client.result().kind, Kind::ErrorReply);
        QCOMPARE(client.part()->envelope, "{\"a\": \x80\0"_ba + '\0');
        QVERIFY(!client.part()->serverIp);
        QCOMPARE(client.part()->outcome, Outcome::Done);
    }

    void composedBytesGoOutInPiecesWithPauses()
    {
        ClientFake client;
        client.compose({"abcdefg"_ba, 3, 20ms, ComposedBytes::End::HalfClose});
        QCOMPARE(client.said(), Said({"send abc"}));
        client.pass(19ms);
        QCOMPARE(client.said(), Said());
        client.pass(1ms);
        QCOMPARE(client.said(), Said({"send def"}));
        client.stalls();
        client.pass(20ms);
        QCOMPARE(client.said(), Said({"send g"})); // no FIN before all is taken
        client.takes(1);
        QCOMPARE(client.said(), Said({"FIN"}));
        client.sends("DONE"_ba);
        client.ends();
        QCOMPARE(client.result().kind, Kind::Reply);
        QCOMPARE(client.result().unsentBytes, 0);
        QCOMPARE(client.lines().first(), "Data abcdefg");
    }

    void aReplyBetweenPiecesDoesNotEndTheSending()
    {
        ClientFake client;
        client.compose({"abcd"_ba, 2, 2s, ComposedBytes::End::Open});
        client.sends("early"_ba);
        client.pass(1900ms);
        QVERIFY(client.isRunning());
        client.pass(100ms);
        QCOMPARE(client.said(), Said({"send ab", "send cd"}));
        client.pass(499ms);
        QVERIFY(client.isRunning());
        client.pass(1ms);
        QCOMPARE(client.said(), Said({"close"})); // left open at our side: no FIN before
        QCOMPARE(client.result().kind, Kind::Reply);
    }

    void anEndOfTheProxyBeforeAllWasSentIsTold()
    {
        ClientFake client;
        client.compose({"abcdef"_ba, 2, 1s, ComposedBytes::End::HalfClose});
        client.sends("Error, no"_ba);
        client.ends();
        QCOMPARE(client.result().kind, Kind::ErrorReply);
        QCOMPARE(client.result().problem, ClientProblem::EndedEarly);
        QCOMPARE(client.result().unsentBytes, 4);
        QCOMPARE(client.part()->failure, "The proxy ended the connection while 4 bytes were still to be sent.");
        client.pass(2s);
        QVERIFY(!client.said().contains("send cd"));
    }

    void aResetBehindTheLastByteIsSentAsAsked()
    {
        ClientFake client;
        client.compose({R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "x"})"_ba, 0, 0ms,
                        ComposedBytes::End::Reset});
        QCOMPARE(client.said().sliced(1), Said({"reset", "close"}));
        QCOMPARE(client.result().problem, ClientProblem::ResetAsAsked);
        QCOMPARE(client.part()->message.value(), "x"); // a sound envelope is read as one
        QCOMPARE(client.part()->outcome, Outcome::Reset);
    }
};

QTEST_GUILESS_MAIN(TestClientConversation)
#include "tst_clientconversation.moc"
