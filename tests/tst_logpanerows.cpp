#include "fakeparts.h"

#include "gui/logs/linefilter.h"
#include "gui/logs/logmodel.h"
#include "gui/logs/logpane.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

namespace {

/// Lets exchanges of even rows pass, or none.
class EvenFilter final : public LineFilter
{
public:
    explicit EvenFilter(const Journal *journal)
        : m_journal(journal)
    {
    }
    [[nodiscard]] bool isActive() const override { return m_active; }
    [[nodiscard]] qsizetype answeredEnd() const override { return m_journal->store().endRow(); }
    [[nodiscard]] bool passes(qsizetype row) const override { return !m_active || (!m_none && row % 2 == 0); }
    [[nodiscard]] bool isSearching() const override { return false; }
    void begin(bool none)
    {
        m_active = true;
        m_none = none;
        emit restarted();
    }
    void stop()
    {
        m_active = false;
        emit restarted();
    }
    void change(qsizetype row) { emit answerChanged(row, passes(row)); }

private:
    const Journal *m_journal;
    bool m_active = false;
    bool m_none = false;
};

} // namespace

/// A log pane whose lines leave or are filtered. Each exchange has seven lines.
class TestLogPaneRows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();

    void nothingElseIsSelectedWhenTheCurrentLineLeaves();
    void whatTheUserReadsStaysInPlace();
    void followsTheTailWhileLinesLeave();
    void goesToTheLineOfAnEvent_data();
    void goesToTheLineOfAnEvent();
    void goesNowhereForAnEventOfAnotherExchange();
    void tellsThatNoLinePasses();
    void whatIsSelectedIsInSightBehindTheFilter();
    void clearEmptiesThePane();

private:
    void add(quint32 count);
    [[nodiscard]] bool shows(const QString &text) const;
    [[nodiscard]] LogModel *model() const { return m_pane->model(); }
    [[nodiscard]] RowsView *view() const { return m_pane->view(); }
    [[nodiscard]] QScrollBar *bar() const { return view()->verticalScrollBar(); }

    quint32 m_number = 0;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<EvenFilter> m_filter;
    std::unique_ptr<LogPane> m_pane;
    std::unique_ptr<Tester> m_tester;
};

void TestLogPaneRows::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_number = 0;
    m_journal = std::make_unique<Journal>();
    m_journal->setLimit(1024);
    m_filter = std::make_unique<EvenFilter>(m_journal.get());
    m_pane = std::make_unique<LogPane>(trace::Role::Proxy, m_journal.get());
    m_tester = std::make_unique<Tester>(model(), Tester::FailureReportingMode::QtTest);
    m_pane->setLineFilter(m_filter.get());
    m_pane->resize(500, 300);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestLogPaneRows::cleanup()
{
    m_tester.reset();
    m_pane.reset();
    m_filter.reset();
    m_journal.reset();
}

void TestLogPaneRows::add(quint32 count)
{
    std::vector<trace::Exchange> exchanges(count);
    for (trace::Exchange &exchange : exchanges) {
        ++m_number;
        exchange.proxy = proxyPart(m_number, true, "m" + QByteArray::number(m_number));
    }
    m_journal->add(std::move(exchanges));
}

bool TestLogPaneRows::shows(const QString &text) const
{
    const auto labels = m_pane->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

void TestLogPaneRows::nothingElseIsSelectedWhenTheCurrentLineLeaves()
{
    add(1500);
    QTRY_COMPARE(model()->rowCount(), 1500 * 7);
    QSignalSpy selected(m_pane.get(), &LogPane::exchangeSelected);
    view()->setCurrentIndex(model()->index(8, LogModel::LineColumn));
    QCOMPARE(selected.size(), 1);
    add(548);
    QTRY_COMPARE(m_journal->left(), 1024);
    QCOMPARE(selected.size(), 1);
    QVERIFY(!view()->currentIndex().isValid());
    QVERIFY(view()->selectedRuns().empty());
    // One that stays stays selected.
    view()->setCurrentIndex(model()->index(1 + 1000 * 7, LogModel::LineColumn));
    QCOMPARE(selected.size(), 2);
    QCOMPARE(selected.last().first().value<trace::ExchangeId>().value, 2025U);
    view()->setCurrentIndex(model()->index(model()->rowCount() - 1, LogModel::LineColumn));
    add(1024);
    QTRY_COMPARE(m_journal->left(), 2048);
    QVERIFY(!view()->currentIndex().isValid());
    QCOMPARE(selected.size(), 3);
}

void TestLogPaneRows::whatTheUserReadsStaysInPlace()
{
    add(2047);
    QTRY_VERIFY(bar()->value() > 0 && bar()->value() == bar()->maximum());
    m_pane->setFollowing(false);
    view()->scrollTo(model()->index(1500 * 7, LogModel::LineColumn), RowsView::PositionAtTop);
    const auto top = [this] { return model()->rowText(view()->firstVisibleRow()); };
    const int within = view()->rowViewportPosition(view()->firstVisibleRow());
    const QByteArray before = top();
    add(1);
    QTRY_COMPARE(m_journal->left(), 1024);
    QVERIFY(!m_pane->isFollowing());
    QCOMPARE(top(), before);
    QCOMPARE(view()->rowViewportPosition(view()->firstVisibleRow()), within);
}

void TestLogPaneRows::followsTheTailWhileLinesLeave()
{
    add(2047);
    QTRY_VERIFY(bar()->value() > 0 && bar()->value() == bar()->maximum());
    add(1);
    QTRY_COMPARE(m_journal->left(), 1024);
    view()->layOutNow();
    QVERIFY(m_pane->isFollowing());
    QCOMPARE(bar()->value(), bar()->maximum());
    QVERIFY(view()->isRowVisible(model()->rowCount() - 1));
}

void TestLogPaneRows::goesToTheLineOfAnEvent_data()
{
    QTest::addColumn<int>("microseconds");
    QTest::addColumn<QString>("line");
    QTest::newRow("at the time of a line") << 20 << u"Decision: allowed, no rule matches 127.0.0.1:8888"_s;
    QTest::newRow("behind it") << 380 << u"Decision: allowed, no rule matches 127.0.0.1:8888"_s;
    QTest::newRow("the first of several at one time")
        << 10
        << u"Proxy received: {\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"m40\"}"_s;
    QTest::newRow("before all lines")
        << -50
        << u"Proxy received: {\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"m40\"}"_s;
    QTest::newRow("at the end") << 100'000 << u"response:  DONE"_s;
}

void TestLogPaneRows::goesToTheLineOfAnEvent()
{
    QFETCH(const int, microseconds);
    QFETCH(const QString, line);
    add(400);
    QSignalSpy selected(m_pane.get(), &LogPane::exchangeSelected);
    const auto started = m_journal->store().part(39, trace::Role::Proxy)->started;
    m_pane->selectEvent({40}, started + std::chrono::microseconds(microseconds));
    QCOMPARE(view()->currentIndex().data().toString(), line);
    QCOMPARE(model()->exchangeAt(view()->currentIndex().row()).value, 40U);
    QCOMPARE(view()->selectedRuns(), (std::vector<std::pair<int, int>>{{39 * 7, 39 * 7 + 6}}));
    QVERIFY(view()->isRowVisible(view()->currentIndex().row()));
    QVERIFY(selected.isEmpty());
    // Again, when it is selected already.
    m_pane->selectEvent({40}, started + 20us);
    QCOMPARE(view()->currentIndex().row(), 39 * 7 + 4);
}

void TestLogPaneRows::goesNowhereForAnEventOfAnotherExchange()
{
    add(3);
    m_pane->selectEvent({2}, 0ns);
    m_pane->selectEvent({77}, 0ns);
    QVERIFY(!view()->currentIndex().isValid());
    QVERIFY(view()->selectedRuns().empty());
}

void TestLogPaneRows::tellsThatNoLinePasses()
{
    const QString words = u"No line passes the filter"_s;
    m_filter->begin(true);
    QCOMPARE(view()->hint(), u"Nothing yet. Every envelope that arrives is shown here, once the proxy is started."_s);
    add(3);
    QTRY_COMPARE(view()->hint(), words);
    QVERIFY(!shows(words));
    m_journal->feed()->publish(notice(trace::Role::Proxy, "a notice"));
    QTRY_COMPARE(model()->rowCount(), 1);
    QTRY_VERIFY(shows(words));
    m_filter->begin(false);
    QTRY_COMPARE(model()->rowCount(), 15);
    QVERIFY(!shows(words));
    m_filter->begin(true);
    QTRY_VERIFY(shows(words));
    m_filter->stop();
    QTRY_COMPARE(model()->rowCount(), 22);
    QVERIFY(!shows(words));
}

void TestLogPaneRows::whatIsSelectedIsInSightBehindTheFilter()
{
    add(600);
    m_pane->selectExchange({301});
    m_filter->begin(false);
    QTRY_COMPARE(model()->rowCount(), 300 * 7);
    QTRY_COMPARE(view()->selectedRuns(), (std::vector<std::pair<int, int>>{{150 * 7, 150 * 7 + 6}}));
    QVERIFY(view()->isRowVisible(150 * 7));
    m_filter->stop();
    QTRY_COMPARE(view()->selectedRuns(), (std::vector<std::pair<int, int>>{{300 * 7, 300 * 7 + 6}}));
    QVERIFY(view()->isRowVisible(300 * 7));
}

void TestLogPaneRows::clearEmptiesThePane()
{
    add(2048);
    QTRY_COMPARE(m_journal->left(), 1024);
    m_pane->clear();
    QCOMPARE(model()->rowCount(), 0);
    m_filter->begin(true);
    QCOMPARE(model()->rowCount(), 0);
    add(2);
    QTRY_VERIFY(model()->isFilteredEmpty());
}

QTEST_MAIN(TestLogPaneRows)
#include "tst_logpanerows.moc"
