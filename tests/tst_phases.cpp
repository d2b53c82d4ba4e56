#include "core/trace/phases.h"
#include "tracesamples.h"

#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestPhases final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsEachPhaseOfAWholeExchange();
    void tellsNothingOfEndsThatAreNotOurs();
    void tellsNothingOfAPhaseUnderWay();
    void beginsWithTheFirstOfSeveralAddresses();
    void measuresTheServerFromTheLastPieceBeforeTheReply();
    void takesAnErrorOfTheProxyForTheAnswer();
    void skipsWritesThatTookNothing();
    void neverGoesBackwards();
};

namespace {

Exchange wholeExchange()
{
    Exchange exchange;
    exchange.client = clientPart(1);
    exchange.proxy = proxyPart(2);
    exchange.server = serverPart(3);
    return exchange;
}

void addAt(std::optional<Part> &part, const Event &event)
{
    const auto later = [&event](const Event &other) {
        return other.at > event.at;
    };
    part->events.insert(std::find_if(part->events.begin(), part->events.end(), later), event);
}

} // namespace

void TestPhases::tellsEachPhaseOfAWholeExchange()
{
    Exchange exchange = wholeExchange();
    addAt(exchange.client, eventAt(200us, EventKind::Connected, Side::Downstream));
    addAt(exchange.client, eventAt(9500us, EventKind::Received, Side::Downstream, 4, true));
    addAt(exchange.proxy, eventAt(600us, EventKind::Received, Side::Downstream, 10, true));
    addAt(exchange.proxy, eventAt(1500us, EventKind::LookedUp, Side::Upstream, 2));
    addAt(exchange.proxy, eventAt(2250us, EventKind::Connecting, Side::Upstream));
    const Phases phases = phasesOf(exchange);
    QCOMPARE(phases.connectDownstream, Phases::Duration(200us));
    QCOMPARE(phases.envelope, Phases::Duration(400us));
    QCOMPARE(phases.decision, Phases::Duration(1ms));
    QCOMPARE(phases.lookUp, Phases::Duration(500us));
    QCOMPARE(phases.connectUpstream, Phases::Duration(750us));
    QCOMPARE(phases.server, Phases::Duration(3ms));
    QCOMPARE(phases.firstByte, Phases::Duration(8500us));
    QCOMPARE(phases.reply, Phases::Duration(500us));
}

void TestPhases::tellsNothingOfEndsThatAreNotOurs()
{
    Exchange exchange;
    exchange.server = serverPart(3);
    addAt(exchange.server, eventAt(6500us, EventKind::Sent, Side::Upstream, 9));
    Phases phases = phasesOf(exchange);
    QCOMPARE(phases.server, Phases::Duration(2ms));
    QCOMPARE(phases.reply, Phases::Duration(500us));
    for (const Phases::Duration &unknown : {phases.connectDownstream, phases.envelope, phases.decision,
                                            phases.lookUp, phases.connectUpstream, phases.firstByte})
        QCOMPARE(unknown, Phases::Duration());

    exchange.server.reset();
    exchange.client = clientPart(1);
    phases = phasesOf(exchange);
    QCOMPARE(phases.firstByte, Phases::Duration(8500us));
    QCOMPARE(phases.reply, Phases::Duration(0ns));
    QCOMPARE(phases.envelope, Phases::Duration());
    QCOMPARE(phases.server, Phases::Duration());
    // No Connected event: the send's own connect was not told.
    QCOMPARE(phases.connectDownstream, Phases::Duration());

    QCOMPARE(phasesOf(Exchange()).reply, Phases::Duration());
}

void TestPhases::tellsNothingOfAPhaseUnderWay()
{
    Exchange exchange;
    exchange.proxy = underWay(proxyPart(2), 4ms);
    const Phases phases = phasesOf(exchange);
    QCOMPARE(phases.decision, Phases::Duration(1ms));
    QCOMPARE(phases.server, Phases::Duration());
    QCOMPARE(phases.reply, Phases::Duration());
}

void TestPhases::beginsWithTheFirstOfSeveralAddresses()
{
    Exchange exchange = wholeExchange();
    addAt(exchange.proxy, eventAt(2100us, EventKind::Connecting, Side::Upstream));
    addAt(exchange.proxy, eventAt(2200us, EventKind::Failed, Side::Upstream));
    addAt(exchange.proxy, eventAt(2300us, EventKind::Connecting, Side::Upstream));
    QCOMPARE(phasesOf(exchange).connectUpstream, Phases::Duration(900us));
}

void TestPhases::measuresTheServerFromTheLastPieceBeforeTheReply()
{
    Exchange exchange = wholeExchange();
    addAt(exchange.proxy, eventAt(6500us, EventKind::Sent, Side::Upstream, 1));
    addAt(exchange.proxy, eventAt(7500us, EventKind::Sent, Side::Upstream, 1));
    QCOMPARE(phasesOf(exchange).server, Phases::Duration(500us));
}

void TestPhases::takesAnErrorOfTheProxyForTheAnswer()
{
    Exchange exchange;
    exchange.proxy = proxyPart(2);
    exchange.proxy->events = {eventAt(1ms, EventKind::EnvelopeComplete, Side::Downstream),
                              eventAt(2ms, EventKind::Decided, Side::Downstream),
                              eventAt(3ms, EventKind::Sent, Side::Downstream, 20),
                              eventAt(5ms, EventKind::Sent, Side::Downstream, 6)};
    const Phases phases = phasesOf(exchange);
    QCOMPARE(phases.reply, Phases::Duration(2ms));
    QCOMPARE(phases.server, Phases::Duration());
    QCOMPARE(phases.connectUpstream, Phases::Duration());
}

void TestPhases::skipsWritesThatTookNothing()
{
    Exchange exchange = wholeExchange();
    addAt(exchange.proxy, eventAt(6500us, EventKind::Sent, Side::Upstream, 0));
    addAt(exchange.client, eventAt(100us, EventKind::Sent, Side::Downstream, 0));
    addAt(exchange.client, eventAt(8900us, EventKind::Sent, Side::Downstream, 0));
    const Phases phases = phasesOf(exchange);
    QCOMPARE(phases.server, Phases::Duration(3ms));
    QCOMPARE(phases.firstByte, Phases::Duration(8500us));
}

void TestPhases::neverGoesBackwards()
{
    Exchange exchange;
    exchange.proxy = proxyPart(2);
    exchange.proxy->events = {eventAt(2ms, EventKind::EnvelopeComplete, Side::Downstream),
                              eventAt(1ms, EventKind::Decided, Side::Downstream)};
    QCOMPARE(phasesOf(exchange).decision, Phases::Duration());
}

QTEST_APPLESS_MAIN(TestPhases)
#include "tst_phases.moc"
