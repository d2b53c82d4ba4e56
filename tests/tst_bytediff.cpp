#include "core/trace/bytediff.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using midhop::trace::ByteChange;
using midhop::trace::byteDiff;

namespace {

/// `ab` for what is the same, `[c|d]` for what is not.
QByteArray drawn(QByteArrayView left, QByteArrayView right, const std::vector<ByteChange> &changes)
{
    QByteArray line;
    for (const ByteChange &change : changes) {
        if (change.same)
            line.append(change.left.of(left));
        else
            line.append('[')
                .append(change.left.of(left))
                .append('|')
                .append(change.right.of(right))
                .append(']');
    }
    return line;
}

} // namespace

class TestByteDiff : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void finds_data();
    void finds();
    void coversBothSides();
    void longMiddlesAreOneChange();
};

void TestByteDiff::finds_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *left, const char *right, const char *expected) {
        QTest::newRow(name) << QByteArray(left) << QByteArray(right) << QByteArray(expected);
    };
    row("nothing in nothing", "", "", "");
    row("no difference", "tgmr", "tgmr", "tgmr");
    row("something for nothing", "", "tgmr", "[|tgmr]");
    row("nothing for something", "tgmr", "", "[tgmr|]");
    row("one byte changed", "tgmr", "tgXr", "tg[m|X]r");
    row("bytes at the end", "tgmr", "tgmr\n", "tgmr[|\n]");
    row("bytes cut off", "tgmr", "tg", "tg[mr|]");
    row("bytes before", "tgmr", ">tgmr", "[|>]tgmr");
    row("bytes in between", "tgmr", "tg--mr", "tg[|--]mr");
    row("two changes", "aXbYc", "aPbQc", "a[X|P]b[Y|Q]c");
    row("a repeated byte", "aaa", "aa", "aa[a|]");
    row("nothing in common", "abc", "xyz", "[abc|xyz]");
    row("moved bytes", "abcd", "cdab", "[ab|]cd[|ab]");
}

void TestByteDiff::finds()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    QTEST(drawn(left, right, byteDiff(left, right)), "expected");
}

void TestByteDiff::coversBothSides()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 2000; ++round) {
        QByteArray left(random.bounded(20), Qt::Uninitialized);
        QByteArray right(random.bounded(20), Qt::Uninitialized);
        for (QByteArray *bytes : {&left, &right}) {
            for (char &byte : *bytes)
                byte = char('a' + random.bounded(3));
        }
        const qsizetype work = random.bounded(2) == 0 ? 20 : 1000;
        QByteArray leftAgain;
        QByteArray rightAgain;
        for (const ByteChange &change : byteDiff(left, right, work)) {
            QCOMPARE(change.left.begin, leftAgain.size());
            QCOMPARE(change.right.begin, rightAgain.size());
            if (change.same)
                QCOMPARE(change.left.of(left), change.right.of(right));
            leftAgain.append(change.left.of(left));
            rightAgain.append(change.right.of(right));
        }
        QCOMPARE(leftAgain, left);
        QCOMPARE(rightAgain, right);
    }
}

// 1 MiB that differs everywhere must not take 10^12 steps, nor 2 TB.
void TestByteDiff::longMiddlesAreOneChange()
{
    const QByteArray left = "begin" + QByteArray("ab").repeated(1 << 19) + "end";
    const QByteArray right = "begin" + QByteArray("ba").repeated(1 << 19) + "X" + "end";
    const std::vector<ByteChange> changes = byteDiff(left, right);
    QCOMPARE(changes.size(), 3U);
    QVERIFY(changes[0].same && !changes[1].same && changes[2].same);
    QCOMPARE(changes[0].left.size(), 5);
    QCOMPARE(changes[2].right.size(), 3);
}

QTEST_APPLESS_MAIN(TestByteDiff)
#include "tst_bytediff.moc"
