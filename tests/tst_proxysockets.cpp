#include "proxyscene.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <functional>

using namespace midhop;
using namespace midhop::roles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Scene = ProxyScene;
using Play = std::function<bool(Scene &)>;

/// Which limit is over soon; the others are as they are.
using Shorten = std::function<void(Limits &)>;

} // namespace

Q_DECLARE_METATYPE(Play)
Q_DECLARE_METATYPE(Shorten)

/// The acts of tst_proxymatrix that sockets make different, over real ones: what the client gets, how its connection ends, the
/// outcome that is told.
class TestProxySockets : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void endsAsTheContractSays_data();
    void endsAsTheContractSays();
};

void TestProxySockets::endsAsTheContractSays_data()
{
    QTest::addColumn<Shorten>("shorten");
    QTest::addColumn<Play>("play");
    QTest::addColumn<QString>("got");
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<QByteArray>("outcome");
    const auto row = [](const char *name, const Shorten &shorten, const Play &play, const QString &got, bool isReset,
                        const QByteArray &outcome) { QTest::newRow(name) << shorten << play << got << isReset << outcome; };
    const Shorten none = [](Limits &) {};
    const Shorten nextSoon = [](Limits &limits) { limits.nextEnvelope = limits.linger = 20ms; };

    row("idle: client pauses", [](Limits &limits) { limits.idle = 100ms; }, [](Scene &) { return true; }, u""_s, false, ""_ba);
    row("idle: client half-closes", none, [](Scene &scene) {
        scene.client.finish();
        return true;
    }, u""_s, false, ""_ba);
    row("idle: client sends a part and pauses", [](Limits &limits) { limits.envelope = limits.linger = 50ms; }, [](Scene &scene) {
        return scene.client.send(scene.envelope().chopped(5));
    }, u"Error, envelope not complete.*"_s, false, "timed out"_ba);
    row("idle: client drips", [](Limits &limits) { limits.envelope = limits.linger = 100ms; }, [](Scene &scene) {
        const QByteArray drops = scene.envelope(QByteArray(100'000, 'a'));
        qsizetype dripped = 0;
        return RawSocket::wait(-1, 0, [&] {
            scene.client.poll();
            return scene.client.hasEnded() || scene.client.error() != 0 || scene.client.sendSome(drops.sliced(dripped++, 1)) < 0;
        });
    }, u"Error, envelope not complete.*"_s, false, "timed out"_ba);
    row("idle: client floods", none, [](Scene &scene) {
        (void)scene.client.send(R"({"message": ")"_ba + QByteArray(1'060'000, 'a')); // a little more than is read
        return true;
    }, u"Error, envelope too large.*"_s, false, "malformed"_ba);
    row("inside an envelope: client half-closes", none, [](Scene &scene) {
        const bool sent = scene.client.send(scene.envelope().chopped(5));
        scene.client.finish();
        return sent;
    }, u"Error, malformed.*"_s, false, "malformed"_ba);
    row("connecting: server refuses", nextSoon, [](Scene &scene) {
        return scene.client.send(scene.envelopeToNobody());
    }, u"Error, connection refused.*"_s, false, "refused"_ba);
    row("sending the message: server never reads", [](Limits &limits) {
        limits.writeServer = 100ms;
        limits.nextEnvelope = limits.linger = 20ms;
        limits.maxEnvelope = 32 << 20;
    }, [](Scene &scene) {
        if (!scene.client.send(scene.envelope(QByteArray(16 << 20, 'a'))))
            return false;
        scene.upstream = scene.server.accept();
        return scene.upstream.isOpen();
    }, u"Error, timed out.*"_s, false, "timed out"_ba);
    row("sending the message: server replies before it reads", none, [](Scene &scene) {
        if (!scene.client.send(scene.envelope()))
            return false;
        scene.client.finish();
        scene.upstream = scene.server.accept();
        const bool sent = scene.upstream.send("DONE"_ba);
        scene.upstream.finish();
        return sent;
    }, u"DONE"_s, false, "done"_ba);
    row("awaiting the reply: server pauses", [](Limits &limits) {
        limits.firstByte = 100ms;
        limits.nextEnvelope = limits.linger = 20ms;
    }, [](Scene &scene) { return scene.sendMessage(); }, u"Error, no reply.*"_s, false, "timed out"_ba);
    row("awaiting the reply: server half-closes", nextSoon, [](Scene &scene) {
        const bool sent = scene.sendMessage();
        scene.upstream.finish();
        return sent;
    }, u"Error, connection closed by the server.*"_s, false, "aborted"_ba);
    row("awaiting the reply: server closes", nextSoon, [](Scene &scene) {
        const bool sent = scene.sendMessage();
        scene.upstream.close();
        return sent;
    }, u"Error, connection closed by the server.*"_s, false, "aborted"_ba);
    row("awaiting the reply: server resets", nextSoon, [](Scene &scene) {
        const bool sent = scene.sendMessage();
        scene.upstream.reset();
        return sent;
    }, u"Error, connection reset by the server.*"_s, false, "reset"_ba);
    row("awaiting the reply: server floods", none, [](Scene &scene) {
        const bool sent = scene.sendMessage();
        scene.client.finish();
        qsizetype left = 8 << 20;
        const QByteArray much(64 << 10, 'x');
        const bool all = RawSocket::wait(-1, 0, [&] {
            left -= scene.upstream.sendSome(QByteArrayView(much).first(std::min(left, much.size())));
            scene.client.poll();
            return left == 0;
        });
        scene.upstream.finish();
        return sent && all && scene.client.receive(8 << 20).size() == 8 << 20;
    }, u"x*"_s, false, "done"_ba);
    row("relaying the reply: server resets", none, [](Scene &scene) {
        const bool relayed = scene.relayPart();
        scene.upstream.reset();
        return relayed;
    }, u"DO"_s, true, "reset"_ba);
    row("relaying the reply: server pauses", [](Limits &limits) { limits.quiet = 50ms; }, [](Scene &scene) {
        const bool relayed = scene.relayPart();
        scene.client.finish();
        return relayed;
    }, u"DO"_s, false, "done"_ba);
    row("relaying the reply: client half-closes", none, [](Scene &scene) {
        const bool relayed = scene.relayPart();
        scene.client.finish();
        const bool sent = scene.upstream.send("NE"_ba);
        scene.upstream.close();
        return relayed && sent;
    }, u"DONE"_s, false, "done"_ba);
    row("relaying the reply: client sends nonsense", [](Limits &limits) { limits.linger = 20ms; }, [](Scene &scene) {
        return scene.relayPart() && scene.client.send("x"_ba);
    }, u"DOError, malformed.*"_s, false, "malformed"_ba);
    row("relaying the reply: client never reads", [](Limits &limits) { limits.writeClient = 100ms; }, [](Scene &scene) {
        if (!scene.sendMessage())
            return false;
        // More than the system holds for both.
        const QByteArray much(64 << 10, 'x');
        return RawSocket::wait(-1, 0, [&] {
            for (int pieces = 0; pieces < 64 && scene.upstream.sendSome(much) > 0; ++pieces) {
            }
            return scene.proxy.counters().failed == 1;
        });
    }, u"x*"_s, true, "aborted"_ba);
}

void TestProxySockets::endsAsTheContractSays()
{
    QFETCH(Shorten, shorten);
    QFETCH(Play, play);
    QFETCH(QString, got);
    QFETCH(bool, isReset);
    QFETCH(QByteArray, outcome);
    Limits limits;
    limits.quiet = 20s; // a busy machine may pause inside a reply, too
    shorten(limits);
    Scene scene(limits);
    QVERIFY(scene.client.isOpen());
    QVERIFY(play(scene));
    const QByteArray &received = scene.client.receiveAll();
    QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(got)).match(QString::fromLatin1(received)).hasMatch(),
             received.right(200).constData());
    QCOMPARE(scene.client.wasReset(), isReset);
    QVERIFY(isReset || scene.client.hasEnded());
    QVERIFY(RawSocket::wait(-1, 0, [&] { return scene.proxy.counters().open == 0; }));
    scene.proxy.stop();
    QVERIFY(RawSocket::wait(-1, 0, [&] { return scene.proxy.state() == ListenerRole::State::Stopped; }));
    QByteArray last;
    for (const trace::Part &part : scene.feed.take().parts) {
        if (part.finished)
            last = trace::name(part.outcome);
    }
    QCOMPARE(last, outcome);
}

QTEST_GUILESS_MAIN(TestProxySockets)
#include "tst_proxysockets.moc"
