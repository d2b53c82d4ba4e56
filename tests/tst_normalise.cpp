#include "core/access/normalise.h"

#include <QtTest/QTest>

#include <QtCore/QRegularExpression>

#include <vector>

using namespace Qt::StringLiterals;
using namespace midhop;
using wire::IpAddress;

namespace {

IpAddress address(const QByteArray &text)
{
    const auto parsed = IpAddress::parse(text);
    Q_ASSERT(parsed);
    return *parsed;
}

IpAddress linkLocal(quint32 scope)
{
    return IpAddress::fromIpv6(address("fe80::1"_ba).bytes(), scope);
}

} // namespace

class TestNormalise final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void normalises_data();
    void normalises();
    void keepsTheScopeOfALinkLocalAddress();
    void findsTheIpv4Inside_data();
    void findsTheIpv4Inside();
    void seesLoops_data();
    void seesLoops();
    void comparesScopesInLoops();
};

void TestNormalise::normalises_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(expected);
    };
    row("an IPv4 address stays", "192.0.2.1", "192.0.2.1");
    row("0.0.0.0 is 127.0.0.1", "0.0.0.0", "127.0.0.1");
    row("0.0.0.1 is not 127.0.0.1", "0.0.0.1", "0.0.0.1");
    row("127.0.0.2 stays", "127.0.0.2", "127.0.0.2");
    row("an IPv6 address stays", "2001:db8::1", "2001:db8::1");
    row(":: is ::1", "::", "::1");
    row("::1 stays", "::1", "::1");
    row("::2 stays", "::2", "::2");
    row("an IPv4-mapped address is IPv4", "::ffff:192.0.2.1", "192.0.2.1");
    row("an IPv4-mapped address in hexadecimal is IPv4", "::ffff:7f00:1", "127.0.0.1");
    row("IPv4-mapped 0.0.0.0 is 127.0.0.1", "::ffff:0.0.0.0", "127.0.0.1");
    row("an IPv4-compatible address stays", "::7f00:1", "::7f00:1");
    row("an IPv4-translated address stays", "::ffff:0:7f00:1", "::ffff:0:7f00:1");
    row("a NAT64 address stays", "64:ff9b::7f00:1", "64:ff9b::7f00:1");
}

void TestNormalise::normalises()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    const IpAddress result = access::normalised(address(given));
    QCOMPARE(result.toText(), expected);
    QVERIFY(result == address(expected));
    QVERIFY(access::normalised(result) == result);
}

void TestNormalise::keepsTheScopeOfALinkLocalAddress()
{
    QCOMPARE(access::normalised(linkLocal(3)).scopeId(), 3U);
}

void TestNormalise::findsTheIpv4Inside_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected"); // empty: none
    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(expected);
    };
    row("NAT64", "64:ff9b::192.0.2.1", "192.0.2.1");
    row("NAT64 of 0.0.0.0 is 127.0.0.1", "64:ff9b::", "127.0.0.1");
    row("not the whole NAT64 prefix", "64:ff9b:1::c000:201", "");
    row("not the NAT64 prefix in the last group", "64:ff9b::1:0:0", "");
    row("6to4", "2002:c000:201::1", "192.0.2.1");
    row("6to4 with nothing behind", "2002:7f00:1::", "127.0.0.1");
    row("6to4 of 0.0.0.0 is 127.0.0.1", "2002::1", "127.0.0.1");
    row("beside 6to4", "2003:c000:201::1", "");
    row("IPv4-compatible", "::192.0.2.1", "192.0.2.1");
    row("the least IPv4-compatible", "::2", "0.0.0.2");
    row(":: has none", "::", "");
    row("::1 has none", "::1", "");
    row("an ordinary IPv6 address has none", "2001:db8::1", "");
    row("an IPv4 address has none", "192.0.2.1", "");
    row("an IPv4-mapped address is one itself", "::ffff:192.0.2.1", "");
}

void TestNormalise::findsTheIpv4Inside()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    const auto inside = access::embeddedIpv4(address(given));
    QCOMPARE(inside ? inside->toText() : QByteArray(), expected);
    QVERIFY(!inside || inside->isIpv4());
}

void TestNormalise::seesLoops_data()
{
    QTest::addColumn<QByteArray>("destination");
    QTest::addColumn<QByteArray>("listening");
    QTest::addColumn<bool>("loop");
    const auto row = [](const char *name, const char *destination, const char *listening, bool loop) {
        QTest::newRow(name) << QByteArray(destination) << QByteArray(listening) << loop;
    };
    row("the same address and port", "127.0.0.1:6000", "127.0.0.1:6000", true);
    row("another port", "127.0.0.1:6001", "127.0.0.1:6000", false);
    row("another loopback address", "127.0.0.2:6000", "127.0.0.1:6000", false);
    row("IPv6 loopback beside an IPv4 listener", "[::1]:6000", "127.0.0.1:6000", false);
    row("0.0.0.0 reaches 127.0.0.1", "0.0.0.0:6000", "127.0.0.1:6000", true);
    row(":: reaches ::1", "[::]:6000", "[::1]:6000", true);
    row("IPv4-mapped", "[::ffff:127.0.0.1]:6000", "127.0.0.1:6000", true);
    row("listening on an IPv4-mapped address", "127.0.0.1:6000", "[::ffff:127.0.0.1]:6000", true);
    row("NAT64", "[64:ff9b::7f00:1]:6000", "127.0.0.1:6000", true);
    row("6to4", "[2002:7f00:1::]:6000", "127.0.0.1:6000", true);
    row("IPv4-compatible", "[::7f00:1]:6000", "127.0.0.1:6000", true);
    row("somebody else in NAT64", "[64:ff9b::192.0.2.9]:6000", "127.0.0.1:6000", false);
    row("an interface address, listening on another", "192.0.2.7:6000", "127.0.0.1:6000", false);
    row("loopback, listening on any", "127.0.0.1:6000", "0.0.0.0:6000", true);
    row("the far end of loopback, listening on any", "127.255.255.254:6000", "0.0.0.0:6000", true);
    row("0.0.0.0, listening on any", "0.0.0.0:6000", "0.0.0.0:6000", true);
    row("IPv4, listening on any IPv6", "127.0.0.1:6000", "[::]:6000", true);
    row("IPv6 loopback, listening on any", "[::1]:6000", "0.0.0.0:6000", true);
    row("IPv4, listening on any, IPv4-mapped", "127.0.0.2:6000", "[::ffff:0.0.0.0]:6000", true);
    row("an interface address, listening on any", "192.0.2.7:6000", "0.0.0.0:6000", true);
    row("an IPv6 interface address, listening on any", "[2001:db8::7]:6000", "[::]:6000", true);
    row("an interface address in NAT64, listening on any", "[64:ff9b::192.0.2.7]:6000", "[::]:6000", true);
    row("an interface address given as IPv4-mapped, listening on any", "192.0.2.8:6000", "[::]:6000", true);
    row("another port, listening on any", "192.0.2.7:6001", "0.0.0.0:6000", false);
    row("somebody else, listening on any", "192.0.2.9:6000", "0.0.0.0:6000", false);
}

void TestNormalise::seesLoops()
{
    QFETCH(QByteArray, destination);
    QFETCH(QByteArray, listening);
    QFETCH(bool, loop);
    const std::vector<IpAddress> interfaces{address("192.0.2.7"_ba), address("2001:db8::7"_ba),
                                            address("::ffff:192.0.2.8"_ba)};
    const auto from = wire::Endpoint::parse(destination);
    const auto to = wire::Endpoint::parse(listening);
    QVERIFY(from && to);
    QCOMPARE(access::isLoop(*from, *to, interfaces), loop);
}

void TestNormalise::comparesScopesInLoops()
{
    const std::vector<IpAddress> interfaces{linkLocal(2)};
    const wire::Endpoint any{address("::"_ba), 6000};
    QVERIFY(access::isLoop({linkLocal(2), 6000}, any, interfaces));
    QVERIFY(access::isLoop({linkLocal(0), 6000}, any, interfaces));
    QVERIFY(!access::isLoop({linkLocal(3), 6000}, any, interfaces));
    QVERIFY(access::isLoop({linkLocal(2), 6000}, {linkLocal(2), 6000}, {}));
    QVERIFY(access::isLoop({linkLocal(2), 6000}, {linkLocal(0), 6000}, {}));
    QVERIFY(!access::isLoop({linkLocal(3), 6000}, {linkLocal(2), 6000}, {}));
}

QTEST_APPLESS_MAIN(TestNormalise)
#include "tst_normalise.moc"
