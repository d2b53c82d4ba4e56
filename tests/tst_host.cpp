#include "core/wire/host.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using midhop::wire::bracketed;
using midhop::wire::Host;
using midhop::wire::HostFault;
using midhop::wire::withPort;

class TestHost final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void describesEveryFault();
    void standsBeforeAPort();
};

void TestHost::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Host::Kind>("kind");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("zone");
    const auto row = [](const char *name, const QByteArray &text, Host::Kind kind,
                        const QByteArray &address = {}, const QByteArray &zone = {}) {
        QTest::newRow(name) << text << kind << address << zone;
    };
    using enum Host::Kind;
    row("an IPv4 address", "127.0.0.1"_ba, Ipv4, "127.0.0.1"_ba);
    row("the unspecified IPv4 address", "0.0.0.0"_ba, Ipv4, "0.0.0.0"_ba);
    row("an IPv6 address", "2001:DB8::1"_ba, Ipv6, "2001:db8::1"_ba);
    row("an IPv4-mapped address", "::ffff:127.0.0.1"_ba, Ipv6, "::ffff:127.0.0.1"_ba);
    row("a link-local address with a zone's name", "fe80::1%eth0"_ba, Ipv6, "fe80::1"_ba, "eth0"_ba);
    row("a link-local address with a zone's number", "fe80::1%2"_ba, Ipv6, "fe80::1"_ba, "2"_ba);
    row("the end of the link-local block with a zone", "febf::1%br-lan.7"_ba, Ipv6, "febf::1"_ba,
        "br-lan.7"_ba);
    row("a link-local address without zone", "fe80::1"_ba, Ipv6, "fe80::1"_ba);
    row("a name of one label", "localhost"_ba, Name);
    row("a name of several labels", "www.Example.COM"_ba, Name);
    row("a name with one dot at the end", "localhost."_ba, Name);
    row("a name of one letter", "a"_ba, Name);
    row("a label of digits that is not the last", "1.2.3.com"_ba, Name);
    row("a last label that begins with digits", "127.0.0.1a"_ba, Name);
    row("a last label with a hyphen between digits", "1-2"_ba, Name);
    row("a last label that only resembles hexadecimal", "0xg"_ba, Name);
    row("a last label with a hyphen among hexadecimal digits", "0x7f-1"_ba, Name);
    row("punycode", "xn--bcher-kva.example"_ba, Name);
    row("a label of 63 letters", QByteArray(63, 'a'), Name);
    row("a name of 253 letters and dots",
        QByteArray(QByteArray(63, 'a') + '.').repeated(3) + QByteArray(61, 'b'), Name);
}

void TestHost::reads()
{
    QFETCH(QByteArray, text);
    const auto host = Host::parse(text);
    QVERIFY2(host, host ? "" : describe(host.error()).constData());
    QTEST(host->kind, "kind");
    QCOMPARE(host->text, text);
    QTEST(host->zone, "zone");
    if (host->kind != Host::Kind::Name)
        QTEST(host->address.toText(), "address");
}

void TestHost::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<HostFault>("fault");
    const auto row = [](const char *name, const QByteArray &text, HostFault fault) {
        QTest::newRow(name) << text << fault;
    };
    using enum HostFault;
    row("nothing", ""_ba, Empty);
    row("full-width digits", "\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1"_ba, NotAscii);
    row("an ideographic full stop",
        "127\xe3\x80\x82"
        "0.0.1"_ba,
        NotAscii);
    row("an umlaut",
        "b\xc3\xbc"
        "cher.example"_ba,
        NotAscii);
    row("a byte that is not UTF-8", "a\xff"_ba, NotAscii);
    row("a NUL behind an address", QByteArray("127.0.0.1\0", 10), ControlOrSpace);
    row("a NUL inside a name", QByteArray("a\0b", 3), ControlOrSpace);
    row("a space before an address", " 127.0.0.1"_ba, ControlOrSpace);
    row("a space behind an address", "127.0.0.1 "_ba, ControlOrSpace);
    row("a line end behind a name", "localhost\n"_ba, ControlOrSpace);
    row("a tab", "\t"_ba, ControlOrSpace);
    row("DEL", "a\x7f"_ba, ControlOrSpace);
    row("the short form of an IPv4 address", "127.1"_ba, BadIpv4);
    row("three parts", "127.0.1"_ba, BadIpv4);
    row("five parts", "1.2.3.4.5"_ba, BadIpv4);
    row("one decimal number", "2130706433"_ba, BadIpv4);
    row("one hexadecimal number", "0x7f000001"_ba, BadIpv4);
    row("an upper case hexadecimal number", "0X7F000001"_ba, BadIpv4);
    row("a hexadecimal prefix alone", "0x"_ba, BadIpv4);
    row("hexadecimal parts", "0x7f.0.0.0x1"_ba, BadIpv4);
    row("a hexadecimal last part", "127.0.0.0x1"_ba, BadIpv4);
    row("a part above 255", "127.0.0.256"_ba, BadIpv4);
    row("a sign", "127.0.0.+1"_ba, BadCharacter);
    row("a dot behind an IPv4 address", "127.0.0.1."_ba, BadIpv4);
    row("a name that ends in a number", "example.1"_ba, BadIpv4);
    row("a missing part", "127..0.1"_ba, BadIpv4);
    row("a leading zero", "127.0.0.01"_ba, LeadingZero);
    row("octal", "0177.0.0.1"_ba, LeadingZero);
    row("two zeros for one", "127.00.0.1"_ba, LeadingZero);
    row("too few parts with a leading zero", "0177.1"_ba, BadIpv4);
    row("brackets", "[::1]"_ba, BadIpv6);
    row("an address with a port", "127.0.0.1:80"_ba, BadIpv6);
    row("a name with a port", "localhost:80"_ba, BadIpv6);
    row("two gaps", "1::2::3"_ba, BadIpv6);
    row("five hexadecimal digits", "12345::"_ba, BadIpv6);
    row("a zone without address", ":%1"_ba, BadIpv6);
    row("an IPv4 address with a colon in its zone", "127.0.0.1%a:b"_ba, BadIpv6);
    row("an empty zone", "fe80::1%"_ba, BadZone);
    row("a slash in a zone", "fe80::1%a/b"_ba, BadZone);
    row("a second zone", "fe80::1%a%b"_ba, BadZone);
    row("a colon in a zone", "fe80::1%a:b"_ba, BadZone);
    row("a zone longer than any name of an interface", "fe80::1%"_ba + QByteArray(128, 'a'), BadZone);
    row("a zone behind loopback", "::1%lo"_ba, ZoneNotLinkLocal);
    row("a zone just behind the link-local block", "fec0::1%eth0"_ba, ZoneNotLinkLocal);
    row("a zone just before the link-local block", "fe7f::1%eth0"_ba, ZoneNotLinkLocal);
    row("a zone behind IPv4", "169.254.0.1%eth0"_ba, BadCharacter);
    row("an underscore", "a_b"_ba, BadCharacter);
    row("a slash", "a/b"_ba, BadCharacter);
    row("an at sign", "user@host"_ba, BadCharacter);
    row("a comma", "a,b"_ba, BadCharacter);
    row("a dot alone", "."_ba, EmptyLabel);
    row("two dots at the end", "a.."_ba, EmptyLabel);
    row("two dots inside", "a..b"_ba, EmptyLabel);
    row("a dot at the beginning", ".a"_ba, EmptyLabel);
    row("a label of 64 letters", QByteArray(64, 'a'), LabelTooLong);
    row("254 letters and dots", QByteArray(QByteArray(63, 'a') + '.').repeated(3) + QByteArray(62, 'b'),
        NameTooLong);
    row("253 letters and a dot at the end",
        QByteArray(QByteArray(63, 'a') + '.').repeated(3) + QByteArray(61, 'b') + '.', NameTooLong);
    row("a hyphen alone", "-"_ba, BadHyphen);
    row("a hyphen at the beginning of a label", "a.-b"_ba, BadHyphen);
    row("a hyphen at the end of a label", "a-.b"_ba, BadHyphen);
}

void TestHost::refuses()
{
    QFETCH(QByteArray, text);
    const auto host = Host::parse(text);
    QVERIFY(!host);
    QTEST(host.error(), "fault");
}

void TestHost::describesEveryFault()
{
    QSet<QByteArray> texts;
    for (int fault = 0; fault <= static_cast<int>(HostFault::BadHyphen); ++fault) {
        const QByteArray text = describe(static_cast<HostFault>(fault));
        QVERIFY(!text.isEmpty());
        QVERIFY(!text.endsWith('.'));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), static_cast<int>(HostFault::BadHyphen) + 1);
}

void TestHost::standsBeforeAPort()
{
    QCOMPARE(withPort("localhost", 6000), "localhost:6000"_ba);
    QCOMPARE(withPort("127.0.0.1", 0), "127.0.0.1:0"_ba);
    QCOMPARE(withPort("::1", 65535), "[::1]:65535"_ba);
    QCOMPARE(withPort("fe80::1%lo", 6000), "[fe80::1%lo]:6000"_ba);
    QCOMPARE(withPort("", 6000), ":6000"_ba);
    QCOMPARE(bracketed("::"), "[::]"_ba);
}

QTEST_APPLESS_MAIN(TestHost)
#include "tst_host.moc"
