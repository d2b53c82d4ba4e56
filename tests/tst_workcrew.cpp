#include "gui/filter/workcrew.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <atomic>

using namespace midhop::gui;
using namespace Qt::StringLiterals;

class TestWorkCrew : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void allCallsHaveReturned_data();
    void allCallsHaveReturned();
    void threadsHelp();
};

void TestWorkCrew::allCallsHaveReturned_data()
{
    QTest::addColumn<int>("helpers");
    QTest::newRow("alone") << 0;
    QTest::newRow("with one") << 1;
    QTest::newRow("with three") << 3;
}

void TestWorkCrew::allCallsHaveReturned()
{
    QFETCH(const int, helpers);
    WorkCrew crew(helpers);
    for (int round = 0; round < 2'000; ++round) {
        std::atomic<int> next = 0;
        std::atomic<int> begun = 0;
        std::atomic<int> returned = 0;
        std::vector<int> done(100); // each written by whoever takes it
        crew.run([&] {
            ++begun;
            for (int piece = next++; piece < int(done.size()); piece = next++)
                ++done[std::size_t(piece)];
            ++returned;
        });
        QVERIFY(begun >= 1 && begun <= helpers + 1);
        QCOMPARE(returned.load(), begun.load());
        QCOMPARE(done, std::vector<int>(100, 1));
    }
}

// Two that wait for one another are two threads.
void TestWorkCrew::threadsHelp()
{
    WorkCrew crew(1);
    std::atomic<int> here = 0;
    const QDeadlineTimer over(20'000);
    crew.run([&] {
        ++here;
        while (here < 2 && !over.hasExpired())
            std::this_thread::yield();
    });
    QCOMPARE(here.load(), 2);
}

QTEST_MAIN(TestWorkCrew)
#include "tst_workcrew.moc"
