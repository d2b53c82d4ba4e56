#include "core/trace/csvexporter.h"
#include "core/trace/phases.h"
#include "sessionsamples.h"

#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestCsvExporter final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsAnExchangeInARow();
    void leavesOutWhatIsNotKnown();
    void givesTextsBack_data();
    void givesTextsBack();
    void tellsOtherBytesInBase64();
    void hasAsManyFieldsAsNames();
};

namespace {

/// The fields of one row, as RFC 4180 reads them; empty where the row is none.
QByteArrayList fieldsOf(const QByteArray &row)
{
    QByteArrayList fields{{}};
    bool quoted = false;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const char c = row[i];
        if (quoted) {
            if (c != '"')
                fields.last() += c;
            else if (row.mid(i + 1, 1) == "\"")
                fields.last() += row[++i];
            else
                quoted = false;
        } else if (c == '"' && fields.last().isEmpty()) {
            quoted = true;
        } else if (c == ',') {
            fields << QByteArray();
        } else if (row.sliced(i) == "\r\n") {
            return fields;
        } else if (c == '"' || c == '\r' || c == '\n') {
            return {};
        } else {
            fields.last() += c;
        }
    }
    return {};
}

QMap<QByteArray, QByteArray> rowOf(const Exchange &exchange)
{
    CsvExporter exporter;
    const QByteArrayList names = fieldsOf(exporter.begin());
    const QByteArrayList fields = fieldsOf(exporter.add(exchange));
    QMap<QByteArray, QByteArray> row;
    if (fields.size() == names.size()) {
        for (qsizetype i = 0; i < names.size(); ++i)
            row[names[i]] = fields[i];
    }
    return row;
}

} // namespace

void TestCsvExporter::tellsAnExchangeInARow()
{
    Exchange exchange = wholeExchange();
    exchange.proxy->rule = "allow 127.0.0.0/8"_ba;
    exchange.client->ended = exchange.client->started + 10'000'042ns;
    CsvExporter exporter;
    QVERIFY(exporter.begin().startsWith("id,started,client,proxy,"));
    QVERIFY(exporter.begin().endsWith("\r\n"));
    const QByteArray expected =
        "17,STARTED,127.0.0.1:49820,127.0.0.1:6000,127.0.0.1:51000,127.0.0.1:8888,127.0.0.1,,8888,tgmr,,"
        "allowed,"
        "allow 127.0.0.0/8,done,DONE,,4,10.000042,,0.000000,1.000000,,,3.000000,8.500000,0.000000,"
        "\"{\"\"server_ip\"\": \"\"127.0.0.1\"\", \"\"server_port\"\": 8888, \"\"message\"\": \"\"tgmr\"\"}\",\r\n"_ba;
    QCOMPARE(exporter.add(exchange),
             QByteArray(expected).replace("STARTED", rfc3339(exchange.client->started)));
    QCOMPARE(exporter.end(), QByteArray());
}

void TestCsvExporter::leavesOutWhatIsNotKnown()
{
    Exchange exchange;
    exchange.id = {3};
    exchange.client = underWay(clientPart(1), 1ms);
    const auto row = rowOf(exchange);
    QCOMPARE(row["outcome"], "running"_ba);
    QCOMPARE(row["reply_bytes"], "0"_ba);
    for (const char *column : {"upstream", "server", "decision", "rule", "reply", "duration_ms", "server_ms"})
        QCOMPARE(row[column], QByteArray());
}

void TestCsvExporter::givesTextsBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("defused");
    QTest::newRow("a word") << "tgmr"_ba << false;
    QTest::newRow("a comma") << "a,b"_ba << false;
    QTest::newRow("quotes") << "\"a\"\"b\""_ba << false;
    QTest::newRow("lines") << "a\r\nb\nc\rd"_ba << false;
    QTest::newRow("spaces") << " a "_ba << false;
    QTest::newRow("a sign inside") << "1+1=2"_ba << false;
    QTest::newRow("controls") << "\x01\x1b[31m\x7f"_ba << false;
    QTest::newRow("right to left") << "\u202etxt"_ba << false;
    QTest::newRow("a formula") << "=cmd|' /C calc'!A0"_ba << true;
    QTest::newRow("a formula with quotes") << "=HYPERLINK(\"http://x\",\"y\")"_ba << true;
    QTest::newRow("plus") << "+1"_ba << true;
    QTest::newRow("minus") << "-1"_ba << true;
    QTest::newRow("at") << "@SUM(1)"_ba << true;
    QTest::newRow("a tab") << "\t=1"_ba << true;
    QTest::newRow("a carriage return") << "\r=1"_ba << true;
    QTest::newRow("a line feed") << "\n=1"_ba << true;
    QTest::newRow("a full-width sign") << "\uff1d1"_ba << true;
    QTest::newRow("an apostrophe") << "'tis"_ba << true;
    QTest::newRow("an apostrophe and a formula") << "'=1"_ba << true;
}

void TestCsvExporter::givesTextsBack()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, defused);
    Exchange exchange = wholeExchange();
    for (auto *part : {&exchange.client, &exchange.proxy}) {
        (*part)->message = text;
        (*part)->serverIp = text;
        (*part)->serverPort = text;
        (*part)->envelope = text;
    }
    exchange.proxy->rule = text;
    answer(exchange, text);
    const auto row = rowOf(exchange);
    for (const char *column : {"message", "server_ip", "server_port", "envelope", "rule", "reply"})
        QCOMPARE(row[column], QByteArray(defused ? "'"_ba + text : text));
    for (const char *column : {"message_base64", "reply_base64", "envelope_base64", "server_ip_base64"})
        QCOMPARE(row[column], QByteArray());
}

void TestCsvExporter::tellsOtherBytesInBase64()
{
    for (const QByteArray &bytes : {"=\xff"_ba, QByteArray("a\0b", 3), "\xed\xa0\x80"_ba}) {
        Exchange exchange = wholeExchange();
        exchange.proxy->message = bytes;
        exchange.proxy->envelope = bytes;
        exchange.proxy->serverIp = bytes;
        answer(exchange, bytes);
        const auto row = rowOf(exchange);
        for (const QByteArray &column : {"message"_ba, "reply"_ba, "envelope"_ba, "server_ip"_ba}) {
            QCOMPARE(row[column], QByteArray());
            QCOMPARE(QByteArray::fromBase64(row[column + "_base64"]), bytes);
        }
    }
}

void TestCsvExporter::hasAsManyFieldsAsNames()
{
    for (const Sample &sample : allKinds())
        QVERIFY2(!rowOf(sample.exchange).isEmpty(), sample.name);
}

QTEST_APPLESS_MAIN(TestCsvExporter)
#include "tst_csvexporter.moc"
