#include "core/trace/longsearch.h"

#include <QtCore/QByteArray>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <random>

using namespace midhop::trace;
using namespace Qt::StringLiterals;

class TestLongSearch : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void onlyLettersHaveTwoCases();
    void agreesWithASimpleSearch();
};

void TestLongSearch::onlyLettersHaveTwoCases()
{
    for (int wanted = 0; wanted < 256; ++wanted) {
        const QByteArray needle = QByteArray(1, char(wanted)).toLower();
        for (int byte = 0; byte < 256; ++byte) {
            const QByteArray text(1, char(byte));
            QCOMPARE(longTextHas(text, needle), text.toLower() == needle);
            QCOMPARE(longTextHas(QByteArray(QByteArray(100, char(~wanted & 0x80)) + text), needle),
                     text.toLower() == needle || QByteArray(1, char(~wanted & 0x80)).toLower() == needle);
        }
    }
}

void TestLongSearch::agreesWithASimpleSearch()
{
    std::mt19937 random(9);
    const QByteArray letters = "abAB1@`"_ba;
    int found = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray text;
        for (auto size = random() % 200; size > 0; --size)
            text += letters[qsizetype(random()) % letters.size()];
        QByteArray needle;
        for (auto size = 1 + random() % 6; size > 0; --size)
            needle += letters[qsizetype(random()) % letters.size()];
        needle = needle.toLower();
        const bool has = text.toLower().contains(needle);
        found += has;
        QVERIFY2(longTextHas(text, needle) == has, QByteArray(text + " "_ba + needle).constData());
    }
    QVERIFY(found > 1'000 && found < 19'000);
}

QTEST_APPLESS_MAIN(TestLongSearch)
#include "tst_longsearch.moc"
