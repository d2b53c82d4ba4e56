#include "injectedcalls.h"
#include "proxyfake.h"

#include <QtCore/QRegularExpression>

#include <cerrno>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

using namespace midhop;
using namespace midhop::roles;
using net::StreamError;

namespace {

/// An envelope that the default rules allow, and one that they block.
QByteArray allowed(QByteArrayView message = "tgmr")
{
    return envelope("127.0.0.1", 8888, message);
}
QByteArray blocked()
{
    return envelope("127.0.0.1", 7777, "tgmr");
}
const QByteArray Blocked = "to client: Error, not allowed address"_ba;

/// Up to the point where the server has the message.
void sendMessage(ProxyFake &proxy, const QByteArray &bytes = allowed())
{
    proxy.clientSends(bytes);
    proxy.serverAccepts();
    (void)proxy.said();
}

/// Up to the point where the server's bytes wait, because the client takes none.
void stallReply(ProxyFake &proxy)
{
    sendMessage(proxy);
    proxy.clientStalls();
    proxy.serverSends("DONE"_ba);
    QCOMPARE(proxy.said(), Said({"to client: DONE", "hold server"}));
}

} // namespace

/// CONTRACT.md, "The wire", of the proxy: each test is a conversation.
class TestProxyConversation : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    // --- Envelope

    void anEnvelopeIsServedTheMomentItIsComplete()
    {
        ProxyFake proxy;
        const QByteArray bytes = allowed();
        proxy.clientSends(bytes.chopped(1));
        QCOMPARE(proxy.said(), Said());
        proxy.clientSends("}"_ba);
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
        proxy.serverAccepts();
        QCOMPARE(proxy.said(), Said({"to server: tgmr"}));
        proxy.serverSends("DONE"_ba);
        QCOMPARE(proxy.said(), Said({"to client: DONE"}));
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"close server"}));
        QVERIFY(!proxy.isOver());
    }

    void anEnvelopeMayBeCutAnywhere()
    {
        const QByteArray bytes = " \r\n\t"_ba + envelope("localhost", 8888, "h\u00e9 \"x\"");
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            ProxyFake proxy;
            proxy.clientSends(bytes.first(cut));
            proxy.clientSends(bytes.sliced(cut));
            QCOMPARE(proxy.said(), Said({"look up localhost"}));
            proxy.lookUpFinds({ip("127.0.0.1")});
            proxy.serverAccepts();
            QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888", "to server: h\u00e9 \"x\""}));
        }
    }

    void anEnvelopeMayComeByteByByte()
    {
        ProxyFake proxy;
        for (const char byte : allowed())
            proxy.clientSends(QByteArray(1, byte));
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
    }

    void envelopesOfOneConnectionAreServedInOrder()
    {
        ProxyFake proxy;
        for (const QByteArray &message : {"one"_ba, "two"_ba, "three"_ba}) {
            proxy.clientSends(allowed(message) + '\n');
            proxy.serverAccepts();
            proxy.serverSends(message.toUpper());
            proxy.serverEnds();
            QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888", "to server: "_ba + message,
                                         "to client: "_ba + message.toUpper(), "close server"}));
        }
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done", "done", "done"}));
    }

    void envelopesThatComeTogetherAreAnsweredInOrder()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked() + allowed("one") + " \t\r\n"_ba + blocked() + allowed("two"));
        QCOMPARE(proxy.said(), Said({Blocked, "connect to 127.0.0.1:8888"}));
        proxy.serverAccepts();
        proxy.serverSends("ONE"_ba);
        QCOMPARE(proxy.said(), Said({"to server: one", "to client: ONE"}));
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"close server", Blocked, "connect to 127.0.0.1:8888"}));
        proxy.serverAccepts();
        proxy.serverSends("TWO"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"to server: two", "to client: TWO", "close server"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"blocked", "done", "blocked", "done"}));
    }

    void anEnvelopeThatComesInPiecesDuringAnExchangeIsServedBehindIt()
    {
        ProxyFake proxy;
        const QByteArray next = allowed("two");
        proxy.clientSends(allowed("one") + next.first(5));
        proxy.serverAccepts();
        proxy.clientSends(next.sliced(5, 7));
        proxy.serverSends("ONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said().last(), "close server");
        proxy.clientSends(next.sliced(12));
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
    }

    void aClientThatHalfClosesGetsItsReplyThenTheProxyCloses()
    {
        ProxyFake proxy;
        proxy.clientSends(allowed());
        proxy.clientEnds();
        proxy.serverAccepts();
        proxy.serverSends("DO"_ba);
        proxy.serverSends("NE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888", "to server: tgmr", "to client: DO",
                                     "to client: NE", "close server", "close client"}));
        QVERIFY(proxy.isOver());
    }

    void aClientThatHalfClosesBehindSeveralEnvelopesGetsAllReplies()
    {
        ProxyFake proxy;
        proxy.clientSends(allowed("one") + blocked() + allowed("two"));
        proxy.clientEnds();
        for (int i = 0; i < 2; ++i) {
            proxy.serverAccepts();
            proxy.serverSends("DONE"_ba);
            proxy.serverEnds();
        }
        QCOMPARE(proxy.clientGot(), "DONEError, not allowed addressDONE");
        QVERIFY(proxy.isOver());
    }

    void aBlockedClientThatHalfClosedIsAnsweredAndClosed()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked());
        QCOMPARE(proxy.said(), Said({Blocked}));
        proxy.clientEnds();
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void malformedIsAnsweredAndClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &says) {
            QTest::newRow(name) << bytes << says;
        };
        row("no JSON", "GET / HTTP/1.1\r\n"_ba, "byte 0"_ba);
        row("a fault inside names its byte", R"({"server_ip" 1)"_ba, "byte 13"_ba);
        row("a byte order mark", "\xef\xbb\xbf"_ba + allowed(), "byte 0"_ba);
        row("a missing member is named", R"({"server_ip": "127.0.0.1", "message": "x"})"_ba,
            "server_port"_ba);
        row("a port as text", R"({"server_ip": "127.0.0.1", "server_port": "8888", "message": "x"})"_ba,
            "server_port"_ba);
        row("a port above 65535", R"({"server_ip": "127.0.0.1", "server_port": 65536, "message": "x"})"_ba,
            "server_port"_ba);
        row("an empty message", R"({"server_ip": "127.0.0.1", "server_port": 1, "message": ""})"_ba,
            "message"_ba);
        row("a short spelling of an address",
            R"({"server_ip": "127.1", "server_port": 1, "message": "x"})"_ba, "server_ip"_ba);
        row("a member twice",
            R"({"server_ip": "127.0.0.1", "server_port": 1, "message": "a", "mess\u0061ge": "b"})"_ba,
            "message"_ba);
    }
    void malformedIsAnsweredAndClosed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, says);
        ProxyFake proxy;
        proxy.clientSends(bytes);
        const Said said = proxy.said();
        QCOMPARE(said.size(), 2);
        QVERIFY2(said[0].startsWith("to client: Error, malformed envelope: "), said[0].constData());
        QVERIFY2(said[0].contains(says), said[0].constData());
        QVERIFY2(!said[0].contains('\n'), said[0].constData());
        QCOMPARE(said[1], "FIN to client"_ba); // right behind the text
        QCOMPARE(proxy.outcomes(), QByteArrayList({"malformed"}));
        proxy.clientSends(allowed()); // read off, not served
        QCOMPARE(proxy.said(), Said());
        proxy.clientEnds();
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void anythingElseBehindAnEnvelopeIsAMalformedNextOne()
    {
        ProxyFake proxy;
        proxy.clientSends(allowed() + "x"_ba);
        proxy.serverAccepts();
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        const Said said = proxy.said();
        QCOMPARE(said.first(4),
                 Said({"connect to 127.0.0.1:8888", "to server: tgmr", "to client: DONE", "close server"}));
        QVERIFY2(said[4].startsWith("to client: Error, malformed envelope: byte 0"), said[4].constData());
        QCOMPARE(said.sliced(5), Said({"FIN to client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done", "malformed"}));
    }

    void behindAClientThatHalfClosedAMalformedNextOneEndsTheConnection()
    {
        ProxyFake proxy;
        proxy.clientSends(allowed() + "x"_ba);
        proxy.clientEnds();
        proxy.serverAccepts();
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QVERIFY(proxy.clientGot().startsWith("DONEError, malformed envelope: byte 0"));
        QCOMPARE(proxy.said().last(2), Said({"FIN to client", "close client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done", "malformed"}));
    }

    void afterMalformedTheRestIsReadOffForASecond()
    {
        ProxyFake proxy;
        proxy.clientSends("x"_ba);
        (void)proxy.said();
        proxy.pass(999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void afterMalformedSixtyFourKibibytesAreReadOff()
    {
        ProxyFake proxy;
        proxy.clientSends("x"_ba);
        (void)proxy.said();
        proxy.clientSends(QByteArray(64 * 1024 - 1, 'x'));
        proxy.clientSends("x"_ba);
        QCOMPARE(proxy.said(), Said());
        proxy.clientSends("x"_ba);
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void afterMalformedBehindManyBytesTheRestIsReadOff()
    {
        // Malformed while more than may be read off waits already: the connection ends at once.
        ProxyFake proxy;
        proxy.clientSends(allowed() + "x"_ba + QByteArray(100 * 1024, ' '));
        proxy.serverAccepts();
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QVERIFY(proxy.clientGot().startsWith("DONEError, malformed envelope"));
        proxy.clientEnds();
        QVERIFY(proxy.isOver());
    }

    void anEnvelopeCutByAFinIsMalformed()
    {
        ProxyFake proxy;
        proxy.clientSends("{\"server_ip\": \"127.0"_ba);
        proxy.clientEnds();
        const Said said = proxy.said();
        QVERIFY2(said[0].startsWith("to client: Error, malformed envelope: byte 20: "), said[0].constData());
        QCOMPARE(said.sliced(1), Said({"FIN to client", "close client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"malformed"}));
    }

    void aNextEnvelopeCutByAFinIsMalformed()
    {
        ProxyFake proxy;
        proxy.clientSends(allowed() + "{"_ba);
        proxy.clientEnds();
        proxy.serverAccepts();
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QVERIFY(proxy.clientGot().startsWith("DONEError, malformed envelope: byte 1: "));
        QVERIFY(proxy.isOver());
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done", "malformed"}));
    }

    void anEnvelopeAboveOneMebibyteIsTooLarge()
    {
        ProxyFake proxy;
        const QByteArray frame = allowed("");
        const QByteArray largest = allowed(QByteArray((1 << 20) - frame.size(), 'x'));
        QCOMPARE(largest.size(), 1 << 20);
        proxy.clientSends(largest);
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
        proxy.abort();

        ProxyFake second;
        second.clientSends(allowed(QByteArray((1 << 20) - frame.size() + 1, 'x')));
        const Said said = second.said();
        QVERIFY2(said[0].startsWith("to client: Error, envelope too large: "), said[0].constData());
        QCOMPARE(said[1], "FIN to client"_ba);
        QCOMPARE(second.outcomes(), QByteArrayList({"malformed"}));
    }

    void anEnvelopeHasThirtySecondsFromItsFirstByte()
    {
        ProxyFake proxy;
        proxy.pass(20s);
        proxy.clientSends("{"_ba);
        for (int i = 0; i < 29; ++i) {
            proxy.pass(1s);
            proxy.clientSends(" "_ba); // goes on, and still is not complete
        }
        proxy.pass(999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"to client: Error, envelope not complete within 30 s of its first byte",
                                     "FIN to client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"timed out"}));
        proxy.pass(1s);
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void theTimeOfANextEnvelopeBeginsWhenItIsRead()
    {
        ProxyFake proxy;
        sendMessage(proxy, allowed() + "{"_ba);
        proxy.pass(9s);
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"FIN to server", "to client: DONE", "close server"}));
        proxy.pass(29'999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QVERIFY(proxy.said().first().contains("not complete within 30 s"));
    }

    // --- idle

    void aConnectionThatEndsBeforeAnEnvelopeIsClosedSilently_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing was sent") << ""_ba;
        QTest::newRow("white space was sent") << " \r\n\t"_ba;
    }
    void aConnectionThatEndsBeforeAnEnvelopeIsClosedSilently()
    {
        QFETCH(QByteArray, bytes);
        ProxyFake proxy;
        proxy.clientSends(bytes);
        proxy.clientEnds();
        QCOMPARE(proxy.said(), Said({"close client"}));
        QCOMPARE(proxy.exchangesBegan(), 0);
        QVERIFY(proxy.parts().empty());
    }

    void aResetBeforeAnEnvelopeIsNoExchange()
    {
        ProxyFake proxy;
        proxy.clientResets();
        QVERIFY(proxy.isOver());
        QCOMPARE(proxy.exchangesBegan(), 0);
        QVERIFY(proxy.parts().empty());
    }

    void anIdleConnectionIsClosedSilentlyAfterSixtySeconds()
    {
        ProxyFake proxy;
        proxy.pass(59'999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"close client"}));
        QCOMPARE(proxy.exchangesBegan(), 0);
        QVERIFY(proxy.parts().empty());
    }

    void whiteSpaceDoesNotRestartTheIdleTime()
    {
        ProxyFake proxy;
        proxy.pass(59s);
        proxy.clientSends("\n"_ba);
        proxy.pass(1s);
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void theIdleTimeCountsFromTheLastCompleteEnvelope()
    {
        ProxyFake proxy;
        proxy.pass(50s);
        sendMessage(proxy);
        proxy.serverSends("DONE"_ba);
        proxy.pass(500ms);
        QCOMPARE(proxy.said(), Said({"to client: DONE", "close server"}));
        proxy.pass(59'499ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QVERIFY(proxy.isOver());
    }

    void anEnvelopeThatHasBegunIsNotIdle()
    {
        ProxyFake proxy;
        proxy.pass(59s);
        proxy.clientSends("{"_ba);
        proxy.pass(29s);
        QCOMPARE(proxy.said(), Said());
        proxy.clientSends(allowed().sliced(1));
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
    }

    void anExchangeThatOutlivesTheIdleTimeIsServed()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        for (int i = 0; i < 160; ++i) {
            proxy.serverSends("x"_ba);
            proxy.pass(499ms);
        }
        QVERIFY(proxy.now() > 60s);
        QVERIFY(!proxy.isOver());
        proxy.serverEnds();
        QCOMPARE(proxy.clientGot(), QByteArray(160, 'x'));
        // Nothing of the reply may be lost to a reset: FIN, and what the client still sends is read off.
        const Said said = proxy.said();
        QCOMPARE(said.last(2), Said({"close server", "FIN to client"}));
        proxy.clientEnds();
        QVERIFY(proxy.isOver());
    }

    void anErrorThatOutlivesTheIdleTimeIsNotLostToAReset()
    {
        ProxyShared shared;
        shared.limits.idle = 100ms;
        ProxyFake proxy(shared);
        proxy.clientSends(allowed());
        proxy.pass(5s);
        QCOMPARE(proxy.said(),
                 Said({"connect to 127.0.0.1:8888", "close server",
                       "to client: Error, connect to 127.0.0.1:8888 timed out after 5 s", "FIN to client"}));
        proxy.pass(1s);
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    // --- Decision

    void aBlockedDestinationGetsTheFixedReplyAndNoPacket()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked());
        QCOMPARE(proxy.said(), Said({Blocked}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"blocked"}));
    }

    void aNameIsBlockedWhenAnyOfItsAddressesIs()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("example.com", 7777, "x"));
        QCOMPARE(proxy.said(), Said({"look up example.com"}));
        proxy.lookUpFinds({ip("192.0.2.1"), ip("::ffff:127.0.0.1")});
        QCOMPARE(proxy.said(), Said({Blocked}));
    }

    void everySpellingOfABlockedAddressIsBlocked_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *host : {"127.0.0.1", "0.0.0.0", "::ffff:127.0.0.1", "::ffff:7f00:1",
                                 "::ffff:0.0.0.0", "64:ff9b::127.0.0.1", "64:ff9b::", "2002:7f00:1::",
                                 "2002::1", "::127.0.0.1", "0:0:0:0:0:FFFF:7F00:0001"})
            QTest::newRow(host) << QByteArray(host);
    }
    void everySpellingOfABlockedAddressIsBlocked()
    {
        QFETCH(QByteArray, host);
        ProxyFake proxy;
        proxy.clientSends(envelope(host, 7777, "x"));
        QCOMPARE(proxy.said(), Said({Blocked}));
    }

    void anAllowedAddressIsConnectedInItsNormalForm_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("destination");
        QTest::newRow("mapped IPv6 is IPv4") << "::ffff:192.0.2.1"_ba
                                             << "192.0.2.1:8888"_ba;
        QTest::newRow("0.0.0.0 is 127.0.0.1") << "0.0.0.0"_ba
                                              << "127.0.0.1:8888"_ba;
        QTest::newRow(":: is ::1") << "::"_ba
                                   << "[::1]:8888"_ba;
        QTest::newRow("IPv6 in its short form") << "2001:DB8:0:0:0:0:0:1"_ba
                                                << "[2001:db8::1]:8888"_ba;
    }
    void anAllowedAddressIsConnectedInItsNormalForm()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, destination);
        ProxyFake proxy;
        proxy.clientSends(envelope(host, 8888, "x"));
        QCOMPARE(proxy.said(), Said({"connect to "_ba + destination}));
    }

    void aNameRuleBlocksWhateverTheCase()
    {
        ProxyShared shared;
        shared.rules = rulesFrom("block example.com");
        ProxyFake proxy(shared);
        proxy.clientSends(envelope("EXAMPLE.com.", 80, "x"));
        proxy.lookUpFinds({ip("192.0.2.1")});
        QCOMPARE(proxy.said(), Said({"look up EXAMPLE.com.", Blocked}));
    }

    void newRulesHoldFromTheNextEnvelopeOn()
    {
        ProxyFake proxy;
        sendMessage(proxy, allowed() + allowed());
        proxy.setRules("block *");
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"to client: DONE", "close server", Blocked}));
    }

    void theHostIsLookedUpOnceForFiveSeconds()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("slow.example", 80, "x"));
        QCOMPARE(proxy.said(), Said({"look up slow.example"}));
        proxy.pass(4'999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(),
                 Said({"to client: Error, look-up of slow.example failed: no answer within 5 s"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"timed out"}));
        proxy.lookUpFinds({ip("192.0.2.1")}); // too late: nothing leaves for it
        QCOMPARE(proxy.said(), Said());
    }

    void aLookUpThatFailsIsToldAndNothingIsConnected()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("nowhere.invalid", 80, "x"));
        proxy.lookUpFails("Name or service not known"_ba);
        QCOMPARE(proxy.said(),
                 Said({"look up nowhere.invalid",
                       "to client: Error, look-up of nowhere.invalid failed: Name or service not known"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"unreachable"}));
    }

    void anAddressWithAZoneIsLookedUpForItsInterface()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("fe80::1%eth9", 80, "x"));
        QCOMPARE(proxy.said(), Said({"look up fe80::1%eth9"}));
        proxy.lookUpFinds({wire::IpAddress::fromIpv6(ip("fe80::1").bytes(), 9)});
        QCOMPARE(proxy.said(), Said({"connect to [fe80::1%9]:80"}));
    }

    void addressesAreConnectedInOrder()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("example.com", 80, "tgmr"));
        proxy.lookUpFinds({ip("2001:db8::1"), ip("192.0.2.1"), ip("192.0.2.2")});
        QCOMPARE(proxy.said(), Said({"look up example.com", "connect to [2001:db8::1]:80"}));
        proxy.connectFails(StreamError::Unreachable);
        QCOMPARE(proxy.said(), Said({"connect to 192.0.2.1:80"}));
        proxy.connectFails(StreamError::Refused);
        QCOMPARE(proxy.said(), Said({"connect to 192.0.2.2:80"}));
        proxy.serverAccepts();
        QCOMPARE(proxy.said(), Said({"to server: tgmr"}));
    }

    void allAddressesHaveFiveSecondsTogether()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("example.com", 80, "tgmr"));
        proxy.lookUpFinds({ip("192.0.2.1"), ip("192.0.2.2")});
        proxy.pass(3s);
        proxy.connectFails(StreamError::Unreachable);
        proxy.pass(1'999ms);
        (void)proxy.said();
        proxy.pass(1ms);
        QCOMPARE(proxy.said(),
                 Said({"close server", "to client: Error, connect to 192.0.2.2:80 timed out after 5 s"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"timed out"}));
    }

    void aConnectThatFailsIsToldByItsReason_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, StreamError error, const char *text, const char *outcome) {
            QTest::newRow(name) << int(error) << QByteArray(text) << QByteArray(outcome);
        };
        row("refused", StreamError::Refused, "connection refused by 127.0.0.1:8888: nothing listens there",
            "refused");
        row("unreachable", StreamError::Unreachable,
            "127.0.0.1:8888 is unreachable: no route leads there from the proxy", "unreachable");
        row("timed out", StreamError::TimedOut, "connect to 127.0.0.1:8888 timed out", "timed out");
        row("reset", StreamError::Reset, "connection reset by 127.0.0.1:8888 while connecting", "reset");
        row("met itself", StreamError::SelfConnection,
            "loop: the connection to 127.0.0.1:8888 met itself, nothing listens there", "unreachable");
        row("no descriptors", StreamError::NoDescriptors,
            "127.0.0.1:8888 is unreachable: the proxy has no file descriptors left", "unreachable");
        row("no ports", StreamError::NoPorts,
            "127.0.0.1:8888 is unreachable: the proxy has no local ports left, wait a minute", "unreachable");
        row("other", StreamError::Other, "127.0.0.1:8888 is unreachable", "unreachable");
    }
    void aConnectThatFailsIsToldByItsReason()
    {
        QFETCH(int, error);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, outcome);
        ProxyFake proxy;
        proxy.clientSends(allowed());
        (void)proxy.said();
        proxy.connectFails(StreamError(error));
        QCOMPARE(proxy.said(), Said({"to client: Error, "_ba + text}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({outcome}));
    }

    void theProxysOwnAddressIsALoopInAnySpelling_data()
    {
        QTest::addColumn<QByteArray>("listening");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *name, const char *listening, const char *host, const char *shown) {
            QTest::newRow(name) << QByteArray(listening) << QByteArray(host) << QByteArray(shown);
        };
        row("itself", "127.0.0.1:6000", "127.0.0.1", "127.0.0.1:6000");
        row("0.0.0.0", "127.0.0.1:6000", "0.0.0.0", "127.0.0.1:6000");
        row("mapped", "127.0.0.1:6000", "::ffff:127.0.0.1", "127.0.0.1:6000");
        row("embedded", "127.0.0.1:6000", "64:ff9b::127.0.0.1", "[64:ff9b::7f00:1]:6000");
        row("IPv6", "[::1]:6000", "0::1", "[::1]:6000");
        row("any IPv6", "[::1]:6000", "::", "[::1]:6000");
        row("on any address: all of 127/8", "0.0.0.0:6000", "127.9.9.9", "127.9.9.9:6000");
        row("on any address: IPv6 loopback", "[::]:6000", "::1", "[::1]:6000");
        row("on any address, mapped", "[::ffff:0.0.0.0]:6000", "127.0.0.5", "127.0.0.5:6000");
    }
    void theProxysOwnAddressIsALoopInAnySpelling()
    {
        QFETCH(QByteArray, listening);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, shown);
        ProxyShared shared;
        shared.listening = at(listening);
        ProxyFake proxy(shared);
        proxy.clientSends(envelope(host, 6000, "x"));
        QCOMPARE(proxy.said(),
                 Said({"to client: Error, loop: "_ba + shown + " is the proxy's own listening address"_ba}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"unreachable"}));
    }

    void everyInterfaceOfThisMachineIsALoopWhereTheProxyListensOnAnyAddress()
    {
        for (const wire::IpAddress &own : net::interfaceAddresses().takeValue()) {
            if (own.scopeId() != 0)
                continue;
            ProxyShared shared;
            shared.listening = at("[::]:6000");
            ProxyFake proxy(shared);
            proxy.clientSends(envelope(own.toText(), 6000, "x"));
            QVERIFY2(proxy.said().first().startsWith("to client: Error, loop: "), own.toText().constData());
        }
    }

    void withTheMachinesAddressesUnknownTheProxysPortIsALoop_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("an address that may be its own") << "192.0.2.1"_ba
            << "loop: the proxy can't tell whether 192.0.2.1:6000 is its own listening address: "_ba;
        QTest::newRow("an address that is") << "127.0.0.1"_ba << "loop: 127.0.0.1:6000 is the proxy's own listening address"_ba;
    }
    void withTheMachinesAddressesUnknownTheProxysPortIsALoop()
    {
        QFETCH(const QByteArray, address);
        QFETCH(const QByteArray, reason);
        ProxyShared shared;
        shared.listening = at("[::]:6000");
        ProxyFake proxy(shared);
        injected::getifaddrs.fail(1, EMFILE);
        proxy.clientSends(envelope(address, 6000, "x"));
        const Said said = proxy.said();
        QCOMPARE(said.size(), 1);
        QVERIFY2(said[0].startsWith(QByteArray("to client: Error, "_ba + reason)), said[0].constData());
        // What does not name the proxy's own port is no matter of its addresses.
        proxy.clientSends(envelope(address, 6001, "x"));
        QVERIFY(proxy.isConnecting());
    }

    void aNameIsALoopWhenAnyOfItsAddressesIs()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("me.example", 6000, "x"));
        proxy.lookUpFinds({ip("192.0.2.1"), ip("127.0.0.1")});
        QCOMPARE(proxy.said(),
                 Said({"look up me.example",
                       "to client: Error, loop: 127.0.0.1:6000 is the proxy's own listening address"}));
    }

    void anotherPortOrAddressIsNoLoop()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("127.0.0.1", 6001, "x"));
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:6001"}));
        ProxyFake other;
        other.clientSends(envelope("127.0.0.2", 6000, "x"));
        QCOMPARE(other.said(), Said({"connect to 127.0.0.2:6000"}));
    }

    // --- after an Error

    void afterAnErrorANextEnvelopeIsServedWithinASecond()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked());
        proxy.pass(999ms);
        proxy.clientSends("{"_ba);
        proxy.pass(20s); // it has begun
        QCOMPARE(proxy.said(), Said({Blocked}));
        proxy.clientSends(allowed().sliced(1));
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
    }

    void afterAnErrorWithoutANextEnvelopeTheProxyCloses()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked());
        proxy.pass(500ms);
        proxy.clientSends(" \n"_ba); // white space begins nothing
        proxy.pass(499ms);
        QCOMPARE(proxy.said(), Said({Blocked}));
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"FIN to client"}));
        proxy.clientSends(blocked()); // read off
        proxy.pass(999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"close client"}));
        QCOMPARE(proxy.exchangesBegan(), 1);
    }

    void afterAReplyTheConnectionStaysOpen()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked() + allowed());
        proxy.serverAccepts();
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        (void)proxy.said();
        proxy.pass(5s); // the Error before it closes nothing
        QCOMPARE(proxy.said(), Said());
    }

    void everyErrorOfAnIntactEnvelopeLetsANextOneBeServed()
    {
        ProxyFake proxy;
        proxy.clientSends(allowed());
        proxy.connectFails(StreamError::Refused);
        proxy.clientSends(envelope("nowhere.invalid", 80, "x"));
        proxy.lookUpFails("not known"_ba);
        proxy.clientSends(envelope("127.0.0.1", 6000, "x"));
        proxy.clientSends(allowed());
        proxy.serverAccepts();
        proxy.serverEnds();
        (void)proxy.said();
        proxy.clientSends(allowed());
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"refused", "unreachable", "unreachable", "aborted"}));
    }

    // --- Message and reply

    void theMessageGoesOutAsItIsAndNothingBehind()
    {
        ProxyFake proxy;
        proxy.clientSends(
            R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "\u0000a\n\ud83d\ude00\u00e9"})"_ba);
        proxy.serverAccepts();
        QCOMPARE(proxy.serverGot(), QByteArray("\0a\n", 3) + "\U0001f600\u00e9"_ba);
    }

    void forwardedAsJsonTheEnvelopeGoesOutWithTheProxysAddress()
    {
        ProxyShared shared;
        shared.forward = Forward::Json;
        for (const bool traced : {true, false}) {
            ProxyFake proxy(shared, traced);
            proxy.clientSends(
                R"({"x":[1,2],"proxy_ip":"1.2.3.4","server_ip":"127.0.0.1","server_port":8888,"message":"tgmr"})"_ba);
            proxy.serverAccepts();
            QCOMPARE(proxy.serverGot(),
                     R"({"x": [1, 2], "server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr", )"
                     R"("proxy_ip": "127.0.0.1", "proxy_port": 6000})"_ba);
        }
    }

    void theReplyEndsWhenTheServerEnds()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"to client: DONE", "close server"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done"}));
    }

    void theReplyEndsHalfASecondAfterItsLastByte()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.serverSends("DO"_ba);
        proxy.pass(499ms);
        proxy.serverSends("NE"_ba);
        proxy.pass(499ms);
        QCOMPARE(proxy.said(), Said({"to client: DO", "to client: NE"}));
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"close server"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done"}));
    }

    void quietCountsOnlyAfterAllWasHandedOn()
    {
        ProxyFake proxy;
        stallReply(proxy);
        proxy.pass(20s);
        proxy.clientTakes(3);
        proxy.pass(20s);
        QCOMPARE(proxy.said(), Said());
        proxy.clientTakes(1);
        QCOMPARE(proxy.said(), Said({"read server"}));
        proxy.pass(499ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"close server"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done"}));
    }

    void theReplyEndsWithTheFirstByteOfANextEnvelope()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.serverSends("DONE"_ba);
        proxy.clientSends(" \n"_ba); // is no envelope
        QCOMPARE(proxy.said(), Said({"to client: DONE"}));
        proxy.clientSends("{"_ba);
        QCOMPARE(proxy.said(), Said({"close server"}));
        proxy.clientSends(allowed("next").sliced(1));
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done"}));
    }

    void anEnvelopeThatCameBeforeTheReplyWaitsForItsEnd()
    {
        ProxyFake proxy;
        sendMessage(proxy, allowed("one") + allowed("two"));
        proxy.serverSends("DO"_ba);
        proxy.clientSends(allowed("three"));
        proxy.serverSends("NE"_ba);
        QCOMPARE(proxy.said(), Said({"to client: DO", "to client: NE"}));
        proxy.pass(500ms);
        QCOMPARE(proxy.said(), Said({"close server", "connect to 127.0.0.1:8888"}));
        proxy.serverAccepts();
        QCOMPARE(proxy.said(), Said({"to server: two"}));
    }

    void anEnvelopeThatBeganBeforeTheReplyWaitsForItsEnd()
    {
        ProxyFake proxy;
        const QByteArray next = allowed("two");
        sendMessage(proxy, allowed("one") + next.first(1));
        proxy.serverSends("ONE"_ba);
        proxy.clientSends(next.sliced(1));
        QCOMPARE(proxy.said(), Said({"to client: ONE"}));
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"close server", "connect to 127.0.0.1:8888"}));
    }

    void whiteSpaceBehindAnEnvelopeThatWaitedIsNoEnvelopeThatBegan()
    {
        ProxyFake proxy;
        sendMessage(proxy, allowed("one") + allowed("two") + "\n"_ba);
        proxy.serverSends("ONE"_ba);
        proxy.serverEnds();
        proxy.serverAccepts();
        (void)proxy.said();
        proxy.serverSends("TWO"_ba);
        QCOMPARE(proxy.said(), Said({"to client: TWO"}));
        proxy.clientSends(allowed("three").first(1));
        QCOMPARE(proxy.said(), Said({"close server"}));
    }

    void aNextEnvelopeThatHasComeIsServedHoweverLateItsTurnIs()
    {
        ProxyFake proxy;
        proxy.turnsWait();
        proxy.clientSends(blocked() + blocked());
        QCOMPARE(proxy.outcomes(), QByteArrayList({"blocked"}));
        proxy.pass(5s);
        QCOMPARE(proxy.outcomes(), QByteArrayList({"blocked"}));
        proxy.turnsGoOn();
        QCOMPARE(proxy.outcomes(), QByteArrayList({"blocked", "blocked"}));
    }

    void aNextEnvelopeDuringAStalledReplyLetsTheRestBeTaken()
    {
        ProxyFake proxy;
        stallReply(proxy);
        proxy.clientTakes(1, 0);
        proxy.clientSends(allowed("two"));
        QCOMPARE(proxy.said(), Said({"close server"}));
        proxy.clientTakes(3);
        QCOMPARE(proxy.said(), Said({"connect to 127.0.0.1:8888"}));
        QCOMPARE(proxy.clientGot(), "DONE");
    }

    void aClientThatNeverTakesTheRestBehindItsNextEnvelopeIsReset()
    {
        ProxyFake proxy;
        stallReply(proxy);
        proxy.pass(10s);
        proxy.clientSends(allowed("two"));
        QCOMPARE(proxy.said(), Said({"close server"}));
        proxy.pass(19'999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"reset client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"aborted"}));
    }

    void withoutAByteForASecondTheUpstreamIsHalfClosed()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.pass(999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"FIN to server"}));
        proxy.pass(8s);
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"to client: DONE", "close server"}));
    }

    void afterAByteTheUpstreamIsNotHalfClosed()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.pass(900ms);
        proxy.serverSends("D"_ba);
        proxy.pass(499ms);
        proxy.serverSends("ONE"_ba);
        proxy.pass(499ms);
        QCOMPARE(proxy.said(), Said({"to client: D", "to client: ONE"}));
    }

    void withoutAReplyForTenSecondsThereIsAnError()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.pass(9'999ms);
        QCOMPARE(proxy.said(), Said({"FIN to server"}));
        proxy.pass(1ms);
        QCOMPARE(proxy.said(),
                 Said({"close server", "to client: Error, no reply from 127.0.0.1:8888 within 10 s"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"timed out"}));
    }

    void aServerThatClosesWithoutAReplyIsAnError()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.serverEnds();
        QCOMPARE(proxy.said(),
                 Said({"close server",
                       "to client: Error, connection closed by the server 127.0.0.1:8888 without a reply"}));
    }

    void aServerThatResetsWithoutAReplyIsAnError()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.serverResets();
        QCOMPARE(proxy.said(),
                 Said({"to client: Error, connection reset by the server 127.0.0.1:8888 without a reply"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"reset"}));
    }

    void aResetAfterPartOfTheReplyResetsTheClient()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.serverSends("DO"_ba);
        proxy.serverResets();
        QCOMPARE(proxy.said(), Said({"to client: DO", "reset client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"reset"}));
    }

    void aResetBehindBytesThatWaitIsToldWhenTheyAreTaken()
    {
        ProxyFake proxy;
        stallReply(proxy);
        proxy.serverSends("MORE"_ba);
        proxy.serverResets();
        QCOMPARE(proxy.said(), Said());
        proxy.clientTakes(4);
        QCOMPARE(proxy.said(), Said({"read server", "to client: MORE", "reset client"}));
    }

    void afterASendErrorWhatTheServerSaidIsHandedOn()
    {
        // The stream drops what can't be sent and reads first: to the conversation the message is gone.
        ProxyFake proxy;
        proxy.serverStalls();
        proxy.clientSends(allowed("long message"));
        proxy.serverAccepts();
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.clientGot(), "DONE");
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done"}));
    }

    // --- back-pressure and write stalls

    void theServerIsNotReadWhileTheClientTakesNothing()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.clientStalls();
        proxy.serverSends(QByteArray(1 << 20, 'x'));
        QCOMPARE(proxy.waitingForClient(), ProxyFake::Segment);
        QVERIFY(!proxy.isReadingServer());
        proxy.clientTakes(ProxyFake::Segment - 1);
        QVERIFY(!proxy.isReadingServer());
        proxy.clientTakes(1, 10);
        QCOMPARE(proxy.waitingForClient(), ProxyFake::Segment - 10);
        while (proxy.waitingForClient() > 0) {
            QVERIFY(proxy.waitingForClient() <= 256 * 1024);
            proxy.clientTakes(30'000, 0);
            proxy.pass(1s);
        }
        QCOMPARE(proxy.clientGot(), QByteArray(1 << 20, 'x'));
        QVERIFY(proxy.isReadingServer());
        proxy.serverEnds();
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done"}));
    }

    void theClientIsNotReadBeyondItsShareWhileAnExchangeIsUnderWay()
    {
        ProxyFake proxy;
        QByteArray all = allowed("0");
        while (all.size() < 1'000'000)
            all += allowed("next");
        proxy.clientSends(all);
        QVERIFY(!proxy.isReadingClient());
        QVERIFY(proxy.takenFromClient() <= 256 * 1024 + allowed("0").size());
        QVERIFY(proxy.takenFromClient() >= 64 * 1024);
        // All are served in the end.
        qsizetype served = 0;
        while (proxy.isConnecting()) {
            proxy.serverAccepts();
            proxy.serverSends("x"_ba);
            proxy.serverEnds();
            ++served;
        }
        QCOMPARE(proxy.takenFromClient(), all.size());
        QCOMPARE(served, 1 + (all.size() - allowed("0").size()) / allowed("next").size());
        QVERIFY(proxy.isReadingClient());
    }

    void aClientThatIsAlwaysAheadDoesNotMakeTheProxyHoldMoreAndMore()
    {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33) && !defined(__SANITIZE_ADDRESS__)
        const auto held = [] {
            const auto info = mallinfo2();
            return info.uordblks + info.hblkhd;
        };
        const QByteArray large = allowed(QByteArray(50 * 1024, 'x'));
        ProxyFake proxy({}, false);
        proxy.clientSends(large + large);
        size_t before = 0;
        for (int i = 0; i < 60; ++i) {
            proxy.clientSends(large);
            proxy.serverAccepts();
            proxy.serverSends("x"_ba);
            proxy.serverEnds();
            (void)proxy.said();
            if (i == 10)
                before = held();
        }
        QVERIFY(held() < before + 1024 * 1024);
#else
        QSKIP("needs glibc's count of what is allocated");
#endif
    }

    void aClientThatTakesNothingForThirtySecondsIsReset()
    {
        ProxyFake proxy;
        stallReply(proxy);
        proxy.pass(29s);
        proxy.clientTakes(1);
        proxy.pass(29'999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"close server", "reset client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"aborted"}));
    }

    void aClientThatTakesNothingOfAnErrorIsReset()
    {
        ProxyFake proxy;
        proxy.clientStalls();
        proxy.clientSends(blocked());
        proxy.pass(29'999ms);
        QCOMPARE(proxy.said(), Said({Blocked}));
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"reset client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"aborted"}));
    }

    void theFinFollowsAnErrorThatMustWait()
    {
        ProxyFake proxy;
        proxy.clientStalls();
        proxy.clientSends("x"_ba);
        QCOMPARE(proxy.said().last(), "FIN to client"_ba);
        QCOMPARE(proxy.outcomes(), QByteArrayList());
        proxy.clientTakes(10'000);
        QCOMPARE(proxy.outcomes(), QByteArrayList({"malformed"}));
        proxy.pass(1s);
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void aServerThatTakesNothingForTenSecondsIsAnError()
    {
        ProxyFake proxy;
        proxy.serverStalls();
        sendMessage(proxy);
        proxy.pass(9s);
        proxy.serverTakes(1);
        proxy.pass(9'999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(),
                 Said({"close server",
                       "to client: Error, timed out: 127.0.0.1:8888 took nothing of the message for 10 s"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"timed out"}));
    }

    void theTimesOfTheReplyBeginWhenTheMessageIsSent()
    {
        ProxyFake proxy;
        proxy.serverStalls();
        sendMessage(proxy);
        proxy.pass(9s);
        proxy.serverTakes(4);
        proxy.pass(999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"FIN to server"}));
        proxy.pass(8'999ms);
        QCOMPARE(proxy.said(), Said());
        proxy.pass(1ms);
        QVERIFY(proxy.said().last().startsWith("to client: Error, no reply"));
    }

    void aServerThatAnswersBeforeItTookTheMessageIsHeard()
    {
        ProxyFake proxy;
        proxy.serverStalls();
        sendMessage(proxy);
        proxy.serverSends("DONE"_ba);
        proxy.serverTakes(4);
        proxy.pass(499ms);
        QCOMPARE(proxy.said(), Said({"to client: DONE"}));
        proxy.pass(1ms);
        QCOMPARE(proxy.said(), Said({"close server"}));
        proxy.pass(20s); // nothing of it comes afterwards
        QCOMPARE(proxy.said(), Said());
    }

    void aServerThatStopsTakingAfterPartOfTheReplyResetsTheClient()
    {
        ProxyFake proxy;
        proxy.serverStalls();
        sendMessage(proxy);
        proxy.clientStalls();
        proxy.serverSends("DO"_ba);
        (void)proxy.said();
        proxy.pass(10s);
        QCOMPARE(proxy.said(), Said({"close server", "reset client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"timed out"}));
    }

    // --- stop and abort

    void aStopClosesAnIdleConnectionAtOnce()
    {
        ProxyFake proxy;
        proxy.stop();
        QCOMPARE(proxy.said(), Said({"close client"}));
        QCOMPARE(proxy.exchangesBegan(), 0);
    }

    void aStopClosesAConnectionThatWasServedAtOnce()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        (void)proxy.said();
        proxy.stop();
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void aStopLetsAnExchangeUnderWayEnd()
    {
        ProxyFake proxy;
        sendMessage(proxy);
        proxy.stop();
        QCOMPARE(proxy.said(), Said());
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"to client: DONE", "close server", "FIN to client"}));
        proxy.clientEnds();
        QCOMPARE(proxy.said(), Said({"close client"}));
        QCOMPARE(proxy.outcomes(), QByteArrayList({"done"}));
    }

    void aStopLetsAnEnvelopeThatHasBegunBeAnswered()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked().chopped(1));
        proxy.stop();
        proxy.clientSends("}"_ba);
        QCOMPARE(proxy.said(), Said({Blocked, "FIN to client"})); // and no reset destroys it
        proxy.pass(1s);
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void aStopDoesNotDestroyAnErrorThatWasJustSent()
    {
        ProxyFake proxy;
        proxy.clientSends(blocked());
        proxy.pass(10ms);
        proxy.stop();
        QCOMPARE(proxy.said(), Said({Blocked, "FIN to client"}));
        proxy.clientEnds();
        QCOMPARE(proxy.said(), Said({"close client"}));
    }

    void aStopDoesNotDestroyTheErrorOfAWaitingEnvelope()
    {
        ProxyFake proxy;
        sendMessage(proxy, allowed() + blocked());
        proxy.stop();
        proxy.serverSends("DONE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.said(), Said({"to client: DONE", "close server", Blocked, "FIN to client"}));
    }

    void anAbortEndsEveryPhase_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<QByteArray>("outcome");
        int phase = 0;
        for (const char *name :
             {"nothing came", "inside an envelope", "looking up", "connecting", "message under way",
              "message sent", "inside the reply", "reply waits for the client", "lingering"}) {
            QTest::newRow(name) << phase << (phase == 0 ? ""_ba : phase == 8 ? "malformed"_ba : "aborted"_ba);
            ++phase;
        }
    }
    void anAbortEndsEveryPhase()
    {
        QFETCH(int, phase);
        QFETCH(QByteArray, outcome);
        for (const bool traced : {true, false}) {
            ProxyFake proxy({}, traced);
            playUpTo(proxy, phase);
            proxy.abort();
            QVERIFY(proxy.isOver());
            QCOMPARE(proxy.outcomes(), outcome.isEmpty() ? QByteArrayList() : QByteArrayList({outcome}));
            QCOMPARE(proxy.parts().size(), traced ? size_t(proxy.exchangesBegan()) : 0U);
            proxy.pass(100s);
        }
    }

    void aResetOfTheClientEndsEveryPhase_data()
    {
        anAbortEndsEveryPhase_data();
    }
    void aResetOfTheClientEndsEveryPhase()
    {
        QFETCH(int, phase);
        QFETCH(QByteArray, outcome);
        ProxyFake proxy;
        playUpTo(proxy, phase);
        proxy.clientResets();
        QVERIFY(proxy.isOver());
        QCOMPARE(proxy.outcomes(), outcome.isEmpty() ? QByteArrayList() : QByteArrayList({outcome}));
        QVERIFY(!proxy.isConnecting() && !proxy.isUpstreamOpen());
    }

    void aStopEndsEveryPhaseInTheEnd_data()
    {
        anAbortEndsEveryPhase_data();
    }
    void aStopEndsEveryPhaseInTheEnd()
    {
        QFETCH(int, phase);
        ProxyFake proxy;
        playUpTo(proxy, phase);
        proxy.stop();
        proxy.pass(100s);
        QVERIFY(proxy.isOver());
    }

    void newsThatComeTooLateAreNotHeard_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<bool>("over");
        QTest::newRow("before an envelope") << 0 << false;
        QTest::newRow("inside an envelope") << 1 << false;
        QTest::newRow("looking up") << 2 << false;
        QTest::newRow("lingering") << 8 << false;
        QTest::newRow("behind an exchange that was ended") << 6 << true;
    }
    void newsThatComeTooLateAreNotHeard()
    {
        QFETCH(int, phase);
        QFETCH(bool, over);
        ProxyFake proxy;
        playUpTo(proxy, phase);
        if (over)
            proxy.abort();
        (void)proxy.said();
        const QByteArrayList outcomes = proxy.outcomes();
        proxy.lateNews();
        QCOMPARE(proxy.said(), Said());
        QCOMPARE(proxy.outcomes(), outcomes);
        QCOMPARE(proxy.isOver(), over);
    }

private:
    static void playUpTo(ProxyFake &proxy, int phase)
    {
        switch (phase) {
        case 0:
            break;
        case 1:
            proxy.clientSends("{"_ba);
            break;
        case 2:
            proxy.clientSends(envelope("example.com", 80, "x"));
            break;
        case 3:
            proxy.clientSends(allowed());
            break;
        case 4:
            proxy.serverStalls();
            sendMessage(proxy);
            break;
        case 5:
            sendMessage(proxy);
            break;
        case 6:
            sendMessage(proxy);
            proxy.serverSends("DO"_ba);
            break;
        case 7:
            stallReply(proxy);
            break;
        case 8:
            proxy.clientSends("x"_ba);
            break;
        }
    }
};

QTEST_GUILESS_MAIN(TestProxyConversation)
#include "tst_proxyconversation.moc"
