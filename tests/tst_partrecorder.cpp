#include "core/roles/partrecorder.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>
#include <limits>

using namespace midhop::roles;
using namespace midhop::trace;
using namespace Qt::StringLiterals;
using std::chrono::nanoseconds;

namespace {

constexpr int Kept = PartRecorder::EventsKept;

/// A recorder whose part is under way, and a clock that goes on with each event.
struct Recording
{
    PartRecorder recorder{Role::Proxy, true};
    int at = 0;

    Recording() { recorder.begin(nanoseconds(0), 0); }
    void event(EventKind kind, Side side, qsizetype size = 0)
    {
        recorder.eventAt(nanoseconds(++at), kind, side, kind == EventKind::Received, size);
    }
    /// So many pieces of a reply, each handed on.
    void relay(int pieces, qsizetype size)
    {
        for (int i = 0; i < pieces; ++i) {
            event(EventKind::Received, Side::Upstream, size);
            event(EventKind::Sent, Side::Downstream, size);
        }
    }
    [[nodiscard]] const std::vector<Event> &events() const { return recorder.part().events; }
    [[nodiscard]] qint64 sum(EventKind kind) const
    {
        qint64 bytes = 0;
        for (const Event &event : events())
            bytes += event.kind == kind ? qint64(event.size) : 0;
        return bytes;
    }
};

} // namespace

class TestPartRecorder : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyPieceIsAnEventUpToABound();
    void endlessPiecesStayBounded();
    void whatIsBehindTheBoundKeepsItsBytesAndTheTimeOfTheLast();
    void endsAreToldBehindTheBound();
    void directionsAreKeptApart();
    void sizesDoNotWrap();
};

void TestPartRecorder::everyPieceIsAnEventUpToABound()
{
    Recording recording;
    recording.relay(Kept / 2, 3);
    QCOMPARE(std::ssize(recording.events()), qsizetype(Kept));
    QVERIFY(std::ranges::all_of(recording.events(), [](const Event &event) { return event.size == 3; }));
}

void TestPartRecorder::endlessPiecesStayBounded()
{
    Recording recording;
    recording.relay(200'000, 1);
    QVERIFY(std::ssize(recording.events()) <= Kept + 2);
    QVERIFY(recording.events().capacity() <= size_t(2 * Kept));
}

void TestPartRecorder::whatIsBehindTheBoundKeepsItsBytesAndTheTimeOfTheLast()
{
    Recording recording;
    recording.relay(Kept, 7);
    QCOMPARE(recording.sum(EventKind::Received), qint64(Kept) * 7);
    QCOMPARE(recording.sum(EventKind::Sent), qint64(Kept) * 7);
    const auto &events = recording.events();
    QVERIFY(std::ranges::is_sorted(events, {}, &Event::at));
    QCOMPARE(events.back().kind, EventKind::Sent);
    QCOMPARE(events.back().at, nanoseconds(recording.at));
    QCOMPARE(events[events.size() - 2].kind, EventKind::Received);
    QCOMPARE(events[events.size() - 2].at, nanoseconds(recording.at - 1));
}

void TestPartRecorder::endsAreToldBehindTheBound()
{
    Recording recording;
    recording.relay(Kept, 1);
    recording.event(EventKind::HalfClosed, Side::Upstream);
    recording.event(EventKind::Closed, Side::Upstream);
    recording.event(EventKind::Sent, Side::Downstream, 5);
    recording.event(EventKind::Closed, Side::Downstream);
    const auto &events = recording.events();
    QCOMPARE(events.back().kind, EventKind::Closed);
    QCOMPARE(std::ranges::count(events, EventKind::Closed, &Event::kind), std::ptrdiff_t(2));
    QCOMPARE(std::ranges::count(events, EventKind::HalfClosed, &Event::kind), std::ptrdiff_t(1));
    QCOMPARE(recording.sum(EventKind::Sent), qint64(Kept) + 5);
    QVERIFY(std::ranges::is_sorted(events, {}, &Event::at));
}

void TestPartRecorder::directionsAreKeptApart()
{
    Recording recording;
    recording.relay(Kept / 2, 1);
    for (int i = 0; i < 100; ++i) {
        recording.event(EventKind::Received, Side::Upstream, 1);
        recording.event(EventKind::Received, Side::Downstream, 10);
    }
    const auto &events = recording.events();
    QCOMPARE(std::ssize(events), qsizetype(Kept + 2));
    QCOMPARE(events[Kept].side, Side::Upstream);
    QCOMPARE(events[Kept].size, 100U);
    QCOMPARE(events[Kept + 1].side, Side::Downstream);
    QCOMPARE(events[Kept + 1].size, 1000U);
}

void TestPartRecorder::sizesDoNotWrap()
{
    Recording recording;
    recording.relay(Kept / 2, 1);
    constexpr qsizetype Large = std::numeric_limits<quint32>::max() - 10;
    recording.event(EventKind::Sent, Side::Downstream, Large);
    recording.event(EventKind::Sent, Side::Downstream, 100);
    QCOMPARE(recording.sum(EventKind::Sent), qint64(Kept / 2) + Large + 100);
}

QTEST_GUILESS_MAIN(TestPartRecorder)
#include "tst_partrecorder.moc"
