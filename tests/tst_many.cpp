#include "core/net/descriptors.h"
#include "core/roles/proxyrole.h"
#include "core/roles/serverrole.h"
#include "gui/app/commandline.h"
#include "gui/app/languages.h"
#include "gui/journal/journal.h"
#include "gui/mainwindow.h"
#include "gui/many/histogramview.h"
#include "gui/many/manyform.h"
#include "gui/many/manyreport.h"
#include "gui/many/manyresults.h"
#include "gui/many/manywindow.h"
#include "gui/many/manywords.h"
#include "gui/many/outcomemodel.h"
#include "gui/many/rateview.h"
#include "gui/many/sendrun.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/elidedlabel.h"
#include "gui/panels/field.h"
#include "gui/theme/theme.h"
#include "tests/panelfinder.h"
#include "tests/rawsocket.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

#include <numeric>

using namespace midhop;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using roles::RunOutcome;
using test::named;
using RunState = SendRun::State;

/// Exchanges of the client. (Where a busy machine tells of the proxy late, a server's part has a row of its own.)
static int doneByClient(const Journal &journal)
{
    const trace::Store &store = journal.store();
    int count = 0;
    for (qsizetype row = store.firstRow(); row < store.endRow(); ++row) {
        const trace::Exchange exchange = store.exchange(row);
        count += exchange.client && exchange.client->outcome == trace::Outcome::Done;
    }
    return count;
}

/// Many exchanges from the window: the run against real roles, and the window that drives it.
class ManyTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    // SendRun
    void everyExchangeIsCountedAndSeen();
    void theWindowHearsOfItInBatches();
    void aBlockedDestinationIsCountedBlocked();
    void aServerThatRefusesIsCountedRefused();
    void withoutAProxyEachIsCounted();
    void aProxyThatStopsEndsNothingEarly();
    void cancelledItTellsWhatWasCounted();
    void aRunFollowsARun();
    void destroyedWhileItRuns();
    // the window
    void theTableOfOutcomesIsAModel();
    void aRunIsDrivenFromTheWindow();
    void whatCantBeDoneIsToldInPlace_data();
    void whatCantBeDoneIsToldInPlace();
    void theSameMessageOrNewOnes_data();
    void theSameMessageOrNewOnes();
    void closingAsksWhileItRuns();
    void theQuestionGoesWithTheRun();
    void whileItRunsItsOwnRequestIsTold();
    void theMessageIsCutBetweenCharacters();
    void oneExchangeIsToldAsOne();
    void theChartIsReadWithTheKeys();
    void theTimeOfALongRunHasNoExponent();
    void resultsCanBeCopied();
    void settingsAreRemembered();
    void aRememberedRateIsWrittenAsTheLanguageWritesIt();
    void theMainWindowOpensIt();
    void theProgramEndsWhileItRuns();

private:
    [[nodiscard]] QString settingsPath() const { return m_folder.filePath(u"settings.ini"_s); }

    QTemporaryDir m_folder;
};

namespace {

constexpr int Long = 30'000; ///< ms, on a busy machine

/// Proxy and server of the house on free ports; a server's port that nothing listens at.
struct House
{
    Journal journal;
    roles::ProxyRole proxy{journal.feed()};
    roles::ServerRole server{journal.feed()};
    roles::ServerSettings serverSettings;
    quint16 proxyPort = 0;
    quint16 serverPort = 0;

    House()
    {
        const wire::Endpoint free{wire::IpAddress::fromIpv4(RawSocket::Loopback), 0};
        roles::ProxySettings proxySettings;
        proxySettings.listen = free;
        proxySettings.rules = std::make_shared<access::Blocklist>(access::RuleList{{access::defaultRule()}});
        serverSettings.listen = free;
        proxyPort = proxy.start(proxySettings)->port;
        serverPort = server.start(serverSettings)->port;
    }
    ~House()
    {
        proxy.stop();
        server.stop();
    }
    [[nodiscard]] roles::ClientRunSettings many(quint64 count, int concurrency = 16) const
    {
        roles::ClientRunSettings settings;
        settings.request.proxyHost = "127.0.0.1"_ba;
        settings.request.proxyPort = proxyPort;
        settings.request.serverIp = "127.0.0.1"_ba;
        settings.request.serverPort = serverPort;
        settings.newRandomMessageEach = true;
        settings.count = count;
        settings.concurrency = concurrency;
        return settings;
    }
};

/// The window with a client panel that points to a house.
struct Shown
{
    House house;
    QSettings store;
    roles::ClientSend send{house.journal.feed()};
    ClientPanel panel{&send, &house.journal};
    SendRun run{house.journal.feed()};
    ManyWindow window{&run, &panel, &store, nullptr};

    explicit Shown(const QString &settings)
        : store(settings, QSettings::IniFormat)
    {
        panel.setFields({u"127.0.0.1"_s, QString::number(house.proxyPort), u"127.0.0.1"_s,
                         QString::number(house.serverPort), u"the same"_s, false});
        window.show();
    }
    template <typename T>
    [[nodiscard]] T *part(const QString &name) const
    {
        return named<T>(&window, name);
    }
    void fill(const QString &count, const QString &concurrency, const QString &rate = {}) const
    {
        part<QLineEdit>(u"Number of exchanges"_s)->setText(count);
        part<QLineEdit>(u"In flight at most"_s)->setText(concurrency);
        part<QLineEdit>(u"Rate a second"_s)->setText(rate);
    }
    /// A server that keeps each exchange waiting, so that a run does not end.
    void holdReplies()
    {
        roles::ServerReply silent;
        silent.kind = roles::ServerReply::Kind::Silent;
        house.server.setReply(silent);
    }
};

quint64 all(const roles::RunTally &tally)
{
    return std::accumulate(tally.counts.begin(), tally.counts.end(), quint64(0));
}

} // namespace

void ManyTest::initTestCase()
{
    net::raiseDescriptorLimit();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void ManyTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    QFile::remove(settingsPath());
}

// --- SendRun

void ManyTest::everyExchangeIsCountedAndSeen()
{
    House house;
    SendRun run(house.journal.feed());
    QCOMPARE(run.state(), RunState::Idle);
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(house.many(2'000, 32));
    QVERIFY(run.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QCOMPARE(run.state(), RunState::Done);
    QCOMPARE(run.tally().count(RunOutcome::Done), 2'000U);
    QCOMPARE(all(run.tally()), 2'000U);
    QCOMPARE(run.tally().latencies.count(), 2'000U);
    QCOMPARE(run.notBegun(), 0U);
    QCOMPARE(run.pace().ended(), 2'000U);
    QVERIFY(run.pace().rateOfAll() > 0);
    // As any other, in the journal.
    QTRY_COMPARE_WITH_TIMEOUT(doneByClient(house.journal), 2'000, Long);
    QCOMPARE(house.journal.lost(), 0U);
}

void ManyTest::theWindowHearsOfItInBatches()
{
    House house;
    SendRun run(house.journal.feed());
    QSignalSpy progressed(&run, &SendRun::progressed);
    QSignalSpy finished(&run, &SendRun::finished);
    quint64 before = 0;
    bool grows = true;
    connect(&run, &SendRun::progressed, this, [&] {
        grows = grows && run.tally().ended() >= before && all(run.tally()) == run.tally().latencies.count();
        before = run.tally().ended();
    });
    run.start(house.many(3'000, 16));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QVERIFY(grows);
    // One at the start, one each 100 ms.
    QVERIFY(progressed.size() <= run.tally().elapsed / 100ms + 2);
}

void ManyTest::aBlockedDestinationIsCountedBlocked()
{
    House house;
    SendRun run(house.journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    roles::ClientRunSettings settings = house.many(200);
    settings.request.serverPort = ClientPanel::BlockTestPort;
    run.start(settings);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QCOMPARE(run.tally().count(RunOutcome::Blocked), 200U);
    QCOMPARE(all(run.tally()), 200U);
    QCOMPARE(ManyWords::example(run.tally(), RunOutcome::Blocked), u"Error, not allowed address"_s);
}

void ManyTest::aServerThatRefusesIsCountedRefused()
{
    House house;
    quint16 closed = 0;
    {
        const RawListener listener;
        closed = listener.port();
    }
    SendRun run(house.journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    roles::ClientRunSettings settings = house.many(200);
    settings.request.serverPort = closed;
    run.start(settings);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QCOMPARE(run.tally().count(RunOutcome::ServerRefused), 200U);
    QCOMPARE(all(run.tally()), 200U);
    QVERIFY(ManyWords::example(run.tally(), RunOutcome::ServerRefused).startsWith(u"Error, connection refused by 127.0.0.1:"_s));
}

void ManyTest::withoutAProxyEachIsCounted()
{
    Journal journal;
    House house;
    roles::ClientRunSettings settings = house.many(500);
    {
        const RawListener listener;
        settings.request.proxyPort = listener.port();
    }
    SendRun run(journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(settings);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QCOMPARE(run.tally().count(RunOutcome::NoConnection), 500U);
    QVERIFY(ManyWords::example(run.tally(), RunOutcome::NoConnection).contains(u"nothing listens at 127.0.0.1:"_s));
    QTRY_COMPARE_WITH_TIMEOUT(journal.exchanges(trace::Outcome::Refused), 500, Long);
}

void ManyTest::aProxyThatStopsEndsNothingEarly()
{
    House house;
    SendRun run(house.journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    connect(&run, &SendRun::progressed, &house.proxy, [&] {
        if (run.tally().count(RunOutcome::Done) > 0 && house.proxy.state() == roles::ListenerRole::State::Listening)
            house.proxy.stop();
    });
    run.start(house.many(20'000, 16));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QCOMPARE(run.state(), RunState::Done);
    const roles::RunTally &tally = run.tally();
    QCOMPARE(all(tally), 20'000U);
    QCOMPARE(tally.cancelled, 0U);
    QVERIFY(tally.count(RunOutcome::Done) > 0);
    QVERIFY(tally.count(RunOutcome::NoConnection) > 0);
    // Those under way may finish, or are closed by the proxy: nothing else can come of it.
    QCOMPARE(tally.count(RunOutcome::Done) + tally.count(RunOutcome::NoConnection) + tally.count(RunOutcome::NoReply),
             20'000U);
}

void ManyTest::cancelledItTellsWhatWasCounted()
{
    House house;
    SendRun run(house.journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    connect(&run, &SendRun::progressed, this, [&] {
        if (run.tally().ended() > 0)
            run.cancel();
    });
    run.start(house.many(1'000'000, 16));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QCOMPARE(run.state(), RunState::Cancelled);
    const roles::RunTally &tally = run.tally();
    QVERIFY(tally.ended() > 0);
    QVERIFY(tally.cancelled <= 16);
    QCOMPARE(tally.ended() + tally.cancelled + run.notBegun(), 1'000'000U);
    const QString verdict = ManyWords::verdict(run);
    QVERIFY2(verdict.startsWith(u"Cancelled after "_s), qPrintable(verdict));
    QVERIFY(verdict.contains(ManyWords::number(tally.ended()) + u" of 1,000,000"_s));
    QVERIFY(verdict.contains(ManyWords::number(run.notBegun())));
}

void ManyTest::aRunFollowsARun()
{
    House house;
    SendRun run(house.journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    for (int i = 1; i <= 3; ++i) {
        run.start(house.many(quint64(50 * i)));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), i, Long);
        QCOMPARE(run.tally().ended(), quint64(50 * i)); // of this one alone
        QCOMPARE(run.pace().ended(), quint64(50 * i));
    }
}

void ManyTest::destroyedWhileItRuns()
{
    House house;
    for (int i = 0; i < 5; ++i) {
        SendRun run(house.journal.feed());
        QSignalSpy progressed(&run, &SendRun::progressed);
        run.start(house.many(1'000'000));
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), Long);
    }
}

// --- the window

void ManyTest::theTableOfOutcomesIsAModel()
{
    OutcomeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    House house;
    SendRun run(house.journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(house.many(40));
    model.show(run);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    model.show(run);
    QCOMPARE(model.count(int(RunOutcome::Done)), 40U);
    const QModelIndex done = model.index(int(RunOutcome::Done), OutcomeModel::Count);
    QCOMPARE(done.data().toString(), u"40"_s);
    QCOMPARE(done.siblingAtColumn(OutcomeModel::Share).data().toString(), u"100 %"_s);
    QVERIFY(!done.data(OutcomeModel::ZeroRole).toBool());
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(!model.index(row, OutcomeModel::Outcome).data().toString().isEmpty());
        if (row != int(RunOutcome::Done))
            QVERIFY(model.index(row, 0).data(OutcomeModel::ZeroRole).toBool());
    }
}

void ManyTest::aRunIsDrivenFromTheWindow()
{
    Shown shown(settingsPath());
    QVERIFY(shown.part<QProgressBar>(u"Progress"_s) == nullptr); // nothing was sent yet
    QVERIFY(shown.part<QPushButton>(u"Copy as text"_s) == nullptr);
    shown.fill(u"500"_s, u"8"_s);
    QSignalSpy finished(&shown.run, &SendRun::finished);
    QTest::mouseClick(shown.part<QPushButton>(u"Start run"_s), Qt::LeftButton);
    QVERIFY(shown.part<QPushButton>(u"Start run"_s) == nullptr);
    QVERIFY(shown.part<QPushButton>(u"Cancel run"_s) != nullptr);
    QVERIFY(!shown.part<QLineEdit>(u"Number of exchanges"_s)->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QCOMPARE(shown.run.settings().concurrency, 8);
    QVERIFY(shown.part<QPushButton>(u"Start run"_s)->hasFocus() || !shown.window.isActiveWindow());
    const auto *bar = shown.part<QProgressBar>(u"Progress"_s);
    QCOMPARE(bar->value(), bar->maximum());
    QCOMPARE(bar->text(), u"100 %"_s); // as in the table
    QCOMPARE(shown.window.results()->outcomes()->count(int(RunOutcome::Done)), 500U);
    const auto *table = shown.part<QTableView>(u"Outcomes"_s);
    QVERIFY(table != nullptr);
    QCOMPARE(table->model()->index(int(RunOutcome::Done), OutcomeModel::Count).data().toString(), u"500"_s);
    QVERIFY(shown.part<HistogramView>(u"Latency histogram"_s)->items() > 0);
    QVERIFY(shown.part<RateView>(u"Throughput"_s) != nullptr);
}

void ManyTest::whatCantBeDoneIsToldInPlace_data()
{
    QTest::addColumn<QString>("count");
    QTest::addColumn<QString>("concurrency");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("proxyPort"); // empty: as it is
    QTest::addColumn<QString>("note");      // begins so; empty: it can be done
    QTest::newRow("all is well") << u"10"_s << u"5"_s << u"100"_s << QString() << QString();
    QTest::newRow("no count") << QString() << u"5"_s << QString() << QString() << u"Number of exchanges: A whole number from 1"_s;
    QTest::newRow("too many in flight")
        << u"10"_s << u"20000"_s << QString() << QString() << u"In flight at most: A whole number from 1 to 10,000"_s;
    QTest::newRow("a rate in words") << u"10"_s << u"5"_s << u"slow"_s << QString() << u"Rate a second: A number from 0.001 to 1,000,000"_s;
    QTest::newRow("the panel's proxy port") << u"10"_s << u"5"_s << QString() << u"70000"_s << u"Client panel, proxy port: A port is"_s;
}

void ManyTest::whatCantBeDoneIsToldInPlace()
{
    QFETCH(QString, count);
    QFETCH(QString, concurrency);
    QFETCH(QString, rate);
    QFETCH(QString, proxyPort);
    QFETCH(QString, note);
    Shown shown(settingsPath());
    shown.fill(count, concurrency, rate);
    if (!proxyPort.isEmpty()) {
        ClientPanel::Fields fields = shown.panel.fields();
        fields.proxyPort = proxyPort;
        shown.panel.setFields(fields);
    }
    auto *start = shown.part<QPushButton>(u"Start run"_s);
    QCOMPARE(start->isEnabled(), note.isEmpty());
    const QString told = shown.window.form()->note();
    QVERIFY2(note.isEmpty() ? told.isEmpty() : told.startsWith(note), qPrintable(told));
    if (!note.isEmpty()) { // Return does not go around it
        QTest::keyClick(shown.part<QLineEdit>(u"Number of exchanges"_s), Qt::Key_Return);
        QCOMPARE(shown.run.state(), RunState::Idle);
    }
}

void ManyTest::theSameMessageOrNewOnes_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<bool>("same");
    QTest::newRow("random ones") << 0 << false;
    QTest::newRow("the panel's") << 1 << true;
}

void ManyTest::theSameMessageOrNewOnes()
{
    QFETCH(int, choice);
    QFETCH(bool, same);
    Shown shown(settingsPath());
    shown.fill(u"60"_s, u"4"_s);
    shown.part<QComboBox>(u"Messages"_s)->setCurrentIndex(choice);
    QTest::keyClick(shown.part<QLineEdit>(u"Number of exchanges"_s), Qt::Key_Return);
    QVERIFY(shown.run.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(doneByClient(shown.house.journal), 60, Long);
    QSet<QByteArray> messages;
    const trace::Store &store = shown.house.journal.store();
    for (qsizetype row = store.firstRow(); row < store.endRow(); ++row)
        messages.insert(store.facts(row).message.value_or(QByteArrayView()).toByteArray());
    if (same)
        QCOMPARE(messages, QSet<QByteArray>{"the same"_ba});
    else
        QVERIFY(messages.size() > 50);
}

void ManyTest::closingAsksWhileItRuns()
{
    Shown shown(settingsPath());
    shown.holdReplies();
    shown.fill(u"100"_s, u"4"_s);
    QTest::mouseClick(shown.part<QPushButton>(u"Start run"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(shown.run.tally().begun, 4U, Long);
    const auto *outcomes = shown.window.results()->outcomes();
    QCOMPARE(outcomes->index(OutcomeModel::NotSentRow, OutcomeModel::Outcome).data().toString(), u"Not sent yet"_s);

    const auto question = [&] { return shown.window.findChild<QMessageBox *>(); };
    const auto press = [&](const QString &text) {
        for (QAbstractButton *button : question()->buttons()) {
            if (button->text() == text)
                return button->click();
        }
        QFAIL("no such button");
    };
    shown.window.close();
    QVERIFY(shown.window.isVisible());
    QVERIFY(question() != nullptr && question()->isVisible());
    shown.window.close(); // one question is enough
    QCOMPARE(shown.window.findChildren<QMessageBox *>().size(), 1);
    press(u"&Go on sending"_s);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(shown.window.isVisible());
    QCOMPARE(shown.run.state(), RunState::Running);

    QTest::keyClick(&shown.window, Qt::Key_Escape);
    QVERIFY(question() != nullptr);
    press(u"&Cancel the run and close"_s);
    QVERIFY(!shown.window.isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(shown.run.state(), RunState::Cancelled, Long);
    QCOMPARE(shown.run.tally().cancelled, 4U);
    QCOMPARE(shown.run.notBegun(), 96U);
    // Opened again it still tells how it was.
    shown.window.show();
    QCOMPARE(shown.window.results()->outcomes()->count(OutcomeModel::CancelledRow), 4U);
    QCOMPARE(outcomes->count(OutcomeModel::NotSentRow), 96U);
    QCOMPARE(outcomes->index(OutcomeModel::NotSentRow, OutcomeModel::Outcome).data().toString(), u"Not sent"_s);
    shown.window.close(); // no question any more
    QVERIFY(!shown.window.isVisible());
}

void ManyTest::theQuestionGoesWithTheRun()
{
    Shown shown(settingsPath());
    shown.holdReplies();
    shown.fill(u"100"_s, u"4"_s);
    QTest::mouseClick(shown.part<QPushButton>(u"Start run"_s), Qt::LeftButton);
    shown.window.close();
    QVERIFY(shown.window.findChild<QMessageBox *>() != nullptr);
    shown.run.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.run.isRunning(), Long);
    QTRY_VERIFY(shown.window.findChild<QMessageBox *>() == nullptr);
    QVERIFY(shown.window.isVisible());
}

void ManyTest::whileItRunsItsOwnRequestIsTold()
{
    Shown shown(settingsPath());
    shown.holdReplies();
    shown.fill(u"100"_s, u"4"_s);
    const auto *to = shown.window.form()->findChild<ElidedLabel *>();
    const QString proxy = u"proxy 127.0.0.1:%1,"_s.arg(shown.house.proxyPort);
    QVERIFY(to->text().startsWith(proxy) && to->text().endsWith(u"as the client panel says"_s));
    QTest::mouseClick(shown.part<QPushButton>(u"Start run"_s), Qt::LeftButton);
    shown.panel.setFields({u"::1"_s, u"70000"_s, u"fe80::2"_s, u"99999"_s, u"another"_s, false});
    QCOMPARE(to->text(), QString(proxy + u" for the server 127.0.0.1:%1"_s.arg(shown.house.serverPort)));
    const auto *message = shown.part<QComboBox>(u"Messages"_s);
    QVERIFY(message->itemText(1).endsWith(u": the same"_s));
    QCOMPARE(shown.window.form()->note(), QString()); // of the run
    shown.run.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.run.isRunning(), Long);
    QVERIFY(to->text().startsWith(u"proxy [::1]:70000, for the server [fe80::2]:99999: as"_s));
    QVERIFY(message->itemText(1).endsWith(u": another"_s));
    QVERIFY(shown.window.form()->note().startsWith(u"Client panel, proxy port"_s));
}

void ManyTest::theMessageIsCutBetweenCharacters()
{
    Shown shown(settingsPath());
    ClientPanel::Fields fields = shown.panel.fields();
    for (const QString &before : {QString(), u"x"_s}) {
        fields.message = before + u"\U0001F600"_s.repeated(100);
        shown.panel.setFields(fields);
        const QString told = shown.part<QComboBox>(u"Messages"_s)->itemText(1);
        QVERIFY2(told.endsWith(u"\U0001F600\u2026"_s), qPrintable(told));
    }
}

void ManyTest::oneExchangeIsToldAsOne()
{
    House house;
    SendRun run(house.journal.feed());
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(house.many(1, 1));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    Languages languages;
    languages.choose(u"en"_s);
    const QString verdict = ManyWords::verdict(run);
    QVERIFY2(verdict.startsWith(u"1 exchange has ended, in "_s), qPrintable(verdict));
}

void ManyTest::theChartIsReadWithTheKeys()
{
    roles::Latencies latencies;
    for (int i = 0; i < 99; ++i)
        latencies.add(410us);
    latencies.add(9'100us);
    HistogramView chart;
    chart.setAccessibleName(u"Latency histogram"_s);
    chart.resize(600, 300);
    chart.show();
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&chart);
    QCOMPARE(told->role(), QAccessible::Chart);
    QCOMPARE(told->text(QAccessible::Description), u"No exchange has ended yet."_s);
    QTest::keyClick(&chart, Qt::Key_Right); // nothing to go to
    QCOMPARE(chart.current(), -1);

    chart.setLatencies(latencies);
    QVERIFY(told->text(QAccessible::Description).startsWith(u"Half of the exchanges took up to 0.41"_s));
    QSignalSpy changed(&chart, &Chart::currentChanged);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.currentText(), u"0.4 ms to 0.45 ms: 99 exchange(s), 99.00 %"_s);
    QCOMPARE(told->text(QAccessible::Value), chart.currentText());
    QCOMPARE(changed.size(), 1);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentText(), u"0.45 ms to 0.5 ms: 0 exchange(s), 0 %"_s);
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.currentText(), u"9 ms to 10 ms: 1 exchange(s), 1.00 %"_s);
    QTest::keyClick(&chart, Qt::Key_Right); // no further
    QCOMPARE(chart.current(), chart.items() - 1);
    // The mouse finds the same.
    const QPointF first = chart.layoutOfNow().bars().front().center();
    QTest::mouseMove(&chart, first.toPoint());
    QTRY_COMPARE(chart.current(), 0);
    QVERIFY(!chart.image().isNull());
    QCOMPARE(chart.image().size(), chart.size() * 2);
}

void ManyTest::theTimeOfALongRunHasNoExponent()
{
    RateView chart;
    chart.resize(600, 200);
    for (const std::chrono::nanoseconds length : {std::chrono::nanoseconds(50us), std::chrono::nanoseconds(1s),
                                                  std::chrono::nanoseconds(50'000s)}) {
        RunPace pace(1);
        pace.add(length, 1);
        chart.setPace(pace);
        const std::vector<Tick> &ticks = chart.layoutOfNow().axes().x;
        QVERIFY(ticks.size() > 2);
        for (const Tick &tick : ticks)
            QVERIFY2(!tick.text.contains(u'e', Qt::CaseInsensitive), qPrintable(tick.text));
        QCOMPARE(ticks.front().text, u"0 s"_s);
    }
    QCOMPARE(chart.layoutOfNow().axes().x.back().text, u"50,000 s"_s);
}

void ManyTest::resultsCanBeCopied()
{
    Shown shown(settingsPath());
    shown.fill(u"100"_s, u"4"_s);
    QSignalSpy finished(&shown.run, &SendRun::finished);
    QTest::mouseClick(shown.part<QPushButton>(u"Start run"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Long);
    QTest::mouseClick(shown.part<QPushButton>(u"Copy as text"_s), Qt::LeftButton);
    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text, ManyReport::text(shown.run));
    QVERIFY(text.contains(u"All 100 exchange(s) have ended"_s));
    QVERIFY(text.contains(u"\nDone: a reply came\t100\t100 %\n"_s));
    QVERIFY(text.contains(u"\np99.9\t"_s));
    // The bins are all there.
    quint64 count = 0;
    static const QRegularExpression bin(u"^[^\\t]+ m?s\\t[^\\t]+ m?s\\t(\\d+)$"_s, QRegularExpression::MultilineOption);
    for (const auto &match : bin.globalMatch(text))
        count += match.captured(1).toULongLong();
    QCOMPARE(count, 100U);
    QTest::mouseClick(shown.part<QPushButton>(u"Copy as picture"_s), Qt::LeftButton);
    const QImage picture = QApplication::clipboard()->image();
    QVERIFY(!picture.isNull());
    const auto *histogram = shown.part<HistogramView>(u"Latency histogram"_s);
    QCOMPARE(picture.height(), 2 * (histogram->height() + shown.part<RateView>(u"Throughput"_s)->height()));
    // Not of one colour.
    bool drawn = false;
    const QRgb first = picture.pixel(0, 0);
    for (int x = 0; x < picture.width() && !drawn; ++x) {
        for (int y = 0; y < picture.height() && !drawn; ++y)
            drawn = picture.pixel(x, y) != first;
    }
    QVERIFY(drawn);
}

void ManyTest::settingsAreRemembered()
{
    {
        Shown shown(settingsPath());
        shown.fill(u"777"_s, u"33"_s, u"250"_s);
        shown.part<QComboBox>(u"Messages"_s)->setCurrentIndex(1);
        shown.window.close();
    }
    Shown shown(settingsPath());
    QCOMPARE(shown.part<QLineEdit>(u"Number of exchanges"_s)->text(), u"777"_s);
    QCOMPARE(shown.part<QLineEdit>(u"In flight at most"_s)->text(), u"33"_s);
    QCOMPARE(shown.part<QLineEdit>(u"Rate a second"_s)->text(), u"250"_s);
    QCOMPARE(shown.part<QComboBox>(u"Messages"_s)->currentIndex(), 1);
    // What can't be read is not remembered, and the rest is.
    shown.fill(u"lots"_s, u"34"_s);
    shown.window.close();
    const ManySettings kept = ManySettings::load(shown.store);
    QCOMPARE(kept.count, 777);
    QCOMPARE(kept.concurrency, 34);
}

void ManyTest::aRememberedRateIsWrittenAsTheLanguageWritesIt()
{
    const auto back = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
    Languages languages;
    languages.choose(u"de"_s);
    {
        QSettings store(settingsPath(), QSettings::IniFormat);
        ManySettings settings;
        settings.rate = 1.125;
        settings.save(store);
    }
    Shown shown(settingsPath());
    const auto rate = [&] { return shown.window.form()->settings().rate; };
    auto *field = shown.window.form()->findChildren<Field *>().at(2);
    const auto speak = [&languages](const QString &language) {
        languages.choose(language);
        QCoreApplication::sendPostedEvents();
    };
    QCOMPARE(field->text(), u"1,125"_s);
    QCOMPARE(rate(), 1.125);
    speak(u"en"_s);
    QCOMPARE(field->text(), u"1.125"_s);
    QCOMPARE(rate(), 1.125);
    // Without groups, whose sign may be another language's decimal point.
    field->setText(u"123,456.5"_s);
    speak(u"de"_s);
    QCOMPARE(field->text(), u"123456,5"_s);
    QCOMPARE(rate(), 123'456.5);
    // What can't be read stays as it is, and so does an empty field.
    for (const QString &typed : {u"fast"_s, QString(), u"0"_s}) {
        field->setText(typed);
        speak(u"en"_s);
        speak(u"de"_s);
        QCOMPARE(field->text(), typed);
    }
}

namespace {

struct Opened
{
    explicit Opened(const QString &file)
        : store(file, QSettings::IniFormat)
        , window({.start = false, .proxyPort = 0, .serverPort = 0, .session = {}, .language = u"en"_s}, &store, &theme,
                 &languages)
    {
        store.setValue(u"session/askAboutUnsaved"_s, false);
        window.show();
        window.startAll();
        client = window.findChild<ClientPanel *>();
    }
    [[nodiscard]] ManyWindow *many() const { return window.findChild<ManyWindow *>(); }

    Theme theme;
    Languages languages;
    QSettings store;
    MainWindow window;
    ClientPanel *client = nullptr;
};

} // namespace

void ManyTest::theMainWindowOpensIt()
{
    Opened opened(settingsPath());
    QVERIFY(opened.many() == nullptr); // not before it is wanted
    QAction *action = nullptr;
    for (QAction *each : opened.window.findChildren<QAction *>()) {
        if (each->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_M)) {
            QVERIFY(action == nullptr);
            action = each;
        }
    }
    QVERIFY(action != nullptr);
    action->trigger();
    QVERIFY(opened.many() != nullptr && opened.many()->isVisible() && !opened.many()->isModal());
    opened.many()->close();
    QTest::mouseClick(named<QToolButton>(opened.client, u"Send many"_s), Qt::LeftButton);
    QVERIFY(opened.many()->isVisible());
    QTest::mouseClick(named<QPushButton>(opened.many(), u"Start run"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(doneByClient(*opened.window.journal()), 1'000, Long);
    QSignalSpy closed(&opened.window, &MainWindow::closed);
    opened.window.close();
    QTRY_COMPARE(closed.size(), 1);
}

void ManyTest::theProgramEndsWhileItRuns()
{
    Opened opened(settingsPath());
    QTest::mouseClick(named<QToolButton>(opened.client, u"Send many"_s), Qt::LeftButton);
    named<QLineEdit>(opened.many(), u"Number of exchanges"_s)->setText(u"1000000"_s);
    QTest::mouseClick(named<QPushButton>(opened.many(), u"Start run"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(opened.window.journal()->exchanges() > 100, Long);
    QSignalSpy closed(&opened.window, &MainWindow::closed);
    opened.window.close();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, Long);
    QVERIFY(!opened.many()->isVisible()); // and nothing asked
    QCOMPARE(opened.window.journal()->exchanges(trace::Outcome::Running), 0);
    QCOMPARE(ManySettings::load(opened.store).count, 1'000'000);
}

QTEST_MAIN(ManyTest)
#include "tst_many.moc"
