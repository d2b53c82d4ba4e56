#include "fakeparts.h"

#include "gui/journal/leavinghold.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <thread>

using namespace fakeparts;
using namespace midhop::gui;

class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void tellsWhenItHasCaughtUp();

    void tellsWhatIsPublishedInAnotherThread();
    void toldChangesAreInTheStore();
    void partsOfOneExchangeAreOneRow();
    void keepsNoticesAndPartsInTheOrderOfTime();
    void countsOutcomes();
    void medianIsOfThoseThatEnded();
    void countsTheLost();
    void clearForgetsAndNumbersGoOn();
    void findsTheRowOfAnExchange();
    void manyPartsComeInSeveralSlices();
    void theOldestLeaveBeyondTheLimit_data();
    void theOldestLeaveBeyondTheLimit();
    void whatLeavesCanBeReadUntilItHasLeft();
    void outcomesLeaveWithTheirRows();
    void aLowerLimitLetsMoreLeave();
    void theLimitHasBounds();
    void nothingLeavesWhileHeld();
    void aHoldCanBeMovedAndOutliveTheJournal();
    void tellsOfALingeringPartsEnd();
    void takesLoadedExchangesIn();
    void nothingLeavesWhileChangesAreTold();
    void aNewSessionBeginsAtOne();
    void whatWasClearedInTheFeedDoesNotComeBack();
};

void TestJournal::tellsWhatIsPublishedInAnotherThread()
{
    Journal journal;
    QSignalSpy changed(&journal, &Journal::changed);
    std::thread([&] { journal.feed()->publish({proxyPart(1), proxyPart(2)}); }).join();
    QTRY_COMPARE(journal.exchanges(), 2);
    QVERIFY(!changed.isEmpty());
}

void TestJournal::toldChangesAreInTheStore()
{
    Journal journal;
    int lines = 0;
    connect(&journal, &Journal::changed, this, [&](const std::vector<trace::Store::Change> &changes) {
        for (const trace::Store::Change &change : changes) {
            QVERIFY(change.row < journal.store().count());
            QCOMPARE(change.firstLine, lines);
            lines += change.lineCount;
        }
    });
    journal.feed()->publish({proxyPart(1, false)});
    QTRY_VERIFY(lines > 0);
    const int before = lines;
    journal.feed()->publish({proxyPart(1)});
    QTRY_VERIFY(lines > before);
    QCOMPARE(journal.exchanges(), 1);
}

void TestJournal::partsOfOneExchangeAreOneRow()
{
    Journal journal;
    journal.feed()->publish({clientPart(1), proxyPart(1)});
    QTRY_COMPARE(journal.exchanges(), 1);
    QTRY_VERIFY(journal.store().part(0, trace::Role::Proxy) && journal.store().part(0, trace::Role::Client));
}

void TestJournal::keepsNoticesAndPartsInTheOrderOfTime()
{
    Journal journal;
    QByteArray order;
    connect(&journal, &Journal::changed, this,
            [&](const auto &changes) { order += QByteArray(int(changes.size()), 'x'); });
    connect(&journal, &Journal::noticed, this, [&](const auto &notices) {
        for (const trace::Notice &notice : notices)
            order += notice.text;
    });
    trace::Part first = proxyPart(1);
    trace::Part second = proxyPart(2);
    trace::Notice between = notice(trace::Role::Proxy, "-");
    between.at = first.ended + 1us;
    second.started = between.at;
    second.ended = between.at + 400us;
    trace::Notice behind = notice(trace::Role::Proxy, "!");
    behind.at = second.ended + 1s;
    journal.feed()->publish({first, second});
    journal.feed()->publish(between);
    journal.feed()->publish(behind);
    QTRY_COMPARE(order, QByteArray("x-x!"));
}

void TestJournal::countsOutcomes()
{
    Journal journal;
    journal.feed()->publish({proxyPart(1), blockedPart(2), proxyPart(3, false)});
    QTRY_COMPARE(journal.exchanges(), 3);
    QCOMPARE(journal.exchanges(trace::Outcome::Done), 1);
    QCOMPARE(journal.exchanges(trace::Outcome::Blocked), 1);
    QCOMPARE(journal.exchanges(trace::Outcome::Running), 1);
    journal.feed()->publish({proxyPart(3)});
    QTRY_COMPARE(journal.exchanges(trace::Outcome::Done), 2);
    QCOMPARE(journal.exchanges(trace::Outcome::Running), 0);
}

void TestJournal::medianIsOfThoseThatEnded()
{
    Journal journal;
    QCOMPARE(journal.medianLatency(), -1ns);
    trace::Part slow = proxyPart(3);
    slow.ended = slow.started + 3s;
    journal.feed()->publish({proxyPart(1), proxyPart(2), slow, proxyPart(4, false)});
    QTRY_COMPARE(journal.exchanges(), 4);
    QCOMPARE(journal.medianLatency(), std::chrono::nanoseconds(400us));
}

void TestJournal::countsTheLost()
{
    Journal journal;
    QSignalSpy lost(&journal, &Journal::lostChanged);
    std::vector<trace::Part> parts(std::size_t(trace::Feed::MaxParts) + 5, proxyPart(1));
    journal.feed()->publish(std::move(parts));
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(lost.first().first().toULongLong(), 5ULL);
    QCOMPARE(journal.lost(), 5ULL);
}

void TestJournal::clearForgetsAndNumbersGoOn()
{
    Journal journal;
    journal.feed()->publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(journal.exchanges(), 2);
    QSignalSpy cleared(&journal, &Journal::cleared);
    journal.feed()->publish({proxyPart(3)});
    journal.clear();
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(journal.exchanges(), 0);
    QCOMPARE(journal.exchanges(trace::Outcome::Done), 0);
    QCOMPARE(journal.medianLatency(), -1ns);
    journal.feed()->publish({proxyPart(4)});
    QTRY_COMPARE(journal.exchanges(), 1);
    QCOMPARE(journal.store().id(0).value, 3ULL);
    QCOMPARE(*journal.store().part(0, trace::Role::Proxy)->message, QByteArray("tgmr"));
}

void TestJournal::findsTheRowOfAnExchange()
{
    Journal journal;
    QCOMPARE(journal.rowOf({1}), -1);
    journal.feed()->publish({proxyPart(1), proxyPart(2), proxyPart(3)});
    QTRY_COMPARE(journal.exchanges(), 3);
    QCOMPARE(journal.rowOf(journal.store().id(0)), 0);
    QCOMPARE(journal.rowOf(journal.store().id(2)), 2);
    QCOMPARE(journal.rowOf({99}), -1);
    QCOMPARE(journal.rowOf({0}), -1);
}

void TestJournal::manyPartsComeInSeveralSlices()
{
    Journal journal;
    QSignalSpy changed(&journal, &Journal::changed);
    constexpr quint32 Many = 20'000;
    std::vector<trace::Part> parts;
    for (quint32 i = 0; i < Many; ++i)
        parts.push_back(proxyPart(i + 1));
    journal.feed()->publish(std::move(parts));
    QTRY_COMPARE_WITH_TIMEOUT(journal.exchanges(), qsizetype(Many), 60'000);
    QVERIFY2(changed.size() > 1, "the window had no turn while 20,000 parts were taken");
}

namespace {

std::vector<trace::Part> proxyParts(quint32 first, quint32 last)
{
    std::vector<trace::Part> parts;
    for (quint32 number = first; number <= last; ++number)
        parts.push_back(proxyPart(number));
    return parts;
}

trace::Exchange loaded(quint64 id)
{
    return {{id}, clientPart(1), proxyPart(1), std::nullopt};
}

} // namespace

void TestJournal::theOldestLeaveBeyondTheLimit_data()
{
    QTest::addColumn<qsizetype>("limit");
    QTest::addColumn<quint32>("count");
    QTest::addColumn<qsizetype>("left");
    QTest::newRow("none while fewer than a chunk are too many") << qsizetype(1024) << 2047U << qsizetype(0);
    QTest::newRow("a chunk when that many are too many") << qsizetype(1024) << 2048U << qsizetype(1024);
    QTest::newRow("by chunks when the limit is none") << qsizetype(1500) << 2600U << qsizetype(1024);
    QTest::newRow("several chunks") << qsizetype(1024) << 5000U << qsizetype(3072);
}

void TestJournal::theOldestLeaveBeyondTheLimit()
{
    QFETCH(const qsizetype, limit);
    QFETCH(const quint32, count);
    QFETCH(const qsizetype, left);
    Journal journal;
    journal.setLimit(limit);
    journal.feed()->publish(proxyParts(1, count));
    QTRY_COMPARE(journal.store().endRow(), qsizetype(count));
    QTRY_COMPARE(journal.left(), left);
    QCOMPARE(journal.exchanges(), qsizetype(count) - left);
    QCOMPARE(journal.store().firstRow(), left);
    QCOMPARE(journal.rowOf({quint64(left)}), -1);
    QCOMPARE(journal.rowOf({quint64(left) + 1}), left);
}

void TestJournal::whatLeavesCanBeReadUntilItHasLeft()
{
    Journal journal;
    qsizetype known = 0;
    connect(&journal, &Journal::leaving, this, [&](qsizetype first) {
        QCOMPARE(journal.store().firstRow(), known);
        QVERIFY(first > known && first % trace::Store::RowsPerChunk == 0);
        QVERIFY(journal.store().part(known, trace::Role::Proxy));
        QVERIFY(journal.store().part(first - 1, trace::Role::Proxy));
        known = first;
    });
    journal.feed()->publish(proxyParts(1, 3000));
    QTRY_COMPARE(journal.exchanges(), 3000);
    journal.setLimit(1);
    QTRY_COMPARE(journal.left(), 1024);
    QCOMPARE(known, 1024);
}

void TestJournal::outcomesLeaveWithTheirRows()
{
    Journal journal;
    std::vector<trace::Part> parts;
    for (quint32 number = 1; number <= 1024; ++number)
        parts.push_back(number <= 100   ? blockedPart(number)
                        : number <= 110 ? proxyPart(number, false)
                                        : proxyPart(number));
    parts.push_back(blockedPart(1025));
    journal.feed()->publish(std::move(parts));
    QTRY_COMPARE(journal.exchanges(trace::Outcome::Blocked), 101);
    QCOMPARE(journal.exchanges(trace::Outcome::Running), 10);
    journal.setLimit(1024);
    journal.feed()->publish(proxyParts(2001, 3023));
    QTRY_COMPARE(journal.left(), 1024);
    QCOMPARE(journal.exchanges(trace::Outcome::Blocked), 1);
    QCOMPARE(journal.exchanges(trace::Outcome::Running), 0);
    QCOMPARE(journal.exchanges(trace::Outcome::Done), 1023);
    // One that ran when it left comes back as a new row.
    journal.feed()->publish({proxyPart(105)});
    QTRY_COMPARE(journal.exchanges(trace::Outcome::Done), 1024);
}

void TestJournal::aLowerLimitLetsMoreLeave()
{
    Journal journal;
    journal.feed()->publish(proxyParts(1, 20'000));
    QTRY_COMPARE_WITH_TIMEOUT(journal.exchanges(), 20'000, 60'000);
    journal.setLimit(1024);
    QTRY_COMPARE(journal.exchanges(), 20'000 - 18 * 1024);
    QCOMPARE(journal.exchanges(trace::Outcome::Done), journal.exchanges());
}

void TestJournal::theLimitHasBounds()
{
    Journal journal;
    QCOMPARE(journal.limit(), 1'000'000);
    journal.setLimit(-5);
    QCOMPARE(journal.limit(), 1024);
    journal.setLimit(std::numeric_limits<qsizetype>::max());
    QCOMPARE(journal.limit(), Journal::GreatestLimit);
}

void TestJournal::nothingLeavesWhileHeld()
{
    Journal journal;
    QSignalSpy leaving(&journal, &Journal::leaving);
    journal.setLimit(1024);
    journal.holdLeaving();
    journal.holdLeaving();
    journal.feed()->publish(proxyParts(1, 3000));
    QTRY_COMPARE(journal.exchanges(), 3000);
    journal.releaseLeaving();
    journal.feed()->publish(proxyParts(3001, 3001));
    QTRY_COMPARE(journal.exchanges(), 3001);
    QVERIFY(leaving.isEmpty());
    journal.releaseLeaving();
    QTRY_COMPARE(journal.left(), 1024);
    QCOMPARE(leaving.size(), 1);
}

void TestJournal::aHoldCanBeMovedAndOutliveTheJournal()
{
    auto journal = std::make_unique<Journal>();
    journal->setLimit(1024);
    LeavingHold kept;
    {
        LeavingHold hold(journal.get());
        kept = std::move(hold);
    }
    journal->feed()->publish(proxyParts(1, 2048));
    QTRY_COMPARE(journal->exchanges(), 2048);
    kept = LeavingHold();
    QTRY_COMPARE(journal->left(), 1024);
    kept = LeavingHold(journal.get());
    journal.reset();
}

void TestJournal::tellsOfALingeringPartsEnd()
{
    Journal journal;
    QSignalSpy changed(&journal, &Journal::changed);
    trace::Part part = proxyPart(1);
    part.lingering = true;
    journal.feed()->publish({part});
    QTRY_COMPARE(journal.exchanges(trace::Outcome::Done), 1);
    QCOMPARE(changed.size(), 1);
    journal.feed()->publish({proxyPart(1)});
    QTRY_COMPARE(changed.size(), 2);
    const auto changes = changed.last().first().value<std::vector<trace::Store::Change>>();
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes.front().row, 0);
}

void TestJournal::takesLoadedExchangesIn()
{
    Journal journal;
    QSignalSpy changed(&journal, &Journal::changed);
    std::vector<trace::Exchange> exchanges;
    exchanges.push_back(loaded(3));
    exchanges.push_back({});
    exchanges.push_back(loaded(9));
    journal.add(std::move(exchanges));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<std::vector<trace::Store::Change>>().size(), 4U);
    QCOMPARE(journal.exchanges(trace::Outcome::Done), 2);
    QCOMPARE(journal.rowOf({9}), 1);
    journal.add({});
    QCOMPARE(changed.size(), 1);
    journal.feed()->publish({proxyPart(1)});
    QTRY_COMPARE(journal.exchanges(), 3);
    QCOMPARE(journal.store().id(2).value, 10ULL);
}

// A slot behind another that adds must still find the rows it is told of.
void TestJournal::nothingLeavesWhileChangesAreTold()
{
    Journal journal;
    journal.setLimit(1024);
    bool added = false;
    connect(&journal, &Journal::changed, this, [&] {
        if (std::exchange(added, true))
            return;
        std::vector<trace::Exchange> exchanges(4000, loaded(1));
        journal.add(std::move(exchanges));
        QCOMPARE(journal.left(), 0);
    });
    journal.feed()->publish({proxyPart(1)});
    QTRY_COMPARE(journal.left(), 2048);
    QCOMPARE(journal.exchanges(), 4001 - 2048);
}

void TestJournal::aNewSessionBeginsAtOne()
{
    Journal journal;
    QSignalSpy cleared(&journal, &Journal::cleared);
    journal.setLimit(1024);
    journal.feed()->publish(proxyParts(1, 2048));
    QTRY_COMPARE(journal.left(), 1024);
    journal.restart();
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(journal.left(), 0);
    QCOMPARE(journal.exchanges(), 0);
    QCOMPARE(journal.exchanges(trace::Outcome::Done), 0);
    journal.feed()->publish({blockedPart(9000)});
    QTRY_COMPARE(journal.exchanges(trace::Outcome::Blocked), 1);
    QCOMPARE(journal.store().id(0).value, 1ULL);
}

void TestJournal::whatWasClearedInTheFeedDoesNotComeBack()
{
    Journal journal;
    trace::Part part = proxyPart(1);
    part.lingering = true;
    journal.feed()->publish({part});
    journal.clear();
    journal.feed()->publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(journal.exchanges(), 1);
    QCOMPARE(journal.store().part(0, trace::Role::Proxy)->serial, 20ULL);
}

void TestJournal::tellsWhenItHasCaughtUp()
{
    Journal journal;
    qsizetype held = -1;
    connect(&journal, &Journal::caughtUp, &journal, [&] { held = journal.exchanges(); });
    std::vector<trace::Part> parts;
    for (quint32 number = 1; number <= 20'000; ++number)
        parts.push_back(fakeparts::proxyPart(number));
    journal.feed()->publish(std::move(parts));
    QTRY_VERIFY(!journal.isCaughtUp()); // several slices of work
    QTRY_COMPARE(held, 20'000);
    QVERIFY(journal.isCaughtUp());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
