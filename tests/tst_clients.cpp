#include "core/net/descriptors.h"
#include "core/roles/clientrun.h"
#include "core/roles/clientsend.h"
#include "core/roles/proxyrole.h"
#include "core/roles/serverrole.h"
#include "core/wire/envelope.h"
#include "proxyscene.h"
#include "rawsocket.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace midhop;
using namespace midhop::roles;
using namespace midhop::wire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ClientRequest requestTo(quint16 proxyPort, const QByteArray &message = "tgmr"_ba)
{
    ClientRequest request;
    request.proxyHost = "127.0.0.1"_ba;
    request.proxyPort = proxyPort;
    request.serverIp = "127.0.0.1"_ba;
    request.serverPort = 8888;
    request.message = message;
    return request;
}

/// Sends from the client panel one after the other.
class Sender final
{
public:
    Sender()
        : feed([] {})
        , send(&feed)
    {
        QObject::connect(&send, &ClientSend::finished, &send, [this](const ClientResult &finished) {
            result = finished;
            ++count;
        });
    }
    [[nodiscard]] bool wait(int number = 1)
    {
        return RawSocket::wait(-1, 0, [&] { return count >= number; });
    }
    [[nodiscard]] trace::Part part()
    {
        trace::Batch batch = feed.take();
        return batch.parts.empty() ? trace::Part{} : std::move(batch.parts.back());
    }

    trace::Feed feed;
    ClientSend send;
    ClientResult result;
    int count = 0;
};

/// Load runs one after the other.
class Runner final
{
public:
    Runner()
        : feed([] {})
        , run(&feed)
    {
        QObject::connect(&run, &ClientRun::finished, &run, [this](const ClientRunSummary &finished) {
            summary = finished;
            ++count;
        });
        settings.limits.firstByte = ClientFirstByte;
    }
    [[nodiscard]] bool wait(int number = 1)
    {
        return RawSocket::wait(-1, 0, [&] { return count >= number; });
    }

    trace::Feed feed;
    ClientRun run;
    ClientRunSettings settings;
    ClientRunSummary summary;
    int count = 0;
};

/// Proxy and server to send through.
struct House
{
    House()
    {
        ProxySettings proxySettings;
        proxySettings.listen = {IpAddress::fromIpv4(RawSocket::Loopback), 0};
        proxySettings.rules = defaultRules();
        ServerSettings serverSettings;
        serverSettings.listen = proxySettings.listen;
        proxyPort = proxy.start(proxySettings)->port;
        serverPort = server.start(serverSettings)->port;
    }
    [[nodiscard]] ClientRequest request() const
    {
        ClientRequest result = requestTo(proxyPort);
        result.serverPort = serverPort;
        return result;
    }
    ProxyRole proxy{nullptr};
    ServerRole server{nullptr};
    quint16 proxyPort = 0;
    quint16 serverPort = 0;
};

} // namespace

class TestClients : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { net::raiseDescriptorLimit(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    // ClientSend
    void aSendThatWaitsIsShownWhileItRuns();
    void sendsOneEnvelopeAndHalfCloses();
    void aReplyEndsWithTheStream();
    void aReplyEndsAfterAPause();
    void anErrorReplyIsToldApart();
    void theBlockedReplyHasItsOutcome();
    void refusedIsAFailure();
    void aProxyThatClosesWithoutReplyIsAFailure();
    void aResetIsToldApartFromAClose();
    void aResetBehindAPartOfTheReplyIsToldApart();
    void cancelResetsTheConnection();
    void cancelWhileConnecting();
    void cancelWhileIdleDoesNothing();
    void aHostNameWillDo();
    void aHostNameThatFailsIsAFailure();
    void aMegabyteGoesThrough();
    void aMegabyteToAProxyThatReadsSlowly();
    void aProxyThatRepliesBeforeItReadsIsHeard();
    void aLongReplyIsCutAt64KiB();
    void sendsAgainAndAgain();
    void startsAgainFromInsideFinished();
    void finishedNeverComesFromInsideStart();
    void destroyedWhileUnderWay();

    // ClientRun
    void oneExchange();
    void manyExchangesWithSomeInFlight();
    void keepsNoMoreInFlightThanAskedFor();
    void keepsToTheRate();
    void aRateBeyondAnyClockWaits();
    void everyMessageIsNewWhenRandom();
    void countsWhatComesBack();
    void countsWhatDoesNotComeBack();
    void withNobodyThereItEnds();
    void looksTheProxyUpOnce();
    void aProxyNameThatFailsEndsTheRun();
    void cancelledItResetsWhatIsInFlight();
    void cancelledBeforeItBegan();
    void aLookUpOfACancelledRunDoesNotReachTheNext();
    void runsAgain();
    void destroyedWhileRunning();
    void publishesEveryPartBeforeFinished();
};

// --- ClientSend

void TestClients::aSendThatWaitsIsShownWhileItRuns()
{
    RawListener silent;
    Sender sender;
    sender.send.start(requestTo(silent.port()));
    const RawSocket peer = silent.accept();
    trace::Part shown;
    const auto connected = [&] {
        for (trace::Part &part : sender.feed.take().parts)
            shown = std::move(part);
        return shown.client.port != 0;
    };
    QTRY_VERIFY(connected());
    QVERIFY(!shown.finished);
    QCOMPARE(shown.envelope, writeEnvelope("127.0.0.1"_ba, 8888, "tgmr"_ba));
    sender.send.cancel();
    QVERIFY(sender.wait());
    const trace::Part last = sender.part();
    QVERIFY(last.finished);
    QCOMPARE(last.serial, shown.serial);
}
// ------------------------------------------------------------------------------------------------------

void TestClients::sendsOneEnvelopeAndHalfCloses()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    QVERIFY(sender.send.isRunning());
    RawSocket peer = proxy.accept();
    peer.receiveAll();
    QVERIFY(peer.hasEnded());
    QCOMPARE(peer.received(),
             "{\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"tgmr\"}"_ba);
    QVERIFY(peer.send("DONE"_ba));
    peer.close();
    QVERIFY(sender.wait());
    QVERIFY(!sender.send.isRunning());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Reply);
    QCOMPARE(sender.result.reply, "DONE"_ba);
    QVERIFY(sender.result.latency > 0ns);
    const trace::Part part = sender.part();
    QVERIFY(part.finished);
    QCOMPARE(part.outcome, trace::Outcome::Done);
    QCOMPARE(part.proxy, proxy.endpoint());
    QVERIFY(part.client.port != 0);
}

void TestClients::aReplyEndsWithTheStream()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    RawSocket peer = proxy.accept();
    QVERIFY(peer.send("one "_ba));
    QVERIFY(peer.send("two"_ba));
    peer.finish(); // half-closed is enough
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.reply, "one two"_ba);
    peer.receiveAll();
    QVERIFY(peer.hasEnded()); // it closes right after
}

void TestClients::aReplyEndsAfterAPause()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    RawSocket peer = proxy.accept();
    QVERIFY(peer.send("DONE"_ba));
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Reply);
    QCOMPARE(sender.result.reply, "DONE"_ba);
}

void TestClients::anErrorReplyIsToldApart()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    RawSocket peer = proxy.accept();
    QVERIFY(peer.send("Error, something"_ba));
    peer.close();
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::ErrorReply);
    QCOMPARE(sender.result.reply, "Error, something"_ba);
    QCOMPARE(sender.part().outcome, trace::Outcome::Done);
}

void TestClients::theBlockedReplyHasItsOutcome()
{
    const House house;
    Sender sender;
    ClientRequest request = house.request();
    request.serverPort = 7777;
    sender.send.start(request);
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::ErrorReply);
    QCOMPARE(sender.result.reply, "Error, not allowed address"_ba);
    QCOMPARE(sender.part().outcome, trace::Outcome::Blocked);
}

void TestClients::refusedIsAFailure()
{
    Sender sender;
    const DeadPort dead;
    sender.send.start(requestTo(dead.port()));
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Failed);
    QVERIFY2(sender.result.failure.contains(
                 QByteArray("nothing listens at 127.0.0.1:"_ba + QByteArray::number(dead.port()))),
             sender.result.failure.constData());
    QCOMPARE(sender.part().outcome, trace::Outcome::Refused);
}

void TestClients::aProxyThatClosesWithoutReplyIsAFailure()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    RawSocket peer = proxy.accept();
    peer.receiveAll();
    peer.close();
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Failed);
    QVERIFY(sender.result.failure.contains("closed the connection without a reply"));
    QCOMPARE(sender.part().outcome, trace::Outcome::Aborted);
}

void TestClients::aResetIsToldApartFromAClose()
{
    RawListener proxy;
    Sender sender;
    for (int i = 1; i <= 3; ++i) { // each on a socket that was used before
        sender.send.start(requestTo(proxy.port()));
        RawSocket peer = proxy.accept();
        peer.receiveAll();
        peer.reset();
        QVERIFY(sender.wait(i));
        QCOMPARE(sender.result.kind, ClientResult::Kind::Failed);
        QVERIFY2(sender.result.failure.contains("reset the connection without a reply"),
                 sender.result.failure.constData());
        QCOMPARE(sender.part().outcome, trace::Outcome::Reset);
    }
}

void TestClients::aResetBehindAPartOfTheReplyIsToldApart()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    RawSocket peer = proxy.accept();
    peer.receiveAll();
    QVERIFY(peer.send("half a re"_ba));
    peer.reset();
    QVERIFY(sender.wait());
    const trace::Part part = sender.part();
    QCOMPARE(part.outcome, trace::Outcome::Reset);
    QCOMPARE(part.reply, "half a re"_ba);
    QVERIFY(sender.result.failure.contains("reset after 9 bytes"));
}

void TestClients::cancelResetsTheConnection()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    RawSocket peer = proxy.accept();
    peer.receiveAll();
    sender.send.cancel();
    QVERIFY(sender.send.isRunning()); // until finished()
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Cancelled);
    QVERIFY(!sender.send.isRunning());
    QVERIFY(peer.isOpen());
    QVERIFY(RawSocket::wait(peer.descriptor(), 0,
                            [&] { return peer.sendSome("x"_ba) < 0; })); // not a close: a reset
    QCOMPARE(sender.part().outcome, trace::Outcome::Aborted);
}

void TestClients::cancelWhileConnecting()
{
    RawListener full;
    full.setBacklog(0);
    const RawSocket filler = RawSocket::connectedTo(full.port());
    Sender sender;
    sender.send.start(requestTo(full.port()));
    sender.send.cancel();
    sender.send.cancel();
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Cancelled);
    QCOMPARE(sender.count, 1);
}

void TestClients::cancelWhileIdleDoesNothing()
{
    Sender sender;
    sender.send.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(sender.count, 0);
}

void TestClients::aHostNameWillDo()
{
    RawListener proxy;
    Sender sender;
    ClientRequest request = requestTo(proxy.port());
    request.proxyHost = "localhost"_ba;
    sender.send.start(request);
    RawSocket peer = proxy.accept();
    QVERIFY(peer.send("DONE"_ba));
    peer.close();
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.reply, "DONE"_ba);
}

void TestClients::aHostNameThatFailsIsAFailure()
{
    Sender sender;
    ClientRequest request = requestTo(6000);
    request.proxyHost = QByteArray(70, 'x') + ".invalid"_ba; // fails without asking a name server
    sender.send.start(request);
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Failed);
    QVERIFY2(sender.result.failure.startsWith("No connection to the proxy"),
             sender.result.failure.constData());
}

void TestClients::aMegabyteGoesThrough()
{
    House house;
    ServerReply reply;
    reply.kind = ServerReply::Kind::Echo;
    house.server.setReply(reply);
    Sender sender;
    ClientRequest request = house.request();
    request.message = QByteArray((1 << 20) - 100, 'm');
    sender.send.start(request);
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::Reply);
    const trace::Part part = sender.part();
    QCOMPARE(part.replyBytes, request.message.size());
    QCOMPARE(part.outcome, trace::Outcome::Done);
}

void TestClients::aMegabyteToAProxyThatReadsSlowly()
{
    RawListener proxy(RawSocket::Loopback, 0, 4096);
    Sender sender;
    const ClientRequest request =
        requestTo(proxy.port(), QByteArray(8 << 20, 'm')); // more than the buffers take
    sender.send.start(request);
    RawSocket peer = proxy.accept();
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents();
    peer.receiveAll();
    QVERIFY(peer.hasEnded()); // the half-close comes behind all of it
    QVERIFY(peer.received() == writeEnvelope("127.0.0.1"_ba, 8888, request.message));
    QVERIFY(peer.send("DONE"_ba));
    peer.close();
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.reply, "DONE"_ba);
}

void TestClients::aProxyThatRepliesBeforeItReadsIsHeard()
{
    RawListener proxy(RawSocket::Loopback, 0, 4096);
    Sender sender;
    sender.send.start(requestTo(proxy.port(), QByteArray(8 << 20, 'm')));
    RawSocket peer = proxy.accept();
    QVERIFY(peer.send("Error, too many connections"_ba));
    peer.finish();
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.kind, ClientResult::Kind::ErrorReply);
    QCOMPARE(sender.result.reply, "Error, too many connections"_ba);
}

void TestClients::aLongReplyIsCutAt64KiB()
{
    RawListener proxy;
    Sender sender;
    sender.send.start(requestTo(proxy.port()));
    RawSocket peer = proxy.accept();
    peer.receiveAll();
    QVERIFY(peer.send(QByteArray(3'000'000, 'r')));
    peer.close();
    QVERIFY(sender.wait());
    QCOMPARE(sender.result.reply.size(), 64 * 1024);
    QCOMPARE(sender.part().replyBytes, 3'000'000);
}

void TestClients::sendsAgainAndAgain()
{
    const House house;
    Sender sender;
    for (int i = 1; i <= 100; ++i) {
        sender.send.start(house.request());
        QVERIFY(sender.wait(i));
        QCOMPARE(sender.result.reply, "DONE"_ba);
    }
}

void TestClients::startsAgainFromInsideFinished()
{
    const House house;
    Sender sender;
    QObject::connect(&sender.send, &ClientSend::finished, &sender.send, [&] {
        if (sender.count < 5)
            sender.send.start(house.request());
    });
    sender.send.start(house.request());
    QVERIFY(sender.wait(5));
    QCOMPARE(sender.result.reply, "DONE"_ba);
}

void TestClients::finishedNeverComesFromInsideStart()
{
    const DeadPort dead;
    Sender sender;
    ClientRequest request = requestTo(dead.port());
    for (const QByteArray &host : {"127.0.0.1"_ba, QByteArray(), "not a host"_ba}) {
        const int before = sender.count;
        request.proxyHost = host;
        sender.send.start(request);
        QCOMPARE(sender.count, before);
        QVERIFY(sender.wait(before + 1));
        QCOMPARE(sender.result.kind, ClientResult::Kind::Failed);
    }
}

void TestClients::destroyedWhileUnderWay()
{
    RawListener proxy;
    RawSocket peer;
    {
        Sender sender;
        sender.send.start(requestTo(proxy.port()));
        peer = proxy.accept();
        peer.receiveAll();
    }
    QVERIFY(RawSocket::wait(peer.descriptor(), 0, [&] { return peer.sendSome("x"_ba) < 0; }));
    Sender connecting;
    connecting.send.start(requestTo(proxy.port()));
}

// --- ClientRun
// -------------------------------------------------------------------------------------------------------

void TestClients::oneExchange()
{
    const House house;
    Runner runner;
    runner.settings.request = house.request();
    runner.run.start(runner.settings);
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.exchanges, 1U);
    QCOMPARE(runner.summary.done, 1U);
    QCOMPARE(runner.summary.last.reply, "DONE"_ba);
    QVERIFY(runner.summary.p50 > 0ns && runner.summary.p50 <= runner.summary.p99);
    QVERIFY(!runner.summary.cancelled);
}

void TestClients::manyExchangesWithSomeInFlight()
{
    const House house;
    Runner runner;
    runner.settings.request = house.request();
    runner.settings.count = 3000;
    runner.settings.concurrency = 64;
    runner.run.start(runner.settings);
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.exchanges, 3000U);
    QCOMPARE(runner.summary.done, 3000U);
    QCOMPARE(runner.summary.errors, 0U);
    QCOMPARE(house.proxy.counters().exchanges, 3000U);
}

void TestClients::keepsNoMoreInFlightThanAskedFor()
{
    RawListener proxy;
    Runner runner;
    runner.settings.request = requestTo(proxy.port());
    runner.settings.count = 20;
    runner.settings.concurrency = 4;
    runner.run.start(runner.settings);
    std::vector<RawSocket> held;
    for (int i = 0; i < 4; ++i) {
        held.push_back(proxy.accept());
        held.back().receiveAll();
    }
    for (int served = 0; served < 20; ++served) {
        QVERIFY(!proxy.acceptNow().isOpen()); // four are held: no fifth
        QVERIFY(held[0].send("DONE"_ba));
        held.erase(held.begin());
        if (served < 16) {
            held.push_back(proxy.accept());
            QVERIFY(held.back().isOpen());
            held.back().receiveAll();
        }
    }
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.done, 20U);
}

void TestClients::keepsToTheRate()
{
    const House house;
    Runner runner;
    runner.settings.request = house.request();
    runner.settings.count = 21;
    runner.settings.concurrency = 64;
    runner.settings.rate = 100;
    runner.run.start(runner.settings);
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.done, 21U);
    QVERIFY(runner.summary.duration >= 200ms); // the last begins after twenty intervals
}

void TestClients::aRateBeyondAnyClockWaits()
{
    RawListener proxy;
    Runner runner;
    runner.settings.request = requestTo(proxy.port());
    runner.settings.count = 3;
    runner.settings.concurrency = 3;
    runner.settings.rate = 1e-300;
    runner.run.start(runner.settings);
    RawSocket peer = proxy.accept();
    peer.receiveAll();
    QVERIFY(peer.send("DONE"_ba));
    runner.run.cancel();
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.tally.begun, 1U);
}

void TestClients::everyMessageIsNewWhenRandom()
{
    RawListener proxy;
    Runner runner;
    runner.settings.request = requestTo(proxy.port());
    runner.settings.newRandomMessageEach = true;
    runner.settings.count = 8;
    runner.settings.concurrency = 8;
    runner.run.start(runner.settings);
    QSet<QByteArray> seen;
    for (int i = 0; i < 8; ++i) {
        RawSocket peer = proxy.accept();
        seen.insert(peer.receiveAll());
        QVERIFY(peer.send("DONE"_ba));
    }
    QVERIFY(seen.size() > 4); // one in 456,976 is the same by chance
    QVERIFY(runner.wait());
}

void TestClients::countsWhatComesBack()
{
    RawListener proxy;
    Runner runner;
    runner.settings.request = requestTo(proxy.port());
    runner.settings.count = 6;
    runner.run.start(runner.settings);
    for (const QByteArray &reply : {"DONE"_ba, "Error, not allowed address"_ba, "Error, no reply from x"_ba,
                                    "anything"_ba, "Error, not allowed address"_ba, "DONE"_ba}) {
        RawSocket peer = proxy.accept();
        peer.receiveAll();
        QVERIFY(peer.send(reply));
    }
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.exchanges, 6U);
    QCOMPARE(runner.summary.done, 3U);
    QCOMPARE(runner.summary.blocked, 2U);
    QCOMPARE(runner.summary.errors, 1U);
    QCOMPARE(runner.summary.withoutReply, 0U);
}

void TestClients::countsWhatDoesNotComeBack()
{
    RawListener proxy;
    Runner runner;
    runner.settings.request = requestTo(proxy.port());
    runner.settings.limits.firstByte = 2s; // for the one that is silent; the others are sooner, on a busy machine too
    runner.settings.count = 4;
    runner.run.start(runner.settings);
    std::vector<RawSocket> silent;
    for (int i = 0; i < 4; ++i) {
        RawSocket peer = proxy.accept();
        peer.receiveAll();
        if (i == 0)
            peer.close();
        else if (i == 1)
            peer.reset();
        else if (i == 2)
            silent.push_back(std::move(peer));
        else
            QVERIFY(peer.send("DONE"_ba));
    }
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.exchanges, 4U);
    QCOMPARE(runner.summary.done, 1U);
    QCOMPARE(runner.summary.errors, 3U);
    QCOMPARE(runner.summary.withoutReply, 3U);
}

void TestClients::withNobodyThereItEnds()
{
    const DeadPort dead;
    Runner runner;
    runner.settings.request = requestTo(dead.port());
    runner.settings.count = 2000;
    runner.settings.concurrency = 50;
    runner.run.start(runner.settings);
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.exchanges, 2000U);
    QCOMPARE(runner.summary.withoutReply, 2000U);
    QVERIFY(runner.summary.last.failure.contains("nothing listens"));
}

void TestClients::looksTheProxyUpOnce()
{
    const House house;
    Runner runner;
    runner.settings.request = house.request();
    runner.settings.request.proxyHost =
        "localhost"_ba; // it may have addresses where nobody listens: the next is tried
    runner.settings.count = 200;
    runner.settings.concurrency = 8;
    runner.run.start(runner.settings);
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.done, 200U);
}

void TestClients::aProxyNameThatFailsEndsTheRun()
{
    Runner runner;
    runner.settings.request = requestTo(6000);
    runner.settings.request.proxyHost = QByteArray(70, 'x') + ".invalid"_ba;
    runner.settings.count = 5;
    runner.run.start(runner.settings);
    QVERIFY(runner.wait());
    QCOMPARE(runner.summary.withoutReply, 5U);
    QVERIFY2(runner.summary.last.failure.startsWith("No connection to the proxy: "),
             runner.summary.last.failure.constData());
}

void TestClients::cancelledItResetsWhatIsInFlight()
{
    RawListener proxy;
    Runner runner;
    runner.settings.request = requestTo(proxy.port());
    runner.settings.count = 1'000'000;
    runner.settings.concurrency = 10;
    runner.run.start(runner.settings);
    std::vector<RawSocket> peers;
    for (int i = 0; i < 10; ++i) {
        peers.push_back(proxy.accept());
        peers.back().receiveAll();
    }
    runner.run.cancel();
    runner.run.cancel();
    QVERIFY(runner.wait());
    QVERIFY(runner.summary.cancelled);
    QCOMPARE(runner.summary.exchanges, 0U); // none of them ended by itself
    for (RawSocket &peer : peers)
        QVERIFY(RawSocket::wait(peer.descriptor(), 0, [&] { return peer.sendSome("x"_ba) < 0; }));
    QVERIFY(!proxy.acceptNow().isOpen());
    QCOMPARE(runner.count, 1);
}

void TestClients::cancelledBeforeItBegan()
{
    const DeadPort dead;
    Runner runner;
    runner.settings.request = requestTo(dead.port());
    runner.settings.request.proxyHost = "localhost"_ba;
    for (int i = 1; i <= 50; ++i) {
        runner.run.start(runner.settings);
        runner.run.cancel(); // while it is being looked up
        QVERIFY(runner.wait(i));
        QCOMPARE(runner.count, i);
    }
}

void TestClients::aLookUpOfACancelledRunDoesNotReachTheNext()
{
    RawListener proxy(0x7f000002); // localhost is another address
    Runner runner;
    int finished = 0;
    for (int i = 0; i < 20; ++i) {
        ClientRunSettings cancelled = runner.settings;
        cancelled.request = requestTo(proxy.port());
        cancelled.request.proxyHost = "localhost"_ba;
        runner.run.start(cancelled);
        runner.run.cancel();
        runner.settings.request = requestTo(proxy.port());
        runner.settings.request.proxyHost = "127.0.0.2"_ba;
        runner.settings.count = 10;
        runner.run.start(runner.settings);
        finished += 2;
        for (int n = 0; n < 10; ++n) { // the answer for the first run comes somewhere among these
            RawSocket peer = proxy.accept();
            QVERIFY(peer.isOpen());
            peer.receiveAll();
            QVERIFY(peer.send("DONE"_ba));
        }
        QVERIFY(runner.wait(finished));
        QCOMPARE(runner.summary.done, 10U);
    }
}

void TestClients::runsAgain()
{
    const House house;
    Runner runner;
    runner.settings.request = house.request();
    runner.settings.concurrency = 16;
    for (int i = 1; i <= 5; ++i) {
        runner.settings.count = static_cast<quint64>(100 * i);
        runner.run.start(runner.settings);
        QVERIFY(runner.wait(i));
        QCOMPARE(runner.summary.done, runner.settings.count); // of this run alone
    }
}

void TestClients::destroyedWhileRunning()
{
    const House house;
    for (int i = 0; i < 10; ++i) {
        Runner runner;
        runner.settings.request = house.request();
        if (i % 2 == 0)
            runner.settings.request.proxyHost = "localhost"_ba;
        runner.settings.count = 1'000'000;
        runner.settings.concurrency = 32;
        runner.run.start(runner.settings);
        const quint64 before = house.proxy.counters().exchanges;
        QVERIFY(
            RawSocket::wait(-1, 0, [&] { return i < 3 || house.proxy.counters().exchanges > before + 50; }));
        QCOMPARE(runner.count, 0);
    }
    QTRY_COMPARE(house.proxy.counters().open, 0U);
}

void TestClients::publishesEveryPartBeforeFinished()
{
    const House house;
    Runner runner;
    runner.settings.request = house.request();
    runner.settings.count = 500;
    runner.settings.concurrency = 20;
    QSet<quint64> finished;
    const auto take = [&] {
        const trace::Batch batch = runner.feed.take();
        for (const trace::Part &part : batch.parts) {
            if (part.finished)
                finished.insert(part.serial);
        }
    };
    QObject::connect(&runner.run, &ClientRun::finished, &runner.run, take);
    runner.run.start(runner.settings);
    QVERIFY(runner.wait());
    QCOMPARE(finished.size(), 500);
}

QTEST_GUILESS_MAIN(TestClients)
#include "tst_clients.moc"
