#include "core/trace/mermaidexporter.h"
#include "core/wire/replytext.h"
#include "flowsamples.h"

#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestMermaidExporter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void writesAnExchange();
    void drawsEachKindInAWayOfItsOwn();
    void saysWhatWasNotSeen();
    void escapesWhatIsSyntax_data();
    void escapesWhatIsSyntax();
    void letsNoForeignTextOut();
    void writesOneDocument();
};

namespace {

/// What Mermaid makes of entity codes.
QString decoded(QString text)
{
    static const QRegularExpression code(u"#(\\d+);"_s);
    for (auto match = code.match(text); match.hasMatch();
         match = code.match(text, match.capturedStart() + 1)) {
        const char32_t character = match.captured(1).toUInt();
        text.replace(match.capturedStart(), match.capturedLength(), QString::fromUcs4(&character, 1));
    }
    return text;
}

/// Lines that are no statement of a sequence diagram, as the documentation has them. A label holds no
/// character that could be syntax, but in entity codes.
QStringList faultsOf(const QByteArray &document)
{
    static const QRegularExpression statement(
        uR"(^    (?:(?:Client|Proxy|Server)(?:-->>|->>|--x|-x|--\)|-\))(?:Client|Proxy|Server)|Note over (?:Client|Proxy|Server|Client,Server)): (?<label>.*)$)"_s);
    static const QRegularExpression label(uR"(^(?:[-A-Za-z0-9_ .,()/+=*!?\x{80}-\x{10ffff}]|#\d+;)+$)"_s);
    static const QRegularExpression other(uR"(^(?:sequenceDiagram|    participant \w+|    %% [^;]*)$)"_s);
    QStringList faults;
    for (const QString &line : QString::fromUtf8(document).chopped(1).split(u'\n')) {
        const auto match = statement.match(line);
        if (match.hasMatch() ? !label.match(match.captured(u"label"_s)).hasMatch()
                             : !other.match(line).hasMatch())
            faults << line;
    }
    return faults;
}

Exchange saying(const QByteArray &message)
{
    Exchange exchange = wholeExchange();
    exchange.proxy->message = message;
    exchange.server->envelope = message;
    exchange.server->message = message;
    exchange.proxy->decision = "refused, "_ba + wire::printable(message);
    drop(*exchange.proxy, EventKind::Sent, Side::Upstream);
    put(*exchange.proxy, 7ms, EventKind::Sent, Side::Upstream, false, quint32(message.size()));
    drop(*exchange.server, EventKind::Received, Side::Upstream);
    put(*exchange.server, 8ms, EventKind::Received, Side::Upstream, true, quint32(message.size()));
    return exchange;
}

} // namespace

void TestMermaidExporter::writesAnExchange()
{
    Flow flow = flowOf(wholeExchange());
    const QByteArray text = decoded(QString::fromUtf8(mermaidStatements(flow))).toUtf8();
    const QList<QByteArray> lines = text.split('\n');
    QCOMPARE(lines.size(), 4 + 11 + 1);
    QVERIFY2(lines.at(0).startsWith("    Note over Client,Server: Exchange #1, "), lines.at(0).constData());
    QVERIFY2(lines.at(0).endsWith(", allowed, done"), lines.at(0).constData());
    QCOMPARE(lines.at(1), "    Note over Client: Client 127.0.0.1:49820"_ba);
    QCOMPARE(lines.at(2), "    Note over Proxy: Proxy 127.0.0.1:6000 127.0.0.1:51000"_ba);
    QCOMPARE(lines.at(3), "    Note over Server: Server 127.0.0.1:8888"_ba);
    QCOMPARE(lines.at(4), "    Client-->>Proxy: +0.000 ms connect"_ba);
    QVERIFY(
        lines.at(5).startsWith("    Client->>Proxy: +2.000 ms 66 bytes: {\"server_ip\": \"127.0.0.1\", "));
    QCOMPARE(lines.at(6),
             "    Note over Proxy: +2.700 ms decision: allowed, no rule matches 127.0.0.1:8888"_ba);
    QCOMPARE(lines.at(7), "    Client-)Proxy: +3.000 ms half-close (FIN)"_ba);
    QCOMPARE(lines.at(9), "    Proxy->>Server: +7.000 ms 4 bytes: tgmr"_ba);
    QCOMPARE(lines.at(10), "    Server->>Proxy: +9.000 ms 4 bytes: DONE"_ba);
    QCOMPARE(lines.at(12), "    Proxy--)Server: +12.000 ms close (FIN), TIME_WAIT at server"_ba);
}

void TestMermaidExporter::drawsEachKindInAWayOfItsOwn()
{
    QStringList arrows;
    for (const StepKind kind : {StepKind::Connect, StepKind::ConnectFailed, StepKind::Bytes,
                                StepKind::HalfClose, StepKind::Close, StepKind::Reset}) {
        Flow flow;
        flow.steps.emplace_back().kind = kind;
        const QByteArray line = mermaidStatements(flow).split('\n').at(4);
        arrows << QString::fromUtf8(line.sliced(10).chopped(line.size() - line.indexOf("Proxy")));
    }
    QCOMPARE(arrows, QStringList({u"-->>"_s, u"--x"_s, u"->>"_s, u"-)"_s, u"--)"_s, u"-x"_s}));
}

void TestMermaidExporter::saysWhatWasNotSeen()
{
    Exchange exchange = wholeExchange();
    exchange.server.reset();
    drop(*exchange.proxy, EventKind::HalfClosed, Side::Downstream);
    const QString text = decoded(QString::fromUtf8(mermaidStatements(flowOf(exchange))));
    QVERIFY2(text.contains(u"Note over Server: Server 127.0.0.1:8888 (not seen)\n"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"Client 127.0.0.1:49820 (not seen)"_s), qPrintable(text));
    QVERIFY2(text.contains(u"half-close (FIN), arrival not seen\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"4 bytes: tgmr\n"_s), qPrintable(text)); // the lifeline's note says it
}

void TestMermaidExporter::escapesWhatIsSyntax_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("escaped");
    QTest::addRow("plain text stays") << "allowed, DONE (4)"_ba
                                      << "allowed, DONE (4)"_ba;
    QTest::addRow("a statement's end") << "a;b"_ba
                                       << "a#59;b"_ba;
    QTest::addRow("a comment or an entity code") << "a#59;%%"_ba
                                                 << "a#35;59#59;#37;#37;"_ba;
    QTest::addRow("a line end") << "a\nb"_ba
                                << "a#10;b"_ba;
    QTest::addRow("the word end") << "end End weekend ends"_ba
                                  << "#101;nd #69;nd weekend ends"_ba;
    QTest::addRow("markup") << "</script>&lt;"_ba
                            << "#60;/script#62;#38;lt#59;"_ba;
    QTest::addRow("quotes, colons, dollars") << "\"':$"_ba
                                             << "#34;#39;#58;#36;"_ba;
    QTest::addRow("other scripts stay") << "\u00e9\u6f22\U0001f600"_ba
                                        << "\u00e9\u6f22\U0001f600"_ba;
    QTest::addRow("line ends of JavaScript") << "\u0085\u2028\u2029"_ba
                                             << "#133;#8232;#8233;"_ba;
    QTest::addRow("Mermaid's own marks") << "\ufb02\u00b0\u00b0\u00b6\u00df"_ba
                                         << "#64258;#176;#176;#182;#223;"_ba;
    QTest::addRow("no UTF-8") << "\xff;\xe2\x82;\x80;"_ba
                              << "#65533;#59;#65533;#65533;#59;#65533;#59;"_ba;
    QTest::addRow("nothing") << QByteArray() << QByteArray();
}

void TestMermaidExporter::escapesWhatIsSyntax()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, escaped);
    QCOMPARE(MermaidExporter::escaped(text), escaped);
    if (!text.contains('\xff'))
        QCOMPARE(decoded(QString::fromUtf8(escaped)).toUtf8(), text);
}

void TestMermaidExporter::letsNoForeignTextOut()
{
    const QByteArray all = QByteArray(Part::ReplyKept, '\n');
    for (const QByteArray &message :
         {"end"_ba, "x;\nClient->>Server: forged"_ba, "style:x#1;#"_ba, "%%{init: {}}%%"_ba,
          "</script>\x1b[31m"_ba, all, "\xe2\x80\xaetxt"_ba, QByteArray("\0\xff", 2), "$$x$$ <br/> \\n"_ba}) {
        const QByteArray statements = mermaidStatements(flowOf(saying(message)));
        QCOMPARE(faultsOf(statements), QStringList());
        QCOMPARE(statements.count('\n'), 4 + 11);
    }
}

void TestMermaidExporter::writesOneDocument()
{
    MermaidExporter exporter;
    QByteArray document = exporter.begin();
    for (const Exchange &exchange : {wholeExchange(), blockedExchange(), refusedExchange()})
        document += exporter.add(exchange);
    document += exporter.end();
    QVERIFY(document.startsWith("sequenceDiagram\n"));
    QCOMPARE(faultsOf(document), QStringList());
    QCOMPARE(document.count("sequenceDiagram"), 1);
    QCOMPARE(document.count("Note over Client,Server: "), 3);
}

QTEST_APPLESS_MAIN(TestMermaidExporter)
#include "tst_mermaidexporter.moc"
