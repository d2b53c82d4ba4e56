#include "core/wire/endpoint.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using midhop::wire::Endpoint;
using midhop::wire::IpAddress;

class TestEndpoint final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsAnAddress_data();
    void readsAnAddress();
    void refusesAnAddress_data();
    void refusesAnAddress();
    void knowsItsKind_data();
    void knowsItsKind();
    void buildsFromNumbers();
    void keepsMappedFormApart();
    void readsAnEndpoint_data();
    void readsAnEndpoint();
    void refusesAnEndpoint_data();
    void refusesAnEndpoint();
    void hashesEqualValuesAlike();
};

void TestEndpoint::readsAnAddress_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &canonical) {
        QTest::newRow(name) << text << canonical;
    };
    row("IPv4 loopback", "127.0.0.1"_ba, "127.0.0.1"_ba);
    row("IPv4 with single zeros", "0.0.0.0"_ba, "0.0.0.0"_ba);
    row("the largest IPv4 address", "255.255.255.255"_ba, "255.255.255.255"_ba);
    row("the unspecified IPv6 address", "::"_ba, "::"_ba);
    row("IPv6 loopback", "::1"_ba, "::1"_ba);
    row("eight full groups lose leading zeros", "2001:0db8:0000:0001:0002:0003:0004:0005"_ba,
        "2001:db8:0:1:2:3:4:5"_ba);
    row("upper case becomes lower case", "FE80::ABCD"_ba, "fe80::abcd"_ba);
    row("a gap at the end", "2001:db8::"_ba, "2001:db8::"_ba);
    row("a gap in the middle", "2001:db8::1:2"_ba, "2001:db8::1:2"_ba);
    row("a gap of one group is written out", "1:2:3:4:5:6:7::"_ba, "1:2:3:4:5:6:7:0"_ba);
    row("a gap of one group at the front", "::2:3:4:5:6:7:8"_ba, "0:2:3:4:5:6:7:8"_ba);
    row("the longest run of zeros becomes the gap", "1:0:0:2:0:0:0:3"_ba, "1:0:0:2::3"_ba);
    row("the first of two equal runs becomes the gap", "1:0:0:2:3:0:0:4"_ba, "1::2:3:0:0:4"_ba);
    row("a run at the end becomes the gap", "1:2:3:4:5:6:0:0"_ba, "1:2:3:4:5:6::"_ba);
    row("an IPv4-mapped address", "::ffff:127.0.0.1"_ba, "::ffff:127.0.0.1"_ba);
    row("an IPv4-mapped address in hexadecimal", "::ffff:7f00:1"_ba, "::ffff:127.0.0.1"_ba);
    row("an IPv4 address behind six groups", "1:2:3:4:5:6:1.2.3.4"_ba, "1:2:3:4:5:6:102:304"_ba);
    row("an IPv4 address behind a prefix", "64:ff9b::192.0.2.1"_ba, "64:ff9b::c000:201"_ba);
    row("an IPv4-compatible address", "::1.2.3.4"_ba, "::102:304"_ba);
}

void TestEndpoint::readsAnAddress()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const auto address = IpAddress::parse(text);
    QVERIFY(address);
    QCOMPARE(address->toText(), canonical);
    QCOMPARE(address->isIpv4(), !text.contains(':'));
    QVERIFY(IpAddress::parse(canonical) == address);
}

void TestEndpoint::refusesAnAddress_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             " ",
                             ".",
                             ":",
                             "1",
                             "127.1",
                             "127.0.1",
                             "0x7f000001",
                             "0x7f.0.0.1",
                             "2130706433",
                             "127.0.0.01",
                             "00.0.0.0",
                             "256.0.0.1",
                             "1.2.3.4.5",
                             "1.2.3.",
                             ".1.2.3",
                             "1..2.3",
                             "1.2.3.4.",
                             " 1.2.3.4",
                             "1.2.3.4 ",
                             "+1.2.3.4",
                             "-1.2.3.4",
                             "1.2.3.a",
                             "1111.2.3.4",
                             "1.2.3.0004",
                             "localhost",
                             ":::",
                             "1:",
                             ":1",
                             "1::2::3",
                             "1:2:3:4:5:6:7",
                             "1:2:3:4:5:6:7:8:9",
                             "1:2:3:4:5:6:7:8:",
                             ":1:2:3:4:5:6:7:8",
                             "::1:2:3:4:5:6:7:8",
                             "1:2:3:4:5:6:7:8::",
                             "1::2:3:4:5:6:7:8",
                             "12345::",
                             "g::",
                             "::1%lo",
                             "[::1]",
                             "::1 ",
                             " ::1",
                             "1:::2",
                             "::1.2.3",
                             "::1.2.3.256",
                             "::01.2.3.4",
                             "::1.2.3.4:5",
                             "1:2:3:4:5:6:7:1.2.3.4",
                             "1.2.3.4::",
                             "::ffff:0x7f.0.0.1",
                             "::-1",
                             "1::2:",
                             "fe80:%1"})
        QTest::addRow("'%s'", text) << QByteArray(text);
    QTest::newRow("a line end behind an IPv4 address") << "1.2.3.4\n"_ba;
    QTest::newRow("a NUL behind an IPv4 address") << QByteArray("127.0.0.1\0", 10);
    QTest::newRow("a NUL behind an IPv6 address") << QByteArray("::1\0", 4);
}

void TestEndpoint::refusesAnAddress()
{
    QFETCH(QByteArray, text);
    QVERIFY(!IpAddress::parse(text));
}

void TestEndpoint::knowsItsKind_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("unspecified");
    QTest::newRow("127.0.0.1 is loopback") << "127.0.0.1"_ba << true << false;
    QTest::newRow("127.255.0.9 is loopback") << "127.255.0.9"_ba << true << false;
    QTest::newRow("128.0.0.1 is not") << "128.0.0.1"_ba << false << false;
    QTest::newRow("0.0.0.0 is unspecified") << "0.0.0.0"_ba << false << true;
    QTest::newRow("0.0.0.1 is neither") << "0.0.0.1"_ba << false << false;
    QTest::newRow("::1 is loopback") << "::1"_ba << true << false;
    QTest::newRow("::2 is neither") << "::2"_ba << false << false;
    QTest::newRow("1::1 is neither") << "1::1"_ba << false << false;
    QTest::newRow(":: is unspecified") << "::"_ba << false << true;
}

void TestEndpoint::knowsItsKind()
{
    QFETCH(QByteArray, text);
    const auto address = IpAddress::parse(text);
    QVERIFY(address);
    QTEST(address->isLoopback(), "loopback");
    QTEST(address->isUnspecified(), "unspecified");
}

void TestEndpoint::buildsFromNumbers()
{
    QCOMPARE(IpAddress::fromIpv4(0x7f000001).toText(), "127.0.0.1"_ba);
    QCOMPARE(IpAddress::fromIpv4(0xc0a80164).toIpv4(), 0xc0a80164U);
    QCOMPARE(IpAddress::fromIpv6({0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9}, 2).toText(),
             "fe80::9%2"_ba);
    QCOMPARE(IpAddress::fromIpv6({}, 0).toText(), "::"_ba);
    QVERIFY(IpAddress() == IpAddress::fromIpv6({}));
}

void TestEndpoint::keepsMappedFormApart()
{
    const auto plain = IpAddress::fromIpv4(0x01020304);
    const auto mapped = IpAddress::fromIpv6(plain.bytes());
    QVERIFY(plain != mapped);
    QVERIFY(!mapped.isIpv4());
    QVERIFY(IpAddress::fromIpv6(plain.bytes(), 1) != mapped);
}

void TestEndpoint::readsAnEndpoint_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"127.0.0.1:6000", "0.0.0.0:0", "[::1]:65535", "[::]:1", "[2001:db8::1]:80"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestEndpoint::readsAnEndpoint()
{
    QFETCH(QByteArray, text);
    const auto endpoint = Endpoint::parse(text);
    QVERIFY(endpoint);
    QCOMPARE(endpoint->toText(), text);
    QByteArray behind = ":a:"_ba;
    endpoint->appendText(behind);
    QCOMPARE(behind, ":a:"_ba + text);
}

void TestEndpoint::refusesAnEndpoint_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             ":",
                             "127.0.0.1",
                             "127.0.0.1:",
                             ":80",
                             "127.0.0.1:65536",
                             "127.0.0.1:99999999999",
                             "127.0.0.1:080",
                             "127.0.0.1:00",
                             "127.0.0.1:+1",
                             "127.0.0.1:-1",
                             "127.0.0.1: 1",
                             "127.0.0.1:1/",
                             "127.0.0.1:1x",
                             "127.0.0.1:1 ",
                             "127.0.0.1:0x1",
                             "[127.0.0.1]:80",
                             "::1:80",
                             "[::1]",
                             "[::1]:",
                             "[::1:80",
                             "::1]:80",
                             "[[::1]]:80",
                             "[fe80::1%1]:80",
                             "localhost:80",
                             "[]:80",
                             "]:80"})
        QTest::addRow("'%s'", text) << QByteArray(text);
}

void TestEndpoint::refusesAnEndpoint()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Endpoint::parse(text));
}

void TestEndpoint::hashesEqualValuesAlike()
{
    QSet<Endpoint> seen;
    for (quint16 port = 1; port <= 50; ++port) {
        for (quint32 host = 0; host < 4; ++host)
            seen.insert({IpAddress::fromIpv4(0x7f000000 + host), port});
    }
    QCOMPARE(seen.size(), 200);
    QVERIFY(seen.contains({IpAddress::fromIpv4(0x7f000003), 50}));
    QVERIFY(!seen.contains({IpAddress::fromIpv4(0x7f000004), 50}));
    QCOMPARE(qHash(IpAddress::fromIpv4(1)), qHash(IpAddress::fromIpv4(1)));
    QVERIFY(qHash(IpAddress::fromIpv4(1)) != qHash(IpAddress::fromIpv4(2)));
}

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
