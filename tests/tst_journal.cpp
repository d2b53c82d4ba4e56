#include "fakeparts.h"

#include "gui/journal/journal.h"

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

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
