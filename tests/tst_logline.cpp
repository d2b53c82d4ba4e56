#include "core/trace/logline.h"
#include "tracesamples.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace midhop::trace;
using namespace midhop::trace::samples;

Q_DECLARE_METATYPE(midhop::trace::Part)

class TestLogLine : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsTheContractsLines_data();
    void tellsTheContractsLines();
    void appendsOnlyAsAPartGrows_data();
    void appendsOnlyAsAPartGrows();
    void cutsLongTexts_data();
    void cutsLongTexts();
    void givesLinesTheirTones();
    void givesLinesTheirTimes();
    void makesForeignTextHarmless();
};

namespace {

using Tone = LogLine::Tone;

QByteArray joined(const std::vector<LogLine> &lines)
{
    QByteArray text;
    for (const LogLine &line : lines) {
        text += line.text;
        text += '\n';
    }
    return text;
}

template <typename Change>
Part changed(Part part, const Change &change)
{
    change(part);
    return part;
}

Part blockedPart()
{
    return changed(proxyPart(1), [](Part &part) {
        part.verdict = Verdict::Blocked;
        part.rule = "127.0.0.1:7777"_ba;
        part.decision = "blocked by rule 127.0.0.1:7777"_ba;
        part.outcome = Outcome::Blocked;
        part.reply = "Error, not allowed address"_ba;
        part.replyBytes = part.reply.size();
    });
}

Part malformedPart()
{
    return changed(proxyPart(1), [](Part &part) {
        part.envelope = "{\"server_ip\": \"a\", \"server_port\": 0x"_ba;
        part.serverIp = "a"_ba;
        part.serverPort.reset();
        part.message.reset();
        part.verdict = Verdict::Refused;
        part.decision = "refused, malformed envelope: byte 36: no number"_ba;
        part.outcome = Outcome::Malformed;
        part.reply = "Error, malformed envelope: byte 36: no number"_ba;
        part.replyBytes = part.reply.size();
        std::erase_if(part.events, [](const Event &event) {
            return event.at > 2ms || event.kind == EventKind::EnvelopeComplete;
        });
    });
}

Part withoutReply(Part part, Outcome outcome, const QByteArray &failure)
{
    part.outcome = outcome;
    part.failure = failure;
    part.reply.clear();
    part.replyBytes = 0;
    return part;
}

const QByteArray Received =
    "Proxy received: {\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"tgmr\"}\n"
    "Server IP: 127.0.0.1\nServer Port: 8888\nMessage: tgmr\n"_ba;
const QByteArray Allowed = "Decision: allowed, no rule matches 127.0.0.1:8888\n"_ba;
const QByteArray JsonData =
    "Json data {\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"tgmr\"}\n"_ba;
const QByteArray Local = "Local address 127.0.0.1:49820 (chosen by the system)\n"_ba;

void addProxyRows()
{
    QTest::newRow("an exchange that goes well")
        << proxyPart(1) << QByteArray(Received + Allowed + "response:  DONE\nresponse send to Client\n"_ba)
        << QByteArray();
    QTest::newRow("a blocked destination")
        << blockedPart()
        << QByteArray(Received + "Decision: blocked by rule 127.0.0.1:7777\n"
                                 "response:  Error, not allowed address\nresponse send to Client\n"_ba)
        << QByteArray();
    QTest::newRow("a malformed envelope tells what is known of it")
        << malformedPart()
        << "Proxy received: {\"server_ip\": \"a\", \"server_port\": 0x\nServer IP: a\n"
           "Decision: refused, malformed envelope: byte 36: no number\n"
           "response:  Error, malformed envelope: byte 36: no number\nresponse send to Client\n"_ba
        << QByteArray();
    QTest::newRow("a server that resets before its reply is an error reply, and that was sent")
        << changed(proxyPart(1),
                   [](Part &part) {
                       part.outcome = Outcome::Reset;
                       part.reply = "Error, reset"_ba;
                       part.replyBytes = part.reply.size();
                   })
        << QByteArray(Received + Allowed + "response:  Error, reset\nresponse send to Client\n"_ba)
        << QByteArray();
    QTest::newRow("a server that closes without a reply is an error reply, and that was sent")
        << changed(proxyPart(1),
                   [](Part &part) {
                       part.outcome = Outcome::Aborted;
                       part.reply = "Error, closed"_ba;
                       part.replyBytes = part.reply.size();
                   })
        << QByteArray(Received + Allowed + "response:  Error, closed\nresponse send to Client\n"_ba)
        << QByteArray();
    QTest::newRow("a server that resets in the middle of its reply")
        << changed(proxyPart(1),
                   [](Part &part) {
                       part.outcome = Outcome::Reset;
                       part.failure = "reset by the server after 4 bytes"_ba;
                   })
        << QByteArray(Received + Allowed + "response:  DONE\nProxy: reset by the server after 4 bytes\n"_ba)
        << QByteArray();
    QTest::newRow("a failure nobody put in words still has a line")
        << changed(proxyPart(1), [](Part &part) { part.outcome = Outcome::Reset; })
        << QByteArray(Received + Allowed +
                      "response:  DONE\nProxy: connection reset after part of the reply\n"_ba)
        << QByteArray();
    QTest::newRow("an aborted exchange without a reply")
        << withoutReply(proxyPart(1), Outcome::Aborted, "the client went away"_ba)
        << QByteArray(Received + Allowed + "Proxy: the client went away\n"_ba) << QByteArray();
    QTest::newRow("an exchange aborted before its decision")
        << changed(withoutReply(proxyPart(1), Outcome::Aborted, "stopped"_ba),
                   [](Part &part) {
                       part.verdict = Verdict::Pending;
                       part.decision.clear();
                   })
        << QByteArray(Received + "Proxy: stopped\n"_ba) << QByteArray();
    QTest::newRow("a decided exchange that waits for its server")
        << underWay(proxyPart(1), 4ms) << QByteArray(Received + Allowed) << QByteArray();
    QTest::newRow("a member that is not known before the decision may still come")
        << changed(underWay(proxyPart(1), 1ms),
                   [](Part &part) {
                       part.verdict = Verdict::Pending;
                       part.serverPort.reset();
                   })
        << QByteArray(Received.first(Received.indexOf("Server Port"))) << QByteArray();
    QTest::newRow("an envelope that is not complete yet") << changed(underWay(proxyPart(1), 0ms),
                                                                     [](Part &part) {
                                                                         part.verdict = Verdict::Pending;
                                                                         part.envelope.truncate(10);
                                                                     })
                                                          << ""_ba << QByteArray();
}

void addServerRows()
{
    QTest::newRow("a server's message") << serverPart(1) << "Server received: tgmr\n"_ba
                                        << "Server received: tgmr\nReply: DONE\n"_ba;
    QTest::newRow("a server that may not reply")
        << withoutReply(serverPart(1), Outcome::Reset, "connection reset"_ba) << "Server received: tgmr\n"_ba
        << "Server received: tgmr\nNo reply: connection reset\n"_ba;
    QTest::newRow("a silent server") << withoutReply(serverPart(1), Outcome::Done, ""_ba)
                                     << "Server received: tgmr\n"_ba
                                     << "Server received: tgmr\nNo reply\n"_ba;
    QTest::newRow("a bare connect and close")
        << changed(withoutReply(serverPart(1, 0ns, 51410), Outcome::Done, ""_ba),
                   [](Part &part) {
                       part.envelope.clear();
                       part.message.reset();
                       part.events.clear();
                   })
        << ""_ba
        << "127.0.0.1:51410 connected and closed without a message\n"_ba;
    QTest::newRow("a message that still comes in")
        << changed(underWay(serverPart(1), 3ms), [](Part &part) { part.message.reset(); }) << ""_ba
        << QByteArray();
}

void addClientRows()
{
    const QByteArray response = "Response from server(forwarded by Proxy):  DONE\n"_ba;
    QTest::newRow("a client's exchange")
        << clientPart(1) << QByteArray(JsonData + response) << QByteArray(JsonData + Local + response);
    QTest::newRow("a random message")
        << changed(clientPart(1), [](Part &part) { part.randomMessage = true; })
        << QByteArray("Random 4 letter string:  tgmr\n"_ba + JsonData + response)
        << QByteArray("Random 4 letter string:  tgmr\n"_ba + JsonData + Local + response);
    QTest::newRow("a client without a reply")
        << withoutReply(clientPart(1), Outcome::Reset, "the proxy closed without a reply"_ba)
        << QByteArray(JsonData + "the proxy closed without a reply\n"_ba)
        << QByteArray(JsonData + Local + "the proxy closed without a reply\n"_ba);
    QTest::newRow("a client whose port is not known")
        << changed(withoutReply(clientPart(1), Outcome::Unreachable, "connection refused"_ba),
                   [](Part &part) { part.client = {}; })
        << QByteArray(JsonData + "connection refused\n"_ba) << QByteArray();
    QTest::newRow("a client that waits")
        << underWay(clientPart(1), 1ms) << JsonData << QByteArray(JsonData + Local);
}

} // namespace

void TestLogLine::tellsTheContractsLines_data()
{
    QTest::addColumn<Part>("part");
    QTest::addColumn<QByteArray>("console");
    QTest::addColumn<QByteArray>("window"); // Null where it is the same.
    addProxyRows();
    addServerRows();
    addClientRows();
}

void TestLogLine::tellsTheContractsLines()
{
    QFETCH(const Part, part);
    QFETCH(const QByteArray, console);
    QFETCH(const QByteArray, window);
    QCOMPARE(joined(logLines(part, Detail::Console)), console);
    QCOMPARE(joined(logLines(part, Detail::Window)), window.isNull() ? console : window);
    QCOMPARE(size_t(lineCount(part, Detail::Console)), logLines(part, Detail::Console).size());
    QCOMPARE(size_t(lineCount(part, Detail::Window)), logLines(part, Detail::Window).size());
}

void TestLogLine::appendsOnlyAsAPartGrows_data()
{
    QTest::addColumn<Part>("part");
    QTest::newRow("proxy, allowed") << proxyPart(1);
    QTest::newRow("proxy, malformed") << malformedPart();
    QTest::newRow("server") << serverPart(1);
    QTest::newRow("client, random message")
        << changed(clientPart(1), [](Part &part) { part.randomMessage = true; });
}

void TestLogLine::appendsOnlyAsAPartGrows()
{
    QFETCH(const Part, part);
    std::vector<LogLine> earlier;
    for (auto until = 0ms; until <= 11ms; until += 1ms) {
        Part version = until > 10ms ? part : underWay(part, until);
        if (version.role != Role::Client && until < 1ms) {
            version.envelope.truncate(9);
            version.serverIp.reset();
            version.serverPort.reset();
            version.message.reset();
        }
        if (until < 2ms)
            version.verdict = Verdict::Pending;
        if (version.role == Role::Client && until < 1ms)
            version.client = {};
        const std::vector<LogLine> lines = logLines(version, Detail::Window);
        QVERIFY(lines.size() >= earlier.size());
        for (size_t i = 0; i < earlier.size(); ++i) {
            QCOMPARE(lines[i].text, earlier[i].text);
            QCOMPARE(lines[i].at, earlier[i].at);
            QCOMPARE(lines[i].tone, earlier[i].tone);
        }
        earlier = lines;
    }
    QVERIFY(earlier.size() >= 2);
}

void TestLogLine::cutsLongTexts_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<qint64>("replyBytes");
    QTest::addColumn<QByteArray>("shown");
    constexpr qsizetype Kept = Part::ReplyKept;
    const QByteArray full(Kept, 'x');
    QTest::newRow("just as long as is kept") << full << qint64(Kept) << full;
    QTest::newRow("one byte more than is kept")
        << full << qint64(Kept + 1) << QByteArray(full + " \u2026 (65537 bytes in all)"_ba);
    const QByteArray cutInside = QByteArray(Kept - 2, 'x') + "\xe2\x82"_ba;
    QTest::newRow("cut inside of a character of three bytes")
        << cutInside << qint64(Kept + 100)
        << QByteArray(full.first(Kept - 2) + " \u2026 (65636 bytes in all)"_ba);
    const QByteArray whole = QByteArray(Kept - 3, 'x') + "\u20ac"_ba;
    QTest::newRow("cut behind a character of three bytes")
        << whole << qint64(Kept + 100) << QByteArray(whole + " \u2026 (65636 bytes in all)"_ba);
    const QByteArray four = QByteArray(Kept - 3, 'x') + "\xf0\x9f\x98"_ba;
    QTest::newRow("cut inside of a character of four bytes")
        << four << qint64(Kept + 1) << QByteArray(full.first(Kept - 3) + " \u2026 (65537 bytes in all)"_ba);
    QTest::newRow("short, and cut by its sender, is shown to its last byte")
        << "ab\xe2"_ba << qint64(3) << "ab\\xe2"_ba;
}

void TestLogLine::cutsLongTexts()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const qint64, replyBytes);
    QFETCH(const QByteArray, shown);
    Part part = proxyPart(1);
    part.reply = reply;
    part.replyBytes = replyBytes;
    const auto lines = logLines(part, Detail::Console);
    QCOMPARE(lines.size(), 7U);
    // QCOMPARE would print 64 KiB.
    QVERIFY(lines[5].text == "response:  "_ba + shown);

    part.envelope = QByteArray(Part::ReplyKept - 1, 'e') + "\u20acyz"_ba;
    const QByteArray envelopeLine = logLines(part, Detail::Console)[0].text;
    QVERIFY(envelopeLine ==
            "Proxy received: "_ba + QByteArray(Part::ReplyKept - 1, 'e') + " \u2026 (65540 bytes in all)"_ba);
}

void TestLogLine::givesLinesTheirTones()
{
    const auto tones = [](const Part &part) {
        std::vector<Tone> all;
        std::ranges::transform(logLines(part, Detail::Window), std::back_inserter(all), &LogLine::tone);
        return all;
    };
    const auto plain = Tone::Plain;
    QVERIFY(tones(proxyPart(1)) == (std::vector{plain, plain, plain, plain, Tone::Good, Tone::Good, plain}));
    QVERIFY(tones(blockedPart()) == (std::vector{plain, plain, plain, plain, Tone::Bad, Tone::Error, plain}));
    QVERIFY(tones(malformedPart()) == (std::vector{plain, plain, Tone::Bad, Tone::Error, plain}));
    QVERIFY(tones(clientPart(1)) == (std::vector{plain, plain, Tone::Good}));
    QVERIFY(tones(withoutReply(clientPart(1), Outcome::Reset, "x"_ba)) ==
            (std::vector{plain, plain, Tone::Error}));
    QVERIFY(tones(serverPart(1)) == (std::vector{plain, Tone::Good}));
    QVERIFY(tones(withoutReply(serverPart(1), Outcome::Reset, "x"_ba)) == (std::vector{plain, Tone::Error}));
}

void TestLogLine::givesLinesTheirTimes()
{
    std::vector<std::chrono::nanoseconds> times;
    std::ranges::transform(logLines(proxyPart(1, 100ms), Detail::Window), std::back_inserter(times),
                           &LogLine::at);
    QVERIFY(times ==
            (std::vector<std::chrono::nanoseconds>{101ms, 101ms, 101ms, 101ms, 102ms, 108ms, 108ms}));
}

void TestLogLine::makesForeignTextHarmless()
{
    Part part = proxyPart(1);
    part.envelope = "{\x1b[31m\n}"_ba;
    part.serverIp = "\u202e"_ba;
    part.message = "\xff"_ba;
    part.reply = "\x07"_ba;
    part.replyBytes = 1;
    const auto lines = logLines(part, Detail::Console);
    QCOMPARE(lines[0].text, "Proxy received: {\\u001b[31m\\u000a}"_ba);
    QCOMPARE(lines[1].text, "Server IP: \\u202e"_ba);
    QCOMPARE(lines[3].text, "Message: \\xff"_ba);
    QCOMPARE(lines[5].text, "response:  \\u0007"_ba);
}

QTEST_APPLESS_MAIN(TestLogLine)
#include "tst_logline.moc"
