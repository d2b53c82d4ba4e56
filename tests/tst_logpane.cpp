#include "fakeparts.h"

#include "gui/logs/logmodel.h"
#include "gui/logs/logpane.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

class TestLogPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();

    void isNamedForItsRole();
    void followsTheTailUntilTheUserScrollsUp();
    void aPauseCountsWhatIsHeldBack();
    void aScreenReaderPauses();
    void focusSelectsNothing();
    void findsNextAndPrevious();
    void tellsThatNothingMatches();
    void findsTheNumberOfAnExchange();
    void findsWhatArrivesLater();
    void aLineSelectsItsExchange();
    void anExchangeSelectedElsewhereIsShown_data();
    void anExchangeSelectedElsewhereIsShown();
    void copiesWhatLooksSelected();
    void savesTheWholeLog();
    void tellsWhyItCannotSave();
    void largerTextMakesRowsHigher();
    void accessibleCellIsTheLine();

private:
    void publish(quint32 first, quint32 last);
    [[nodiscard]] QScrollBar *bar() const { return m_pane->view()->verticalScrollBar(); }
    [[nodiscard]] bool shows(const QString &text) const;
    [[nodiscard]] QLineEdit *field() const { return m_pane->findChild<QLineEdit *>(); }
    void find(const QString &text);

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<LogPane> m_pane;
    std::unique_ptr<Tester> m_tester;
};

void TestLogPane::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_journal = std::make_unique<Journal>();
    m_pane = std::make_unique<LogPane>(trace::Role::Proxy, m_journal.get());
    m_tester = std::make_unique<Tester>(m_pane->model(), Tester::FailureReportingMode::QtTest);
    m_pane->resize(500, 300);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestLogPane::cleanup()
{
    m_tester.reset();
    m_pane.reset();
    m_journal.reset();
}

/// Seven lines each.
void TestLogPane::publish(quint32 first, quint32 last)
{
    const int rows = int(m_pane->model()->rowCount() + m_pane->model()->heldBack());
    std::vector<trace::Part> parts;
    for (quint32 number = first; number <= last; ++number)
        parts.push_back(proxyPart(number, true, "m" + QByteArray::number(number)));
    m_journal->feed()->publish(std::move(parts));
    const int expected = rows + 7 * int(last - first + 1);
    QTRY_COMPARE(int(m_pane->model()->rowCount() + m_pane->model()->heldBack()), expected);
}

bool TestLogPane::shows(const QString &text) const
{
    const auto labels = m_pane->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

void TestLogPane::find(const QString &text)
{
    m_pane->openSearch();
    field()->clear();
    QTest::keyClicks(field(), text);
}

void TestLogPane::isNamedForItsRole()
{
    QCOMPARE(m_pane->view()->accessibleName(), u"Proxy log"_s);
    QCOMPARE(LogPane(trace::Role::Client, m_journal.get()).view()->accessibleName(), u"Client log"_s);
    QCOMPARE(LogPane(trace::Role::Server, m_journal.get()).view()->accessibleName(), u"Server log"_s);
}

void TestLogPane::followsTheTailUntilTheUserScrollsUp()
{
    publish(1, 10);
    QTRY_VERIFY(bar()->maximum() > 0 && bar()->value() == bar()->maximum());
    bar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!m_pane->isFollowing());
    const int place = bar()->value();
    const int end = bar()->maximum();
    publish(11, 12);
    QTRY_VERIFY(bar()->maximum() > end);
    QCOMPARE(bar()->value(), place);
    bar()->triggerAction(QAbstractSlider::SliderToMaximum);
    QVERIFY(m_pane->isFollowing());
    publish(13, 14);
    QTRY_VERIFY(bar()->maximum() > end && bar()->value() == bar()->maximum());
    m_pane->setFollowing(false);
    const int still = bar()->value();
    publish(15, 16);
    QTRY_VERIFY(bar()->maximum() > still);
    QCOMPARE(bar()->value(), still);
    m_pane->setFollowing(true);
    QCOMPARE(bar()->value(), bar()->maximum());
}

void TestLogPane::aPauseCountsWhatIsHeldBack()
{
    publish(1, 1);
    m_pane->setPaused(true);
    QVERIFY(shows(u"Paused · 0 new lines"_s));
    publish(2, 201);
    QVERIFY(shows(u"Paused · 1,400 new lines"_s));
    QCOMPARE(m_pane->model()->rowCount(), 7);
    m_pane->setPaused(false);
    QCOMPARE(m_pane->model()->rowCount(), 1407);
    QVERIFY(!shows(u"Paused · 0 new lines"_s));
}

void TestLogPane::aScreenReaderPauses()
{
    QToolButton *pause = nullptr;
    for (QToolButton *button : m_pane->findChildren<QToolButton *>())
        pause = button->text() == u"Pause"_s ? button : pause;
    QVERIFY(pause != nullptr);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(pause);
    for (const bool paused : {true, false}) {
        interface->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QCOMPARE(m_pane->isPaused(), paused);
        QCOMPARE(pause->isChecked(), paused);
    }
    QTest::mouseClick(pause, Qt::LeftButton);
    QVERIFY(m_pane->isPaused());
    QVERIFY(pause->isChecked());
}

void TestLogPane::focusSelectsNothing()
{
    m_pane->openSearch(); // the focus is elsewhere
    publish(1, 2);
    const QSignalSpy told(m_pane.get(), &LogPane::exchangeSelected);
    m_pane->selectExchange({7}); // has no line here
    m_pane->activateWindow();
    m_pane->view()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_pane->view()->hasFocus());
    QCOMPARE(told.size(), 0);
}

void TestLogPane::findsNextAndPrevious()
{
    publish(1, 3);
    m_pane->view()->setCurrentIndex(m_pane->model()->index(0, 0));
    find(u"SERVER port"_s);
    QTRY_VERIFY(shows(u"1 of 3"_s));
    QCOMPARE(m_pane->view()->currentIndex().row(), 2);
    QTest::keyClick(field(), Qt::Key_F3);
    QCOMPARE(m_pane->view()->currentIndex().row(), 9);
    QVERIFY(shows(u"2 of 3"_s));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_pane->view()->currentIndex().row(), 16);
    m_pane->findNext();
    QCOMPARE(m_pane->view()->currentIndex().row(), 2);
    QTest::keyClick(field(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(m_pane->view()->currentIndex().row(), 16);
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!field()->isVisible());
}

void TestLogPane::tellsThatNothingMatches()
{
    publish(1, 1);
    find(u"nowhere"_s);
    QTRY_VERIFY(shows(u"no match"_s));
    QVERIFY(!m_pane->view()->currentIndex().isValid());
}

void TestLogPane::findsTheNumberOfAnExchange()
{
    publish(1, 12);
    find(u"#2"_s);
    QTRY_VERIFY(shows(u"1 of 7"_s));
    QCOMPARE(m_pane->model()->exchangeAt(m_pane->view()->currentIndex().row()).value, 2ULL);
}

void TestLogPane::findsWhatArrivesLater()
{
    publish(1, 1);
    find(u"Message: m2"_s);
    QTRY_VERIFY(shows(u"no match"_s));
    publish(2, 2);
    QTRY_VERIFY(shows(u"1 match"_s));
}

void TestLogPane::aLineSelectsItsExchange()
{
    publish(1, 3);
    QList<quint64> told;
    connect(m_pane.get(), &LogPane::exchangeSelected, this,
            [&](trace::ExchangeId id) { told.append(id.value); });
    m_pane->view()->setCurrentIndex(m_pane->model()->index(8, LogModel::LineColumn));
    QCOMPARE(told, QList<quint64>{2});
    m_pane->view()->setCurrentIndex(m_pane->model()->index(9, LogModel::LineColumn));
    QCOMPARE(told, QList<quint64>{2});
    m_pane->view()->setCurrentIndex(m_pane->model()->index(0, LogModel::LineColumn));
    QCOMPARE(told, QList<quint64>({2, 1}));
}

void TestLogPane::anExchangeSelectedElsewhereIsShown_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("in a wide pane") << 500;
    QTest::newRow("in a pane too narrow for times") << 150;
}

void TestLogPane::anExchangeSelectedElsewhereIsShown()
{
    QFETCH(const int, width);
    m_pane->resize(width, 300);
    QTRY_COMPARE(m_pane->view()->isColumnHidden(LogModel::TimeColumn), width < 200);
    publish(1, 30);
    bool told = false;
    connect(m_pane.get(), &LogPane::exchangeSelected, this, [&] { told = true; });
    m_pane->selectExchange({2});
    QCOMPARE(m_pane->view()->selectedRuns(), (std::vector<std::pair<int, int>>{{7, 13}}));
    QVERIFY(m_pane->view()->isRowVisible(7));
    m_pane->selectExchange({0});
    QVERIFY(m_pane->view()->selectedRuns().empty());
    QVERIFY(!told);
}

void TestLogPane::copiesWhatLooksSelected()
{
    publish(1, 2);
    const auto lines = [this](int first, int last) {
        QStringList texts;
        for (int row = first; row <= last; ++row)
            texts.append(QString::fromUtf8(m_pane->model()->rowText(row)));
        return texts.join(u'\n');
    };
    m_pane->view()->setCurrentIndex(m_pane->model()->index(8, LogModel::LineColumn));
    QTest::keySequence(m_pane->view(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(QGuiApplication::clipboard()->text(), lines(7, 13));
    QTest::keyClick(m_pane->view(), Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(m_pane->view(), Qt::Key_Up, Qt::ShiftModifier);
    m_pane->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), lines(6, 8));
}

void TestLogPane::savesTheWholeLog()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log.txt"_s);
    publish(1, 300);
    m_pane->saveTo(path);
    QTRY_VERIFY(shows(u"Saved 2,100 lines to "_s + path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 2101);
    QCOMPARE(lines[0], m_pane->model()->rowText(0));
    QCOMPARE(lines[2099], m_pane->model()->rowText(2099));
}

void TestLogPane::tellsWhyItCannotSave()
{
    publish(1, 1);
    m_pane->saveTo(u"/no such folder/log.txt"_s);
    const auto labels = m_pane->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() &&
               label->text().startsWith(u"/no such folder/log.txt can't be written: "_s);
    }));
}

void TestLogPane::largerTextMakesRowsHigher()
{
    publish(1, 1);
    const int before = m_pane->view()->rowHeight(0);
    QFont font = m_pane->font();
    font.setPointSizeF(font.pointSizeF() * 2);
    m_pane->setFont(font);
    QTRY_VERIFY(m_pane->view()->rowHeight(0) > before * 3 / 2);
}

void TestLogPane::accessibleCellIsTheLine()
{
    publish(1, 1);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_pane->view());
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->text(QAccessible::Name), u"Proxy log"_s);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(5, LogModel::LineColumn);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), u"response:  DONE"_s);
}

QTEST_MAIN(TestLogPane)
#include "tst_logpane.moc"
