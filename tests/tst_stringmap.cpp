#include "core/wire/stringmap.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using midhop::wire::ByteRange;
using midhop::wire::StringMap;

class TestStringMap : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void mapsBothWays_data();
    void mapsBothWays();
    void refusesUnsoundEscapes_data();
    void refusesUnsoundEscapes();
    void tellsItsEscapes();
    void rangesHoldTheirBytes();
};

void TestStringMap::mapsBothWays_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<ByteRange>("written");
    QTest::addColumn<ByteRange>("meant");
    QTest::addColumn<ByteRange>("back");
    const auto row = [](const char *name, const char *inside, ByteRange written, ByteRange meant,
                        ByteRange back) {
        QTest::newRow(name) << QByteArray(inside) << written << meant << back;
    };
    row("without an escape all stays", "tgmr", {1, 3}, {1, 3}, {1, 3});
    row("before an escape", R"(ab\ncd)", {0, 2}, {0, 2}, {0, 2});
    row("an escape", R"(ab\ncd)", {2, 4}, {2, 3}, {2, 4});
    row("a part of an escape is taken whole", R"(ab\ncd)", {3, 4}, {2, 3}, {2, 4});
    row("behind an escape", R"(ab\ncd)", {4, 6}, {3, 5}, {4, 6});
    row("a character of two bytes", R"(\u00e9x)", {0, 6}, {0, 2}, {0, 6});
    row("to inside an escape", R"(ab\ncd)", {1, 3}, {1, 3}, {1, 4});
    row("an escape of an ASCII character", R"(\u0041x)", {0, 6}, {0, 1}, {0, 6});
    row("a part of four digits", R"(\u00e9x)", {4, 7}, {0, 3}, {0, 7});
    row("a surrogate pair", R"(\ud83d\ude00x)", {0, 12}, {0, 4}, {0, 12});
    row("behind two escapes", R"(\t\u20acxy)", {8, 10}, {4, 6}, {8, 10});
    row("nothing", R"(a\nb)", {3, 3}, {2, 2}, {3, 3});
    row("everything", R"(\n)", {0, 2}, {0, 1}, {0, 2});
}

void TestStringMap::mapsBothWays()
{
    QFETCH(const QByteArray, inside);
    QFETCH(const ByteRange, written);
    QFETCH(const ByteRange, meant);
    const auto map = StringMap::of(inside);
    QVERIFY(map);
    QCOMPARE(map->meant(written), meant);
    const ByteRange back = map->written(meant);
    QTEST(back, "back");
}

void TestStringMap::refusesUnsoundEscapes_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::newRow("a backslash at the end") << R"(a\)"_ba;
    QTest::newRow("an unknown letter") << R"(\x41)"_ba;
    QTest::newRow("a NUL") << QByteArray("\\\0", 2);
    QTest::newRow("three digits") << R"(\u12)"_ba;
    QTest::newRow("no digits") << R"(\u12g4)"_ba;
    QTest::newRow("a sign among the digits") << R"(\u+123)"_ba;
    QTest::newRow("a high surrogate before text") << R"(\ud83dabcdefgh)"_ba;
    QTest::newRow("a high surrogate before another escape") << R"(\ud83d\nabcdef)"_ba;
    QTest::newRow("a lone high surrogate") << R"(\ud83dx)"_ba;
    QTest::newRow("a lone low surrogate") << R"(\ude00)"_ba;
    QTest::newRow("two high surrogates") << R"(\ud83d\ud83d)"_ba;
}

void TestStringMap::refusesUnsoundEscapes()
{
    QFETCH(const QByteArray, inside);
    QVERIFY(!StringMap::of(inside));
    QVERIFY(!StringMap::meantSize(inside));
}

void TestStringMap::tellsItsEscapes()
{
    const auto map = StringMap::of(R"(a\"b\u00E9)");
    QVERIFY(map);
    QCOMPARE(map->writtenSize(), 10);
    QCOMPARE(map->meantSize(), 5);
    QCOMPARE(StringMap::meantSize("a\\\"b\\u00E9"), 5);
    QCOMPARE(map->escapes().size(), 2U);
    QCOMPARE(map->escapes()[0].written, (ByteRange{1, 3}));
    QCOMPARE(map->escapes()[0].meant, (ByteRange{1, 2}));
    QCOMPARE(map->escapes()[1].written, (ByteRange{4, 10}));
    QCOMPARE(map->escapes()[1].meant, (ByteRange{3, 5}));
}

void TestStringMap::rangesHoldTheirBytes()
{
    constexpr ByteRange range{2, 4};
    for (qsizetype offset = 0; offset < 6; ++offset)
        QCOMPARE(range.contains(offset), offset == 2 || offset == 3);
    QVERIFY(range == (ByteRange{2, 4}));
    QVERIFY(range != (ByteRange{1, 4}));
    QVERIFY(range != (ByteRange{2, 5}));
}

QTEST_APPLESS_MAIN(TestStringMap)
#include "tst_stringmap.moc"
