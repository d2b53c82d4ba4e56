#include "core/access/rule.h"

#include <QtTest/QTest>

#include <QtCore/QRegularExpression>
#include <QtCore/QStringBuilder>

using namespace Qt::StringLiterals;
using namespace midhop;
using access::Action;
using access::Rule;
using access::RuleList;
using HostKind = access::Rule::HostKind;

namespace {

/// `network 127.0.0.1/32 7777-7777`: everything of a rule that decides.
QByteArray meaning(const Rule &rule)
{
    QByteArray text;
    switch (rule.hostKind) {
    case HostKind::Any:
        text = "any"_ba;
        break;
    case HostKind::Network:
        text = "network "_ba + rule.network.toText() + '/' + QByteArray::number(rule.prefixLength);
        break;
    case HostKind::Localhost:
        text = "localhost"_ba;
        break;
    case HostKind::Name:
        text = "name "_ba + rule.name;
        break;
    }
    return text + ' ' + QByteArray::number(rule.firstPort) + '-' + QByteArray::number(rule.lastPort);
}

QByteArray firstError(const QByteArray &content)
{
    const auto list = access::parseRules(content);
    if (list)
        return "no error"_ba;
    return QByteArray::number(list.error().line) + ':' + QByteArray::number(list.error().column) + ' ' +
           list.error().reason;
}

} // namespace

class TestRule final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsRules_data();
    void readsRules();
    void keepsTheTextAsWritten();
    void refusesRules_data();
    void refusesRules();
    void readsFiles();
    void readsNothingFromAnEmptyFile();
    void readsEveryKindOfLineEnd_data();
    void readsEveryKindOfLineEnd();
    void readsTheDefault();
    void repairsCommentsThatAreNotUtf8();
    void keepsAByteOrderMarkInAComment();
    void refusesFiles_data();
    void refusesFiles();
    void writesWhatItReads();
    void writesDisabledRulesAsComments();
    void writesEachRuleOnOneLine();
    void neverCrashesOnDamagedRules();
    void blocksPort7777OfThisHostByDefault();
};

void TestRule::readsRules_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("an address and a port", "127.0.0.1:7777", "network 127.0.0.1/32 7777-7777");
    row("an address alone is every port", "192.0.2.1", "network 192.0.2.1/32 0-65535");
    row("an IPv4 network", "10.0.0.0/8", "network 10.0.0.0/8 0-65535");
    row("an IPv4 network and a port", "10.0.0.0/8:80", "network 10.0.0.0/8 80-80");
    row("an IPv4 network and a range of ports", "10.128.0.0/9:80-90", "network 10.128.0.0/9 80-90");
    row("all of IPv4", "0.0.0.0/0", "network 0.0.0.0/0 0-65535");
    row("every host", "*", "any 0-65535");
    row("a port of every host", "*:25", "any 25-25");
    row("a range of ports of every host", "*:8000-8099", "any 8000-8099");
    row("a range of one port", "*:80-80", "any 80-80");
    row("the first and the last port", "*:1-65535", "any 1-65535");
    row("an IPv6 address and a port", "[::1]:7777", "network ::1/128 7777-7777");
    row("an IPv6 address alone", "[2001:DB8::1]", "network 2001:db8::1/128 0-65535");
    row("an IPv6 network", "[2001:db8::]/32", "network 2001:db8::/32 0-65535");
    row("an IPv6 network and a port", "[2001:db8::]/32:80", "network 2001:db8::/32 80-80");
    row("an IPv6 network inside the brackets", "[2001:db8::/32]", "network 2001:db8::/32 0-65535");
    row("an IPv6 network inside the brackets and a port", "[2001:db8::/32]:80",
        "network 2001:db8::/32 80-80");
    row("all of IPv6", "[::]/0", "network ::/0 0-65535");
    row("an odd IPv6 prefix", "[2001:db8:8000::]/33", "network 2001:db8:8000::/33 0-65535");
    row("localhost", "localhost", "localhost 0-65535");
    row("localhost and a port", "localhost:7777", "localhost 7777-7777");
    row("localhost in capitals with its dot", "LocalHost.:7777", "localhost 7777-7777");
    row("a name", "example.com", "name example.com 0-65535");
    row("a name and a port", "example.com:443", "name example.com 443-443");
    row("a name in capitals", "EXAMPLE.Com", "name example.com 0-65535");
    row("a name with its trailing dot", "example.com.:443", "name example.com 443-443");
    row("a name that begins with an action word", "blocked.example", "name blocked.example 0-65535");
    row("a name of one label", "printer", "name printer 0-65535");
    row("a name that only begins like localhost", "localhost.example.com",
        "name localhost.example.com 0-65535");
    row("a name of hexadecimal letters is no address", "fe80:80", "name fe80 80-80");
    row("an IPv4-mapped address is IPv4", "[::ffff:127.0.0.1]:7777", "network 127.0.0.1/32 7777-7777");
    row("an IPv4-mapped network is IPv4", "[::ffff:10.0.0.0]/104", "network 10.0.0.0/8 0-65535");
    row("all of IPv4-mapped is all of IPv4", "[::ffff:0:0]/96", "network 0.0.0.0/0 0-65535");
    row("a network around IPv4-mapped stays IPv6", "[::]/80", "network ::/80 0-65535");
    row("0.0.0.0 is 127.0.0.1", "0.0.0.0:7777", "network 127.0.0.1/32 7777-7777");
    row("0.0.0.0/32 is 127.0.0.1", "0.0.0.0/32", "network 127.0.0.1/32 0-65535");
    row("IPv4-mapped 0.0.0.0 is 127.0.0.1", "[::ffff:0.0.0.0]", "network 127.0.0.1/32 0-65535");
    row(":: is ::1", "[::]:7777", "network ::1/128 7777-7777");
    row("::/128 is ::1", "[::]/128", "network ::1/128 0-65535");
    row("blanks around are off", " \t127.0.0.1:7777\t ", "network 127.0.0.1/32 7777-7777");
}

void TestRule::readsRules()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    for (const Action action : {Action::Block, Action::Allow}) {
        const auto rule = access::parseRule(text, action);
        QVERIFY2(rule, rule ? "" : rule.error().reason.constData());
        QCOMPARE(meaning(*rule), expected);
        QCOMPARE(rule->action, action);
        QVERIFY(rule->enabled);
    }
}

void TestRule::keepsTheTextAsWritten()
{
    const auto rule = access::parseRule("  EXAMPLE.com.:443 ", Action::Block);
    QVERIFY(rule);
    QCOMPARE(rule->text, "EXAMPLE.com.:443"_ba);
    QCOMPARE(rule->comment, QByteArray());
}

void TestRule::refusesRules_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("words"); // that tell what would be right
    const auto row = [](const char *name, const QByteArray &text, int column, const QByteArray &words) {
        QTest::newRow(name) << text << column << words;
    };
    row("nothing", ""_ba, 0, "127.0.0.1:7777");
    row("only blanks", "   "_ba, 3, "127.0.0.1:7777");
    row("IPv6 without brackets", "::1"_ba, 0, "in brackets as in [::1]:7777");
    row("IPv6 and a port without brackets", "::1:7777"_ba, 0, "in brackets");
    row("an IPv6 network without brackets", " 2001:db8::/32"_ba, 1, "[2001:db8::]/32");
    row("IPv4-mapped without brackets", "::ffff:127.0.0.1"_ba, 0, "in brackets");
    row("eight groups without brackets", "1:2:3:4:5:6:7:8"_ba, 0, "in brackets");
    row("a name and two ports", "example.com:80:90"_ba, 0, "more than one ':'");
    row("an open bracket", "[::1"_ba, 0, "[::1]:7777");
    row("an open bracket before a port", "[::1:7777"_ba, 0, "'[' without ']'");
    row("a closing bracket alone", "::1]"_ba, 0, "in brackets");
    row("text behind the bracket", "[::1]7777"_ba, 5, "expected ':'");
    row("empty brackets", "[]:80"_ba, 1, "no IPv6 address");
    row("IPv4 in brackets", "[127.0.0.1]:7777"_ba, 1, "write 127.0.0.1 without");
    row("a name in brackets", "[localhost]"_ba, 1, "'localhost' is no IPv6 address");
    row("brackets in brackets", "[[::1]]"_ba, 6, "expected ':'");
    row("two IPv6 gaps", "[1::2::3]"_ba, 1, "no IPv6 address");
    row("two prefix lengths", "[2001:db8::/32]/32"_ba, 15, "second prefix length");
    row("a zone", "[fe80::1%eth0]:80"_ba, 8, "no zone");
    row("a zone on a network", "[fe80::%1]/10"_ba, 7, "no zone");
    row("IPv4 host bits", "10.0.0.1/8"_ba, 0, "10.0.0.0/8 for the network or 10.0.0.1 for");
    row("IPv6 host bits", "[2001:db8::1]/32"_ba, 1, "[2001:db8::]/32 for the network or [2001:db8::1]");
    row("IPv6 host bits inside the brackets", "[2001:db8::1/32]"_ba, 1, "[2001:db8::]/32");
    row("a mapped network with host bits", "[::ffff:10.0.0.1]/104"_ba, 1, "bits behind the prefix");
    row("an IPv4 prefix over 32", "10.0.0.0/33"_ba, 9, "0 to 32");
    row("an IPv6 prefix over 128", "[::]/129"_ba, 5, "0 to 128");
    row("an empty prefix", "10.0.0.0/"_ba, 9, "0 to 32");
    row("an empty prefix before a port", "10.0.0.0/:80"_ba, 9, "0 to 32");
    row("a prefix with a leading zero", "10.0.0.0/08"_ba, 9, "0 to 32");
    row("a prefix with a sign", "10.0.0.0/+8"_ba, 9, "0 to 32");
    row("a network mask", "10.0.0.0/255.0.0.0"_ba, 9, "as in 10.0.0.0/8");
    row("a prefix behind the port", "10.0.0.0:80/8"_ba, 11, "10.0.0.0/8:80");
    row("two prefixes", "10.0.0.0/8/8"_ba, 9, "0 to 32");
    row("a prefix of every host", "*/8"_ba, 2, "needs an address");
    row("a prefix of a name", "example.com/24"_ba, 12, "needs an address");
    row("a prefix of localhost", "localhost/8"_ba, 10, "needs an address");
    row("port 0", "127.0.0.1:0"_ba, 10, "1 to 65535");
    row("port 65536", "127.0.0.1:65536"_ba, 10, "1 to 65535");
    row("port 73313 (7777 if it wrapped)", "127.0.0.1:73313"_ba, 10, "1 to 65535");
    row("a port too long for an int", "127.0.0.1:99999999999999999999"_ba, 10, "1 to 65535");
    row("no port behind the colon", "127.0.0.1:"_ba, 10, "expected a port");
    row("a port with a leading zero", "127.0.0.1:080"_ba, 10, "without leading zeros");
    row("a port with a sign", "127.0.0.1:+80"_ba, 10, "1 to 65535");
    row("a negative port", "127.0.0.1:-80"_ba, 10, "expected a port");
    row("a port in hexadecimal", "127.0.0.1:0x50"_ba, 10, "1 to 65535");
    row("a port by name", "127.0.0.1:http"_ba, 10, "'http' is no port");
    row("a star for the port", "127.0.0.1:*"_ba, 10, "for every port no ':'");
    row("two ports", "*:80,443"_ba, 2, "'80,443' is no port");
    row("a reversed range", "*:8099-8000"_ba, 2, "write 8000-8099");
    row("a range without an end", "*:8000-"_ba, 7, "expected a port");
    row("a range from 0", "*:0-80"_ba, 2, "1 to 65535");
    row("a range to 65536", "*:80-65536"_ba, 5, "1 to 65535");
    row("a range of three", "*:1-2-3"_ba, 4, "'2-3' is no port");
    row("only a port", ":7777"_ba, 0, "expected a host");
    row("only a number", "7777"_ba, 0, "no IPv4 address");
    row("a number and a port", "2130706433:7777"_ba, 0, "127.0.0.1");
    row("IPv4 of two parts", "127.1:7777"_ba, 0, "four numbers");
    row("IPv4 of five parts", "127.0.0.1.1"_ba, 0, "four numbers");
    row("IPv4 with a leading zero", "127.0.0.01"_ba, 0, "leading zeros");
    row("IPv4 with a part over 255", "127.0.0.256"_ba, 0, "0 to 255");
    row("IPv4 with a trailing dot", "127.0.0.1."_ba, 0, "four numbers");
    row("IPv4 in hexadecimal", "0x7f.0.0.0x1"_ba, 0, "four numbers");
    row("a range of addresses", "10.0.0.1-10.0.0.9"_ba, 0, "four numbers");
    row("a wildcard in a name", "*.example.com"_ba, 0, "'*' stands alone");
    row("a wildcard in an address", "10.0.0.*"_ba, 0, "'*' stands alone");
    row("a comma", "exa,mple.com"_ba, 3, "is no host: ");
    row("an underscore", "_example.com"_ba, 0, "is no host: ");
    row("an empty label", "example..com"_ba, 0, "is no host: ");
    row("two trailing dots", "example.com.."_ba, 0, "is no host: ");
    row("a label that ends with a hyphen", "example-.com"_ba, 0, "is no host: ");
    row("a URL", "http://example.com"_ba, 0, "not a URL");
    row("a blank before the port", "127.0.0.1 :7777"_ba, 9, "no blanks inside");
    row("a second word", "127.0.0.1:7777 8888"_ba, 14, "begins with '#'");
    row("the action word", "block 127.0.0.1"_ba, 0, "one too many");
    row("a comment", "127.0.0.1#here"_ba, 9, "write the rule alone");
    row("a NUL", QByteArray("127.0.0.1\0:7777", 15), 9, "printable ASCII");
    row("a DEL", "127.0.0.1\x7f"_ba, 9, "printable ASCII");
    row("a long text is shortened", QByteArray(61, 'a') + "!.example"_ba, 61, "'" + QByteArray(60, 'a') + "...' is no host: ");
    row("a line end", "127.0.0.1\n"_ba, 9, "printable ASCII");
    row("full-width digits",
        "\xef\xbc\x91"
        "27.0.0.1"_ba,
        0, "printable ASCII");
    row("a name in other letters",
        "b\xc3\xbc"
        "cher.example"_ba,
        1, "xn--");
}

void TestRule::refusesRules()
{
    QFETCH(QByteArray, text);
    QFETCH(int, column);
    QFETCH(QByteArray, words);
    const auto rule = access::parseRule(text, Action::Block);
    QVERIFY2(!rule, rule ? meaning(*rule).constData() : "");
    QVERIFY2(rule.error().reason.contains(words), rule.error().reason.constData());
    QVERIFY(!rule.error().reason.endsWith('.'));
    QCOMPARE(rule.error().column, qsizetype(column));
    QCOMPARE(rule.error().line, 0);
}

void TestRule::readsFiles()
{
    const auto list = access::parseRules("# The lab's rules\n"
                                         "\n"
                                         "  \t \n"
                                         "block 127.0.0.1:7777  # the exercise # and more\n"
                                         "\tallow\t10.0.0.0/8\t\n"
                                         "block example.com#no blank before\n"
                                         "#block *:25\n"
                                         "default block # closed\n"
                                         "allow *:25 #\n");
    QVERIFY2(list, list ? "" : list.error().reason.constData());
    QCOMPARE(list->rules.size(), size_t(4));
    QCOMPARE(meaning(list->rules[0]), "network 127.0.0.1/32 7777-7777"_ba);
    QCOMPARE(list->rules[0].action, Action::Block);
    QCOMPARE(list->rules[0].text, "127.0.0.1:7777"_ba);
    QCOMPARE(list->rules[0].comment, "the exercise # and more"_ba);
    QCOMPARE(meaning(list->rules[1]), "network 10.0.0.0/8 0-65535"_ba);
    QCOMPARE(list->rules[1].action, Action::Allow);
    QCOMPARE(list->rules[1].comment, QByteArray());
    QCOMPARE(list->rules[2].text, "example.com"_ba);
    QCOMPARE(list->rules[2].comment, "no blank before"_ba);
    QCOMPARE(meaning(list->rules[3]), "any 25-25"_ba);
    QCOMPARE(list->rules[3].comment, QByteArray());
    QCOMPARE(list->defaultAction, Action::Block);
}

void TestRule::readsNothingFromAnEmptyFile()
{
    const auto list = access::parseRules({});
    QVERIFY(list);
    QVERIFY(list->rules.empty());
    QCOMPARE(list->defaultAction, Action::Allow);
}

void TestRule::readsEveryKindOfLineEnd_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("LF") << "block *:25\nallow * # all\n"_ba;
    QTest::newRow("CRLF") << "block *:25\r\nallow * # all\r\n"_ba;
    QTest::newRow("no end at the last line") << "block *:25\nallow * # all"_ba;
    QTest::newRow("CRLF, no end at the last line") << "block *:25\r\nallow * # all\r"_ba;
    QTest::newRow("a byte order mark first") << "\xef\xbb\xbf"
                                                "block *:25\r\nallow * # all\r\n"_ba;
    QTest::newRow("a byte order mark and a comment first") << "\xef\xbb\xbf"
                                                              "# x\nblock *:25\nallow * # all"_ba;
}

void TestRule::readsEveryKindOfLineEnd()
{
    QFETCH(QByteArray, content);
    const auto list = access::parseRules(content);
    QVERIFY2(list, list ? "" : list.error().reason.constData());
    QCOMPARE(list->rules.size(), size_t(2));
    QCOMPARE(list->rules[0].text, "*:25"_ba);
    QCOMPARE(list->rules[1].text, "*"_ba);
    QCOMPARE(list->rules[1].comment, "all"_ba);
}

void TestRule::readsTheDefault()
{
    QCOMPARE(access::parseRules("default block")->defaultAction, Action::Block);
    QCOMPARE(access::parseRules("default\tallow \r\n")->defaultAction, Action::Allow);
    QCOMPARE(access::parseRules("# default block\n")->defaultAction, Action::Allow);
}

void TestRule::repairsCommentsThatAreNotUtf8()
{
    const auto list = access::parseRules("block *:25 # caf\xe9\nblock *:26 # caf\xc3\xa9\n");
    QVERIFY(list);
    QCOMPARE(list->rules[0].comment, "caf\xef\xbf\xbd"_ba);
    QCOMPARE(list->rules[1].comment, "caf\xc3\xa9"_ba);
}

void TestRule::keepsAByteOrderMarkInAComment()
{
    // It hid the blank behind it, which the next reading cut off.
    for (const QByteArray &end : {"a"_ba, "\xff"_ba}) {
        const auto list = access::parseRules(QByteArray("block *:25 #\xef\xbb\xbf " + end));
        QVERIFY(list);
        QVERIFY(list->rules[0].comment.startsWith("\xef\xbb\xbf "));
        const auto again = access::parseRules(access::writeRules(*list));
        QVERIFY(again);
        QCOMPARE(again->rules[0].comment, list->rules[0].comment);
    }
}

void TestRule::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected"); // line:column and the reason's first words
    const auto row = [](const char *name, const QByteArray &content, const char *expected) {
        QTest::newRow(name) << content << QByteArray(expected);
    };
    row("a rule without its action word", "block *:25\n\n127.0.0.1:7777\n"_ba,
        "3:0 a line begins with block");
    row("an unknown action word", "  deny *:25"_ba, "1:2 a line begins with block");
    row("an action word in capitals", "Block *:25"_ba, "1:0 a line begins with block");
    row("an action word that goes on", "blocked *:25"_ba, "1:0 a line begins with block");
    row("an action word without a rule", "block"_ba, "1:5 expected a rule");
    row("an action word before a comment", "block # 127.0.0.1"_ba, "1:6 expected a rule");
    row("two action words", "block block *:25"_ba, "1:6 the word 'block' is one too many");
    row("a fault behind blanks", "# x\r\n\t block \t 127.0.0.1:99999\r\n"_ba, "2:20 '99999' is no port");
    row("the first of two faults", "block *\nblock 1.2.3\nblock 4.5.6"_ba, "2:6 '1.2.3' is no IPv4");
    row("a good rule behind a bad one", "nonsense\nblock *"_ba, "1:0 a line begins");
    row("two rules in a line", "block *:25 block *:26"_ba, "1:10 a rule has no blanks inside");
    row("two defaults", "default block\ndefault allow"_ba, "2:8 a second default, the first is in line 1");
    row("the same default twice", "\ndefault block\ndefault block"_ba,
        "3:8 a second default, the first is in line 2");
    row("a default without an action", "default"_ba, "1:7 expected block or allow alone");
    row("a default with a rule", "default block *:25"_ba, "1:8 expected block or allow alone");
    row("a default that drops", "default deny"_ba, "1:8 expected block or allow alone");
    row("other letters outside a comment", "block ex\xc3\xa4mple"_ba, "1:8 a rule is printable ASCII");
    row("a no-break space behind the action word", "block\xc2\xa0*"_ba, "1:0 a line begins");
    row("a byte order mark in a later line",
        "block *\n\xef\xbb\xbf"
        "block *"_ba,
        "2:0 a line begins");
    row("UTF-16",
        QByteArray("\xff\xfe"
                   "b\0l\0",
                   6),
        "1:3 a control character");
    row("old Mac line ends", "# comment\rblock *:25"_ba, "1:9 a control character");
    row("a NUL in a comment", QByteArray("block * # \0", 11), "1:10 a control character");
}

void TestRule::refusesFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, expected);
    const QByteArray error = firstError(content);
    QVERIFY2(error.startsWith(expected), error.constData());
}

void TestRule::writesWhatItReads()
{
    const auto list =
        access::parseRules("block 127.0.0.1:7777 #  why  \nallow   [2001:db8::]/32:80\ndefault block\n");
    QVERIFY(list);
    const QByteArray written = access::writeRules(*list);
    QCOMPARE(written, "block 127.0.0.1:7777 # why\nallow [2001:db8::]/32:80\ndefault block\n"_ba);
    const auto again = access::parseRules(written);
    QVERIFY(again);
    QCOMPARE(access::writeRules(*again), written);

    RuleList open = *list;
    open.defaultAction = Action::Allow;
    QCOMPARE(access::parseRules(access::writeRules(open))->defaultAction, Action::Allow);
}

void TestRule::writesDisabledRulesAsComments()
{
    auto list = access::parseRules("block *:25 # mail\nblock *:26").takeValue();
    list.rules[0].enabled = false;
    const QByteArray written = access::writeRules(list);
    QCOMPARE(written, "# block *:25 # mail\nblock *:26\n"_ba);
    QCOMPARE(access::parseRules(written)->rules.size(), size_t(1));
}

void TestRule::writesEachRuleOnOneLine()
{
    RuleList list;
    list.rules.push_back(access::defaultRule());
    list.rules[0].comment = "one\r\nallow *\x7f"_ba;
    const auto again = access::parseRules(access::writeRules(list));
    QVERIFY(again);
    QCOMPARE(again->rules.size(), size_t(1));
    QCOMPARE(again->rules[0].comment, "one  allow *"_ba);
}

// Each byte of good rules replaced or left out: whatever is still a rule must say the same when it is read
// again.
void TestRule::neverCrashesOnDamagedRules()
{
    for (const QByteArray &good : {"10.0.0.0/8:80-90"_ba, "[2001:db8::/32]:80"_ba, "[::ffff:1.2.3.4]/128"_ba,
                                   "example.com.:443"_ba, "*:8000-8099"_ba}) {
        for (qsizetype at = 0; at < good.size(); ++at) {
            for (const char c : QByteArrayView("\0 \n#%*-./0:9[]a\xff", 16)) {
                const QByteArray damaged = good.first(at) + c + good.sliced(at + 1);
                const auto rule = access::parseRule(damaged, Action::Block);
                if (rule)
                    QCOMPARE(meaning(*access::parseRule(rule->text, Action::Block)), meaning(*rule));
                else
                    QVERIFY(rule.error().column >= 0 && rule.error().column <= damaged.size());
            }
            (void)access::parseRule(good.first(at), Action::Block);
            (void)access::parseRule(good.sliced(at), Action::Block);
        }
    }
}

void TestRule::blocksPort7777OfThisHostByDefault()
{
    const Rule rule = access::defaultRule();
    QCOMPARE(rule.action, Action::Block);
    QCOMPARE(rule.text, "127.0.0.1:7777"_ba);
    QCOMPARE(meaning(rule), "network 127.0.0.1/32 7777-7777"_ba);
}

QTEST_APPLESS_MAIN(TestRule)
#include "tst_rule.moc"
