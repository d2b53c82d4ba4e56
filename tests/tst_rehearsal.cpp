#include "core/roles/rehearsal.h"

#include "core/wire/envelope.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::roles;

namespace {

access::RuleList rules(QByteArrayView text)
{
    return access::parseRules(text).takeValue();
}

wire::IpAddress ip(QByteArrayView text)
{
    return wire::IpAddress::parse(text).value();
}

/// Answers names when it is told to.
struct Names
{
    std::vector<QByteArray> asked;
    std::vector<Rehearsal::Answer> answers;

    Rehearsal::LookUp lookUp()
    {
        return [this](const wire::Host &host, const Rehearsal::Answer &answer) {
            asked.push_back(host.text);
            answers.push_back(answer);
        };
    }
};

/// What is heard of a rehearsal, the last.
struct Heard
{
    explicit Heard(Rehearsal *rehearsal)
    {
        QObject::connect(rehearsal, &Rehearsal::finished, rehearsal, [this](const Rehearsed &rehearsed) {
            ++count;
            last = rehearsed;
        });
    }
    int count = 0;
    Rehearsed last;
};

} // namespace

class TestRehearsal final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void it_answers_as_the_proxy_would_data();
    void it_answers_as_the_proxy_would();
    void a_name_waits_for_its_look_up();
    void a_look_up_that_was_cancelled_is_not_heard();
    void a_name_without_addresses_is_told();
    void a_look_up_without_an_answer_is_told_in_time();
    void every_address_of_a_name_is_asked_about();
    void new_rules_hold_for_the_next_start();
    void what_stands_behind_the_envelope_is_counted();
    void the_system_knows_localhost();
    void it_may_start_again_from_inside_finished();
};

void TestRehearsal::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestRehearsal::it_answers_as_the_proxy_would_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("decision");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<int>("rule"); // -2: the rules were not asked

    const auto row = [](const char *name, const char *content, const QByteArray &bytes, const char *decision,
                        const char *reply, int rule) {
        QTest::newRow(name) << QByteArray(content) << bytes << QByteArray(decision) << QByteArray(reply) << rule;
    };
    const char *usual = "block 127.0.0.1:7777";
    const auto to = [](const char *host, int port) {
        return wire::writeEnvelope(host, port, "tgmr");
    };
    row("an allowed address", usual, to("127.0.0.1", 8888), "allowed, no rule matches 127.0.0.1:8888", "", -1);
    row("a blocked address", usual, to("127.0.0.1", 7777), "blocked by rule 127.0.0.1:7777",
        "Error, not allowed address", 0);
    row("a mapped address is the IPv4 one", usual, to("::ffff:127.0.0.1", 7777), "blocked by rule 127.0.0.1:7777",
        "Error, not allowed address", 0);
    row("an address that holds the blocked one", usual, to("64:ff9b::7f00:1", 7777), "blocked by rule 127.0.0.1:7777",
        "Error, not allowed address", 0);
    row("the default blocks", "default block", to("192.0.2.1", 80), "blocked by default, no rule allows 192.0.2.1:80",
        "Error, not allowed address", -1);
    row("the second rule", "block *:25\nallow 10.0.0.0/8", to("10.1.2.3", 80), "allowed by rule 10.0.0.0/8 on 10.1.2.3:80", "", 1);
    row("a loop", "", to("127.0.0.1", 6000), "refused, loop: 127.0.0.1:6000 is the proxy's own listening address",
        "Error, loop: 127.0.0.1:6000 is the proxy's own listening address", -1);
    row("a loop that is blocked is blocked", "block *:6000", to("127.0.0.1", 6000), "blocked by rule *:6000 on 127.0.0.1:6000",
        "Error, not allowed address", 0);
    row("a spelling that is no address", usual, to("127.1", 7777),
        "refused, malformed envelope: server_ip: looks like an IPv4 address but is not four decimal numbers from 0 to 255", nullptr, -2);
    row("a port out of range", usual, "{\"server_ip\": \"127.0.0.1\", \"server_port\": 73313, \"message\": \"x\"}",
        nullptr, nullptr, -2);
    row("an envelope that stops in the middle", usual, "{\"server_ip\": \"127.0.0.1\"", nullptr, nullptr, -2);
    row("no JSON", usual, "block 127.0.0.1", nullptr, nullptr, -2);
    row("a zone that is not here", usual, to("fe80::1%nosuch0", 80),
        "refused, look-up of fe80::1%nosuch0 failed: this machine has no interface named nosuch0", nullptr, -2);
}

void TestRehearsal::it_answers_as_the_proxy_would()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, decision);
    QFETCH(const QByteArray, reply);
    QFETCH(const int, rule);
    Names names;
    Rehearsal rehearsal(names.lookUp());
    const Heard heard(&rehearsal);
    rehearsal.setRules(rules(content));
    rehearsal.setListening(wire::Endpoint{ip("127.0.0.1"), 6000});
    rehearsal.start(bytes);
    QTRY_COMPARE(heard.count, 1);
    QVERIFY(!rehearsal.isRunning());
    if (!decision.isNull())
        QCOMPARE(heard.last.decision, decision);
    else
        QVERIFY(heard.last.decision.startsWith("refused, malformed envelope"));
    if (!reply.isNull())
        QCOMPARE(heard.last.reply, reply);
    else
        QVERIFY2(heard.last.reply.startsWith(QByteArray("Error, "_ba + heard.last.decision.sliced(9))),
                 heard.last.reply.constData());
    QCOMPARE(heard.last.access ? heard.last.access->rule : -2, rule);
    QVERIFY(names.asked.empty());
}

void TestRehearsal::a_name_waits_for_its_look_up()
{
    Names names;
    Rehearsal rehearsal(names.lookUp());
    const Heard heard(&rehearsal);
    rehearsal.setRules(rules("block 127.0.0.1:7777"));
    rehearsal.start(wire::writeEnvelope("evil.example", 7777, "x"));
    QVERIFY(rehearsal.isRunning());
    QCOMPARE(heard.count, 0);
    QCOMPARE(names.asked, std::vector{"evil.example"_ba});
    names.answers.front()({{ip("127.0.0.1")}, {}});
    QCOMPARE(heard.count, 1);
    QCOMPARE(heard.last.verdict, trace::Verdict::Blocked);
    QCOMPARE(heard.last.addresses, std::vector{ip("127.0.0.1")});
    QCOMPARE(heard.last.serverIp.value_or(QByteArray()), "evil.example"_ba);
    QCOMPARE(heard.last.serverPort.value_or(QByteArray()), "7777"_ba);
    QCOMPARE(heard.last.message.value_or(QByteArray()), "x"_ba);
}

void TestRehearsal::a_look_up_that_was_cancelled_is_not_heard()
{
    Names names;
    auto rehearsal = std::make_unique<Rehearsal>(names.lookUp());
    const Heard heard(rehearsal.get());
    const QByteArray envelope = wire::writeEnvelope("evil.example", 7777, "x");
    rehearsal->start(envelope);
    rehearsal->cancel();
    QVERIFY(!rehearsal->isRunning());
    names.answers.back()({{ip("127.0.0.1")}, {}});
    rehearsal->start(envelope);
    rehearsal->start(wire::writeEnvelope("127.0.0.1", 80, "x"));
    QCOMPARE(heard.count, 1);
    names.answers.back()({{ip("127.0.0.2")}, {}});
    QCOMPARE(heard.count, 1);
    rehearsal->start(envelope);
    rehearsal.reset();
    names.answers.back()({{ip("127.0.0.1")}, {}});
    QCOMPARE(heard.count, 1);
}

void TestRehearsal::a_name_without_addresses_is_told()
{
    Names names;
    Rehearsal rehearsal(names.lookUp());
    const Heard heard(&rehearsal);
    rehearsal.start(wire::writeEnvelope("nowhere.example", 80, "x"));
    names.answers.back()({{}, "Name or service not known"_ba});
    QCOMPARE(heard.last.reply, "Error, look-up of nowhere.example failed: Name or service not known"_ba);
    QVERIFY(!heard.last.access);
}

void TestRehearsal::a_look_up_without_an_answer_is_told_in_time()
{
    Names names;
    Rehearsal rehearsal(names.lookUp());
    const Heard heard(&rehearsal);
    rehearsal.start(wire::writeEnvelope("slow.example", 80, "x"));
    QTRY_COMPARE_WITH_TIMEOUT(heard.count, 1, 60000);
    QCOMPARE(heard.last.reply, "Error, look-up of slow.example failed: no answer within 5 s"_ba);
    QVERIFY(!rehearsal.isRunning());
    names.answers.back()({{ip("192.0.2.1")}, {}}); // too late
    QCOMPARE(heard.count, 1);
}

void TestRehearsal::every_address_of_a_name_is_asked_about()
{
    Names names;
    Rehearsal rehearsal(names.lookUp());
    const Heard heard(&rehearsal);
    rehearsal.setRules(rules("block 10.0.0.0/8"));
    rehearsal.start(wire::writeEnvelope("two.example", 80, "x"));
    names.answers.back()({{ip("192.0.2.1"), ip("10.0.0.1")}, {}});
    QCOMPARE(heard.last.verdict, trace::Verdict::Blocked);
    QVERIFY(heard.last.access && heard.last.access->matched == ip("10.0.0.1"));
}

void TestRehearsal::new_rules_hold_for_the_next_start()
{
    Rehearsal rehearsal;
    const Heard heard(&rehearsal);
    const QByteArray envelope = wire::writeEnvelope("127.0.0.1", 80, "x");
    rehearsal.start(envelope);
    QCOMPARE(heard.last.verdict, trace::Verdict::Allowed);
    rehearsal.setRules(rules("block *:80"));
    rehearsal.start(envelope);
    QCOMPARE(heard.last.verdict, trace::Verdict::Blocked);
}

void TestRehearsal::what_stands_behind_the_envelope_is_counted()
{
    Rehearsal rehearsal;
    const Heard heard(&rehearsal);
    const QByteArray envelope = wire::writeEnvelope("127.0.0.1", 80, "x");
    rehearsal.start("\n " + envelope + "\r\n");
    QCOMPARE(heard.last.behind, 0);
    rehearsal.start(envelope + " abc\n");
    QCOMPARE(heard.last.behind, 3);
    QCOMPARE(heard.last.verdict, trace::Verdict::Allowed);
}

void TestRehearsal::the_system_knows_localhost()
{
    Rehearsal rehearsal;
    const Heard heard(&rehearsal);
    rehearsal.setRules(rules("block localhost:7777"));
    rehearsal.start(wire::writeEnvelope("localhost", 7777, "x"));
    QTRY_COMPARE(heard.count, 1);
    QCOMPARE(heard.last.reply, "Error, not allowed address"_ba);
    QVERIFY(!heard.last.addresses.empty());
    rehearsal.start(wire::writeEnvelope("localhost", 7777, "x")); // and goes while it is asked
}

void TestRehearsal::it_may_start_again_from_inside_finished()
{
    Rehearsal rehearsal;
    int count = 0;
    connect(&rehearsal, &Rehearsal::finished, this, [&] {
        if (++count < 3)
            rehearsal.start(wire::writeEnvelope("127.0.0.1", 80, "x"));
    });
    rehearsal.start(wire::writeEnvelope("127.0.0.1", 80, "x"));
    QCOMPARE(count, 3);
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
