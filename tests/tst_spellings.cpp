#include "proxyfake.h"
#include "spellings.h"
#include "systemaddress.h"

#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::roles;
using spellings::Expected;
using spellings::Spelling;

namespace {

constexpr quint16 Port = 7777;

const QByteArray NotAllowed = "Error, not allowed address"_ba;

ProxyShared withRules(QByteArrayView rules)
{
    ProxyShared shared;
    shared.rules = rulesFrom(rules);
    return shared;
}

/// Nothing at all may be connected to.
QByteArray forbidden(const wire::Endpoint &destination)
{
    return "connected to "_ba + destination.toText();
}

} // namespace

/// Every way to write a blocked destination, from its bytes to the connect that must not come.
class TestSpellings final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void noSpellingOfABlockedDestinationConnects_data();
    void noSpellingOfABlockedDestinationConnects();
    void aSpellingThatThePlatformReadsIsNoName();
    void aNameThatLeadsToABlockedDestinationIsBlocked_data();
    void aNameThatLeadsToABlockedDestinationIsBlocked();
    void whatWasCheckedIsConnectedNotWhatTheNameMeansLater();
    void theNextEnvelopeLooksUpAgain();
};

void TestSpellings::noSpellingOfABlockedDestinationConnects_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("envelope");
    QTest::addColumn<bool>("isBlocked");
    QTest::addColumn<bool>("isLookedUp");
    const auto rows = [](const QByteArray &rule, const std::vector<Spelling> &all) {
        for (const Spelling &spelling : all)
            QTest::newRow(QByteArray(rule + ": "_ba + spelling.name).constData())
                << rule << spelling.envelope << (spelling.expected == Expected::Blocked) << spelling.isLookedUp;
    };
    rows("block 127.0.0.1:7777"_ba, spellings::ofLoopback4(Port));
    rows("block localhost:7777"_ba, spellings::ofLoopback4(Port));
    rows("block localhost:7777"_ba, spellings::ofLoopback(Port));
}

void TestSpellings::noSpellingOfABlockedDestinationConnects()
{
    QFETCH(const QByteArray, rule);
    QFETCH(const QByteArray, envelope);
    QFETCH(const bool, isBlocked);
    QFETCH(const bool, isLookedUp);
    for (const qsizetype piece : {envelope.size(), qsizetype(1)}) {
        ProxyFake proxy(withRules(rule));
        proxy.forbid(forbidden);
        for (qsizetype at = 0; at < envelope.size() && proxy.mayClientSend(); at += piece)
            proxy.clientSends(envelope.mid(at, piece));
        QCOMPARE(proxy.isLookingUp(), isLookedUp);
        if (isLookedUp)
            proxy.lookUpFinds({ip("::1"), ip("127.0.0.1")});
        proxy.clientEnds();
        const QByteArray reply = proxy.clientGot();
        if (isBlocked)
            QCOMPARE(reply, NotAllowed);
        else
            QVERIFY2(reply.startsWith("Error, malformed envelope"), reply.constData());
    }
}

// The corpus is about what platforms read: this one reads a good part of it, and none of that is taken for a name to look up.
void TestSpellings::aSpellingThatThePlatformReadsIsNoName()
{
    int read = 0;
    for (const spellings::detail::Hosts &kind : spellings::detail::ofLoopback4()) {
        for (const QByteArray &host : kind.hosts) {
            if (host.contains('\\') || systemaddress::numericAddresses(host).empty())
                continue;
            ++read;
            const auto parsed = wire::Host::parse(host);
            QVERIFY2(!parsed || parsed->kind != wire::Host::Kind::Name, host.constData());
        }
    }
    QVERIFY(read > 30);
}

void TestSpellings::aNameThatLeadsToABlockedDestinationIsBlocked_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArrayList>("found");
    const QByteArrayList loopback4{"127.0.0.1"_ba,   "0.0.0.0"_ba,          "::ffff:127.0.0.1"_ba, "::ffff:0.0.0.0"_ba,
                                   "::127.0.0.1"_ba, "64:ff9b::7f00:1"_ba, "2002:7f00:1::1"_ba,   "2002::1"_ba};
    for (const QByteArray &address : loopback4) {
        QTest::newRow(QByteArray("alone: "_ba + address).constData()) << "127.0.0.1:7777"_ba << QByteArrayList{address};
        QTest::newRow(QByteArray("behind others: "_ba + address).constData())
            << "127.0.0.1:7777"_ba << QByteArrayList{"192.0.2.1"_ba, "2001:db8::1"_ba, address};
        QTest::newRow(QByteArray("before others: "_ba + address).constData())
            << "localhost:7777"_ba << QByteArrayList{address, "192.0.2.1"_ba};
    }
    for (const QByteArray &address : {"::1"_ba, "::"_ba, "127.9.9.9"_ba})
        QTest::newRow(QByteArray("by localhost: "_ba + address).constData())
            << "localhost:7777"_ba << QByteArrayList{"192.0.2.1"_ba, address};
}

void TestSpellings::aNameThatLeadsToABlockedDestinationIsBlocked()
{
    QFETCH(const QByteArray, rule);
    QFETCH(const QByteArrayList, found);
    ProxyFake proxy(withRules(QByteArray("block "_ba + rule)));
    proxy.forbid(forbidden);
    proxy.clientSends(envelope("harmless.example", Port, "x"));
    std::vector<wire::IpAddress> addresses;
    for (const QByteArray &address : found)
        addresses.push_back(ip(address));
    proxy.lookUpFinds(addresses);
    QCOMPARE(proxy.clientGot(), NotAllowed);
}

// A name whose answer changes between the check and the connect (DNS rebinding): there is one look-up, and only what it
// found is connected to.
void TestSpellings::whatWasCheckedIsConnectedNotWhatTheNameMeansLater()
{
    ProxyFake proxy(withRules("block 127.0.0.1:7777"));
    proxy.clientSends(envelope("rebind.example", Port, "x"));
    proxy.lookUpFinds({ip("192.0.2.1"), ip("::ffff:192.0.2.2")});
    proxy.connectFails(net::StreamError::Refused);
    proxy.serverAccepts();
    QCOMPARE(proxy.said(), Said({"look up rebind.example", "connect to 192.0.2.1:7777", "connect to 192.0.2.2:7777",
                                 "to server: x"}));
}

void TestSpellings::theNextEnvelopeLooksUpAgain()
{
    ProxyFake proxy(withRules("block 127.0.0.1:7777"));
    proxy.clientSends(envelope("rebind.example", Port, "x"));
    proxy.lookUpFinds({ip("192.0.2.1")});
    proxy.serverAccepts();
    proxy.serverSends("DONE");
    proxy.serverEnds();
    proxy.forbid(forbidden);
    proxy.clientSends(envelope("rebind.example", Port, "x"));
    QVERIFY(proxy.isLookingUp());
    proxy.lookUpFinds({ip("127.0.0.1")});
    QCOMPARE(proxy.clientGot(), QByteArray("DONE"_ba + NotAllowed));
}

QTEST_GUILESS_MAIN(TestSpellings)
#include "tst_spellings.moc"
