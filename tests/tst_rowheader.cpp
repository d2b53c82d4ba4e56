#include "gui/tables/rowheader.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringListModel>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QScrollBar>

using namespace midhop::gui;
using namespace Qt::StringLiterals;

namespace {

QStringList words(int count)
{
    return QStringList(count, u"word"_s);
}

/// A header as Qt has it, for the same rows.
void makeAlike(QHeaderView &qt)
{
    qt.setSectionResizeMode(QHeaderView::Fixed);
    qt.setDefaultSectionSize(20);
}

bool areAlike(const QHeaderView &one, const QHeaderView &other)
{
    if (one.count() != other.count() || one.length() != other.length())
        return false;
    for (int row = 0; row < one.count(); ++row) {
        if (one.sectionPosition(row) != other.sectionPosition(row) || one.sectionSize(row) != other.sectionSize(row)
            || one.logicalIndexAt(20 * row + 19) != other.logicalIndexAt(20 * row + 19))
            return false;
    }
    return one.logicalIndexAt(one.length()) == other.logicalIndexAt(other.length());
}

} // namespace

class TestRowHeader : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void rowsComeAndGo_data();
    void rowsComeAndGo();
    void anyRowsComeAndGo();
    void anotherModelIsFollowedInsteadOfTheFirst();
    void aModelMayEnd();
    void theHeightMayChange();
    void theTableScrollsToTheLastRow();
    void manyRowsHavePlacesToSpare();
    void theTableEndsWithItsLastRow();
    void aPageDownFromNearTheEndIsTheLastRow();
};

void TestRowHeader::rowsComeAndGo_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("come"); // go, where negative
    QTest::newRow("the first rows") << 0 << 0 << 3;
    QTest::newRow("rows come in front") << 5 << 0 << 2;
    QTest::newRow("rows come in the middle") << 5 << 3 << 1;
    QTest::newRow("rows come at the end") << 5 << 5 << 4;
    QTest::newRow("rows go in front") << 5 << 0 << -2;
    QTest::newRow("rows go in the middle") << 5 << 2 << -1;
    QTest::newRow("rows go at the end") << 5 << 3 << -2;
    QTest::newRow("all rows go") << 5 << 0 << -5;
}

void TestRowHeader::rowsComeAndGo()
{
    QFETCH(int, before);
    QFETCH(int, at);
    QFETCH(int, come);
    QStringListModel model(words(before));
    RowHeader header;
    header.setDefaultSectionSize(20);
    header.setModel(&model);
    QSignalSpy counts(&header, &QHeaderView::sectionCountChanged);
    QHeaderView qt(Qt::Vertical);
    makeAlike(qt);
    qt.setModel(&model);
    QVERIFY(areAlike(header, qt));
    QVERIFY(come > 0 ? model.insertRows(at, come) : model.removeRows(at, -come));
    QCOMPARE(header.count(), before + come);
    QVERIFY(areAlike(header, qt));
    QVERIFY(!counts.isEmpty());
    QCOMPARE(counts.back().back().toInt(), before + come);
}

void TestRowHeader::anyRowsComeAndGo()
{
    QStringListModel model;
    RowHeader header;
    header.setDefaultSectionSize(20);
    header.setModel(&model);
    QHeaderView qt(Qt::Vertical);
    makeAlike(qt);
    qt.setModel(&model);
    QRandomGenerator random(7);
    for (int i = 0; i < 2000; ++i) {
        const int rows = model.rowCount();
        const int at = random.bounded(rows + 1);
        const int many = 1 + random.bounded(6);
        if (random.bounded(40) == 0)
            model.setStringList(words(many));
        else if (random.bounded(2) == 0)
            model.insertRows(at, many);
        else
            model.removeRows(std::min(at, std::max(0, rows - many)), std::min(many, rows));
        QVERIFY2(areAlike(header, qt), qPrintable(u"after step %1, %2 rows"_s.arg(i).arg(model.rowCount())));
    }
}

void TestRowHeader::anotherModelIsFollowedInsteadOfTheFirst()
{
    QStringListModel first(words(4));
    QStringListModel second(words(2));
    RowHeader header;
    header.setModel(&first);
    header.setModel(&second);
    QCOMPARE(header.count(), 2);
    first.insertRows(0, 3);
    QCOMPARE(header.count(), 2);
    second.insertRows(1, 1);
    QCOMPARE(header.count(), 3);
    header.setModel(nullptr);
    second.insertRows(0, 1);
    QCOMPARE(header.count(), 0);
}

void TestRowHeader::aModelMayEnd()
{
    RowHeader header;
    {
        QStringListModel model(words(3));
        header.setModel(&model);
        QCOMPARE(header.count(), 3);
    }
    QTRY_COMPARE(header.count(), 0); // Qt's own takes a moment, too
}

void TestRowHeader::theHeightMayChange()
{
    QStringListModel model(words(10));
    RowHeader header;
    header.setDefaultSectionSize(20);
    header.setModel(&model);
    model.insertRows(0, 10);
    header.setDefaultSectionSize(30);
    QCOMPARE(header.length(), 600);
    model.removeRows(3, 5);
    QCOMPARE(header.length(), 450);
    QCOMPARE(header.sectionPosition(14), 420);
}

void TestRowHeader::theTableScrollsToTheLastRow()
{
    QStringListModel model(words(50));
    RowsView view;
    view.setModel(&model);
    view.resize(300, 200);
    view.show();
    view.scrollToBottom();
    QVERIFY(view.isRowVisible(49));
    model.insertRows(10, 100);
    view.scrollToBottom();
    QVERIFY(view.isRowVisible(149));
    model.removeRows(0, 120);
    view.scrollToBottom();
    QVERIFY(view.isRowVisible(29));
    QVERIFY(!view.isRowVisible(0));
    QCOMPARE(view.rowAt(view.viewport()->height() - 2), 29);
}

void TestRowHeader::manyRowsHavePlacesToSpare()
{
    QStringListModel model(words(RowHeader::Few));
    RowHeader header;
    header.setDefaultSectionSize(20);
    header.setModel(&model);
    QCOMPARE(header.count(), RowHeader::Few);
    const int height = header.sectionSize(0);
    QSignalSpy told(&header, &QHeaderView::sectionCountChanged);
    int changes = 0;
    const auto check = [&](int before) {
        const int rows = model.rowCount();
        changes += header.count() != before;
        QVERIFY(header.count() >= rows);
        QVERIFY(rows > RowHeader::Few ? header.count() <= rows + rows / 32 : header.count() == rows);
        QCOMPARE(header.sectionPosition(rows - 1), height * (rows - 1));
        QVERIFY(!told.isEmpty()); // each time: the view has to know
        told.clear();
    };
    for (int i = 0; i < 1000; ++i) {
        const int before = header.count();
        model.insertRows(i % 7, 10);
        check(before);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(changes > 0 && changes < 150);
    changes = 0;
    for (int i = 0; i < 1000; ++i) {
        const int before = header.count();
        model.removeRows(i % 7, 11);
        check(before);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(changes > 0);
    QCOMPARE(header.count(), model.rowCount());
}

void TestRowHeader::theTableEndsWithItsLastRow()
{
    QStringListModel model(words(2 * RowHeader::Few));
    RowsView view;
    view.setModel(&model);
    view.resize(300, 200);
    view.show();
    model.insertRows(0, 1);
    view.scrollToBottom();
    QVERIFY(view.verticalHeader()->count() > model.rowCount());
    QVERIFY(view.isRowVisible(model.rowCount() - 1));
    QCOMPARE(view.rowAt(view.viewport()->height() - 1), model.rowCount() - 1);
    QSignalSpy ranges(view.verticalScrollBar(), &QScrollBar::rangeChanged);
    for (int come = 1; come <= 3; ++come) {
        const int maximum = view.verticalScrollBar()->maximum();
        const int value = view.verticalScrollBar()->value();
        model.insertRows(model.rowCount(), come);
        view.layOutNow();
        QCOMPARE(ranges.size(), come);
        QCOMPARE(view.verticalScrollBar()->maximum(), maximum + come * view.rowHeight(0));
        QCOMPARE(view.verticalScrollBar()->value(), value);
    }
    view.scrollToBottom();
    model.removeRows(0, 100);
    view.layOutNow();
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    QCOMPARE(view.rowAt(view.viewport()->height() - 1), model.rowCount() - 1);
    QVERIFY(view.indexAt({5, view.viewport()->height() - 1}).isValid());
}

void TestRowHeader::aPageDownFromNearTheEndIsTheLastRow()
{
    QStringListModel model(words(2 * RowHeader::Few));
    RowsView view;
    view.setModel(&model);
    view.resize(300, 200);
    view.show();
    model.insertRows(0, 1);
    const int last = model.rowCount() - 1;
    view.setCurrentIndex(model.index(last - 2, 0));
    QTest::keyClick(&view, Qt::Key_PageDown);
    QCOMPARE(view.currentIndex().row(), last);
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(view.currentIndex().row(), 0);
    QTest::keyClick(&view, Qt::Key_PageDown);
    QVERIFY(view.currentIndex().row() > 2 && view.currentIndex().row() < 50);
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view.currentIndex().row(), last);
    QVERIFY(view.isRowVisible(last));
}

QTEST_MAIN(TestRowHeader)
#include "tst_rowheader.moc"
