#include "gui/app/commandline.h"
#include "gui/app/languages.h"
#include "gui/exchanges/exchangecolumn.h"
#include "gui/exchanges/exchangesmodel.h"
#include "gui/exchanges/exchangesview.h"
#include "gui/logs/logpane.h"
#include "gui/mainwindow.h"
#include "gui/panels/noticebar.h"
#include "gui/panels/panelheader.h"
#include "gui/panels/rulechips.h"
#include "gui/rules/ruleactions.h"
#include "gui/rules/ruleeditor.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/proxypanel.h"
#include "gui/panels/serverpanel.h"
#include "gui/session/sessionactions.h"
#include "gui/tables/rowsview.h"
#include "gui/settings/settings.h"
#include "gui/window/textwindow.h"
#include "tests/panelfinder.h"
#include "tests/sessionsamples.h"
#include "tests/tabcycle.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::gui;
using test::named;
using State = roles::ListenerRole::State;

class TestMainWindow final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void the_command_line_is_read_data();
    void the_command_line_is_read();
    void a_window_has_the_names_of_the_contract();
    void start_all_and_send_end_in_DONE();
    void an_exchange_is_selected_everywhere();
    void what_the_panel_sends_is_selected();
    void what_a_key_sends_is_selected_alone();
    void another_session_begins_with_nothing_selected();
    void a_file_dropped_on_the_window_is_opened();
    void ports_of_the_command_line_win_and_are_not_remembered();
    void a_free_port_reaches_the_client();
    void what_was_typed_is_remembered();
    void nonsense_in_the_settings_is_left_out();
    void rules_are_remembered();
    void broken_rules_are_told_and_left_alone();
    void a_destination_is_blocked_from_an_exchange_and_freed_again();
    void the_blocklist_opens_beside_the_window();
    void the_language_changes_while_it_runs();
    void the_text_grows_and_shrinks();
    void help_opens_beside_the_window();
    void closing_stops_the_roles_first();
    void it_fits_a_small_screen_data();
    void it_fits_a_small_screen();
    void the_usual_columns_fit_a_small_screen_data();
    void the_usual_columns_fit_a_small_screen();
    void tab_goes_from_left_to_right();
    void tab_goes_round_the_whole_window();

private:
    [[nodiscard]] QString settingsFile() const { return m_folder.filePath(u"midhop.ini"_s); }
    /// A window with free ports unless `options` say otherwise.
    struct Opened
    {
        explicit Opened(const QString &file, StartOptions options = {.start = false,
                                                                     .proxyPort = 0,
                                                                     .serverPort = 0,
                                                                     .session = {},
                                                                     .language = u"en"_s})
            : store(file, QSettings::IniFormat)
            , window(options, &store, &theme, &languages)
        {
            store.setValue(u"session/askAboutUnsaved"_s, false);
            window.show();
        }
        ~Opened()
        {
            QSignalSpy closed(&window, &MainWindow::closed);
            window.close();
            [&] {
                QTRY_COMPARE(closed.size(), 1);
            }();
        }
        template <typename T>
        [[nodiscard]] T *part() const
        {
            return window.findChild<T *>();
        }
        Theme theme;
        Languages languages;
        QSettings store;
        MainWindow window;
    };

    QTemporaryDir m_folder;
};

void TestMainWindow::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    QFile::remove(settingsFile());
}

void TestMainWindow::the_command_line_is_read_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status"); // -1: the window opens
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing opens the window") << QStringList{} << -1 << QString();
    QTest::newRow("start and ports") << QStringList{u"--start"_s, u"--proxy-port"_s, u"6001"_s,
                                                    u"--server-port=0"_s}
                                     << -1 << QString();
    QTest::newRow("a language of another country")
        << QStringList{u"--language"_s, u"de-AT"_s} << -1 << QString();
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << u"--proxy-port"_s;
    QTest::newRow("version") << QStringList{u"--version"_s} << 0 << u"midhop "_s;
    QTest::newRow("Qt's own options are no help") << QStringList{u"--help-all"_s} << 2 << u"help-all"_s;
    QTest::newRow("unknown option") << QStringList{u"--frob"_s} << 2 << u"frob"_s;
    QTest::newRow("a port out of range") << QStringList{u"--proxy-port"_s, u"65536"_s} << 2 << u"65536"_s;
    QTest::newRow("a port that is none") << QStringList{u"--server-port"_s, u"http"_s} << 2 << u"http"_s;
    QTest::newRow("a language that is not here") << QStringList{u"--language"_s, u"fr"_s} << 2 << u"fr"_s;
    QTest::newRow("a session") << QStringList{u"session.jsonl"_s} << -1 << QString();
    QTest::newRow("two sessions") << QStringList{u"a.jsonl"_s, u"b.jsonl"_s} << 2 << u"b.jsonl"_s;
}

void TestMainWindow::the_command_line_is_read()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QString, text);
    const CommandLine line = parseCommandLine(QStringList{u"midhop"_s} + arguments);
    QCOMPARE(line.answer.has_value() ? line.answer->status : -1, status);
    if (line.answer) {
        QVERIFY2(line.answer->text.contains(text), qPrintable(line.answer->text));
        QVERIFY(line.answer->text.endsWith(u'\n'));
    }
}

void TestMainWindow::a_window_has_the_names_of_the_contract()
{
    const Opened opened(settingsFile());
    QCOMPARE(opened.window.windowTitle(), u"Midhop — untitled session[*]"_s);
    QVERIFY(named<QPushButton>(&opened.window, u"Start all"_s) != nullptr);
    QVERIFY(named<QPushButton>(&opened.window, u"Stop all"_s) != nullptr);
    for (const QString &table : {u"Client log"_s, u"Proxy log"_s, u"Server log"_s, u"Exchanges"_s})
        QVERIFY2(named<QAbstractItemView>(&opened.window, table) != nullptr, qPrintable(table));
}

void TestMainWindow::start_all_and_send_end_in_DONE()
{
    const Opened opened(settingsFile());
    QTest::mouseClick(named<QPushButton>(&opened.window, u"Start all"_s), Qt::LeftButton);
    QCOMPARE(opened.part<ProxyPanel>()->state(), State::Listening);
    QCOMPARE(opened.part<ServerPanel>()->state(), State::Listening);
    QTest::mouseClick(named<QPushButton>(&opened.window, u"Send"_s), Qt::LeftButton);
    QTRY_COMPARE(opened.part<ExchangesView>()->model()->rowCount(), 1);
    QTRY_VERIFY(opened.part<ClientPanel>()->canSend());
    QTest::mouseClick(named<QPushButton>(&opened.window, u"Stop all"_s), Qt::LeftButton);
    QTRY_COMPARE(opened.part<ProxyPanel>()->state(), State::Stopped);
    QTRY_COMPARE(opened.part<ServerPanel>()->state(), State::Stopped);
}

void TestMainWindow::an_exchange_is_selected_everywhere()
{
    Opened opened(settingsFile());
    opened.window.startAll();
    opened.part<ClientPanel>()->send();
    auto *table = named<QAbstractItemView>(&opened.window, u"Exchanges"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    for (const QString &log : {u"Client log"_s, u"Proxy log"_s, u"Server log"_s})
        QTRY_VERIFY(named<QAbstractItemView>(&opened.window, log)->model()->rowCount() > 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    for (const QString &log : {u"Client log"_s, u"Proxy log"_s, u"Server log"_s})
        QVERIFY2(named<QAbstractItemView>(&opened.window, log)->selectionModel()->hasSelection(),
                 qPrintable(log));
}

void TestMainWindow::what_the_panel_sends_is_selected()
{
    Opened opened(settingsFile());
    opened.window.startAll();
    const auto *table = named<QAbstractItemView>(&opened.window, u"Exchanges"_s);
    for (int sends = 1; sends <= 2; ++sends) {
        QTRY_VERIFY(opened.part<ClientPanel>()->canSend());
        opened.part<ClientPanel>()->send();
        QTRY_COMPARE(table->model()->rowCount(), sends);
        QTRY_COMPARE(table->currentIndex().row(), sends - 1);
    }
}

void TestMainWindow::what_a_key_sends_is_selected_alone()
{
    Opened opened(settingsFile());
    opened.window.startAll();
    auto *table = named<QAbstractItemView>(&opened.window, u"Exchanges"_s);
    for (int sends = 1; sends <= 3; ++sends) {
        QTRY_VERIFY(opened.part<ClientPanel>()->canSend());
        table->selectAll();
        named<QLineEdit>(opened.part<ClientPanel>(), u"Message"_s)->setFocus();
        QTest::keyPress(opened.window.windowHandle(), Qt::Key_Control, Qt::ControlModifier);
        QTest::keyPress(opened.window.windowHandle(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(table->model()->rowCount(), sends);
        QTRY_COMPARE(table->currentIndex().row(), sends - 1);
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        QTest::keyRelease(opened.window.windowHandle(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyRelease(opened.window.windowHandle(), Qt::Key_Control);
    }
}

// Its exchanges have the same numbers.
void TestMainWindow::another_session_begins_with_nothing_selected()
{
    Opened opened(settingsFile());
    opened.window.startAll();
    opened.part<ClientPanel>()->send();
    const auto *table = named<QAbstractItemView>(&opened.window, u"Exchanges"_s);
    QTRY_COMPARE(table->currentIndex().row(), 0);
    const auto *log = named<QAbstractItemView>(&opened.window, u"Proxy log"_s);
    QTRY_VERIFY(log->selectionModel()->hasSelection());
    opened.part<SessionActions>()->newSession->trigger();
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QTRY_VERIFY(opened.part<ClientPanel>()->canSend());
    QTcpSocket foreign;
    foreign.connectToHost(QHostAddress::LocalHost, opened.part<ProxyPanel>()->endpoint()->port);
    foreign.write("{}");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(log->model()->rowCount() > 0);
    QVERIFY(!log->selectionModel()->hasSelection());
    QVERIFY(!table->selectionModel()->hasSelection());
}

void TestMainWindow::a_file_dropped_on_the_window_is_opened()
{
    const QString path = m_folder.filePath(u"dropped.jsonl"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(trace::sessionHead() + trace::sessionLine(trace::samples::wholeExchange()));
    file.close();
    Opened opened(settingsFile());
    const auto drop = [&opened](const QList<QUrl> &urls) {
        QMimeData data;
        data.setUrls(urls);
        const QPoint at = opened.window.rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&opened.window, &enter);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        if (enter.isAccepted())
            QApplication::sendEvent(&opened.window, &event);
        return enter.isAccepted();
    };
    QVERIFY(!drop({QUrl(u"https://example.com/"_s)}));
    QVERIFY(drop({QUrl::fromLocalFile(path)}));
    QTRY_COMPARE(opened.part<ExchangesView>()->model()->rowCount(), 1);
    QTRY_VERIFY(opened.window.windowTitle().contains(u"dropped.jsonl"_s));
}

void TestMainWindow::ports_of_the_command_line_win_and_are_not_remembered()
{
    {
        const Opened opened(settingsFile(),
                            {.start = false, .proxyPort = 6543, .serverPort = 8765, .session = {}, .language = u"en"_s});
        QCOMPARE(opened.part<ProxyPanel>()->port(), u"6543"_s);
        QCOMPARE(opened.part<ServerPanel>()->port(), u"8765"_s);
        QCOMPARE(opened.part<ClientPanel>()->fields().proxyPort, u"6543"_s);
        QCOMPARE(opened.part<ClientPanel>()->fields().serverPort, u"8765"_s);
    }
    const Opened again(settingsFile(), {});
    QCOMPARE(again.part<ProxyPanel>()->port(), u"6000"_s);
    QCOMPARE(again.part<ClientPanel>()->fields().serverPort, u"8888"_s);
}

void TestMainWindow::a_free_port_reaches_the_client()
{
    Opened opened(settingsFile());
    opened.window.startAll();
    const auto *proxy = opened.part<ProxyPanel>();
    QCOMPARE(opened.part<ClientPanel>()->fields().proxyPort, QString::number(proxy->endpoint()->port));
    opened.window.stopAll();
    QTRY_COMPARE(proxy->state(), State::Stopped);
    opened.window.startAll();
    QCOMPARE(opened.part<ClientPanel>()->fields().proxyPort, QString::number(proxy->endpoint()->port));
}

void TestMainWindow::what_was_typed_is_remembered()
{
    {
        const Opened opened(settingsFile(), {});
        named<QLineEdit>(opened.part<ClientPanel>(), u"Message"_s)->setText(u"früher"_s);
        named<QLineEdit>(opened.part<ProxyPanel>(), u"Port"_s)->setText(u"6100"_s);
        opened.part<ServerPanel>()->setReply(
            {roles::ServerReply::Kind::Fixed, "ok"_ba, std::chrono::milliseconds(7), true, true});
    }
    const Opened again(settingsFile(), {});
    QCOMPARE(again.part<ClientPanel>()->fields().message, u"früher"_s);
    QCOMPARE(again.part<ProxyPanel>()->port(), u"6100"_s);
    const roles::ServerReply reply = again.part<ServerPanel>()->reply();
    QCOMPARE(reply.text, "ok"_ba);
    QCOMPARE(reply.delay.count(), 7);
    QVERIFY(reply.asJson && reply.keepOpen);
}

void TestMainWindow::nonsense_in_the_settings_is_left_out()
{
    {
        QSettings store(settingsFile(), QSettings::IniFormat);
        store.setValue(u"proxy/port"_s, u"99999"_s);
        store.setValue(u"proxy/address"_s, u"no address"_s);
        store.setValue(u"client/proxyAddress"_s, QString(1000, u'x'));
        store.setValue(u"server/reply"_s, u"dance"_s);
        store.setValue(u"server/replyDelay"_s, -5);
        store.setValue(u"window/textScale"_s, 5000);
        store.setValue(u"window/appearance"_s, u"Pink"_s);
        store.setValue(u"window/language"_s, u"xx"_s);
        store.setValue(u"window/geometry"_s, "broken"_ba);
        store.setValue(u"window/panels"_s, QByteArray(1000, '\xff'));
    }
    const Opened opened(settingsFile(), {});
    QCOMPARE(opened.part<ProxyPanel>()->port(), u"6000"_s);
    QCOMPARE(opened.part<ProxyPanel>()->address(), u"127.0.0.1"_s);
    QCOMPARE(opened.part<ClientPanel>()->fields().proxyAddress, u"127.0.0.1"_s);
    QCOMPARE(opened.part<ServerPanel>()->reply().kind, roles::ServerReply::Kind::Fixed);
    QCOMPARE(opened.part<ServerPanel>()->reply().delay.count(), 0);
    QCOMPARE(opened.theme.textScale(), 100);
    QCOMPARE(opened.theme.appearance(), Theme::Appearance::System);
    QCOMPARE(opened.languages.current(), u"system"_s);
    QVERIFY(opened.part<ProxyPanel>()->isVisible());
}

void TestMainWindow::rules_are_remembered()
{
    {
        const Opened opened(settingsFile(), {});
        QCOMPARE(opened.part<RuleChips>()->accessibleDescription().count(u"Rule "_s), 1);
        QVERIFY(opened.part<RuleChips>()->accessibleDescription().contains(u"Rule 1: block 127.0.0.1:7777"_s));
        emit opened.part<ExchangesView>()->blockRequested("10.0.0.1"_ba, 80);
    }
    {
        const Opened again(settingsFile(), {});
        QVERIFY(again.part<RuleChips>()->accessibleDescription().contains(u"Rule 1: block 10.0.0.1:80"_s));
        QVERIFY(again.part<RuleChips>()->accessibleDescription().contains(u"Rule 2: block 127.0.0.1:7777"_s));
        emit again.part<ProxyPanel>()->removeRuleRequested(0);
        emit again.part<ProxyPanel>()->removeRuleRequested(0);
    }
    const Opened last(settingsFile(), {});
    QCOMPARE(last.part<RuleChips>()->accessibleDescription(), QString()); // what was taken away stays away
}

void TestMainWindow::broken_rules_are_told_and_left_alone()
{
    const QByteArray broken = "block *:1\nblock 300.1.1.1:80\n"_ba;
    {
        QSettings store(settingsFile(), QSettings::IniFormat);
        store.setValue(u"rules/list"_s, broken);
    }
    {
        Opened opened(settingsFile());
        QVERIFY(opened.part<RuleChips>()->accessibleDescription().startsWith(u"Rule 1: block 127.0.0.1:7777"_s));
        const NoticeBar *notice = opened.part<ProxyPanel>()->notice();
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(u"Line 2, character 7: "_s), qPrintable(notice->text()));
        const auto *log = named<QAbstractItemView>(&opened.window, u"Proxy log"_s);
        QTRY_VERIFY(log->model()->rowCount() > 0);
    }
    QSettings store(settingsFile(), QSettings::IniFormat);
    QCOMPARE(store.value(u"rules/list"_s).toByteArray(), broken);
}

void TestMainWindow::a_destination_is_blocked_from_an_exchange_and_freed_again()
{
    Opened opened(settingsFile());
    opened.window.startAll();
    auto *client = opened.part<ClientPanel>();
    const auto *table = named<QAbstractItemView>(&opened.window, u"Exchanges"_s);
    const auto sendAnother = [&](int rows) {
        QTRY_VERIFY(client->canSend());
        client->send();
        QTRY_COMPARE(table->model()->rowCount(), rows);
        QTRY_VERIFY(client->canSend());
    };
    const auto *chips = opened.part<RuleChips>();
    const QByteArray port = client->fields().serverPort.toLatin1();
    emit opened.part<ExchangesView>()->blockRequested("127.0.0.1"_ba, port.toUShort());
    sendAnother(1);
    QTRY_COMPARE(client->header()->countersText(), u"1 sent · 1 blocked"_s);
    QTRY_VERIFY(chips->accessibleDescription().contains(u"1 hit"_s));
    emit opened.part<ExchangesView>()->blockRequested("::1"_ba, 9);
    QTRY_VERIFY(chips->accessibleDescription().contains(u"1 hit"_s)); // counts go on
    emit opened.part<ProxyPanel>()->removeRuleRequested(1);
    sendAnother(2);
    QTRY_COMPARE(client->header()->countersText(), u"2 sent · 1 DONE · 1 blocked"_s);
    QTest::mouseClick(named<QToolButton>(&opened.window, u"Edit the blocklist"_s), Qt::LeftButton);
    auto *editor = opened.part<RuleEditor>();
    QVERIFY(editor != nullptr && editor->isVisible());
    editor->actions()->undo->trigger();
    sendAnother(3);
    QTRY_COMPARE(client->header()->countersText(), u"3 sent · 1 DONE · 2 blocked"_s);
    editor->actions()->undo->trigger();
    editor->actions()->undo->trigger();
    sendAnother(4);
    QTRY_COMPARE(client->header()->countersText(), u"4 sent · 2 DONE · 2 blocked"_s);
    QVERIFY(!editor->actions()->undo->isEnabled());
}

void TestMainWindow::the_blocklist_opens_beside_the_window()
{
    Opened opened(settingsFile());
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    QTest::keyClick(&opened.window, Qt::Key_B, Qt::ControlModifier);
    const auto *editor = opened.part<RuleEditor>();
    QVERIFY(editor != nullptr && editor->isVisible() && !editor->isModal());
    QTest::keyClick(&opened.window, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(opened.window.findChildren<RuleEditor *>().size(), 1);
}

void TestMainWindow::the_language_changes_while_it_runs()
{
    Opened opened(settingsFile());
    opened.languages.choose(u"zh_CN"_s);
    QTRY_COMPARE(opened.window.windowTitle(), u"Midhop — 未命名会话[*]"_s);
    QVERIFY(named<QPushButton>(&opened.window, u"全部启动"_s) != nullptr);
    QVERIFY(opened.window.menuBar()->actions().constFirst()->text().startsWith(u"文件"_s));
    opened.languages.choose(u"en"_s);
    QTRY_VERIFY(named<QPushButton>(&opened.window, u"Start all"_s) != nullptr);
}

void TestMainWindow::the_text_grows_and_shrinks()
{
    Opened opened(settingsFile());
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    const qreal usual = QApplication::font().pointSizeF();
    QTest::keyClick(&opened.window, Qt::Key_Plus, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::font().pointSizeF() > usual);
    QTest::keyClick(&opened.window, Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::font().pointSizeF(), usual);
    QTest::keyClick(&opened.window, Qt::Key_Minus, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::font().pointSizeF() < usual);
    opened.theme.resetSize();
}

void TestMainWindow::help_opens_beside_the_window()
{
    const Opened opened(settingsFile());
    const QMenu *help = opened.window.menuBar()->actions().constLast()->menu();
    int texts = 0;
    for (QAction *action : help->actions()) {
        if (action->isSeparator())
            continue;
        action->trigger();
        const auto windows = opened.window.findChildren<TextWindow *>();
        QCOMPARE(windows.size(), ++texts);
        QVERIFY(windows.constLast()->isVisible());
        QVERIFY(!windows.constLast()->isModal());
        QVERIFY(windows.constLast()->findChild<QTextBrowser *>()->toPlainText().size() > 50);
    }
    QCOMPARE(texts, 2);
}

void TestMainWindow::closing_stops_the_roles_first()
{
    QSettings store(settingsFile(), QSettings::IniFormat);
    Theme theme;
    Languages languages;
    MainWindow window({.start = false, .proxyPort = 0, .serverPort = 0, .session = {}, .language = u"en"_s}, &store, &theme,
                      &languages);
    window.show();
    window.startAll();
    QSignalSpy closed(&window, &MainWindow::closed);
    window.close();
    QVERIFY(!window.isVisible());
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(window.findChild<ProxyPanel *>()->state(), State::Stopped);
    QCOMPARE(window.findChild<ServerPanel *>()->state(), State::Stopped);
    window.close();
    QCOMPARE(closed.size(), 1);
}

void TestMainWindow::it_fits_a_small_screen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    QTest::newRow("English") << u"en"_s << 100;
    QTest::newRow("German, half as large again") << u"de"_s << 150;
    QTest::newRow("Chinese, half as large again") << u"zh_CN"_s << 150;
}

void TestMainWindow::it_fits_a_small_screen()
{
    QFETCH(const QString, language);
    QFETCH(const int, scale);
    Opened opened(settingsFile(), {.start = false, .proxyPort = 0, .serverPort = 0, .session = {}, .language = language});
    opened.theme.setTextScale(scale);
    QTRY_VERIFY2(opened.window.minimumSizeHint().width() <= 1280 &&
                     opened.window.minimumSizeHint().height() <= 720,
                 qPrintable(u"%1 x %2"_s.arg(opened.window.minimumSizeHint().width())
                                .arg(opened.window.minimumSizeHint().height())));
    opened.theme.resetSize();
}

void TestMainWindow::the_usual_columns_fit_a_small_screen_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
    QTest::newRow("Chinese") << u"zh_CN"_s;
}

void TestMainWindow::the_usual_columns_fit_a_small_screen()
{
    QFETCH(const QString, language);
    Opened opened(settingsFile(), {.start = false, .proxyPort = 0, .serverPort = 0, .session = {}, .language = language});
    opened.window.setWindowState(Qt::WindowNoState);
    opened.window.resize(1280, 720);
    auto *table = opened.part<ExchangesView>()->view();
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    QTRY_COMPARE(opened.window.width(), 1280);
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    const QFontMetrics metrics(table->font());
    const int air = 2 * metrics.averageCharWidth();
    for (const int column : {ExchangeColumn::Reply, ExchangeColumn::Latency})
        QVERIFY(table->columnWidth(column) >= metrics.horizontalAdvance(ExchangeColumn::title(column)) + air);
    QVERIFY(table->columnWidth(ExchangeColumn::Latency) >= metrics.horizontalAdvance(u"00.00 ms"_s) + air);
}

void TestMainWindow::tab_goes_from_left_to_right()
{
    const Opened opened(settingsFile());
    const std::array<const QWidget *, 3> panels{opened.part<ClientPanel>(), opened.part<ProxyPanel>(),
                                                opened.part<ServerPanel>()};
    // The focus chain visits the panels one after the other and comes to each field.
    QWidget *widget = named<QPushButton>(&opened.window, u"Start all"_s);
    QList<int> order;
    QStringList fields;
    const QWidget *first = widget;
    do {
        for (int i = 0; i < int(panels.size()); ++i) {
            const bool reached = panels[std::size_t(i)]->isAncestorOf(widget) &&
                                 (widget->focusPolicy() & Qt::TabFocus) != 0 &&
                                 widget->focusProxy() == nullptr;
            if (!reached)
                continue;
            if (order.isEmpty() || order.constLast() != i)
                order += i;
            if (qobject_cast<QLineEdit *>(widget) != nullptr && i == 0)
                fields += widget->accessibleName();
        }
        widget = widget->nextInFocusChain();
    } while (widget != first);
    QCOMPARE(order, (QList<int>{0, 1, 2, 0, 1, 2})); // fields and buttons, then the logs
    QCOMPARE(fields.first(5), (QStringList{u"Proxy address"_s, u"Proxy port"_s, u"Server address"_s,
                                           u"Server port"_s, u"Message"_s}));
}

void TestMainWindow::tab_goes_round_the_whole_window()
{
    Opened opened(settingsFile());
    opened.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    named<QPushButton>(&opened.window, u"Start all"_s)->setFocus();
    QList<QWidget *> forward = test::tabCycle(&opened.window, Qt::Key_Tab);
    const QList<QWidget *> backward = test::tabCycle(&opened.window, Qt::Key_Backtab);
    QVERIFY(forward.size() > 40);
    std::ranges::reverse(forward.begin() + 1, forward.end());
    QCOMPARE(forward, backward);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
