#include "filtersubjects.h"

#include "core/trace/clock.h"
#include "core/trace/filter.h"
#include "core/trace/filterpattern.h"

#include <QtCore/QDateTime>
#include <QtCore/QRandomGenerator>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = FilterError::Kind;

namespace {

bool passes(const QString &text, const Subject &subject)
{
    const auto filter = parseFilter(text);
    if (!filter) {
        QTest::qFail(qPrintable(u"no filter: " + text), __FILE__, __LINE__);
        return false;
    }
    return filter->matches(subject.facts, subject.parts.id);
}

Exchange withMessage(const QByteArray &message)
{
    Exchange exchange = whole();
    for (auto *part : {&exchange.client, &exchange.proxy, &exchange.server})
        (*part)->message = message;
    return exchange;
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private slots:
    void needles_data();
    void needles();
    void needlesLeaveNoneOut();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answers_data();
    void answers();
    void missingValuesCompareFalse();
    void comparesBytesAsBytes();
    void comparesTimes();
    void comparesAddresses();
    void errors_data();
    void errors();
    void normalForm_data();
    void normalForm();
    void boundsDepthAndLength();
    void boundsTheTimeOfPatterns();
    void termsAreExactForAnyBytes();
    void termsOfOtherFields();
    void anyTextIsRefusedOrReadsBack();
    void deMorganHolds();
    void wordsAreFoundWhereverTheyStand();
    void asksForAllItNeeds();
};

void TestFilter::answers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ofWhole");
    QTest::addColumn<bool>("ofBlocked");
    const auto row = [](const char *name, const char16_t *text, bool ofWhole, bool ofBlocked) {
        QTest::newRow(name) << QString::fromUtf16(text) << ofWhole << ofBlocked;
    };
    row("a decision", u"decision is blocked", false, true);
    row("the picture's example", u"decision is blocked and latency > 5 ms", false, true);
    row("and its bound", u"decision is blocked and latency > 8 ms", false, false);
    row("not a decision", u"decision is not blocked", true, false);
    row("a sign for is", u"decision == allowed", true, false);
    row("a single equals sign", u"decision=allowed", true, false);
    row("a sign for is not", u"decision != allowed", false, true);
    row("a decision in a list", u"decision in {refused, blocked}", false, true);
    row("a decision not in a list", u"decision not in {refused, blocked}", true, false);
    row("an outcome", u"outcome is done", true, false);
    row("an outcome of two words", u"outcome is timed out", false, false);
    row("an outcome of two words and more", u"not outcome is timed out and id == 12", true, false);
    row("an outcome with a dash", u"outcome != timed-out", true, true);
    row("an id", u"id == 12", true, false);
    row("an id with a sign", u"#13", false, true);
    row("ids in a range", u"id in 1..12", true, false);
    row("ids in a list with a range", u"id in {1, 13..20}", false, true);
    row("a port", u"client.port == 49820", true, true);
    row("a port in a range", u"proxy.port in {1, 5999..6000}", true, true);
    row("an upstream port", u"upstream.port == 51000", true, false);
    row("an upstream port that is not there", u"upstream.port != 51000", false, false);
    row("the server's port as connected", u"server.port == 8888", true, false);
    row("the server's port as asked for", u"server.port == 7777", false, true);
    row("the server's address as asked for", u"server.ip == 127.0.0.1", true, true);
    row("an endpoint", u"client == 127.0.0.1:49820", true, true);
    row("another endpoint", u"client != 127.0.0.1:49821", true, true);
    row("text of an endpoint", u"server contains :88", true, false);
    row("a pattern on an endpoint", u"server matches \":7{4}$\"", false, true);
    row("an endpoint in a list", u"server in {127.0.0.1:1, 127.0.0.1:7777}", false, true);
    row("a network", u"client.ip in 127.0.0.0/8", true, true);
    row("another network", u"client.ip in {10.0.0.0/8, 192.168.0.0/16}", false, false);
    row("a destination", u"destination == 127.0.0.1:7777", false, true);
    row("a rule", u"rule == \"127.0.0.1:7777\"", false, true);
    row("there is a rule", u"rule", false, true);
    row("there is no rule", u"not rule", true, false);
    row("a message", u"message == tgmr", true, true);
    row("a message in other letters", u"message == TGMR", false, false);
    row("part of a message", u"message contains gm", true, true);
    row("part in other letters", u"message contains GM", false, false);
    row("not part of a message", u"message not contains gm", false, false);
    row("a pattern whatever the case", u"message matches ^TG..$", true, true);
    row("a pattern with case", u"message matches \"(?-i)^TG..$\"", false, false);
    row("a pattern with backslashes", u"message matches \"^\\w{4}$\"", true, true);
    row("a pattern that is not met", u"not message matches \"\\d\"", true, true);
    row("a pattern with a quote", u"envelope matches \"\\\"message\\\": \\\"T\"", true, true);
    row("an extended pattern that ends in a comment", u"message matches \"(?x) t g # and\"", true, true);
    row("messages in a list", u"message in {abcd, \"tgmr\"}", true, true);
    row("a reply", u"reply == DONE", true, false);
    row("the envelope", u"envelope contains \"\\\"server_port\\\"\"", true, true);
    row("latency without a space", u"latency>9ms", true, false);
    row("latency in seconds", u"latency > 0.009 s", true, false);
    row("latency in microseconds", u"latency >= 10000 us", true, false);
    row("latency in proper microseconds", u"latency >= 10000 \u00b5s", true, false);
    row("latency in Greek microseconds", u"latency >= 10000\u03bcs", true, false);
    row("latency in minutes", u"latency < 2 min", true, true);
    row("latency exactly", u"latency == 10ms", true, false);
    row("latency of nothing", u"latency > 0", true, true);
    row("latency in a range", u"latency in 9.5ms..1s", true, false);
    row("latency in a spaced range", u"latency in {9.5 ms .. 1 s}", true, false);
    row("bytes", u"bytes == 8", true, false);
    row("bytes with a unit", u"bytes < 1 KiB", true, true);
    row("bytes of the reply", u"reply.bytes > 4 B", false, true);
    row("bytes of the message", u"message.bytes == 0.004 kB", true, true);
    row("and before or", u"rule and outcome is done or id == 12", true, false);
    row("or and and", u"id == 13 or rule and outcome is done", false, true);
    row("parentheses", u"rule and (outcome is done or id == 13)", false, true);
    row("signs for the joins", u"!rule&&id==12||id==99", true, false);
    row("large joins", u"NOT rule AND id == 12 OR id == 99", true, false);
    row("not twice", u"not not rule", false, true);
    row("a word", u"tgmr", true, true);
    row("a word in other letters", u"TgMr", true, true);
    row("a word that is a decision", u"blocked", false, true);
    row("a word of the reply", u"done", true, false);
    row("words side by side", u"blocked tgmr", false, true);
    row("words that are not all there", u"blocked done", false, false);
    row("the blocked reply as it is", u"Error, not allowed address", false, true);
    row("a phrase", u"\"not allowed\"", false, true);
    row("a phrase that is not there", u"\"allowed not\"", false, false);
    row("a word or a word", u"nothing or done", true, false);
    row("without a word", u"!done", false, true);
    row("a word and a comparison", u"tgmr and latency > 9 ms", true, false);
    row("a client as a word", u"127.0.0.1:49820", true, true);
    row("a destination as a word", u":7777", false, true);
    row("words of which one is a field", u"allowed message", true, true);
    row("a word of the envelope", u"server_ip", true, true);
    row("a number and a word", u"tgmr #13", false, true);
    row("line ends are space", u"decision\nis\tblocked", false, true);
}

void TestFilter::answers()
{
    QFETCH(const QString, text);
    QFETCH(const bool, ofWhole);
    QFETCH(const bool, ofBlocked);
    QCOMPARE(passes(text, Subject(whole())), ofWhole);
    QCOMPARE(passes(text, Subject(blocked())), ofBlocked);
}

void TestFilter::missingValuesCompareFalse()
{
    const Subject run(running());
    for (const QString &comparison :
         QStringList{u"latency > 0"_s, u"latency == 0"_s, u"latency != 5 ms"_s, u"latency < 5 s"_s,
                     u"latency in 0..1 h"_s, u"reply != \"\""_s, u"rule != a"_s, u"rule matches .*"_s,
                     u"rule not in {a}"_s + u" and latency"_s}) {
        QVERIFY2(!passes(comparison, run), qPrintable(comparison));
        QVERIFY2(passes(u"not (" + comparison + u')', run), qPrintable(comparison));
    }
    QVERIFY(!passes(u"latency"_s, run));
    QVERIFY(passes(u"outcome is running and decision is allowed"_s, run));
    const Subject unseen(foreign());
    QVERIFY(!passes(u"decision"_s, unseen));
    QVERIFY(!passes(u"decision != allowed"_s, unseen));
    QVERIFY(!passes(u"decision is pending"_s, unseen));
    QVERIFY(!passes(u"pending"_s, unseen));
    QVERIFY(!passes(u"client or client.ip or client.port or proxy"_s, unseen));
    QVERIFY(passes(u"message == tgmr and server.port == 8888"_s, unseen));
    for (const FilterField field : filterFields()) // none is forgotten
        (void)passes(QString::fromLatin1(name(field)), unseen);
}

void TestFilter::comparesBytesAsBytes()
{
    const Subject subject(withMessage("a\xff\0b\n\xc3\xa9\\\""_ba));
    QVERIFY(passes(u"message == \"a\\xff\\x00b\\n\u00e9\\\\\\\"\""_s, subject));
    QVERIFY(passes(u"message contains \"\\u00e9\""_s, subject));
    QVERIFY(passes(u"message contains \"\\u{e9}\\\\\""_s, subject));
    QVERIFY(passes(u"message contains \"\\xff\""_s, subject));
    QVERIFY(!passes(u"message contains \"\\xfe\""_s, subject));
    QVERIFY(passes(u"message matches \"^a\\x{fffd}\\0b\\n.\""_s, subject));
    QVERIFY(passes(u"\u00e9"_s, subject));
    QVERIFY(passes(u"message contains \"\""_s, subject));
}

void TestFilter::comparesTimes()
{
    const QDateTime at(QDate(2026, 11, 22), QTime(14, 36, 31, 870));
    Exchange exchange = whole();
    const auto moved = steadyTime(std::chrono::milliseconds(at.toMSecsSinceEpoch()));
    for (auto *part : {&exchange.client, &exchange.proxy, &exchange.server})
        (*part)->started += moved;
    const Subject subject(std::move(exchange));
    for (const QString &text :
         QStringList{u"time == 14:36"_s, u"time is 14:36:31"_s, u"time == 14:36:31.870"_s, u"time >= 14:36"_s,
                     u"time <= 14:36"_s, u"time > 14:35"_s, u"time < 14:37"_s, u"time in 14:00..14:36"_s,
                     u"time in {1:00, 14:30 .. 15:00}"_s, u"time == 2026-11-22"_s, u"time > 2026-11-21"_s,
                     u"time == 2026-11-22T14:36"_s, u"time == 2026-11-22 14:36:31 and id == 12"_s,
                     u"time in 2026-11-22 14:36 .. 2026-11-22 14:37"_s, u"time < 2026-11-23 00:00"_s,
                     u"time == "_s + at.toUTC().toString(u"yyyy-MM-ddThh:mm:ss"_s) + u'Z'})
        QVERIFY2(passes(text, subject), qPrintable(text));
    for (const QString &text : {u"time > 14:36"_s, u"time < 14:36"_s, u"time != 14:36"_s, u"time == 14:35"_s,
                                u"time > 2026-11-22"_s, u"time == 14:36:31.871"_s})
        QVERIFY2(!passes(text, subject), qPrintable(text));
}

void TestFilter::comparesAddresses()
{
    Exchange exchange = whole();
    const auto mapped = wire::IpAddress::parse("::ffff:10.1.2.3");
    const auto plain = wire::IpAddress::parse("fe80::1");
    exchange.client->client.address = exchange.proxy->client.address = *mapped;
    exchange.proxy->server.address = exchange.server->server.address = *plain;
    const Subject subject(std::move(exchange));
    for (const QString &text :
         {u"client.ip == 10.1.2.3"_s, u"client.ip == ::ffff:10.1.2.3"_s, u"client.ip in 10.0.0.0/8"_s,
          u"client.ip in 0.0.0.0/0"_s, u"client.ip == 10.1.2.3/32"_s, u"client.ip in 10.1.2.0..10.1.2.3"_s,
          u"client == 10.1.2.3:49820"_s, u"client.ip < 10.1.2.4"_s, u"client.ip > 10.1.0.0/16 or server.ip"_s,
          u"server.ip == fe80::1"_s, u"server.ip in fe80::/10"_s, u"server.ip in ::/0"_s,
          u"server.ip != ::1"_s, u"server == [fe80::1]:8888"_s})
        QVERIFY2(passes(text, subject), qPrintable(text));
    for (const QString &text :
         {u"server.ip in 0.0.0.0/0"_s, u"client.ip in 10.1.2.0/31"_s, u"server.ip == ::1"_s})
        QVERIFY2(!passes(text, subject), qPrintable(text));
}

void TestFilter::errors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("expected"); // one of them
    const auto row = [](const char *name, const char16_t *text, Kind kind, int offset, int length,
                        const char16_t *expected = u"") {
        QTest::newRow(name) << QString::fromUtf16(text) << kind << offset << length
                            << QString::fromUtf16(expected);
    };
    row("nothing", u"", Kind::Empty, 0, 0);
    row("space alone", u" \t", Kind::Empty, 0, 2);
    row("an unknown decision", u"decision == blockd", Kind::UnknownWord, 12, 6, u"blocked");
    row("an unknown outcome", u"outcome in {done, timed}", Kind::UnknownWord, 18, 5, u"timed out");
    row("an unknown field", u"rule and decison is blocked", Kind::UnknownField, 9, 7, u"decision");
    row("a quoted field", u"\"rule\" == 3", Kind::UnknownField, 0, 6);
    row("an operator first", u"== 3", Kind::Unexpected, 0, 1);
    row("a verb first", u"contains x", Kind::TermExpected, 0, 8);
    row("a join first", u"and x", Kind::TermExpected, 0, 3);
    row("a join last", u"rule and ", Kind::TermExpected, 9, 0);
    row("a join twice", u"rule and and rule", Kind::TermExpected, 9, 3);
    row("not of nothing", u"not", Kind::TermExpected, 3, 0);
    row("nothing in parentheses", u"()", Kind::TermExpected, 1, 1);
    row("a parenthesis not closed", u"rule and (id == 3", Kind::NotClosed, 9, 1);
    row("a parenthesis not opened", u"rule) and id", Kind::NotOpened, 4, 1);
    row("a field without an operator", u"latency 5ms", Kind::OperatorExpected, 8, 3, u">");
    row("a value missing", u"latency >", Kind::ValueExpected, 9, 0);
    row("a join for a value", u"decision is and rule", Kind::ValueExpected, 12, 3, u"blocked");
    row("an empty list", u"id in {}", Kind::ValueExpected, 7, 1);
    row("a list not closed", u"id in {1, 2", Kind::NotClosed, 6, 1);
    row("a list without commas", u"id in {1 2}", Kind::ListEndExpected, 9, 1, u",");
    row("side by side", u"decision is blocked rule", Kind::JoinExpected, 20, 4);
    row("a comparison behind a word", u"tgmr id == 3", Kind::JoinExpected, 5, 2);
    row("a parenthesis behind a word", u"tgmr (x)", Kind::JoinExpected, 5, 1);
    row("several words for a value", u"message is access denied", Kind::JoinExpected, 18, 6);
    row("a parenthesis in a word", u"f(x)", Kind::QuotesNeeded, 1, 1);
    row("a parenthesis in a value", u"message == f(x)", Kind::QuotesNeeded, 12, 1);
    row("a quote in a value", u"message == a\"b", Kind::QuotesNeeded, 12, 1);
    row("an envelope", u"{\"server_ip\": 1}", Kind::Unexpected, 0, 1);
    row("an order of words", u"decision > blocked", Kind::WrongOperator, 9, 1, u"==");
    row("an order of texts", u"message < a", Kind::WrongOperator, 8, 1, u"contains");
    row("part of a number", u"id contains 3", Kind::WrongOperator, 3, 8, u"<=");
    row("a number with letters", u"id == 3x", Kind::BadNumber, 6, 2);
    row("a negative number", u"id == -3", Kind::BadNumber, 6, 2);
    row("half an id", u"id == 1.5", Kind::NotWhole, 6, 3);
    row("a large number", u"id == 99999999999999999999", Kind::NumberTooLarge, 6, 20);
    row("a large port", u"server.port == 65536", Kind::NumberTooLarge, 15, 5);
    row("a number without a unit", u"latency > 5", Kind::UnitNeeded, 10, 1, u"ms");
    row("an unknown unit", u"latency > 5 mss", Kind::UnknownUnit, 10, 5, u"ms");
    row("a unit in other letters", u"latency > 5 MS", Kind::UnknownUnit, 10, 4, u"ms");
    row("half a nanosecond", u"latency > 0.5 ns", Kind::NotWhole, 10, 6);
    row("centuries", u"latency > 9999999999 h", Kind::NumberTooLarge, 10, 12);
    row("an unknown unit of bytes", u"bytes > 5 lb", Kind::UnknownUnit, 8, 4, u"KiB");
    row("half a byte", u"bytes > 0.5", Kind::NotWhole, 8, 3);
    row("an address with three numbers", u"client.ip == 10.0.0", Kind::BadAddress, 13, 6);
    row("a long prefix", u"client.ip in 10.0.0.0/33", Kind::BadAddress, 13, 11);
    row("a name for an address", u"server.ip == localhost", Kind::BadAddress, 13, 9);
    row("an endpoint without a port", u"client == 10.0.0.1", Kind::BadEndpoint, 10, 8);
    row("a time of 25 hours", u"time > 25:00", Kind::BadTime, 7, 5, u"14:36");
    row("a date that is not", u"time > 2026-02-30", Kind::BadTime, 7, 10);
    row("a pattern not closed", u"message matches \"(\"", Kind::BadPattern, 16, 3);
    row("a quote not closed", u"message == \"abc", Kind::QuoteNotClosed, 11, 4);
    row("a quoted word not closed", u"\"abc", Kind::QuoteNotClosed, 0, 4);
    row("an unknown escape", u"message == \"\\d\"", Kind::BadEscape, 12, 2, u"\\n");
    row("a surrogate", u"\"\\ud800\"", Kind::BadEscape, 1, 2);
    row("too large a character", u"\"\\u{110000}\"", Kind::BadEscape, 1, 2);
    row("a backslash at the end", u"\"\\", Kind::BadEscape, 1, 1);
    row("a range backwards", u"id in {9..3}", Kind::RangeBackwards, 7, 4);
    row("a range of two kinds", u"time in 14:00..2026-11-22", Kind::RangeBackwards, 8, 17);
    row("a range of words", u"decision in {allowed .. blocked}", Kind::RangeNotPossible, 21, 2);
}

void TestFilter::errors()
{
    QFETCH(const QString, text);
    QFETCH(const Kind, kind);
    QFETCH(const int, offset);
    QFETCH(const int, length);
    QFETCH(const QString, expected);
    const auto filter = parseFilter(text);
    QVERIFY(!filter);
    const FilterError &error = filter.error();
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.offset, qsizetype(offset));
    QCOMPARE(error.length, qsizetype(length));
    if (!expected.isEmpty())
        QVERIFY2(error.expected.contains(expected), qPrintable(error.expected.join(u' ')));
    QCOMPARE(error.detail.isEmpty(), kind != Kind::BadPattern);
}

void TestFilter::normalForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normal");
    const auto row = [](const char *name, const char16_t *text, const char16_t *normal) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(normal);
    };
    row("words", u"Error, Not allowed", u"\"error,\" and \"not\" and allowed");
    row("a word that is a field's name", u"\"rule\"", u"\"rule\"");
    row("is not", u"decision is not blocked", u"decision != blocked");
    row("signs", u"!(a||b)&&c", u"not (a or b) and c");
    row("needless parentheses", u"((a) and (b and c))", u"a and b and c");
    row("units", u"latency in {1.5s, 5000us..1min}", u"latency in {1500 ms, 5 ms..1 min}");
    row("sizes", u"bytes > 64KiB", u"bytes > 65536");
    row("not in", u"id not in 1..3", u"not id in {1..3}");
    row("two words", u"outcome is timedout", u"outcome == \"timed out\"");
    row("addresses", u"client.ip in ::FFFF:10.0.0.1/128", u"client.ip in {::ffff:10.0.0.1/128}");
    row("dates", u"time > 2026-11-22 4:05", u"time > 2026-11-22T04:05");
    row("fractions", u"time > 4:05:06.50", u"time > 04:05:06.50");
    row("texts", u"message == a", u"message == \"a\"");
    row("invisible characters", u"message == \"\u202e\\x07\\xff\u00a0\"",
        u"message == \"\\u{202e}\\x07\\xff\\u{00a0}\"");
    row("patterns", u"message matches \"a\\\"\\d\\\\\"", u"message matches \"a\\\"\\d\\\\\"");
    row("an id", u"#12", u"id == 12");
}

void TestFilter::normalForm()
{
    QFETCH(const QString, text);
    QFETCH(const QString, normal);
    const auto filter = parseFilter(text);
    QVERIFY(bool(filter));
    QCOMPARE(filter->text(), normal);
    const auto again = parseFilter(normal);
    QVERIFY(bool(again));
    QCOMPARE(again->text(), normal);
}

void TestFilter::boundsDepthAndLength()
{
    const auto nested = [](qsizetype depth) -> QString {
        return QString(depth, u'(') + u'a' + QString(depth, u')');
    };
    QVERIFY(bool(parseFilter(nested(100))));
    auto deep = parseFilter(nested(30'000));
    QVERIFY(!deep);
    QCOMPARE(deep.error().kind, Kind::TooDeep);
    deep = parseFilter(QString(QString(60'000, u'!') + u'a'));
    QCOMPARE(deep.error().kind, Kind::TooDeep);
    QVERIFY(bool(parseFilter(QString(MaxFilterText, u'a'))));
    const auto longer = parseFilter(QString(MaxFilterText + 3, u'a'));
    QCOMPARE(longer.error().kind, Kind::TooLong);
    QCOMPARE(longer.error().offset, MaxFilterText);
    QCOMPARE(longer.error().length, qsizetype(3));
    // Side by side there is no depth.
    const auto wide = parseFilter(QString(u"a or "_s.repeated(10'000) + u"tgmr"));
    QVERIFY(wide && wide->matches(Subject(whole()).facts, {1}));
}

void TestFilter::boundsTheTimeOfPatterns()
{
    const auto gaveUp = [](const QString &pattern, const QByteArray &text) {
        const FilterPattern compiled(pattern);
        return compiled.matches(text) ? quint64(0) : compiled.gaveUp();
    };
    QCOMPARE(gaveUp(u"^(a+)+$"_s, QByteArray(400, 'a') + 'b'), quint64(1));
    QCOMPARE(gaveUp(u"^(a+)+$"_s, QByteArray(100'000, 'a') + 'b'), quint64(1));
    QCOMPARE(gaveUp(u"a.*b.*c"_s, QByteArray(1'000'000, 'a')), quint64(1));
    QCOMPARE(gaveUp(u"(*LIMIT_MATCH=4000000000)(a+)+$"_s, QByteArray(400, 'a') + 'b'), quint64(1));
    // What is no more than long is matched.
    const QByteArray far = QByteArray(1'000'000, 'a') + "tgmr";
    QVERIFY(FilterPattern(u"TGMR$"_s).matches(far));
    QVERIFY(!FilterPattern(u"^tgmr"_s).matches(far));
    QVERIFY(FilterPattern(u"\\Qtg"_s).matches(far));
    const Subject subject(withMessage(QByteArray(400, 'a') + 'b'));
    const auto filter = parseFilter(u"message matches \"^(a+)+$\" or message matches \"^(a*)*$\"");
    QVERIFY(filter && !filter->matches(subject.facts, {1}));
    QCOMPARE(filter->gaveUp(), quint64(2));
}

void TestFilter::termsAreExactForAnyBytes()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2'000; ++round) {
        QByteArray bytes;
        for (int i = 1 + int(random.bounded(12)); i > 0; --i)
            bytes += char(random.bounded(256));
        if (round % 3 == 0)
            bytes =
                QString::fromUtf16(reinterpret_cast<const char16_t *>(bytes.constData()), bytes.size() / 2)
                    .toUtf8();
        if (bytes.isEmpty())
            continue;
        const QString term = filterTerm(FilterField::Message, bytes);
        QVERIFY2(passes(term, Subject(withMessage(bytes))), qPrintable(term));
        QVERIFY2(!passes(term, Subject(withMessage(bytes + 'x'))), qPrintable(term));
        QVERIFY(
            std::all_of(term.begin(), term.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); }));
    }
    QCOMPARE(filterTerm(FilterField::Reply, "a\"\\\n\xff"), u"reply == \"a\\\"\\\\\\n\\xff\""_s);
}

void TestFilter::termsOfOtherFields()
{
    QCOMPARE(filterTerm(FilterField::ClientPort, "6000"), u"client.port == 6000"_s);
    QCOMPARE(filterTerm(FilterField::Client, "[::1]:6000"), u"client == [::1]:6000"_s);
    QCOMPARE(filterTerm(FilterField::Outcome, "timed out"), u"outcome == \"timed out\""_s);
    QCOMPARE(filterTerm(FilterField::Latency, "412300 ns"), u"latency == 412300 ns"_s);
    QCOMPARE(filterTerm(FilterField::Rule, ""), u"not rule"_s);
    QCOMPARE(filterTerm(FilterField::ClientPort, "none"), QString());
}

namespace {

const QStringList &tokens()
{
    static const QStringList list{u"("_s,          u")"_s,          u"and"_s,
                                  u"or"_s,         u"not"_s,        u"!"_s,
                                  u"&&"_s,         u"||"_s,         u"=="_s,
                                  u"!="_s,         u"<"_s,          u"<="_s,
                                  u">"_s,          u">="_s,         u"is"_s,
                                  u"is not"_s,     u"contains"_s,   u"matches"_s,
                                  u"in"_s,         u"{"_s,          u"}"_s,
                                  u","_s,          u".."_s,         u"#12"_s,
                                  u"tgmr"_s,       u"\"a b\""_s,    u"\"\\x"_s,
                                  u"\""_s,         u"\\"_s,         u"5 ms"_s,
                                  u"5"_s,          u"1.5s"_s,       u"64 KiB"_s,
                                  u"10.0.0.0/8"_s, u"::1"_s,        u"127.0.0.1:8888"_s,
                                  u"blocked"_s,    u"done"_s,       u"timed out"_s,
                                  u"14:36"_s,      u"2026-11-22"_s, u"(a|b)+"_s,
                                  u"\u00e9"_s,     u"\u202e"_s,     QString(QChar(0xd800)),
                                  u"=\n"_s};
    return list;
}

QString pick(QRandomGenerator &random, const QStringList &list)
{
    return list[random.bounded(int(list.size()))];
}

/// A comparison, a word or a field, each good.
QString randomTerm(QRandomGenerator &random)
{
    static const QStringList terms{u"decision is blocked"_s,
                                   u"outcome != done"_s,
                                   u"latency > 5 ms"_s,
                                   u"latency"_s,
                                   u"rule"_s,
                                   u"rule != \"a\""_s,
                                   u"tgmr"_s,
                                   u"\"not allowed\""_s,
                                   u"#13"_s,
                                   u"id in {1..12, 14}"_s,
                                   u"server.port == 7777"_s,
                                   u"message contains g"_s,
                                   u"reply matches \"^d\""_s,
                                   u"client.ip in 127.0.0.0/8"_s,
                                   u"upstream.port != 1"_s,
                                   u"time > 12:00"_s,
                                   u"bytes <= 8"_s,
                                   u"proxy not in {127.0.0.1:6000}"_s};
    return pick(random, terms);
}

QString randomExpression(QRandomGenerator &random, int depth)
{
    const quint32 kind = depth > 4 ? 0 : random.bounded(4);
    const auto inner = [&] {
        return QString(u'(' + randomExpression(random, depth + 1) + u')');
    };
    if (kind == 0)
        return randomTerm(random);
    if (kind == 1)
        return u"not " + inner();
    const QString left = inner();
    return left + (kind == 2 ? u" and " : u" or ") + inner();
}

} // namespace

void TestFilter::anyTextIsRefusedOrReadsBack()
{
    QRandomGenerator random(2026);
    const std::array subjects{Subject(whole()), Subject(blocked()), Subject(running()), Subject(foreign())};
    int good = 0;
    for (int round = 0; round < 10'000; ++round) {
        QString text;
        if (round % 2 == 0) {
            for (int i = int(random.bounded(12)); i >= 0; --i) {
                const bool field = random.bounded(3) == 0;
                text += field ? QString::fromLatin1(
                                    name(filterFields()[random.bounded(int(filterFields().size()))]))
                              : pick(random, tokens());
                text += random.bounded(4) == 0 ? u""_s : u" "_s;
            }
        } else {
            text = randomExpression(random, 2);
            for (int i = int(random.bounded(4)); i > 0 && !text.isEmpty(); --i) {
                const auto at = qsizetype(random.bounded(int(text.size())));
                if (random.bounded(2) == 0)
                    text.remove(at, qsizetype(random.bounded(3)));
                else
                    text.insert(at, QChar(char16_t(random.bounded(0x100))));
            }
        }
        const auto filter = parseFilter(text);
        if (!filter) {
            QVERIFY(filter.error().offset >= 0 && filter.error().length >= 0);
            QVERIFY2(filter.error().offset + filter.error().length <= text.size(), qPrintable(text));
            continue;
        }
        ++good;
        const QString normal = filter->text();
        const auto again = parseFilter(normal);
        QVERIFY2(bool(again), qPrintable(text + u" -> " + normal));
        QCOMPARE(again->text(), normal);
        for (const Subject &subject : subjects) {
            QVERIFY2(filter->matches(subject.facts, subject.parts.id) ==
                         again->matches(subject.facts, subject.parts.id),
                     qPrintable(text));
        }
    }
    QVERIFY(good > 1'000);
}

void TestFilter::deMorganHolds()
{
    QRandomGenerator random(11);
    const std::array subjects{Subject(whole()), Subject(blocked()), Subject(running()), Subject(foreign())};
    for (int round = 0; round < 1'000; ++round) {
        const QString a = u'(' + randomExpression(random, 2) + u')';
        const QString b = u'(' + randomExpression(random, 2) + u')';
        for (const Subject &subject : subjects) {
            const bool hasA = passes(a, subject);
            const bool hasB = passes(b, subject);
            QCOMPARE(passes(a + u" and " + b, subject), hasA && hasB);
            QCOMPARE(passes(u"not (" + a + u" and " + b + u')', subject),
                     passes(u"not " + a + u" or not " + b, subject));
            QCOMPARE(passes(u"!(" + a + u"||" + b + u')', subject), passes(u"!" + a + u"&&!" + b, subject));
        }
    }
}

void TestFilter::wordsAreFoundWhereverTheyStand()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 2'000; ++round) {
        QByteArray text;
        QByteArray word;
        for (int i = int(random.bounded(600)); i > 0; --i)
            text += "aAbB"[random.bounded(4)];
        for (int i = 1 + int(random.bounded(round % 10 == 0 ? 300 : 9)); i > 0; --i)
            word += "aAbB"[random.bounded(4)];
        if (round % 2 == 0)
            text.insert(random.bounded(int(text.size() + 1)), word.toLower());
        Exchange exchange = withMessage("x"_ba);
        for (auto *part : {&exchange.client, &exchange.proxy})
            (*part)->envelope = text;
        const auto filter = parseFilter(QString::fromLatin1(word));
        QVERIFY(bool(filter));
        QCOMPARE(filter->matches(Subject(std::move(exchange)).facts, {1}),
                 text.toLower().contains(word.toLower()) || QByteArray("allowed").contains(word.toLower()));
    }
}

// With no more than a filter wants, the store's facts give the same answers.
void TestFilter::asksForAllItNeeds()
{
    QRandomGenerator random(17);
    Store store;
    Batch batch;
    for (quint64 i = 0; i < 40; ++i) {
        const auto port = quint16(20'000 + i);
        const std::chrono::nanoseconds start = i * 100ms;
        Part proxy = random.bounded(2) == 0 ? *blocked().proxy : samples::proxyPart(0);
        proxy.serial = 3 * i + 1;
        proxy.client.port = port;
        proxy.started = start + 1ms;
        if (proxy.upstream.port != 0)
            proxy.upstream.port = port;
        if (random.bounded(4) == 0)
            proxy.message.reset();
        if (random.bounded(4) == 0)
            proxy.reply.clear();
        if (random.bounded(5) == 0)
            proxy.finished = false;
        Part client = samples::clientPart(3 * i + 2, start, port);
        Part server = samples::serverPart(3 * i + 3, start, port);
        std::vector<Part> parts;
        const quint32 which = 1 + random.bounded(7);
        if (which & 1)
            parts.push_back(proxy);
        if (which & 2)
            parts.push_back(client);
        if (which & 4)
            parts.push_back(server);
        std::shuffle(parts.begin(), parts.end(), random);
        std::move(parts.begin(), parts.end(), std::back_inserter(batch.parts));
    }
    (void)store.apply(std::move(batch), 1h);
    (void)store.apply({}, 2h);
    QVERIFY(store.count() >= 40);
    for (int round = 0; round < 300; ++round) {
        QString text = randomExpression(random, 3);
        if (round < int(filterFields().size()))
            text = QString::fromLatin1(name(filterFields()[round]));
        const auto filter = parseFilter(text);
        for (qsizetype row = store.firstRow(); row < store.endRow(); ++row) {
            const Subject subject(store.exchange(row));
            QVERIFY2(filter->matches(store.facts(row, filter->wanted()), store.id(row)) ==
                         filter->matches(subject.facts, store.id(row)),
                     qPrintable(text));
        }
    }
    for (qsizetype row = store.firstRow(); row < store.endRow(); ++row) {
        const Subject subject(store.exchange(row));
        const Facts facts = store.facts(row);
        QCOMPARE(facts.finished, subject.facts.finished);
        QCOMPARE(facts.started.count(), subject.facts.started.count());
        QCOMPARE(facts.latency.count(), subject.facts.latency.count());
        QVERIFY(facts.client == subject.facts.client && facts.proxy == subject.facts.proxy);
        QVERIFY(facts.upstream == subject.facts.upstream && facts.server == subject.facts.server);
        QVERIFY(facts.envelope == subject.facts.envelope && facts.serverIp == subject.facts.serverIp);
        QVERIFY(facts.serverPort == subject.facts.serverPort && facts.message == subject.facts.message);
        QVERIFY(facts.verdict == subject.facts.verdict && facts.rule == subject.facts.rule);
        QVERIFY(facts.outcome == subject.facts.outcome && facts.reply == subject.facts.reply);
        QCOMPARE(facts.replyBytes, subject.facts.replyBytes);
    }
}

// What the store says of whole chunks leaves out none that passes.
void TestFilter::needlesLeaveNoneOut()
{
    Store store;
    Batch batch;
    constexpr qsizetype Chunks = 4;
    for (qsizetype i = 0; i < Chunks * Store::RowsPerChunk; ++i) {
        const auto chunk = int(i / Store::RowsPerChunk);
        Part proxy = samples::proxyPart(quint64(i) + 1, i * 1ms);
        proxy.client.port = quint16(1'000 + i);
        proxy.message = QByteArray(1, char('A' + chunk)) + "nimal"_ba;
        proxy.reply = i % Store::RowsPerChunk == 5 ? "R"_ba + QByteArray::number(i) : "DONE"_ba;
        if (chunk == 3 && i % 2 == 0)
            proxy.rule = "zebra.example"_ba;
        batch.parts.push_back(std::move(proxy));
    }
    (void)store.apply(std::move(batch), 1h);
    (void)store.apply({}, 2h);
    QCOMPARE(store.count(), Chunks * Store::RowsPerChunk);
    int leftOut = 0;
    for (const QString &text : {u"bnimal"_s, u"message contains \"Cn\""_s, u"message contains \"cn\""_s, u"r2053"_s, u"1029"_s,
                                u"zebra"_s, u"message matches \"^b.*mal$\""_s, u"reply matches \"^r20+5\""_s, u"dnimal and latency > 1ms"_s, u"xyzzy"_s, u"zebra or bnimal"_s,
                                u"id > 4090 or message contains \"Bn\""_s, u"client.port == 5001 or (xyzzy and latency > 1ms)"_s,
                                u"(xyzzy or id < 7) and (message contains \"An\" or id == 3)"_s}) {
        const auto filter = parseFilter(text);
        QVERIFY2(filter, qPrintable(text));
        const Filter::Needle &needle = filter->needle();
        QVERIFY2(!needle.bytes.isEmpty(), qPrintable(text));
        const bool sharedHave = store.sharedHave(needle.bytes);
        bool chunkMayHave = false;
        for (qsizetype row = store.firstRow(); row < store.endRow(); ++row) {
            const bool passes = filter->matches(store.facts(row), store.id(row));
            if (row % Store::RowsPerChunk == 0) // it reads the whole chunk, for any row of it
                chunkMayHave = store.mayHave(row, needle.bytes);
            if (sharedHave || chunkMayHave)
                continue;
            ++leftOut;
            QVERIFY2(passes == (needle.elsewhere &&
                                filter->matches(store.facts(row, *needle.elsewhere), store.id(row))),
                     qPrintable(text));
        }
    }
    QVERIFY2(leftOut > 10 * Store::RowsPerChunk, qPrintable(QString::number(leftOut)));
}

void TestFilter::needles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<bool>("elsewhere");
    QTest::newRow("a word") << u"Zebra"_s << "zebra"_ba << false;
    QTest::newRow("a word that a client's port can have") << u"5000"_s << "5000"_ba << true;
    QTest::newRow("a word that a decision can have") << u"blocked"_s << ""_ba << false;
    QTest::newRow("a part of a destination") << u"\"1:8\""_s << ""_ba << false;
    QTest::newRow("a message that contains") << u"message contains \"Ab\""_s << "ab"_ba << false;
    QTest::newRow("a message that does not") << u"message not contains \"ab\""_s << ""_ba << false;
    QTest::newRow("a reply that is") << u"reply == \"DONE\""_s << "done"_ba << false;
    QTest::newRow("a reply that is not") << u"reply != \"DONE\""_s << ""_ba << false;
    const auto pattern = [](const char *name, const char16_t *text, const char *needle) {
        QTest::addRow("a pattern: %s", name) << u"message matches \"%1\""_s.arg(QString::fromUtf16(text)) << QByteArray(needle) << false;
    };
    pattern("a word", u"Zebra", "zebra");
    pattern("its longest part", u"^ne+dle.*end$", "dle");
    pattern("a character that may be missing", u"lione*", "lion");
    pattern("one that may be missing, lazily", u"lione??x", "lion");
    pattern("nothing sure", u"a?b*.", "");
    pattern("a single character", u"a+", "");
    pattern("letters that others match", u"bask mask", " ma");
    pattern("a letter that is none of ASCII", u"b\u00e4ren", "ren");
    pattern("alternatives", u"zebra|lion", "");
    pattern("a group", u"zebra(lion)?", "");
    pattern("a class", u"zebr[ab]", "");
    pattern("an escape", u"zebra\\d", "");
    pattern("a count", u"zebra{0}", "");
    pattern("a setting", u"(?x)zeb ra", "");
    QTest::newRow("a message that does not match") << u"message not matches \"zebra\""_s << ""_ba << false;
    QTest::newRow("a rule that matches") << u"rule matches \"zebra\""_s << ""_ba << false;
    QTest::newRow("a rule") << u"rule contains \"x\""_s << ""_ba << false;
    QTest::newRow("one of several") << u"zebra and latency > 1ms"_s << "zebra"_ba << false;
    QTest::newRow("the surer word") << u"77 and zebra"_s << "zebra"_ba << false;
    QTest::newRow("either") << u"zebra or lion"_s << "zebra"_ba << true;
    QTest::newRow("a word or a number") << u"id > 5 or message contains \"zebra\""_s << "zebra"_ba << true;
    QTest::newRow("neither has one") << u"id > 5 or latency > 1ms"_s << ""_ba << false;
    QTest::newRow("an or within an and") << u"latency > 1ms and (id > 5 or reply == \"x\")"_s << "x"_ba << true;
    QTest::newRow("not") << u"not zebra"_s << ""_ba << false;
}

void TestFilter::needles()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, needle);
    QFETCH(const bool, elsewhere);
    const auto filter = parseFilter(text);
    QVERIFY(filter);
    QCOMPARE(filter->needle().bytes, needle);
    QCOMPARE(filter->needle().elsewhere.has_value(), elsewhere);
}

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
