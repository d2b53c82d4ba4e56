#include "core/access/blocklist.h"

#include "core/access/normalise.h"
#include "linearpolicy.h"

#include <QtTest/QTest>

#include <QtCore/QByteArrayList>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringBuilder>

#include <array>
#include <optional>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace midhop;
using access::Action;
using access::Blocklist;
using access::Decision;
using access::Rule;
using access::RuleList;
using wire::IpAddress;

namespace {

IpAddress address(const QByteArray &text)
{
    const auto parsed = IpAddress::parse(text);
    if (!parsed)
        qFatal("no address: %s", text.constData());
    return *parsed;
}

/// `127.0.0.1 ::1` → both.
std::vector<IpAddress> addresses(const QByteArray &texts)
{
    std::vector<IpAddress> result;
    for (const QByteArray &text : texts.split(' ')) {
        if (!text.isEmpty())
            result.push_back(address(text));
    }
    return result;
}

RuleList rules(const QByteArray &content)
{
    auto list = access::parseRules(content);
    if (!list)
        qFatal("line %d: %s", list.error().line, list.error().reason.constData());
    return list.takeValue();
}

/// Rules and destinations from a small world, so that they meet often.
class Chance final
{
public:
    explicit Chance(quint32 seed)
        : m_random(seed)
    {
    }

    bool oneIn(int n) { return m_random.bounded(n) == 0; }
    quint16 port() { return static_cast<quint16>(m_random.bounded(1, 40)); }
    QByteArray name()
    {
        const QByteArrayList names{"localhost"_ba, "a.example"_ba, "b.example"_ba, "a.b.example"_ba, "c"_ba};
        return names[m_random.bounded(static_cast<int>(names.size()))];
    }
    IpAddress ipv4()
    {
        const quint32 base = oneIn(4) ? 0x7f000000U : 0x0a000000U;
        return IpAddress::fromIpv4(base |
                                   (oneIn(3) ? m_random.generate() & 0xffffff : m_random.generate() & 0x7));
    }
    IpAddress ipv6()
    {
        std::array<quint8, 16> bytes{};
        const quint32 inside = ipv4().toIpv4();
        const auto put = [&bytes, inside](size_t at) {
            for (size_t i = 0; i < 4; ++i)
                bytes[at + i] = static_cast<quint8>(inside >> (24 - 8 * i));
        };
        switch (m_random.bounded(6)) {
        case 0: // 64:ff9b::/96
            bytes = address("64:ff9b::"_ba).bytes();
            put(12);
            break;
        case 1: // 2002::/16
            bytes[0] = 0x20;
            bytes[1] = 0x02;
            put(2);
            break;
        case 2: // ::ffff:0:0/96
            bytes[10] = bytes[11] = 0xff;
            put(12);
            break;
        case 3:
            bytes[15] = static_cast<quint8>(m_random.bounded(4)); // ::, ::1, IPv4-compatible
            break;
        default:
            bytes = address("2001:db8::"_ba).bytes();
            bytes[4] = static_cast<quint8>(m_random.bounded(2) << 7);
            bytes[15] = static_cast<quint8>(m_random.bounded(8));
        }
        return IpAddress::fromIpv6(bytes);
    }
    IpAddress any() { return oneIn(2) ? ipv4() : ipv6(); }

    QByteArray rule()
    {
        QByteArray text = host();
        if (oneIn(2))
            text += ':' + QByteArray::number(port());
        else if (oneIn(3)) {
            const quint16 first = port();
            text += ':' + QByteArray::number(first) + '-' + QByteArray::number(first + m_random.bounded(20));
        }
        return text;
    }

private:
    QByteArray host()
    {
        if (oneIn(12))
            return "*"_ba;
        if (oneIn(8))
            return name();
        const IpAddress base = any();
        const bool ipv4 = base.isIpv4();
        const int longest = ipv4 ? 32 : 128;
        const QByteArray one = ipv4 ? base.toText() : '[' + base.toText() + ']';
        if (oneIn(2))
            return one;
        // The parser refuses host bits: clear them.
        const int length = m_random.bounded(longest);
        std::array<quint8, 16> bytes = base.bytes();
        for (int bit = length + (ipv4 ? 96 : 0); bit < 128; ++bit)
            bytes[static_cast<size_t>(bit / 8)] &= static_cast<quint8>(~(0x80 >> (bit % 8)));
        QByteArray network = IpAddress::fromIpv6(bytes).toText();
        network = ipv4 ? access::unmapped(IpAddress::fromIpv6(bytes)).toText() : '[' + network + ']';
        return network + '/' + QByteArray::number(length);
    }

    QRandomGenerator m_random;
};

} // namespace

class TestBlocklist final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void decides_data();
    void decides();
    void blocksEverySpellingOfThisHost_data();
    void blocksEverySpellingOfThisHost();
    void agreesWithALinearSearch_data();
    void agreesWithALinearSearch();
    void findsWhatLiesFarApart_data();
    void findsWhatLiesFarApart();
    void findsEachOfAnyAddresses();
    void findsEachOfManyPorts();
    void asksTheManyPortsOfTheNetworkAround();
    void countsHits();
    void countsFromManyThreads();
    void describes_data();
    void describes();
};

void TestBlocklist::decides_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("found"); // addresses
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<int>("rule");
    QTest::addColumn<QByteArray>("matched");
    const auto row = [](const char *title, const char *content, const QByteArray &name, const char *found,
                        int port, bool allowed, int rule, const char *matched) {
        QTest::newRow(title) << QByteArray(content) << name << QByteArray(found) << port << allowed << rule
                             << QByteArray(matched);
    };
    const QByteArray literal;
    row("no rules", "", literal, "192.0.2.1", 80, true, -1, "192.0.2.1");
    row("no address, default allow", "block *", literal, "", 80, true, -1, "::");
    row("no address, default block", "allow *\ndefault block", literal, "", 80, false, -1, "::");
    row("another port", "block 127.0.0.1:7777", literal, "127.0.0.1", 7778, true, -1, "127.0.0.1");
    row("another address", "block 127.0.0.1:7777", literal, "127.0.0.2", 7777, true, -1, "127.0.0.2");
    row("the first of a range", "block *:80-90", literal, "192.0.2.1", 80, false, 0, "192.0.2.1");
    row("the last of a range", "block *:80-90", literal, "192.0.2.1", 90, false, 0, "192.0.2.1");
    row("behind a range", "block *:80-90", literal, "192.0.2.1", 91, true, -1, "192.0.2.1");
    row("the last port", "block *:65535", literal, "192.0.2.1", 65535, false, 0, "192.0.2.1");
    row("an allow before a block", "allow 10.1.0.0/16\nblock 10.0.0.0/8", literal, "10.1.2.3", 80, true, 0,
        "10.1.2.3");
    row("a block before an allow", "block 10.0.0.0/8\nallow 10.1.0.0/16", literal, "10.1.2.3", 80, false, 0,
        "10.1.2.3");
    row("an outer network first, another port", "block 10.0.0.0/8:81\nallow 10.1.2.3:80\nblock *", literal,
        "10.1.2.3", 80, true, 1, "10.1.2.3");
    row("a port first", "block *:25\nallow 10.1.2.3", literal, "10.1.2.3", 25, false, 0, "10.1.2.3");
    row("all of IPv4 leaves IPv6", "block 0.0.0.0/0", literal, "2001:db8::1", 80, true, -1, "2001:db8::1");
    row("all of IPv6 leaves IPv4", "block [::]/0", literal, "192.0.2.1", 80, true, -1, "192.0.2.1");
    row("all of IPv6 leaves IPv4-mapped", "block [::]/0", literal, "::ffff:192.0.2.1", 80, true, -1,
        "192.0.2.1");
    row("an IPv6 network", "block [2001:db8::]/32", literal, "2001:db8:ffff::1", 80, false, 0,
        "2001:db8:ffff::1");
    row("beside an IPv6 network", "block [2001:db8::]/32", literal, "2001:db9::", 80, true, -1, "2001:db9::");
    row("the last address of IPv6", "block [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]", literal,
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 80, false, 0, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    row("before the last address of IPv6", "block [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]", literal,
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe", 80, true, -1, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe");
    row("an address in the last network of IPv6", "block [ffff:ffff:ffff:ffff::5]", literal,
        "ffff:ffff:ffff:ffff::5", 80, false, 0, "ffff:ffff:ffff:ffff::5");
    row("a network and one in it that end with all addresses", "block 224.0.0.0/3:80\nallow 240.0.0.0/4", literal,
        "255.255.255.255", 80, false, 0, "255.255.255.255");
    row("the inner one of them, another port", "block 224.0.0.0/3:80\nallow 240.0.0.0/4", literal,
        "255.255.255.255", 81, true, 1, "255.255.255.255");
    row("one blocked of three", "block 10.0.0.2", literal, "10.0.0.1 10.0.0.2 10.0.0.3", 80, false, 0,
        "10.0.0.2");
    row("the first blocked of two", "block 10.0.0.3\nblock 10.0.0.2", literal, "10.0.0.2 10.0.0.3", 80, false,
        1, "10.0.0.2");
    row("an allowed one does not save a blocked one", "allow 10.0.0.1\nblock *", literal, "10.0.0.1 10.0.0.2",
        80, false, 1, "10.0.0.2");
    row("the first that a rule allows is told", "allow 10.0.0.2", literal, "10.0.0.1 10.0.0.2", 80, true, 0,
        "10.0.0.2");

    row("a name", "block example.com", "example.com"_ba, "192.0.2.1", 80, false, 0, "192.0.2.1");
    row("a name in capitals with its dot", "block example.com", "EXAMPLE.com."_ba, "192.0.2.1", 80, false, 0,
        "192.0.2.1");
    row("a rule in capitals with its dot", "block EXAMPLE.com.", "example.com"_ba, "192.0.2.1", 80, false, 0,
        "192.0.2.1");
    row("a name and another port", "block example.com:443", "example.com"_ba, "192.0.2.1", 80, true, -1,
        "192.0.2.1");
    row("a name below", "block example.com", "www.example.com"_ba, "192.0.2.1", 80, true, -1, "192.0.2.1");
    row("a name that ends alike", "block example.com", "badexample.com"_ba, "192.0.2.1", 80, true, -1,
        "192.0.2.1");
    row("an address is no name", "block example.com", literal, "192.0.2.1", 80, true, -1, "192.0.2.1");
    row("a name of 253 bytes", "block example.com", QByteArray(253, 'a'), "192.0.2.1", 80, true, -1,
        "192.0.2.1");
    row("bytes that look alike without their case bit", "block a-b.example", "a\rb.example"_ba, "192.0.2.1",
        80, true, -1, "192.0.2.1");
    row("a name of seven bytes in capitals", "block abcd.ef", "ABCD.EF"_ba, "192.0.2.1", 80, false, 0,
        "192.0.2.1");
    row("a name of one byte", "block c", "C"_ba, "192.0.2.1", 80, false, 0, "192.0.2.1");
    row("a dot alone is no name", "block c", "."_ba, "192.0.2.1", 80, true, -1, "192.0.2.1");
    row("a name far too long", "block example.com", QByteArray(5000, 'a'), "192.0.2.1", 80, true, -1,
        "192.0.2.1");
    row("a name's address", "block 192.0.2.1", "example.com"_ba, "192.0.2.1", 80, false, 0, "192.0.2.1");
    row("an allowed name before a blocked address", "allow example.com\nblock 192.0.2.1", "example.com"_ba,
        "192.0.2.1", 80, true, 0, "192.0.2.1");
    row("an allowed name before a blocked address inside", "allow example.com\nblock 127.0.0.1",
        "example.com"_ba, "64:ff9b::7f00:1", 80, true, 0, "64:ff9b::7f00:1");
    row("localhost by name", "block localhost", "LOCALHOST."_ba, "192.0.2.1", 80, false, 0, "192.0.2.1");
    row("beside localhost", "block localhost", literal, "128.0.0.0", 80, true, -1, "128.0.0.0");
    row("below localhost", "block localhost", literal, "126.255.255.255", 80, true, -1, "126.255.255.255");

    row("default block", "default block", literal, "192.0.2.1", 80, false, -1, "192.0.2.1");
    row("default block, allowed by a rule", "allow 192.0.2.1\ndefault block", literal, "192.0.2.1", 80, true,
        0, "192.0.2.1");
    row("default block, one of two allowed", "allow 192.0.2.1\ndefault block", literal, "192.0.2.1 192.0.2.2",
        80, false, -1, "192.0.2.2");
    row("default block, the outer address allowed", "allow [64:ff9b::]/96\ndefault block", literal,
        "64:ff9b::c000:201", 80, true, 0, "64:ff9b::c000:201");
    row("default block, only the inner address allowed", "allow 192.0.2.1\ndefault block", literal,
        "64:ff9b::c000:201", 80, false, -1, "64:ff9b::c000:201");
    row("default block, the outer allowed, the inner blocked",
        "block 192.0.2.0/24\nallow [64:ff9b::]/96\ndefault block", literal, "64:ff9b::c000:201", 80, false, 0,
        "192.0.2.1");
    row("the outer allowed first, the inner blocked", "allow [64:ff9b::]/96\nblock 192.0.2.1", literal,
        "64:ff9b::c000:201", 80, false, 1, "192.0.2.1");
    row("the outer blocked, the inner allowed", "allow 192.0.2.1\nblock [64:ff9b::]/96", literal,
        "64:ff9b::c000:201", 80, false, 1, "64:ff9b::c000:201");
}

void TestBlocklist::decides()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, found);
    QFETCH(int, port);
    const Blocklist list(rules(content));
    const Decision decision = list.decide(name, addresses(found), static_cast<quint16>(port));
    QTEST(decision.allowed, "allowed");
    QTEST(decision.rule, "rule");
    QTEST(decision.matched.toText(), "matched");
}

void TestBlocklist::blocksEverySpellingOfThisHost_data()
{
    QTest::addColumn<QByteArray>("spelling");
    QTest::addColumn<bool>("byAddress");   // by block 127.0.0.1:7777
    QTest::addColumn<bool>("byLocalhost"); // by block localhost:7777
    const auto row = [](const char *name, const char *spelling, bool byAddress, bool byLocalhost) {
        QTest::newRow(name) << QByteArray(spelling) << byAddress << byLocalhost;
    };
    row("plain", "127.0.0.1", true, true);
    row("0.0.0.0", "0.0.0.0", true, true);
    row("IPv4-mapped", "::ffff:127.0.0.1", true, true);
    row("IPv4-mapped in hexadecimal", "::FFFF:7F00:1", true, true);
    row("IPv4-mapped in full", "0000:0000:0000:0000:0000:ffff:7f00:0001", true, true);
    row("IPv4-mapped 0.0.0.0", "::ffff:0.0.0.0", true, true);
    row("IPv4-compatible", "::127.0.0.1", true, true);
    row("NAT64", "64:ff9b::127.0.0.1", true, true);
    row("NAT64 of 0.0.0.0", "64:ff9b::", true, true);
    row("6to4", "2002:7f00:1::", true, true);
    row("6to4 with a host part", "2002:7f00:1:2:3:4:5:6", true, true);
    row("6to4 of 0.0.0.0", "2002::1", true, true);
    row("another loopback address", "127.0.0.2", false, true);
    row("the first loopback address", "127.0.0.0", false, true);
    row("the last loopback address", "127.255.255.255", false, true);
    row("another loopback address, IPv4-mapped", "::ffff:127.1.2.3", false, true);
    row("another loopback address in NAT64", "64:ff9b::127.1.2.3", false, true);
    row("another loopback address in 6to4", "2002:7f01:203::", false, true);
    row("IPv6 loopback", "::1", false, true);
    row("::", "::", false, true);
    row("somebody else", "192.0.2.1", false, false);
    row("somebody else in IPv6", "2001:db8::7f00:1", false, false);
    row("IPv4-translated (RFC 2765) is no spelling of the contract", "::ffff:0:7f00:1", false, false);
    row("::2 is 0.0.0.2", "::2", false, false);
}

void TestBlocklist::blocksEverySpellingOfThisHost()
{
    QFETCH(QByteArray, spelling);
    QFETCH(bool, byAddress);
    QFETCH(bool, byLocalhost);
    const std::vector<IpAddress> found = addresses(spelling);
    const auto blocked = [&found](const char *rule, quint16 port) {
        return !Blocklist(rules(QByteArray("block ") + rule)).decide({}, found, port).allowed;
    };
    for (const char *rule : {"127.0.0.1:7777", "0.0.0.0:7777", "[::ffff:127.0.0.1]:7777", "127.0.0.1/32:7777",
                             "[::ffff:7f00:1]/128:7777"}) {
        QCOMPARE(blocked(rule, 7777), byAddress);
        QVERIFY(!blocked(rule, 7778));
    }
    QCOMPARE(blocked("localhost:7777", 7777), byLocalhost);
    QVERIFY(!blocked("localhost:7777", 7778));
}

void TestBlocklist::agreesWithALinearSearch_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("lists");
    QTest::newRow("no rule to three") << 3 << 200;
    QTest::newRow("up to thirty rules") << 30 << 100;
    QTest::newRow("up to a thousand rules") << 1000 << 10;
}

void TestBlocklist::agreesWithALinearSearch()
{
    QFETCH(int, count);
    QFETCH(int, lists);
    Chance chance(20240229);
    QRandomGenerator counts(7);
    int byRule = 0;
    for (int round = 0; round < lists; ++round) {
        QByteArray content = chance.oneIn(3) ? "default block\n"_ba : QByteArray();
        for (int i = counts.bounded(count + 1); i > 0; --i)
            content += (chance.oneIn(2) ? "block "_ba : "allow "_ba) + chance.rule() + '\n';
        RuleList list = rules(content);
        for (Rule &rule : list.rules)
            rule.enabled = !chance.oneIn(10);
        const Blocklist compiled(list);
        for (int i = 0; i < 300; ++i) {
            const QByteArray name = chance.oneIn(3) ? chance.name() : QByteArray();
            std::vector<IpAddress> destination{chance.any()};
            while (chance.oneIn(3))
                destination.push_back(chance.any());
            const quint16 port = chance.port();
            const Decision expected = linear::decide(list, name, destination, port);
            const Decision decision = compiled.decide(name, destination, port);
            const QByteArray place = "round "_ba + QByteArray::number(round) + ", " + name + ' ' +
                                     destination.front().toText() + ' ' + QByteArray::number(port);
            QVERIFY2(decision.rule == expected.rule && decision.allowed == expected.allowed,
                     place.constData());
            QVERIFY2(decision.matched == expected.matched, place.constData());
            byRule += decision.rule >= 0;
        }
    }
    QVERIFY(byRule > lists * 10); // the comparison is about rules, not about the default
}

void TestBlocklist::findsWhatLiesFarApart_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("asked");
    const auto row = [](const char *list, const char *asked) {
        QTest::addRow("%s of %s", asked, list) << QByteArray(list) << QByteArray(asked);
    };
    row("127.0.0.1, 255.0.0.1", "255.0.0.1");
    row("100.0.0.0/8, 240.0.0.0/4", "241.1.2.3");
    row("64.0.0.1, 192.168.0.1, 224.0.0.1", "224.0.0.1");
    row("0.0.0.1, 255.255.255.255", "255.255.255.255");
    row("[2001:db8::]/32, [fe80::]/10", "fe80::1");
    row("[2001:db8::]/32, [ff00::]/8", "ff02::1");
    row("[4000::]/3, [fd00::]/8, [fe80::]/10", "fd00::1");
}

void TestBlocklist::findsWhatLiesFarApart()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, asked);
    const Blocklist compiled(rules("block " + list.replace(", ", "\nblock ") + '\n'));
    QVERIFY(!compiled.decide({}, addresses(asked), 80).allowed);
}

// All over the addresses, so that the first and the last are at any distance.
void TestBlocklist::findsEachOfAnyAddresses()
{
    QRandomGenerator random(11);
    const auto any = [&](bool isIpv6) {
        std::array<quint8, 16> bytes{};
        for (quint8 &byte : bytes)
            byte = static_cast<quint8>(random.bounded(256));
        return isIpv6 ? IpAddress::fromIpv6(bytes) : IpAddress::fromIpv4(random.generate());
    };
    for (int round = 0; round < 2000; ++round) {
        const bool isIpv6 = round % 2 == 1;
        QByteArray content;
        std::vector<IpAddress> asked;
        for (int i = 1 + random.bounded(12); i > 0; --i) {
            const IpAddress address = any(isIpv6);
            content += "block "_ba + (isIpv6 ? '[' + address.toText() + ']' : address.toText()) + '\n';
            asked.push_back(address);
            asked.push_back(any(isIpv6));
        }
        const RuleList list = rules(content);
        const Blocklist compiled(list);
        for (const IpAddress &address : asked)
            QCOMPARE(compiled.decide({}, {&address, 1}, 80).rule, linear::decide(list, {}, {address}, 80).rule);
    }
}

// Enough ports on one host that they are looked up otherwise than a few; with holes, overlaps and both ends.
void TestBlocklist::findsEachOfManyPorts()
{
    QByteArray content = "block *:1\nblock *:65535\nallow *:500-900\n"_ba;
    for (int port = 64; port < 65500; port += 63)
        content +=
            "block *:"_ba + QByteArray::number(port) + '-' + QByteArray::number(port + port % 90) + '\n';
    const RuleList list = rules(content);
    const Blocklist compiled(list);
    const std::vector<IpAddress> destination = addresses("192.0.2.1"_ba);
    for (int port = 0; port <= 65535; port += port < 2000 || port > 65000 ? 1 : 7) {
        const auto asked = static_cast<quint16>(port);
        QCOMPARE(compiled.decide({}, destination, asked).rule,
                 linear::decide(list, {}, destination, asked).rule);
    }
}

// Too many ports around a network to be put together with its own: the outer network is asked behind it, unless its rules come later.
void TestBlocklist::asksTheManyPortsOfTheNetworkAround()
{
    QByteArray around;
    for (int port = 100; port < 500; port += 2)
        around += "block 10.0.0.0/8:"_ba + QByteArray::number(port) + '\n';
    const QByteArray inside = "allow 10.1.0.0/16:100-300\nblock 10.1.2.0/24:101\nallow 10.1.2.3:102-103\n"_ba;
    for (const QByteArray &content : {QByteArray(around + inside), QByteArray(inside + around)}) {
        const RuleList list = rules(content);
        const Blocklist compiled(list);
        for (const char *text : {"10.0.0.1", "10.1.0.1", "10.1.2.1", "10.1.2.3", "11.0.0.1"}) {
            const std::vector<IpAddress> destination = addresses(text);
            for (quint16 port = 90; port < 510; ++port)
                QCOMPARE(compiled.decide({}, destination, port).rule, linear::decide(list, {}, destination, port).rule);
        }
    }
}

void TestBlocklist::countsHits()
{
    const Blocklist list(rules("block 127.0.0.1:7777\nallow 10.0.0.0/8"_ba));
    const auto local = addresses("127.0.0.1"_ba);
    (void)list.decide({}, local, 7777);
    (void)list.decide({}, local, 7777);
    (void)list.decide({}, local, 80);
    (void)list.decide({}, addresses("10.0.0.1 10.0.0.2"_ba), 80);
    QCOMPARE(list.hits(0), quint64(2));
    QCOMPARE(list.hits(1), quint64(1));
    QCOMPARE(list.defaultHits(), quint64(1));
}

void TestBlocklist::countsFromManyThreads()
{
    constexpr quint64 Times = 5000;
    const Blocklist list(rules("block 127.0.0.1:7777\nblock example.com"_ba));
    const auto local = addresses("127.0.0.1"_ba);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (quint64 n = 0; n < Times; ++n) {
                (void)list.decide({}, local, 7777);
                (void)list.decide("example.com", local, 80);
                (void)list.decide({}, local, 80);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(list.hits(0), 4 * Times);
    QCOMPARE(list.hits(1), 4 * Times);
    QCOMPARE(list.defaultHits(), 4 * Times);
}

void TestBlocklist::describes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *title, const char *content, const char *found, int port,
                        const char *expected, const char *name = "") {
        QTest::newRow(title) << QByteArray(content) << QByteArray(found) << port << QByteArray(expected)
                             << QByteArray(name);
    };
    row("allowed by default", "block 127.0.0.1:7777", "127.0.0.1", 8888,
        "allowed, no rule matches 127.0.0.1:8888");
    row("allowed by default, normalised", "", "0.0.0.0", 8888, "allowed, no rule matches 127.0.0.1:8888");
    row("allowed by default, IPv6", "", "2001:DB8::1", 80, "allowed, no rule matches [2001:db8::1]:80");
    row("allowed by default, several addresses", "", "192.0.2.1 2001:db8::1 ::ffff:192.0.2.1", 80,
        "allowed, no rule matches 192.0.2.1:80, [2001:db8::1]:80");
    row("allowed by a rule", "allow 10.0.0.0/8:80 # ours", "10.1.2.3", 80, "allowed by rule 10.0.0.0/8:80 on 10.1.2.3:80");
    row("blocked by a rule", "block 127.0.0.1:7777", "::ffff:127.0.0.1", 7777,
        "blocked by rule 127.0.0.1:7777");
    row("blocked by a rule in its own spelling", "block LOCALHOST", "127.0.0.1", 7777,
        "blocked by rule LOCALHOST on 127.0.0.1:7777");
    row("blocked by default", "default block", "127.0.0.1", 8888,
        "blocked by default, no rule allows 127.0.0.1:8888");
    row("blocked by default, another address allowed", "allow 192.0.2.1\ndefault block", "192.0.2.1 ::1",
        8888, "blocked by default, no rule allows [::1]:8888");
    row("blocked by a name", "block Example.com", "192.0.2.1", 80,
        "blocked by rule Example.com on example.com:80", "EXAMPLE.COM.");
    row("blocked by a name and a port", "block example.com:80", "192.0.2.1", 80,
        "blocked by rule example.com:80", "example.com");
    row("no address", "", "", 80, "allowed by default, there is no address");
}

void TestBlocklist::describes()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, found);
    QFETCH(int, port);
    QFETCH(QByteArray, name);
    const Blocklist list(rules(content));
    const auto destination = addresses(found);
    const auto asked = static_cast<quint16>(port);
    QTEST(list.describe(list.decide(name, destination, asked), destination, asked), "expected");
}

QTEST_APPLESS_MAIN(TestBlocklist)
#include "tst_blocklist.moc"
