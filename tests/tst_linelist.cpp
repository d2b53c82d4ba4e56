#include "gui/logs/linelist.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <deque>
#include <random>

using namespace midhop::gui;
using namespace Qt::StringLiterals;

class TestLineList : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void isEmptyAtFirst();
    void findsALineInItsRun();
    void findsRunsOfRowsBeyond32Bits();
    void agreesWithASimpleReference_data();
    void agreesWithASimpleReference();
};

void TestLineList::isEmptyAtFirst()
{
    LineList list;
    QCOMPARE(list.shownLines(), 0);
    QCOMPARE(list.shownBefore(0), 0);
    QVERIFY(list.runsOf(0).empty());
    list.drop(5);
    QCOMPARE(list.firstRun(), 0);
}

void TestLineList::findsALineInItsRun()
{
    LineList list;
    list.appendLines(7, 0, 5);
    list.appendNotice(0);
    list.appendLines(7, 5, 2);
    QCOMPARE(list.shownLines(), 0);
    list.setShown(std::vector<qint64>{0, 1, 2}, true);
    QCOMPARE(list.shownLines(), 8);
    QCOMPARE(list.shownNotices(), 1);
    QCOMPARE(list.at(4).line, 4);
    QVERIFY(list.at(5).run.notice);
    QCOMPARE(list.at(6).line, 5);
    QCOMPARE(list.at(7).line, 6);
    list.setShown(std::vector<qint64>{0}, false);
    QCOMPARE(list.at(1).line, 5);
    QCOMPARE(list.runsOf(7), (std::vector<qint64>{0, 2}));
    list.hideAll();
    QCOMPARE(list.shownLines(), 0);
    QCOMPARE(list.shownNotices(), 0);
}

void TestLineList::findsRunsOfRowsBeyond32Bits()
{
    constexpr qint64 Far = (qint64(1) << 32) + 9;
    LineList list;
    list.appendLines(Far - 1, 0, 1);
    list.appendLines(Far, 0, 2);
    QCOMPARE(list.runsOf(Far), std::vector<qint64>{1});
    QVERIFY(list.runsOf(9).empty());
    QCOMPARE(list.run(1).source, 9U);
}

void TestLineList::agreesWithASimpleReference_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestLineList::agreesWithASimpleReference()
{
    QFETCH(const quint32, seed);
    std::mt19937 engine(seed);
    const auto below = [&engine](qint64 limit) { return qint64(engine() % quint32(limit)); };
    struct Known
    {
        qint64 row = 0; ///< -1: a notice
        int line = 0;
        int count = 1;
        bool shown = false;
    };
    std::deque<Known> known;
    qint64 first = 0;
    qint64 row = 0;
    LineList list;
    for (int step = 0; step < 400; ++step) {
        const auto size = qint64(known.size());
        switch (below(6)) {
        case 0:
            list.drop(first + below(size + 1));
            for (; first < list.firstRun(); ++first)
                known.pop_front();
            break;
        case 1:
            if (below(20) == 0) {
                list.hideAll();
                for (Known &one : known)
                    one.shown = false;
            }
            break;
        case 2:
        case 3:
            if (size > 0) {
                const bool shown = below(3);
                std::vector<qint64> numbers;
                for (qint64 at = below(size); at < size; at += 1 + below(3)) {
                    numbers.push_back(first + at);
                    known[std::size_t(at)].shown = shown;
                }
                list.setShown(numbers, shown);
            }
            break;
        default:
            for (qint64 more = below(700); more > 0; --more) {
                if (below(10) == 0) {
                    list.appendNotice(0);
                    known.push_back({-1, 0, 1, false});
                } else {
                    const Known one{row + below(8), int(below(4)), int(1 + below(7)), false};
                    list.appendLines(one.row, one.line, one.count);
                    known.push_back(one);
                    row += below(2);
                }
            }
            break;
        }
        std::vector<std::pair<qint64, int>> lines;
        qint64 notices = 0;
        const qint64 asked = first + below(qint64(known.size()) + 1);
        const qint64 askedRow = row - below(40);
        qint64 before = 0;
        std::vector<qint64> runs;
        for (qint64 at = 0; at < qint64(known.size()); ++at) {
            const Known &one = known[std::size_t(at)];
            if (first + at == asked)
                before = qint64(lines.size());
            if (one.row == askedRow)
                runs.push_back(first + at);
            notices += one.shown && one.row < 0;
            for (int line = 0; one.shown && line < one.count; ++line)
                lines.emplace_back(one.row, one.line + line);
        }
        if (asked == first + qint64(known.size()))
            before = qint64(lines.size());
        QCOMPARE(list.firstRun(), first);
        QCOMPARE(list.endRun(), first + qint64(known.size()));
        QCOMPARE(list.shownLines(), qint64(lines.size()));
        QCOMPARE(list.shownNotices(), notices);
        QCOMPARE(list.shownBefore(asked), before);
        QCOMPARE(list.runsOf(askedRow), askedRow < 0 ? std::vector<qint64>() : runs);
        for (int sample = 0; sample < 20 && !lines.empty(); ++sample) {
            const qint64 line = below(qint64(lines.size()));
            const LineList::Place place = list.at(line);
            const auto &[expectedRow, expectedLine] = lines[std::size_t(line)];
            QCOMPARE(bool(place.run.notice), expectedRow < 0);
            if (expectedRow >= 0)
                QCOMPARE(qint64(place.run.source), expectedRow);
            QCOMPARE(place.line, expectedRow < 0 ? 0 : expectedLine);
        }
    }
}

QTEST_APPLESS_MAIN(TestLineList)
#include "tst_linelist.moc"
