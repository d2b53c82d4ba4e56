#include "diagramflows.h"

#include "gui/diagram/diagramcolumns.h"
#include "gui/diagram/diagramlayout.h"
#include "gui/diagram/diagramstack.h"
#include "gui/diagram/timescale.h"

#include <QtCore/QLocale>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace midhop;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using trace::Direction;
using trace::Role;
using trace::StepKind;
namespace flows = trace::flows;

namespace {

/// Every character seven units wide, lines of sixteen.
class EvenRuler final : public TextRuler
{
public:
    [[nodiscard]] qreal width(const QString &text, Face) const override { return 7.0 * qreal(text.size()); }
    [[nodiscard]] qreal lineHeight() const override { return 16; }
};

const EvenRuler ruler;

DiagramLayout laidOut(const trace::Flow &flow, DiagramOptions options = {})
{
    if (options.width == 0)
        options.width = 640;
    return layOut(flow, options, ruler);
}

QString plain(const DiagramText &text)
{
    QString shown = text.text;
    return shown.remove(QChar(0x2068)).remove(QChar(0x2069));
}

/// What must not touch each other: boxes, and texts outside of boxes.
std::vector<QRectF> solids(const DiagramLayout &layout)
{
    std::vector<QRectF> rects;
    const auto add = [&rects](const QRectF &rect) {
        if (!rect.isEmpty())
            rects.push_back(rect);
    };
    if (layout.heading)
        add(layout.heading->rect);
    for (const DiagramLifeline &lifeline : layout.lifelines) {
        for (const DiagramText &text : lifeline.head)
            add(text.rect);
    }
    for (const DiagramMark &mark : layout.marks) {
        add(mark.isBox ? mark.box : mark.label.rect);
        add(mark.time.rect);
    }
    for (const DiagramBreak &pause : layout.breaks)
        add(pause.duration.rect);
    if (layout.note)
        add(layout.note->rect);
    return rects;
}

QString text(const QRectF &rect)
{
    return u"%1,%2 %3x%4"_s.arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

/// Empty where nothing overlaps and nothing leaves the picture.
QString fault(const DiagramLayout &layout)
{
    const std::vector<QRectF> rects = solids(layout);
    const QRectF whole(QPointF(), layout.size);
    for (std::size_t i = 0; i < rects.size(); ++i) {
        if (!whole.contains(rects[i]))
            return u"outside: "_s + text(rects[i]);
        for (std::size_t j = i + 1; j < rects.size(); ++j) {
            if (rects[i].intersects(rects[j]))
                return text(rects[i]) + u" overlaps "_s + text(rects[j]);
        }
    }
    for (std::size_t i = 0; i < layout.marks.size(); ++i) {
        const DiagramMark &mark = layout.marks[i];
        if (i > 0 && mark.bounds.top() < layout.marks[i - 1].bounds.bottom() - 0.001)
            return u"mark %1 reaches into the one before"_s.arg(i);
        if (mark.isBox && !mark.box.contains(mark.label.rect))
            return u"mark %1 is wider than its box"_s.arg(i);
        for (const DiagramLifeline &lifeline : layout.lifelines) {
            const qreal x = lifeline.line.x1();
            if (!mark.isBox && mark.label.rect.left() < x && mark.label.rect.right() > x)
                return u"the label of mark %1 is on a lifeline"_s.arg(i);
        }
    }
    return {};
}

QByteArray randomText(QRandomGenerator &random)
{
    static const QByteArrayList Texts{"",
                                      "x",
                                      "שלום",
                                      "Error, not allowed address",
                                      QByteArray(3000, 'w'),
                                      R"({"server_ip": "127.0.0.1", "message": "tgmr"})"};
    return Texts[random.bounded(int(Texts.size()))];
}

trace::Flow randomFlow(quint32 seed)
{
    QRandomGenerator random(seed);
    trace::Flow flow = flows::empty(seed + 1);
    for (trace::Flow::Lifeline &lifeline : flow.lifelines) {
        lifeline.seen = random.bounded(3) != 0;
        lifeline.downstream = flows::end(quint16(random.bounded(65536)), random.generate());
        lifeline.upstream = flows::end(quint16(random.bounded(65536)), random.generate());
    }
    flow.finished = random.bounded(2) == 0;
    flow.verdict = trace::Verdict(random.bounded(4));
    auto at = 0ns;
    const int count = random.bounded(40);
    for (int i = 0; i < count; ++i) {
        at += std::chrono::nanoseconds(qint64(1) << random.bounded(36));
        const auto kind = StepKind(random.bounded(10));
        const Role from = Role(random.bounded(3));
        const bool alone =
            kind == StepKind::LookUp || kind == StepKind::Decision || kind >= StepKind::TimeOut;
        if (kind == StepKind::Bytes) {
            flows::addBytes(flow, Direction(random.bounded(4)), randomText(random), at);
            continue;
        }
        const Role to = alone                 ? from
                        : from == Role::Proxy ? (i % 2 ? Role::Client : Role::Server)
                                              : Role::Proxy;
        flows::add(flow, kind, from, to, at).text = randomText(random);
    }
    return flow;
}

} // namespace

class TestDiagramLayout : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsTheStepsInTheirOrder();
    void standsAtTheLifelinesOfItsRoles();
    void tellsTimesAtTheLeft();
    void headsTellTheEnds();
    void blockedHasNothingUpstream();
    void whatWasNotSeenIsHollow();
    void eachKindLooksDifferent();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void timeWaitStandsAtItsEnd();
    void mirroredIsTheSameTurnedRound();
    void gapsAreProportional();
    void gapsToScaleInTheDiagram();
    void manySegmentsAreOneArrow();
    void runsOpenOneByOne();
    void envelopesKeepTheirMessage();
    void neverTearsCharacters();
    void stacksExchanges();
    void tellsOfWhatIsNotDrawn();
    void findsMarksByPlaceAndStep();
};

void TestDiagramLayout::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestDiagramLayout::showsTheStepsInTheirOrder()
{
    const DiagramLayout layout = laidOut(flows::done());
    QStringList labels;
    for (const DiagramMark &mark : layout.marks)
        labels.append(plain(mark.label));
    QCOMPARE(labels, (QStringList{u"connect"_s, u"{\u2026, \"message\": \"tgmr\"}"_s, u"half-close"_s,
                                  u"allowed: no rule"_s, u"connect"_s, u"tgmr"_s, u"DONE"_s, u"DONE"_s,
                                  u"half-close"_s, u"close \u00b7 TIME_WAIT here"_s,
                                  u"close \u00b7 TIME_WAIT here"_s}));
    QVERIFY(
        std::ranges::is_sorted(layout.marks, {}, [](const DiagramMark &mark) { return mark.bounds.top(); }));
}

void TestDiagramLayout::standsAtTheLifelinesOfItsRoles()
{
    const trace::Flow flow = flows::done();
    const DiagramLayout layout = laidOut(flow);
    const auto at = [&](Role role) {
        return layout.lifelines[std::size_t(role)].line.x1();
    };
    QVERIFY(at(Role::Client) < at(Role::Proxy) && at(Role::Proxy) < at(Role::Server));
    for (const DiagramMark &mark : layout.marks) {
        const trace::Step &step = flow.steps[mark.group.first];
        if (mark.isBox) {
            QVERIFY(mark.box.left() < at(step.from) && mark.box.right() > at(step.from));
        } else {
            QCOMPARE(mark.line.x1(), at(step.from));
            QCOMPARE(mark.line.x2(), at(step.to));
        }
    }
}

void TestDiagramLayout::tellsTimesAtTheLeft()
{
    const DiagramLayout layout = laidOut(flows::done());
    QStringList times;
    for (const DiagramMark &mark : layout.marks)
        times.append(mark.time.text);
    QCOMPARE(times, (QStringList{u"0 ms"_s, u"+0.06 ms"_s, u"+0.07 ms"_s, u"+0.09 ms"_s, u"+0.12 ms"_s, u"+0.21 ms"_s,
                                 u"+0.30 ms"_s, u"+0.38 ms"_s, u"+0.40 ms"_s, u"+0.41 ms"_s, u"+0.42 ms"_s}));
    trace::Flow slow = flows::empty();
    flows::add(slow, StepKind::Connect, Role::Client, Role::Proxy, 0s);
    flows::addBytes(slow, Direction::ClientToProxy, "x", 10us);
    flows::add(slow, StepKind::TimeOut, Role::Proxy, Role::Proxy, 10s);
    const DiagramLayout slowly = laidOut(slow);
    QCOMPARE(slowly.marks[0].time.text, u"0 s"_s);
    QCOMPARE(slowly.marks[1].time.text, QString()); // reads as the one before
    QCOMPARE(slowly.marks[2].time.text, u"+10.000 s"_s);
}

void TestDiagramLayout::headsTellTheEnds()
{
    const DiagramLayout layout = laidOut(flows::done());
    const auto head = [](const DiagramLayout &of, Role role) {
        QStringList lines;
        for (const DiagramText &line : of.lifelines[std::size_t(role)].head)
            lines.append(line.text);
        return lines.join(u'|');
    };
    QCOMPARE(head(layout, Role::Client), u"Client|:49822"_s);
    QCOMPARE(head(layout, Role::Proxy), u"Proxy|:6000 :51412"_s);
    QCOMPARE(head(layout, Role::Server), u"Server|:8888"_s);
    trace::Flow far = flows::done();
    far.lifelines[1].downstream = flows::end(6000, 0xc0a80001);
    far.lifelines[1].upstream = flows::end(51412, 0xc0a80001);
    far.lifelines[2].upstream = flows::end(8888, 0x0a000007);
    QCOMPARE(head(laidOut(far), Role::Server), u"Server|10.0.0.7:8888"_s);
    QCOMPARE(head(laidOut(far), Role::Proxy), u"Proxy|192.168.0.1:6000|192.168.0.1:51412"_s);
    // A port is never lost for want of room.
    far.lifelines[2].upstream.address = *wire::IpAddress::parse("2001:db8:1234:5678:9abc:def0:1234:5678");
    QVERIFY(head(laidOut(far, {.width = 1}), Role::Server).endsWith(u"\u2026|:8888"_s));
}

void TestDiagramLayout::blockedHasNothingUpstream()
{
    const DiagramLayout layout = laidOut(flows::blocked());
    const qreal proxy = layout.lifelines[1].line.x1();
    for (const DiagramMark &mark : layout.marks)
        QVERIFY(mark.isBox || std::max(mark.line.x1(), mark.line.x2()) <= proxy);
    QCOMPARE(layout.lifelines[2].head.back().text, u"not contacted"_s);
    const auto decision = std::ranges::find(layout.marks, StepKind::Decision, &DiagramMark::kind);
    QCOMPARE(plain(decision->label), u"blocked: 127.0.0.1:7777"_s);
    QCOMPARE(decision->ink, Ink::Bad);
    QCOMPARE(decision->glyph, std::optional(Glyph::Cross));
}

void TestDiagramLayout::whatWasNotSeenIsHollow()
{
    trace::Flow flow = flows::done();
    flow.lifelines[0].seen = false;
    const DiagramLayout layout = laidOut(flow);
    QVERIFY(!layout.lifelines[0].seen && layout.lifelines[1].seen);
    QCOMPARE(layout.lifelines[0].head.back().text, u"not seen"_s);
    for (const DiagramMark &mark : layout.marks) {
        const trace::Step &step = flow.steps[mark.group.first];
        QCOMPARE(mark.hollowTail, !mark.isBox && step.from == Role::Client);
        QCOMPARE(mark.hollowHead, !mark.isBox && step.to == Role::Client);
    }
}

void TestDiagramLayout::eachKindLooksDifferent()
{
    trace::Flow flow = flows::empty();
    flow.finished = true;
    for (const StepKind kind :
         {StepKind::Connect, StepKind::Bytes, StepKind::HalfClose, StepKind::Close, StepKind::Reset})
        flows::add(flow, kind, Role::Client, Role::Proxy, 1us);
    std::set<Stroke> strokes;
    std::set<Head> heads;
    for (const DiagramMark &mark : laidOut(flow).marks) {
        strokes.insert(mark.stroke);
        heads.insert(mark.head);
    }
    QCOMPARE(strokes.size(), std::size_t(5));
    QCOMPARE(heads.size(), std::size_t(5));
    flows::add(flow, StepKind::ConnectFailed, Role::Proxy, Role::Server, 2us);
    const DiagramLayout layout = laidOut(flow);
    QCOMPARE(layout.marks.back().head, Head::Cross);
    QVERIFY(layout.marks.back().line.x2() < layout.lifelines[2].line.x1());
}

void TestDiagramLayout::nothingOverlaps_data()
{
    QTest::addColumn<qreal>("width");
    QTest::addColumn<bool>("toScale");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("in a narrow diagram") << qreal(1) << false << false;
    QTest::newRow("in a usual one") << qreal(640) << false << false;
    QTest::newRow("in a wide one") << qreal(3000) << false << false;
    QTest::newRow("to scale") << qreal(640) << true << false;
    QTest::newRow("from right to left") << qreal(640) << true << true;
}

void TestDiagramLayout::nothingOverlaps()
{
    QFETCH(const qreal, width);
    QFETCH(const bool, toScale);
    QFETCH(const bool, mirrored);
    for (quint32 seed = 0; seed < 200; ++seed) {
        const DiagramLayout layout = laidOut(randomFlow(seed), {.width = width,
                                                                .heading = seed % 2 == 0,
                                                                .toScale = toScale,
                                                                .everySegment = seed % 3 == 0,
                                                                .mirrored = mirrored});
        QVERIFY2(fault(layout).isEmpty(), qPrintable(u"seed %1: "_s.arg(seed) + fault(layout)));
        QVERIFY(width < 1000 || layout.size.width() <= width);
    }
}

void TestDiagramLayout::timeWaitStandsAtItsEnd()
{
    trace::Flow flow = flows::done();
    DiagramLayout layout = laidOut(flow);
    const DiagramMark &close = layout.marks[9]; // proxy to server, which closed first
    QVERIFY(close.label.rect.center().x() > close.line.center().x());
    flow.steps[9].timeWaitAtFrom = true;
    layout = laidOut(flow);
    QCOMPARE(plain(layout.marks[9].label), u"close \u00b7 TIME_WAIT at both"_s);
    QCOMPARE(layout.marks[9].label.rect.center().x(), layout.marks[9].line.center().x());
}

void TestDiagramLayout::mirroredIsTheSameTurnedRound()
{
    const DiagramLayout straight = laidOut(flows::done());
    const DiagramLayout turned = laidOut(flows::done(), {.mirrored = true});
    const qreal width = straight.size.width();
    QCOMPARE(turned.size, straight.size);
    QCOMPARE(turned.lifelines[0].line.x1(), width - straight.lifelines[0].line.x1());
    for (std::size_t i = 0; i < straight.marks.size(); ++i) {
        QCOMPARE(turned.marks[i].bounds.center().x(), width - straight.marks[i].bounds.center().x());
        QCOMPARE(turned.marks[i].time.rect.left(), width - straight.marks[i].time.rect.right());
        QCOMPARE(turned.marks[i].label.text, straight.marks[i].label.text);
    }
}

void TestDiagramLayout::gapsAreProportional()
{
    const std::vector<RowGap> gaps =
        gapsToScale({0ns, 10ns, 30ns, 60ns, 61ns, 61ns, 100'061ns}, {8, 8, 8, 8, 8, 8}, 20, 200);
    // 10, 20, 30, 1, 0, 100,000 ns: the middle of the positive ones is 20.
    QCOMPARE(gaps[0].height, 10.0);
    QCOMPARE(gaps[1].height, 20.0);
    QCOMPARE(gaps[2].height, 30.0);
    QCOMPARE(gaps[3].height, 8.0);
    QCOMPARE(gaps[4].height, 8.0);
    QCOMPARE(gaps[5].height, 200.0);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(gaps[std::size_t(i)].broken, i == 5);
    QVERIFY(gapsToScale({}, {}, 20, 200).empty());
    QVERIFY(gapsToScale({5ns}, {}, 20, 200).empty());
    QCOMPARE(gapsToScale({5ns, 5ns}, {8}, 20, 200).front().height, 8.0);
}

void TestDiagramLayout::gapsToScaleInTheDiagram()
{
    trace::Flow flow = flows::empty();
    for (const auto at : {0ms, 100ms, 250ms, 450ms})
        flows::addBytes(flow, Direction::ClientToProxy, "x", at);
    flows::add(flow, StepKind::TimeOut, Role::Proxy, Role::Proxy, 60s);
    const DiagramLayout layout = laidOut(flow, {.toScale = true});
    const auto y = [&](std::size_t i) {
        return layout.marks[i].line.y1();
    };
    QCOMPARE((y(2) - y(1)) / (y(3) - y(2)), 0.75);
    QCOMPARE(layout.breaks.size(), std::size_t(1));
    QCOMPARE(layout.breaks[0].duration.text, u"59.55 s"_s);
    QVERIFY(layout.breaks[0].top > y(3) && layout.breaks[0].bottom < layout.marks[4].box.top());
    QVERIFY(laidOut(flow).breaks.empty());
}

void TestDiagramLayout::manySegmentsAreOneArrow()
{
    const DiagramLayout few = laidOut(flows::dripping(MostSegmentsShown));
    QCOMPARE(few.marks.size(), std::size_t(5 + 3 * MostSegmentsShown));
    const trace::Flow flow = flows::dripping(1000);
    const DiagramLayout layout = laidOut(flow);
    // connect, envelope, decision, connect, message, reply up, reply down, close
    QCOMPARE(layout.marks.size(), std::size_t(8));
    QCOMPARE(layout.marks[1].label.text, u"1,000 bytes in 1,000 segments"_s);
    QCOMPARE(layout.marks[1].head, Head::Twin);
    QCOMPARE(layout.marks[1].group.size, 1000);
    QCOMPARE(layout.marks[5].group.count, 1000);
    QCOMPARE(layout.marks[6].group.count, 1000);
    QCOMPARE(layout.marks[5].group.run->direction, Direction::ServerToProxy);
    QCOMPARE(layout.marks[6].group.run->direction, Direction::ProxyToClient);
    QCOMPARE(laidOut(flow, {.everySegment = true}).marks.size(), flow.steps.size());
}

void TestDiagramLayout::runsOpenOneByOne()
{
    const trace::Flow flow = flows::dripping(10);
    DiagramStack stack(&ruler);
    stack.setOptions({.width = 640});
    stack.setEntries({{flow.id, flow, {}}}, 0);
    const SegmentRun run = *stack.layout(0).marks[1].group.run;
    stack.toggle(0, run);
    QCOMPARE(stack.layout(0).marks.size(), std::size_t(7 + 10));
    QCOMPARE(stack.layout(0).marks[10].group.run, std::optional(run));
    // It stays open while it grows.
    stack.update({{flow.id, flows::dripping(20)}});
    QCOMPARE(stack.layout(0).marks.size(), std::size_t(7 + 20));
    stack.toggle(0, run);
    QCOMPARE(stack.layout(0).marks.size(), std::size_t(8));
}

void TestDiagramLayout::envelopesKeepTheirMessage()
{
    const QString envelope = QString::fromUtf8(flows::Envelope);
    QCOMPARE(ruler.elidedEnvelope(envelope, Face::Fixed, 1000), envelope);
    QCOMPARE(ruler.elidedEnvelope(envelope, Face::Fixed, 7 * 40),
             u"{\"server_ip\": \u2026, \"message\": \"tgmr\"}"_s);
    QCOMPARE(ruler.elidedEnvelope(envelope, Face::Fixed, 7 * 25), u"{\u2026, \"message\": \"tgmr\"}"_s);
    QCOMPARE(ruler.elidedEnvelope(envelope, Face::Fixed, 7 * 10), u"{\"server_\u2026"_s);
    QCOMPARE(ruler.elidedEnvelope(u"\"message\" {:"_s, Face::Fixed, 7 * 5), u"\"mes\u2026"_s);
}

void TestDiagramLayout::neverTearsCharacters()
{
    const QString text = u"\U0001F469\u200D\U0001F680abc"_s; // one astronaut in five units
    QCOMPARE(ruler.elided(text, Face::Plain, 7 * 8), text);
    QCOMPARE(ruler.elided(text, Face::Plain, 7 * 6), QString(text.left(5) + QChar(0x2026)));
    QCOMPARE(ruler.elided(text, Face::Plain, 7 * 5), QString(QChar(0x2026)));
    QCOMPARE(ruler.elided(text, Face::Plain, 3), QString());
}

void TestDiagramLayout::stacksExchanges()
{
    DiagramStack stack(&ruler);
    stack.setOptions({.width = 640});
    stack.setEntries({{{1}, flows::done(1), {}}, {{2}, std::nullopt, {}}, {{3}, flows::blocked(3), {}}}, 0);
    QVERIFY(stack.layout(0).heading->text.startsWith(u"#1 \u00b7 "_s));
    QVERIFY(stack.layout(0).heading->text.endsWith(u" \u00b7 done"_s));
    QCOMPARE(stack.layout(1).heading->text, u"#2 is no longer in memory."_s);
    QVERIFY(stack.layout(1).marks.empty());
    QCOMPARE(stack.top(1), stack.layout(0).size.height());
    QCOMPARE(stack.size().height(), stack.top(2) + stack.layout(2).size.height());
    QVERIFY(!stack.remark());
    QCOMPARE(stack.exchangesIn(0, 10), (std::pair<std::size_t, std::size_t>{0, 1}));
    QCOMPARE(stack.exchangesIn(stack.top(1) - 1, stack.top(2) + 1),
             (std::pair<std::size_t, std::size_t>{0, 3}));
    // Key by key through all of them, over the one without marks.
    std::size_t count = 0;
    std::optional<DiagramStack::Place> last;
    for (auto place = stack.first(); place; place = stack.behind(*place)) {
        last = place;
        ++count;
    }
    QCOMPARE(count, stack.layout(0).marks.size() + stack.layout(2).marks.size());
    QVERIFY(last == stack.last());
    stack.setEntries({{{1}, flows::done(1), {}}}, 0);
    QVERIFY(!stack.layout(0).heading);
}

void TestDiagramLayout::tellsOfWhatIsNotDrawn()
{
    DiagramStack stack(&ruler);
    stack.setOptions({.width = 640});
    stack.setEntries({{{1}, flows::done(1), {}}}, 1337);
    QCOMPARE(stack.remark()->text, u"1,337 more exchanges are selected, and not drawn."_s);
    QVERIFY(stack.remark()->rect.top() > stack.layout(0).size.height());
    QVERIFY(stack.remark()->rect.bottom() < stack.size().height());
}

void TestDiagramLayout::findsMarksByPlaceAndStep()
{
    const trace::Flow flow = flows::dripping(50, 2);
    DiagramStack stack(&ruler);
    stack.setOptions({.width = 640});
    stack.setEntries({{{1}, flows::done(1), {}}, {{2}, flow, {}}}, 0);
    for (auto place = stack.first(); place; place = stack.behind(*place)) {
        QVERIFY(stack.markAt(stack.bounds(*place).center()) == place);
        QVERIFY(stack.find(stack.layout(place->exchange).id, stack.step(*place)) == place);
    }
    QVERIFY(!stack.markAt({1, stack.bounds({1, 0}).center().y()}));
    QVERIFY(!stack.markAt({1, -5}));
    QVERIFY(!stack.markAt({1, 1e6}));
    const trace::Step &inRun = flow.steps[30];
    QVERIFY(stack.find({2}, inRun) == (DiagramStack::Place{1, 1}));
    QVERIFY(!stack.find({9}, inRun));
}

QTEST_MAIN(TestDiagramLayout)
#include "tst_diagramlayout.moc"
