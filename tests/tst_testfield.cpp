#include "core/wire/envelope.h"
#include "gui/rules/ruletext.h"
#include "gui/rules/testfield.h"
#include "tests/panelfinder.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::gui;
using test::named;

namespace {

/// The field with a resolver that answers when it is told to.
struct Bench
{
    std::vector<roles::Rehearsal::Answer> answers;
    TestField field{new roles::Rehearsal([this](const wire::Host &, const roles::Rehearsal::Answer &answer) {
                        answers.push_back(answer);
                    }),
                    [] { return wire::Endpoint::parse("127.0.0.1:6000"); }};
    QSignalSpy met{&field, &TestField::ruleMet};

    explicit Bench(QByteArrayView rules = "block 127.0.0.1:7777\n")
    {
        field.setRules(readRuleText(rules).takeValue());
        field.resize(900, 250);
        field.show();
    }
    void type(const QString &text) { field.setText(text); }
    [[nodiscard]] QString line(const QString &name) const
    {
        for (const QLabel *label : field.findChildren<QLabel *>()) {
            if (label->accessibleName().startsWith(name + u": "_s))
                return label->text();
        }
        return u"there is no such line"_s;
    }
    [[nodiscard]] int row() const { return met.isEmpty() ? -2 : met.constLast().constFirst().toInt(); }
};

} // namespace

class TestTestField final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void texts_are_read_as_envelopes_data();
    void texts_are_read_as_envelopes();
    void it_tells_what_the_proxy_would_do_data();
    void it_tells_what_the_proxy_would_do();
    void typing_takes_back_what_was_told();
    void a_name_is_looked_up_beside_the_typing();
    void other_rules_are_asked_again();
    void what_was_told_of_other_rules_is_forgotten_data();
    void what_was_told_of_other_rules_is_forgotten();
    void it_asks_nothing_while_it_is_hidden();
    void long_texts_and_lists_of_addresses_are_cut_data();
    void long_texts_and_lists_of_addresses_are_cut();
    void the_rule_is_shown_on_request();
    void text_is_taken_as_it_is();
};

void TestTestField::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
}

void TestTestField::texts_are_read_as_envelopes_data()
{
    using Kind = TestInput::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("bytes");
    const auto envelope = [](const char *host, const char *port) -> QByteArray {
        return "{\"server_ip\": \""_ba + host + "\", \"server_port\": " + port + ", \"message\": \"test\"}";
    };
    QTest::newRow("nothing") << u" \n"_s << Kind::Nothing << QByteArray();
    QTest::newRow("an address") << u" 127.0.0.1:7777\n"_s << Kind::Destination << envelope("127.0.0.1", "7777");
    QTest::newRow("an IPv6 address") << u"[::1]:80"_s << Kind::Destination << envelope("::1", "80");
    QTest::newRow("a zone") << u"[fe80::1%lo]:80"_s << Kind::Destination << envelope("fe80::1%lo", "80");
    QTest::newRow("full-width digits") << u"１.0.0.1:80"_s << Kind::Destination << envelope("\\uff11.0.0.1", "80");
    QTest::newRow("a port that is no number") << u"a.b:http"_s << Kind::Destination << envelope("a.b", "\"http\"");
    QTest::newRow("a port that is a float") << u"a.b:80.0"_s << Kind::Destination << envelope("a.b", "80.0");
    QTest::newRow("a negative port") << u"a.b:-1"_s << Kind::Destination << envelope("a.b", "-1");
    QTest::newRow("a port with a zero before it") << u"a.b:080"_s << Kind::Destination << envelope("a.b", "\"080\"");
    QTest::newRow("an empty port") << u"a.b:"_s << Kind::Destination << envelope("a.b", "\"\"");
    QTest::newRow("no port") << u"127.0.0.1"_s << Kind::NoPort << QByteArray();
    QTest::newRow("IPv6 without brackets") << u"::1"_s << Kind::NoPort << QByteArray();
    QTest::newRow("IPv6 without port") << u"[::1]"_s << Kind::NoPort << QByteArray();
    QTest::newRow("an envelope as it is") << u" {\"a\":\n 1} x"_s << Kind::Envelope << " {\"a\":\n 1} x"_ba;
}

void TestTestField::texts_are_read_as_envelopes()
{
    QFETCH(const QString, text);
    QFETCH(const TestInput::Kind, kind);
    QFETCH(const QByteArray, bytes);
    const TestInput input = TestInput::read(text);
    QCOMPARE(int(input.kind), int(kind));
    QCOMPARE(input.bytes, bytes);
}

void TestTestField::it_tells_what_the_proxy_would_do_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines"); // Read as, Addresses, Rule, Decision, Answer
    QTest::addColumn<int>("row");
    const auto row = [](const char *name, const char *rules, const QString &text, const QStringList &lines, int met) {
        QTest::newRow(name) << QByteArray(rules) << text << lines << met;
    };
    const QString connects = u"none of its own: it would connect and forward the message"_s;
    const QString blocked = u"Error, not allowed address"_s;
    row("allowed", "block *:1\n", u"127.0.0.1:8888"_s,
        {u"server_ip 127.0.0.1, server_port 8888"_s, u"127.0.0.1"_s, u"none matches: allowed by default"_s,
         u"allowed, no rule matches 127.0.0.1:8888"_s, connects},
        -1);
    row("blocked in another spelling", "block *:1\nblock 127.0.0.1:7777\n", u"[::ffff:7f00:1]:7777"_s,
        {u"server_ip ::ffff:7f00:1, server_port 7777"_s, u"::ffff:127.0.0.1 (is 127.0.0.1)"_s,
         u"rule 2, block 127.0.0.1:7777, matches 127.0.0.1:7777"_s, u"blocked by rule 127.0.0.1:7777"_s, blocked},
        1);
    row("an address inside", "block 10.0.0.0/8\n", u"[64:ff9b::a01:203]:80"_s,
        {u"server_ip 64:ff9b::a01:203, server_port 80"_s, u"64:ff9b::a01:203 (holds 10.1.2.3)"_s,
         u"rule 1, block 10.0.0.0/8, matches 10.1.2.3:80"_s, u"blocked by rule 10.0.0.0/8 on 10.1.2.3:80"_s, blocked},
        0);
    row("no address at all", "block *:1\n", u"127.1:80"_s,
        {u"server_ip 127.1, server_port 80"_s, u"–"_s, u"none was asked"_s,
         u"refused, malformed envelope: server_ip: looks like an IPv4 address but is not four decimal numbers from 0 to 255"_s,
         u"Error, malformed envelope: server_ip: looks like an IPv4 address but is not four decimal numbers from 0 to 255"_s},
        -1);
    row("a loop", "", u"127.0.0.1:6000"_s,
        {u"server_ip 127.0.0.1, server_port 6000"_s, u"127.0.0.1"_s, u"none matches: allowed by default"_s,
         u"refused, loop: 127.0.0.1:6000 is the proxy's own listening address"_s,
         u"Error, loop: 127.0.0.1:6000 is the proxy's own listening address"_s},
        -1);
    row("an envelope with something behind", "default block\n",
        u"{\"server_ip\":\"10.0.0.1\",\"server_port\":80,\"message\":\"hi\\u0007\"}\nxyz"_s,
        {u"server_ip 10.0.0.1, server_port 80, message hi\\u0007. 3 byte(s) behind it would be read as the next envelope"_s,
         u"10.0.0.1"_s, u"none matches: blocked by default"_s, u"blocked by default, no rule allows 10.0.0.1:80"_s,
         blocked},
        -1);
}

void TestTestField::it_tells_what_the_proxy_would_do()
{
    QFETCH(const QByteArray, rules);
    QFETCH(const QString, text);
    QFETCH(const QStringList, lines);
    QFETCH(const int, row);
    Bench bench(rules);
    bench.type(text);
    QTRY_COMPARE(bench.line(u"Decision"_s), lines[3]);
    const QStringList names{u"Read as"_s, u"Addresses"_s, u"Rule"_s, u"Decision"_s, u"Answer"_s};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(bench.line(names[i]), lines[i]);
    QCOMPARE(bench.row(), row);
}

void TestTestField::typing_takes_back_what_was_told()
{
    Bench bench;
    QVERIFY(bench.line(u"Read as"_s).startsWith(u"Nothing is sent"_s));
    bench.type(u"127.0.0.1:7777"_s);
    QTRY_COMPARE(bench.row(), 0);
    bench.type(u"127.0.0.1"_s);
    QCOMPARE(bench.row(), -1);
    QVERIFY(bench.line(u"Read as"_s).startsWith(u"The port is missing"_s));
    QCOMPARE(bench.line(u"Decision"_s), u"–"_s);
    bench.type({});
    QVERIFY(bench.line(u"Read as"_s).startsWith(u"Nothing is sent"_s));
}

void TestTestField::a_name_is_looked_up_beside_the_typing()
{
    Bench bench;
    bench.type(u"evil.example:7777"_s);
    QTRY_COMPARE(bench.answers.size(), std::size_t(1));
    QTRY_VERIFY(bench.line(u"Read as"_s).contains(u"looked up"_s));
    const wire::IpAddress local = wire::IpAddress::parse("127.0.0.1").value();
    bench.answers.back()({{local, wire::IpAddress::parse("192.0.2.1").value()}, {}});
    QCOMPARE(bench.line(u"Addresses"_s), u"127.0.0.1, 192.0.2.1"_s);
    QCOMPARE(bench.row(), 0);
    // Another text: the answer for the old one comes too late.
    bench.type(u"evil.example:77"_s);
    QTRY_COMPARE(bench.answers.size(), std::size_t(2));
    bench.type(u"evil.example:7"_s);
    bench.answers.back()({{local}, {}});
    QCOMPARE(bench.line(u"Addresses"_s), u"–"_s);
    QTRY_COMPARE(bench.answers.size(), std::size_t(3));
    bench.answers.back()({{}, "no such name"_ba});
    QCOMPARE(bench.line(u"Answer"_s), u"Error, look-up of evil.example failed: no such name"_s);
}

void TestTestField::other_rules_are_asked_again()
{
    Bench bench;
    bench.type(u"127.0.0.1:7777"_s);
    QTRY_COMPARE(bench.row(), 0);
    bench.field.setRules(readRuleText("# block 127.0.0.1:7777\nblock *:7777\n").takeValue());
    QTRY_COMPARE(bench.row(), 1);
    QCOMPARE(bench.line(u"Decision"_s), u"blocked by rule *:7777 on 127.0.0.1:7777"_s);
}

void TestTestField::what_was_told_of_other_rules_is_forgotten_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<int>("row");
    QTest::newRow("no rules") << ""_ba << -1;
    QTest::newRow("fewer rules") << "block *:7777\n"_ba << 0;
    QTest::newRow("as many rules, other ones") << "block *:7777\nallow *:2\n"_ba << 0;
}

/// The language changes in the pause before the new rules are asked.
void TestTestField::what_was_told_of_other_rules_is_forgotten()
{
    QFETCH(const QByteArray, rules);
    QFETCH(const int, row);
    Bench bench("block *:1\nblock *:7777\n");
    bench.type(u"127.0.0.1:7777"_s);
    QTRY_COMPARE(bench.row(), 1);
    bench.met.clear();
    bench.field.setRules(readRuleText(rules).takeValue());
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&bench.field, &change);
    QVERIFY(bench.met.isEmpty()); // nothing is told of the old rule as if it were one of these
    QTRY_COMPARE(bench.row(), row);
    QCOMPARE(bench.met.size(), 1);
}

void TestTestField::it_asks_nothing_while_it_is_hidden()
{
    Bench bench;
    bench.type(u"evil.example:7777"_s);
    bench.field.hide(); // in the pause
    Bench other;
    other.type(u"first.example:7777"_s);
    QTRY_COMPARE(other.answers.size(), std::size_t(1));
    other.type(u"second.example:7777"_s); // two pauses: the hidden one's would be over
    QTRY_COMPARE(other.answers.size(), std::size_t(2));
    QCOMPARE(bench.answers.size(), std::size_t(0));
    bench.field.show();
    QTRY_COMPARE(bench.answers.size(), std::size_t(1));
    bench.field.hide(); // while it is looked up
    bench.met.clear();
    const wire::IpAddress local = wire::IpAddress::parse("127.0.0.1").value();
    bench.answers.back()({{local}, {}});
    QVERIFY(bench.met.isEmpty());
    bench.field.show();
    QTRY_COMPARE(bench.answers.size(), std::size_t(2));
    bench.answers.back()({{local}, {}});
    QCOMPARE(bench.row(), 0);
}

void TestTestField::long_texts_and_lists_of_addresses_are_cut_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<quint32>("addresses");
    QTest::addColumn<int>("told"); // of them
    QTest::addColumn<QString>("more");
    const QString x300(300, u'x');
    QTest::newRow("as many as are shown") << x300 << x300 << 20U << 20 << QString();
    QTest::newRow("one more") << QString(x300 + u'x') << QString(x300 + u'…') << 21U << 20 << u"1 more"_s;
    QTest::newRow("many more") << QString(10'000, u'x') << QString(x300 + u'…') << 1000U << 20 << u"980 more"_s;
    QTest::newRow("the end cuts no letter in two")
        << QString(x300.chopped(1) + u"éx"_s) << QString(x300.chopped(1) + u'…') << 20U << 20 << QString();
}

void TestTestField::long_texts_and_lists_of_addresses_are_cut()
{
    QFETCH(const QString, message);
    QFETCH(const QString, shown);
    QFETCH(const quint32, addresses);
    QFETCH(const int, told);
    QFETCH(const QString, more);
    Bench bench("");
    bench.type(QString::fromUtf8(wire::writeEnvelope("many.example", 80, message.toUtf8())));
    QTRY_COMPARE(bench.answers.size(), std::size_t(1));
    net::LookupResult found;
    for (quint32 i = 0; i < addresses; ++i)
        found.addresses.push_back(wire::IpAddress::fromIpv4(0x0a000001 + i));
    bench.answers.back()(found);
    QCOMPARE(bench.line(u"Read as"_s), QString(u"server_ip many.example, server_port 80, message "_s + shown));
    QStringList lines = bench.line(u"Addresses"_s).split(u", "_s);
    if (!more.isEmpty())
        QCOMPARE(lines.takeLast(), more);
    QCOMPARE(lines.size(), told);
    QCOMPARE(lines.back(), u"10.0.0.20"_s);
}

void TestTestField::the_rule_is_shown_on_request()
{
    Bench bench;
    QSignalSpy asked(&bench.field, &TestField::showRequested);
    QVERIFY(named<QPushButton>(&bench.field, u"Show the rule"_s) == nullptr);
    bench.type(u"127.0.0.1:7777"_s);
    QTRY_VERIFY(named<QPushButton>(&bench.field, u"Show the rule"_s) != nullptr);
    QTest::mouseClick(named<QPushButton>(&bench.field, u"Show the rule"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().toInt(), 0);
}

void TestTestField::text_is_taken_as_it_is()
{
    Bench bench;
    auto *input = named<QPlainTextEdit>(&bench.field, u"Destination or envelope to test"_s);
    QVERIFY(input != nullptr);
    const QString text = u"{\"a\":\u00a01,\n\t\"b\": \"x\u2028y\"}"_s;
    input->insertPlainText(text);
    QCOMPARE(bench.field.text(), text);
}

QTEST_MAIN(TestTestField)
#include "tst_testfield.moc"
