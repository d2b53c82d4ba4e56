#include "core/wire/bytescan.h"
#include "core/wire/envelope.h"
#include "core/wire/envelopereader.h"

#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace midhop::wire;

namespace {

/// Runs `program`, Python source, and returns what it prints for `lines`; nothing where there is no Python.
std::optional<QByteArrayList> python(const QString &program, const QByteArrayList &lines)
{
    const QString interpreter = QStandardPaths::findExecutable(u"python3"_s);
    if (interpreter.isEmpty())
        return std::nullopt;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(interpreter, {u"-c"_s, program});
    process.write(lines.join('\n'));
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return QByteArrayList{"python3 failed"_ba};
    return process.readAllStandardOutput().trimmed().split('\n');
}

QByteArray encoded(char32_t codePoint)
{
    return QString::fromUcs4(&codePoint, 1).toUtf8();
}

/// A text with characters of every length and kind, the same for the same generator.
QByteArray randomText(QRandomGenerator &random)
{
    QByteArray text;
    for (int count = random.bounded(40); count > 0; --count) {
        switch (random.bounded(6)) {
        case 0:
            text += encoded(char32_t(random.bounded(0xa0)));
            break;
        case 1:
            text += encoded(char32_t(random.bounded(0x80, 0xd800)));
            break;
        case 2:
            text += encoded(char32_t(random.bounded(0xe000, 0x10000)));
            break;
        case 3:
            text += encoded(char32_t(random.bounded(0x10000, 0x110000)));
            break;
        case 4:
            text += "\"\\/\b\f\n\r\t\x7f\x1f"[random.bounded(10)];
            break;
        default:
            text += QByteArray(random.bounded(40), char('a' + random.bounded(26)));
        }
    }
    return text;
}

QByteArray randomNumber(QRandomGenerator &random)
{
    const auto digits = [&random](int count) {
        QByteArray text;
        while (count-- > 0)
            text += char('0' + random.bounded(10));
        return text;
    };
    QByteArray token = random.bounded(2) == 0 ? "-"_ba : ""_ba;
    token += random.bounded(3) == 0 ? "0"_ba
                                    : QByteArray::number(random.bounded(1, 10)) + digits(random.bounded(25));
    if (random.bounded(3) > 0)
        token += '.' + digits(random.bounded(1, 25));
    if (random.bounded(3) == 0)
        token +=
            "e"_ba + QByteArrayList{""_ba, "+"_ba, "-"_ba}[random.bounded(3)] + digits(random.bounded(1, 4));
    return token;
}

QByteArray randomString(QRandomGenerator &random)
{
    QByteArray json = "\""_ba;
    for (int count = random.bounded(8); count > 0; --count) {
        switch (random.bounded(4)) {
        case 0:
            json += "\\u"_ba + QByteArray::number(random.bounded(0x10000), 16).rightJustified(4, '0');
            break;
        case 1:
            json += '\\' + QByteArray(1, "\"\\/bfnrt"[random.bounded(8)]);
            break;
        case 2:
            json += "\\uD83D\\uDE00"_ba;
            break;
        default:
            json += jsonString(randomText(random)).chopped(1).sliced(1) +
                    encoded(char32_t(random.bounded(0xa0, 0xd800)));
        }
    }
    return json + '"';
}

QByteArray randomValue(QRandomGenerator &random, int depth)
{
    const QByteArray space = QByteArrayList{""_ba, " "_ba, "\n\t"_ba}[random.bounded(3)];
    QByteArray json;
    switch (random.bounded(depth > 3 ? 4 : 6)) {
    case 0:
        return QByteArrayList{"true"_ba, "false"_ba, "null"_ba}[random.bounded(3)];
    case 1:
        return randomString(random);
    case 2:
    case 3:
        return randomNumber(random);
    case 4:
        for (int count = random.bounded(4); count > 0; --count)
            json += (json.isEmpty() ? ""_ba : space + ',') + space + randomValue(random, depth + 1);
        return '[' + json + space + ']';
    default:
        for (int index = random.bounded(4); index > 0; --index) {
            json += (json.isEmpty() ? ""_ba : space + ',') + space + "\"k" + QByteArray::number(index) +
                    "\"" + space + ':' + randomValue(random, depth + 1);
        }
        return '{' + json + space + '}';
    }
}

} // namespace

class TestEnvelope final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void writesAnEnvelope_data();
    void writesAnEnvelope();
    void writesAString_data();
    void writesAString();
    void readsBackWhatItWrites();
    void forwards_data();
    void forwards();
    void writesNumbersAsPythonDoes_data();
    void writesNumbersAsPythonDoes();
    void replacesTheMessage_data();
    void replacesTheMessage();
    void agreesWithPythonOnEnvelopes();
    void agreesWithPythonOnForwarding();
    void agreesWithPythonOnReplies();
    void scansPlainBytesAlikeInBothForms();
};

void TestEnvelope::writesAnEnvelope_data()
{
    QTest::addColumn<QByteArray>("ip");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("the contract's example")
        << "127.0.0.1"_ba << 8888 << "tgmr"_ba
        << R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"})"_ba;
    QTest::newRow("nothing is judged") << ""_ba << -1 << ""_ba
                                       << R"({"server_ip": "", "server_port": -1, "message": ""})"_ba;
    QTest::newRow("the address is escaped as well")
        << "\"\xc3\xa4"_ba << 70000 << "m"_ba
        << R"({"server_ip": "\"\u00e4", "server_port": 70000, "message": "m"})"_ba;
}

void TestEnvelope::writesAnEnvelope()
{
    QFETCH(QByteArray, ip);
    QFETCH(int, port);
    QFETCH(QByteArray, message);
    QTEST(writeEnvelope(ip, port, message), "bytes");
}

void TestEnvelope::writesAString_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &json) {
        QTest::newRow(name) << text << json;
    };
    row("nothing", ""_ba, R"("")"_ba);
    row("ASCII stays", " !#[]~/'"_ba, R"(" !#[]~/'")"_ba);
    row("short forms", "\"\\\b\f\n\r\t"_ba, R"("\"\\\b\f\n\r\t")"_ba);
    row("other controls", QByteArray("\0\x01\x0b\x1f\x7f", 5), R"("\u0000\u0001\u000b\u001f\u007f")"_ba);
    row("lower-case digits", "\xc2\x80\xc3\xa4\xef\xbf\xbf"_ba, R"("\u0080\u00e4\uffff")"_ba);
    row("surrogate pairs", "\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf"_ba, R"("\ud83d\ude00\udbff\udfff")"_ba);
    row("a byte that is not UTF-8", "a\xffz"_ba, R"("a\ufffdz")"_ba);
    row("a cut character is one replacement", "\xe4\xb8z"_ba, R"("\ufffdz")"_ba);
    row("an encoded surrogate is three", "\xed\xa0\x80"_ba, R"("\ufffd\ufffd\ufffd")"_ba);
    row("a long text", QByteArray(100, 'x') + '\n' + QByteArray(100, 'y'),
        '"' + QByteArray(100, 'x') + R"(\n)" + QByteArray(100, 'y') + '"');
}

void TestEnvelope::writesAString()
{
    QFETCH(QByteArray, text);
    QTEST(jsonString(text), "json");
}

void TestEnvelope::readsBackWhatItWrites()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        const QByteArray message = randomText(random) + "m";
        EnvelopeReader reader;
        QCOMPARE(reader.feed(writeEnvelope("127.0.0.1"_ba, 80, message)).status,
                 EnvelopeReader::Status::Complete);
        QCOMPARE(reader.takeEnvelope().message, message);
    }
}

void TestEnvelope::forwards_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("forwarded"); // without proxy_ip, proxy_port and the brace
    const auto row = [](const char *name, const QByteArray &raw, const QByteArray &forwarded) {
        QTest::newRow(name) << raw << forwarded;
    };
    row("an envelope in json.dumps form stays", writeEnvelope("a"_ba, 1, "m"_ba),
        R"({"server_ip": "a", "server_port": 1, "message": "m", )"_ba);
    row("white space becomes json.dumps's", "{\"a\" :\t[1,2 ,\n{ } , [ ]],\r\n\"b\":{\"c\":1,\"d\":[ ]}}"_ba,
        R"({"a": [1, 2, {}, []], "b": {"c": 1, "d": []}, )"_ba);
    row("order stays", R"({"z":1,"message":"m","a":2})"_ba, R"({"z": 1, "message": "m", "a": 2, )"_ba);
    row("proxy_ip and proxy_port as received are dropped",
        R"({"proxy_ip":{"a":[1]},"a":1,"proxy_port":2})"_ba, R"({"a": 1, )"_ba);
    row("they are dropped in any spelling", R"({"proxy\u005fip":1,"\u0070roxy_port":2,"proxy_ips":3})"_ba,
        R"({"proxy_ips": 3, )"_ba);
    row("they are dropped each time", R"({"proxy_ip":1,"proxy_ip":2})"_ba, "{"_ba);
    row("those of nested objects stay", R"({"a":{"proxy_ip":1}})"_ba, R"({"a": {"proxy_ip": 1}, )"_ba);
    row("an empty object", "{}"_ba, "{"_ba);
    row("literals stay", R"({"a":[true,false,null]})"_ba, R"({"a": [true, false, null], )"_ba);
    row("strings are written anew", R"({"\u0061\/":"\u00E4)"_ba + "\xc3\xa4\x7f" + R"(\"\\\n\u000a\u0041"})",
        R"({"a/": "\u00e4\u00e4\u007f\"\\\n\nA", )"_ba);
    row("lone surrogates stay", R"({"a":"\uD800x\uDFFF"})"_ba, R"({"a": "\ud800x\udfff", )"_ba);
    row("brackets and commas in strings stay", R"({"a":"[1,2]{:}"})"_ba, R"({"a": "[1,2]{:}", )"_ba);
}

void TestEnvelope::forwards()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, forwarded);
    QCOMPARE(forwardedEnvelope(raw, "127.0.0.1"_ba, 6000),
             forwarded + R"("proxy_ip": "127.0.0.1", "proxy_port": 6000})"_ba);
}

void TestEnvelope::writesNumbersAsPythonDoes_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("dumped");
    const QList<std::pair<const char *, const char *>> cases{
        {"0", "0"},
        {"-0", "0"},
        {"-5", "-5"},
        {"12345678901234567890123456789", "12345678901234567890123456789"},
        {"1.0", "1.0"},
        {"-0.0", "-0.0"},
        {"0e5", "0.0"},
        {"1e0", "1.0"},
        {"1.10", "1.1"},
        {"0.1", "0.1"},
        {"1e5", "100000.0"},
        {"1E+5", "100000.0"},
        {"1e15", "1000000000000000.0"},
        {"1e16", "1e+16"},
        {"123456789012345680.0", "1.2345678901234568e+17"},
        {"9999999999999998.0", "9999999999999998.0"},
        {"0.0001", "0.0001"},
        {"0.00001", "1e-05"},
        {"0.000012", "1.2e-05"},
        {"0.00123", "0.00123"},
        {"12.5e-3", "0.0125"},
        {"1e-7", "1e-07"},
        {"1e100", "1e+100"},
        {"5e-324", "5e-324"},
        {"2.2250738585072014e-308", "2.2250738585072014e-308"},
        {"1.7976931348623157e308", "1.7976931348623157e+308"},
        {"1e309", "1e309"},
        {"-1E400", "-1E400"},
        {"1e-400", "0.0"},
        {"-1e-400", "-0.0"},
        {"1e99999999999999999999", "1e99999999999999999999"},
        {"1e-99999999999999999999", "0.0"},
        {"0e99999999999999999999", "0.0"},
        {"0.1000000000000000055", "0.1"},
        {"123456.789", "123456.789"},
        {"100.0", "100.0"},
        {"1234567890123456.7", "1234567890123456.8"}};
    for (const auto &[token, dumped] : cases)
        QTest::addRow("%s becomes %s", token, dumped) << QByteArray(token) << QByteArray(dumped);
    QTest::newRow("a thousand zeros before a digit") << "0."_ba + QByteArray(1000, '0') + "1"
                                                     << "0.0"_ba;
    QTest::newRow("a thousand zeros made up for") << "0."_ba + QByteArray(999, '0') + "1e1000"
                                                  << "1.0"_ba;
    const QByteArray huge = QByteArray(400, '9') + ".0";
    QTest::newRow("four hundred digits and a point") << huge << huge;
}

void TestEnvelope::writesNumbersAsPythonDoes()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, dumped);
    const QByteArray raw = R"({"message":0,"n":[)"_ba + token + "]}";
    const QByteArray expected = R"({"message": "", "n": [)"_ba + dumped + "]}";
    QCOMPARE(withMessage(raw, ""_ba), expected);
}

void TestEnvelope::replacesTheMessage_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("replaced");
    const auto row = [](const char *name, const QByteArray &raw, const QByteArray &replaced) {
        QTest::newRow(name) << raw << replaced;
    };
    row("a string", R"({"message":"m"})"_ba, R"({"message": "D\u00e4"})"_ba);
    row("between others", R"({"a":1,"message":"m","b":2})"_ba,
        R"({"a": 1, "message": "D\u00e4", "b": 2})"_ba);
    row("of another type", R"({"message":{"message":[1]}})"_ba, R"({"message": "D\u00e4"})"_ba);
    row("an escaped name", R"({"mess\u0061ge":1})"_ba, R"({"message": "D\u00e4"})"_ba);
    row("the first of two", R"({"message":1,"message":2})"_ba, R"({"message": "D\u00e4", "message": 2})"_ba);
    row("none is there", R"({"a":{"message":1}})"_ba, R"({"a": {"message": 1}, "message": "D\u00e4"})"_ba);
    row("an empty object", "{ }"_ba, R"({"message": "D\u00e4"})"_ba);
}

void TestEnvelope::replacesTheMessage()
{
    QFETCH(QByteArray, raw);
    QTEST(withMessage(raw, "D\xc3\xa4"_ba), "replaced");
}

void TestEnvelope::agreesWithPythonOnEnvelopes()
{
    QRandomGenerator random(1);
    QByteArrayList lines;
    QByteArrayList expected;
    for (int round = 0; round < 500; ++round) {
        const QByteArray ip = randomText(random);
        const QByteArray message = randomText(random);
        lines << ip.toHex() + ' ' + QByteArray::number(round) + ' ' + message.toHex();
        expected << writeEnvelope(ip, round, message);
    }
    const auto printed = python(uR"py(
import json, sys
for line in sys.stdin.read().split("\n"):
    ip, port, message = line.split(" ")
    text = lambda digits: bytes.fromhex(digits).decode("utf-8")
    print(json.dumps({"server_ip": text(ip), "server_port": int(port), "message": text(message)})))py"_s,
                                lines);
    if (!printed)
        QSKIP("python3 is not here");
    QCOMPARE(*printed, expected);
}

void TestEnvelope::agreesWithPythonOnForwarding()
{
    QRandomGenerator random(2);
    QByteArrayList lines;
    QByteArrayList expected;
    for (int round = 0; round < 1000; ++round) {
        const QByteArray raw = R"({"a":)"_ba + randomValue(random, 0) + R"(, "proxy_ip": 1,"b" :)" +
                               randomValue(random, 0) + "}";
        lines << raw.toHex();
        expected << forwardedEnvelope(raw, "127.0.0.1"_ba, 6000);
    }
    // A float that Python reads as infinite is printed as received; Infinity is no JSON.
    const auto printed = python(uR"py(
import json, re, sys
def number(token):
    value = float(token)
    return value if value - value == 0 else "\0" + token
for line in sys.stdin.read().split("\n"):
    members = json.loads(bytes.fromhex(line).decode("utf-8"), parse_float=number)
    members.pop("proxy_ip")
    members.update(proxy_ip="127.0.0.1", proxy_port=6000)
    print(re.sub(r'"\\u0000([-0-9.e+]+)"', r"\1", json.dumps(members))))py"_s,
                                lines);
    if (!printed)
        QSKIP("python3 is not here");
    QCOMPARE(printed->size(), expected.size());
    for (qsizetype index = 0; index < expected.size(); ++index)
        QCOMPARE(expected[index], printed->at(index));
}

void TestEnvelope::agreesWithPythonOnReplies()
{
    QRandomGenerator random(3);
    QByteArrayList lines;
    QByteArrayList expected;
    for (int round = 0; round < 300; ++round) {
        const QByteArray raw = writeEnvelope("a"_ba, round, randomText(random));
        const QByteArray reply = randomText(random);
        lines << raw.toHex() + ' ' + reply.toHex();
        expected << withMessage(raw, reply);
    }
    const auto printed = python(uR"py(
import json, sys
for line in sys.stdin.read().split("\n"):
    raw, reply = (bytes.fromhex(digits).decode("utf-8") for digits in line.split(" "))
    print(json.dumps({**json.loads(raw), "message": reply})))py"_s,
                                lines);
    if (!printed)
        QSKIP("python3 is not here");
    QCOMPARE(*printed, expected);
}

void TestEnvelope::scansPlainBytesAlikeInBothForms()
{
    for (int length = 0; length <= 90; ++length) {
        for (int at = 0; at < length; ++at) {
            for (int byte = 0; byte < 256; byte += length == 90 ? 1 : 31) {
                QByteArray bytes(length, '~');
                bytes[at] = static_cast<char>(byte);
                const bool plain = byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
                const qsizetype stop = plain ? length : at;
                QCOMPARE(skipPlain(bytes.cbegin(), bytes.cend()) - bytes.cbegin(), stop);
                QCOMPARE(skipPlainPortable(bytes.cbegin(), bytes.cend()) - bytes.cbegin(), stop);
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
