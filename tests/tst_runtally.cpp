#include "core/roles/proxywords.h"
#include "core/roles/runtally.h"
#include "core/wire/replytext.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace midhop;
using namespace midhop::roles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(midhop::roles::RunOutcome)

/// What a run counts.
class RunTallyTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void anAnswerHasAnOutcome_data();
    void anAnswerHasAnOutcome();
    void whatTheProxySaysOfAnErrorIsUnderstood_data();
    void whatTheProxySaysOfAnErrorIsUnderstood();
    void aProblemHasAnOutcome_data();
    void aProblemHasAnOutcome();
    void eachIsCountedOnce();
    void theFirstOfAnOutcomeIsItsExample();
};

namespace {

ClientResult replied(const QByteArray &reply)
{
    ClientResult result;
    result.kind = wire::isErrorReply(reply) ? ClientResult::Kind::ErrorReply : ClientResult::Kind::Reply;
    result.reply = reply;
    result.replyBytes = reply.size();
    result.latency = 1ms;
    return result;
}

ClientResult failed(ClientProblem problem)
{
    ClientResult result;
    result.problem = problem;
    result.latency = 2ms;
    return result;
}

} // namespace

void RunTallyTest::anAnswerHasAnOutcome_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<RunOutcome>("outcome");
    QTest::newRow("any reply is done") << "DONE"_ba << RunOutcome::Done;
    QTest::newRow("a reply that speaks of refusal is done") << "connection refused by 127.0.0.1:9"_ba << RunOutcome::Done;
    QTest::newRow("the blocklist's reply") << wire::ErrorReply::notAllowed() << RunOutcome::Blocked;
    QTest::newRow("one that only begins so") << "Error, not allowed address at all"_ba << RunOutcome::OtherError;
    QTest::newRow("another program's error") << "Error: connection refused by peer"_ba << RunOutcome::OtherError;
    QTest::newRow("the word alone") << "Error"_ba << RunOutcome::OtherError;
    QTest::newRow("a connect that took too long") << "Error, connect to 127.0.0.1:1 timed out after 5 s"_ba << RunOutcome::ServerTimedOut;
    QTest::newRow("a server that is silent") << "Error, no reply from 127.0.0.1:1 within 10 s"_ba << RunOutcome::ServerTimedOut;
    QTest::newRow("a server that takes nothing")
        << "Error, timed out: 127.0.0.1:1 took nothing of the message for 10 s"_ba << RunOutcome::ServerTimedOut;
    QTest::newRow("a server that closes")
        << "Error, connection closed by the server 127.0.0.1:1 without a reply"_ba << RunOutcome::ServerLost;
    QTest::newRow("a name nobody knows") << "Error, look-up of a.test failed: no such name"_ba << RunOutcome::ServerUnreachable;
    QTest::newRow("a way that leads back")
        << "Error, loop: 127.0.0.1:6000 is the proxy's own listening address"_ba << RunOutcome::ServerUnreachable;
    QTest::newRow("a proxy with too much to do")
        << "Error, too many connections: the proxy serves 100 at the same time, try again later"_ba << RunOutcome::OtherError;
    QTest::newRow("a malformed envelope") << "Error, malformed envelope: server_port is no number"_ba << RunOutcome::OtherError;
}

void RunTallyTest::anAnswerHasAnOutcome()
{
    QFETCH(QByteArray, reply);
    QTEST(runOutcome(replied(reply)), "outcome");
}

// The proxy's words and what is read from them can't part.
void RunTallyTest::whatTheProxySaysOfAnErrorIsUnderstood_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<RunOutcome>("outcome");
    using net::StreamError;
    const QByteArray destination = "127.0.0.1:9"_ba;
    const auto connecting = [&](const char *row, StreamError error, RunOutcome outcome) {
        QTest::newRow(row) << connectFailureText(error, destination) << outcome;
    };
    connecting("connecting, refused", StreamError::Refused, RunOutcome::ServerRefused);
    connecting("connecting, unreachable", StreamError::Unreachable, RunOutcome::ServerUnreachable);
    connecting("connecting, timed out", StreamError::TimedOut, RunOutcome::ServerTimedOut);
    connecting("connecting, reset", StreamError::Reset, RunOutcome::ServerLost);
    connecting("connecting, met itself", StreamError::SelfConnection, RunOutcome::ServerUnreachable);
    connecting("connecting, no descriptors", StreamError::NoDescriptors, RunOutcome::ServerUnreachable);
    connecting("connecting, no ports", StreamError::NoPorts, RunOutcome::ServerUnreachable);
    connecting("connecting, other", StreamError::Other, RunOutcome::ServerUnreachable);
    const auto waiting = [&](const char *row, StreamError error, RunOutcome outcome) {
        QTest::newRow(row) << serverLostText(error, destination, false) << outcome;
    };
    waiting("waiting, reset", StreamError::Reset, RunOutcome::ServerLost);
    waiting("waiting, timed out", StreamError::TimedOut, RunOutcome::ServerTimedOut);
    waiting("waiting, no memory", StreamError::NoDescriptors, RunOutcome::ServerLost);
    waiting("waiting, other", StreamError::Other, RunOutcome::ServerLost);
}

void RunTallyTest::whatTheProxySaysOfAnErrorIsUnderstood()
{
    QFETCH(QByteArray, said);
    QTEST(runOutcome(replied(wire::ErrorReply::fromReason(said))), "outcome");
}

void RunTallyTest::aProblemHasAnOutcome_data()
{
    QTest::addColumn<int>("problem");
    QTest::addColumn<RunOutcome>("outcome");
    const auto row = [](const char *name, ClientProblem problem, RunOutcome outcome) {
        QTest::newRow(name) << int(problem) << outcome;
    };
    row("refused", ClientProblem::Refused, RunOutcome::NoConnection);
    row("unreachable", ClientProblem::Unreachable, RunOutcome::NoConnection);
    row("connect timed out", ClientProblem::ConnectTimedOut, RunOutcome::NoConnection);
    row("reset while connecting", ClientProblem::ConnectReset, RunOutcome::NoConnection);
    row("met itself", ClientProblem::SelfConnection, RunOutcome::NoConnection);
    row("no descriptors", ClientProblem::NoDescriptors, RunOutcome::NoConnection);
    row("no ports", ClientProblem::NoPorts, RunOutcome::NoConnection);
    row("no such name", ClientProblem::LookupFailed, RunOutcome::NoConnection);
    row("another reason", ClientProblem::NotConnected, RunOutcome::NoConnection);
    row("closed", ClientProblem::ClosedWithoutReply, RunOutcome::NoReply);
    row("reset", ClientProblem::ResetWithoutReply, RunOutcome::NoReply);
    row("silent", ClientProblem::NoReplyInTime, RunOutcome::NoReplyInTime);
    row("stalled", ClientProblem::WriteStalled, RunOutcome::NoReplyInTime);
    row("cut off", ClientProblem::CutOff, RunOutcome::CutOff);
}

void RunTallyTest::aProblemHasAnOutcome()
{
    QFETCH(int, problem);
    QTEST(runOutcome(failed(ClientProblem(problem))), "outcome");
}

void RunTallyTest::eachIsCountedOnce()
{
    RunTally tally;
    for (int i = 0; i < 5; ++i)
        tally.add(replied("DONE"_ba));
    tally.add(replied(wire::ErrorReply::notAllowed()));
    tally.add(failed(ClientProblem::Refused));
    tally.add(failed(ClientProblem::NoPorts));
    QCOMPARE(tally.ended(), 8U);
    QCOMPARE(tally.latencies.count(), 8U);
    QCOMPARE(tally.count(RunOutcome::Done), 5U);
    QCOMPARE(tally.count(RunOutcome::Blocked), 1U);
    QCOMPARE(tally.count(RunOutcome::NoConnection), 2U);
    QCOMPARE(tally.latencies.greatest(), 2ms);
}

void RunTallyTest::theFirstOfAnOutcomeIsItsExample()
{
    RunTally tally;
    tally.add(replied("DONE"_ba));
    tally.add(failed(ClientProblem::NoPorts));
    tally.add(failed(ClientProblem::Refused));
    tally.add(replied("Error, one"_ba));
    tally.add(replied("Error, two"_ba));
    QCOMPARE(tally.examples[std::size_t(RunOutcome::NoConnection)].problem, ClientProblem::NoPorts);
    QCOMPARE(tally.examples[std::size_t(RunOutcome::OtherError)].reply, "Error, one"_ba);
    QVERIFY(tally.examples[std::size_t(RunOutcome::Done)].reply.isEmpty()); // not worth a copy each time
}

QTEST_GUILESS_MAIN(RunTallyTest)
#include "tst_runtally.moc"
