#include "fakeparts.h"

#include "gui/exchanges/exchangesmodel.h"
#include "gui/exchanges/exchangesview.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

class TestExchangesModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        // What the offscreen platform says by itself is no fault of ours.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_journal = std::make_unique<Journal>();
    }

    void showsTheFacts();
    void showsABlockedExchange();
    void foreignTextIsMadeHarmless();
    void aRunningExchangeChangesInPlace();
    void clearedJournalEmptiesTheTable();
    void selectsInBothDirections();
    void copiesTheSelectedRows();

private:
    std::unique_ptr<Journal> m_journal;
};

void TestExchangesModel::showsTheFacts()
{
    ExchangesModel model(m_journal.get());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    m_journal->feed()->publish({proxyPart(1)});
    QTRY_COMPARE(model.rowCount(), 1);
    const QStringList cells = model.rowText(0).split(u'\t');
    QCOMPARE(cells.size(), int(ExchangesModel::ColumnCount));
    QCOMPARE(cells[ExchangesModel::NumberColumn], u"1"_s);
    QCOMPARE(cells[ExchangesModel::ClientColumn], u"127.0.0.1:20001"_s);
    QCOMPARE(cells[ExchangesModel::DestinationColumn], u"127.0.0.1:8888"_s);
    QCOMPARE(cells[ExchangesModel::MessageColumn], u"tgmr"_s);
    QCOMPARE(cells[ExchangesModel::DecisionColumn], u"allowed"_s);
    QCOMPARE(cells[ExchangesModel::ReplyColumn], u"DONE"_s);
    QCOMPARE(cells[ExchangesModel::LatencyColumn], u"0.40 ms"_s);
}

void TestExchangesModel::showsABlockedExchange()
{
    ExchangesModel model(m_journal.get());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    m_journal->feed()->publish({blockedPart(1)});
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex decision = model.index(0, ExchangesModel::DecisionColumn);
    QCOMPARE(decision.data().toString(), u"blocked · 127.0.0.1:7777"_s);
    QCOMPARE(decision.data(ExchangesModel::ToneRole).toInt(), int(trace::LogLine::Tone::Bad));
    QCOMPARE(model.index(0, ExchangesModel::ReplyColumn).data().toString(), u"Error, not allowed address"_s);
}

void TestExchangesModel::foreignTextIsMadeHarmless()
{
    ExchangesModel model(m_journal.get());
    m_journal->feed()->publish({proxyPart(1, true, "a\tb\n\xff")});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, ExchangesModel::MessageColumn).data().toString(), u"a\\u0009b\\u000a\\xff"_s);
}

void TestExchangesModel::aRunningExchangeChangesInPlace()
{
    ExchangesModel model(m_journal.get());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    m_journal->feed()->publish({proxyPart(1, false), proxyPart(2)});
    QTRY_COMPARE(model.rowCount(), 2);
    const QModelIndex reply = model.index(0, ExchangesModel::ReplyColumn);
    QCOMPARE(reply.data().toString(), u"running"_s);
    QCOMPARE(model.index(0, ExchangesModel::LatencyColumn).data().toString(), u"–"_s);
    QSignalSpy changed(&model, &ExchangesModel::dataChanged);
    m_journal->feed()->publish({proxyPart(1), proxyPart(3)});
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 0);
    QCOMPARE(reply.data().toString(), u"DONE"_s);
}

void TestExchangesModel::clearedJournalEmptiesTheTable()
{
    ExchangesModel model(m_journal.get());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    m_journal->feed()->publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), u"1"_s);
    m_journal->clear();
    QCOMPARE(model.rowCount(), 0);
    m_journal->feed()->publish({proxyPart(3)});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), u"3"_s);
    QCOMPARE(model.rowOf({3}), 0);
    QCOMPARE(model.rowOf({1}), -1);
}

void TestExchangesModel::selectsInBothDirections()
{
    ExchangesView view(m_journal.get());
    QCOMPARE(view.view()->accessibleName(), u"Exchanges"_s);
    m_journal->feed()->publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(view.model()->rowCount(), 2);
    QList<quint64> told;
    connect(&view, &ExchangesView::exchangeSelected, this,
            [&](trace::ExchangeId id) { told.append(id.value); });
    view.view()->setCurrentIndex(view.model()->index(1, 3));
    QCOMPARE(told, QList<quint64>{2});
    view.selectExchange({1});
    QCOMPARE(view.view()->currentIndex().row(), 0);
    QCOMPARE(view.view()->selectedRuns().front(), std::pair(0, 0));
    view.selectExchange({0});
    QVERIFY(view.view()->selectedRuns().empty());
    QCOMPARE(told, QList<quint64>{2});
}

void TestExchangesModel::copiesTheSelectedRows()
{
    ExchangesView view(m_journal.get());
    m_journal->feed()->publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(view.model()->rowCount(), 2);
    view.view()->selectAll();
    QTest::keySequence(view.view(), QKeySequence(QKeySequence::Copy));
    const QString expected = view.model()->rowText(0) + u'\n' + view.model()->rowText(1);
    QCOMPARE(QGuiApplication::clipboard()->text(), expected);
}

QTEST_MAIN(TestExchangesModel)
#include "tst_exchangesmodel.moc"
