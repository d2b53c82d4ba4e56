#include "gui/inspector/byteforms.h"
#include "gui/inspector/textrows.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace midhop::gui;
using namespace Qt::StringLiterals;

namespace {

QString rowText(const TextRows &rows, qsizetype row)
{
    QString text;
    for (const TextRows::Unit &unit : rows.units(row))
        text += rows.text(unit);
    return text;
}

} // namespace

/// How foreign bytes are laid out and written down.
class TestTextRows : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void laysOut_data();
    void laysOut();
    void everyByteHasItsPlace();
    void asLiterals_data();
    void asLiterals();
};

void TestTextRows::laysOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("what fits stays in one row") << "0123456789ab"_ba << QStringList{u"0123456789ab"_s};
    QTest::newRow("more goes on below") << "0123456789abc"_ba << QStringList{u"0123456789ab"_s, u"c"_s};
    QTest::newRow("a line feed ends a row") << "a\nb"_ba << QStringList{u"a\u21b5"_s, u"b"_s};
    QTest::newRow("an escape is not cut")
        << "0123456789\x1b[m"_ba << QStringList{u"0123456789"_s, u"\\u001b[m"_s};
    QTest::newRow("invalid UTF-8 byte by byte") << "\xe2\x82x"_ba << QStringList{u"\\xe2\\x82x"_s};
    QTest::newRow("NUL and DEL") << QByteArray("\0\x7f", 2) << QStringList{u"\\u0000\\u007f"_s};
    QTest::newRow("marks of direction") << "\xe2\x80\xae"
                                           "a"_ba
                                        << QStringList{u"\\u202ea"_s};
    QTest::newRow("a letter written right to left") << "\xd7\xa9"
                                                       "a"_ba
                                                    << QStringList{u"\u05e9a"_s};
    QTest::newRow("a mark that sticks to the letter before") << "e\xcc\x81"_ba << QStringList{u"e\\u0301"_s};
    QTest::newRow("a space that looks like another") << "\xc2\xa0"_ba << QStringList{u"\\u00a0"_s};
    QTest::newRow("a character above U+FFFF") << "\xf0\x9f\x98\x80"_ba << QStringList{u"\U0001f600"_s};
    QTest::newRow("what no font has") << "\xf4\x8f\xbf\xbf"_ba << QStringList{u"\\udbff\\udfff"_s};
}

void TestTextRows::laysOut()
{
    QFETCH(const QByteArray, bytes);
    const TextRows rows(bytes, 12);
    QStringList found;
    for (qsizetype row = 0; row < rows.count(); ++row)
        found += rowText(rows, row);
    QTEST(found, "expected");
}

void TestTextRows::everyByteHasItsPlace()
{
    QRandomGenerator random(11);
    const QByteArray alphabet("ab{\n\x1b\xe2\x82\xac\xff\xd7\xa9\xf0\x9f\x98\x80");
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes(random.bounded(200), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = alphabet[random.bounded(int(alphabet.size()))];
        const int columns = 12 + random.bounded(20);
        const TextRows rows(bytes, columns);
        qsizetype at = 0;
        for (qsizetype row = 0; row < rows.count(); ++row) {
            QCOMPARE(rows.range(row).begin, at);
            int cell = 0;
            for (const TextRows::Unit &unit : rows.units(row)) {
                QCOMPARE(unit.bytes.begin, at);
                QCOMPARE(unit.cell, cell);
                QVERIFY(!unit.bytes.isEmpty());
                for (qsizetype offset = unit.bytes.begin; offset < unit.bytes.end; ++offset) {
                    QCOMPARE(rows.rowOf(offset), row);
                    QCOMPARE(rows.unitAt(offset), unit.bytes);
                }
                at = unit.bytes.end;
                cell += unit.cells;
            }
            QVERIFY(cell <= columns);
            QCOMPARE(rows.range(row).end, at);
        }
        QCOMPARE(at, bytes.size());
    }
}

void TestTextRows::asLiterals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("c");
    QTest::addColumn<QByteArray>("python");
    QTest::newRow("nothing") << ""_ba
                             << ""_ba
                             << "\"\""_ba
                             << "b''"_ba;
    QTest::newRow("letters") << "tgmr"_ba
                             << "74 67 6d 72"_ba
                             << "\"tgmr\""_ba
                             << "b'tgmr'"_ba;
    QTest::newRow("digits behind an escape") << QByteArray("\0"
                                                           "1\xff"
                                                           "a",
                                                           4)
                                             << "00 31 ff 61"_ba
                                             << "\"\\0001\\377a\""_ba
                                             << "b'\\x001\\xffa'"_ba;
    QTest::newRow("quotes and backslashes") << "\"\\'"_ba
                                            << "22 5c 27"_ba
                                            << "\"\\042\\134'\""_ba
                                            << "b'\"\\\\\\''"_ba;
    QTest::newRow("a single quote alone") << "it's"_ba
                                          << "69 74 27 73"_ba
                                          << "\"it's\""_ba
                                          << "b\"it's\""_ba;
    QTest::newRow("line ends") << "\r\n\t"_ba
                               << "0d 0a 09"_ba
                               << "\"\\015\\012\\011\""_ba
                               << "b'\\r\\n\\t'"_ba;
    QTest::newRow("a trigraph") << "?"
                                   "?/"_ba
                                << "3f 3f 2f"_ba
                                << "\"\\077\\077/\""_ba
                                << "b'?"
                                   "?/'"_ba;
}

void TestTextRows::asLiterals()
{
    QFETCH(const QByteArray, bytes);
    QTEST(ByteForms::hex(bytes), "hex");
    QTEST(ByteForms::c(bytes), "c");
    QTEST(ByteForms::python(bytes), "python");
}

QTEST_APPLESS_MAIN(TestTextRows)
#include "tst_textrows.moc"
