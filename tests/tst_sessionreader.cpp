#include "core/trace/sessionreader.h"
#include "sessionsamples.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestSessionReader final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsBackWhatWasWritten_data();
    void readsBackWhatWasWritten();
    void readsBackRandomExchanges();
    void addsNothingToWhatOneRoleRecords();
    void readsAnySegmentation();
    void readsOtherSpellings_data();
    void readsOtherSpellings();
    void tellsWhatIsWrongWithALine_data();
    void tellsWhatIsWrongWithALine();
    void leavesForeignFilesAlone_data();
    void leavesForeignFilesAlone();
    void tellsATornLine_data();
    void tellsATornLine();
    void readsSessionsPutTogether();
    void leavesOutLinesThatAreTooLong();
    void countsEveryFaultAndKeepsTheFirst();
    void countsEventsItDoesNotKnow();
    void takesManyEvents();
    void survivesMutations();
};

namespace {

struct Read
{
    std::vector<Exchange> exchanges;
    std::vector<LineFault> faults;
    quint64 faultCount = 0;
    quint64 unknownEvents = 0;
    bool foreign = false;
};

Read read(const QByteArray &file, qsizetype piece = 1 << 20)
{
    SessionReader reader;
    Read result;
    for (qsizetype at = 0; at < file.size(); at += piece) {
        reader.feed(QByteArrayView(file).sliced(at, std::min(piece, file.size() - at)));
        for (Exchange &exchange : reader.takeExchanges())
            result.exchanges.push_back(std::move(exchange));
    }
    reader.end();
    for (Exchange &exchange : reader.takeExchanges())
        result.exchanges.push_back(std::move(exchange));
    result.faults = reader.faults();
    result.faultCount = reader.faultCount();
    result.unknownEvents = reader.unknownEvents();
    result.foreign = reader.isForeign();
    return result;
}

std::optional<Exchange> readLine(const QByteArray &line)
{
    Read result = read(SessionHead + line + "\n"_ba);
    if (!result.faults.empty())
        qInfo("%s", result.faults.front().text().constData());
    return result.exchanges.size() == 1 ? std::optional(std::move(result.exchanges.front())) : std::nullopt;
}

PartViews viewsOf(const Exchange &exchange)
{
    PartViews views;
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            viewOf(views, (*part)->role) = PartView::of(**part);
    }
    return views;
}

QByteArray orNone(const std::optional<QByteArray> &bytes)
{
    return bytes ? "'"_ba + *bytes + "'"_ba : "none"_ba;
}

QByteArray endText(const wire::Endpoint &end)
{
    return end.port ? end.toText() : "unknown"_ba;
}

/// Everything a part tells, with times from `start`.
QByteArray told(const Part &part, std::chrono::nanoseconds start)
{
    const auto time = [start](std::chrono::nanoseconds at) -> QByteArray {
        return QByteArray::number(qint64((at - start).count())) + " "_ba;
    };
    QByteArray text = name(part.role) + " "_ba + time(part.started) +
                      (part.finished ? QByteArray("ended "_ba + time(part.ended)) : "running "_ba) +
                      name(part.outcome) + "\n"_ba;
    for (const wire::Endpoint &end : {part.client, part.proxy, part.upstream, part.server})
        text += endText(end) + " "_ba;
    text +=
        QByteArray::number(part.ordinal) + " random "_ba + QByteArray::number(part.randomMessage) + "\n"_ba;
    text += "envelope '"_ba + part.envelope + "' ip "_ba + orNone(part.serverIp) + " port "_ba +
            orNone(part.serverPort) + " message "_ba + orNone(part.message) + " forwarded '"_ba +
            part.forwarded + "'\n"_ba;
    text += name(part.verdict) + " '"_ba + part.rule + "' '"_ba + part.decision + "' failure '"_ba +
            part.failure + "'\n"_ba;
    text += "reply '"_ba + part.reply + "' "_ba + QByteArray::number(part.replyBytes) + "\n"_ba;
    for (const Event &event : part.events)
        text += time(event.at) + name(event.kind) + " "_ba + QByteArray::number(int(event.side)) + " "_ba +
                QByteArray::number(event.byPeer) + " "_ba + QByteArray::number(event.size) + "\n"_ba;
    for (const Detail detail : {Detail::Console, Detail::Window}) {
        for (const LogLine &line : logLines(part, detail))
            text += time(line.at) + QByteArray::number(int(line.tone)) + " "_ba + line.text + "\n"_ba;
    }
    return text;
}

QByteArray told(const Exchange &exchange)
{
    const Facts facts = factsOf(viewsOf(exchange));
    QByteArray text = QByteArray::number(exchange.id.value) + " "_ba + rfc3339(facts.started) + " "_ba +
                      QByteArray::number(qint64(facts.latency.count())) + " "_ba +
                      QByteArray::number(facts.finished) + " "_ba + name(facts.verdict) + " "_ba +
                      name(facts.outcome) + " "_ba + QByteArray::number(facts.replyBytes) + "\n"_ba;
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            text += told(**part, facts.started);
    }
    return text;
}

/// What the format does not carry, and need not: the bytes that the end of what is kept of a reply cuts in
/// two.
Exchange withWholeCharacters(Exchange exchange)
{
    for (auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part && (*part)->reply.size() == Part::ReplyKept && (*part)->reply.endsWith("x\xe2"))
            (*part)->reply.chop(1);
    }
    return exchange;
}

/// Without JSON in its strings.
Exchange plainExchange()
{
    Exchange exchange = proxyAlone();
    exchange.proxy->envelope = "{}"_ba;
    return exchange;
}

void compare(const Exchange &exchange)
{
    const QByteArray line = sessionLine(exchange);
    const auto again = readLine(line);
    QVERIFY2(again, line.constData());
    QCOMPARE(sessionLine(*again), line);
    const QByteArrayList expected = told(withWholeCharacters(exchange)).split('\n');
    const QByteArrayList actual = told(*again).split('\n');
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(actual.value(i), expected[i]);
    QCOMPARE(actual.size(), expected.size());
}

} // namespace

void TestSessionReader::readsBackWhatWasWritten_data()
{
    QTest::addColumn<qsizetype>("sample");
    const QList<Sample> all = allKinds();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << i;
}

void TestSessionReader::readsBackWhatWasWritten()
{
    QFETCH(const qsizetype, sample);
    compare(allKinds().at(sample).exchange);
}

namespace {

/// Makes parts whose fields are anything a role could ever tell, and more.
class RandomExchanges final
{
public:
    Exchange next()
    {
        m_texts = {text(), text(), "tgmr"_ba, envelope(), ""_ba};
        Exchange exchange;
        exchange.id = {quint64(m_random.bounded(1, 1'000'000))};
        const int seen = m_random.bounded(1, 8);
        if (seen & 1)
            exchange.client = part(Role::Client);
        if (seen & 2)
            exchange.proxy = part(Role::Proxy);
        if (seen & 4)
            exchange.server = part(Role::Server);
        return exchange;
    }

private:
    bool maybe() { return m_random.bounded(2) == 1; }
    QByteArray text()
    {
        QByteArray bytes(m_random.bounded(12), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(maybe() ? m_random.bounded(256) : m_random.bounded(0x20, 0x7f));
        return bytes;
    }
    QByteArray pick() { return m_texts[m_random.bounded(int(m_texts.size()))]; }
    std::optional<QByteArray> maybePick() { return maybe() ? std::optional(pick()) : std::nullopt; }
    QByteArray words()
    {
        return maybe() ? QByteArray()
                       : QByteArray("for reason "_ba + QByteArray::number(m_random.bounded(9)));
    }
    wire::Endpoint end()
    {
        const auto port = quint16(m_random.bounded(1, 65536));
        return maybe() ? wire::Endpoint{wire::IpAddress::fromIpv4(m_random.generate()), port}
                       : wire::Endpoint{*wire::IpAddress::parse("2001:db8::7"), port};
    }
    Part part(Role role)
    {
        Part part;
        part.role = role;
        part.started = 20s + nanoseconds();
        part.finished = m_random.bounded(5) != 0;
        if (part.finished) {
            part.ended = part.started + nanoseconds();
            part.outcome = Outcome(m_random.bounded(1, 9));
        }
        // A proxy knows its ends, or nobody does: see SessionMembers.
        if (role != Role::Server || maybe())
            std::tie(part.client, part.proxy) = std::pair(end(), end());
        if (role != Role::Client || maybe())
            std::tie(part.upstream, part.server) = std::pair(end(), end());
        part.ordinal = maybe() ? 0 : m_random.generate();
        part.envelope = pick();
        part.serverIp = maybePick();
        part.serverPort = maybePick();
        part.message = maybePick();
        part.randomMessage = role == Role::Client && maybe();
        if (role == Role::Proxy) {
            part.forwarded = pick();
            part.verdict = Verdict(m_random.bounded(4));
            if (part.verdict != Verdict::Pending)
                part.rule = words();
            part.decision = words();
        }
        part.reply = pick();
        if (maybe())
            part.reply += '.'; // a whole character: what is cut off behind it is not told
        part.replyBytes = part.reply.size() + (part.reply.endsWith('.') ? m_random.bounded(100'000) : 0);
        part.failure = words();
        for (int events = m_random.bounded(8); events > 0; --events)
            part.events.push_back(event(part));
        std::ranges::stable_sort(part.events, {}, &Event::at);
        return part;
    }
    Event event(const Part &part)
    {
        const auto kind = EventKind(m_random.bounded(12));
        const bool plain = kind == EventKind::Decided;
        return {part.started + nanoseconds(), kind, Side(m_random.bounded(2)), !plain && maybe(),
                plain || maybe() ? 0 : m_random.generate()};
    }
    std::chrono::nanoseconds nanoseconds() { return std::chrono::nanoseconds(m_random.bounded(6) * 1000); }

    QRandomGenerator m_random{20261122};
    QList<QByteArray> m_texts;
};

} // namespace

void TestSessionReader::readsBackRandomExchanges()
{
    RandomExchanges random;
    for (int i = 0; i < 5000 && !QTest::currentTestFailed(); ++i)
        compare(random.next());
}

void TestSessionReader::addsNothingToWhatOneRoleRecords()
{
    // What midhop-cli records: each role alone. The contract's members, and events that happened.
    static const QRegularExpression extra(
        u"duration_ns\": [0-9]+, |\"name\": \"(client |server )?(started|ended|running|generated|decision|"
        "(down|up)stream (addresses|reused))\""_s);
    for (const Exchange &exchange : {proxyAlone(), serverAlone(), clientAlone(), blockedExchange()}) {
        Exchange alone = exchange;
        if (alone.proxy)
            alone.client.reset();
        const QString line = QString::fromUtf8(sessionLine(alone));
        QVERIFY2(!line.contains(extra), qPrintable(line));
    }
    QVERIFY(QString::fromUtf8(sessionLine(wholeExchange())).contains(extra));
}

void TestSessionReader::readsAnySegmentation()
{
    QByteArray file = SessionHead;
    for (const Exchange &exchange : {wholeExchange(), proxyAlone(), blockedExchange()})
        file += sessionLine(exchange) + "\r\n"_ba;
    file += "\n  \n{\"id\": \n"_ba + sessionLine(serverAlone());
    for (const qsizetype piece : {1, 2, 3, 7, 64, 1000, 4096}) {
        const Read result = read(file, piece);
        QCOMPARE(result.exchanges.size(), 4U);
        QCOMPARE(sessionLine(result.exchanges[2]), sessionLine(blockedExchange()));
        QCOMPARE(sessionLine(result.exchanges[3]), sessionLine(serverAlone()));
        QCOMPARE(result.faultCount, 1U);
        QCOMPARE(result.faults.front().line, 7);
    }
}

void TestSessionReader::readsOtherSpellings_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray line = sessionLine(plainExchange());
    const auto with = [&line](const QByteArray &from, const QByteArray &to) -> QByteArray {
        QByteArray changed = line;
        Q_ASSERT(changed.contains(from));
        return changed.replace(from, to);
    };
    QTest::newRow("white space") << QByteArray(" \t"_ba + with("\": "_ba, "\"\t:\r "_ba) + "  "_ba);
    QTest::newRow("none of it")
        << with("\": "_ba, "\":"_ba).replace(", \""_ba, ",\""_ba).replace("}, {"_ba, "},{"_ba);
    QTest::newRow("escaped names")
        << with("\"id\""_ba, "\"\\u0069d\""_ba).replace("\"name\""_ba, "\"n\\u0061me\""_ba);
    QTest::newRow("members more") << with(
        "\"rule\": "_ba, "\"note\": [{}, [1, -2.5e3, true, false, null, \"x\"], {\"a\": {}}], \"rule\": "_ba);
    QTest::newRow("members of events more")
        << with("\"detail\": "_ba, "\"colour\": {\"red\": [1]}, \"detail\": "_ba);
    QTest::newRow("numbers with an exponent") << with("\"id\": 17"_ba, "\"id\": 1.7e1"_ba);
    QTest::newRow("events not in time order")
        << with("\"events\": ["_ba,
                "\"events\": [{\"name\": \"downstream sent\", \"ns\": 7000000, \"detail\": \"4 bytes\"}, "_ba)
               .replace(", {\"name\": \"downstream sent\", \"ns\": 7000000, \"detail\": \"4 bytes\"}]"_ba,
                        "]"_ba);
    QTest::newRow("the port as a text") << with("\"server_port\": 8888"_ba, "\"server_port\": \"8888\""_ba);
    QTest::newRow("a reply in base64 that needs none")
        << with("\"reply\": \"DONE\""_ba, "\"reply_base64\": \"RE9ORQ==\""_ba);
    QTest::newRow("the start at another precision") << with("Z\", \"cl"_ba, "999Z\", \"cl"_ba);
    QByteArray start =
        line.sliced(line.indexOf("\"id\""), line.indexOf("\"client\"") - line.indexOf("\"id\""));
    QTest::newRow("id and start at the end")
        << QByteArray("{"_ba + QByteArray(line).sliced(line.indexOf("\"client\"")).chopped(1) + ", "_ba +
                      start.chopped(2) + "}"_ba);
}

void TestSessionReader::readsOtherSpellings()
{
    QFETCH(const QByteArray, line);
    const auto exchange = readLine(line);
    QVERIFY(exchange);
    QCOMPARE(sessionLine(*exchange), sessionLine(plainExchange()));
}

void TestSessionReader::tellsWhatIsWrongWithALine_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<LineFault::Kind>("kind");
    QTest::addColumn<QByteArray>("text");
    using Kind = LineFault::Kind;
    const auto row = [](const char *rowName, const QByteArray &from, const QByteArray &to, Kind kind,
                        const QByteArray &text) {
        QTest::newRow(rowName) << from << to << kind << text;
    };
    row("a comma is missing", "17, "_ba, "17 "_ba, Kind::NotJson,
        "not JSON at column 11, expected ',' or '}'"_ba);
    row("a comma too many", "17, "_ba, "17, , "_ba, Kind::NotJson,
        "column 12, expected a member's name in quotes"_ba);
    row("columns are characters", "\"id\": 17, "_ba, "\"\u00e9\u20ac\": 1 "_ba, Kind::NotJson,
        "column 10,"_ba);
    row("a control character", "tgmr"_ba, "\x01"_ba, Kind::NotJson, "a control character in a string"_ba);
    row("half a character", "DONE"_ba, "\\ud83d"_ba, Kind::NotJson, "half a surrogate pair"_ba);
    row("a bad escape", "DONE"_ba, "\\x41"_ba, Kind::NotJson, "no escape of JSON"_ba);
    row("not UTF-8", "DONE"_ba, "DO\xffNE"_ba, Kind::NotUtf8, "is not UTF-8"_ba);
    row("something behind it", "00}"_ba, "00}{}"_ba, Kind::NotJson, "something behind the object"_ba);
    row("deep nesting", "\"id\""_ba, "\"a\": "_ba + QByteArray(100'000, '[') + ", \"id\""_ba, Kind::NotJson,
        "nested deeper than 64"_ba);
    row("deep objects", "\"id\""_ba,
        "\"a\": "_ba + QByteArray("{\"a\":"_ba).repeated(100'000) + ", \"id\""_ba, Kind::NotJson,
        "nested deeper than 64"_ba);
    row("a word", "null"_ba, "nil"_ba, Kind::NotJson, "expected a value"_ba);
    row("a leading zero", "\"id\": 17"_ba, "\"id\": 017"_ba, Kind::NotJson,
        "a number with a leading zero"_ba);
    row("a missing id", "\"id\""_ba, "\"no\""_ba, Kind::MissingMember, "\"id\" is missing"_ba);
    row("missing events", "\"events\""_ba, "\"no\""_ba, Kind::MissingMember, "\"events\" is missing"_ba);
    row("a missing time of an event", "\"ns\": 1000000"_ba, "\"no\": 1"_ba, Kind::MissingMember,
        "\"ns\" of event 3 is missing"_ba);
    row("a member twice", "\"id\": 17"_ba, "\"id\": 17, \"id\": 18"_ba, Kind::TwiceMember,
        "\"id\" is there twice"_ba);
    row("an id of text", "\"id\": 17"_ba, "\"id\": \"17\""_ba, Kind::WrongType,
        "\"id\" has the wrong type"_ba);
    row("a message of numbers", "\"tgmr\", \"dec"_ba, "4, \"dec"_ba, Kind::WrongType,
        "\"message\" has the wrong type"_ba);
    row("events of text", "\"events\": ["_ba, "\"events\": [\"x\", "_ba, Kind::WrongType,
        "\"events\" of event 1"_ba);
    row("truncated by a number", "\"reply_truncated\": false"_ba, "\"reply_truncated\": 0"_ba,
        Kind::WrongType, "wrong type"_ba);
    row("a negative id", "\"id\": 17"_ba, "\"id\": -17"_ba, Kind::OutOfRange, "\"id\" is out of range"_ba);
    row("an id of 0", "\"id\": 17"_ba, "\"id\": 0"_ba, Kind::OutOfRange, "\"id\" is out of range"_ba);
    row("an absurd id", "\"id\": 17"_ba, "\"id\": 1e300"_ba, Kind::OutOfRange, "\"id\" is out of range"_ba);
    row("an id with many digits", "\"id\": 17"_ba, "\"id\": "_ba + QByteArray(100'000, '9'), Kind::OutOfRange,
        "out of range"_ba);
    row("half an id", "\"id\": 17"_ba, "\"id\": 1.5"_ba, Kind::OutOfRange, "\"id\" is out of range"_ba);
    row("an absurd time", "\"ns\": 1000000"_ba, "\"ns\": 9223372036854775807"_ba, Kind::OutOfRange,
        "\"ns\" of event 3 is out of range"_ba);
    row("an absurd duration", "\"duration_ns\": 8"_ba, "\"duration_ns\": 92233720368547"_ba, Kind::OutOfRange,
        "\"duration_ns\" is out"_ba);
    row("an absurd size", "\"detail\": \"66 bytes"_ba, "\"detail\": \"99999999999 bytes"_ba, Kind::BadValue,
        "\"detail\" of event 1"_ba);
    row("a year too far", "\"started\": \"2"_ba, "\"started\": \"9"_ba, Kind::BadValue,
        "\"started\" can't be '9"_ba);
    row("no time", "\"started\": \"2"_ba, "\"started\": \"2x"_ba, Kind::BadValue,
        "\"started\" can't be '2x"_ba);
    row("an outcome", "\"outcome\": \"done\""_ba, "\"outcome\": \"fi\\u001bne\""_ba, Kind::BadValue,
        "\"outcome\" can't be 'fi\\u001bne'"_ba);
    row("an address", "\"127.0.0.1:6000\""_ba, "\"here:6000\""_ba, Kind::BadValue,
        "\"proxy\" can't be 'here:6000'"_ba);
    row("base64", "\"reply\": \"DONE\""_ba, "\"reply_base64\": \"RE9O!!\""_ba, Kind::BadValue,
        "\"reply_base64\" can't be"_ba);
    row("a long value is cut", "\"allowed\", \"ru"_ba, "\""_ba + QByteArray(1000, 'x') + "\", \"ru"_ba,
        Kind::BadValue, "'"_ba + QByteArray(40, 'x') + "\u2026'"_ba);
}

void TestSessionReader::tellsWhatIsWrongWithALine()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const LineFault::Kind, kind);
    QFETCH(const QByteArray, text);
    const QByteArray good = sessionLine(proxyAlone()) + "\n"_ba;
    QByteArray bad = good;
    const qsizetype at = bad.indexOf(from);
    QVERIFY(at >= 0);
    bad.replace(at, from.size(), to);
    const Read result = read(SessionHead + good + bad + good);
    QCOMPARE(result.exchanges.size(), 2U);
    QCOMPARE(result.faultCount, 1U);
    const LineFault &fault = result.faults.front();
    QVERIFY2(fault.kind == kind, fault.text().constData());
    QCOMPARE(fault.line, 3);
    QVERIFY2(fault.text().startsWith("line 3: "), fault.text().constData());
    QVERIFY2(fault.text().contains(text), fault.text().constData());
    QVERIFY(fault.text().size() < 250);
}

void TestSessionReader::leavesForeignFilesAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("text");
    const QByteArray line = sessionLine(proxyAlone()) + "\n"_ba;
    QTest::newRow("empty") << ""_ba
                           << "line 1: the file is empty"_ba;
    QTest::newRow("a text") << "Dear diary\n"_ba
                            << "line 1: this is no Midhop session"_ba;
    QTest::newRow("an exchange without a head") << line << "line 1: this is no Midhop session"_ba;
    QTest::newRow("another format") << "{\"format\": \"har\", \"version\": 1}\n"_ba + line
                                    << "line 1: this is no Midhop session"_ba;
    QTest::newRow("a line end first")
        << "\n"_ba + SessionHead + line << "line 1: this is no Midhop session"_ba;
    QTest::newRow("bytes without a line end")
        << QByteArray(1'000'000, '\x01') << "line 1: this is no Midhop session"_ba;
    QTest::newRow("a later version")
        << "{\"format\": \"midhop-session\", \"version\": 2}\n"_ba + line
        << "line 1: the session's format is version 2 and this program knows version 1"_ba;
    QTest::newRow("no version") << "{\"format\": \"midhop-session\"}\n"_ba + line
                                << "line 1: the session's format is version unknown"_ba;
}

void TestSessionReader::leavesForeignFilesAlone()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, text);
    for (const qsizetype piece : {1, 1000, 1 << 20}) {
        if (piece == 1 && content.size() > 100'000)
            continue;
        const Read result = read(content, piece);
        QVERIFY(result.foreign);
        QCOMPARE(result.exchanges.size(), 0U);
        QCOMPARE(result.faultCount, 1U);
        QVERIFY2(result.faults.front().text().startsWith(text), result.faults.front().text().constData());
    }
}

void TestSessionReader::tellsATornLine_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<int>("exchanges");
    const QByteArray whole = sessionLine(proxyAlone());
    QTest::newRow("in the middle") << whole.first(700) << qint64(3) << 1;
    QTest::newRow("one byte") << "{"_ba << qint64(3) << 1;
    QTest::newRow("inside a character") << "{\"m\": \"\xe2\x82"_ba << qint64(3) << 1;
    QTest::newRow("zeros after a power cut") << QByteArray(5000, '\0') << qint64(3) << 1;
    QTest::newRow("nothing but the line end") << whole << qint64(0) << 2;
    QTest::newRow("white space") << " \r"_ba << qint64(0) << 1;
}

void TestSessionReader::tellsATornLine()
{
    QFETCH(const QByteArray, end);
    QFETCH(const qint64, line);
    QFETCH(const int, exchanges);
    const Read result = read(SessionHead + sessionLine(proxyAlone()) + "\n"_ba + end);
    QCOMPARE(int(result.exchanges.size()), exchanges);
    QCOMPARE(result.faultCount, quint64(line > 0));
    if (line > 0) {
        QVERIFY(result.faults.front().kind == LineFault::Kind::Torn);
        QCOMPARE(result.faults.front().line, line);
    }
    // The head itself.
    const Read head = read(SessionHead.first(20));
    QVERIFY(!head.foreign);
    QVERIFY(head.faults.front().kind == LineFault::Kind::Torn);
    QCOMPARE(read(SessionHead.chopped(1)).faultCount, 0U);
}

void TestSessionReader::readsSessionsPutTogether()
{
    const QByteArray line = sessionLine(proxyAlone()) + "\n"_ba;
    const QByteArray later = "{\"format\": \"midhop-session\", \"version\": 7}\n"_ba;
    const QByteArray marked = "\xef\xbb\xbf"_ba + SessionHead;
    Read result = read(marked + line + SessionHead + line + later + line + line + SessionHead + line);
    QCOMPARE(result.exchanges.size(), 3U);
    QCOMPARE(result.faultCount, 1U);
    QCOMPARE(result.faults.front().line, 5);
    QVERIFY(result.faults.front().kind == LineFault::Kind::UnknownVersion);
    QVERIFY(!result.foreign);
    // Torn, and gone on with by another program.
    result = read(SessionHead + line.first(100) + SessionHead + line);
    QCOMPARE(result.exchanges.size(), 1U);
    QCOMPARE(result.faultCount, 1U);
    QCOMPARE(result.faults.front().line, 2);
}

void TestSessionReader::leavesOutLinesThatAreTooLong()
{
    const QByteArray line = sessionLine(proxyAlone()) + "\n"_ba;
    const QByteArray block(1 << 20, 'x');
    SessionReader reader;
    reader.feed(SessionHead);
    reader.feed("{\"id\": \"");
    for (int i = 0; i < 70; ++i)
        reader.feed(block);
    reader.feed("\"}\n");
    reader.feed(line);
    reader.feed("{\"id\": \"");
    for (int i = 0; i < 70; ++i)
        reader.feed(block);
    reader.end();
    QCOMPARE(reader.takeExchanges().size(), 1U);
    QCOMPARE(reader.faultCount(), 2U);
    QVERIFY(reader.faults()[0].kind == LineFault::Kind::TooLong);
    QCOMPARE(reader.faults()[0].line, 2);
    QCOMPARE(reader.faults()[1].line, 4);
    // All at once.
    const QByteArray tooLong(SessionReader::LongestLine + 1, 'x');
    const Read result = read(SessionHead + tooLong + "\n"_ba + line, SessionReader::LongestLine * 2);
    QCOMPARE(result.exchanges.size(), 1U);
    QVERIFY(result.faults.front().kind == LineFault::Kind::TooLong);
}

void TestSessionReader::countsEveryFaultAndKeepsTheFirst()
{
    const Read result = read(SessionHead + QByteArray("{}\n"_ba).repeated(1000) + sessionLine(proxyAlone()));
    QCOMPARE(result.faultCount, 1000U);
    QCOMPARE(result.faults.size(), SessionReader::FaultsKept);
    QCOMPARE(result.faults.back().line, 101);
    QCOMPARE(result.exchanges.size(), 1U);
}

void TestSessionReader::countsEventsItDoesNotKnow()
{
    QByteArray line = sessionLine(proxyAlone());
    line.replace("\"events\": ["_ba,
                 "\"events\": [{\"name\": \"held\", \"ns\": 1, \"detail\": \"by a person\"}, "
                 "{\"name\": \"client upstream burnt\", \"ns\": 1, \"detail\": \"x\"}, "_ba);
    const Read result = read(SessionHead + line);
    QCOMPARE(result.exchanges.size(), 1U);
    QCOMPARE(result.unknownEvents, 2U);
    QVERIFY(!result.exchanges.front().client);
    QCOMPARE(sessionLine(result.exchanges.front()), sessionLine(proxyAlone()));
}

void TestSessionReader::takesManyEvents()
{
    constexpr int Many = 500'000;
    Exchange exchange = proxyAlone();
    exchange.proxy->events.assign(
        Many, eventAt(exchange.proxy->started, EventKind::Received, Side::Upstream, 1, true));
    const QByteArray line = sessionLine(exchange);
    const auto again = readLine(line);
    QVERIFY(again);
    QCOMPARE(again->proxy->events.size(), size_t(Many));
    QVERIFY(sessionLine(*again) == line);
}

void TestSessionReader::survivesMutations()
{
    QByteArrayList lines;
    for (const Sample &sample : allKinds())
        lines << sessionLine(sample.exchange);
    QRandomGenerator random(4711);
    const QByteArray bits = R"({}[]",:\0123456789-+.eEtfn u"ns" "events" client server _base64)"_ba +
                            QByteArray("\x00\xff\xe2\x80\n\r", 6);
    lines.removeIf([](const QByteArray &line) { return line.size() > 10'000; });
    constexpr int Rounds = 6000;
    int readAgain = 0;
    for (int round = 0; round < Rounds; ++round) {
        QByteArray line = lines[random.bounded(int(lines.size()))];
        for (int changes = random.bounded(1, 4); changes > 0; --changes) {
            const int at = random.bounded(int(line.size()));
            const int size = random.bounded(1, 12);
            switch (random.bounded(5)) {
            case 0:
                line[at] = char(random.bounded(256));
                break;
            case 1:
                line.remove(at, size);
                break;
            case 2:
                line.insert(at, bits.mid(random.bounded(int(bits.size())), size));
                break;
            case 3:
                line.insert(at, line.mid(random.bounded(int(line.size())), size * 8));
                break;
            case 4:
                line.truncate(std::max(1, at));
                break;
            }
            if (line.isEmpty())
                line = "{"_ba;
        }
        const Read result =
            read(SessionHead + line + "\n"_ba + lines.front() + "\n"_ba, 1 + random.bounded(4000));
        QVERIFY(!result.exchanges.empty());
        QCOMPARE(sessionLine(result.exchanges.back()), lines.front());
        for (const LineFault &fault : result.faults)
            QVERIFY(fault.text().startsWith("line "));
        // What is taken for an exchange is one: it can be told, and written and read again.
        for (const Exchange &exchange : result.exchanges) {
            static_cast<void>(told(exchange));
            const QByteArray once = sessionLine(exchange);
            const auto again = readLine(once);
            QVERIFY2(again, once.constData());
            QCOMPARE(sessionLine(*again), once);
            ++readAgain;
        }
    }
    QVERIFY(readAgain > Rounds + 100); // some mutations are harmless
}

QTEST_APPLESS_MAIN(TestSessionReader)
#include "tst_sessionreader.moc"
