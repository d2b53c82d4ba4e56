#include "proxyfake.h"

#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::roles;
using net::StreamError;
using trace::Outcome;
using trace::Verdict;

namespace {

const QByteArray Tgmr = R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"})"_ba;
const QByteArray Blocked = R"({"server_ip": "127.0.0.1", "server_port": 7777, "message": "tgmr"})"_ba;

QByteArrayList events(const trace::Part &part)
{
    QByteArrayList texts;
    for (const trace::Event &event : part.events) {
        QByteArray text = event.side == trace::Side::Downstream ? "client: "_ba : "server: "_ba;
        text += trace::name(event.kind);
        if (event.byPeer)
            text += " by it";
        if (event.size > 0)
            text += ' ' + QByteArray::number(event.size);
        texts << text;
    }
    return texts;
}

bool areInOrder(const trace::Part &part)
{
    return std::is_sorted(part.events.begin(), part.events.end(),
                          [](const trace::Event &a, const trace::Event &b) { return a.at < b.at; }) &&
           part.started <= part.ended;
}

void answerDone(ProxyFake &proxy)
{
    proxy.serverAccepts();
    proxy.serverSends("DONE"_ba);
    proxy.serverEnds();
}

} // namespace

/// What the proxy tells of its exchanges: the parts it publishes, the lines of the console that come of them,
/// the counts.
class TestProxyTrace : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anExchangeThatGoesWell()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        answerDone(proxy);
        QCOMPARE(proxy.lines(),
                 Said({"Proxy received: "_ba + Tgmr, "Server IP: 127.0.0.1", "Server Port: 8888",
                       "Message: tgmr", "Decision: allowed, no rule matches 127.0.0.1:8888",
                       "response:  DONE", "response send to Client"}));
        const trace::Part &part = proxy.part();
        QCOMPARE(part.role, trace::Role::Proxy);
        QCOMPARE(part.client, at("127.0.0.1:40001"));
        QCOMPARE(part.proxy, at("127.0.0.1:6000"));
        QCOMPARE(part.upstream, at("127.0.0.1:50001"));
        QCOMPARE(part.server, at("127.0.0.1:8888"));
        QCOMPARE(part.envelope, Tgmr);
        QCOMPARE(part.serverIp.value(), "127.0.0.1");
        QCOMPARE(part.serverPort.value(), "8888");
        QCOMPARE(part.message.value(), "tgmr");
        QCOMPARE(part.verdict, Verdict::Allowed);
        QCOMPARE(part.rule, "");
        QCOMPARE(part.outcome, Outcome::Done);
        QCOMPARE(part.reply, "DONE");
        QCOMPARE(part.replyBytes, 4);
        QCOMPARE(part.failure, "");
        QCOMPARE(part.ordinal, 0U);
        QCOMPARE(events(part),
                 Said({"client: connected by it", "client: received by it 66",
                       "client: envelope complete by it 66", "client: decided", "server: connecting",
                       "server: connected", "server: sent 4", "server: received by it 4", "client: sent 4",
                       "server: half-closed by it", "server: closed"}));
        QVERIFY(areInOrder(part));
    }

    void anExchangeOfAClientThatHalfCloses()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        proxy.clientEnds();
        proxy.serverAccepts();
        proxy.pass(1s);
        proxy.serverSends("DONE"_ba);
        proxy.pass(500ms);
        QCOMPARE(
            events(proxy.part()).sliced(4),
            Said({"server: connecting", "client: half-closed by it", "server: connected", "server: sent 4",
                  "server: half-closed", "server: received by it 4", "client: sent 4", "server: closed",
                  "client: closed"}));
    }

    void theEndOfTheConnectionIsToldWithItsLastExchange()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        answerDone(proxy);
        const trace::Part ended = proxy.part();
        QVERIFY(ended.finished && ended.lingering);
        proxy.clientEnds();
        QVERIFY(!proxy.part().lingering);
        QCOMPARE(proxy.part().serial, ended.serial);
        QCOMPARE(proxy.part().ended, ended.ended);
        QCOMPARE(proxy.parts().size(), size_t(1));
        QCOMPARE(events(proxy.part()).sliced(qsizetype(ended.events.size())),
                 Said({"client: half-closed by it", "client: closed"}));
        QVERIFY(areInOrder(proxy.part()));
    }

    void anEndOfTheIdleConnectionByTheProxyIsTold()
    {
        ProxyFake proxy;
        proxy.clientSends(Blocked);
        proxy.pass(1s);
        QCOMPARE(events(proxy.part()).last(), "client: half-closed");
        QVERIFY(proxy.part().lingering);
        proxy.pass(1s);
        QCOMPARE(events(proxy.part()).last(), "client: closed");
        QVERIFY(!proxy.part().lingering);
    }

    void aResetBehindTheReplyIsTold()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        answerDone(proxy);
        proxy.clientResets();
        QCOMPARE(events(proxy.part()).last(), "client: reset by it");
        QVERIFY(!proxy.part().lingering);
        QCOMPARE(proxy.part().outcome, Outcome::Done);
    }

    void theNextExchangeEndsTheLingeringOfTheOneBefore()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        answerDone(proxy);
        QVERIFY(proxy.parts()[0].lingering);
        proxy.clientSends(Tgmr.first(10));
        QVERIFY(!proxy.parts()[0].lingering);
        proxy.clientSends(Tgmr.sliced(10));
        answerDone(proxy);
        proxy.clientEnds();
        QVERIFY(!events(proxy.parts()[0]).contains("client: closed"));
        QCOMPARE(events(proxy.parts()[1]).last(), "client: closed");
    }

    void whatTheServerIsSentIsKeptWhereItIsNotTheMessage()
    {
        ProxyShared shared;
        shared.forward = Forward::Json;
        ProxyFake json(shared);
        json.clientSends(Tgmr);
        answerDone(json);
        QCOMPARE(json.part().forwarded, json.serverGot());
        QVERIFY(json.part().forwarded.contains("proxy_port"));
        ProxyFake plain;
        plain.clientSends(Tgmr);
        answerDone(plain);
        QCOMPARE(plain.part().forwarded, "");
    }

    void aBlockedExchange()
    {
        ProxyFake proxy;
        proxy.clientSends(Blocked);
        QCOMPARE(proxy.lines(),
                 Said({"Proxy received: "_ba + Blocked, "Server IP: 127.0.0.1", "Server Port: 7777",
                       "Message: tgmr", "Decision: blocked by rule 127.0.0.1:7777",
                       "response:  Error, not allowed address", "response send to Client"}));
        const trace::Part &part = proxy.part();
        QCOMPARE(part.verdict, Verdict::Blocked);
        QCOMPARE(part.rule, "127.0.0.1:7777");
        QCOMPARE(part.outcome, Outcome::Blocked);
        QCOMPARE(part.upstream, wire::Endpoint());
        QCOMPARE(part.server, wire::Endpoint());
        QCOMPARE(events(part),
                 Said({"client: connected by it", "client: received by it 66",
                       "client: envelope complete by it 66", "client: decided", "client: sent 26"}));
    }

    void anExchangeAllowedByARule()
    {
        ProxyShared shared;
        shared.rules = rulesFrom("allow localhost:8888\ndefault block");
        ProxyFake proxy(shared);
        proxy.clientSends(Tgmr);
        answerDone(proxy);
        QVERIFY(proxy.lines().contains("Decision: allowed by rule localhost:8888"));
        QCOMPARE(proxy.part().rule, "localhost:8888");
    }

    void aMalformedEnvelopeIsRefusedWithAsMuchAsIsKnown()
    {
        ProxyFake proxy;
        const QByteArray bytes = R"({"server_ip": "127.0.0.1", "server_port": 0, "message": "tgmr"})"_ba;
        proxy.clientSends(bytes);
        const QByteArray reply = proxy.part().reply;
        QVERIFY(reply.startsWith("Error, malformed envelope: server_port: "));
        QCOMPARE(proxy.lines(), Said({"Proxy received: "_ba + bytes, "Server IP: 127.0.0.1", "Server Port: 0",
                                      "Message: tgmr", "Decision: refused, "_ba + reply.sliced(7),
                                      "response:  "_ba + reply, "response send to Client"}));
        QCOMPARE(proxy.part().verdict, Verdict::Refused);
        QCOMPARE(proxy.part().outcome, Outcome::Malformed);
        QCOMPARE(events(proxy.part()),
                 Said({"client: connected by it",
                       "client: received by it "_ba + QByteArray::number(bytes.size()), "client: decided",
                       "client: sent "_ba + QByteArray::number(reply.size()), "client: half-closed"}));
    }

    void bytesThatAreNoJsonAreShownHarmless()
    {
        ProxyFake proxy;
        proxy.clientSends("\x1b[31m\xff"_ba);
        QCOMPARE(proxy.lines().first(), "Proxy received: \\u001b");
        QVERIFY(proxy.lines()[1].startsWith("Decision: refused, malformed envelope: byte 0: "));
        QCOMPARE(proxy.lines()[2], "response:  Error, "_ba + proxy.lines()[1].sliced(19));
    }

    void anEnvelopeThatIsNotCompletedIsRefused()
    {
        ProxyFake proxy;
        proxy.clientSends("{ \"a\""_ba);
        proxy.pass(30s);
        QCOMPARE(proxy.lines(),
                 Said({"Proxy received: { \"a\"",
                       "Decision: refused, envelope not complete within 30 s of its first byte",
                       "response:  Error, envelope not complete within 30 s of its first byte",
                       "response send to Client"}));
        QCOMPARE(proxy.part().outcome, Outcome::TimedOut);
        QVERIFY(events(proxy.part()).contains("client: timed out"));
    }

    void aLookUpThatFailsIsRefused()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("nowhere.invalid", 80, "x"));
        proxy.lookUpFails("Name or service not known"_ba);
        QCOMPARE(proxy.lines().sliced(4),
                 Said({"Decision: refused, look-up of nowhere.invalid failed: Name or service not known",
                       "response:  Error, look-up of nowhere.invalid failed: Name or service not known",
                       "response send to Client"}));
        QCOMPARE(events(proxy.part()).sliced(3),
                 Said({"server: failed", "client: decided", "client: sent 67"}));
    }

    void aLookUpThatTakesTooLongIsRefused()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("slow.example", 80, "x"));
        proxy.pass(5s);
        QCOMPARE(proxy.lines().at(4),
                 "Decision: refused, look-up of slow.example failed: no answer within 5 s");
        QCOMPARE(events(proxy.part()).sliced(3, 2), Said({"server: timed out", "client: decided"}));
    }

    void aLoopIsRefused_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("as an address") << "127.0.0.1"_ba;
        QTest::newRow("as a name") << "localhost"_ba;
    }
    void aLoopIsRefused()
    {
        QFETCH(QByteArray, host);
        ProxyShared shared;
        shared.rules = rulesFrom("allow *:6000");
        ProxyFake proxy(shared);
        proxy.clientSends(envelope(host, 6000, "x"));
        if (proxy.isLookingUp())
            proxy.lookUpFinds({ip("127.0.0.1")});
        QCOMPARE(proxy.lines().sliced(4),
                 Said({"Decision: refused, loop: 127.0.0.1:6000 is the proxy's own listening address",
                       "response:  Error, loop: 127.0.0.1:6000 is the proxy's own listening address",
                       "response send to Client"}));
        QCOMPARE(proxy.part().rule, "");
        QCOMPARE(proxy.part().verdict, Verdict::Refused);
        QCOMPARE(events(proxy.part()).count("client: decided"), 1);
    }

    void aLaterFailureShowsInTheResponse()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        proxy.connectFails(StreamError::Refused);
        QCOMPARE(proxy.lines().sliced(4),
                 Said({"Decision: allowed, no rule matches 127.0.0.1:8888",
                       "response:  Error, connection refused by 127.0.0.1:8888: nothing listens there",
                       "response send to Client"}));
        QCOMPARE(proxy.part().outcome, Outcome::Refused);
        QCOMPARE(events(proxy.part()).sliced(4),
                 Said({"server: connecting", "server: failed by it", "client: sent 66"}));
    }

    void everyAddressThatWasTriedIsAnEvent()
    {
        ProxyFake proxy;
        proxy.clientSends(envelope("example.com", 80, "x"));
        proxy.lookUpFinds({ip("2001:db8::1"), ip("192.0.2.1")});
        proxy.connectFails(StreamError::Unreachable);
        answerDone(proxy);
        QCOMPARE(proxy.part().server, at("192.0.2.1:80"));
        QVERIFY(proxy.lines().contains("Decision: allowed, no rule matches [2001:db8::1]:80, 192.0.2.1:80"));
        QCOMPARE(events(proxy.part()).sliced(3, 6),
                 Said({"server: looked up 2", "client: decided", "server: connecting", "server: failed",
                       "server: connecting", "server: connected"}));
    }

    void aResetAfterPartOfTheReply()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        proxy.serverAccepts();
        proxy.serverSends("DO"_ba);
        proxy.serverResets();
        QCOMPARE(proxy.lines().sliced(5),
                 Said({"response:  DO", "Proxy: the server reset the connection after a part of the reply; "
                                        "the client was reset too"}));
        QCOMPARE(proxy.part().outcome, Outcome::Reset);
        QCOMPARE(events(proxy.part()).last(2), Said({"server: reset by it", "client: reset"}));
    }

    void aClientThatTakesNothing()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        proxy.serverAccepts();
        proxy.clientStalls();
        proxy.serverSends("DONE"_ba);
        proxy.pass(30s);
        QCOMPARE(proxy.lines().last(), "Proxy: the client took nothing of the reply for 30 s");
        QCOMPARE(proxy.part().outcome, Outcome::Aborted);
        QCOMPARE(events(proxy.part()).last(3),
                 Said({"client: timed out", "client: reset", "server: closed"}));
    }

    void aClientThatGoes()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        proxy.serverAccepts();
        proxy.clientResets();
        QCOMPARE(proxy.lines().sliced(4),
                 Said({"Decision: allowed, no rule matches 127.0.0.1:8888",
                       "Proxy: the client reset the connection before it had its reply"}));
        QCOMPARE(proxy.part().outcome, Outcome::Aborted);
        QCOMPARE(events(proxy.part()).last(2), Said({"client: reset by it", "server: closed"}));
    }

    void aClientThatGoesInsideItsEnvelope()
    {
        ProxyFake proxy;
        proxy.clientSends("{ "_ba);
        proxy.clientResets();
        QCOMPARE(proxy.lines(),
                 Said({"Proxy received: { ",
                       "Decision: refused, the client reset the connection before the decision",
                       "Proxy: the client reset the connection before it had its reply"}));
        // Refused when it went, not when its first byte came.
        QCOMPARE(events(proxy.part()).last(2), Said({"client: reset by it", "client: decided"}));
    }

    void anExchangeThatIsStopped()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        proxy.serverAccepts();
        proxy.abort();
        QCOMPARE(proxy.lines().last(), "Proxy: the proxy was stopped before the exchange ended");
        QCOMPARE(proxy.part().outcome, Outcome::Aborted);
        QCOMPARE(events(proxy.part()).sliced(events(proxy.part()).size() - 2),
                 Said({"server: closed", "client: closed"}));
    }

    void theSecondExchangeOfAConnectionHasItsOwnPart()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr + Tgmr);
        answerDone(proxy);
        answerDone(proxy);
        QCOMPARE(proxy.parts().size(), size_t(2));
        QCOMPARE(proxy.parts()[0].ordinal, 0U);
        QCOMPARE(proxy.parts()[1].ordinal, 1U);
        QVERIFY(proxy.parts()[0].serial != proxy.parts()[1].serial);
        QCOMPARE(events(proxy.parts()[1]).first(), "client: received by it 66"); // it was accepted once
        QCOMPARE(proxy.parts()[1].reply, "DONE");
        QCOMPARE(proxy.parts()[1].server, at("127.0.0.1:8888"));
        QVERIFY(areInOrder(proxy.parts()[1]));
    }

    void ofALongReplyTheFirstPartIsKeptAndAllIsCounted()
    {
        ProxyFake proxy;
        proxy.clientSends(Tgmr);
        proxy.serverAccepts();
        proxy.serverSends(QByteArray(100'000, 'x'));
        proxy.serverEnds();
        QCOMPARE(proxy.part().reply.size(), 64 * 1024);
        QCOMPARE(proxy.part().replyBytes, 100'000);
        QCOMPARE(proxy.clientGot().size(), 100'000);
    }

    void whileAnExchangeRunsItsLinesOnlyGrow()
    {
        ProxyFake proxy;
        QByteArrayList before;
        const auto grew = [&] {
            QByteArrayList now;
            for (const trace::LogLine &line :
                 trace::logLines(proxy.recorder().part(), trace::Detail::Console))
                now << line.text;
            const bool same = now.size() >= before.size() && now.first(before.size()) == before;
            before = now;
            return same;
        };
        proxy.clientSends(envelope("example.com", 80, "x"));
        QVERIFY(grew());
        QCOMPARE(before.size(), 4);
        proxy.lookUpFinds({ip("192.0.2.1")});
        QVERIFY(grew());
        QCOMPARE(before.size(), 5);
        proxy.serverAccepts();
        proxy.serverSends("DO"_ba);
        QVERIFY(grew());
        proxy.serverSends("NE"_ba);
        proxy.serverEnds();
        QCOMPARE(proxy.lines().first(5), before);
    }

    void withoutTracingNothingIsPublishedAndAllIsCounted()
    {
        ProxyFake proxy({}, false);
        proxy.clientSends(Blocked + Tgmr + "x"_ba);
        answerDone(proxy);
        QVERIFY(proxy.parts().empty());
        QCOMPARE(proxy.exchangesBegan(), 3);
        QCOMPARE(proxy.outcomes(), QByteArrayList({"blocked", "done", "malformed"}));
    }
};

QTEST_GUILESS_MAIN(TestProxyTrace)
#include "tst_proxytrace.moc"
