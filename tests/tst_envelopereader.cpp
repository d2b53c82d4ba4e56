#include "core/wire/envelopereader.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace midhop::wire;
using Status = EnvelopeReader::Status;

namespace {

constexpr auto Valid = R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"})";

/// All that a reader tells, so that two ways of feeding can be compared.
struct Outcome
{
    Status status = Status::NeedMore;
    qsizetype consumed = 0;
    EnvelopeError error;
    Envelope envelope;
    QByteArray received;
    std::optional<QByteArray> knownIp, knownPort, knownMessage;

    [[nodiscard]] QByteArray summary() const
    {
        const auto known = [](const std::optional<QByteArray> &text) {
            return text ? *text : "(unknown)"_ba;
        };
        const QByteArrayList parts{QByteArray::number(int(status)),
                                   QByteArray::number(consumed),
                                   QByteArray::number(int(error.kind)),
                                   QByteArray::number(error.offset),
                                   error.member,
                                   error.reason,
                                   envelope.raw,
                                   envelope.host.text,
                                   QByteArray::number(envelope.port),
                                   envelope.message,
                                   received,
                                   known(knownIp),
                                   known(knownPort),
                                   known(knownMessage)};
        return parts.join('|');
    }
};

Outcome feedPieces(const std::vector<QByteArrayView> &pieces, qsizetype limit,
                   EnvelopeReader::Raw raw = EnvelopeReader::Raw::Kept)
{
    EnvelopeReader reader(limit, raw);
    Outcome outcome;
    for (const QByteArrayView piece : pieces) {
        const auto progress = reader.feed(piece);
        outcome.status = progress.status;
        outcome.consumed += progress.consumed;
        if (progress.status != Status::NeedMore)
            break;
        if (progress.consumed != piece.size())
            outcome.consumed = -1; // NeedMore uses all
    }
    outcome.received = reader.received().toByteArray();
    if (outcome.status == Status::Failed) {
        outcome.error = reader.error();
        outcome.knownIp = reader.knownServerIp();
        outcome.knownPort = reader.knownServerPort();
        outcome.knownMessage = reader.knownMessage();
    } else if (outcome.status == Status::Complete) {
        outcome.envelope = reader.takeEnvelope();
        if (raw == EnvelopeReader::Raw::Dropped && !outcome.envelope.raw.isEmpty())
            outcome.consumed = -2;
    }
    return outcome;
}

/// Feeds `bytes` whole, split at every offset and byte by byte; all must tell the same. Copies that are
/// exactly as long as the piece let the address sanitizer see a read beyond it. A reader that drops what it received has to tell
/// the same but for that.
Outcome feedEveryWay(const QByteArray &bytes, qsizetype limit = EnvelopeReader::DefaultLimit)
{
    const Outcome whole = feedPieces({bytes}, limit);
    const auto compare = [&](const std::vector<QByteArrayView> &pieces, qsizetype at, bool drops = false) {
        Outcome other = feedPieces(pieces, limit, drops ? EnvelopeReader::Raw::Dropped : EnvelopeReader::Raw::Kept);
        if (drops && other.status == Status::Complete) {
            other.envelope.raw = whole.envelope.raw;
            other.received = whole.received;
        }
        if (other.summary() != whole.summary()) {
            QTest::qFail(QByteArray("cut at " + QByteArray::number(at) + ": " + other.summary() +
                                    " instead of " + whole.summary())
                             .constData(),
                         __FILE__, __LINE__);
        }
    };
    for (qsizetype at = 1; at < bytes.size(); ++at) {
        const std::vector<char> first(bytes.begin(), bytes.begin() + at);
        const std::vector<char> second(bytes.begin() + at, bytes.end());
        compare({QByteArrayView(first.data(), qsizetype(first.size())),
                 QByteArrayView(second.data(), qsizetype(second.size()))},
                at);
    }
    std::vector<QByteArrayView> single;
    for (qsizetype at = 0; at < bytes.size(); ++at)
        single.push_back(QByteArrayView(bytes).sliced(at, 1));
    compare(single, -1);
    compare(single, -1, true);
    compare({bytes}, bytes.size(), true);
    return whole;
}

/// An envelope with another member, whose value is at byte 6.
QByteArray withExtra(const QByteArray &value)
{
    return R"({"x": )"_ba + value + R"(, "server_ip": "::1", "server_port": 1, "message": "m"})"_ba;
}

QByteArray withMembers(const QByteArray &ip, const QByteArray &port, const QByteArray &message)
{
    return R"({"server_ip":)"_ba + ip + R"(,"server_port":)"_ba + port + R"(,"message":)"_ba + message + '}';
}

} // namespace

class TestEnvelopeReader final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void reads_data();
    void reads();
    void acceptsAsAnotherMembersValue_data();
    void acceptsAsAnotherMembersValue();
    void refusesAsAnotherMembersValue_data();
    void refusesAsAnotherMembersValue();
    void refusesJson_data();
    void refusesJson();
    void refusesMembers_data();
    void refusesMembers();
    void writesTheErrorInWords();
    void countsSizeFromBraceToBrace();
    void prefersTheFaultToTheSize();
    void tellsAnEndInside();
    void anEndBeforeAnEnvelopeIsOrdinary();
    void stopsBehindTheBrace();
    void usesNothingAfterAFault();
    void isReadyAgainAfterReset();
    void keepsNoHugeBufferForASmallEnvelope();
    void takesLongMessagesInPieces();
    void findsTheFaultInLongStrings();
    void scansObjects_data();
    void scansObjects();
    void judgesUtf8_data();
    void judgesUtf8();
};

void TestEnvelopeReader::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &message = "m"_ba,
                        const QByteArray &host = "::1"_ba, int port = 1) {
        QTest::newRow(name) << bytes << host << port << message;
    };
    const auto message = [](const QByteArray &json) {
        return withMembers(R"("::1")"_ba, "1"_ba, json);
    };
    row("what Midhop's client writes", Valid, "tgmr"_ba, "127.0.0.1"_ba, 8888);
    row("no white space", message(R"("m")"_ba));
    row("white space everywhere",
        " \t\r\n{ \"server_ip\" :\t\"::1\"\r\n,\n\"server_port\" : 1 , \"message\" : \"m\"\n}"_ba);
    row("another order", R"({"message":"m","server_port":1,"server_ip":"::1"})"_ba);
    row("other members are ignored",
        R"({"a":1,"server_ip":"::1","b":[{}],"server_port":1,"":null,"message":"m"})"_ba);
    row("other members twice", R"({"a":1,"a":2,"server_ip":"::1","server_port":1,"message":"m","a":{}})"_ba);
    row("members of a nested object are not the envelope's",
        R"({"x":{"server_ip":"1.1.1.1","server_port":0,"message":""},"server_ip":"::1","server_port":1,"message":"m",)"
        R"("y":[{"message":1,"server_ip":2}]})"_ba);
    row("escaped member names", R"({"\u0073erver_ip":"::1","server\u005fport":1,"mess\u0061ge":"m"})"_ba);
    row("member names wholly in escapes",
        R"({"\u0073\u0065\u0072\u0076\u0065\u0072\u005f\u0069\u0070":"::1","server_port":1,"message":"m"})"_ba);
    row("names that only resemble a member's",
        R"({"Message":"","message ":"","messag":"","server_ip\u0000":"","server_ip":"::1","server_port":1,"message":"m"})"_ba);
    row("a name far longer than a member's, with an escape",
        R"({"message\u0000)"_ba + QByteArray(100, 'x') + R"(":"","server_ip":"::1","server_port":1,"message":"m"})"_ba);
    row("a name with a lone surrogate",
        R"({"mess\ud800ge":"","server_ip":"::1","server_port":1,"message":"m"})"_ba);
    row("an escaped address", withMembers(R"("\u003a:\u0031")"_ba, "1"_ba, R"("m")"_ba));
    row("the largest port", withMembers(R"("::1")"_ba, "65535"_ba, R"("m")"_ba), "m"_ba, "::1"_ba, 65535);
    row("a host name", withMembers(R"("localhost")"_ba, "80"_ba, R"("m")"_ba), "m"_ba, "localhost"_ba, 80);
    row("a message with every short escape", message(R"("\"\\\/\b\f\n\r\t")"_ba), "\"\\/\b\f\n\r\t"_ba);
    row("a message of a NUL", message(R"("\u0000")"_ba), QByteArray("\0", 1));
    row("hexadecimal digits of either case", message(R"("\u00E4\u00e4\uABCD\uabcd")"_ba),
        "\xc3\xa4\xc3\xa4\xea\xaf\x8d\xea\xaf\x8d"_ba);
    row("a surrogate pair", message(R"("\ud83d\ude00")"_ba), "\xf0\x9f\x98\x80"_ba);
    row("the first and the last surrogate pair", message(R"("\ud800\udc00\udbff\udfff")"_ba),
        "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"_ba);
    row("two pairs and text between", message(R"("a\ud83d\ude00b\ud83d\ude00c")"_ba),
        "a\xf0\x9f\x98\x80"
        "b\xf0\x9f\x98\x80"
        "c"_ba);
    row("UTF-8 of every length",
        message("\"\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\""_ba),
        "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"_ba);
    row("the characters beside the surrogates", message("\"\xed\x9f\xbf\xee\x80\x80\\ud7ff\\ue000\""_ba),
        "\xed\x9f\xbf\xee\x80\x80\xed\x9f\xbf\xee\x80\x80"_ba);
    row("UTF-8 and escapes mixed", message("\"\xc3\xa4\\n\xe4\xb8\xad\\u0041\xf0\x9f\x98\x80\""_ba),
        "\xc3\xa4\n\xe4\xb8\xad"
        "A\xf0\x9f\x98\x80"_ba);
    row("a byte order mark inside the message", message("\"\xef\xbb\xbf\""_ba), "\xef\xbb\xbf"_ba);
    row("a message of white space", message(R"(" ")"_ba), " "_ba);
    row("braces and quotes in the message", message(R"("}{\"]")"_ba), "}{\"]"_ba);
    row("a lone surrogate in another member",
        R"({"x":"\ud800","server_ip":"::1","server_port":1,"message":"m"})"_ba);
    row("a message after a long plain run", message('"' + QByteArray(150, 'x') + R"(\n\u00e4")"),
        QByteArray(150, 'x') + "\n\xc3\xa4");
    row("64 levels", withExtra(QByteArray(63, '[') + QByteArray(63, ']')));
    row("64 levels of objects", withExtra(R"({"a":)"_ba.repeated(62) + "{}" + QByteArray(62, '}')));
}

void TestEnvelopeReader::reads()
{
    QFETCH(QByteArray, bytes);
    const Outcome outcome = feedEveryWay(bytes);
    QVERIFY2(outcome.status == Status::Complete, outcome.error.text().constData());
    QCOMPARE(outcome.consumed, bytes.size());
    QCOMPARE(outcome.envelope.raw, bytes.trimmed());
    QTEST(outcome.envelope.host.text, "host");
    QTEST(int(outcome.envelope.port), "port");
    QTEST(outcome.envelope.message, "message");
}

void TestEnvelopeReader::acceptsAsAnotherMembersValue_data()
{
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const QByteArray &value) {
        QTest::newRow(name) << value;
    };
    for (const char *number : {"0",
                               "-0",
                               "1",
                               "-1",
                               "10",
                               "123456789",
                               "0.0",
                               "-0.0",
                               "0.5",
                               "1.25",
                               "1e1",
                               "1E1",
                               "1e+1",
                               "1e-1",
                               "0e0",
                               "0E+00",
                               "-1.5e-07",
                               "123e65",
                               "1E400",
                               "-1e9999",
                               "1e-9999",
                               "100000000000000000000000000000",
                               "-9223372036854775809",
                               "0.00000000000000000000000000000000000001"}) {
        QTest::addRow("the number %s", number) << QByteArray(number);
        QTest::addRow("the number %s in an array", number) << QByteArray("[" + QByteArray(number) + "]");
        QTest::addRow("the number %s before white space", number) << QByteArray(QByteArray(number) + " ");
    }
    row("true", "true"_ba);
    row("false", "false"_ba);
    row("null", "null"_ba);
    row("literals in an array", "[true,false,null]"_ba);
    row("an empty array", "[]"_ba);
    row("an empty array with space", "[ \t\r\n]"_ba);
    row("an empty object", "{}"_ba);
    row("an empty object with space", "{ }"_ba);
    row("an array of arrays", "[[],[[]],[1]]"_ba);
    row("an array of mixed values", R"([null, 1, "1", {}])"_ba);
    row("an array with space around commas", "[1 , 2\n,3]"_ba);
    row("an object with an empty name", R"({"":0})"_ba);
    row("an object with equal names", R"({"a":"b","a":"b"})"_ba);
    row("an object with a NUL in its name", R"({"foo\u0000bar":42})"_ba);
    row("an object with extreme numbers", R"({"min":-1.0e+28,"max":1.0e+28})"_ba);
    row("an object over several lines", "{\n\"a\": \"b\"\n}"_ba);
    row("an object in an object", R"({"a":{"b":{"c":[]}},"d":{}})"_ba);
    row("an empty string", R"("")"_ba);
    row("a string of a space", R"(" ")"_ba);
    row("every escape", R"("\"\\\/\b\f\n\r\t\u0012\uFFFF")"_ba);
    row("an escaped backslash before n", R"("\\n")"_ba);
    row("an escaped backslash before u", R"("\\u0000")"_ba);
    row("an escaped quote alone", R"("\"")"_ba);
    row("a pair of surrogates", R"("\uD801\udc37")"_ba);
    row("a lone high surrogate", R"("\uDADA")"_ba);
    row("a lone low surrogate", R"("\uDd1e\uD834")"_ba);
    row("a high surrogate before an escape", R"("\ud800\n")"_ba);
    row("a high surrogate before a character", R"("\ud800abc")"_ba);
    row("an escaped noncharacter", R"("\uFDD0\uFFFE\uDBFF\uDFFE")"_ba);
    row("an unescaped noncharacter", "\"\xef\xbf\xbf\xf4\x8f\xbf\xbf\""_ba);
    row("an unescaped DEL", "\"a\x7f\""_ba);
    row("unescaped line separators", "\"\xe2\x80\xa8\xe2\x80\xa9\""_ba);
    row("Greek, Chinese and an emoji", "\"\xcf\x80 \xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x98\x80\""_ba);
    row("a string like a comment", R"("a/*b*/c/*d//e")"_ba);
    row("strings of every length around the width of a register",
        "[\"" + QByteArray(15, 'a') + "\",\"" + QByteArray(16, 'b') + "\",\"" + QByteArray(17, 'c') +
            "\",\"" + QByteArray(63, 'd') + "\",\"" + QByteArray(64, 'e') + "\",\"" + QByteArray(65, 'f') +
            "\"]");
}

void TestEnvelopeReader::acceptsAsAnotherMembersValue()
{
    QFETCH(QByteArray, value);
    const QByteArray bytes = withExtra(value);
    const Outcome outcome = feedEveryWay(bytes);
    QVERIFY2(outcome.status == Status::Complete, outcome.error.text().constData());
    QCOMPARE(outcome.envelope.raw, bytes);
}

void TestEnvelopeReader::refusesAsAnotherMembersValue_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("offset");        // in the value; its length is the comma behind it
    QTest::addColumn<QByteArray>("reason"); // a part of it
    const auto row = [](const char *name, const QByteArray &value, int offset, const QByteArray &reason) {
        QTest::newRow(name) << value << offset << reason;
    };
    const auto noValue = "expected a value"_ba;
    const auto element = "expected ',' or ']'"_ba;
    const auto member = "expected ',' or '}'"_ba;
    const auto literal = "expected true, false or null"_ba;
    const auto utf8 = "invalid UTF-8"_ba;
    const auto hex = "four hexadecimal digits"_ba;
    const auto control = "control character"_ba;
    const auto name = "member name"_ba;
    const auto fraction = "digit after '.'"_ba;
    const auto exponent = "digit in the exponent"_ba;
    const auto zero = "must not begin with 0"_ba;

    row("nothing", ""_ba, 0, noValue);
    row("a comma for a value", ","_ba, 0, noValue);
    row("a plus sign before a number", "+1"_ba, 0, noValue);
    row("a minus sign alone", "-"_ba, 1, "digit after '-'"_ba);
    row("two minus signs", "--1"_ba, 1, "digit after '-'"_ba);
    row("a minus sign and a letter", "-foo"_ba, 1, "digit after '-'"_ba);
    row("a minus sign and a space", "- 1"_ba, 1, "digit after '-'"_ba);
    row("minus infinity", "-Infinity"_ba, 1, "digit after '-'"_ba);
    row("infinity", "Infinity"_ba, 0, noValue);
    row("not a number", "NaN"_ba, 0, noValue);
    row("inf", "inf"_ba, 0, noValue);
    row("nan", "nan"_ba, 1, literal);
    row("a leading zero", "012"_ba, 1, zero);
    row("a negative leading zero", "-012"_ba, 2, zero);
    row("two zeros", "00"_ba, 1, zero);
    row("a negative number that begins with a point", "-.5"_ba, 1, "digit after '-'"_ba);
    row("a number that begins with a point", ".5"_ba, 0, noValue);
    row("a number that ends with a point", "1."_ba, 2, fraction);
    row("a negative number that ends with a point", "-2."_ba, 3, fraction);
    row("a point before an exponent", "2.e3"_ba, 2, fraction);
    row("zero, point, exponent", "0.e1"_ba, 2, fraction);
    row("two points", "1.2.3"_ba, 3, member);
    row("an exponent without digits", "1e"_ba, 2, exponent);
    row("an exponent of a sign", "1e+"_ba, 3, exponent);
    row("an exponent of a minus sign", "1E-"_ba, 3, exponent);
    row("an exponent of two signs", "1e+-2"_ba, 3, exponent);
    row("two exponents", "1ee2"_ba, 2, exponent);
    row("a zero's empty exponent", "0E+"_ba, 3, exponent);
    row("a second exponent", "9e1E2"_ba, 3, member);
    row("a fractional exponent", "1e1.5"_ba, 3, member);
    row("an hexadecimal number", "0x42"_ba, 1, member);
    row("a number with a letter behind", "1a"_ba, 1, member);
    row("a number with a sign behind", "1+2"_ba, 1, member);
    row("a number with a minus behind", "1-"_ba, 1, member);
    row("a number with a space inside", "1 000"_ba, 2, member);
    row("a number with an underscore", "1_000"_ba, 1, member);
    row("full-width digit", "\xef\xbc\x91"_ba, 0, noValue);
    row("invalid UTF-8 behind a number", "123\xe5"_ba, 3, member);
    row("invalid UTF-8 behind a zero", "0\xe5"_ba, 1, member);
    row("invalid UTF-8 behind an exponent", "1e1\xe5"_ba, 3, member);

    row("true cut", "tru"_ba, 3, literal);
    row("null cut", "nul"_ba, 3, literal);
    row("false with a wrong letter", "falze"_ba, 3, literal);
    row("true with a letter behind", "truex"_ba, 4, member);
    row("an upper case literal", "True"_ba, 0, noValue);
    row("a literal in capitals", "NULL"_ba, 0, noValue);
    row("a literal that turns into capitals", "nULL"_ba, 1, literal);
    row("two literals", "true true"_ba, 5, member);
    row("undefined", "undefined"_ba, 0, noValue);
    row("an unquoted word", "abc"_ba, 0, noValue);

    row("a single quoted string", "'a'"_ba, 0, noValue);
    row("an opening array bracket for a value to come", "["_ba, 1, noValue);
    row("a comma in an empty array", "[,]"_ba, 1, noValue);
    row("a comma behind the last element", "[1,]"_ba, 3, noValue);
    row("a comma before the first element", "[,1]"_ba, 1, noValue);
    row("two commas", "[1,,2]"_ba, 3, noValue);
    row("two commas at the end", R"(["",,])"_ba, 4, noValue);
    row("elements without comma", "[1 true]"_ba, 3, element);
    row("strings without comma", R"(["a" "b"])"_ba, 5, element);
    row("arrays without comma", "[3[4]]"_ba, 2, element);
    row("an array closed by a brace", "[1}"_ba, 2, element);
    row("an empty array closed by a brace", "[}"_ba, 1, noValue);
    row("a colon in an array", R"(["":1])"_ba, 3, element);
    row("a semicolon in an array", "[1;2]"_ba, 2, element);
    row("a closing bracket too many", "[1]]"_ba, 3, member);
    row("a closing bracket alone", "]"_ba, 0, noValue);
    row("a star", "[*]"_ba, 1, noValue);
    row("invalid UTF-8 in an array", "[\xff]"_ba, 1, noValue);
    row("a word joiner", "[\xe2\x81\xa0]"_ba, 1, noValue);
    row("a form feed", "[\f]"_ba, 1, noValue);
    row("a vertical tab", "[\v1]"_ba, 1, noValue);
    row("a no-break space", "[\xc2\xa0]"_ba, 1, noValue);
    row("a NUL outside a string", QByteArray("1\0", 2), 1, member);
    row("a NUL in an array", QByteArray("[\0]", 3), 1, noValue);
    row("DEL outside a string", "[\x7f]"_ba, 1, noValue);
    row("a byte order mark before a value",
        "\xef\xbb\xbf"
        "1"_ba,
        0, noValue);
    row("a comment", "[1 /* a */]"_ba, 3, element);
    row("a line comment", "1 // a\n"_ba, 2, member);
    row("a hash comment", "1 # a\n"_ba, 2, member);
    row("a call", "[f()]"_ba, 2, literal);
    row("a tag", "<null>"_ba, 0, noValue);
    row("65 levels of arrays", QByteArray(64, '[') + QByteArray(64, ']'), 63, "64 levels"_ba);
    row("65 levels of objects", R"({"a":)"_ba.repeated(63) + "{}" + QByteArray(63, '}'), 63 * 5,
        "64 levels"_ba);
    row("65 levels, the last an array", R"({"a":)"_ba.repeated(63) + "[]" + QByteArray(63, '}'), 63 * 5,
        "64 levels"_ba);
    row("far too many levels", QByteArray(200, '['), 63, "64 levels"_ba);

    row("a comma in an empty object", "{,}"_ba, 1, name);
    row("a comma behind the last member", R"({"a":0,})"_ba, 7, name);
    row("two commas behind a member", R"({"a":0,,"b":1})"_ba, 7, name);
    row("a name without quotes", "{a:1}"_ba, 1, name);
    row("a number for a name", "{1:1}"_ba, 1, name);
    row("an array for a name", "{[]:1}"_ba, 1, name);
    row("null for a name", "{null:null}"_ba, 1, name);
    row("a name in single quotes", "{'a':0}"_ba, 1, name);
    row("a name alone", R"({"a"})"_ba, 4, "expected ':'"_ba);
    row("a comma for a colon", R"({"a","b"})"_ba, 4, "expected ':'"_ba);
    row("an equals sign for a colon", R"({"a"="b"})"_ba, 4, "expected ':'"_ba);
    row("no colon", R"({"a" b})"_ba, 5, "expected ':'"_ba);
    row("two colons", R"({"a"::1})"_ba, 5, noValue);
    row("no value", R"({"a":})"_ba, 5, noValue);
    row("a comma for a member's value", R"({"a":,})"_ba, 5, noValue);
    row("members without comma", R"({"a":1 "b":2})"_ba, 7, member);
    row("an object closed by a bracket", R"({"a":1])"_ba, 6, member);
    row("an empty object closed by a bracket", "{]"_ba, 1, name);
    row("a name behind a value", R"({"a":"a" 123})"_ba, 9, member);
    row("an emoji for a name", "{\xf0\x9f\x87\xa8}"_ba, 1, name);
    row("two values", R"("a" "b")"_ba, 4, member);

    row("a raw line feed in a string", "\"a\nb\""_ba, 2, control);
    row("a raw tab in a string", "\"\t\""_ba, 1, control);
    row("a raw carriage return in a string", "\"a\r\""_ba, 2, control);
    row("a raw NUL in a string", QByteArray("\"a\0a\"", 5), 2, control);
    row("a raw unit separator in a string", "\"\x1f\""_ba, 1, control);
    row("a raw escape in a string", "\"\x1b[0m\""_ba, 1, control);
    row("a raw control behind 40 plain bytes", '"' + QByteArray(40, 'x') + "\n\"", 41, control);
    row("a raw control in a name", "{\"a\nb\":1}"_ba, 3, control);
    row("an unknown escape", R"("\a")"_ba, 2, "unknown escape"_ba);
    row("a hexadecimal escape", R"("\x00")"_ba, 2, "unknown escape"_ba);
    row("an upper case escape", R"("\N")"_ba, 2, "unknown escape"_ba);
    row("an upper case Unicode escape", R"("\U0041")"_ba, 2, "unknown escape"_ba);
    row("an escaped single quote", R"("\'")"_ba, 2, "unknown escape"_ba);
    row("an escaped zero", R"("\0")"_ba, 2, "unknown escape"_ba);
    row("an escaped tab", "\"\\\t\""_ba, 2, "unknown escape"_ba);
    row("an escaped NUL", QByteArray("\"\\\0\"", 4), 2, "unknown escape"_ba);
    row("an escaped emoji", "\"\\\xf0\x9f\x8c\x80\""_ba, 2, "unknown escape"_ba);
    row("an escaped brace", R"("\{")"_ba, 2, "unknown escape"_ba);
    row("an unknown escape in a name", R"({"\a":1})"_ba, 3, "unknown escape"_ba);
    row("no digits behind u", R"("\u")"_ba, 3, hex);
    row("three digits behind u", R"("\u00A")"_ba, 6, hex);
    row("a letter among the digits", R"("\u123g")"_ba, 6, hex);
    row("a sign among the digits", R"("\u+123")"_ba, 3, hex);
    row("a space among the digits", R"("\u 123")"_ba, 3, hex);
    row("a brace behind u", R"("\u{41}")"_ba, 3, hex);
    row("a cut second half of a pair", R"("\uD834\uDd")"_ba, 11, hex);
    row("an escape inside the digits", R"("\u00\n")"_ba, 5, hex);
    row("digits from beside the ranges", R"("\u/:@G")"_ba, 3, hex);
    row("a backtick among the digits", R"("\u000`")"_ba, 6, hex);

    row("a stray continuation byte", "\"\x81\""_ba, 1, utf8);
    row("the byte C0", "\"\xc0\xaf\""_ba, 1, utf8);
    row("the byte C1", "\"\xc1\xbf\""_ba, 1, utf8);
    row("an overlong slash of three bytes", "\"\xe0\x80\xaf\""_ba, 2, utf8);
    row("an overlong NUL of three bytes", "\"\xe0\x9f\xbf\""_ba, 2, utf8);
    row("an overlong character of four bytes", "\"\xf0\x80\x80\xaf\""_ba, 2, utf8);
    row("the last overlong character of four bytes", "\"\xf0\x8f\xbf\xbf\""_ba, 2, utf8);
    row("an encoded high surrogate", "\"\xed\xa0\x80\""_ba, 2, utf8);
    row("an encoded low surrogate", "\"\xed\xbf\xbf\""_ba, 2, utf8);
    row("a character above U+10FFFF", "\"\xf4\x90\x80\x80\""_ba, 2, utf8);
    row("the byte F5", "\"\xf5\x80\x80\x80\""_ba, 1, utf8);
    row("the byte F8", "\"\xf8\x88\x80\x80\x80\""_ba, 1, utf8);
    row("the byte FE", "\"\xfe\""_ba, 1, utf8);
    row("the byte FF", "\"\xff\""_ba, 1, utf8);
    row("Latin-1", "\"\xe9\""_ba, 2, utf8);
    row("two bytes of three", "\"\xe4\xb8\""_ba, 3, utf8);
    row("three bytes of four", "\"\xf0\x9f\x98\""_ba, 4, utf8);
    row("two bytes of four before a letter", "\"\xf0\x9f(\x80\""_ba, 3, utf8);
    row("one byte of two before a letter", "\"\xc3(\""_ba, 2, utf8);
    row("a lead byte for a continuation", "\"\xe4\xe4\xb8\xad\""_ba, 2, utf8);
    row("a continuation too many", "\"\xc3\xa4\xa4\""_ba, 3, utf8);
    row("a fault behind valid characters", "\"\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8(\""_ba, 9, utf8);
    row("invalid UTF-8 in a name", "{\"\xff\":1}"_ba, 2, utf8);
    row("invalid UTF-8 behind an escape", "\"\\n\xff\""_ba, 3, utf8);
    row("UTF-16", QByteArray("\"\0a\0\"", 5), 1, control);
    row("a byte that needs a fifth to be told", "\"abc\xf1\x80\x80x\""_ba, 7, utf8);
}

void TestEnvelopeReader::refusesAsAnotherMembersValue()
{
    QFETCH(QByteArray, value);
    QFETCH(int, offset);
    QFETCH(QByteArray, reason);
    const Outcome outcome = feedEveryWay(withExtra(value));
    QCOMPARE(outcome.status, Status::Failed);
    QCOMPARE(outcome.error.kind, EnvelopeError::Kind::Malformed);
    QCOMPARE(outcome.error.member, ""_ba);
    QCOMPARE(outcome.error.offset, offset + 6);
    QVERIFY2(outcome.error.reason.contains(reason), outcome.error.reason.constData());
    QCOMPARE(outcome.consumed, offset + 7);
    QCOMPARE(outcome.received, withExtra(value).first(offset + 7));
}

void TestEnvelopeReader::refusesJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("skipped");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const QByteArray &bytes, int skipped, int offset,
                        const QByteArray &reason) {
        QTest::newRow(name) << bytes << skipped << offset << reason;
    };
    const auto brace = "expected '{'"_ba;
    row("an array", "[]"_ba, 0, 0, brace);
    row("a string", "\"{}\""_ba, 0, 0, brace);
    row("a word behind white space", " \r\n\tGET / HTTP/1.1\r\n"_ba, 4, 0, brace);
    row("a closing brace", "}"_ba, 0, 0, brace);
    row("a NUL", QByteArray("\0{", 2), 0, 0, brace);
    row("a form feed is no white space", "\f{}"_ba, 0, 0, brace);
    row("a UTF-16 byte order mark", QByteArray("\xff\xfe{\0", 4), 0, 0, brace);
    row("a byte order mark", "\xef\xbb\xbf{}"_ba, 0, 0, "byte order mark"_ba);
    row("a byte order mark behind white space", "\n\xef\xbb\xbf{}"_ba, 1, 0, "byte order mark"_ba);
    row("a byte order mark behind the brace", "{\xef\xbb\xbf}"_ba, 0, 1,
        "expected '\"' of a member name, or '}'"_ba);
    row("two braces", "{{"_ba, 0, 1, "expected '\"' of a member name, or '}'"_ba);
    row("a comma at once", "{,"_ba, 0, 1, "expected '\"' of a member name, or '}'"_ba);
    row("white space before a fault is counted", "  {  x"_ba, 2, 3,
        "expected '\"' of a member name, or '}'"_ba);
    row("no colon", "{\"a\" 1}"_ba, 0, 5, "expected ':' after a member name"_ba);
    row("a comma before the brace", R"({"a":1,})"_ba, 0, 7, "expected '\"' of a member name after ','"_ba);
    row("a port with a leading zero", withMembers(R"("::1")"_ba, "080"_ba, R"("m")"_ba), 0, 34,
        "a number must not begin with 0 and another digit"_ba);
}

void TestEnvelopeReader::refusesJson()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, skipped);
    QFETCH(int, offset);
    const Outcome outcome = feedEveryWay(bytes);
    QCOMPARE(outcome.status, Status::Failed);
    QCOMPARE(outcome.error.kind, EnvelopeError::Kind::Malformed);
    QCOMPARE(outcome.error.offset, offset);
    QFETCH(QByteArray, reason);
    QVERIFY2(outcome.error.reason.contains(reason), outcome.error.reason.constData());
    QCOMPARE(outcome.consumed, skipped + offset + 1);
    QCOMPARE(outcome.received, bytes.sliced(skipped, offset + 1));
    QVERIFY(!outcome.knownIp && !outcome.knownPort && !outcome.knownMessage);
}

void TestEnvelopeReader::refusesMembers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("at"); // the offset is where this text begins
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &member,
                        const QByteArray &at, const QByteArray &reason) {
        QTest::newRow(name) << bytes << member << at << reason;
    };
    const auto ip = [&row](const char *name, const QByteArray &json, const QByteArray &reason) {
        row(name, withMembers(json, "1"_ba, R"("m")"_ba), "server_ip"_ba, json, reason);
    };
    const auto port = [&row](const char *name, const QByteArray &json, const QByteArray &reason) {
        row(name, withMembers(R"("a")"_ba, json, R"("m")"_ba), "server_port"_ba, json + ',', reason);
    };
    const auto message = [&row](const char *name, const QByteArray &json, const QByteArray &reason) {
        row(name, withMembers(R"("a")"_ba, "1"_ba, json), "message"_ba, json + '}', reason);
    };
    const auto range = "must be from 1 to 65535"_ba;
    const auto plain = "must be an integer without '.' and exponent"_ba;
    const auto lone = "has a lone surrogate"_ba;
    row("an empty object", "{}"_ba, "server_ip"_ba, "}"_ba, "missing"_ba);
    row("no server_ip", R"({"server_port":1,"message":"m"})"_ba, "server_ip"_ba, "}"_ba, "missing"_ba);
    row("no server_port", R"({"server_ip":"a","message":"m" })"_ba, "server_port"_ba, "}"_ba, "missing"_ba);
    row("no message", R"({"server_ip":"a","server_port":1})"_ba, "message"_ba, "}"_ba, "missing"_ba);
    row("a message in a nested object only", R"({"server_ip":"a","server_port":1,"x":{"message":"m"} })"_ba,
        "message"_ba, " }"_ba, "missing"_ba);
    ip("server_ip is a number", "22"_ba, "must be a string, not a number"_ba);
    ip("server_ip is null", "null"_ba, "must be a string, not null"_ba);
    ip("server_ip is an array", R"(["a"])"_ba, "must be a string, not an array"_ba);
    ip("server_ip is empty", R"("")"_ba, "empty"_ba);
    ip("server_ip is a short form", R"("127.1")"_ba, describe(HostFault::BadIpv4));
    ip("server_ip has a NUL", R"("127.0.0.1\u0000")"_ba, describe(HostFault::ControlOrSpace));
    ip("server_ip has full-width digits", "\"\xef\xbc\x91\""_ba, describe(HostFault::NotAscii));
    ip("server_ip has an escaped full-width digit", R"("\uff11")"_ba, describe(HostFault::NotAscii));
    ip("server_ip has a lone surrogate", R"("a\udfff")"_ba, lone);
    port("server_port is a string", R"("80")"_ba, "must be a number, not a string"_ba);
    port("server_port is true", "true"_ba, "must be a number, not true"_ba);
    port("server_port is false", "false"_ba, "must be a number, not false"_ba);
    port("server_port is null", "null"_ba, "must be a number, not null"_ba);
    port("server_port is an object", "{}"_ba, "must be a number, not an object"_ba);
    port("server_port has a point", "80.0"_ba, plain);
    port("server_port is 1.0", "1.0"_ba, plain);
    port("server_port is 1e3", "1e3"_ba, plain);
    port("server_port is 1E3", "1E3"_ba, plain);
    port("server_port is 8e+1", "8e+1"_ba, plain);
    port("server_port is 0", "0"_ba, range);
    port("server_port is -0", "-0"_ba, range);
    port("server_port is negative", "-1"_ba, range);
    port("server_port is 65536", "65536"_ba, range);
    port("server_port is 99999", "99999"_ba, range);
    port("server_port has six digits", "100000"_ba, range);
    port("server_port would wrap to 80", "4294967376"_ba, range);
    port("server_port has a hundred digits", QByteArray(100, '9'), range);
    message("message is a number", "1"_ba, "must be a string, not a number"_ba);
    message("message is an object", R"({"a":1})"_ba, "must be a string, not an object"_ba);
    message("message is empty", R"("")"_ba, "empty"_ba);
    message("message has a lone high surrogate", R"("a\ud800")"_ba, lone);
    message("message has a lone low surrogate", R"("\udc00a")"_ba, lone);
    message("message has a pair in the wrong order", R"("\ude00\ud83d")"_ba, lone);
    message("message has two high surrogates", R"("\ud83d\ud83d\ude00")"_ba, lone);
    message("message has a high surrogate before a letter", R"("\ud83dxxxxxx")"_ba, lone);
    message("message has a high surrogate before another escape", R"("\ud83d\nxxxx")"_ba, lone);
    message("message has a high surrogate before a plain character", R"("\ud83d\u0041")"_ba, lone);
    row("message twice", R"({"server_ip":"a","server_port":1,"message":"m","message":"n"})"_ba, "message"_ba,
        R"("n")"_ba, "given twice"_ba);
    row("message twice with the same value",
        R"({"server_ip":"a","server_port":1,"message":"m","message": "m"})"_ba, "message"_ba, R"("m"})"_ba,
        "given twice"_ba);
    row("message twice, once with an escape in its name",
        R"({"server_ip":"a","server_port":1,"message":"m","mess\u0061ge":"n"})"_ba, "message"_ba, R"("n")"_ba,
        "given twice"_ba);
    row("server_ip twice, once with an escape in its name",
        R"({"server\u005Fip":"b","server_port":1,"message":"m","server_ip":"a"})"_ba, "server_ip"_ba,
        R"("a")"_ba, "given twice"_ba);
    row("server_port thrice",
        R"({"server_ip":"a","server_port":1,"server_port":2,"server_port":3,"message":"m"})"_ba,
        "server_port"_ba, "2"_ba, "given twice"_ba);
    row("message twice, first of a wrong type",
        R"({"server_ip":"a","server_port":1,"message":7,"message":"n"})"_ba, "message"_ba, R"("n")"_ba,
        "given twice"_ba);
}

void TestEnvelopeReader::refusesMembers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, at);
    const Outcome outcome = feedEveryWay(bytes + "{");
    QCOMPARE(outcome.status, Status::Failed);
    QCOMPARE(outcome.error.kind, EnvelopeError::Kind::Malformed);
    QTEST(outcome.error.member, "member");
    QTEST(outcome.error.reason, "reason");
    QCOMPARE(outcome.error.offset, bytes.lastIndexOf(at) + (at == " }" ? 1 : 0));
    QCOMPARE(outcome.consumed, bytes.size());
    QCOMPARE(outcome.received, bytes);
}

void TestEnvelopeReader::writesTheErrorInWords()
{
    const auto textOf = [](const QByteArray &bytes, qsizetype limit) {
        return feedPieces({bytes}, limit).error.text();
    };
    QCOMPARE(textOf("{\"a\" 1"_ba, 100), "malformed envelope: byte 5: expected ':' after a member name"_ba);
    QCOMPARE(textOf("{}"_ba, 100), "malformed envelope: server_ip: missing"_ba);
    QCOMPARE(textOf("{     "_ba, 4), "envelope too large: more than 4 bytes"_ba);
    EnvelopeReader reader;
    QCOMPARE(reader.feed("{\"a"_ba).status, Status::NeedMore);
    QCOMPARE(reader.end()->text(),
             "malformed envelope: byte 3: the stream ended before the envelope was complete"_ba);

    const Outcome known =
        feedPieces({R"({"server_ip":"127.1","server_port":99999,"message":"\u0041"})"_ba}, 1000);
    QCOMPARE(known.knownIp, "127.1"_ba);
    QCOMPARE(known.knownPort, "99999"_ba);
    QCOMPARE(known.knownMessage, "A"_ba);
    const Outcome unknown = feedPieces({R"({"server_ip":1,"server_port":"80","message":"\ud800"})"_ba}, 1000);
    QVERIFY(!unknown.knownIp && !unknown.knownPort && !unknown.knownMessage);
    const Outcome twice = feedPieces({R"({"message":"a","message":"b","server_port":1.5})"_ba}, 1000);
    QVERIFY(!twice.knownIp && !twice.knownMessage);
    QCOMPARE(twice.knownPort, "1.5"_ba);
}

void TestEnvelopeReader::countsSizeFromBraceToBrace()
{
    const QByteArray envelope(Valid);
    const QByteArray spaced = "  \n"_ba + envelope + " "_ba;
    QCOMPARE(feedEveryWay(spaced, envelope.size()).status, Status::Complete);
    const Outcome large = feedEveryWay(spaced, envelope.size() - 1);
    QCOMPARE(large.status, Status::Failed);
    QCOMPARE(large.error.kind, EnvelopeError::Kind::TooLarge);
    QCOMPARE(large.error.offset, envelope.size() - 1);
    QCOMPARE(large.error.member, ""_ba);
    QCOMPARE(large.consumed, 3 + envelope.size() - 1);
    QCOMPARE(large.received, envelope.chopped(1));

    // White space inside an object counts, however much of it there is.
    const Outcome hollow = feedEveryWay("{"_ba + QByteArray(100, ' '), 50);
    QCOMPARE(hollow.error.kind, EnvelopeError::Kind::TooLarge);
    QCOMPARE(hollow.consumed, 50);
    // White space before it does not.
    QCOMPARE(feedEveryWay(QByteArray(100, ' '), 50).status, Status::NeedMore);
    QCOMPARE(feedEveryWay("{"_ba, 0).error.kind, EnvelopeError::Kind::TooLarge);

    const QByteArray frame = withMembers(R"("a")"_ba, "1"_ba, R"("")"_ba);
    const auto ofSize = [&frame](qsizetype size) {
        return QByteArray(frame).insert(frame.size() - 2, QByteArray(size - frame.size(), 'x'));
    };
    QCOMPARE(feedPieces({ofSize(EnvelopeReader::DefaultLimit)}, EnvelopeReader::DefaultLimit).status,
             Status::Complete);
    QCOMPARE(feedPieces({ofSize(EnvelopeReader::DefaultLimit + 1)}, EnvelopeReader::DefaultLimit).error.kind,
             EnvelopeError::Kind::TooLarge);
}

void TestEnvelopeReader::prefersTheFaultToTheSize()
{
    const Outcome outcome = feedEveryWay("{    x    "_ba, 6);
    QCOMPARE(outcome.error.kind, EnvelopeError::Kind::Malformed);
    QCOMPARE(outcome.error.offset, 5);
    QCOMPARE(feedEveryWay("{    x    "_ba, 5).error.kind, EnvelopeError::Kind::TooLarge);
}

void TestEnvelopeReader::tellsAnEndInside()
{
    const QByteArray bytes = withExtra("[1.5e1,true,\"\\u00e4\xe4\xb8\xad\"]"_ba);
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        EnvelopeReader reader;
        const auto progress = reader.feed(bytes.first(size));
        QCOMPARE(progress.status, Status::NeedMore);
        QCOMPARE(progress.consumed, size);
        QVERIFY(reader.isInside());
        QCOMPARE(reader.received(), QByteArrayView(bytes).first(size));
        const auto error = reader.end();
        QVERIFY(error);
        QCOMPARE(error->kind, EnvelopeError::Kind::Truncated);
        QCOMPARE(error->offset, size);
        QCOMPARE(reader.error().offset, size);
        QCOMPARE(reader.feed(bytes.sliced(size)).consumed, 0);
    }
}

void TestEnvelopeReader::anEndBeforeAnEnvelopeIsOrdinary()
{
    EnvelopeReader reader;
    QVERIFY(!reader.end());
    QCOMPARE(reader.feed(" \r\n\t"_ba).consumed, 4);
    QVERIFY(!reader.isInside());
    QVERIFY(!reader.end());
    QCOMPARE(reader.feed(QByteArrayView()).consumed, 0);
    QCOMPARE(reader.feed(Valid).status, Status::Complete);
    QVERIFY(!reader.end());
    QVERIFY(!reader.isInside());
}

void TestEnvelopeReader::stopsBehindTheBrace()
{
    const QByteArray first(Valid);
    const QByteArray second = withMembers(R"("::1")"_ba, "2"_ba, R"("\u00e4")"_ba);
    const QByteArray stream = first + "\n" + second + second + " x";
    for (qsizetype piece = 1; piece <= stream.size(); ++piece) {
        EnvelopeReader reader;
        QByteArrayList messages;
        bool failed = false;
        for (qsizetype at = 0; at < stream.size() && !failed;) {
            const auto progress =
                reader.feed(QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at)));
            at += progress.consumed;
            failed = progress.status == Status::Failed;
            if (progress.status == Status::Complete) {
                QCOMPARE(reader.feed("x"_ba).consumed, 0); // until it is taken
                messages << reader.takeEnvelope().message;
            }
        }
        QCOMPARE(messages, (QByteArrayList{"tgmr"_ba, "\xc3\xa4"_ba, "\xc3\xa4"_ba}));
        QVERIFY(failed);
        QCOMPARE(reader.error().offset, 0);
    }
}

void TestEnvelopeReader::usesNothingAfterAFault()
{
    EnvelopeReader reader;
    QCOMPARE(reader.feed("{x"_ba).status, Status::Failed);
    const auto progress = reader.feed(Valid);
    QCOMPARE(progress.status, Status::Failed);
    QCOMPARE(progress.consumed, 0);
    QCOMPARE(reader.error().offset, 1);
    QVERIFY(!reader.end());
}

void TestEnvelopeReader::isReadyAgainAfterReset()
{
    EnvelopeReader reader;
    for (const QByteArray &bytes :
         {"{x"_ba, "{\"server_ip\":\"a"_ba, R"({"server_ip":"127.1"})"_ba, QByteArray(Valid)}) {
        (void)reader.feed(bytes);
        reader.reset();
        QVERIFY(!reader.isInside());
        QVERIFY(reader.received().isEmpty());
        QVERIFY(!reader.knownServerIp());
        QCOMPARE(reader.feed(Valid).status, Status::Complete);
        QCOMPARE(reader.takeEnvelope().raw, QByteArray(Valid));
    }
    EnvelopeReader moved = std::move(reader);
    QCOMPARE(moved.feed(Valid).status, Status::Complete);
}

void TestEnvelopeReader::keepsNoHugeBufferForASmallEnvelope()
{
    EnvelopeReader reader;
    const QByteArray rest = QByteArray(Valid).sliced(10) + QByteArray(500'000, ' ');
    QCOMPARE(reader.feed(QByteArray(Valid).first(10)).status, Status::NeedMore);
    QCOMPARE(reader.feed(rest).status, Status::Complete);
    const Envelope envelope = reader.takeEnvelope();
    QCOMPARE(envelope.raw, QByteArray(Valid));
    QVERIFY(envelope.raw.capacity() < 1000);
}

void TestEnvelopeReader::takesLongMessagesInPieces()
{
    QByteArray message;
    for (int index = 0; message.size() < 300'000; ++index)
        message += QByteArray(index % 70, 'x') + (index % 3 == 0 ? "\xc3\xa4" : "\xf0\x9f\x98\x80");
    const QByteArray bytes = withMembers(R"("a")"_ba, "1"_ba, '"' + message + '"');
    for (const qsizetype piece : {1000, 4096, 65536}) {
        EnvelopeReader reader;
        Status status = Status::NeedMore;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            QCOMPARE(status, Status::NeedMore);
            status = reader.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at))).status;
        }
        QCOMPARE(status, Status::Complete);
        QVERIFY(reader.takeEnvelope().message == message);
    }
}

/// Each place in a run of plain bytes, so that every lane of a wide comparison meets every byte that ends a
/// run.
void TestEnvelopeReader::findsTheFaultInLongStrings()
{
    const QByteArray head = R"({"x":")"_ba;
    for (int position = 0; position < 150; ++position) {
        for (const int byte : {0x00, 0x0a, 0x1f, 0x80, 0xff}) {
            QByteArray bytes = head + QByteArray(150, 'x');
            bytes[head.size() + position] = static_cast<char>(byte);
            const Outcome outcome = feedPieces({bytes}, 1000);
            QCOMPARE(outcome.status, Status::Failed);
            QCOMPARE(outcome.error.offset, head.size() + position);
        }
        for (const char byte : {' ', '!', '#', '[', ']', '~', '\x7f'}) {
            QByteArray bytes = head + QByteArray(150, 'x') + "\",";
            bytes[head.size() + position] = byte;
            const Outcome outcome = feedPieces({bytes, "x"_ba}, 1000);
            QCOMPARE(outcome.error.offset, head.size() + 152);
        }
    }
}

void TestEnvelopeReader::scansObjects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ObjectState>("state");
    QTest::addColumn<int>("consumed");
    const auto row = [](const char *name, const QByteArray &bytes, ObjectState state, int consumed) {
        QTest::newRow(name) << bytes << state << consumed;
    };
    using enum ObjectState;
    row("nothing", ""_ba, Incomplete, 0);
    row("a brace", "{"_ba, Incomplete, 1);
    row("an empty object", "{}"_ba, Complete, 2);
    row("bytes behind the object are not looked at", "{} {"_ba, Complete, 2);
    row("members are not judged", R"({"message":1,"message":2})"_ba, Complete, 25);
    row("a lone surrogate", R"({"a":"\ud800"})"_ba, Complete, 14);
    row("nested objects", R"({"a":{"b":[{}]},"c":{}})"_ba, Complete, 23);
    row("a nested object that is open", R"({"a":{"b":1})"_ba, Incomplete, 12);
    row("an open string", R"({"a":"})"_ba, Incomplete, 7);
    row("a text that only begins with a brace", "{hello}"_ba, Impossible, 1);
    row("a fault after members", R"({"a":1,"b":2,})"_ba, Impossible, 13);
    row("white space before the brace", " {}"_ba, Impossible, 0);
    row("no object", "[]"_ba, Impossible, 0);
    row("65 levels", R"({"a":)"_ba + QByteArray(64, '['), Impossible, 68);
    row("64 levels", R"({"a":)"_ba + QByteArray(63, '[') + QByteArray(63, ']') + '}', Complete, 132);
}

void TestEnvelopeReader::scansObjects()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        ObjectScanner scanner;
        (void)scanner.feed(bytes.first(cut));
        QTEST(scanner.feed(bytes.sliced(cut)), "state");
        QTEST(int(scanner.consumed()), "consumed");
    }
    ObjectScanner scanner;
    ObjectState state = ObjectState::Incomplete;
    for (qsizetype at = 0; at < bytes.size(); ++at)
        state = scanner.feed(bytes.sliced(at, 1));
    QTEST(state, "state");
    QTEST(int(scanner.consumed()), "consumed");
}

void TestEnvelopeReader::judgesUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::newRow("nothing") << ""_ba << true;
    QTest::newRow("ASCII with controls") << QByteArray("a\0\x7f", 3) << true;
    QTest::newRow("every length") << "\xc2\x80\xe0\xa0\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"_ba << true;
    QTest::newRow("noncharacters") << "\xef\xbf\xbe\xef\xbf\xbf"_ba << true;
    QTest::newRow("behind a long run") << QByteArray(100, 'x') + "\xc3\xa4" << true;
    QTest::newRow("a fault behind a long run") << QByteArray(100, 'x') + "\xc3" << false;
    QTest::newRow("overlong of two") << "\xc0\x80"_ba << false;
    QTest::newRow("overlong of three") << "\xe0\x9f\xbf"_ba << false;
    QTest::newRow("overlong of four") << "\xf0\x8f\xbf\xbf"_ba << false;
    QTest::newRow("a high surrogate") << "\xed\xa0\x80"_ba << false;
    QTest::newRow("a low surrogate") << "\xed\xbf\xbf"_ba << false;
    QTest::newRow("above U+10FFFF") << "\xf4\x90\x80\x80"_ba << false;
    QTest::newRow("F5") << "\xf5\x80\x80\x80"_ba << false;
    QTest::newRow("a continuation byte") << "\x80"_ba << false;
    QTest::newRow("a cut character") << "\xe4\xb8"_ba << false;
    QTest::newRow("a cut character before ASCII") << "\xe4\xb8x"_ba << false;
}

void TestEnvelopeReader::judgesUtf8()
{
    QFETCH(QByteArray, bytes);
    QTEST(isValidUtf8(bytes), "valid");
}

QTEST_APPLESS_MAIN(TestEnvelopeReader)
#include "tst_envelopereader.moc"
