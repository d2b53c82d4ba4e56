#include "core/net/descriptors.h"
#include "core/roles/proxyrole.h"
#include "core/roles/serverrole.h"
#include "fewdescriptors.h"
#include "opendescriptors.h"
#include "ownport.h"
#include "rawsocket.h"

#include "core/wire/envelope.h"

#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <map>
#include <vector>

using namespace midhop;
using namespace midhop::roles;
using namespace midhop::wire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype MiB = 1 << 20;

Endpoint loopback(quint16 port)
{
    return {IpAddress::fromIpv4(RawSocket::Loopback), port};
}

std::shared_ptr<const access::Blocklist> rules(const QByteArray &text)
{
    return std::make_shared<access::Blocklist>(access::parseRules(text).value());
}

QByteArray envelopeFor(quint16 port, const QByteArray &message = "tgmr"_ba,
                       const QByteArray &ip = "127.0.0.1"_ba)
{
    return writeEnvelope(ip, port, message);
}

/// A proxy on a port of its own, with limits that are over soon or never, and what it told.
class Lab final
{
public:
    Lab()
        : feed([] {})
        , proxy(&feed)
        , server(&feed)
    {
        proxySettings.listen = loopback(0);
        proxySettings.rules = rules("block 127.0.0.1:7777"_ba);
        serverSettings.listen = loopback(0);
        // A busy machine may pause inside a reply, too: only the tests of a reply that ends with a pause have a short one.
        proxySettings.limits.quiet = 20s;
    }

    /// For tests that stop and start again, or find nobody there.
    void useOwnPorts()
    {
        proxySettings.listen = loopback(ownPort());
        serverSettings.listen = loopback(ownPort());
    }
    [[nodiscard]] bool start()
    {
        if (!proxy.start(proxySettings))
            return false;
        if (!server.start(serverSettings))
            return false;
        return true;
    }
    [[nodiscard]] quint16 proxyPort() const { return proxy.listening().port; }
    [[nodiscard]] quint16 serverPort() const { return server.listening().port; }
    [[nodiscard]] RawSocket client(int receiveBuffer = 0) const
    {
        return RawSocket::connectedTo(proxyPort(), RawSocket::Loopback, receiveBuffer);
    }
    /// One envelope, half-closed, and all that comes back.
    [[nodiscard]] QByteArray ask(const QByteArray &envelope) const
    {
        RawSocket socket = client();
        if (!socket.send(envelope))
            return "(not sent)"_ba;
        socket.finish();
        socket.receiveAll();
        return socket.wasReset() ? "(reset) "_ba + socket.received() : socket.received();
    }

    /// The finished parts of a role in the order of their ends.
    const std::vector<trace::Part> &parts(trace::Role role)
    {
        trace::Batch batch = feed.take();
        for (trace::Part &part : batch.parts) {
            if (part.finished)
                m_parts[part.role].push_back(std::move(part));
        }
        for (trace::Notice &notice : batch.notices)
            notices.push_back(std::move(notice));
        return m_parts[role];
    }
    /// Waits for so many and returns the last of them.
    trace::Part part(size_t number = 1, trace::Role role = trace::Role::Proxy)
    {
        if (!RawSocket::wait(-1, 0, [&] { return parts(role).size() >= number; }))
            return {};
        return m_parts[role][number - 1];
    }
    [[nodiscard]] bool everythingIsClosed() const
    {
        return RawSocket::wait(-1, 0,
                               [&] { return proxy.counters().open == 0 && server.counters().open == 0; });
    }

    trace::Feed feed; // outlives the roles
    ProxySettings proxySettings;
    ServerSettings serverSettings;
    ProxyRole proxy;
    ServerRole server;
    std::vector<trace::Notice> notices;

private:
    std::map<trace::Role, std::vector<trace::Part>> m_parts;
};

bool hasEvent(const trace::Part &part, trace::EventKind kind, trace::Side side, bool byPeer)
{
    return std::any_of(part.events.begin(), part.events.end(), [&](const trace::Event &event) {
        return event.kind == kind && event.side == side && event.byPeer == byPeer;
    });
}

} // namespace

class TestRoles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { net::raiseDescriptorLimit(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    // The client's side
    void anExchangeGoesThrough();
    void anEnvelopeMayDripInByteByByte();
    void anEnvelopeNeedsNoEndOfStream();
    void aHalfClosedClientStillGetsItsReply();
    void severalEnvelopesAreAnsweredInOrder();
    void severalEnvelopesInOneSegmentAreAnsweredInOrder();
    void aBlockedDestinationHearsNothing();
    void rulesChangeWhileItListens();
    void theTextForAMalformedEnvelopeArrivesWholeWhileTheClientStillSends_data();
    void theTextForAMalformedEnvelopeArrivesWholeWhileTheClientStillSends();
    void anOversizedEnvelopeIsRefused();
    void anEnvelopeThatEndsTooSoonIsMalformed();
    void anEnvelopeThatTakesTooLongIsRefused();
    void aBareConnectIsNoExchange();
    void anIdleConnectionIsClosedSilently();
    void aClientThatResetsInsideTheEnvelopeIsForgotten();
    void aClientThatResetsWhileTheServerThinksLetsTheServerGo();
    void aClientThatGoesAwayEndsAReplyWithoutEnd_data();
    void aClientThatGoesAwayEndsAReplyWithoutEnd();
    void aClientThatNeverReadsIsResetAndCostsBoundedMemory();
    void aClientThatNeverReadsAndSendsAgainIsResetToo();
    void aSlowClientGetsEveryByte();

    // The server's side
    void aServerThatResetsIsAnError();
    void aServerThatResetsInsideTheReplyResetsTheClient();
    void aServerThatClosesWithoutReplyIsAnError();
    void aServerThatRepliesBeforeItReadsIsHeard();
    void aServerThatRepliesAndResetsUnderTheMessageIsHeard();
    void aServerThatHalfClosesHasReplied();
    void aServerThatKeepsItsConnectionOpenHasRepliedAfterAPause();
    void aServerThatReadsUntilTheEndGetsOne();
    void aServerThatSendsForEverIsCutByTheNextEnvelope();
    void aServerThatNeverReadsTimesOut();
    void aServerThatNeverReadsAMegabyteGivesNoReply();
    void aServerThatNeverAnswersGivesNoReply();
    void nobodyListensThere();
    void aConnectThatHangsTimesOut();
    void aHostNameIsLookedUp();
    void aNameThatCantBeLookedUpIsAnError();

    // Limits
    void oneTooManyIsToldSoAndPlacesAreGivenBack();
    void theServersSurplusWaitsInTheBacklog();
    void itsOwnAddressIsALoop_data();
    void itsOwnAddressIsALoop();
    void withoutDescriptorsItDoesNotListen();
    void withoutDescriptorsForTheServerItSaysSo();
    void leavesNoDescriptorOpen();

    // Starting and stopping
    void aPortInUseIsAnError();
    void stoppedAndStartedAtOnceOnTheSamePort();
    void idleConnectionsCloseAtOnceWhenItStops();
    void exchangesUnderWayMayFinishWhenItStops();
    void exchangesThatDoNotFinishAreClosedAfterTheLimit();
    void aSecondStopDoesNothing();
    void everyOrderOfStoppingWorks_data();
    void everyOrderOfStoppingWorks();
    void destroyedWhileBusy_data();
    void destroyedWhileBusy();
    void withoutAFeedItWorksTheSame();

    // The server role
    void theServerAnswersEveryKindOfMessage_data();
    void theServerAnswersEveryKindOfMessage();
    void theServersReplyChangesWhileItListens();
    void theServerKeepsItsConnectionOpen();
    void aMessageOfWholeBuffersIsAnswered();
    void aSilentServerHoldsTheConnection();
    void aSenderThatNeverReadsIsLetGo();
};

// --- the client's side
// -----------------------------------------------------------------------------------------------

void TestRoles::anExchangeGoesThrough()
{
    Lab lab;
    QVERIFY(lab.start());
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "DONE"_ba);
    const trace::Part part = lab.part();
    QCOMPARE(part.outcome, trace::Outcome::Done);
    QCOMPARE(part.message.value(), "tgmr"_ba);
    QCOMPARE(part.reply, "DONE"_ba);
    QCOMPARE(part.proxy, lab.proxy.listening());
    QCOMPARE(part.server, lab.server.listening());
    QVERIFY(part.client.port != 0 && part.upstream.port != 0);
    const trace::Part servers = lab.part(1, trace::Role::Server);
    QCOMPARE(servers.upstream, part.upstream);
    QCOMPARE(servers.message.value(), "tgmr"_ba);
    QVERIFY(lab.everythingIsClosed());
    const Counters counters = lab.proxy.counters();
    QCOMPARE(counters.connections, 1U);
    QCOMPARE(counters.exchanges, 1U);
    QCOMPARE(counters.done, 1U);
}

void TestRoles::anEnvelopeMayDripInByteByByte()
{
    Lab lab;
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    const int on = 1;
    ::setsockopt(client.descriptor(), IPPROTO_TCP, 1 /* TCP_NODELAY */, &on, sizeof(on));
    const QByteArray envelope = envelopeFor(lab.serverPort());
    for (const char byte : envelope)
        QVERIFY(client.send(QByteArray(1, byte)));
    QCOMPARE(client.receive(4), "DONE"_ba);
}

void TestRoles::anEnvelopeNeedsNoEndOfStream()
{
    Lab lab;
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(lab.serverPort())));
    QCOMPARE(client.receive(4), "DONE"_ba);
    QVERIFY(!client.hasEnded());
}

void TestRoles::aHalfClosedClientStillGetsItsReply()
{
    Lab lab;
    lab.serverSettings.reply.text = QByteArray(5 * MiB, 'r');
    lab.serverSettings.reply.delay = 50ms; // the FIN is long there
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(lab.serverPort())));
    client.finish();
    QVERIFY(client.receiveAll() == lab.serverSettings.reply.text);
    QVERIFY(client.hasEnded());
    QCOMPARE(lab.part().outcome, trace::Outcome::Done);
}

void TestRoles::severalEnvelopesAreAnsweredInOrder()
{
    Lab lab;
    lab.serverSettings.reply.kind = ServerReply::Kind::Echo;
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    QByteArray expected;
    for (int i = 0; i < 10; ++i) {
        const QByteArray message = "message "_ba + QByteArray::number(i) + ' ';
        expected += message;
        QVERIFY(client.send(i % 3 == 0 ? "\r\n "_ba + envelopeFor(lab.serverPort(), message)
                                       : envelopeFor(lab.serverPort(), message)));
        QCOMPARE(client.receive(expected.size()), expected);
    }
    client.finish();
    client.receiveAll();
    QVERIFY(client.hasEnded());
    for (quint32 i = 0; i < 10; ++i)
        QCOMPARE(lab.part(i + 1).ordinal, i);
}

void TestRoles::severalEnvelopesInOneSegmentAreAnsweredInOrder()
{
    Lab lab;
    lab.serverSettings.reply.kind = ServerReply::Kind::Echo;
    QVERIFY(lab.start());
    QByteArray envelopes;
    QByteArray expected;
    for (int i = 0; i < 200; ++i) {
        const QByteArray message = QByteArray::number(i) + ',';
        envelopes += i % 50 == 7 ? envelopeFor(7777) : envelopeFor(lab.serverPort(), message);
        expected += i % 50 == 7 ? "Error, not allowed address"_ba : message;
    }
    QCOMPARE(lab.ask(envelopes), expected);
}

void TestRoles::aBlockedDestinationHearsNothing()
{
    Lab lab;
    RawListener forbidden;
    lab.proxySettings.rules = rules("block 127.0.0.1:"_ba + QByteArray::number(forbidden.port()));
    QVERIFY(lab.start());
    for (const QByteArray &ip : {"127.0.0.1"_ba, "::ffff:127.0.0.1"_ba, "0.0.0.0"_ba, "localhost"_ba})
        QCOMPARE(lab.ask(envelopeFor(forbidden.port(), "secret"_ba, ip)), "Error, not allowed address"_ba);
    QVERIFY(!forbidden.acceptNow().isOpen());
    QCOMPARE(lab.part(4).outcome, trace::Outcome::Blocked);
    QCOMPARE(lab.proxy.counters().blocked, 4U);
}

void TestRoles::rulesChangeWhileItListens()
{
    Lab lab;
    QVERIFY(lab.start());
    const QByteArray envelope = envelopeFor(lab.serverPort());
    RawSocket kept = lab.client();
    QVERIFY(kept.send(envelope));
    QCOMPARE(kept.receive(4), "DONE"_ba);
    lab.proxy.setRules(rules("block *:"_ba + QByteArray::number(lab.serverPort())));
    QCOMPARE(lab.ask(envelope), "Error, not allowed address"_ba);
    kept.forgetReceived();
    QVERIFY(kept.send(envelope)); // connections that are open, too
    QCOMPARE(kept.receive(26), "Error, not allowed address"_ba);
    lab.proxy.setRules(rules({}));
    QCOMPARE(lab.ask(envelope), "DONE"_ba);
}

void TestRoles::theTextForAMalformedEnvelopeArrivesWholeWhileTheClientStillSends_data()
{
    QTest::addColumn<qsizetype>("before");
    QTest::addColumn<qsizetype>("behind");
    QTest::addColumn<bool>("more");
    QTest::newRow("nothing behind") << qsizetype(0) << qsizetype(0) << false;
    QTest::newRow("some behind in the same segment") << qsizetype(0) << qsizetype(20'000) << false;
    QTest::newRow("more after the answer") << qsizetype(0) << qsizetype(100) << true;
    QTest::newRow("a long one that goes wrong late") << qsizetype(500'000) << qsizetype(30'000) << true;
}

void TestRoles::theTextForAMalformedEnvelopeArrivesWholeWhileTheClientStillSends()
{
    QFETCH(qsizetype, before);
    QFETCH(qsizetype, behind);
    QFETCH(bool, more);
    Lab lab;
    lab.proxySettings.limits.linger = 10s;
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    QVERIFY(client.send("{\"filler\": \""_ba + QByteArray(before, 'x') + "\", nonsense"_ba +
                        QByteArray(behind, 'y')));
    client.receive(1);
    for (int i = 0; more && i < 30; ++i) // it has not looked at the answer yet and goes on
        QVERIFY(client.send(QByteArray(1000, 'z')));
    client.receiveAll(); // up to the proxy's FIN
    QVERIFY(client.hasEnded());
    QVERIFY(client.received().startsWith("Error, malformed envelope: byte "));
    QVERIFY(!client.received().contains('\n'));
    client.finish();
    QVERIFY(lab.everythingIsClosed());
    const trace::Part part = lab.part();
    QCOMPARE(part.outcome, trace::Outcome::Malformed);
    QCOMPARE(part.reply, client.received());
}

void TestRoles::anOversizedEnvelopeIsRefused()
{
    Lab lab;
    lab.proxySettings.limits.linger = 10s;
    QVERIFY(lab.start());
    const QByteArray most =
        envelopeFor(lab.serverPort(), QByteArray(MiB - envelopeFor(lab.serverPort(), {}).size(), 'm'));
    QCOMPARE(most.size(), MiB);
    QCOMPARE(lab.ask(most), "DONE"_ba);
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(lab.serverPort(), QByteArray(MiB, 'm'))));
    client.receiveAll();
    QVERIFY(client.hasEnded());
    QVERIFY2(client.received().startsWith("Error, envelope too large"), client.received().constData());
}

void TestRoles::anEnvelopeThatEndsTooSoonIsMalformed()
{
    Lab lab;
    QVERIFY(lab.start());
    const QByteArray envelope = envelopeFor(lab.serverPort());
    QVERIFY(lab.ask(envelope.chopped(1)).startsWith("Error, malformed envelope"));
    QVERIFY(lab.ask("  {"_ba).startsWith("Error, malformed envelope"));
    QCOMPARE(lab.part(2).outcome, trace::Outcome::Malformed);
}

void TestRoles::anEnvelopeThatTakesTooLongIsRefused()
{
    Lab lab;
    lab.proxySettings.limits.envelope = 100ms;
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(lab.serverPort()).chopped(1)));
    client.receiveAll();
    QCOMPARE(client.received(), "Error, envelope not complete within 100 ms of its first byte"_ba);
    QCOMPARE(lab.part().outcome, trace::Outcome::TimedOut);
}

void TestRoles::aBareConnectIsNoExchange()
{
    Lab lab;
    QVERIFY(lab.start());
    for (int i = 0; i < 3; ++i) {
        RawSocket client = lab.client();
        if (i == 1)
            QVERIFY(client.send(" \r\n\t "_ba));
        if (i == 2) {
            client.reset();
            continue;
        }
        client.finish();
        QCOMPARE(client.receiveAll(), QByteArray());
    }
    QTRY_COMPARE(lab.proxy.counters().connections, 3U);
    QVERIFY(lab.everythingIsClosed());
    QCOMPARE(lab.proxy.counters().exchanges, 0U);
    QVERIFY(lab.parts(trace::Role::Proxy).empty());
}

void TestRoles::anIdleConnectionIsClosedSilently()
{
    Lab lab;
    lab.proxySettings.limits.idle = 1s;
    QVERIFY(lab.start());
    RawSocket silent = lab.client();
    RawSocket blank = lab.client();
    RawSocket served = lab.client();
    QVERIFY(blank.send(" \n"_ba));
    QVERIFY(served.send(envelopeFor(lab.serverPort())));
    silent.receiveAll();
    blank.receiveAll();
    served.receiveAll();
    QVERIFY(silent.hasEnded() && silent.received().isEmpty());
    QVERIFY(blank.received().isEmpty());
    QCOMPARE(served.received(), "DONE"_ba);
    QVERIFY(served.hasEnded());
}

void TestRoles::aClientThatResetsInsideTheEnvelopeIsForgotten()
{
    Lab lab;
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(lab.serverPort()).chopped(5)));
    QTRY_COMPARE(lab.proxy.counters().exchanges, 1U);
    client.reset();
    QCOMPARE(lab.part().outcome, trace::Outcome::Aborted);
    QVERIFY(lab.everythingIsClosed());
    QCOMPARE(lab.server.counters().connections, 0U);
}

void TestRoles::aClientThatResetsWhileTheServerThinksLetsTheServerGo()
{
    Lab lab;
    QVERIFY(lab.start());
    RawListener thinker;
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(thinker.port())));
    RawSocket server = thinker.accept();
    QCOMPARE(server.receive(4), "tgmr"_ba);
    client.reset();
    server.receiveAll();
    QVERIFY(server.hasEnded() || server.wasReset());
    const trace::Part part = lab.part();
    QCOMPARE(part.outcome, trace::Outcome::Aborted);
    QVERIFY(hasEvent(part, trace::EventKind::Reset, trace::Side::Downstream, true));
}

void TestRoles::aClientThatGoesAwayEndsAReplyWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("with a reset") << "reset"_ba;
    QTest::newRow("closing") << "close"_ba;
    QTest::newRow("half-closed before, then a reset") << "finish reset"_ba;
    QTest::newRow("half-closed before, then closing") << "finish close"_ba;
    QTest::newRow("with many envelopes waiting, then a reset") << "many reset"_ba;
}

void TestRoles::aClientThatGoesAwayEndsAReplyWithoutEnd()
{
    QFETCH(QByteArray, how);
    Lab lab;
    QVERIFY(lab.start());
    RawListener endless;
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(endless.port())));
    RawSocket server = endless.accept();
    QVERIFY(server.isOpen());
    if (how.startsWith("many")) { // so many that the proxy does not read them all
        const QByteArray envelope = envelopeFor(endless.port(), QByteArray(100'000, 'm'));
        for (int i = 0; i < 3; ++i)
            QVERIFY(client.send(envelope));
        qsizetype taken = 0;
        while ((taken = client.sendSome(envelope)) > 0) {
        }
    }
    if (how.startsWith("finish"))
        client.finish();
    const QByteArray piece(50'000, 'e');
    QVERIFY(server.send(piece));
    client.receive(piece.size());
    if (how.endsWith("reset"))
        client.reset();
    else
        client.close();
    // The server goes on until somebody tells it to stop.
    QVERIFY(RawSocket::wait(server.descriptor(), POLLIN, [&] {
        server.poll();
        return server.hasEnded() || server.wasReset() || server.sendSome(piece) < 0;
    }));
    QVERIFY(lab.everythingIsClosed());
    QVERIFY(lab.proxy.counters().failed >= 1);
    if (!how.startsWith("many")) { // where one of them may have ended the first reply before
        QCOMPARE(lab.part().outcome, trace::Outcome::Aborted);
        QCOMPARE(lab.proxy.counters().failed, 1U);
    }
}

void TestRoles::aClientThatNeverReadsIsResetAndCostsBoundedMemory()
{
    Lab lab;
    lab.proxySettings.limits.writeClient = 200ms;
    QVERIFY(lab.start());
    RawListener generous;
    RawSocket client = lab.client(8192);
    QVERIFY(client.send(envelopeFor(generous.port())));
    RawSocket server = generous.accept();
    QVERIFY(server.isOpen());
    qsizetype taken = 0;
    const QByteArray piece(MiB, 'g');
    QVERIFY(RawSocket::wait(server.descriptor(), POLLOUT | POLLIN, [&] {
        const qsizetype sent = server.sendSome(piece);
        taken += std::max<qsizetype>(sent, 0);
        server.poll();
        return sent < 0 || server.hasEnded() || server.wasReset() || taken > 200 * MiB;
    }));
    // What the systems' buffers take on three ends, and no more.
    QVERIFY2(taken < 40 * MiB, QByteArray::number(taken).constData());
    const trace::Part part = lab.part();
    QCOMPARE(part.outcome, trace::Outcome::Aborted);
    QVERIFY(hasEvent(part, trace::EventKind::Reset, trace::Side::Downstream, false));
    client.receiveAll();
    QVERIFY(client.wasReset());
}

void TestRoles::aClientThatNeverReadsAndSendsAgainIsResetToo()
{
    Lab lab;
    lab.proxySettings.limits.writeClient = 3s;
    QVERIFY(lab.start());
    RawListener generous;
    RawSocket client = lab.client(8192);
    QVERIFY(client.send(envelopeFor(generous.port())));
    RawSocket server = generous.accept();
    const QByteArray piece(MiB, 'g');
    qsizetype taken = 0;
    // Until the proxy has bytes that the client does not take: then nothing moves any more.
    int idle = 0;
    QVERIFY(QTest::qWaitFor([&] {
        const qsizetype sent = server.sendSome(piece);
        taken += std::max<qsizetype>(sent, 0);
        idle = sent > 0 ? 0 : idle + 1;
        return idle == 20;
    }, RawSocket::Limit));
    QVERIFY(taken > 0 && taken < 200 * MiB);
    // The first byte of a next envelope ends the reply; what was read of it still waits for the client.
    QVERIFY(client.send("{"_ba));
    QVERIFY(lab.everythingIsClosed());
    client.receiveAll();
    QVERIFY(client.wasReset());
}

void TestRoles::aSlowClientGetsEveryByte()
{
    Lab lab;
    QByteArray reply;
    for (int i = 0; reply.size() < 12 * MiB; ++i)
        reply += QByteArray::number(i) + ' ';
    lab.serverSettings.reply.text = reply;
    QVERIFY(lab.start());
    RawSocket client = lab.client(16384);
    QVERIFY(client.send(envelopeFor(lab.serverPort())));
    client.finish();
    QTRY_COMPARE(lab.server.counters().exchanges, 1U);
    QVERIFY(client.receiveAll() == reply);
    QVERIFY(client.hasEnded());
    QCOMPARE(lab.part().replyBytes, reply.size());
}

// --- the server's side
// -----------------------------------------------------------------------------------------------

/// A client whose envelope has arrived at a server under the test's control.
struct Meeting
{
    explicit Meeting(Lab &lab, const QByteArray &message = "tgmr"_ba)
        : client(lab.client())
    {
        sent = client.send(envelopeFor(listener.port(), message));
        client.finish();
        server = listener.accept();
    }
    RawListener listener;
    RawSocket client;
    RawSocket server;
    bool sent = false;
};

void TestRoles::aServerThatResetsIsAnError()
{
    Lab lab;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    meeting.server.receive(4);
    meeting.server.reset();
    meeting.client.receiveAll();
    QVERIFY(meeting.client.hasEnded());
    QCOMPARE(meeting.client.received(),
             QByteArray("Error, connection reset by the server "_ba + meeting.listener.endpoint().toText() +
                        " without a reply"_ba));
    QCOMPARE(lab.part().outcome, trace::Outcome::Reset);
}

void TestRoles::aServerThatResetsInsideTheReplyResetsTheClient()
{
    Lab lab;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    QVERIFY(meeting.server.send("half a re"_ba));
    QCOMPARE(meeting.client.receive(9), "half a re"_ba);
    meeting.server.reset();
    meeting.client.receiveAll();
    QVERIFY(meeting.client.wasReset());
    const trace::Part part = lab.part();
    QCOMPARE(part.outcome, trace::Outcome::Reset);
    QVERIFY(hasEvent(part, trace::EventKind::Reset, trace::Side::Upstream, true));
    QVERIFY(!part.failure.isEmpty());
}

void TestRoles::aServerThatClosesWithoutReplyIsAnError()
{
    Lab lab;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    meeting.server.receive(4);
    meeting.server.close();
    QCOMPARE(meeting.client.receiveAll(),
             QByteArray("Error, connection closed by the server "_ba + meeting.listener.endpoint().toText() +
                        " without a reply"_ba));
    QCOMPARE(lab.part().outcome, trace::Outcome::Aborted);
}

void TestRoles::aServerThatRepliesBeforeItReadsIsHeard()
{
    Lab lab;
    QVERIFY(lab.start());
    Meeting meeting(lab, QByteArray(900'000, 'm'));
    QVERIFY(meeting.server.send("hello, who is there?"_ba));
    QCOMPARE(meeting.client.receive(20), "hello, who is there?"_ba);
    QCOMPARE(meeting.server.receive(900'000).size(), 900'000);
    meeting.server.finish();
    meeting.client.receiveAll();
    QVERIFY(meeting.client.hasEnded());
    QCOMPARE(lab.part().outcome, trace::Outcome::Done);
}

void TestRoles::aServerThatRepliesAndResetsUnderTheMessageIsHeard()
{
    Lab lab;
    lab.proxySettings.limits.maxEnvelope = 32 * MiB;
    QVERIFY(lab.start());
    // It answers at the first bytes of a long message and closes with the rest unread: a reset behind its
    // reply.
    Meeting meeting(lab, QByteArray(16 * MiB, 'm'));
    QVERIFY(meeting.sent);
    meeting.server.receive(1);
    QVERIFY(meeting.server.send("too long"_ba));
    QCOMPARE(meeting.client.receive(8), "too long"_ba);
    meeting.server.close();
    meeting.client.receiveAll();
    QCOMPARE(meeting.client.received(), "too long"_ba);
    QVERIFY(lab.everythingIsClosed());
}

void TestRoles::aServerThatHalfClosesHasReplied()
{
    Lab lab;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    QVERIFY(meeting.server.send("reply"_ba));
    meeting.server.finish();
    QCOMPARE(meeting.client.receiveAll(), "reply"_ba);
    QVERIFY(meeting.client.hasEnded());
    meeting.server.receiveAll(); // and is let go at once
    QVERIFY(meeting.server.hasEnded());
}

void TestRoles::aServerThatKeepsItsConnectionOpenHasRepliedAfterAPause()
{
    Lab lab;
    lab.proxySettings.limits.quiet = 100ms;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    QVERIFY(meeting.server.send("reply"_ba));
    QCOMPARE(meeting.client.receiveAll(), "reply"_ba);
    QVERIFY(meeting.client.hasEnded());
    meeting.server.receiveAll();
    QVERIFY(meeting.server.hasEnded());
    QCOMPARE(lab.part().outcome, trace::Outcome::Done);
}

void TestRoles::aServerThatReadsUntilTheEndGetsOne()
{
    Lab lab;
    lab.proxySettings.limits.halfCloseAfter = 50ms;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    QCOMPARE(meeting.server.receiveAll(), "tgmr"_ba);
    QVERIFY(meeting.server.hasEnded());
    QVERIFY(meeting.server.send("after the end"_ba));
    meeting.server.close();
    QCOMPARE(meeting.client.receiveAll(), "after the end"_ba);
}

void TestRoles::aServerThatSendsForEverIsCutByTheNextEnvelope()
{
    Lab lab;
    QVERIFY(lab.start());
    RawListener endless;
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(endless.port())));
    RawSocket server = endless.accept();
    QVERIFY(server.send("forever "_ba));
    QCOMPARE(client.receive(8), "forever "_ba);
    QVERIFY(client.send(envelopeFor(lab.serverPort())));
    // While the server still sends.
    QVERIFY(RawSocket::wait(client.descriptor(), POLLIN, [&] {
        server.sendSome("and ever "_ba);
        return client.poll().endsWith("DONE");
    }));
    server.receiveAll();
    QVERIFY(server.hasEnded() || server.wasReset());
    QCOMPARE(lab.part(2).reply, "DONE"_ba);
}

void TestRoles::aServerThatNeverReadsTimesOut()
{
    Lab lab;
    lab.proxySettings.limits.maxEnvelope = 64 * MiB;
    lab.proxySettings.limits.writeServer = 200ms;
    QVERIFY(lab.start());
    Meeting meeting(lab, QByteArray(24 * MiB, 'm'));
    QVERIFY(meeting.sent);
    meeting.client.receiveAll();
    QVERIFY(meeting.client.hasEnded());
    QVERIFY2(meeting.client.received().startsWith("Error, timed out: "),
             meeting.client.received().constData());
    QCOMPARE(lab.part().outcome, trace::Outcome::TimedOut);
}

void TestRoles::aServerThatNeverReadsAMegabyteGivesNoReply()
{
    Lab lab;
    lab.proxySettings.limits.firstByte = 200ms;
    lab.proxySettings.limits.writeServer = 200ms;
    QVERIFY(lab.start());
    const QByteArray message(MiB - envelopeFor(65535, {}).size(), 'm');
    Meeting meeting(lab, message);
    QVERIFY(meeting.sent);
    meeting.client.receiveAll();
    // The system's buffers may take all of it; then it is the reply that does not come.
    QVERIFY2(meeting.client.received().startsWith("Error, timed out: ") ||
                 meeting.client.received().startsWith("Error, no reply from "),
             meeting.client.received().constData());
    QCOMPARE(lab.part().outcome, trace::Outcome::TimedOut);
}

void TestRoles::aServerThatNeverAnswersGivesNoReply()
{
    Lab lab;
    lab.proxySettings.limits.firstByte = 200ms;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    QCOMPARE(
        meeting.client.receiveAll(),
        QByteArray("Error, no reply from "_ba + meeting.listener.endpoint().toText() + " within 200 ms"_ba));
    QCOMPARE(lab.part().outcome, trace::Outcome::TimedOut);
    meeting.server.receiveAll();
    QVERIFY(meeting.server.hasEnded());
}

void TestRoles::nobodyListensThere()
{
    Lab lab;
    QVERIFY(lab.start());
    const DeadPort dead;
    const quint16 port = dead.port();
    QCOMPARE(lab.ask(envelopeFor(port)), QByteArray("Error, connection refused by "_ba +
                                                    loopback(port).toText() + ": nothing listens there"_ba));
    QCOMPARE(lab.part().outcome, trace::Outcome::Refused);
    // The connection is served further.
    RawSocket client = lab.client();
    QVERIFY(client.send(envelopeFor(port)));
    client.receive(10);
    QVERIFY(client.send(envelopeFor(lab.serverPort())));
    QVERIFY(RawSocket::wait(client.descriptor(), POLLIN, [&] { return client.poll().endsWith("DONE"); }));
}

void TestRoles::aConnectThatHangsTimesOut()
{
#ifndef Q_OS_LINUX
    QSKIP("backlogs are full in another way here");
#endif
    Lab lab;
    lab.proxySettings.limits.connect = 100ms;
    QVERIFY(lab.start());
    RawListener full;
    full.setBacklog(0);
    const RawSocket filler = RawSocket::connectedTo(full.port());
    QCOMPARE(lab.ask(envelopeFor(full.port())),
             QByteArray("Error, connect to "_ba + full.endpoint().toText() + " timed out after 100 ms"_ba));
    QCOMPARE(lab.part().outcome, trace::Outcome::TimedOut);
}

void TestRoles::aHostNameIsLookedUp()
{
    Lab lab;
    QVERIFY(lab.start());
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort(), "tgmr"_ba, "localhost"_ba)), "DONE"_ba);
    QVERIFY(hasEvent(lab.part(), trace::EventKind::LookedUp, trace::Side::Upstream, false));
    // A client that goes away meanwhile is no trouble.
    for (int i = 0; i < 50; ++i) {
        RawSocket client = lab.client();
        QVERIFY(client.send(envelopeFor(lab.serverPort(), "tgmr"_ba, "localhost"_ba)));
        client.reset();
    }
    QTRY_COMPARE(lab.proxy.counters().connections, 51U);
    QVERIFY(lab.everythingIsClosed());
}

void TestRoles::aNameThatCantBeLookedUpIsAnError()
{
    Lab lab;
    QVERIFY(lab.start());
    const QByteArray reply = lab.ask(envelopeFor(80, "x"_ba, "fe80::1%nosuchif"_ba));
    QVERIFY2(reply.startsWith("Error, look-up of fe80::1%nosuchif failed: this machine has no interface"),
             reply.constData());
    QCOMPARE(lab.part().outcome, trace::Outcome::Unreachable);
}

// --- limits
// ----------------------------------------------------------------------------------------------------------

void TestRoles::oneTooManyIsToldSoAndPlacesAreGivenBack()
{
    Lab lab;
    lab.proxySettings.limits.maxConnections = 3;
    QVERIFY(lab.start());
    std::vector<RawSocket> sitting;
    for (int i = 0; i < 3; ++i)
        sitting.push_back(lab.client());
    QTRY_COMPARE(lab.proxy.counters().open, 3U);
    RawSocket tooMany = lab.client();
    QVERIFY(tooMany.send(envelopeFor(lab.serverPort()))); // its envelope does not destroy the text
    tooMany.receiveAll();
    QVERIFY(tooMany.hasEnded());
    QVERIFY2(tooMany.received().startsWith("Error, too many connections"), tooMany.received().constData());
    // Those who sit are served as ever.
    QVERIFY(sitting[0].send(envelopeFor(lab.serverPort())));
    QCOMPARE(sitting[0].receive(4), "DONE"_ba);
    for (int round = 0; round < 3; ++round) {
        sitting[static_cast<size_t>(round)].close();
        QTRY_COMPARE(lab.proxy.counters().open, 2U);
        QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "DONE"_ba);
        sitting.push_back(lab.client());
        QTRY_COMPARE(lab.proxy.counters().open, 3U);
        QVERIFY(lab.ask(envelopeFor(lab.serverPort())).startsWith("Error, too many connections"));
    }
    // A crowd far beyond what is turned away at the same time, and nobody hangs.
    std::vector<RawSocket> crowd;
    for (int i = 0; i < 600; ++i)
        crowd.push_back(lab.client());
    for (RawSocket &one : crowd) {
        one.receiveAll();
        QVERIFY(one.received().startsWith("Error, too many connections"));
    }
    QCOMPARE(lab.proxy.counters().open, 3U);
    sitting.clear();
    crowd.clear();
    QVERIFY(lab.everythingIsClosed());
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "DONE"_ba);
}

void TestRoles::theServersSurplusWaitsInTheBacklog()
{
    Lab lab;
    lab.serverSettings.limits.maxConnections = 2;
    QVERIFY(lab.start());
    std::vector<RawSocket> sitting;
    for (int i = 0; i < 2; ++i)
        sitting.push_back(RawSocket::connectedTo(lab.serverPort()));
    QTRY_COMPARE(lab.server.counters().open, 2U);
    RawSocket third = RawSocket::connectedTo(lab.serverPort());
    QVERIFY(third.send("tgmr"_ba));
    QVERIFY(sitting[0].send("x"_ba));
    QCOMPARE(sitting[0].receive(4), "DONE"_ba);
    QVERIFY(third.poll().isEmpty());
    QCOMPARE(lab.server.counters().connections, 2U);
    sitting[0].close();
    QCOMPARE(third.receive(4), "DONE"_ba);
}

void TestRoles::itsOwnAddressIsALoop_data()
{
    QTest::addColumn<QByteArray>("listen");
    QTest::addColumn<QByteArray>("ip");
    QTest::newRow("its address") << "127.0.0.1"_ba
                                 << "127.0.0.1"_ba;
    QTest::newRow("its address mapped") << "127.0.0.1"_ba
                                        << "::ffff:127.0.0.1"_ba;
    QTest::newRow("its name") << "127.0.0.1"_ba
                              << "localhost"_ba;
    QTest::newRow("any address means loopback") << "127.0.0.1"_ba
                                                << "0.0.0.0"_ba;
    QTest::newRow("listening on any, asked for any") << "0.0.0.0"_ba
                                                     << "0.0.0.0"_ba;
    QTest::newRow("listening on any, asked for loopback") << "0.0.0.0"_ba
                                                          << "127.0.0.1"_ba;
    QTest::newRow("listening on any, asked for another loopback") << "0.0.0.0"_ba
                                                                  << "127.9.8.7"_ba;
}

void TestRoles::itsOwnAddressIsALoop()
{
    QFETCH(QByteArray, listen);
    QFETCH(QByteArray, ip);
    Lab lab;
    lab.proxySettings.listen.address = IpAddress::parse(listen).value();
    lab.proxySettings.rules = rules({});
    QVERIFY(lab.start());
    const QByteArray reply = lab.ask(envelopeFor(lab.proxyPort(), "tgmr"_ba, ip));
    QVERIFY2(reply.startsWith("Error, loop: "), reply.constData());
    QCOMPARE(lab.proxy.counters().connections, 1U);
    QCOMPARE(lab.part().verdict, trace::Verdict::Refused);
}

void TestRoles::withoutDescriptorsItDoesNotListen()
{
    Lab lab;
    QVERIFY(lab.start()); // the workers take descriptors of their own while they begin
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "DONE"_ba);
    lab.proxy.stop();
    QTRY_COMPARE(lab.proxy.state(), ListenerRole::State::Stopped);
    for (const rlim_t left :
         {rlim_t(0), rlim_t(1)}) { // none for the listener; none for the worker's duplicate
        const FewDescriptors few(left);
        const auto listening = lab.proxy.start(lab.proxySettings);
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, net::ListenError::Kind::NoDescriptors);
        QCOMPARE(lab.proxy.state(), ListenerRole::State::Stopped);
    }
    QVERIFY(lab.proxy.start(lab.proxySettings));
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "DONE"_ba);
}

void TestRoles::withoutDescriptorsForTheServerItSaysSo()
{
    Lab lab;
    QVERIFY(lab.start());
    RawSocket client = lab.client();
    QTRY_COMPARE(lab.proxy.counters().open, 1U);
    {
        const FewDescriptors few(0);
        QVERIFY(client.send(envelopeFor(lab.serverPort())));
        client.receive(1);
    }
    QVERIFY2(client.received().contains("no file descriptors left"), client.received().constData());
    QVERIFY(client.received().startsWith("Error, "));
    client.forgetReceived();
    QVERIFY(client.send(envelopeFor(lab.serverPort()))); // and serves the next
    QCOMPARE(client.receive(4), "DONE"_ba);
    QCOMPARE(lab.part(2).outcome, trace::Outcome::Done);
    QTRY_COMPARE(lab.server.counters().open, 0U);
    client.close(); // what it held is free before descriptors are counted
    QVERIFY(lab.everythingIsClosed());
    // New clients while there are none: told once, served when some are free.
    RawSocket waiting;
    {
        RawSocket early(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const FewDescriptors few(0);
        const sockaddr_in to = RawSocket::addressOf(RawSocket::Loopback, lab.proxyPort());
        ::connect(early.descriptor(), reinterpret_cast<const sockaddr *>(&to), sizeof(to));
        QVERIFY(early.send(envelopeFor(lab.serverPort())));
        QVERIFY(RawSocket::wait(-1, 0, [&] {
            lab.parts(trace::Role::Proxy);
            return !lab.notices.empty();
        }));
        waiting = std::move(early);
    }
    QCOMPARE(waiting.receive(4), "DONE"_ba);
    QVERIFY(RawSocket::wait(-1, 0, [&] {
        lab.parts(trace::Role::Proxy);
        return lab.notices.size() >= 2;
    }));
    QCOMPARE(lab.notices.size(), 2U);
    QCOMPARE(lab.notices[0].tone, trace::Notice::Tone::Bad);
    QCOMPARE(lab.notices[1].tone, trace::Notice::Tone::Good);
}

void TestRoles::leavesNoDescriptorOpen()
{
    Lab lab;
    QVERIFY(lab.start());
    { // A worker has a descriptor of its event loop once its thread runs, which may be behind start().
        RawSocket client = lab.client();
        QVERIFY(client.send(envelopeFor(lab.serverPort())));
        client.receive(4);
    }
    QTRY_COMPARE(lab.server.counters().exchanges, 1U);
    QVERIFY(lab.everythingIsClosed());
    const int before = openDescriptors();
    for (int i = 0; i < 100; ++i) {
        RawSocket client = lab.client();
        switch (i % 5) {
        case 0:
            QVERIFY(client.send(envelopeFor(lab.serverPort())));
            client.receive(4);
            break;
        case 1:
            QVERIFY(client.send(envelopeFor(7777)));
            client.finish();
            break;
        case 2:
            QVERIFY(client.send("garbage"_ba));
            break;
        case 3:
            QVERIFY(client.send(envelopeFor(lab.serverPort())));
            client.reset();
            break;
        default:
            break;
        }
    }
    QTRY_COMPARE(lab.proxy.counters().connections, 101U);
    QVERIFY(lab.everythingIsClosed());
    QTRY_COMPARE(openDescriptors(), before);
}

// --- starting and stopping
// -------------------------------------------------------------------------------------------

void TestRoles::aPortInUseIsAnError()
{
    Lab lab;
    RawListener taken(RawSocket::Loopback, ownPort());
    QSignalSpy changed(&lab.proxy, &ListenerRole::stateChanged);
    lab.proxySettings.listen = taken.endpoint();
    const auto listening = lab.proxy.start(lab.proxySettings);
    QVERIFY(!listening);
    QCOMPARE(listening.error().kind, net::ListenError::Kind::PortInUse);
    QCOMPARE(lab.proxy.state(), ListenerRole::State::Stopped);
    QCOMPARE(changed.count(), 0);
    taken.close();
    QVERIFY(lab.proxy.start(lab.proxySettings));
    QCOMPARE(lab.proxy.state(), ListenerRole::State::Listening);
    QCOMPARE(changed.count(), 1);
}

void TestRoles::stoppedAndStartedAtOnceOnTheSamePort()
{
    Lab lab;
    lab.serverSettings.reply.delay = 20ms;
    lab.useOwnPorts();
    QVERIFY(lab.start());
    const quint16 port = lab.proxyPort();
    QSignalSpy stopped(&lab.proxy, &ListenerRole::stopped);
    std::vector<RawSocket> underWay;
    for (int i = 0; i < 20; ++i) {
        RawSocket client = lab.client();
        QVERIFY(client.send(envelopeFor(lab.serverPort())));
        QTRY_COMPARE(lab.proxy.counters().connections, static_cast<quint64>(i + 1));
        QVERIFY(RawSocket::wait(
            -1, 0, [&] { return lab.proxy.counters().exchanges == static_cast<quint64>(i + 1); }));
        lab.proxy.stop();
        const auto again = lab.proxy.start(lab.proxySettings);
        QVERIFY(again);
        QCOMPARE(again->port, port);
        QCOMPARE(lab.proxy.state(), ListenerRole::State::Listening);
        underWay.push_back(std::move(client));
    }
    for (RawSocket &client : underWay)
        QCOMPARE(client.receive(4), "DONE"_ba); // of runs that were stopped meanwhile
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "DONE"_ba);
    QCOMPARE(stopped.count(), 0); // it was never stopped altogether
    lab.proxy.stop();
    QTRY_COMPARE(stopped.count(), 1);
    QCOMPARE(lab.proxy.state(), ListenerRole::State::Stopped);
}

void TestRoles::idleConnectionsCloseAtOnceWhenItStops()
{
    Lab lab;
    lab.proxySettings.limits.stop = 1h;
    lab.serverSettings.limits.stop = 1h;
    lab.useOwnPorts();
    QVERIFY(lab.start());
    std::vector<RawSocket> idle;
    for (int i = 0; i < 50; ++i)
        idle.push_back(lab.client());
    QVERIFY(idle[7].send(envelopeFor(lab.serverPort())));
    QCOMPARE(idle[7].receive(4), "DONE"_ba);
    RawSocket atServer = RawSocket::connectedTo(lab.serverPort());
    QTRY_COMPARE(lab.proxy.counters().open, 50U);
    QTRY_VERIFY(lab.server.counters().connections >= 2);
    QTRY_COMPARE(lab.part().outcome, trace::Outcome::Done);
    QSignalSpy proxyStopped(&lab.proxy, &ListenerRole::stopped);
    QSignalSpy serverStopped(&lab.server, &ListenerRole::stopped);
    lab.proxy.stop();
    lab.server.stop();
    QCOMPARE(RawSocket::connectedTo(lab.proxy.listening().port).error(), ECONNREFUSED);
    QTRY_COMPARE(proxyStopped.count(), 1);
    QTRY_COMPARE(serverStopped.count(), 1);
    for (RawSocket &client : idle) {
        client.receiveAll();
        QVERIFY(client.hasEnded());
    }
    QCOMPARE(lab.proxy.counters().open, 0U);
}

void TestRoles::exchangesUnderWayMayFinishWhenItStops()
{
    Lab lab;
    lab.proxySettings.limits.stop = 1h;
    QVERIFY(lab.start());
    Meeting meeting(lab);
    QCOMPARE(meeting.server.receive(4), "tgmr"_ba);
    RawSocket half = lab.client();
    const QByteArray envelope = envelopeFor(meeting.listener.port());
    QVERIFY(half.send(envelope.first(20)));
    QTRY_COMPARE(lab.proxy.counters().exchanges, 2U);
    QSignalSpy stopped(&lab.proxy, &ListenerRole::stopped);
    lab.proxy.stop();
    QCOMPARE(lab.proxy.state(), ListenerRole::State::Stopping);
    QVERIFY(meeting.server.send("late but there"_ba));
    meeting.server.close();
    QCOMPARE(meeting.client.receiveAll(), "late but there"_ba);
    QVERIFY(meeting.client.hasEnded());
    QCOMPARE(stopped.count(), 0);
    QVERIFY(half.send(envelope.sliced(20)));
    RawSocket second = meeting.listener.accept();
    QVERIFY(second.send("this too"_ba));
    second.close();
    QCOMPARE(half.receiveAll(), "this too"_ba);
    half.close();
    QTRY_COMPARE(stopped.count(), 1);
    // All parts are there when stopped() comes.
    QCOMPARE(lab.parts(trace::Role::Proxy).size(), 2U);
}

void TestRoles::exchangesThatDoNotFinishAreClosedAfterTheLimit()
{
    Lab lab;
    lab.proxySettings.limits.stop = 100ms;
    lab.serverSettings.limits.stop = 100ms;
    lab.serverSettings.reply.kind = ServerReply::Kind::Silent;
    QVERIFY(lab.start());
    RawSocket waiting = lab.client();
    RawSocket half = lab.client();
    QVERIFY(waiting.send(envelopeFor(lab.serverPort())));
    QVERIFY(half.send("{"_ba));
    QTRY_COMPARE(lab.proxy.counters().exchanges, 2U);
    QTRY_COMPARE(lab.server.counters().exchanges, 1U);
    QSignalSpy proxyStopped(&lab.proxy, &ListenerRole::stopped);
    QSignalSpy serverStopped(&lab.server, &ListenerRole::stopped);
    lab.proxy.stop();
    QTRY_COMPARE(proxyStopped.count(), 1);
    waiting.receiveAll();
    half.receiveAll();
    QCOMPARE(lab.parts(trace::Role::Proxy).size(), 2U);
    for (const trace::Part &part : lab.parts(trace::Role::Proxy))
        QCOMPARE(part.outcome, trace::Outcome::Aborted);
    lab.server.stop();
    QTRY_COMPARE(serverStopped.count(), 1);
    QCOMPARE(lab.proxy.counters().open, 0U);
    QCOMPARE(lab.server.counters().open, 0U);
}

void TestRoles::aSecondStopDoesNothing()
{
    Lab lab;
    QVERIFY(lab.start());
    QSignalSpy stopped(&lab.proxy, &ListenerRole::stopped);
    lab.proxy.stop();
    lab.proxy.stop();
    QTRY_COMPARE(stopped.count(), 1);
    lab.proxy.stop();
    lab.proxy.setRules(rules({}));
    QCOMPARE(lab.proxy.state(), ListenerRole::State::Stopped);
    QCOMPARE(stopped.count(), 1);
}

void TestRoles::everyOrderOfStoppingWorks_data()
{
    QTest::addColumn<QByteArray>("order");
    for (const char *order : {"proxy server client", "proxy client server", "server proxy client",
                              "server client proxy", "client proxy server", "client server proxy"})
        QTest::newRow(order) << QByteArray(order);
}

void TestRoles::everyOrderOfStoppingWorks()
{
    QFETCH(QByteArray, order);
    Lab lab;
    lab.serverSettings.reply.delay = 100ms; // exchanges are under way
    lab.useOwnPorts();
    QVERIFY(lab.start());
    QSignalSpy proxyStopped(&lab.proxy, &ListenerRole::stopped);
    QSignalSpy serverStopped(&lab.server, &ListenerRole::stopped);
    for (int round = 0; round < 2; ++round) {
        std::vector<RawSocket> clients;
        const quint64 before = lab.server.counters().exchanges;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(lab.client());
            QVERIFY(clients.back().send(envelopeFor(lab.serverPort())));
        }
        QTRY_VERIFY(lab.server.counters().exchanges > before);
        for (const QByteArray &role : order.split(' ')) {
            if (role == "proxy"_ba)
                lab.proxy.stop();
            else if (role == "server"_ba)
                lab.server.stop();
            else
                clients.clear();
        }
        QTRY_COMPARE(proxyStopped.count(), round + 1);
        QTRY_COMPARE(serverStopped.count(), round + 1);
        QCOMPARE(lab.proxy.counters().open, 0U);
        QCOMPARE(lab.server.counters().open, 0U);
        QVERIFY(lab.start()); // on the same ports again
        QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "DONE"_ba);
    }
}

void TestRoles::destroyedWhileBusy_data()
{
    QTest::addColumn<bool>("stopping");
    QTest::newRow("listening") << false;
    QTest::newRow("stopping") << true;
}

void TestRoles::destroyedWhileBusy()
{
    QFETCH(bool, stopping);
    const int before = openDescriptors();
    for (int round = 0; round < 5; ++round) {
        std::vector<RawSocket> clients;
        {
            Lab lab;
            lab.serverSettings.reply.delay = 30s;
            QVERIFY(lab.start());
            for (int i = 0; i < 30; ++i) {
                clients.push_back(lab.client());
                QVERIFY(clients.back().send(i % 3 == 0
                                                ? "{"_ba
                                                : envelopeFor(lab.serverPort(), "x"_ba,
                                                              i % 3 == 1 ? "localhost"_ba : "127.0.0.1"_ba)));
            }
            QTRY_VERIFY(lab.server.counters().exchanges > 0);
            if (stopping)
                lab.proxy.stop();
        }
        for (RawSocket &client : clients) {
            client.receiveAll();
            QVERIFY(client.hasEnded() || client.wasReset());
        }
    }
    QCOMPARE(openDescriptors(), before);
}

void TestRoles::withoutAFeedItWorksTheSame()
{
    ProxyRole proxy(nullptr);
    ServerRole server(nullptr);
    const auto served = server.start({loopback(0), {}, {}});
    ProxySettings settings;
    settings.listen = loopback(0);
    settings.rules = rules({});
    const auto listening = proxy.start(settings);
    QVERIFY(served && listening);
    RawSocket client = RawSocket::connectedTo(listening->port);
    QVERIFY(client.send(envelopeFor(served->port)));
    QCOMPARE(client.receive(4), "DONE"_ba);
    QVERIFY(client.send("nonsense"_ba));
    client.receiveAll();
    QTRY_COMPARE(proxy.counters().failed, 1U);
    QCOMPARE(proxy.counters().done, 1U);
    QSignalSpy stopped(&proxy, &ListenerRole::stopped);
    proxy.stop();
    QTRY_COMPARE(stopped.count(), 1);
}

// --- the server role
// -------------------------------------------------------------------------------------------------

void TestRoles::theServerAnswersEveryKindOfMessage_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("finish");
    QTest::newRow("a short text") << "tgmr"_ba << false;
    QTest::newRow("one byte") << "x"_ba << false;
    QTest::newRow("a text of 1,024 bytes") << QByteArray(1024, 'x') << false;
    QTest::newRow("a text of 100,000 bytes") << QByteArray(100'000, 'x') << false;
    QTest::newRow("a text of 15 MiB, half-closed") << QByteArray(15 * MiB, 'x') << true;
    QTest::newRow("an object") << envelopeFor(1, "hello"_ba) << false;
    QTest::newRow("an object of 200,000 bytes") << envelopeFor(1, QByteArray(200'000, 'x')) << false;
    QTest::newRow("an object that ends too soon") << "{\"a\": "_ba << true;
    QTest::newRow("a text that can't become an object") << "{no"_ba << false;
}

void TestRoles::theServerAnswersEveryKindOfMessage()
{
    QFETCH(QByteArray, message);
    QFETCH(bool, finish);
    Lab lab;
    QVERIFY(lab.start());
    RawSocket sender = RawSocket::connectedTo(lab.serverPort());
    QVERIFY(sender.send(message));
    if (finish)
        sender.finish();
    QCOMPARE(sender.receiveAll(), "DONE"_ba);
    QVERIFY(sender.hasEnded());
    sender.close();
    QVERIFY(lab.everythingIsClosed());
    QVERIFY(lab.part(1, trace::Role::Server).message == message);
}

void TestRoles::theServersReplyChangesWhileItListens()
{
    Lab lab;
    QVERIFY(lab.start());
    ServerReply reply;
    reply.text = "FINISHED"_ba;
    lab.server.setReply(reply);
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort())), "FINISHED"_ba);
    reply.kind = ServerReply::Kind::Reversed;
    lab.server.setReply(reply);
    QCOMPARE(lab.ask(envelopeFor(lab.serverPort(), "stressed"_ba)), "desserts"_ba);
}

void TestRoles::theServerKeepsItsConnectionOpen()
{
    Lab lab;
    lab.serverSettings.reply.keepOpen = true;
    lab.serverSettings.reply.kind = ServerReply::Kind::Echo;
    lab.serverSettings.limits.idle = 1s;
    QVERIFY(lab.start());
    RawSocket sender = RawSocket::connectedTo(lab.serverPort());
    for (const QByteArray &text : {"one"_ba, "two"_ba, "three"_ba}) {
        sender.forgetReceived();
        QVERIFY(sender.send(text));
        QCOMPARE(sender.receive(text.size()), text);
        QVERIFY(!sender.hasEnded());
    }
    sender.receiveAll(); // idle
    QVERIFY(sender.hasEnded());
}

void TestRoles::aMessageOfWholeBuffersIsAnswered()
{
    // Sizes at which the server's last read fills its buffer to the brim: that nothing follows shows only in
    // the next read.
    Lab lab;
    lab.serverSettings.reply.kind = ServerReply::Kind::Echo;
    QVERIFY(lab.start());
    for (const qsizetype size : {1, 2, 4, 8, 16}) {
        const QByteArray message(size * 64 * 1024, 'x');
        RawSocket sender = RawSocket::connectedTo(lab.serverPort());
        QVERIFY(sender.send(message));
        QVERIFY(sender.receiveAll() == message);
    }
}

void TestRoles::aSilentServerHoldsTheConnection()
{
    Lab lab;
    lab.serverSettings.reply.kind = ServerReply::Kind::Silent;
    QVERIFY(lab.start());
    RawSocket sender = RawSocket::connectedTo(lab.serverPort());
    QVERIFY(sender.send("anybody?"_ba));
    QTRY_COMPARE(lab.server.counters().exchanges, 1U);
    QVERIFY(sender.poll().isEmpty() && !sender.hasEnded());
    sender.finish();
    QVERIFY(sender.receiveAll().isEmpty());
    QVERIFY(sender.hasEnded());
    QCOMPARE(lab.part(1, trace::Role::Server).outcome, trace::Outcome::Aborted);
}

void TestRoles::aSenderThatNeverReadsIsLetGo()
{
    Lab lab;
    lab.serverSettings.reply.text = QByteArray(64 * MiB, 'r');
    lab.serverSettings.limits.writeClient = 200ms;
    QVERIFY(lab.start());
    RawSocket sender = RawSocket::connectedTo(lab.serverPort(), RawSocket::Loopback, 8192);
    QVERIFY(sender.send("x"_ba));
    QCOMPARE(lab.part(1, trace::Role::Server).outcome, trace::Outcome::Aborted);
    QVERIFY(lab.everythingIsClosed());
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
