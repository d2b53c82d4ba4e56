#include "core/trace/carried.h"
#include "tracesamples.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringBuilder>

using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestCarried : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsTheFourDirections_data();
    void tellsTheFourDirections();
    void inventsNothingWhereNoEndIsOurs();
    void needsOneEndOnly_data();
    void needsOneEndOnly();
    void givesSegmentsAsWrittenAndAsRead();
    void leavesTheProxysOwnErrorToTheProxy();
    void tellsWhatWasForwarded();
    void believesTheServerWhereTheForwardedBytesAreNotKept();
    void tellsOnlyWhatWentOut();
    void tellsMoreThanIsKeptBySize();
    void leavesWhiteSpaceBeforeTheEnvelopeOut();
    void keepsWhatOurClientSentAroundTheEnvelope();
    void growsWhileTheExchangeRuns();
    void knowsEndsAndSides();
};

namespace {

constexpr Direction All[] = {Direction::ClientToProxy, Direction::ProxyToServer, Direction::ServerToProxy,
                             Direction::ProxyToClient};

Exchange whole()
{
    Part server = serverPart(3);
    server.events.insert(server.events.begin(), eventAt(4ms, EventKind::Received, Side::Upstream, 4, true));
    return {ExchangeId{1}, clientPart(1), proxyPart(2), server};
}

void replace(Part &part, EventKind kind, Side side, const std::vector<quint32> &sizes)
{
    const auto is = [=](const Event &event) {
        return event.kind == kind && event.side == side;
    };
    const auto first = std::ranges::find_if(part.events, is);
    const auto at = first == part.events.end() ? part.started : first->at;
    std::erase_if(part.events, is);
    for (size_t i = 0; i < sizes.size(); ++i)
        part.events.push_back(eventAt(at + i * 10us, kind, side, sizes[i], kind == EventKind::Received));
    std::ranges::stable_sort(part.events, {}, &Event::at);
}

QList<qint64> borders(const std::vector<Segment> &segments)
{
    QList<qint64> result;
    for (const Segment &segment : segments)
        result << segment.offset << segment.offset + segment.size;
    return result;
}

} // namespace

void TestCarried::tellsTheFourDirections_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("client to proxy: the envelope") << Direction::ClientToProxy << envelope();
    QTest::addRow("proxy to server: the message") << Direction::ProxyToServer << "tgmr"_ba;
    QTest::addRow("server to proxy: the reply") << Direction::ServerToProxy << "DONE"_ba;
    QTest::addRow("proxy to client: the reply") << Direction::ProxyToClient << "DONE"_ba;
}

void TestCarried::tellsTheFourDirections()
{
    QFETCH(Direction, direction);
    QFETCH(QByteArray, bytes);
    const Carried carried = carriedBy(whole(), direction);
    QCOMPARE(carried.direction, direction);
    QVERIFY(carried.seen);
    QCOMPARE(carried.bytes, bytes);
    QCOMPARE(carried.size, bytes.size());
    QCOMPARE(borders(carried.sent), QList<qint64>({0, bytes.size()}));
    QCOMPARE(borders(carried.received), QList<qint64>({0, bytes.size()}));
}

void TestCarried::inventsNothingWhereNoEndIsOurs()
{
    Exchange exchange;
    exchange.client = clientPart(1);
    for (const Direction direction : {Direction::ProxyToServer, Direction::ServerToProxy}) {
        const Carried carried = carriedBy(exchange, direction);
        QVERIFY(!carried.seen);
        QVERIFY(carried.bytes.isEmpty());
        QCOMPARE(carried.size, 0);
        QVERIFY(carried.sent.empty() && carried.received.empty());
    }
    QVERIFY(carriedBy(exchange, Direction::ClientToProxy).seen);
    for (const Direction direction : All)
        QVERIFY(!carriedBy(Exchange{}, direction).seen);
}

void TestCarried::needsOneEndOnly_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<Role>("end");
    for (const Direction direction : All) {
        QTest::addRow("direction %d, sender", int(direction)) << direction << senderOf(direction);
        QTest::addRow("direction %d, receiver", int(direction)) << direction << receiverOf(direction);
    }
}

void TestCarried::needsOneEndOnly()
{
    QFETCH(Direction, direction);
    QFETCH(Role, end);
    Exchange exchange = whole();
    const Carried both = carriedBy(exchange, direction);
    if (end != Role::Client)
        exchange.client.reset();
    if (end != Role::Proxy)
        exchange.proxy.reset();
    if (end != Role::Server)
        exchange.server.reset();
    const Carried carried = carriedBy(exchange, direction);
    QVERIFY(carried.seen);
    QCOMPARE(carried.bytes, both.bytes);
    QCOMPARE(carried.size, both.size);
    QCOMPARE(carried.sent.empty(), end != senderOf(direction));
    QCOMPARE(carried.received.empty(), end != receiverOf(direction));
}

void TestCarried::givesSegmentsAsWrittenAndAsRead()
{
    Exchange exchange = whole();
    replace(*exchange.client, EventKind::Sent, Side::Downstream, {60, 0, 6});
    replace(*exchange.proxy, EventKind::Received, Side::Downstream, {1, 1, 64});
    const Carried carried = carriedBy(exchange, Direction::ClientToProxy);
    QCOMPARE(borders(carried.sent), QList<qint64>({0, 60, 60, 66}));
    QCOMPARE(borders(carried.received), QList<qint64>({0, 1, 1, 2, 2, 66}));
    QCOMPARE(carried.sent.at(1).at, 520us);
    QCOMPARE(carried.received.at(2).at, 1020us);
}

void TestCarried::leavesTheProxysOwnErrorToTheProxy()
{
    Exchange exchange{ExchangeId{1}, std::nullopt, proxyPart(2), std::nullopt};
    Part &proxy = *exchange.proxy;
    proxy.reply = "Error, not allowed address"_ba;
    proxy.replyBytes = proxy.reply.size();
    replace(proxy, EventKind::Received, Side::Upstream, {});
    replace(proxy, EventKind::Sent, Side::Upstream, {});
    replace(proxy, EventKind::Sent, Side::Downstream, {26});
    QCOMPARE(carriedBy(exchange, Direction::ServerToProxy).bytes, QByteArray());
    QCOMPARE(carriedBy(exchange, Direction::ServerToProxy).size, 0);
    QVERIFY(carriedBy(exchange, Direction::ServerToProxy).seen);
    QCOMPARE(carriedBy(exchange, Direction::ProxyToServer).bytes, QByteArray());
    QCOMPARE(carriedBy(exchange, Direction::ProxyToClient).bytes, proxy.reply);
}

void TestCarried::tellsWhatWasForwarded()
{
    Exchange exchange{ExchangeId{1}, std::nullopt, proxyPart(2), std::nullopt};
    exchange.proxy->forwarded = R"({"message": "tgmr", "proxy_port": 6000})"_ba;
    const auto size = quint32(exchange.proxy->forwarded.size());
    replace(*exchange.proxy, EventKind::Sent, Side::Upstream, {size});
    QCOMPARE(carriedBy(exchange, Direction::ProxyToServer).bytes, exchange.proxy->forwarded);
}

void TestCarried::believesTheServerWhereTheForwardedBytesAreNotKept()
{
    Exchange exchange = whole();
    const QByteArray forwarded = R"({"message": "tgmr", "proxy_port": 6000})"_ba;
    replace(*exchange.proxy, EventKind::Sent, Side::Upstream, {quint32(forwarded.size())});
    exchange.server->envelope = forwarded;
    exchange.server->message = forwarded;
    QCOMPARE(carriedBy(exchange, Direction::ProxyToServer).bytes, forwarded);

    exchange.server.reset(); // the message alone is not what went out: more did
    const Carried carried = carriedBy(exchange, Direction::ProxyToServer);
    QCOMPARE(carried.bytes, QByteArray());
    QCOMPARE(carried.size, forwarded.size());
}

void TestCarried::tellsOnlyWhatWentOut()
{
    Exchange exchange{ExchangeId{1}, clientPart(1), std::nullopt, std::nullopt};
    replace(*exchange.client, EventKind::Sent, Side::Downstream, {});
    QCOMPARE(carriedBy(exchange, Direction::ClientToProxy).size, 0);
    QVERIFY(carriedBy(exchange, Direction::ClientToProxy).bytes.isEmpty());
    replace(*exchange.client, EventKind::Sent, Side::Downstream, {10});
    QCOMPARE(carriedBy(exchange, Direction::ClientToProxy).bytes, envelope().first(10));

    exchange = {ExchangeId{1}, std::nullopt, proxyPart(2), std::nullopt};
    replace(*exchange.proxy, EventKind::Sent, Side::Upstream, {3});
    replace(*exchange.proxy, EventKind::Sent, Side::Downstream, {2});
    QCOMPARE(carriedBy(exchange, Direction::ProxyToServer).bytes, "tgm"_ba);
    QCOMPARE(carriedBy(exchange, Direction::ProxyToClient).bytes, "DO"_ba);
    QCOMPARE(carriedBy(exchange, Direction::ServerToProxy).bytes, "DONE"_ba);
}

void TestCarried::tellsMoreThanIsKeptBySize()
{
    Exchange exchange = whole();
    const QByteArray kept(Part::ReplyKept, 'x');
    for (Part *part : {&*exchange.client, &*exchange.proxy, &*exchange.server}) {
        part->reply = kept;
        part->replyBytes = 100'000;
    }
    replace(*exchange.server, EventKind::Sent, Side::Upstream, {100'000});
    replace(*exchange.proxy, EventKind::Received, Side::Upstream, {65'000, 25'000});
    replace(*exchange.proxy, EventKind::Sent, Side::Downstream, {90'000});
    replace(*exchange.client, EventKind::Received, Side::Downstream, {90'000});
    const Carried upstream = carriedBy(exchange, Direction::ServerToProxy);
    QCOMPARE(upstream.bytes, kept);
    QCOMPARE(upstream.size, 100'000);
    QCOMPARE(borders(upstream.sent), QList<qint64>({0, 100'000}));
    QCOMPARE(borders(upstream.received), QList<qint64>({0, 65'000, 65'000, 90'000}));
    QCOMPARE(carriedBy(exchange, Direction::ProxyToClient).size, 90'000);
}

void TestCarried::leavesWhiteSpaceBeforeTheEnvelopeOut()
{
    Exchange exchange{ExchangeId{1}, std::nullopt, proxyPart(2), std::nullopt};
    replace(*exchange.proxy, EventKind::Received, Side::Downstream, {12, 56}); // two of them white space
    const Carried carried = carriedBy(exchange, Direction::ClientToProxy);
    QCOMPARE(carried.bytes, envelope());
    QCOMPARE(carried.size, 66);
    QCOMPARE(borders(carried.received), QList<qint64>({0, 10, 10, 66}));
}

void TestCarried::keepsWhatOurClientSentAroundTheEnvelope()
{
    Exchange exchange{ExchangeId{1}, clientPart(1), proxyPart(2), std::nullopt};
    exchange.client->envelope = "\n  " + envelope() + "{}";
    replace(*exchange.client, EventKind::Sent, Side::Downstream, {71});
    replace(*exchange.proxy, EventKind::Received, Side::Downstream, {32, 37});
    const Carried carried = carriedBy(exchange, Direction::ClientToProxy);
    QCOMPARE(carried.bytes, exchange.client->envelope);
    QCOMPARE(borders(carried.sent), QList<qint64>({0, 71}));
    QCOMPARE(borders(carried.received), QList<qint64>({0, 32, 32, 69}));

    // White space in a segment of its own is in no event.
    replace(*exchange.proxy, EventKind::Received, Side::Downstream, {66});
    QCOMPARE(borders(carriedBy(exchange, Direction::ClientToProxy).received), QList<qint64>({3, 69}));
}

void TestCarried::growsWhileTheExchangeRuns()
{
    Exchange exchange{ExchangeId{1}, std::nullopt, proxyPart(2), std::nullopt};
    Part &proxy = *exchange.proxy;
    replace(proxy, EventKind::Received, Side::Downstream, {30});
    proxy = underWay(proxy, 1ms);
    proxy.envelope.clear(); // not whole yet
    const Carried carried = carriedBy(exchange, Direction::ClientToProxy);
    QVERIFY(carried.bytes.isEmpty());
    QCOMPARE(carried.size, 30);
    QCOMPARE(borders(carried.received), QList<qint64>({0, 30}));
    QCOMPARE(carriedBy(exchange, Direction::ProxyToServer).size, 0);

    exchange.client = clientPart(1);
    QCOMPARE(carriedBy(exchange, Direction::ClientToProxy).bytes, envelope());
}

void TestCarried::knowsEndsAndSides()
{
    for (const Direction direction : All)
        QVERIFY(senderOf(direction) == Role::Proxy || receiverOf(direction) == Role::Proxy);
    QCOMPARE(senderOf(Direction::ClientToProxy), Role::Client);
    QCOMPARE(receiverOf(Direction::ProxyToServer), Role::Server);
    QCOMPARE(senderOf(Direction::ServerToProxy), Role::Server);
    QCOMPARE(receiverOf(Direction::ProxyToClient), Role::Client);
    QCOMPARE(sideOf(Direction::ProxyToClient), Side::Downstream);
    QCOMPARE(sideOf(Direction::ServerToProxy), Side::Upstream);
}

QTEST_APPLESS_MAIN(TestCarried)
#include "tst_carried.moc"
