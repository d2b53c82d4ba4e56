#include "proxyfake.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::roles;
using net::StreamError;

namespace {

/// Plays at random what the world may do to a proxy's connection. The fake fails the test when the
/// conversation does what none may.
class Player
{
public:
    explicit Player(quint32 seed)
        : m_random(seed)
        , m_proxy(settings(), chance(2))
    {
        // All that the played envelopes lead to on this port is blocked.
        m_proxy.forbid([](const wire::Endpoint &destination) {
            return destination.port == 7777 ? "a blocked destination was connected to"_ba : QByteArray();
        });
    }

    void play(int steps)
    {
        for (int i = 0; i < steps && !m_proxy.isOver(); ++i)
            step();
    }
    /// From now on; it goes on sending.
    void clientStopsReading()
    {
        m_proxy.clientStalls();
        m_clientReads = false;
    }
    ProxyFake &proxy() { return m_proxy; }

private:
    [[nodiscard]] bool chance(int in) { return m_random.bounded(in) == 0; }
    template <typename T>
    [[nodiscard]] T oneOf(const std::vector<T> &values)
    {
        return values[m_random.bounded(static_cast<quint32>(values.size()))];
    }

    [[nodiscard]] ProxyShared settings()
    {
        ProxyShared shared;
        shared.forward = chance(3) ? Forward::Json : Forward::Message;
        shared.rules = rulesFrom("block 127.0.0.1:7777\nblock bad.example");
        if (chance(4))
            shared.limits.idle = 3s;
        if (chance(4))
            shared.limits.maxEnvelope = 300;
        return shared;
    }

    [[nodiscard]] QByteArray clientBytes()
    {
        switch (m_random.bounded(12)) {
        case 0:
            return oneOf<QByteArray>(
                {" "_ba, "\n\t"_ba, "{"_ba, "x"_ba, "\xff"_ba, "}"_ba, QByteArray(70'000, ' ')});
        case 1:
            return envelope("127.0.0.1", 8888, QByteArray(m_random.bounded(1, 120'000), 'm'));
        default:
            break;
        }
        const auto host =
            oneOf<QByteArray>({"127.0.0.1"_ba, "0.0.0.0"_ba, "::ffff:127.0.0.1"_ba, "64:ff9b::7f00:1"_ba,
                               "a.example"_ba, "b.example"_ba, "BAD.example."_ba, "fe80::1%lo"_ba});
        const int port = oneOf<int>({7777, 8888, 8888, 6000});
        // A literal link-local address is not blocked on any port.
        return envelope(host, host.startsWith("fe80") && port == 7777 ? 8888 : port, "tgmr");
    }

    void clientSends()
    {
        if (m_rest.isEmpty())
            m_rest = clientBytes();
        if (chance(3))
            m_rest += clientBytes();
        const qsizetype size =
            chance(3) ? m_random.bounded(1, static_cast<int>(m_rest.size()) + 1) : m_rest.size();
        const QByteArray bytes = m_rest.first(size);
        m_rest.remove(0, size);
        m_proxy.clientSends(bytes);
    }

    void step()
    {
        switch (m_random.bounded(20)) {
        case 0:
        case 1:
        case 2:
            if (m_proxy.mayClientSend())
                clientSends();
            break;
        case 3:
            if (m_proxy.mayClientSend() && chance(4))
                m_proxy.clientEnds();
            else if (chance(30))
                m_proxy.clientResets();
            break;
        case 4:
            if (chance(3))
                m_proxy.clientStalls();
            break;
        case 5:
        case 6:
            if (m_clientReads)
                m_proxy.clientTakes(oneOf<qsizetype>({1, 100, 65'536, 1 << 20}), room());
            break;
        case 7:
            if (m_proxy.isUpstreamOpen())
                m_proxy.serverTakes(oneOf<qsizetype>({1, 1000, 1 << 20}), room());
            else if (chance(3))
                m_proxy.serverStalls();
            break;
        case 8:
        case 16:
        case 17:
        case 18:
        case 19:
            if (m_proxy.mayServerSend())
                m_proxy.serverSends(QByteArray(oneOf<int>({1, 4, 5'000, 65'536, 300'000}), 'r'));
            break;
        case 9:
            if (m_proxy.mayServerSend() && chance(2))
                m_proxy.serverEnds();
            else if (m_proxy.mayServerSend() && chance(2))
                m_proxy.serverResets();
            break;
        case 10:
        case 11:
            settle();
            break;
        case 12:
        case 13:
            m_proxy.pass(std::chrono::milliseconds(oneOf<int>({0, 1, 20, 499, 500, 501, 999, 1000, 1001})));
            break;
        case 14:
            if (chance(4))
                m_proxy.pass(oneOf<std::chrono::milliseconds>({5s, 10s, 30s, 60s}));
            break;
        case 15:
            if (chance(25))
                m_proxy.stop();
            break;
        }
    }

    [[nodiscard]] std::optional<qsizetype> room()
    {
        return chance(2) ? std::nullopt : std::optional<qsizetype>(m_random.bounded(100'000));
    }

    /// What is under way towards the server comes to its end.
    void settle()
    {
        if (m_proxy.isLookingUp()) {
            // Each of these is blocked on port 7777; what else is in there changes nothing.
            std::vector<wire::IpAddress> addresses{
                ip(oneOf<QByteArray>({"127.0.0.1"_ba, "::ffff:0.0.0.0"_ba, "2002:7f00:1::"_ba}))};
            if (chance(2))
                addresses.insert(addresses.begin() + m_random.bounded(2), ip("192.0.2.1"));
            if (chance(4))
                m_proxy.lookUpFails("not known"_ba);
            else
                m_proxy.lookUpFinds(addresses);
        } else if (m_proxy.isConnecting()) {
            if (chance(3))
                m_proxy.connectFails(oneOf<StreamError>({StreamError::Refused, StreamError::Unreachable,
                                                         StreamError::TimedOut, StreamError::Reset,
                                                         StreamError::SelfConnection, StreamError::Other}));
            else
                m_proxy.serverAccepts();
        }
    }

    QRandomGenerator m_random;
    ProxyFake m_proxy;
    QByteArray m_rest;
    bool m_clientReads = true;
};

} // namespace

/// Whatever client, server, resolver and clock do in whatever order: the conversation keeps its promises.
class TestProxyRandom : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anAbortEndsWhateverIsUnderWay()
    {
        int exchanges = 0;
        for (quint32 seed = 1; seed <= Runs && !QTest::currentTestFailed(); ++seed) {
            Player player(seed);
            player.play(80);
            player.proxy().abort();
            exchanges += player.proxy().exchangesBegan();
            checkParts(player.proxy());
            if (QTest::currentTestFailed())
                qInfo("seed %u", seed);
        }
        QVERIFY(exchanges > int(Runs)); // it does play exchanges
    }

    void leftAloneEveryConnectionEnds()
    {
        for (quint32 seed = 1; seed <= Runs && !QTest::currentTestFailed(); ++seed) {
            Player player(Runs + seed);
            player.play(static_cast<int>(seed % 60));
            ProxyFake &proxy = player.proxy();
            if (seed % 2 == 0) { // and half of the clients take nothing any more
                player.clientStopsReading();
                player.play(30);
            }
            // A server may talk for as long as it likes; this one has nothing more to say than what is there.
            proxy.pass(400s);
            QVERIFY2(proxy.isOver(), QByteArray("seed "_ba + QByteArray::number(Runs + seed)).constData());
            checkParts(proxy);
        }
    }

    void aStopEndsEveryConnectionThatIsLeftAlone()
    {
        for (quint32 seed = 1; seed <= Runs / 2 && !QTest::currentTestFailed(); ++seed) {
            Player player(2 * Runs + seed);
            player.play(50);
            player.proxy().stop();
            player.proxy().pass(400s);
            QVERIFY2(player.proxy().isOver(),
                     QByteArray("seed "_ba + QByteArray::number(2 * Runs + seed)).constData());
        }
    }

    void neverIsMoreHeldThanTheContractAllows()
    {
        for (quint32 seed = 1; seed <= Runs / 2 && !QTest::currentTestFailed(); ++seed) {
            Player player(3 * Runs + seed);
            for (int i = 0; i < 60 && !player.proxy().isOver(); ++i) {
                player.play(1);
                QVERIFY(player.proxy().waitingForClient() <= 256 * 1024);
            }
        }
    }

private:
    static constexpr quint32 Runs = 600;

    static void checkParts(ProxyFake &proxy)
    {
        quint32 ordinal = 0;
        for (const trace::Part &part : proxy.parts()) {
            QCOMPARE(part.ordinal, ordinal++);
            QVERIFY(part.verdict != trace::Verdict::Pending);
            QVERIFY(part.outcome != trace::Outcome::Running);
            QVERIFY(!part.decision.isEmpty());
            // However it ended, the log says how.
            const auto lines = trace::logLines(part, trace::Detail::Console);
            QVERIFY(lines.back().text == "response send to Client" ||
                    lines.back().text.startsWith("Proxy: "));
            if (part.verdict == trace::Verdict::Blocked) {
                QCOMPARE(part.server.port, quint16(0));
                QVERIFY(part.outcome == trace::Outcome::Blocked || part.outcome == trace::Outcome::Aborted);
            }
            QVERIFY(std::count_if(part.events.begin(), part.events.end(), [](const trace::Event &event) {
                        return event.kind == trace::EventKind::Decided;
                    }) <= 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestProxyRandom)
#include "tst_proxyrandom.moc"
