#include "core/trace/flow.h"
#include "flowsamples.h"

#include <QtCore/QRegularExpression>

#include <random>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestFlow : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsAnExchange_data();
    void tellsAnExchange();
    void knowsTheLifelines();
    void tellsHowItEnded();
    void showsBytesHarmlessly();
    void tellsWords();
    void keepsOrderWhenClocksContradict();
    void movesNoTimeThatIsInOrder();
    void namesLogLines();
    void namesAnEventWhereNoLogTells();
    void isConsistentWhateverTheEventsAre();
    void knowsMoreWithAnotherEnd();
};

namespace {

Exchange without(Exchange exchange, std::initializer_list<Role> roles)
{
    for (const Role role : roles)
        (role == Role::Client  ? exchange.client
         : role == Role::Proxy ? exchange.proxy
                               : exchange.server)
            .reset();
    return exchange;
}

template <typename Change>
Exchange changed(Exchange exchange, Change change)
{
    change(exchange);
    return exchange;
}

Exchange pipelined()
{
    return changed(without(wholeExchange(), {Role::Client}), [](Exchange &exchange) {
        exchange.proxy->ordinal = 1;
        drop(*exchange.proxy, EventKind::Connected, Side::Downstream);
        exchange.proxy->started = 2500us;
    });
}

Exchange lookedUp(bool found)
{
    Exchange exchange = wholeExchange();
    exchange.proxy->serverIp = "localhost"_ba;
    if (found) {
        put(*exchange.proxy, 2650us, EventKind::LookedUp, Side::Upstream, false, 2);
        return exchange;
    }
    answerError(exchange, "Error, look-up of nowhere failed: not found"_ba, Outcome::Unreachable);
    put(*exchange.proxy, 2650us, EventKind::Failed, Side::Upstream);
    exchange.proxy->verdict = Verdict::Refused;
    exchange.proxy->decision = "refused, look-up of nowhere failed: not found"_ba;
    return exchange;
}

Exchange secondAddress()
{
    return changed(wholeExchange(), [](Exchange &exchange) {
        put(*exchange.proxy, 3600us, EventKind::Connecting, Side::Upstream);
        put(*exchange.proxy, 3700us, EventKind::Failed, Side::Upstream, true);
    });
}

Exchange connectTimedOut()
{
    Exchange exchange = without(wholeExchange(), {Role::Client});
    answerError(exchange, "Error, connect to 192.0.2.1:8888 timed out after 5 s"_ba, Outcome::TimedOut);
    put(*exchange.proxy, 4ms, EventKind::Connecting, Side::Upstream);
    put(*exchange.proxy, 9ms, EventKind::TimedOut, Side::Upstream);
    return exchange;
}

/// A server that says nothing: half-closed after a while, given up in the end.
Exchange noReply()
{
    Exchange exchange = without(wholeExchange(), {Role::Client});
    answerError(exchange, "Error, no reply from 127.0.0.1:8888 within 10 s"_ba, Outcome::TimedOut);
    Part &proxy = *exchange.proxy;
    put(proxy, 4ms, EventKind::Connecting, Side::Upstream);
    put(proxy, 6ms, EventKind::Connected, Side::Upstream);
    put(proxy, 7ms, EventKind::Sent, Side::Upstream, false, 4);
    put(proxy, 8ms, EventKind::HalfClosed, Side::Upstream);
    put(proxy, 9ms, EventKind::TimedOut, Side::Upstream);
    put(proxy, 9100us, EventKind::Closed, Side::Upstream);
    return exchange;
}

/// The server resets inside the reply; so does the proxy to the client.
Exchange resetInside()
{
    return changed(wholeExchange(), [](Exchange &exchange) {
        Part &proxy = *exchange.proxy;
        dropBehind(proxy, 10ms);
        put(proxy, 10100us, EventKind::Sent, Side::Downstream, false, 4);
        put(proxy, 11ms, EventKind::Reset, Side::Upstream, true);
        put(proxy, 11100us, EventKind::Reset, Side::Downstream);
        proxy.ended = 11200us;
        proxy.outcome = Outcome::Reset;
        proxy.failure = "the server reset the connection after a part of the reply"_ba;
        dropBehind(*exchange.server, 9ms);
        put(*exchange.server, 10500us, EventKind::Reset, Side::Upstream);
        dropBehind(*exchange.client, 3ms);
        put(*exchange.client, 10200us, EventKind::Received, Side::Downstream, true, 4);
        put(*exchange.client, 11300us, EventKind::Reset, Side::Downstream, true);
        put(*exchange.client, 11400us, EventKind::Closed, Side::Downstream);
        exchange.client->outcome = Outcome::Reset;
        exchange.client->failure = "the proxy reset the connection"_ba;
        exchange.client->ended = 11500us;
    });
}

Exchange cancelled()
{
    return changed(without(wholeExchange(), {Role::Server}), [](Exchange &exchange) {
        Part &client = *exchange.client;
        dropBehind(client, 3ms);
        put(client, 5ms, EventKind::Reset, Side::Downstream);
        put(client, 5100us, EventKind::Closed, Side::Downstream);
        client.outcome = Outcome::Aborted;
        client.failure = "cancelled"_ba;
        client.ended = 5200us;
        dropBehind(*exchange.proxy, 4ms);
        put(*exchange.proxy, 5500us, EventKind::Reset, Side::Downstream, true);
        exchange.proxy->outcome = Outcome::Aborted;
        exchange.proxy->ended = 5600us;
    });
}

/// The client has its reply and closes without waiting for the proxy's FIN; the proxy's late closing comes in
/// later.
Exchange clientGaveUp()
{
    return changed(without(wholeExchange(), {Role::Server}), [](Exchange &exchange) {
        drop(*exchange.client, EventKind::HalfClosed, Side::Downstream);
        put(*exchange.client, 3ms, EventKind::HalfClosed, Side::Downstream);
        std::erase_if(exchange.proxy->events,
                      [](const Event &event) { return event.side == Side::Upstream; });
    });
}

/// Closing with bytes unread makes RST of it.
Exchange closedUnread()
{
    return changed(without(wholeExchange(), {Role::Client}), [](Exchange &exchange) {
        dropBehind(*exchange.server, 9ms);
        put(*exchange.server, 10500us, EventKind::Closed, Side::Upstream);
        dropBehind(*exchange.proxy, 10ms);
        put(*exchange.proxy, 11ms, EventKind::Reset, Side::Upstream, true);
        exchange.proxy->outcome = Outcome::Reset;
        exchange.proxy->ended = 11ms;
    });
}

Exchange fragments()
{
    return changed(without(wholeExchange(), {Role::Server}), [](Exchange &exchange) {
        std::erase_if(exchange.proxy->events, [](const Event &event) { return event.at > 3500us; });
        std::erase_if(exchange.client->events, [](const Event &event) { return event.at > 3ms; });
        exchange.proxy->finished = exchange.client->finished = false;
        drop(*exchange.client, EventKind::Sent, Side::Downstream);
        put(*exchange.client, 1100us, EventKind::Sent, Side::Downstream, false, 10);
        put(*exchange.client, 1200us, EventKind::Sent, Side::Downstream, false, 0);
        put(*exchange.client, 1900us, EventKind::Sent, Side::Downstream, false, 56);
        drop(*exchange.proxy, EventKind::Received, Side::Downstream);
        put(*exchange.proxy, 1300us, EventKind::Received, Side::Downstream, true, 4);
        put(*exchange.proxy, 1400us, EventKind::Received, Side::Downstream, true, 6);
        put(*exchange.proxy, 2500us, EventKind::Received, Side::Downstream, true, 56);
    });
}

/// So far: the proxy has read a part of what the client wrote.
Exchange underWayInside()
{
    return changed(fragments(), [](Exchange &exchange) {
        dropBehind(*exchange.client, 2ms);
        dropBehind(*exchange.proxy, 1300us);
        exchange.proxy->envelope.clear();
        exchange.proxy->serverIp.reset();
        exchange.proxy->serverPort.reset();
        exchange.proxy->message.reset();
        exchange.proxy->verdict = Verdict::Pending;
        exchange.proxy->decision.clear();
    });
}

Exchange connecting()
{
    return changed(without(wholeExchange(), {Role::Proxy, Role::Server}), [](Exchange &exchange) {
        dropBehind(*exchange.client, 0ns);
        exchange.client->finished = false;
    });
}

Exchange clientRefused()
{
    return changed(connecting(), [](Exchange &exchange) {
        exchange.client->finished = true;
        exchange.client->outcome = Outcome::Refused;
        exchange.client->failure = "nothing listens on 127.0.0.1:6000"_ba;
        exchange.client->reply.clear();
        exchange.client->replyBytes = 0;
        put(*exchange.client, 300us, EventKind::Failed, Side::Downstream, true);
        put(*exchange.client, 310us, EventKind::Closed, Side::Downstream);
        exchange.client->ended = 320us;
    });
}

/// Both ends sent their FIN before they had the other's: both keep TIME_WAIT.
Exchange closedAtOnce()
{
    return changed(wholeExchange(), [](Exchange &exchange) {
        drop(*exchange.server, EventKind::HalfClosed, Side::Upstream);
        drop(*exchange.server, EventKind::Closed, Side::Upstream);
        drop(*exchange.proxy, EventKind::HalfClosed, Side::Upstream);
        drop(*exchange.proxy, EventKind::Closed, Side::Upstream);
        put(*exchange.server, 10500us, EventKind::HalfClosed, Side::Upstream);
        put(*exchange.server, 11500us, EventKind::HalfClosed, Side::Upstream, true);
        put(*exchange.proxy, 10600us, EventKind::HalfClosed, Side::Upstream);
        put(*exchange.proxy, 11600us, EventKind::HalfClosed, Side::Upstream, true);
    });
}

QByteArray afterDownstream(const char *steps)
{
    return "0-500 client>proxy connect\n"
           "2000-2500 client>proxy bytes 0+66\n"
           "2700 proxy decision\n"
           "3000-3500 client>proxy half-close\n"_ba +
           steps;
}

} // namespace

void TestFlow::tellsAnExchange_data()
{
    QTest::addColumn<Exchange>("exchange");
    QTest::addColumn<QByteArray>("steps");

    QTest::addRow("all ends seen") << wholeExchange()
                                   << afterDownstream("4000-5000 proxy>server connect\n"
                                                      "7000-8000 proxy>server bytes 0+4\n"
                                                      "9000-10000 server>proxy bytes 0+4\n"
                                                      "10500-11000 server>proxy half-close\n"
                                                      "12000-12500 proxy>server close, TIME_WAIT server\n"
                                                      "13000-14000 proxy>client bytes 0+4\n"
                                                      "14500-15000 proxy>client close, TIME_WAIT client\n");
    QTest::addRow("a foreign client") << without(wholeExchange(), {Role::Client})
                                      << QByteArray("0-0 client?>proxy connect\n"
                                                    "2000-2000 client?>proxy bytes 0+66\n"
                                                    "2200 proxy decision\n"
                                                    "3000-3000 client?>proxy half-close\n"
                                                    "3500-4500 proxy>server connect\n"
                                                    "6500-7500 proxy>server bytes 0+4\n"
                                                    "8500-9500 server>proxy bytes 0+4\n"
                                                    "10000-10500 server>proxy half-close\n"
                                                    "11500-12000 proxy>server close, TIME_WAIT server\n"
                                                    "12500 proxy>client? bytes 0+4\n"
                                                    "14000 proxy>client? close, TIME_WAIT client\n");
    QTest::addRow("a foreign server")
        << without(wholeExchange(), {Role::Server})
        << afterDownstream("4000 proxy>server? connect\n"
                           "7000 proxy>server? bytes 0+4\n"
                           "10000-10000 server?>proxy bytes 0+4\n"
                           "11000-11000 server?>proxy half-close\n"
                           "12000 proxy>server? close, TIME_WAIT server\n"
                           "13000-14000 proxy>client bytes 0+4\n"
                           "14500-15000 proxy>client close, TIME_WAIT client\n");
    QTest::addRow("a foreign proxy, from the client")
        << without(wholeExchange(), {Role::Proxy, Role::Server})
        << QByteArray("0 client>proxy? connect\n"
                      "2000 client>proxy? bytes 0+66\n"
                      "3000 client>proxy? half-close\n"
                      "14000-14000 proxy?>client bytes 0+4\n"
                      "15000-15000 proxy?>client close, TIME_WAIT client\n");
    QTest::addRow("a foreign proxy, from the server")
        << without(wholeExchange(), {Role::Client, Role::Proxy})
        << QByteArray("0-0 proxy?>server connect\n"
                      "3000-3000 proxy?>server bytes 0+4\n"
                      "4000 server>proxy? bytes 0+4\n"
                      "5500 server>proxy? half-close\n"
                      "7500-7500 proxy?>server close, TIME_WAIT server\n");
    QTest::addRow("blocked: nothing upstream")
        << blockedExchange()
        << afterDownstream("13000-14000 proxy>client bytes 0+26\n"
                           "14500-15000 proxy>client close, TIME_WAIT client\n");
    QTest::addRow("refused by the server's host")
        << refusedExchange()
        << afterDownstream("4000 proxy>server? connect failed\n"
                           "13000-14000 proxy>client bytes 0+66\n"
                           "14500-15000 proxy>client close, TIME_WAIT client\n");
    QTest::addRow("connect timed out") << connectTimedOut()
                                       << QByteArray("0-0 client?>proxy connect\n"
                                                     "2000-2000 client?>proxy bytes 0+66\n"
                                                     "2200 proxy decision\n"
                                                     "3000-3000 client?>proxy half-close\n"
                                                     "3500 proxy>server? connect failed\n"
                                                     "12500 proxy>client? bytes 0+52\n"
                                                     "14000 proxy>client? close, TIME_WAIT client\n");
    QTest::addRow("the second address answers")
        << secondAddress()
        << afterDownstream("3600 proxy>server? connect failed\n"
                           "4000-5000 proxy>server connect\n"
                           "7000-8000 proxy>server bytes 0+4\n"
                           "9000-10000 server>proxy bytes 0+4\n"
                           "10500-11000 server>proxy half-close\n"
                           "12000-12500 proxy>server close, TIME_WAIT server\n"
                           "13000-14000 proxy>client bytes 0+4\n"
                           "14500-15000 proxy>client close, TIME_WAIT client\n");
    QTest::addRow("no reply in time") << noReply()
                                      << QByteArray("0-0 client?>proxy connect\n"
                                                    "2000-2000 client?>proxy bytes 0+66\n"
                                                    "2200 proxy decision\n"
                                                    "3000-3000 client?>proxy half-close\n"
                                                    "3500 proxy>server? connect\n"
                                                    "6500 proxy>server? bytes 0+4\n"
                                                    "7500 proxy>server? half-close\n"
                                                    "8500 proxy time-out\n"
                                                    "8600 proxy close\n"
                                                    "12500 proxy>client? bytes 0+47\n"
                                                    "14000 proxy>client? close, TIME_WAIT client\n");
    QTest::addRow("looked up") << without(lookedUp(true), {Role::Client, Role::Server})
                               << QByteArray("0-0 client?>proxy connect\n"
                                             "2000-2000 client?>proxy bytes 0+66\n"
                                             "2150 proxy look-up\n"
                                             "2200 proxy decision\n"
                                             "3000-3000 client?>proxy half-close\n"
                                             "3500 proxy>server? connect\n"
                                             "6500 proxy>server? bytes 0+4\n"
                                             "9500-9500 server?>proxy bytes 0+4\n"
                                             "10500-10500 server?>proxy half-close\n"
                                             "11500 proxy>server? close, TIME_WAIT server\n"
                                             "12500 proxy>client? bytes 0+4\n"
                                             "14000 proxy>client? close, TIME_WAIT client\n");
    QTest::addRow("look-up failed") << lookedUp(false)
                                    << QByteArray("0-500 client>proxy connect\n"
                                                  "2000-2500 client>proxy bytes 0+66\n"
                                                  "2650 proxy look-up\n"
                                                  "2700 proxy decision\n"
                                                  "3000-3500 client>proxy half-close\n"
                                                  "13000-14000 proxy>client bytes 0+43\n"
                                                  "14500-15000 proxy>client close, TIME_WAIT client\n");
    QTest::addRow("reset inside the reply") << resetInside()
                                            << afterDownstream("4000-5000 proxy>server connect\n"
                                                               "7000-8000 proxy>server bytes 0+4\n"
                                                               "9000-10000 server>proxy bytes 0+4\n"
                                                               "10100-10200 proxy>client bytes 0+4\n"
                                                               "10500-11000 server>proxy reset\n"
                                                               "11100-11300 proxy>client reset\n"
                                                               "11200 proxy failure\n"
                                                               "11500 client failure\n");
    QTest::addRow("cancelled by the client") << cancelled()
                                             << afterDownstream("4000 proxy>server? connect\n"
                                                                "5000-5500 client>proxy reset\n"
                                                                "5200 client failure\n");
    QTest::addRow("the client does not wait for the proxy's FIN")
        << clientGaveUp()
        << afterDownstream("13000-14000 proxy>client bytes 0+4\n"
                           "14500 proxy>client? close, TIME_WAIT client\n"
                           "16000 client close\n");
    QTest::addRow("a close with bytes unread arrives as a reset")
        << closedUnread()
        << QByteArray("0-0 client?>proxy connect\n"
                      "2000-2000 client?>proxy bytes 0+66\n"
                      "2200 proxy decision\n"
                      "3000-3000 client?>proxy half-close\n"
                      "3500-4500 proxy>server connect\n"
                      "6500-7500 proxy>server bytes 0+4\n"
                      "8500-9500 server>proxy bytes 0+4\n"
                      "10000-10500 server>proxy reset\n");
    QTest::addRow("segments as read") << fragments()
                                      << QByteArray("0-500 client>proxy connect\n"
                                                    "1100-1300 client>proxy bytes 0+4\n"
                                                    "1100-1400 client>proxy bytes 4+6\n"
                                                    "1900-2500 client>proxy bytes 10+56\n"
                                                    "2700 proxy decision\n"
                                                    "3000-3500 client>proxy half-close\n");
    QTest::addRow("segments as written where the reader is not ours")
        << without(fragments(), {Role::Proxy})
        << QByteArray("0 client>proxy? connect\n"
                      "1100 client>proxy? bytes 0+10\n"
                      "1900 client>proxy? bytes 10+56\n"
                      "3000 client>proxy? half-close\n");
    QTest::addRow("under way: what was not read yet has not arrived")
        << underWayInside()
        << QByteArray("0-500 client>proxy connect\n"
                      "1100-1300 client>proxy bytes 0+4\n"
                      "1100 client>proxy? bytes 4+6\n"
                      "1900 client>proxy? bytes 10+56\n");
    QTest::addRow("under way: connecting") << connecting() << QByteArray("0 client>proxy? connect\n");
    QTest::addRow("the proxy is not there")
        << clientRefused() << QByteArray("0 client>proxy? connect failed\n");
    QTest::addRow("a later exchange on the same connection")
        << pipelined()
        << QByteArray("0-0 client?>proxy bytes 0+66\n"
                      "200 proxy decision\n"
                      "1000-1000 client?>proxy half-close\n"
                      "1500-2500 proxy>server connect\n"
                      "4500-5500 proxy>server bytes 0+4\n"
                      "6500-7500 server>proxy bytes 0+4\n"
                      "8000-8500 server>proxy half-close\n"
                      "9500-10000 proxy>server close, TIME_WAIT server\n"
                      "10500 proxy>client? bytes 0+4\n"
                      "12000 proxy>client? close, TIME_WAIT client\n");
    QTest::addRow("closed by both at once: both keep TIME_WAIT")
        << without(closedAtOnce(), {Role::Client})
        << QByteArray("0-0 client?>proxy connect\n"
                      "2000-2000 client?>proxy bytes 0+66\n"
                      "2200 proxy decision\n"
                      "3000-3000 client?>proxy half-close\n"
                      "3500-4500 proxy>server connect\n"
                      "6500-7500 proxy>server bytes 0+4\n"
                      "8500-9500 server>proxy bytes 0+4\n"
                      "10000-11100 server>proxy half-close\n"
                      "10100-11000 proxy>server close, TIME_WAIT proxy, TIME_WAIT server\n"
                      "12500 proxy>client? bytes 0+4\n"
                      "14000 proxy>client? close, TIME_WAIT client\n");
}

void TestFlow::tellsAnExchange()
{
    QFETCH(Exchange, exchange);
    QFETCH(QByteArray, steps);
    QCOMPARE(QString::fromUtf8(told(flowOf(exchange))), QString::fromUtf8(steps));
}

void TestFlow::knowsTheLifelines()
{
    const Flow flow = flowOf(without(wholeExchange(), {Role::Client}));
    QCOMPARE(flow.id, ExchangeId{1});
    QCOMPARE(flow.started, 500us);
    const auto &[client, proxy, server] = flow.lifelines;
    QVERIFY(!client.seen && proxy.seen && server.seen);
    QCOMPARE(client.downstream, endpoint(49820));
    QCOMPARE(client.upstream.port, 0);
    QCOMPARE(proxy.downstream, endpoint(6000));
    QCOMPARE(proxy.upstream, endpoint(51000));
    QCOMPARE(server.upstream, endpoint(8888));
    QCOMPARE(flowOf(blockedExchange()).lifelines[2].upstream.port, 0);
    QVERIFY(flowOf(Exchange{}).steps.empty());
}

void TestFlow::tellsHowItEnded()
{
    QCOMPARE(flowOf(blockedExchange()).verdict, Verdict::Blocked);
    QCOMPARE(flowOf(blockedExchange()).outcome, Outcome::Blocked);
    QVERIFY(flowOf(blockedExchange()).finished);
    QCOMPARE(flowOf(underWayInside()).outcome, Outcome::Running);
    QVERIFY(!flowOf(underWayInside()).finished);
    const auto failed = [](const Exchange &exchange) {
        for (const Step &step : flowOf(exchange).steps) {
            if (step.kind == StepKind::ConnectFailed)
                return step;
        }
        return Step{};
    };
    QVERIFY(failed(refusedExchange()).refused);
    QCOMPARE(failed(refusedExchange()).answered, 5ms);
    QVERIFY(!failed(connectTimedOut()).refused);
    QCOMPARE(failed(connectTimedOut()).answered, 9ms);
    QCOMPARE(flowOf(wholeExchange()).steps.front().answered, 1ms);
    QVERIFY(!flowOf(connecting()).steps.front().answered);
}

void TestFlow::showsBytesHarmlessly()
{
    Exchange exchange = without(wholeExchange(), {Role::Client, Role::Server});
    exchange.proxy->message = "a\x1b[31m\n\xff\xe2\x80\xae"_ba;
    drop(*exchange.proxy, EventKind::Sent, Side::Upstream);
    put(*exchange.proxy, 7ms, EventKind::Sent, Side::Upstream, false,
        quint32(exchange.proxy->message->size()));
    exchange.proxy->reply = QByteArray(255, 'x') + "\u00e9" + QByteArray(1000, 'y');
    const auto size = quint32(exchange.proxy->reply.size());
    drop(*exchange.proxy, EventKind::Received, Side::Upstream);
    put(*exchange.proxy, 10ms, EventKind::Received, Side::Upstream, true, size);
    for (const Step &step : flowOf(exchange).steps) {
        if (step.direction == Direction::ProxyToServer)
            QCOMPARE(step.text, R"(a\u001b[31m\u000a\xff\u202e)"_ba);
        if (step.direction == Direction::ServerToProxy)
            QCOMPARE(step.text, QByteArray(255, 'x')); // not half a character
    }
}

void TestFlow::tellsWords()
{
    const auto words = [](const Exchange &exchange, StepKind kind) -> QByteArray {
        QByteArray all;
        for (const Step &step : flowOf(exchange).steps) {
            if (step.kind == kind)
                all += trace::name(step.from) + ": " + step.text + '\n';
        }
        return all;
    };
    QCOMPARE(words(blockedExchange(), StepKind::Decision), "proxy: blocked by rule 127.0.0.1:8888\n"_ba);
    QCOMPARE(words(lookedUp(true), StepKind::LookUp), "proxy: localhost\n"_ba);
    QCOMPARE(words(lookedUp(false), StepKind::LookUp), "proxy: look-up of nowhere failed: not found\n"_ba);
    QCOMPARE(words(noReply(), StepKind::TimeOut), "proxy: no reply from 127.0.0.1:8888 within 10 s\n"_ba);
    QCOMPARE(words(noReply(), StepKind::Failure), QByteArray());
    QCOMPARE(words(clientRefused(), StepKind::ConnectFailed),
             "client: nothing listens on 127.0.0.1:6000\n"_ba);
    QCOMPARE(words(secondAddress(), StepKind::ConnectFailed), "proxy: connection refused\n"_ba);
    QCOMPARE(
        words(resetInside(), StepKind::Failure),
        "proxy: the server reset the connection after a part of the reply\nclient: the proxy reset the connection\n"_ba);
}

void TestFlow::keepsOrderWhenClocksContradict()
{
    // The reader looked at the clock before the writer had returned from its write.
    Exchange exchange = without(wholeExchange(), {Role::Server});
    for (Event &event : exchange.proxy->events) {
        if (event.kind == EventKind::Received && event.side == Side::Downstream)
            event.at = 1900us;
    }
    const Flow flow = flowOf(exchange);
    QCOMPARE(told(flow.steps.at(1)), "1900-1900 client>proxy bytes 0+66"_ba);

    // The proxy looked at the clock for the reply, and for handing it on, before the server had for the message.
    exchange = without(wholeExchange(), {Role::Client});
    for (Event &event : exchange.proxy->events) {
        if (event.kind == EventKind::Received && event.side == Side::Upstream)
            event.at = 7100us;
        if (event.kind == EventKind::Sent && event.side == Side::Downstream)
            event.at = 7200us;
    }
    std::ranges::stable_sort(exchange.proxy->events, {}, &Event::at);
    const QByteArray clamped = told(flowOf(exchange)); // from 500 us on
    QVERIFY2(clamped.contains("6500-7500 proxy>server bytes 0+4\n7500-7500 server>proxy bytes 0+4\n"
                              "7500 proxy>client? bytes 0+4\n"),
             clamped.constData());

    // The proxy's clock runs 30 ms behind: it does what it does in its order, and nothing before its cause.
    exchange = wholeExchange(100ms);
    for (Event &event : exchange.proxy->events)
        event.at -= 30ms;
    exchange.proxy->started -= 30ms;
    std::chrono::nanoseconds last{};
    for (const Step &step : flowOf(exchange).steps) {
        QVERIFY(step.left >= last);
        last = step.left;
        if (step.arrived)
            QVERIFY(*step.arrived >= step.left);
    }
    const QByteArray all = told(flowOf(exchange));
    QList<qsizetype> places;
    for (const char *part :
         {"client>proxy connect", "client>proxy bytes", "proxy decision", "proxy>server connect",
          "proxy>server bytes", "server>proxy bytes", "proxy>client bytes", "proxy>client close"})
        places << all.indexOf(part);
    QVERIFY(places.front() >= 0);
    QVERIFY2(std::ranges::is_sorted(places), all.constData());
}

void TestFlow::movesNoTimeThatIsInOrder()
{
    const Exchange exchange = wholeExchange();
    std::vector<std::chrono::nanoseconds> known;
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        for (const Event &event : (*part)->events)
            known.push_back(event.at);
    }
    for (const Step &step : flowOf(exchange).steps) {
        QVERIFY(std::ranges::count(known, step.left));
        QVERIFY(!step.arrived || std::ranges::count(known, *step.arrived));
        QVERIFY(!step.answered || std::ranges::count(known, *step.answered));
    }
}

void TestFlow::namesLogLines()
{
    const Exchange exchange = wholeExchange();
    for (const Step &step : flowOf(exchange).steps) {
        const auto &part = step.teller == Role::Client  ? exchange.client
                           : step.teller == Role::Proxy ? exchange.proxy
                                                        : exchange.server;
        QByteArray line;
        for (const LogLine &candidate : logLines(*part, Detail::Window)) {
            if (candidate.at == step.told)
                line = candidate.text;
        }
        QVERIFY2(!line.isEmpty(), told(step).constData());
        if (step.kind == StepKind::Decision)
            QVERIFY2(line.startsWith("Decision: "), line.constData());
        if (step.direction == Direction::ClientToProxy)
            QVERIFY2(line.startsWith("Message: "),
                     line.constData()); // the last of those at the envelope's time
        if (step.direction == Direction::ProxyToServer)
            QVERIFY2(line.startsWith("Server received: "), line.constData());
        if (step.direction == Direction::ServerToProxy)
            QVERIFY2(line.startsWith("Reply: "), line.constData());
        if (step.direction == Direction::ProxyToClient)
            QVERIFY2(line.startsWith("Response from server"), line.constData());
    }
}

void TestFlow::namesAnEventWhereNoLogTells()
{
    Exchange exchange = without(underWayInside(), {Role::Client});
    for (const Step &step : flowOf(exchange).steps) {
        QCOMPARE(step.teller, Role::Proxy);
        QCOMPARE(step.told, step.left);
    }
}

namespace {

/// What may be in a part, in any order and number.
Part anyPart(Role role, std::mt19937 &random)
{
    const auto upTo = [&random](unsigned limit) {
        return random() % (limit + 1);
    };
    Part part = role == Role::Client ? clientPart(1) : role == Role::Proxy ? proxyPart(2) : serverPart(3);
    part.events.clear();
    const size_t count = upTo(14);
    std::chrono::nanoseconds at{upTo(1000)};
    for (size_t i = 0; i < count; ++i) {
        const auto kind = EventKind(upTo(unsigned(EventKind::TimedOut)));
        const Side side = role == Role::Client   ? Side::Downstream
                          : role == Role::Server ? Side::Upstream
                                                 : Side(upTo(1));
        const bool isBytes = kind == EventKind::Received || kind == EventKind::Sent;
        part.events.push_back({at, kind, side, upTo(1) == 1, isBytes ? quint32(upTo(40)) : 0});
        at += std::chrono::nanoseconds(upTo(3) == 0 ? 0 : upTo(300));
    }
    part.started = part.events.empty() ? at : part.events.front().at;
    part.ended = at;
    part.finished = upTo(1) == 1;
    if (upTo(2) == 0)
        part.failure = "it failed"_ba;
    part.ordinal = quint32(upTo(1));
    return part;
}

/// No step before its cause, bytes in their order and whole.
QByteArray faultOf(const Exchange &exchange)
{
    const Flow flow = flowOf(exchange);
    std::array<qint64, 4> sizes{};
    for (size_t i = 0; i < flow.steps.size(); ++i) {
        const Step &step = flow.steps[i];
        if (i > 0 && step.left < flow.steps[i - 1].left)
            return "not sorted: " + told(step);
        if (step.arrived && *step.arrived < step.left)
            return "arrives before it left: " + told(step);
        if (step.answered && *step.answered < step.left)
            return "answered before it began: " + told(step);
        if (!step.seenAtFrom && !step.seenAtTo)
            return "seen by nobody: " + told(step);
        if (step.from != step.to && step.arrived.has_value() != step.seenAtTo)
            return "arrived and not seen, or the other way: " + told(step);
        const auto isOurs = [&flow](Role role) {
            return flow.lifelines[size_t(role)].seen;
        };
        if ((step.seenAtFrom && !isOurs(step.from)) || (step.seenAtTo && !isOurs(step.to)))
            return "seen by a foreign end: " + told(step);
        if (!isOurs(step.teller))
            return "told by a foreign end: " + told(step);
        if (step.direction) {
            if (step.size <= 0)
                return "no bytes: " + told(step);
            sizes[size_t(*step.direction)] += step.size;
        }
    }
    for (size_t i = 0; i < sizes.size(); ++i) {
        const Carried carried = carriedBy(exchange, Direction(i));
        qint64 ends = 0;
        for (const auto *segments : {&carried.sent, &carried.received}) {
            if (!segments->empty())
                ends = std::max(ends, segments->back().offset + segments->back().size);
        }
        if (sizes[i] != ends)
            return "sizes do not add up in direction " + QByteArray::number(i);
    }
    return {};
}

} // namespace

void TestFlow::isConsistentWhateverTheEventsAre()
{
    std::mt19937 random(20261122);
    for (int i = 0; i < 4000; ++i) {
        Exchange exchange;
        const unsigned seen = random() % 8;
        if (seen & 1)
            exchange.client = anyPart(Role::Client, random);
        if (seen & 2)
            exchange.proxy = anyPart(Role::Proxy, random);
        if (seen & 4)
            exchange.server = anyPart(Role::Server, random);
        const QByteArray fault = faultOf(exchange);
        QVERIFY2(fault.isEmpty(), QByteArray("round " + QByteArray::number(i) + ", " + fault).constData());
    }
}

namespace {

/// Which of two FINs is the second one can only be told where both are seen.
bool isFin(const Step &step)
{
    return step.from != step.to && (step.kind == StepKind::HalfClose || step.kind == StepKind::Close);
}

QList<std::pair<Side, Role>> timeWaitsOf(const Flow &flow)
{
    QList<std::pair<Side, Role>> ends;
    for (const Step &step : flow.steps) {
        if (step.timeWaitAtFrom)
            ends.append({step.side, step.from});
        if (step.timeWaitAtTo)
            ends.append({step.side, step.to});
    }
    return ends;
}

} // namespace

/// With an end more every direction carries as much, what was known to have happened still is, and what was
/// not seen at that end is.
void TestFlow::knowsMoreWithAnotherEnd()
{
    const Exchange samples[] = {wholeExchange(), blockedExchange(), refusedExchange(), resetInside(),
                                closedAtOnce(),  secondAddress(),   lookedUp(true)};
    for (const Exchange &all : samples) {
        for (const Role missing : {Role::Client, Role::Proxy, Role::Server}) {
            const Flow less = flowOf(without(all, {missing}));
            const Flow more = flowOf(all);
            QVERIFY(more.steps.size() >= less.steps.size());
            for (const Step &step : less.steps) {
                const auto same = std::ranges::find_if(more.steps, [&](const Step &other) {
                    return (other.kind == step.kind || (isFin(step) && isFin(other))) &&
                           other.from == step.from && other.to == step.to && other.side == step.side &&
                           other.offset == step.offset && other.text == step.text &&
                           (!step.seenAtFrom || other.left == step.left);
                });
                QVERIFY2(same != more.steps.end(), told(step, less.started).constData());
                QVERIFY(same->seenAtFrom || !step.seenAtFrom);
                QVERIFY(same->seenAtTo || !step.seenAtTo);
                if (step.seenAtTo)
                    QCOMPARE(same->arrived, step.arrived);
            }
            for (const auto &end : timeWaitsOf(less))
                QVERIFY(timeWaitsOf(more).contains(end));
        }
    }
}

QTEST_APPLESS_MAIN(TestFlow)
#include "tst_flow.moc"
