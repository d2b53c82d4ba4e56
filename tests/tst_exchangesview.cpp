#include "fakeparts.h"

#include "gui/exchanges/columnlayout.h"
#include "gui/exchanges/exchangeactions.h"
#include "gui/exchanges/exchangesmodel.h"
#include "gui/exchanges/exchangesview.h"
#include "gui/tables/rowsview.h"
#include "gui/tables/tablestrip.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;
using Ids = std::vector<trace::ExchangeId>;

class TestExchangesView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();

    void selectsInBothDirections();
    void focusSelectsNothing();
    void theFirstAndTheLastRowAreSelectedWithCtrl();
    void tellsTheSelectionInTheTablesOrder();
    void listsTheFirstOfManySelected();
    void selectionAndCurrentStayWithTheirExchanges();
    void allSelectedStaysAllSelected();
    void tooManyPiecesAreReducedAndTold();
    void whileManyAreSelectedNewOnesWait();
    void theViewStaysWhereItWas();
    void anExchangeHiddenByTheFilterIsTold();
    void aFilterThatNothingPassesCanBeCleared();
    void theCurrentExchangeIsFoundAgainBehindAFilter();
    void whatLeftIsTold();
    void aSelectedExchangeThatLeavesSelectsNoOther();
    void clickingAHeaderSortsInCycles();
    void sortMenuSorts();
    void columnsAreRemembered();
    void brokenSettingsGiveTheDefaults();
    void theLastColumnStays();
    void resetPutsAllBack();
    void menuOpensByKeyboard();
    void copiesTheSelectedRows();
    void copyTellsWhatHadNoRoom();
    void copiesAsJson();
    void copiesWhatSendsAgain();
    void actionsAreEnabledWhereTheyMakeSense();
    void asksForWhatOthersDo();
    void filtersByTheCellsValue_data();
    void filtersByTheCellsValue();

private:
    void publish(std::vector<trace::Part> parts) { m_journal->feed()->publish(std::move(parts)); }
    void publishMany(quint32 first, quint32 last);
    void open(QSettings *settings = nullptr);
    void select(std::initializer_list<int> rows);
    void setFilter(const QString &text);
    [[nodiscard]] RowsView *table() const { return m_view->view(); }
    [[nodiscard]] QList<quint64> selected() const;
    [[nodiscard]] TableStrip *strip(bool above) const;
    [[nodiscard]] int order(int column) const { return table()->horizontalHeader()->visualIndex(column); }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<RowFilter> m_filter;
    std::unique_ptr<ExchangesView> m_view;
    std::unique_ptr<Tester> m_tester;
    QTemporaryDir m_directory;
};

void TestExchangesView::init()
{
    // What the offscreen platform says by itself is no fault of ours.
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_journal = std::make_unique<Journal>();
    m_filter = std::make_unique<RowFilter>(m_journal.get());
    open();
}

void TestExchangesView::cleanup()
{
    m_tester.reset();
    m_view.reset();
    m_filter.reset();
    m_journal.reset();
}

void TestExchangesView::open(QSettings *settings)
{
    m_tester.reset();
    m_view = std::make_unique<ExchangesView>(m_journal.get(), m_filter.get(), settings);
    m_tester = std::make_unique<Tester>(m_view->model(), Tester::FailureReportingMode::QtTest);
    m_view->resize(900, 300);
}

/// Messages count down, so that their order is the other way round.
void TestExchangesView::publishMany(quint32 first, quint32 last)
{
    m_tester.reset(); // it looks at every cell at every signal
    std::vector<trace::Part> parts;
    for (quint32 i = first; i <= last; ++i)
        parts.push_back(proxyPart(i, true, QByteArray::number(99'999 - i)));
    publish(std::move(parts));
    QTRY_COMPARE_WITH_TIMEOUT(m_journal->store().endRow(), qsizetype(last), 60'000);
}

void TestExchangesView::select(std::initializer_list<int> rows)
{
    table()->clearSelection();
    for (const int row : rows)
        table()->selectionModel()->select(m_view->model()->index(row, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table()->selectionModel()->setCurrentIndex(m_view->model()->index(*(rows.end() - 1), 0),
                                               QItemSelectionModel::NoUpdate);
}

void TestExchangesView::setFilter(const QString &text)
{
    m_filter->setFilter(text.isEmpty() ? std::nullopt : std::optional(trace::parseFilter(text).value()));
}

QList<quint64> TestExchangesView::selected() const
{
    QList<quint64> ids;
    for (const auto &[first, last] : table()->selectedRuns()) {
        for (int row = first; row <= last; ++row)
            ids.append(m_view->model()->exchangeAt(row).value);
    }
    return ids;
}

TableStrip *TestExchangesView::strip(bool above) const
{
    const auto strips = m_view->findChildren<TableStrip *>(Qt::FindDirectChildrenOnly);
    return strips.at(above ? 0 : 1);
}

void TestExchangesView::selectsInBothDirections()
{
    QCOMPARE(table()->accessibleName(), u"Exchanges"_s);
    publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    QList<quint64> told;
    connect(m_view.get(), &ExchangesView::exchangeSelected, this,
            [&told](trace::ExchangeId id) { told.append(id.value); });
    table()->setCurrentIndex(m_view->model()->index(1, 3));
    QCOMPARE(told, QList<quint64>{2});
    m_view->selectExchange({1});
    QCOMPARE(table()->currentIndex().row(), 0);
    QCOMPARE(selected(), QList<quint64>{1});
    m_view->selectExchange({0});
    QVERIFY(selected().empty());
    QCOMPARE(told, QList<quint64>{2});
}

void TestExchangesView::focusSelectsNothing()
{
    publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    const QSignalSpy told(m_view.get(), &ExchangesView::exchangeSelected);
    m_view->show();
    m_view->activateWindow();
    table()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(table()->hasFocus());
    QVERIFY(!table()->currentIndex().isValid());
    QCOMPARE(told.size(), 0);
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(selected(), QList<quint64>{1});
}

void TestExchangesView::theFirstAndTheLastRowAreSelectedWithCtrl()
{
    publish({proxyPart(1), proxyPart(2), proxyPart(3)});
    QTRY_COMPARE(m_view->model()->rowCount(), 3);
    m_view->selectExchange({2});
    QTest::keyClick(table(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(selected(), QList<quint64>{1});
    QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(selected(), QList<quint64>{3});
    QTest::keyClick(table(), Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(selected(), (QList<quint64>{1, 2, 3}));
}

void TestExchangesView::tellsTheSelectionInTheTablesOrder()
{
    publish({proxyPart(1, true, "c"), proxyPart(2, true, "b"), proxyPart(3, true, "a")});
    QTRY_COMPARE(m_view->model()->rowCount(), 3);
    Ids told;
    connect(m_view.get(), &ExchangesView::selectionChanged, this, [&told](const Ids &ids) { told = ids; });
    select({2, 0});
    QCOMPARE(told, (Ids{{1}, {3}}));
    m_view->columns()->sortBy(ExchangeColumn::Message, Qt::AscendingOrder);
    QCOMPARE(told, (Ids{{3}, {1}}));
}

void TestExchangesView::listsTheFirstOfManySelected()
{
    publishMany(1, 500);
    QTRY_COMPARE(m_view->model()->rowCount(), 500);
    Ids told;
    qsizetype count = 0;
    connect(m_view.get(), &ExchangesView::selectionChanged, this, [&](const Ids &ids, qsizetype all) {
        told = ids;
        count = all;
    });
    table()->selectAll();
    QCOMPARE(count, 500);
    QCOMPARE(told.size(), std::size_t(ExchangesView::MostListed));
    QCOMPARE(told.back().value, quint64(ExchangesView::MostListed));
    QCOMPARE(m_view->selectedStoreRows().size(), std::size_t(500));
}

void TestExchangesView::selectionAndCurrentStayWithTheirExchanges()
{
    m_view->columns()->sortBy(ExchangeColumn::Message, Qt::AscendingOrder);
    publish({proxyPart(1, true, "b"), proxyPart(2, true, "d"), proxyPart(3, true, "f")});
    QTRY_COMPARE(m_view->model()->rowCount(), 3);
    select({0, 1, 2});
    QSignalSpy moved(m_view.get(), &ExchangesView::exchangeSelected);
    publish({proxyPart(4, true, "a"), proxyPart(5, true, "c"), proxyPart(6, true, "g")});
    QTRY_COMPARE(m_view->model()->rowCount(), 6);
    QCOMPARE(selected(), (QList<quint64>{1, 2, 3}));
    QCOMPARE(m_view->model()->exchangeAt(table()->currentIndex().row()).value, 3);
    m_view->columns()->sortBy(-1, Qt::AscendingOrder);
    QCOMPARE(selected(), (QList<quint64>{1, 2, 3}));
    QCOMPARE(moved.size(), 0);
}

void TestExchangesView::allSelectedStaysAllSelected()
{
    publishMany(1, 5000);
    QTRY_COMPARE(m_view->model()->rowCount(), 5000);
    table()->selectAll();
    m_view->columns()->sortBy(ExchangeColumn::Message, Qt::AscendingOrder);
    QTRY_VERIFY(!m_view->model()->isSorting());
    QCOMPARE(m_view->model()->exchangeAt(0).value, 5000);
    QCOMPARE(table()->selectedRuns(), (std::vector<std::pair<int, int>>{{0, 4999}}));
}

void TestExchangesView::tooManyPiecesAreReducedAndTold()
{
    m_tester.reset();
    std::vector<trace::Part> parts;
    for (quint32 i = 1; i <= 4400; ++i) // odd ones first, then even ones
        parts.push_back(proxyPart(i, true, (i % 2 == 0 ? "b" : "a") + QByteArray::number(10'000 + i)));
    publish(std::move(parts));
    QTRY_COMPARE(m_view->model()->rowCount(), 4400);
    m_view->columns()->sortBy(ExchangeColumn::Message, Qt::AscendingOrder);
    QTRY_VERIFY(!m_view->model()->isSorting());
    table()->selectionModel()->select(
        QItemSelection(m_view->model()->index(0, 0), m_view->model()->index(2199, 22)),
        QItemSelectionModel::ClearAndSelect);
    table()->selectionModel()->setCurrentIndex(m_view->model()->index(7, 0), QItemSelectionModel::NoUpdate);
    m_view->columns()->sortBy(-1, Qt::AscendingOrder);
    QCOMPARE(selected(), QList<quint64>{15});
    QVERIFY(strip(false)->text().contains(u"too many pieces"_s));
}

void TestExchangesView::whileManyAreSelectedNewOnesWait()
{
    publishMany(1, 1200);
    m_view->columns()->sortBy(ExchangeColumn::Message, Qt::AscendingOrder);
    QTRY_VERIFY(!m_view->model()->isSorting());
    QTRY_COMPARE(m_view->model()->rowCount(), 1200);
    table()->selectAll();
    publish({proxyPart(1201)});
    QTRY_COMPARE(strip(false)->text(), u"1 new exchange(s) wait while more than 1,000 are selected."_s);
    QCOMPARE(m_view->model()->rowCount(), 1200);
    table()->clearSelection();
    QTRY_COMPARE(m_view->model()->rowCount(), 1201);
    QTRY_COMPARE(strip(false)->text(), QString());
}

void TestExchangesView::theViewStaysWhereItWas()
{
    publishMany(1, 400);
    m_view->columns()->sortBy(ExchangeColumn::Message, Qt::AscendingOrder); // the newest first
    m_view->show();
    QTRY_COMPARE(m_view->model()->rowCount(), 400);
    QScrollBar *bar = table()->verticalScrollBar();
    table()->layOutNow();
    bar->setValue(150 * table()->rowHeight(0) + 3);
    const trace::ExchangeId top = m_view->model()->exchangeAt(table()->firstVisibleRow());
    const int y = table()->rowViewportPosition(table()->firstVisibleRow());
    publishMany(401, 450);
    QTRY_COMPARE(m_view->model()->rowCount(), 450);
    QCOMPARE(m_view->model()->exchangeAt(table()->firstVisibleRow()), top);
    QCOMPARE(table()->rowViewportPosition(table()->firstVisibleRow()), y);
    bar->setValue(0);
    publishMany(451, 460);
    QTRY_COMPARE(m_view->model()->rowCount(), 460);
    QCOMPARE(bar->value(), 0); // at the top it shows what comes
}

void TestExchangesView::anExchangeHiddenByTheFilterIsTold()
{
    publish({proxyPart(1), blockedPart(2)});
    setFilter(u"decision is blocked"_s);
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QTRY_COMPARE(m_view->model()->placeOf({1}), ExchangesModel::Place::Filtered);
    QSignalSpy clear(m_view.get(), &ExchangesView::clearFilterRequested);
    m_view->selectExchange({1});
    QCOMPARE(strip(false)->text(), u"Exchange 1 is hidden by the filter."_s);
    strip(false)->actionButton()->click();
    QCOMPARE(clear.size(), 1);
    m_view->selectExchange({77});
    QCOMPARE(strip(false)->text(), u"Exchange 77 is not in the memory any more."_s);
}

void TestExchangesView::aFilterThatNothingPassesCanBeCleared()
{
    publish({proxyPart(1)});
    m_view->show();
    auto *button = table()->viewport()->findChild<QPushButton *>();
    QVERIFY(button->isHidden());
    setFilter(u"decision is blocked"_s);
    QTRY_VERIFY(button->isVisible());
    QSignalSpy clear(m_view.get(), &ExchangesView::clearFilterRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(clear.size(), 1);
    setFilter({});
    QTRY_VERIFY(button->isHidden());
}

void TestExchangesView::theCurrentExchangeIsFoundAgainBehindAFilter()
{
    publish({proxyPart(1), blockedPart(2), blockedPart(3)});
    QTRY_COMPARE(m_view->model()->rowCount(), 3);
    table()->setCurrentIndex(m_view->model()->index(2, 0));
    QSignalSpy told(m_view.get(), &ExchangesView::exchangeSelected);
    setFilter(u"decision is blocked"_s);
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    QTRY_COMPARE(selected(), QList<quint64>{3});
    QCOMPARE(table()->currentIndex().row(), 1);
    QCOMPARE(told.size(), 0);
}

void TestExchangesView::whatLeftIsTold()
{
    QCOMPARE(strip(true)->text(), QString());
    m_journal->setLimit(1024);
    publishMany(1, 2100);
    QTRY_COMPARE(m_journal->left(), 1024);
    QCOMPARE(strip(true)->text(), u"1,024 older exchange(s) have left the memory."_s);
    m_view->setLeftWhere(u"They are in session.jsonl."_s);
    QCOMPARE(strip(true)->text(),
             u"1,024 older exchange(s) have left the memory. They are in session.jsonl."_s);
    m_journal->clear();
    QCOMPARE(strip(true)->text(), QString());
}

void TestExchangesView::aSelectedExchangeThatLeavesSelectsNoOther()
{
    m_journal->setLimit(1024);
    publishMany(1, 1500);
    QTRY_COMPARE(m_view->model()->rowCount(), 1500);
    table()->setCurrentIndex(m_view->model()->index(5, 0));
    QSignalSpy told(m_view.get(), &ExchangesView::exchangeSelected);
    publishMany(1501, 2100);
    QTRY_COMPARE(m_journal->left(), 1024);
    QVERIFY(!table()->currentIndex().isValid());
    QVERIFY(selected().isEmpty());
    QCOMPARE(told.size(), 0);
}

void TestExchangesView::clickingAHeaderSortsInCycles()
{
    publish({proxyPart(1, true, "b"), proxyPart(2, true, "a")});
    m_view->show();
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    QHeaderView *header = table()->horizontalHeader();
    const QPoint place(header->sectionViewportPosition(ExchangeColumn::Message) + 20, header->height() / 2);
    const auto click = [&] {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    };
    click();
    QCOMPARE(m_view->model()->exchangeAt(0).value, 2);
    QVERIFY(header->isSortIndicatorShown());
    QCOMPARE(header->sortIndicatorSection(), int(ExchangeColumn::Message));
    QCOMPARE(m_view->model()
                 ->headerData(ExchangeColumn::Message, Qt::Horizontal, Qt::AccessibleTextRole)
                 .toString(),
             u"Message, sorted ascending"_s);
    click();
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(m_view->model()->exchangeAt(0).value, 1);
    click();
    QCOMPARE(m_view->model()->sortColumn(), -1);
    QVERIFY(!header->isSortIndicatorShown());
}

void TestExchangesView::sortMenuSorts()
{
    publish({proxyPart(1, true, "b"), proxyPart(2, true, "a")});
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    QAction *message = nullptr;
    QAction *descending = nullptr;
    for (QAction *action : m_view->sortMenu()->actions()) {
        if (action->text() == u"Message"_s)
            message = action;
        if (action->text() == u"Descending"_s)
            descending = action;
    }
    QVERIFY(message && descending && !descending->isEnabled());
    message->trigger();
    QCOMPARE(m_view->model()->exchangeAt(0).value, 2);
    descending->trigger();
    QCOMPARE(m_view->model()->exchangeAt(0).value, 1);
    QVERIFY(message->isChecked());
    m_view->sortMenu()->actions().front()->trigger();
    QCOMPARE(m_view->model()->sortColumn(), -1);
}

void TestExchangesView::columnsAreRemembered()
{
    QSettings settings(m_directory.filePath(u"remembered.ini"_s), QSettings::IniFormat);
    open(&settings);
    m_view->columns()->setShown(ExchangeColumn::Outcome, true);
    m_view->columns()->setShown(ExchangeColumn::Client, false);
    table()->horizontalHeader()->moveSection(order(ExchangeColumn::Latency), 0);
    table()->setColumnWidth(ExchangeColumn::Message, 321);
    m_view->columns()->sortBy(ExchangeColumn::Latency, Qt::DescendingOrder);
    open(&settings);
    QVERIFY(m_view->columns()->isShown(ExchangeColumn::Outcome));
    QVERIFY(!m_view->columns()->isShown(ExchangeColumn::Client));
    QVERIFY(!m_view->columns()->isShown(ExchangeColumn::Server));
    QCOMPARE(order(ExchangeColumn::Latency), 0);
    QVERIFY(std::abs(table()->columnWidth(ExchangeColumn::Message) - 321) <= 1);
    QCOMPARE(m_view->model()->sortColumn(), int(ExchangeColumn::Latency));
    QCOMPARE(m_view->model()->sortOrder(), Qt::DescendingOrder);
    QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), int(ExchangeColumn::Latency));
}

void TestExchangesView::brokenSettingsGiveTheDefaults()
{
    QSettings settings(m_directory.filePath(u"broken.ini"_s), QSettings::IniFormat);
    settings.setValue(u"exchanges/columns"_s, QStringList{u"nonsense"_s, u""_s});
    settings.setValue(u"exchanges/sort"_s, u"nothing"_s);
    settings.setValue(u"exchanges/widths/message"_s, u"1e9"_s);
    settings.setValue(u"exchanges/widths/reply"_s, u"nan"_s);
    settings.setValue(u"exchanges/widths/client"_s, -5.0);
    const int usual = table()->columnWidth(ExchangeColumn::Message);
    const int usualClient = table()->columnWidth(ExchangeColumn::Client);
    open(&settings);
    QVERIFY(m_view->columns()->isShown(ExchangeColumn::Client));
    QVERIFY(!m_view->columns()->isShown(ExchangeColumn::Outcome));
    QCOMPARE(table()->columnWidth(ExchangeColumn::Message), usual);
    QCOMPARE(table()->columnWidth(ExchangeColumn::Client), usualClient);
    QCOMPARE(m_view->model()->sortColumn(), -1);
}

void TestExchangesView::theLastColumnStays()
{
    for (int column = 0; column < ExchangeColumn::Count; ++column)
        m_view->columns()->setShown(column, false);
    QCOMPARE(m_view->columns()->shownColumns().size(), std::size_t(1));
    QAction *last = m_view->columnsMenu()->actions().at(int(ExchangeColumn::Latency));
    QVERIFY(last->isChecked());
    QVERIFY(!last->isEnabled());
}

void TestExchangesView::resetPutsAllBack()
{
    m_view->columns()->setShown(ExchangeColumn::Rule, true);
    m_view->columns()->setShown(ExchangeColumn::Number, false);
    table()->horizontalHeader()->moveSection(5, 1);
    m_view->columns()->sortBy(ExchangeColumn::Rule, Qt::DescendingOrder);
    m_view->columnsMenu()->actions().back()->trigger();
    QCOMPARE(m_view->columns()->shownColumns(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(m_view->model()->sortColumn(), -1);
}

void TestExchangesView::menuOpensByKeyboard()
{
    publish({proxyPart(1)});
    m_view->show();
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    table()->setCurrentIndex(m_view->model()->index(0, ExchangeColumn::Message));
    QTest::keyClick(table(), Qt::Key_F10, Qt::ShiftModifier);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(m_view->actions()->copyNc));
    QVERIFY(menu->actions().contains(m_view->columnsMenu()->menuAction()));
    QVERIFY(m_view->actions()->filterBy->isEnabled());
    menu->close();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10}, {10, 10});
    QApplication::sendEvent(table(), &event);
    QCOMPARE(QApplication::activePopupWidget(), menu);
    menu->close();
}

void TestExchangesView::copiesTheSelectedRows()
{
    publish({proxyPart(1), blockedPart(2)});
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    m_view->columns()->setShown(ExchangeColumn::Time, false);
    table()->horizontalHeader()->moveSection(order(ExchangeColumn::Message), 0);
    table()->selectAll();
    QTest::keySequence(table(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(
        QGuiApplication::clipboard()->text(),
        u"tgmr\t1\t127.0.0.1:20001\t127.0.0.1:8888\tallowed\tDONE\t0.40 ms\n"
        "tgmr\t2\t127.0.0.1:20002\t127.0.0.1:8888\tblocked · 127.0.0.1:7777\tError, not allowed address\t0.40 ms"_s);
}

void TestExchangesView::copyTellsWhatHadNoRoom()
{
    publishMany(1, 2500);
    QTRY_COMPARE(m_view->model()->rowCount(), 2500);
    table()->selectAll();
    m_view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 1999);
    QVERIFY(strip(false)->text().startsWith(u"Copied the first 2,000 of 2,500 selected exchanges"_s));
}

void TestExchangesView::copiesAsJson()
{
    publish({proxyPart(1), blockedPart(2)});
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    table()->selectAll();
    m_view->actions()->copyJson->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(u"{\"id\": 1, "_s));
    QVERIFY(lines[1].contains(u"\"decision\": \"blocked\""_s));
}

void TestExchangesView::copiesWhatSendsAgain()
{
    trace::Part unknown = proxyPart(2);
    unknown.envelope.clear();
    publish({proxyPart(1), unknown});
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    table()->selectAll();
    m_view->actions()->copyNc->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"printf '{\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"tgmr\"}' | nc -N "
             "127.0.0.1 6000"_s);
    QVERIFY(strip(false)->text().startsWith(u"Copied 1 of 2 selected exchanges"_s));
    m_view->actions()->copyPython->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"import socket\n"_s));
}

void TestExchangesView::actionsAreEnabledWhereTheyMakeSense()
{
    const ExchangeActions *actions = m_view->actions();
    trace::Part unknown = proxyPart(3);
    unknown.envelope.clear();
    publish({proxyPart(1), blockedPart(2), unknown});
    QTRY_COMPARE(m_view->model()->rowCount(), 3);
    for (const QAction *action : {actions->copy, actions->copyNc, actions->sendAgain, actions->edit,
                                  actions->block, actions->filterBy, actions->exportSelection})
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    select({0});
    for (const QAction *action : {actions->copy, actions->copyNc, actions->sendAgain, actions->edit,
                                  actions->block, actions->filterBy, actions->exportSelection})
        QVERIFY2(action->isEnabled(), qPrintable(action->text()));
    select({1});
    QVERIFY(!actions->block->isEnabled()); // it is already
    select({2});
    QVERIFY(!actions->sendAgain->isEnabled());
    QVERIFY(!actions->edit->isEnabled());
    QVERIFY(!actions->copyPython->isEnabled());
    select({0, 1});
    QVERIFY(actions->sendAgain->isEnabled());
    QVERIFY(!actions->edit->isEnabled());
    table()->setCurrentIndex(m_view->model()->index(0, ExchangeColumn::Time));
    QVERIFY(!actions->filterBy->isEnabled());
}

void TestExchangesView::asksForWhatOthersDo()
{
    publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    Ids again;
    connect(m_view.get(), &ExchangesView::sendAgainRequested, this,
            [&again](const Ids &ids) { again = ids; });
    QSignalSpy exported(m_view.get(), &ExchangesView::exportRequested);
    QSignalSpy blocked(m_view.get(), &ExchangesView::blockRequested);
    quint64 edited = 0;
    connect(m_view.get(), &ExchangesView::editRequested, this,
            [&edited](trace::ExchangeId id) { edited = id.value; });
    table()->selectAll();
    m_view->actions()->sendAgain->trigger();
    QCOMPARE(again, (Ids{{1}, {2}}));
    m_view->actions()->exportSelection->trigger();
    QCOMPARE(exported.size(), 1);
    select({1});
    m_view->actions()->edit->trigger();
    QCOMPARE(edited, 2);
    m_view->actions()->block->trigger();
    QCOMPARE(blocked.size(), 1);
    QCOMPARE(blocked[0][0].toByteArray(), "127.0.0.1"_ba);
    QCOMPARE(blocked[0][1].toUInt(), 8888U);
}

void TestExchangesView::filtersByTheCellsValue_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < ExchangeColumn::Count; ++column) {
        if (ExchangeColumn::field(column))
            QTest::newRow(qPrintable(QString(ExchangeColumn::key(column)))) << column;
    }
}

// Whatever the cell, its own exchange passes the one filter and not the other.
void TestExchangesView::filtersByTheCellsValue()
{
    QFETCH(int, column);
    trace::Part part = blockedPart(1);
    part.message = "a \"b\"\n\\ \xff";
    part.upstream = {wire::IpAddress::fromIpv4(0x7f000001), 50'000};
    part.server = {*wire::IpAddress::parse("::1"), 8888};
    publish({part});
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    table()->setCurrentIndex(m_view->model()->index(0, column));
    QStringList asked;
    connect(m_view.get(), &ExchangesView::filterRequested, this,
            [&asked](const QString &text) { asked += text; });
    m_view->actions()->filterBy->trigger();
    m_view->actions()->exclude->trigger();
    QCOMPARE(asked.size(), 2);
    const trace::Store &store = m_journal->store();
    for (int i = 0; i < 2; ++i) {
        const auto filter = trace::parseFilter(asked[i]);
        QVERIFY2(filter, qPrintable(asked[i]));
        QVERIFY2(filter->matches(store.facts(0), store.id(0)) == (i == 0), qPrintable(asked[i]));
    }
}

QTEST_MAIN(TestExchangesView)
#include "tst_exchangesview.moc"
