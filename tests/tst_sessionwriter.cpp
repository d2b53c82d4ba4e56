#include "core/trace/clock.h"
#include "core/trace/sessionwriter.h"
#include "tracesamples.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestSessionWriter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsAnExchangeInTheContractsMembers();
    void mergesTheEventsOfAllEnds();
    void tellsWhatOneEndKnows();
    void tellsOddValues_data();
    void tellsOddValues();
    void keepsBytesThatAreNoText();
    void cutsLongReplies();
    void escapesEveryCharacter();
    void beginsASession();
    void goesOnWithASession_data();
    void goesOnWithASession();
    void leavesForeignFilesAlone_data();
    void leavesForeignFilesAlone();
    void findsTheEndOfAVeryLongSession();
    void keepsTheNumbersThatExchangesHave();
    void saysWhyAFileCannotBeOpened();
    void keepsWhatCouldNotBeWritten();
    void dropsAndCountsWhatIsTooMuchToKeep();

private:
    QString path(const char *name) { return m_dir.filePath(QString::fromLatin1(name)); }
    QString fileWith(const QByteArray &content);

    QTemporaryDir m_dir;
};

namespace {

const QByteArray Head = "{\"format\": \"midhop-session\", \"version\": 1}\n"_ba;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable"_ba;
}

QJsonObject parsed(QByteArrayView line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray(), &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

QJsonObject lineOf(const Exchange &exchange)
{
    return parsed(sessionLine(exchange));
}

Exchange proxyExchange(const Part &part = proxyPart(2))
{
    Exchange exchange;
    exchange.proxy = part;
    return exchange;
}

std::vector<Exchange> exchanges(int count)
{
    return std::vector<Exchange>(size_t(count), proxyExchange());
}

/// The ids of the lines behind the head; an empty list if any line is no JSON object.
QList<qint64> idsOf(const QByteArray &content)
{
    QList<qint64> ids;
    QList<QByteArray> lines = content.split('\n');
    if (!lines.takeLast().isEmpty())
        return {};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QJsonObject line = parsed(lines[i]);
        if (line.isEmpty())
            return {};
        ids << line.value("id"_L1).toInteger();
    }
    return ids;
}

} // namespace

QString TestSessionWriter::fileWith(const QByteArray &content)
{
    QFile file(path("session.jsonl"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

void TestSessionWriter::tellsAnExchangeInTheContractsMembers()
{
    Part part = proxyPart(2, 3s);
    part.rule = "allow 127.0.0.0/8"_ba;
    Exchange exchange = proxyExchange(part);
    exchange.id = {17};
    const QByteArray line = sessionLine(exchange);
    QVERIFY(!line.contains('\n'));
    // To the byte, so that the order of the members and their form stay.
    const QByteArray expected =
        R"({"id": 17, "started": "STARTED", "client": "127.0.0.1:49820", "proxy": "127.0.0.1:6000", )"
        R"("upstream": "127.0.0.1:51000", "server": "127.0.0.1:8888", )"
        R"("envelope": "{\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"tgmr\"}", )"
        R"("server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr", "decision": "allowed", )"
        R"("rule": "allow 127.0.0.0/8", "outcome": "done", "reply": "DONE", "reply_bytes": 4, "reply_truncated": false, )"
        R"("events": [{"name": "downstream received", "ns": 0, "detail": "66 bytes by peer"}, )"
        R"({"name": "downstream envelope complete", "ns": 0, "detail": ""}, )"
        R"({"name": "downstream decided", "ns": 1000000, "detail": "allowed, no rule matches 127.0.0.1:8888"}, )"
        R"({"name": "upstream connected", "ns": 2000000, "detail": ""}, )"
        R"({"name": "upstream sent", "ns": 3000000, "detail": "4 bytes"}, )"
        R"({"name": "upstream received", "ns": 6000000, "detail": "4 bytes by peer"}, )"
        R"({"name": "downstream sent", "ns": 7000000, "detail": "4 bytes"}], "duration_ns": 8000000})"_ba;
    const QByteArray started =
        QDateTime::fromMSecsSinceEpoch(wallClock(part.started).count() / 1000, Qt::UTC)
            .toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s)
            .toLatin1() +
        QByteArray::number(wallClock(part.started).count() % 1000).rightJustified(3, '0') + 'Z';
    QCOMPARE(line, QByteArray(expected).replace("STARTED", started));
}

void TestSessionWriter::mergesTheEventsOfAllEnds()
{
    Exchange exchange = proxyExchange();
    exchange.client = clientPart(1);
    exchange.server = serverPart(3);
    exchange.server->failure = "reset by the peer"_ba;
    exchange.proxy->events.push_back(eventAt(9ms, EventKind::LookedUp, Side::Upstream, 1));
    const QJsonObject line = lineOf(exchange);
    QByteArray names;
    qint64 last = 0;
    for (const QJsonValue &value : line.value("events"_L1).toArray()) {
        names +=
            value["name"_L1].toString().toUtf8() + ": "_ba + value["detail"_L1].toString().toUtf8() + "\n"_ba;
        QVERIFY(value["ns"_L1].toInteger() >= last);
        last = value["ns"_L1].toInteger();
    }
    QCOMPARE(names, "client downstream connecting: \n"
                    "client downstream sent: 66 bytes\n"
                    "downstream received: 66 bytes by peer\n"
                    "downstream envelope complete: \n"
                    "downstream decided: allowed, no rule matches 127.0.0.1:8888\n"
                    "upstream connected: \n"
                    "server started: \n" // before its first event
                    "upstream sent: 4 bytes\n"
                    "server upstream envelope complete: \n"
                    "server upstream sent: 4 bytes\n"
                    "upstream received: 4 bytes by peer\n"
                    "server failure: reset by the peer\n"
                    "downstream sent: 4 bytes\n"
                    "client downstream received: 4 bytes by peer\n"
                    "upstream looked up: 1 address\n"_ba);
    QCOMPARE(line.value("duration_ns"_L1).toInteger(), 10'000'000);
}

void TestSessionWriter::tellsWhatOneEndKnows()
{
    Exchange server;
    server.server = serverPart(3);
    const QJsonObject line = lineOf(server);
    QCOMPARE(line.value("upstream"_L1).toString(), u"127.0.0.1:51000"_s);
    QCOMPARE(line.value("message"_L1).toString(), u"tgmr"_s);
    QCOMPARE(line.value("reply"_L1).toString(), u"DONE"_s);
    for (const QLatin1StringView unknown : {"client"_L1, "proxy"_L1, "envelope"_L1, "server_ip"_L1,
                                            "server_port"_L1, "decision"_L1, "rule"_L1}) {
        QVERIFY2(line.contains(unknown), unknown.data());
        QVERIFY2(line.value(unknown).isNull(), unknown.data());
    }

    Exchange client;
    client.client = underWay(clientPart(1), 1ms);
    const QJsonObject waiting = lineOf(client);
    QCOMPARE(waiting.value("proxy"_L1).toString(), u"127.0.0.1:6000"_s);
    QCOMPARE(waiting.value("envelope"_L1).toString().toUtf8(), envelope());
    QCOMPARE(waiting.value("outcome"_L1).toString(), u"running"_s);
    QCOMPARE(waiting.value("reply"_L1).toString(u"missing"_s), u""_s);
    QCOMPARE(waiting.value("reply_bytes"_L1).toInteger(-1), 0);
    QVERIFY(waiting.value("duration_ns"_L1).isNull());
}

void TestSessionWriter::tellsOddValues_data()
{
    QTest::addColumn<QByteArray>("port");
    QTest::addColumn<QJsonValue>("expected");
    QTest::newRow("a port is a number") << "7777"_ba << QJsonValue(7777);
    QTest::newRow("0 is a number") << "0"_ba << QJsonValue(0);
    QTest::newRow("a number that is no port is one all the same") << "70000"_ba << QJsonValue(70000);
    QTest::newRow("a leading zero is no JSON number") << "080"_ba << QJsonValue(u"080"_s);
    QTest::newRow("a fraction stays as it was written") << "80.50"_ba << QJsonValue(u"80.50"_s);
    QTest::newRow("a huge number stays as it was written")
        << "12345678901234567890"_ba << QJsonValue(u"12345678901234567890"_s);
    QTest::newRow("a negative number stays as it was written") << "-1"_ba << QJsonValue(u"-1"_s);
    QTest::newRow("a string keeps its quotes") << "\"80\""_ba << QJsonValue(u"\"80\""_s);
    QTest::newRow("nothing") << ""_ba << QJsonValue(u""_s);
}

void TestSessionWriter::tellsOddValues()
{
    QFETCH(const QByteArray, port);
    QFETCH(const QJsonValue, expected);
    Part part = proxyPart(2);
    part.serverPort = port;
    part.client.address = *wire::IpAddress::parse("::1");
    const QJsonObject line = lineOf(proxyExchange(part));
    QCOMPARE(line.value("server_port"_L1), expected);
    QCOMPARE(line.value("client"_L1).toString(), u"[::1]:49820"_s);
}

void TestSessionWriter::keepsBytesThatAreNoText()
{
    Part part = proxyPart(2);
    part.envelope = "{\xff"_ba;
    part.message = "\xc0\x80"_ba;
    part.reply = "\x80\x00\x01"_ba;
    part.replyBytes = 3;
    part.serverIp = "a\xff"_ba;
    const QJsonObject line = lineOf(proxyExchange(part));
    for (const auto &[name, bytes] :
         {std::pair("envelope"_L1, part.envelope), std::pair("message"_L1, *part.message),
          std::pair("reply"_L1, part.reply)}) {
        QVERIFY(!line.contains(name));
        const QString base64 = line.value(name + "_base64"_L1).toString();
        QCOMPARE(QByteArray::fromBase64(base64.toLatin1()), bytes);
    }
    QCOMPARE(line.value("server_ip"_L1).toString(), u"a\ufffd"_s);
}

void TestSessionWriter::cutsLongReplies()
{
    Part part = proxyPart(2);
    part.reply = QByteArray(Part::ReplyKept - 1, 'x') + "\xe2"_ba;
    part.replyBytes = 1'000'000;
    const QJsonObject line = lineOf(proxyExchange(part));
    QVERIFY(line.value("reply"_L1).toString() == QString(Part::ReplyKept - 1, u'x'));
    QCOMPARE(line.value("reply_bytes"_L1).toInteger(), 1'000'000);
    QCOMPARE(line.value("reply_truncated"_L1), QJsonValue(true));
    // A role that hands on more than it should does not make the line longer.
    part.reply = QByteArray(Part::ReplyKept + 5, 'y');
    part.replyBytes = part.reply.size();
    const QJsonObject longer = lineOf(proxyExchange(part));
    QCOMPARE(longer.value("reply"_L1).toString().size(), Part::ReplyKept);
    QCOMPARE(longer.value("reply_truncated"_L1), QJsonValue(true));
}

void TestSessionWriter::escapesEveryCharacter()
{
    QString all;
    for (char16_t character = 0; character < 0xd800; ++character)
        all += QChar(character);
    all += u"\U0001F600"_s;
    Part part = proxyPart(2);
    part.message = all.toUtf8();
    const QByteArray line = sessionLine(proxyExchange(part));
    QCOMPARE(parsed(line).value("message"_L1).toString(), all);
    // Harmless on a terminal as well.
    const QRegularExpression controls(
        u"[\\x{0}-\\x{1f}\\x{7f}-\\x{9f}\\x{61c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"_s);
    QVERIFY(controls.isValid());
    QVERIFY(!QString::fromUtf8(line).contains(controls));
    QVERIFY(line.contains("\u20ac"));
    QVERIFY(line.contains(R"(\u0000\u0001)"));
    QVERIFY(line.contains(R"(\b\t\n\u000b\f\r)"));
    QVERIFY(line.contains(R"(\u007f\u0080)"));
    QVERIFY(line.contains(R"(\u202a)"));
}

void TestSessionWriter::beginsASession()
{
    for (const bool exists : {false, true}) {
        const QString file = exists ? fileWith({}) : path("new.jsonl");
        auto opened = SessionWriter::open(file);
        QVERIFY(opened);
        auto writer = opened.takeValue();
        QCOMPARE(writer->nextId().value, 1U);
        const QJsonObject head = parsed(contentOf(file));
        QCOMPARE(head.value("format"_L1).toString(), u"midhop-session"_s);
        QCOMPARE(head.value("version"_L1).toInt(), 1);
        QVERIFY(writer->append(exchanges(3)));
        QVERIFY(writer->append({}));
        QCOMPARE(idsOf(contentOf(file)), (QList<qint64>{1, 2, 3}));
        QCOMPARE(writer->nextId().value, 4U);
        QCOMPARE(writer->errorText(), QString());
    }
}

void TestSessionWriter::goesOnWithASession_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QList<qint64>>("ids");
    const QByteArray two = Head + "{\"id\": 1, \"x\": 1}\n{\"id\": 41, \"x\": 2}\n"_ba;
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &kept,
                        const QList<qint64> &ids) {
        QTest::newRow(name) << before << kept << ids;
    };
    row("a head alone", Head, Head, {1, 2});
    row("a head of another program's spacing",
        "{\"version\":1,\"format\":\"midhop-session\"}\r\n{\"id\":5}\r\n"_ba,
        "{\"version\":1,\"format\":\"midhop-session\"}\r\n{\"id\":5}\r\n"_ba, {5, 6, 7});
    row("two exchanges", two, two, {1, 41, 42, 43});
    row("a torn line", QByteArray(two + "{\"id\": 42, \"x"_ba), two, {1, 41, 42, 43});
    row("a torn line of one byte", QByteArray(two + "{"_ba), two, {1, 41, 42, 43});
    row("a line that lacks its end alone", two.chopped(1), two, {1, 41, 42, 43});
    row("a torn first line", QByteArray(Head + "{\"id\": 1"_ba), Head, {1, 2});
    row("zeros at the end after a power cut", QByteArray(two + QByteArray(5000, '\0')), two, {1, 41, 42, 43});
    row("a torn line longer than a block", QByteArray(two + "{\"m\": \""_ba + QByteArray(200'000, 'x')), two,
        {1, 41, 42, 43});
    const QByteArray longLine = Head + "{\"id\": 9, \"m\": \""_ba + QByteArray(300'000, 'x') + "\"}\n"_ba;
    row("a whole line longer than a block", longLine, longLine, {9, 10, 11});
    const QByteArray odd = two + "{\"note\": 1}\n{}\n"_ba;
    row("lines without a number behind the last exchange", odd, odd, {});
}

void TestSessionWriter::goesOnWithASession()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, kept);
    QFETCH(const QList<qint64>, ids);
    const QString file = fileWith(before);
    auto opened = SessionWriter::open(file);
    QVERIFY(opened);
    const auto writer = opened.takeValue();
    QVERIFY(writer->append(exchanges(2)));
    const QByteArray after = contentOf(file);
    QVERIFY(after.startsWith(kept));
    QVERIFY(after.sliced(kept.size()).startsWith("{\"id\": "));
    if (!ids.isEmpty()) {
        QCOMPARE(idsOf(after), ids);
    } else {
        QCOMPARE(writer->nextId().value, 44U);
    }
}

void TestSessionWriter::leavesForeignFilesAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("a text") << "Dear diary\n"_ba;
    QTest::newRow("a text without a line end") << "x"_ba;
    QTest::newRow("a JSON file") << "{\n  \"id\": 1\n}\n"_ba;
    QTest::newRow("JSON Lines of another format")
        << "{\"format\": \"other\", \"version\": 1}\n{\"id\": 1}\n"_ba;
    QTest::newRow("a session of a later version") << "{\"format\": \"midhop-session\", \"version\": 2}\n"_ba;
    QTest::newRow("a session without a version") << "{\"format\": \"midhop-session\"}\n"_ba;
    QTest::newRow("an exchange's line without the head") << "{\"id\": 1, \"started\": \"x\"}\n"_ba;
    QTest::newRow("bytes without a line end") << QByteArray(100'000, '\x01');
    QTest::newRow("a line end first") << QByteArray("\n"_ba + Head);
}

void TestSessionWriter::leavesForeignFilesAlone()
{
    QFETCH(const QByteArray, content);
    const QString file = fileWith(content);
    const auto opened = SessionWriter::open(file);
    QVERIFY(!opened);
    QVERIFY(opened.error().foreign);
    QVERIFY(opened.error().text.contains(file));
    QVERIFY(contentOf(file) == content);
}

void TestSessionWriter::findsTheEndOfAVeryLongSession()
{
    // A sparse gigabyte: reading it all would take the memory and the time.
    const QString name = fileWith(Head);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(1LL << 30));
    QVERIFY(file.seek(1LL << 30));
    QVERIFY(file.write("\n{\"id\": 123456789012}\n{\"id\": 12345678") > 0);
    file.close();
    struct rusage before
    {
    };
    struct rusage after
    {
    };
    getrusage(RUSAGE_SELF, &before);
    auto opened = SessionWriter::open(name);
    getrusage(RUSAGE_SELF, &after);
    QVERIFY(opened);
    QCOMPARE(opened.value()->nextId().value, 123456789013U);
    QVERIFY(after.ru_maxrss - before.ru_maxrss < 100'000);
    QVERIFY(QFile::remove(name));
}

void TestSessionWriter::keepsTheNumbersThatExchangesHave()
{
    const QString file = path("kept.jsonl");
    auto writer = SessionWriter::open(file).takeValue();
    std::vector<Exchange> held = exchanges(3);
    held[0].id = {70};
    held[1].id = {71};
    held[2].id = {9};
    QVERIFY(writer->append(held, SessionWriter::Ids::Keep));
    QCOMPARE(writer->nextId().value, 72U);
    QVERIFY(writer->append(exchanges(1)));
    QCOMPARE(idsOf(contentOf(file)), (QList<qint64>{70, 71, 9, 72}));
    QCOMPARE(writer->size(), QFile(file).size());
    writer.reset();
    QCOMPARE(SessionWriter::open(file).takeValue()->size(), QFile(file).size());
}

void TestSessionWriter::saysWhyAFileCannotBeOpened()
{
    for (const QString &bad : {m_dir.path(), path("no/such/folder"), u"/dev/full"_s}) {
        const auto opened = SessionWriter::open(bad);
        QVERIFY(!opened);
        QVERIFY(!opened.error().foreign);
        QVERIFY(opened.error().text.contains(bad));
        QVERIFY(opened.error().text.size() > bad.size() + 20);
    }
    QVERIFY(SessionWriter::open(u"/dev/full"_s).error().text.contains(u"No space left on device"_s));
}

namespace {

/// Lets files grow to `bytes` at most; what is beyond fails as on a full disk, after a short write.
class FileSizeLimit final
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        struct rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    struct rlimit m_before
    {
    };
    void (*m_handler)(int) = nullptr;
};

} // namespace

void TestSessionWriter::keepsWhatCouldNotBeWritten()
{
    const QString file = path("full.jsonl");
    auto writer = SessionWriter::open(file).takeValue();
    {
        const FileSizeLimit limit(QFile(file).size() + 2000);
        QVERIFY(!writer->append(exchanges(5)));
        QVERIFY(writer->errorText().contains(file));
        QVERIFY(writer->errorText().size() > file.size() + 20);
        QVERIFY(!writer->append(exchanges(1)));
    }
    QVERIFY(idsOf(contentOf(file)).size() < 5);
    QVERIFY(writer->append(exchanges(1)));
    QCOMPARE(writer->errorText(), QString());
    QCOMPARE(idsOf(contentOf(file)), (QList<qint64>{1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(writer->lost(), 0U);
}

void TestSessionWriter::dropsAndCountsWhatIsTooMuchToKeep()
{
    const QString file = path("fuller.jsonl");
    auto writer = SessionWriter::open(file).takeValue();
    Part bulky = proxyPart(2);
    bulky.envelope = QByteArray(1 << 20, 'e');
    {
        const FileSizeLimit limit(QFile(file).size() + 2000);
        for (int i = 0; i < 70; ++i)
            QVERIFY(!writer->append({proxyExchange(bulky)}));
        QCOMPARE(writer->lost(), 6U);
        QVERIFY(writer->errorText().contains(u"6 exchanges"_s));
    }
    QVERIFY(writer->append(exchanges(1)));
    const QList<qint64> ids = idsOf(contentOf(file));
    QCOMPARE(ids.size(), 64);
    QCOMPARE(ids.first(), 1);
    QCOMPARE(ids.last(), 64);
}

QTEST_APPLESS_MAIN(TestSessionWriter)
#include "tst_sessionwriter.moc"
