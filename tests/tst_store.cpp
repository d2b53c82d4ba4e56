#include "core/trace/store.h"
#include "tracesamples.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <malloc.h>
#include <map>
#include <random>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void joinsThreePartsInEveryOrder_data();
    void joinsThreePartsInEveryOrder();
    void joinsPartsAsTheyGrow_data();
    void joinsPartsAsTheyGrow();
    void keepsExchangesOfAReusedPortApart_data();
    void keepsExchangesOfAReusedPortApart();
    void doesNotJoinStrangers_data();
    void doesNotJoinStrangers();
    void joinsWhatAMappedAddressNames();
    void joinsALateAccepterOfAnOpenerThatGaveUp();
    void letsServerPartsWaitForTheirNumber();
    void letsProxyPartsWaitForAClientWithoutAPort();
    void joinsAServerThatWaitedInVain();
    void forgetsTheAddressesThatWereTriedBefore();
    void keepsTheServerItHasJoined();
    void doesNotLetAFollowingMessageWait();
    void joinsEachEnvelopeOfAConnection();
    void joinsAThousandShuffledExchanges();
    void tellsNewLines();
    void goesOnAfterClear();
    void givesPartsBackAsTheyWere();
    void givesPartsUnderWayBack();
    void summarises();
    void summarisesFromWhicheverEndWasSeen();
    void isCompact();
};

namespace {

std::vector<Store::Change> apply(Store &store, std::vector<Part> parts, std::chrono::nanoseconds now)
{
    Batch batch;
    batch.parts = std::move(parts);
    return store.apply(std::move(batch), now);
}

/// `CPS`, with - for a part that is not there; rows divided by a blank.
QByteArray rowsOf(const Store &store)
{
    QByteArray text;
    for (qsizetype row = 0; row < store.count(); ++row) {
        if (row)
            text += ' ';
        text += store.part(row, Role::Client) ? 'C' : '-';
        text += store.part(row, Role::Proxy) ? 'P' : '-';
        text += store.part(row, Role::Server) ? 'S' : '-';
    }
    return text;
}

bool same(const Event &a, const Event &b)
{
    return a.at == b.at && a.kind == b.kind && a.side == b.side && a.byPeer == b.byPeer && a.size == b.size;
}

bool same(const Part &a, const Part &b)
{
    return a.role == b.role && a.serial == b.serial && a.finished == b.finished && a.started == b.started &&
           a.ended == b.ended && a.client == b.client && a.proxy == b.proxy && a.upstream == b.upstream &&
           a.server == b.server && a.ordinal == b.ordinal && a.envelope == b.envelope &&
           a.serverIp == b.serverIp && a.serverPort == b.serverPort && a.message == b.message &&
           a.randomMessage == b.randomMessage && a.verdict == b.verdict && a.rule == b.rule &&
           a.decision == b.decision && a.outcome == b.outcome && a.reply == b.reply &&
           a.replyBytes == b.replyBytes && a.failure == b.failure &&
           std::ranges::equal(a.events, b.events, [](const Event &x, const Event &y) { return same(x, y); });
}

/// Anything a part can hold, with values that repeat and values that do not.
class RandomParts final
{
public:
    explicit RandomParts(quint32 seed)
        : m_engine(seed)
    {
    }

    Part part(Role role, quint64 serial)
    {
        Part part;
        part.role = role;
        part.serial = serial;
        part.finished = true;
        part.started = time();
        part.ended = time();
        part.client = endpoint();
        part.proxy = endpoint();
        part.upstream = endpoint();
        part.server = endpoint();
        part.ordinal = quint32(below(3) ? below(4) : m_engine());
        part.envelope = bytes();
        part.serverIp = maybeBytes();
        part.serverPort = maybeBytes();
        part.message = maybeBytes();
        part.randomMessage = below(2);
        part.verdict = Verdict(below(4));
        part.rule = bytes();
        part.decision = bytes();
        part.outcome = Outcome(below(9));
        part.reply = bytes();
        part.replyBytes = below(2) ? part.reply.size() : qint64(m_engine() >> 1);
        part.failure = bytes();
        part.events.resize(below(20));
        for (Event &event : part.events)
            event = {time(), EventKind(below(12)), Side(below(2)), below(2) == 1,
                     below(2) ? quint32(m_engine()) : 0};
        return part;
    }
    quint64 below(quint64 limit) { return m_engine() % limit; }

private:
    std::chrono::nanoseconds time()
    {
        // Mostly a plausible time, sometimes any at all.
        return std::chrono::nanoseconds(below(20) ? qint64(below(1'000'000'000'000)) : qint64(m_engine()));
    }
    wire::Endpoint endpoint()
    {
        std::array<quint8, 16> address{};
        switch (below(5)) {
        case 0:
            return {};
        case 1:
            std::ranges::generate(address, [this] { return quint8(m_engine()); });
            return {wire::IpAddress::fromIpv6(address, quint32(below(3))), quint16(m_engine())};
        default:
            return {wire::IpAddress::fromIpv4(0x7f000001 + quint32(below(3))),
                    quint16(below(2) ? 6000 : m_engine())};
        }
    }
    QByteArray bytes()
    {
        switch (below(8)) {
        case 0:
            return {};
        case 1:
            return QByteArray(qsizetype(below(70'000)), char(m_engine()));
        case 2: {
            QByteArray any(qsizetype(below(300)), Qt::Uninitialized);
            std::ranges::generate(any, [this] { return char(m_engine()); });
            return any;
        }
        default:
            return "repeats "_ba + QByteArray::number(below(4));
        }
    }
    std::optional<QByteArray> maybeBytes() { return below(4) ? std::optional(bytes()) : std::nullopt; }

    std::mt19937_64 m_engine;
};

} // namespace

void TestStore::joinsThreePartsInEveryOrder_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<bool>("together");
    QByteArray order = "CPS"_ba;
    do {
        QTest::addRow("%s in one batch", order.constData()) << order << true;
        QTest::addRow("%s in batches of their own", order.constData()) << order << false;
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestStore::joinsThreePartsInEveryOrder()
{
    QFETCH(const QByteArray, order);
    QFETCH(const bool, together);
    const std::map<char, Part> parts{{'C', clientPart(1)}, {'P', proxyPart(2)}, {'S', serverPart(3)}};
    Store store;
    std::vector<Part> batch;
    std::vector<Store::Change> changes;
    auto now = 20ms;
    for (const char letter : order) {
        batch.push_back(parts.at(letter));
        if (together && batch.size() < 3)
            continue;
        const auto more = apply(store, std::exchange(batch, {}), now += 10ms);
        changes.insert(changes.end(), more.begin(), more.end());
    }
    QCOMPARE(rowsOf(store), "CPS"_ba);
    QVERIFY(!store.hasWaiting());
    QCOMPARE(changes.size(), 3U);
    QCOMPARE(std::ranges::count_if(changes, &Store::Change::isNew), 1);
    QVERIFY(changes.front().isNew);
    QVERIFY(same(*store.part(0, Role::Client), parts.at('C')));
    QVERIFY(same(*store.part(0, Role::Proxy), parts.at('P')));
    QVERIFY(same(*store.part(0, Role::Server), parts.at('S')));
}

void TestStore::joinsPartsAsTheyGrow_data()
{
    // Small letters: snapshots. p: the proxy does not know its upstream connection yet; u: it does.
    QTest::addColumn<QByteArray>("order");
    for (const char *order :
         {"cpsCPS", "cpuSPC", "cSpPC", "pcuSCP", "pSuCP", "sCpPS", "sPSC", "cCpuPsS", "puPSC", "Spcu"})
        QTest::addRow("%s", order) << QByteArray(order);
}

void TestStore::joinsPartsAsTheyGrow()
{
    QFETCH(const QByteArray, order);
    Part early = underWay(proxyPart(2), 2ms);
    early.upstream = {};
    early.server = {};
    const std::map<char, Part> parts{{'C', clientPart(1)},
                                     {'c', underWay(clientPart(1), 1ms)},
                                     {'P', proxyPart(2)},
                                     {'p', early},
                                     {'S', serverPart(3)},
                                     {'s', underWay(serverPart(3), 3ms)},
                                     {'u', underWay(proxyPart(2), 3ms)}};
    Store store;
    auto now = 20ms;
    for (const char letter : order)
        (void)apply(store, {parts.at(letter)}, now += 1ms);
    QCOMPARE(rowsOf(store), "CPS"_ba);
    QVERIFY(!store.hasWaiting());
    QVERIFY(same(*store.part(0, Role::Proxy), parts.at(order.contains('P') ? 'P' : 'u')));
}

void TestStore::keepsExchangesOfAReusedPortApart_data()
{
    QTest::addColumn<QByteArray>("order");
    // Two exchanges over the same ports, 200 ms apart: CPS, then DQT.
    std::mt19937 engine(7);
    QByteArray order = "CPSDQT"_ba;
    for (int i = 0; i < 60; ++i) {
        std::shuffle(order.begin(), order.end(), engine);
        QTest::addRow("%s (%d)", order.constData(), i) << order;
    }
    QTest::newRow("the first proxy part is missing") << "CSDQT"_ba;
    QTest::newRow("the first client is somebody else's") << "PSDQT"_ba;
    QTest::newRow("the second client is somebody else's") << "CPSQT"_ba;
}

void TestStore::keepsExchangesOfAReusedPortApart()
{
    QFETCH(const QByteArray, order);
    const std::map<char, Part> parts{{'C', clientPart(1)},       {'P', proxyPart(2)},
                                     {'S', serverPart(3)},       {'D', clientPart(4, 200ms)},
                                     {'Q', proxyPart(5, 200ms)}, {'T', serverPart(6, 200ms)}};
    Store store;
    auto now = 300ms;
    for (const char letter : order)
        (void)apply(store, {parts.at(letter)}, now += 1ms);
    (void)apply(store, {}, now + 200ms);
    quint64 seen = 0;
    for (qsizetype row = 0; row < store.count(); ++row) {
        const Exchange exchange = store.exchange(row);
        std::vector<quint64> serials;
        for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
            if (*part)
                serials.push_back((*part)->serial);
        }
        seen += serials.size();
        const bool first = serials.front() <= 3;
        QVERIFY(std::ranges::all_of(serials, [first](quint64 serial) { return (serial <= 3) == first; }));
    }
    QCOMPARE(seen, quint64(order.size()));
    if (order.size() == 6)
        QCOMPARE(store.count(), 2);
}

void TestStore::doesNotJoinStrangers_data()
{
    QTest::addColumn<QByteArray>("which");
    for (const char *which : {"another client port", "another proxy port", "another ordinal",
                              "another server message", "another upstream port", "an end without a port"})
        QTest::addRow("%s", which) << QByteArray(which);
}

void TestStore::doesNotJoinStrangers()
{
    QFETCH(const QByteArray, which);
    Part client = clientPart(1);
    Part proxy = proxyPart(2);
    Part server = serverPart(3);
    if (which == "another client port")
        proxy.client.port = 1;
    if (which == "another proxy port")
        proxy.proxy.port = 1;
    if (which == "another ordinal")
        proxy.ordinal = 1;
    if (which == "another server message")
        server.ordinal = 1;
    if (which == "another upstream port")
        server.upstream.port = 1;
    if (which == "an end without a port") {
        client.client = proxy.client = {};
        server.upstream = proxy.upstream = {};
    }
    Store store;
    (void)apply(store, {client, proxy, server}, 20ms);
    (void)apply(store, {}, 130ms);
    const bool serverApart = which.contains("server") || which.contains("upstream");
    QCOMPARE(rowsOf(store), which == "an end without a port" ? "C-- -P- --S"_ba
                            : serverApart                    ? "CP- --S"_ba
                                                             : "C-- -PS"_ba);
}

void TestStore::joinsWhatAMappedAddressNames()
{
    Part proxy = proxyPart(2);
    for (wire::Endpoint *end : {&proxy.client, &proxy.proxy})
        end->address = wire::IpAddress::fromIpv6(end->address.bytes());
    Store store;
    (void)apply(store, {clientPart(1), proxy}, 20ms);
    QCOMPARE(rowsOf(store), "CP-"_ba);
}

void TestStore::joinsALateAccepterOfAnOpenerThatGaveUp()
{
    Part client = clientPart(1);
    client.outcome = Outcome::TimedOut;
    client.reply.clear();
    client.replyBytes = 0;
    Store store;
    (void)apply(store, {client, proxyPart(2, 500ms)}, 600ms);
    QCOMPARE(rowsOf(store), "CP-"_ba);
}

void TestStore::letsServerPartsWaitForTheirNumber()
{
    Store store;
    QVERIFY(!store.hasWaiting());
    QVERIFY(apply(store, {serverPart(3)}, 20ms).empty());
    QCOMPARE(store.count(), 0);
    QVERIFY(store.hasWaiting());
    QVERIFY(apply(store, {}, 119ms).empty());
    const auto changes = apply(store, {}, 120ms);
    QCOMPARE(changes.size(), 1U);
    QVERIFY(changes.front().isNew);
    QCOMPARE(changes.front().role, Role::Server);
    QCOMPARE(changes.front().lineCount, 2);
    QVERIFY(!store.hasWaiting());
    QCOMPARE(rowsOf(store), "--S"_ba);
}

void TestStore::letsProxyPartsWaitForAClientWithoutAPort()
{
    Part portless = underWay(clientPart(1), 1ms);
    portless.client = {};
    Store store;
    (void)apply(store, {portless, proxyPart(2), serverPart(3)}, 20ms);
    QCOMPARE(rowsOf(store), "C--"_ba);
    QVERIFY(store.hasWaiting());
    (void)apply(store, {clientPart(1)}, 30ms);
    QCOMPARE(rowsOf(store), "CPS"_ba);

    // Another program's exchange is not held up for longer than that.
    portless.serial = 11;
    (void)apply(store, {portless, proxyPart(12, 0ns, 1, 2), serverPart(13, 0ns, 2)}, 40ms);
    QCOMPARE(rowsOf(store), "CPS C--"_ba);
    (void)apply(store, {}, 140ms);
    QCOMPARE(rowsOf(store), "CPS C-- -PS"_ba);
    QVERIFY(!store.hasWaiting());
}

void TestStore::joinsAServerThatWaitedInVain()
{
    Store store;
    (void)apply(store, {serverPart(3)}, 20ms);
    (void)apply(store, {}, 200ms);
    (void)apply(store, {proxyPart(2)}, 210ms);
    (void)apply(store, {clientPart(1)}, 220ms);
    QCOMPARE(rowsOf(store), "CPS"_ba);
}

void TestStore::forgetsTheAddressesThatWereTriedBefore()
{
    Part first = underWay(proxyPart(2), 3ms);
    first.upstream = endpoint(50999);
    Store store;
    (void)apply(store, {first, proxyPart(2)}, 20ms);
    (void)apply(store, {serverPart(3, 0ns, 50999), serverPart(4)}, 21ms);
    (void)apply(store, {}, 200ms);
    QCOMPARE(rowsOf(store), "-PS --S"_ba);
    QCOMPARE(store.part(0, Role::Server)->serial, 4U);
}

void TestStore::keepsTheServerItHasJoined()
{
    Part first = underWay(proxyPart(2), 3ms);
    first.upstream = endpoint(50999);
    Store store;
    (void)apply(store, {first, serverPart(3, 0ns, 50999), proxyPart(2), serverPart(4)}, 20ms);
    (void)apply(store, {}, 200ms);
    QCOMPARE(rowsOf(store), "-PS --S"_ba);
    QCOMPARE(store.part(0, Role::Server)->serial, 3U);
}

void TestStore::doesNotLetAFollowingMessageWait()
{
    Part server = serverPart(3);
    server.ordinal = 1;
    Store store;
    (void)apply(store, {server}, 20ms);
    QCOMPARE(rowsOf(store), "--S"_ba);
}

void TestStore::joinsEachEnvelopeOfAConnection()
{
    Store store;
    std::vector<Part> parts;
    for (quint32 ordinal = 0; ordinal < 3; ++ordinal) {
        parts.push_back(clientPart(10 + ordinal, ordinal * 10ms));
        parts.back().ordinal = ordinal;
    }
    for (quint32 ordinal = 3; ordinal-- > 0;) {
        parts.push_back(proxyPart(20 + ordinal, ordinal * 10ms, 49820, quint16(51000 + ordinal)));
        parts.back().ordinal = ordinal;
        parts.push_back(serverPart(30 + ordinal, ordinal * 10ms, quint16(51000 + ordinal)));
    }
    (void)apply(store, parts, 50ms);
    QCOMPARE(rowsOf(store), "CPS CPS CPS"_ba);
    for (qsizetype row = 0; row < 3; ++row) {
        QCOMPARE(store.part(row, Role::Proxy)->serial, 20U + quint64(row));
        QCOMPARE(store.part(row, Role::Server)->serial, 30U + quint64(row));
    }
}

void TestStore::joinsAThousandShuffledExchanges()
{
    constexpr quint64 Count = 1000;
    std::mt19937 engine(11);
    // Each part comes up to 90 ms after it ended; 40 ports go round, so that each is used again every 200 ms.
    std::multimap<std::chrono::nanoseconds, Part> arrivals;
    const auto arrive = [&](const Part &part) {
        arrivals.emplace(part.ended + std::chrono::milliseconds(engine() % 90), part);
    };
    for (quint64 i = 0; i < Count; ++i) {
        const auto start = i * 5ms;
        const auto port = quint16(40000 + i % 40);
        arrive(clientPart(i * 3, start, port));
        arrive(proxyPart(i * 3 + 1, start, port, port));
        arrive(serverPart(i * 3 + 2, start, port));
    }
    Store store;
    for (const auto &[at, part] : arrivals)
        (void)apply(store, {part}, at);
    QCOMPARE(store.count(), qsizetype(Count));
    for (qsizetype row = 0; row < store.count(); ++row) {
        const Exchange exchange = store.exchange(row);
        QVERIFY(exchange.client && exchange.proxy && exchange.server);
        QCOMPARE(exchange.proxy->serial, exchange.client->serial + 1);
        QCOMPARE(exchange.server->serial, exchange.client->serial + 2);
        QCOMPARE(exchange.id.value, quint64(row) + 1);
    }
}

void TestStore::tellsNewLines()
{
    Part undecided = underWay(proxyPart(2), 1ms);
    undecided.verdict = Verdict::Pending;
    Store growing;
    const auto steps =
        apply(growing, {undecided, undecided, underWay(proxyPart(2), 2ms), proxyPart(2)}, 20ms);
    const int expected[][2] = {{0, 4}, {4, 0}, {4, 1}, {5, 2}};
    QCOMPARE(steps.size(), 4U);
    for (size_t i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps[i].row, 0);
        QCOMPARE(steps[i].role, Role::Proxy);
        QCOMPARE(steps[i].isNew, i == 0);
        QCOMPARE(steps[i].firstLine, expected[i][0]);
        QCOMPARE(steps[i].lineCount, expected[i][1]);
    }
    QCOMPARE(logLines(*growing.part(0, Role::Proxy), Detail::Window).size(), 7U);
}

void TestStore::goesOnAfterClear()
{
    Store store;
    (void)apply(store,
                {clientPart(1), underWay(proxyPart(2), 4ms), underWay(clientPart(4, 20ms, 5), 21ms),
                 serverPart(9, 0ns, 7)},
                30ms);
    QCOMPARE(store.count(), 2);
    QVERIFY(store.hasWaiting());
    store.clear();
    QCOMPARE(store.count(), 0);
    QVERIFY(!store.hasWaiting());
    QVERIFY(apply(store, {}, 300ms).empty());
    // Parts under way come back as rows of their own, with new numbers.
    const auto changes = apply(store, {proxyPart(2), clientPart(4, 20ms, 5)}, 310ms);
    QCOMPARE(changes.size(), 2U);
    QVERIFY(changes[0].isNew);
    QCOMPARE(changes[0].firstLine, 0);
    QCOMPARE(changes[0].lineCount, 7);
    QCOMPARE(rowsOf(store), "-P- C--"_ba);
    QCOMPARE(store.id(0).value, 3U);
    QCOMPARE(store.summary(1).id.value, 4U);
}

void TestStore::givesPartsBackAsTheyWere()
{
    RandomParts random(20221122);
    constexpr quint64 Count = 400;
    Store store;
    std::map<quint64, Part> published;
    for (quint64 i = 0; i < Count; ++i) {
        // Joined rows, so that payloads are shared; the rest of each part is anything.
        const auto port = quint16(1000 + i);
        Part client = random.part(Role::Client, i << 40);
        Part proxy = random.part(Role::Proxy, (i << 40) + 1);
        Part server = random.part(Role::Server, (i << 40) + 2);
        client.started = proxy.started = server.started = i * 1ms;
        client.ended = proxy.ended = server.ended = i * 1ms + 500us;
        client.client = proxy.client = endpoint(port);
        client.proxy = proxy.proxy = endpoint(6000);
        proxy.upstream = server.upstream = endpoint(port);
        proxy.server = server.server = endpoint(8888);
        client.ordinal = proxy.ordinal;
        server.ordinal = 0;
        std::vector<Part> batch{client, proxy, server};
        for (const Part &part : batch)
            published.emplace(part.serial, part);
        std::rotate(batch.begin(), batch.begin() + qsizetype(random.below(3)), batch.end());
        (void)apply(store, batch, i * 1ms + 1ms);
    }
    for (quint64 i = 0; i < Count; ++i) {
        for (const Role role : {Role::Client, Role::Proxy, Role::Server})
            published.emplace(~(i * 3 + quint64(role)), random.part(role, ~(i * 3 + quint64(role))));
    }
    for (const auto &[serial, part] : published) {
        if (serial > 1ULL << 60)
            (void)apply(store, {part}, 10s);
    }
    (void)apply(store, {}, 20s);
    QCOMPARE(std::ranges::count_if(published, [&](const auto &entry) { return entry.first < 1ULL << 60; }),
             qsizetype(Count * 3));
    size_t found = 0;
    for (qsizetype row = 0; row < store.count(); ++row) {
        for (const Role role : {Role::Client, Role::Proxy, Role::Server}) {
            const auto part = store.part(row, role);
            if (!part)
                continue;
            ++found;
            QVERIFY2(same(*part, published.at(part->serial)), QByteArray::number(part->serial).constData());
        }
        if (row < qsizetype(Count)) {
            const Exchange exchange = store.exchange(row);
            QVERIFY(exchange.client && exchange.proxy && exchange.server);
        }
    }
    QCOMPARE(found, published.size());
}

void TestStore::givesPartsUnderWayBack()
{
    const Part snapshot = underWay(proxyPart(2), 4ms);
    Store store;
    (void)apply(store, {clientPart(1), snapshot}, 20ms);
    QVERIFY(same(*store.part(0, Role::Proxy), snapshot));
    QVERIFY(!store.part(0, Role::Server));
    (void)apply(store, {proxyPart(2)}, 30ms);
    QVERIFY(same(*store.part(0, Role::Proxy), proxyPart(2)));
}

void TestStore::summarises()
{
    Part proxy = proxyPart(2);
    proxy.rule = "allow 127.0.0.0/8"_ba;
    proxy.reply = QByteArray(300, 'r');
    proxy.replyBytes = 100'000;
    proxy.message = QByteArray(257, 'm');
    Store store;
    (void)apply(store, {proxy, clientPart(1), serverPart(3)}, 20ms);
    const Summary summary = store.summary(0);
    QCOMPARE(summary.id.value, 1U);
    QCOMPARE(summary.started, 0ns);
    QCOMPARE(summary.client, endpoint(49820));
    QCOMPARE(summary.destination, "127.0.0.1:8888"_ba);
    QCOMPARE(summary.message, QByteArray(256, 'm'));
    QCOMPARE(summary.verdict, Verdict::Allowed);
    QCOMPARE(summary.rule, "allow 127.0.0.0/8"_ba);
    QCOMPARE(summary.outcome, Outcome::Done);
    QCOMPARE(summary.reply, QByteArray(256, 'r'));
    QCOMPARE(summary.replyBytes, 100'000);
    QCOMPARE(summary.latency, 10ms);

    Part v6 = underWay(proxyPart(4, 20ms, 5, 6), 24ms);
    v6.serverIp = "::1"_ba;
    (void)apply(store, {v6}, 30ms);
    QCOMPARE(store.summary(1).destination, "[::1]:8888"_ba);
    QCOMPARE(store.summary(1).outcome, Outcome::Running);
    QCOMPARE(store.summary(1).latency, -1ns);
}

void TestStore::summarisesFromWhicheverEndWasSeen()
{
    Store store;
    Part client = clientPart(1, 0ns, 1);
    client.outcome = Outcome::TimedOut;
    (void)apply(store, {client, proxyPart(2, 0ns, 2), serverPart(3, 0ns, 3)}, 20ms);
    (void)apply(store, {}, 200ms);
    QCOMPARE(rowsOf(store), "C-- -P- --S"_ba);
    QCOMPARE(store.summary(0).outcome, Outcome::TimedOut);
    QCOMPARE(store.summary(0).latency, 10ms);
    QCOMPARE(store.summary(0).verdict, Verdict::Pending);
    QCOMPARE(store.summary(1).latency, 8ms);
    const Summary server = store.summary(2);
    QCOMPARE(server.message, "tgmr"_ba);
    QCOMPARE(server.reply, "DONE"_ba);
    QCOMPARE(server.destination, ""_ba);
    QCOMPARE(server.outcome, Outcome::Done);
    QCOMPARE(server.latency, 4ms);

    // What a server replied, and the proxy never handed on, is no reply of the exchange.
    Part aborted = proxyPart(5, 300ms);
    aborted.outcome = Outcome::Aborted;
    aborted.reply.clear();
    aborted.replyBytes = 0;
    (void)apply(store, {aborted, serverPart(6, 300ms)}, 320ms);
    QCOMPARE(store.summary(3).outcome, Outcome::Aborted);
    QCOMPARE(store.summary(3).reply, ""_ba);
}

// Counted in bytes rather than timed: the goal is 400 beyond the payload.
void TestStore::isCompact()
{
#if defined(__SANITIZE_ADDRESS__) || !defined(__GLIBC__)
    QSKIP("counts with the C library's own allocator");
#else
    constexpr quint64 Count = 30'000;
    const auto used = [] {
        const struct mallinfo2 info = mallinfo2();
        return info.uordblks + info.hblkhd;
    };
    auto store = std::make_unique<Store>();
    const size_t before = used();
    for (quint64 i = 0; i < Count; ++i) {
        const auto start = i * 200us;
        const auto port = quint16(30000 + i % 28000);
        std::vector<Part> parts{clientPart(i * 3, start, port), proxyPart(i * 3 + 1, start, port, port),
                                serverPart(i * 3 + 2, start, port)};
        for (Part &part : parts) {
            // As many events as a real exchange has, at times that do not repeat.
            while (part.events.size() < (part.role == Role::Proxy ? 14U : 8U))
                part.events.push_back(
                    eventAt(part.ended + std::chrono::nanoseconds(part.events.size() * 12'345),
                            EventKind::HalfClosed, Side::Upstream));
        }
        // A long reply is there once, and snapshots leave nothing behind.
        for (Part &part : parts) {
            part.reply = QByteArray(500, char('a' + i % 26));
            (void)apply(*store, {underWay(part, part.ended)}, start);
        }
        (void)apply(*store, std::move(parts), start);
    }
    const auto each = double(used() - before) / double(Count);
    const auto payload = double(envelope().size() + 4 + 500);
    QCOMPARE(store->count(), qsizetype(Count));
    QVERIFY2(each - payload < 400, QByteArray::number(each - payload).constData());
#endif
}

QTEST_APPLESS_MAIN(TestStore)
#include "tst_store.moc"
