#include "gui/app/languages.h"
#include "gui/journal/journal.h"
#include "gui/logs/logmodel.h"
#include "gui/logs/logpane.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/fieldcheck.h"
#include "gui/panels/hintline.h"
#include "gui/panels/listenerwords.h"
#include "gui/panels/noticebar.h"
#include "gui/panels/panelheader.h"
#include "gui/panels/proxypanel.h"
#include "gui/panels/rulechips.h"
#include "gui/panels/serverpanel.h"
#include "gui/theme/theme.h"
#include "tests/panelfinder.h"
#include "tests/rawsocket.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::gui;
using test::named;
using Level = FieldCheck::Level;
using State = roles::ListenerRole::State;

namespace {

/// The three roles with their panels, shown, in English, on free ports.
struct Bench
{
    Journal journal;
    roles::ProxyRole proxyRole{journal.feed()};
    roles::ServerRole serverRole{journal.feed()};
    roles::ClientSend send{journal.feed()};
    ClientPanel client{&send, &journal};
    ProxyPanel proxy{&proxyRole, &journal};
    ServerPanel server{&serverRole, &journal};

    Bench()
    {
        for (ListenerPanel *panel : std::initializer_list<ListenerPanel *>{&proxy, &server}) {
            panel->setAddress(u"127.0.0.1"_s);
            panel->setPort(u"0"_s);
        }
        client.setFields({u"127.0.0.1"_s, u"6000"_s, u"127.0.0.1"_s, u"8888"_s, u"tgmr"_s, false});
        for (QWidget *panel : std::initializer_list<QWidget *>{&client, &proxy, &server})
            panel->show();
    }
    ~Bench()
    {
        proxy.stop();
        server.stop();
        // A worker that still ends its connections must not outlive the test's journal.
        [&] {
            QTRY_COMPARE(proxyRole.state(), State::Stopped);
            QTRY_COMPARE(serverRole.state(), State::Stopped);
        }();
    }

    void startAll()
    {
        QVERIFY(server.start());
        QVERIFY(proxy.start());
        client.setProxyPort(proxyRole.listening().port);
        client.setServerPort(serverRole.listening().port);
    }
    [[nodiscard]] QStringList lines(const RolePanel &panel) const
    {
        QStringList result;
        const LogModel *model = panel.log()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            result += QString::fromUtf8(model->lineAt(row));
        return result;
    }
    [[nodiscard]] QLineEdit *field(const QWidget &panel, const QString &name) const
    {
        return named<QLineEdit>(&panel, name);
    }
    [[nodiscard]] QPushButton *button(const QWidget &panel, const QString &name) const
    {
        return named<QPushButton>(&panel, name);
    }
};

} // namespace

class TestPanels final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void names_of_the_contract_are_there();
    void fields_are_judged_data();
    void fields_are_judged();
    void a_wrong_field_is_explained_and_forbids_what_it_must_data();
    void a_wrong_field_is_explained_and_forbids_what_it_must();
    void generate_puts_four_letters_into_the_message();
    void a_message_goes_round();
    void return_in_the_message_sends();
    void the_block_test_is_blocked_and_counted();
    void rules_hold_from_the_next_envelope_on();
    void chips_ask_for_changes_of_the_rules();
    void a_generated_message_is_logged_as_random();
    void a_proxy_that_is_not_there_is_told_in_the_panel();
    void a_server_that_is_not_there_is_told_with_what_to_do();
    void a_waiting_send_can_be_cancelled();
    void a_taken_port_names_the_way_out();
    void a_stopped_role_starts_again_on_its_port();
    void start_with_a_wrong_address_says_why();
    void listening_for_others_is_marked();
    void the_reply_changes_while_the_server_runs();
    void every_reply_setting_reads_back_data();
    void every_reply_setting_reads_back();
    void listen_errors_are_told_in_words_data();
    void listen_errors_are_told_in_words();
    void many_rules_leave_a_count_of_the_rest();
    void words_change_with_the_language();

private:
    Languages m_languages;
};

void TestPanels::initTestCase()
{
    m_languages.choose(u"en"_s);
}

void TestPanels::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
}

void TestPanels::names_of_the_contract_are_there()
{
    Bench bench;
    const std::array<std::pair<RolePanel *, QString>, 3> groups{
        std::pair<RolePanel *, QString>{&bench.client, u"Client"_s},
        {&bench.proxy, u"Proxy"_s},
        {&bench.server, u"Server"_s}};
    for (const auto &[panel, name] : groups) {
        const QAccessibleInterface *group = QAccessible::queryAccessibleInterface(panel);
        QCOMPARE(group->text(QAccessible::Name), name);
        QCOMPARE(group->role(), QAccessible::Grouping);
    }
    for (const QString &name :
         {u"Message"_s, u"Proxy address"_s, u"Proxy port"_s, u"Server address"_s, u"Server port"_s})
        QVERIFY2(bench.field(bench.client, name) != nullptr, qPrintable(name));
    for (const QString &name : {u"Generate"_s, u"Send"_s})
        QVERIFY2(bench.button(bench.client, name) != nullptr, qPrintable(name));
    QVERIFY(named<QCheckBox>(&bench.client, u"Block test"_s) != nullptr);
    for (const QWidget *panel : std::initializer_list<QWidget *>{&bench.proxy, &bench.server}) {
        QVERIFY(named<QLineEdit>(panel, u"Address"_s) != nullptr);
        QVERIFY(named<QLineEdit>(panel, u"Port"_s) != nullptr);
        QVERIFY(named<QPushButton>(panel, u"Start"_s) != nullptr);
        QVERIFY(named<QPushButton>(panel, u"Stop"_s) == nullptr);
    }
    bench.startAll();
    QVERIFY(named<QPushButton>(&bench.proxy, u"Stop"_s) != nullptr);
    QVERIFY(named<QPushButton>(&bench.proxy, u"Start"_s) == nullptr);
}

void TestPanels::fields_are_judged_data()
{
    using Check = FieldCheck (*)(const QString &);
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Level>("level");
    const Check address = &FieldChecks::listenAddress;
    const Check port = &FieldChecks::listenPort;
    const Check host = &FieldChecks::proxyHost;
    const Check sentHost = &FieldChecks::serverHost;
    const Check sentPort = &FieldChecks::serverPort;
    QTest::newRow("loopback can be listened on") << address << u"127.0.0.1"_s << Level::Fine;
    QTest::newRow("IPv6 loopback can be listened on") << address << u"::1"_s << Level::Fine;
    QTest::newRow("any address warns of others") << address << u"0.0.0.0"_s << Level::Warning;
    QTest::newRow("any IPv6 address warns of others") << address << u"::"_s << Level::Warning;
    QTest::newRow("a name can't be listened on") << address << u"localhost"_s << Level::Error;
    QTest::newRow("a short form can't be listened on") << address << u"127.1"_s << Level::Error;
    QTest::newRow("nothing can't be listened on") << address << QString() << Level::Error;
    QTest::newRow("port 0 takes a free one") << port << u"0"_s << Level::Fine;
    QTest::newRow("port 65535 is the last") << port << u"65535"_s << Level::Fine;
    QTest::newRow("port 65536 is none") << port << u"65536"_s << Level::Error;
    QTest::newRow("a port has no sign") << port << u"+80"_s << Level::Error;
    QTest::newRow("a port has no blank") << port << u" 80"_s << Level::Error;
    QTest::newRow("full-width digits are no port") << port << u"８０"_s << Level::Error;
    QTest::newRow("a proxy may have a name") << host << u"localhost"_s << Level::Fine;
    QTest::newRow("a proxy's name has no blank") << host << u"local host"_s << Level::Error;
    QTest::newRow("a bad server address can be sent") << sentHost << u"127.1"_s << Level::Warning;
    QTest::newRow("server port 0 can be sent") << sentPort << u"0"_s << Level::Warning;
    QTest::newRow("server port 70000 can be sent") << sentPort << u"70000"_s << Level::Warning;
    QTest::newRow("a negative server port can be sent") << sentPort << u"-1"_s << Level::Warning;
    QTest::newRow("a word is no server port") << sentPort << u"http"_s << Level::Error;
}

void TestPanels::fields_are_judged()
{
    using Check = FieldCheck (*)(const QString &);
    QFETCH(const Check, check);
    QFETCH(const QString, text);
    QFETCH(const Level, level);
    const FieldCheck result = check(text);
    QCOMPARE(result.level, level);
    QCOMPARE(result.reason.isEmpty(), level == Level::Fine);
}

void TestPanels::a_wrong_field_is_explained_and_forbids_what_it_must_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("canSend");
    QTest::newRow("a wrong proxy address can't be sent to") << u"Proxy address"_s << u"127.0.0"_s << false;
    QTest::newRow("a wrong proxy port can't be sent to") << u"Proxy port"_s << u"0"_s << false;
    QTest::newRow("a wrong server address is the proxy's to refuse")
        << u"Server address"_s << u"127.0.0"_s << true;
    QTest::newRow("a server port out of range is the proxy's to refuse")
        << u"Server port"_s << u"70000"_s << true;
    QTest::newRow("a server port that is no number can't be sent") << u"Server port"_s << u"x"_s << false;
    QTest::newRow("an empty message is the proxy's to refuse") << u"Message"_s << QString() << true;
}

void TestPanels::a_wrong_field_is_explained_and_forbids_what_it_must()
{
    QFETCH(const QString, name);
    QFETCH(const QString, text);
    QFETCH(const bool, canSend);
    Bench bench;
    QVERIFY(bench.client.hintLine()->note().isEmpty());
    QVERIFY(bench.client.canSend());
    QLineEdit *field = bench.field(bench.client, name);
    const QString before = field->text();
    field->setText(text);
    QVERIFY2(bench.client.hintLine()->note().startsWith(name), qPrintable(bench.client.hintLine()->note()));
    QVERIFY(!field->toolTip().isEmpty());
    QCOMPARE(bench.client.canSend(), canSend);
    QPushButton *send = bench.button(bench.client, u"Send"_s);
    QCOMPARE(send->isEnabled(), canSend);
    QCOMPARE(send->toolTip().isEmpty(), canSend);
    field->setText(before);
    QVERIFY(bench.client.hintLine()->note().isEmpty());
    QVERIFY(send->isEnabled());
}

void TestPanels::generate_puts_four_letters_into_the_message()
{
    Bench bench;
    QTest::mouseClick(bench.button(bench.client, u"Generate"_s), Qt::LeftButton);
    const QRegularExpression fourLetters(u"^[a-z]{4}$"_s);
    QVERIFY(fourLetters.match(bench.field(bench.client, u"Message"_s)->text()).hasMatch());
}

void TestPanels::a_message_goes_round()
{
    Bench bench;
    bench.startAll();
    QTest::mouseClick(bench.button(bench.client, u"Send"_s), Qt::LeftButton);
    QTRY_COMPARE(bench.client.header()->countersText(), u"1 sent · 1 DONE"_s);
    const auto labels = bench.client.header()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->toolTip().endsWith(u"counted in their own window"_s);
    }));
    QTRY_COMPARE(bench.proxy.header()->countersText(), u"1 exchange · 1 done"_s);
    QTRY_COMPARE(bench.server.header()->countersText(), u"1 exchange · 1 done"_s);
    QTRY_VERIFY(bench.lines(bench.server).contains(u"Server received: tgmr"_s));
    QVERIFY(!bench.client.notice()->isVisible());
}

void TestPanels::return_in_the_message_sends()
{
    Bench bench;
    bench.startAll();
    QTest::keyClick(bench.field(bench.client, u"Message"_s), Qt::Key_Return);
    QTRY_COMPARE(bench.client.header()->countersText(), u"1 sent · 1 DONE"_s);
}

void TestPanels::the_block_test_is_blocked_and_counted()
{
    Bench bench;
    bench.startAll();
    named<QCheckBox>(&bench.client, u"Block test"_s)->setChecked(true);
    bench.client.send();
    QTRY_COMPARE(bench.client.header()->countersText(), u"1 sent · 1 blocked"_s);
    QTRY_COMPARE(bench.proxy.header()->countersText(), u"1 exchange · 1 blocked"_s);
    QTRY_VERIFY(bench.lines(bench.proxy).contains(u"Decision: blocked by rule 127.0.0.1:7777"_s));
    const auto *chips = bench.proxy.findChild<RuleChips *>();
    bench.proxy.refreshRules();
    QVERIFY(chips->accessibleDescription().contains(u"1 hit"_s));
    QCOMPARE(bench.serverRole.counters().exchanges, 0U);
}

void TestPanels::rules_hold_from_the_next_envelope_on()
{
    Bench bench;
    bench.startAll();
    const QByteArray port = bench.field(bench.client, u"Server port"_s)->text().toLatin1();
    const auto list = [](const QByteArray &text) {
        return std::make_shared<const access::Blocklist>(access::parseRules(text).takeValue());
    };
    bench.proxy.setRules(list("block *:" + port + '\n'));
    bench.client.send();
    QTRY_COMPARE(bench.client.header()->countersText(), u"1 sent · 1 blocked"_s);
    const auto *chips = bench.proxy.findChild<RuleChips *>();
    bench.proxy.refreshRules();
    QVERIFY(chips->accessibleDescription().contains(u"1 hit"_s));
    bench.proxy.setRules(list({}));
    QTRY_VERIFY(bench.client.canSend());
    bench.client.send();
    QTRY_COMPARE(bench.client.header()->countersText(), u"2 sent · 1 DONE · 1 blocked"_s);
}

void TestPanels::chips_ask_for_changes_of_the_rules()
{
    Bench bench;
    auto off = access::parseRule("*:25", access::Action::Allow).takeValue();
    off.enabled = false;
    quint64 hits = 4;
    bench.proxy.setRules(std::make_shared<const access::Blocklist>(access::RuleList{{access::defaultRule(), off}}),
                         [&hits](int rule) { return rule == 0 ? hits : 0; });
    bench.proxy.resize(1000, bench.proxy.height()); // room for two chips
    QCoreApplication::sendPostedEvents();
    const auto *chips = bench.proxy.findChild<RuleChips *>();
    QSignalSpy removed(&bench.proxy, &ProxyPanel::removeRuleRequested);
    QSignalSpy opened(&bench.proxy, &ProxyPanel::rulesRequested);
    QStringList texts;
    for (const QLabel *chip : chips->findChildren<QLabel *>()) {
        if (!chip->isVisibleTo(chips))
            continue;
        texts += chip->text();
        chip->actions().constFirst()->trigger();
    }
    QCOMPARE(texts, (QStringList{u"127.0.0.1:7777 · 4 hits"_s, u"allow *:25 (off)"_s}));
    QCOMPARE(removed.size(), 2);
    QCOMPARE(removed.at(1).constFirst().toInt(), 1);
    QVERIFY(chips->accessibleDescription().contains(u"Rule 2: allow *:25 (off)"_s));
    hits = 5;
    bench.proxy.refreshRules();
    QVERIFY(chips->accessibleDescription().contains(u"5 hits"_s));
    QTest::mouseClick(named<QToolButton>(&bench.proxy, u"Edit the blocklist"_s), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
}

void TestPanels::a_generated_message_is_logged_as_random()
{
    Bench bench;
    bench.startAll();
    bench.client.generate();
    const QString word = bench.field(bench.client, u"Message"_s)->text();
    bench.client.send();
    QTRY_VERIFY(bench.lines(bench.client).contains(QString(u"Random 4 letter string:  "_s + word)));
    QTRY_VERIFY(bench.client.canSend());
    bench.field(bench.client, u"Message"_s)->setText(u"typed"_s);
    bench.client.send();
    QTRY_COMPARE(bench.client.header()->countersText(), u"2 sent · 2 DONE"_s);
    QCOMPARE(bench.lines(bench.client).filter(u"Random"_s).size(), 1);
}

void TestPanels::a_proxy_that_is_not_there_is_told_in_the_panel()
{
    Bench bench;
    const DeadPort dead;
    bench.client.setProxyPort(dead.port());
    bench.client.send();
    QTRY_VERIFY(bench.client.notice()->isVisible());
    QVERIFY2(bench.client.notice()->text().contains(QString::number(dead.port())),
             qPrintable(bench.client.notice()->text()));
    QCOMPARE(bench.client.header()->countersText(), u"1 sent · 1 error"_s);
    QTRY_VERIFY(!bench.lines(bench.client).isEmpty());
    named<QWidget>(bench.client.notice(), u"Close this message"_s)->setFocus();
    QTest::keyClick(named<QWidget>(bench.client.notice(), u"Close this message"_s), Qt::Key_Space);
    QVERIFY(!bench.client.notice()->isVisible());
}

void TestPanels::a_server_that_is_not_there_is_told_with_what_to_do()
{
    Bench bench;
    bench.startAll();
    const DeadPort dead;
    bench.client.setServerPort(dead.port());
    bench.client.send();
    QTRY_VERIFY(bench.client.notice()->isVisible());
    QCOMPARE(bench.client.notice()->text(),
             u"The proxy answered: Error, connection refused by 127.0.0.1:%1: nothing listens there. Start the server, or "
             u"correct its address and port."_s.arg(dead.port()));
}

void TestPanels::a_waiting_send_can_be_cancelled()
{
    Bench bench;
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    silent
        .pauseAccepting(); // the system takes the connection; a QTcpSocket would close it at the client's FIN
    bench.client.setProxyPort(silent.serverPort());
    QVERIFY(bench.button(bench.client, u"Cancel"_s) == nullptr);
    bench.client.send();
    QTRY_VERIFY(bench.button(bench.client, u"Cancel"_s) != nullptr);
    QVERIFY(!bench.button(bench.client, u"Send"_s)->isEnabled());
    QTest::mouseClick(bench.button(bench.client, u"Cancel"_s), Qt::LeftButton);
    QTRY_VERIFY(bench.button(bench.client, u"Send"_s)->isEnabled());
    QVERIFY(bench.button(bench.client, u"Cancel"_s) == nullptr);
    QVERIFY(!bench.client.notice()->isVisible());
}

void TestPanels::a_taken_port_names_the_way_out()
{
    Bench bench;
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    const QString taken = QString::number(holder.serverPort());
    QSignalSpy moved(&bench.proxy, &ListenerPanel::portMoved);
    bench.proxy.setPort(taken);
    QVERIFY(!bench.proxy.start());
    QVERIFY(bench.proxy.notice()->isVisible());
    QVERIFY2(bench.proxy.notice()->text().contains(taken), qPrintable(bench.proxy.notice()->text()));
    QTRY_VERIFY(!bench.lines(bench.proxy).filter(taken).isEmpty());

    QPushButton *wayOut = bench.proxy.notice()->actionButton();
    QVERIFY(wayOut->isVisible());
    QTest::mouseClick(wayOut, Qt::LeftButton);
    QCOMPARE(bench.proxy.state(), State::Listening);
    QVERIFY(!bench.proxy.notice()->isVisible());
    QCOMPARE(QString::number(bench.proxyRole.listening().port), bench.proxy.port());
    QVERIFY(bench.proxyRole.listening().port > holder.serverPort());
    QCOMPARE(moved.size(), 1);
}

void TestPanels::a_stopped_role_starts_again_on_its_port()
{
    Bench bench;
    bench.startAll();
    bench.client.send();
    QTRY_COMPARE(bench.client.header()->countersText(), u"1 sent · 1 DONE"_s);
    const QString port = QString::number(bench.serverRole.listening().port);
    bench.server.setPort(port);
    for (int i = 0; i < 3; ++i) {
        QTest::mouseClick(bench.button(bench.server, u"Stop"_s), Qt::LeftButton);
        QVERIFY(bench.button(bench.server, u"Start"_s) != nullptr);
        QTest::mouseClick(bench.button(bench.server, u"Start"_s), Qt::LeftButton);
        QCOMPARE(bench.server.header()->stateText(), QString(u"Listening on 127.0.0.1:"_s + port));
    }
    bench.client.send();
    QTRY_COMPARE(bench.client.header()->countersText(), u"2 sent · 2 DONE"_s);
    QTRY_COMPARE(bench.lines(bench.server).filter(u"Server shutting down."_s).size(), 3);
    QCOMPARE(bench.lines(bench.server).filter(QString(u"Server listening on 127.0.0.1:"_s + port)).size(), 4);
}

void TestPanels::start_with_a_wrong_address_says_why()
{
    Bench bench;
    bench.field(bench.proxy, u"Address"_s)->setText(u"127.0.0.300"_s);
    QVERIFY(bench.proxy.hintLine()->note().startsWith(u"Address"_s));
    QVERIFY(!bench.proxy.start());
    QVERIFY(bench.proxy.notice()->isVisible());
    QCOMPARE(bench.proxy.state(), State::Stopped);
    bench.field(bench.proxy, u"Address"_s)->setText(u"127.0.0.1"_s);
    QVERIFY(bench.proxy.start());
    QVERIFY(!bench.proxy.notice()->isVisible());
}

void TestPanels::listening_for_others_is_marked()
{
    Bench bench;
    QVERIFY(bench.proxy.start());
    QVERIFY(bench.proxy.header()->warningText().isEmpty());
    QVERIFY(!bench.proxy.isReachableByOthers());
    bench.server.setAddress(u"0.0.0.0"_s);
    QVERIFY(bench.server.start());
    QCOMPARE(bench.server.header()->warningText(), u"Others can reach it"_s);
    QVERIFY(bench.server.isReachableByOthers());
    QTRY_VERIFY(!bench.lines(bench.server).filter(u"Others can reach it"_s).isEmpty());
    // Own programs on this computer are told an address that they can use.
    QVERIFY(bench.server.hintLine()->hint().contains(u"127.0.0.1:"_s));
}

void TestPanels::the_reply_changes_while_the_server_runs()
{
    Bench bench;
    bench.startAll();
    auto *kind = named<QComboBox>(&bench.server, u"Reply"_s);
    kind->setCurrentText(u"the message reversed"_s);
    bench.client.send();
    QTRY_COMPARE(bench.client.header()->countersText(), u"1 sent · 1 other reply"_s);
    QTRY_VERIFY(!bench.lines(bench.client).filter(u"rmgt"_s).isEmpty());
    QVERIFY(bench.field(bench.server, u"Reply text"_s) == nullptr);
    kind->setCurrentText(u"another text"_s);
    bench.field(bench.server, u"Reply text"_s)->setText(u"thanks"_s);
    bench.client.send();
    QTRY_VERIFY(!bench.lines(bench.client).filter(u"thanks"_s).isEmpty());
}

void TestPanels::every_reply_setting_reads_back_data()
{
    QTest::addColumn<roles::ServerReply>("reply");
    using Kind = roles::ServerReply::Kind;
    using std::chrono::milliseconds;
    QTest::newRow("DONE") << roles::ServerReply{};
    QTest::newRow("another text") << roles::ServerReply{Kind::Fixed, "ja"_ba, milliseconds(5), true, false};
    QTest::newRow("an empty text") << roles::ServerReply{Kind::Fixed, {}, milliseconds(0), false, false};
    QTest::newRow("echo") << roles::ServerReply{Kind::Echo, "DONE"_ba, milliseconds(0), false, true};
    QTest::newRow("reversed") << roles::ServerReply{Kind::Reversed, "DONE"_ba, milliseconds(600'000), false,
                                                    false};
    QTest::newRow("silent") << roles::ServerReply{Kind::Silent, "DONE"_ba, milliseconds(0), false, true};
}

void TestPanels::every_reply_setting_reads_back()
{
    QFETCH(const roles::ServerReply, reply);
    Bench bench;
    bench.server.setReply(reply);
    const roles::ServerReply back = bench.server.reply();
    QCOMPARE(back.kind, reply.kind);
    QCOMPARE(back.text, reply.text);
    QCOMPARE(back.delay.count(), reply.delay.count());
    QCOMPARE(back.asJson, reply.asJson);
    QCOMPARE(back.keepOpen, reply.keepOpen);
}

void TestPanels::listen_errors_are_told_in_words_data()
{
    QTest::addColumn<net::ListenError::Kind>("kind");
    QTest::addColumn<QByteArray>("holder");
    QTest::addColumn<QString>("words");
    using Kind = net::ListenError::Kind;
    QTest::newRow("the holder is named")
        << Kind::PortInUse << "python3 (pid 4711)"_ba << u"python3 (pid 4711)"_s;
    QTest::newRow("an unknown holder is another program")
        << Kind::PortInUse << QByteArray() << u"another program"_s;
    QTest::newRow("rights are missing") << Kind::NotPermitted << QByteArray() << u"administrator"_s;
    QTest::newRow("the address is elsewhere")
        << Kind::AddressNotHere << QByteArray() << u"no address 192.0.2.1"_s;
    QTest::newRow("no descriptors") << Kind::NoDescriptors << QByteArray() << u"descriptors"_s;
    QTest::newRow("the system's words else") << Kind::Other << QByteArray() << u"odd\\u000a"_s;
}

void TestPanels::listen_errors_are_told_in_words()
{
    QFETCH(const net::ListenError::Kind, kind);
    QFETCH(const QByteArray, holder);
    QFETCH(const QString, words);
    const auto address = wire::IpAddress::parse("192.0.2.1");
    const net::ListenError error{kind, {*address, 80}, holder, "odd\n"_ba};
    QVERIFY2(ListenerWords::failure(error).contains(words), qPrintable(ListenerWords::failure(error)));
}

void TestPanels::many_rules_leave_a_count_of_the_rest()
{
    Bench bench;
    access::RuleList list;
    for (int i = 0; i < 40; ++i) {
        const QByteArray text = "10.0.0."_ba + QByteArray::number(i) + ":80"_ba;
        list.rules.push_back(access::parseRule(text, access::Action::Block).value());
    }
    bench.proxy.resize(420, 500);
    bench.proxy.setRules(std::make_shared<const access::Blocklist>(std::move(list)));
    const auto *chips = bench.proxy.findChild<RuleChips *>();
    int shown = 0;
    QString rest;
    for (const QLabel *label : chips->findChildren<QLabel *>()) {
        if (!label->isVisibleTo(chips))
            continue;
        if (label->text().startsWith(u'+'))
            rest = label->text();
        else
            ++shown;
        QVERIFY(label->geometry().right() <= chips->width());
    }
    QVERIFY(shown >= 1);
    QCOMPARE(rest, QString(u"+%1 more"_s.arg(40 - shown)));
}

void TestPanels::words_change_with_the_language()
{
    Bench bench;
    bench.startAll();
    m_languages.choose(u"de"_s);
    QTRY_VERIFY(bench.button(bench.proxy, u"Stoppen"_s) != nullptr);
    QCOMPARE(QAccessible::queryAccessibleInterface(&bench.client)->text(QAccessible::Name), u"Client"_s);
    QVERIFY(bench.field(bench.client, u"Nachricht"_s) != nullptr);
    QVERIFY(bench.proxy.header()->stateText().startsWith(u"Lauscht auf "_s));
    m_languages.choose(u"en"_s);
    QTRY_VERIFY(bench.button(bench.proxy, u"Stop"_s) != nullptr);
}

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
