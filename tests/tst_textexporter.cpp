#include "core/trace/textexporter.h"
#include "sessionsamples.h"

#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestTextExporter final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsTheLinesOfAllRolesInTimeOrder();
    void isHarmlessOnATerminal();
    void makesEachFormatsExporter();
};

void TestTextExporter::tellsTheLinesOfAllRolesInTimeOrder()
{
    Exchange exchange = wholeExchange();
    exchange.client->randomMessage = true;
    TextExporter exporter;
    QCOMPARE(exporter.begin() + exporter.end(), QByteArray());
    QByteArray text;
    for (const QByteArray &line : exporter.add(exchange).trimmed().split('\n')) {
        // The time of the sample is any; its milliseconds behind the start are not.
        QVERIFY(line.size() > 28);
        text += line.sliced(28) + '\n';
    }
    QCOMPARE(
        text,
        "17 client Random 4 letter string:  tgmr\n"
        "17 client Json data {\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"tgmr\"}\n"
        "17 client Local address 127.0.0.1:49820 (chosen by the system)\n"
        "17 proxy  Proxy received: {\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": "
        "\"tgmr\"}\n"
        "17 proxy  Server IP: 127.0.0.1\n"
        "17 proxy  Server Port: 8888\n"
        "17 proxy  Message: tgmr\n"
        "17 proxy  Decision: allowed, no rule matches 127.0.0.1:8888\n"
        "17 server Server received: tgmr\n"
        "17 server Reply: DONE\n"
        "17 proxy  response:  DONE\n"
        "17 proxy  response send to Client\n"
        "17 client Response from server(forwarded by Proxy):  DONE\n"_ba);
    const QByteArray all = exporter.add(exchange);
    QVERIFY(all.startsWith(QByteArray(rfc3339(exchange.client->started) + " 17 client Random"_ba)));
    QVERIFY(
        all.contains(QByteArray(rfc3339(exchange.server->started + 3ms) + " 17 server Reply: DONE\n"_ba)));
}

void TestTextExporter::isHarmlessOnATerminal()
{
    static const QRegularExpression controls(
        u"[\\x{0}-\\x{9}\\x{b}-\\x{1f}\\x{7f}-\\x{9f}\\x{61c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{fffd}]"_s);
    for (const Sample &sample : allKinds()) {
        TextExporter exporter;
        const QString text = QString::fromUtf8(exporter.add(sample.exchange));
        QVERIFY2(!text.contains(controls), sample.name);
    }
}

void TestTextExporter::makesEachFormatsExporter()
{
    const std::pair<ExportFormat, QByteArray> formats[] = {
        {ExportFormat::Session, "{\"format\": \"midhop-session\""_ba},
        {ExportFormat::Csv, "id,started,"_ba},
        {ExportFormat::Pcapng, "\x0a\x0d\x0d\x0a"_ba},
        {ExportFormat::Mermaid, "sequenceDiagram"_ba},
        {ExportFormat::Text, "20"_ba}};
    for (const auto &[format, begin] : formats) {
        const auto exporter = makeExporter(format);
        const QByteArray all = exporter->begin() + exporter->add(wholeExchange()) + exporter->end();
        QVERIFY2(all.startsWith(begin), all.first(20).constData());
    }
}

QTEST_APPLESS_MAIN(TestTextExporter)
#include "tst_textexporter.moc"
