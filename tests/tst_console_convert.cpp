#include "core/trace/textexporter.h"
#include "files.h"
#include "program.h"
#include "sessionsamples.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>

using namespace midhop::trace;
using namespace midhop::trace::samples;

/// `midhop-cli convert`: what other programs read of it, and what it does with files that are no good.
class ConsoleConvertTest final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void pythonReadsTheCsvBack();
    void tsharkReadsThePackets();
    void textIsThatOfTheExporter();
    void standardInputIsReadAsItComes();
    void damagedLinesAreToldAndLeftOut();
    void aFileIsWrittenWholeOrNotAtAll();
    void foreignFilesAreRefused_data();
    void foreignFilesAreRefused();
    void filesThatCantBeUsedAreTold_data();
    void filesThatCantBeUsedAreTold();
    void aDeviceIsWrittenTo();
    void aReaderWhoGoesEndsIt();
    void aTerminalGetsNoControls();
    void theMemoryDoesNotGrowWithTheSession();

private:
    QString path(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    QString fileWith(const char *name, const QByteArray &content) const;
    QString session() const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

QByteArray allLines()
{
    QByteArray lines = SessionHead;
    for (const Sample &sample : allKinds())
        lines += sessionLine(sample.exchange) + '\n';
    return lines;
}

QByteArray linesOf(int count)
{
    return SessionHead + QByteArray(sessionLine(wholeExchange()) + '\n').repeated(count);
}

} // namespace

void ConsoleConvertTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dir = std::make_unique<QTemporaryDir>();
}

QString ConsoleConvertTest::fileWith(const char *name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

QString ConsoleConvertTest::session() const
{
    return fileWith("session.jsonl", allLines());
}

void ConsoleConvertTest::pythonReadsTheCsvBack()
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("python3 is not here");
    Program convert({u"convert"_s, session(), u"--to"_s, u"csv"_s, u"--output"_s, path("out.csv")});
    QCOMPARE(convert.status(), 0);
    QCOMPARE(convert.out(), QByteArray());
    Program reader;
    reader.process().setProgram(python);
    reader.start({u"-c"_s,
                  u"import csv, json, sys\n"
                  "csv.field_size_limit(10**8)\n"
                  "with open(sys.argv[1], newline='', encoding='utf-8') as f:\n"
                  "    json.dump(list(csv.DictReader(f, strict=True)), sys.stdout)\n"_s,
                  path("out.csv")});
    QVERIFY2(reader.status() == 0, reader.err().constData());
    const QJsonArray rows = QJsonDocument::fromJson(reader.out()).array();
    const QList<Sample> all = allKinds();
    QCOMPARE(rows.size(), all.size());
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Facts facts = factsOf(all[i].exchange);
        const auto given = [&](const QString &column) -> QByteArray {
            QByteArray text = rows[i][column].toString(u"missing"_s).toUtf8();
            const QByteArray base64 = rows[i][QString(column + u"_base64"_s)].toString().toLatin1();
            if (!base64.isEmpty())
                return QByteArray::fromBase64(base64);
            return text.startsWith('\'') ? text.sliced(1) : text;
        };
        QCOMPARE(given(u"message"_s), facts.message.value_or(QByteArrayView()).toByteArray());
        QCOMPARE(given(u"server_ip"_s), facts.serverIp.value_or(QByteArrayView()).toByteArray());
        QCOMPARE(given(u"envelope"_s), facts.envelope.toByteArray());
        QCOMPARE(given(u"outcome"_s), name(facts.outcome));
        QVERIFY2(facts.reply.startsWith(given(u"reply"_s)), all[i].name);
        QCOMPARE(given(u"duration_ms"_s).isEmpty(), facts.latency.count() < 0);
        QVERIFY(!rows[i].toObject().contains(QString())); // no field too many
    }
}

void ConsoleConvertTest::tsharkReadsThePackets()
{
    const QString tshark = QStandardPaths::findExecutable(u"tshark"_s);
    if (tshark.isEmpty())
        QSKIP("tshark is not here");
    Program convert({u"convert"_s, session(), u"--to"_s, u"pcapng"_s, u"--output"_s, path("out.pcapng")});
    QCOMPARE(convert.status(), 0);
    Program reader;
    reader.process().setProgram(tshark);
    reader.start({u"-r"_s, path("out.pcapng"), u"-T"_s, u"fields"_s, u"-e"_s, u"tcp.dstport"_s});
    QCOMPARE(reader.status(), 0);
    QVERIFY(reader.out().contains("6000\n"));
    QVERIFY(reader.out().contains("8888\n"));
}

void ConsoleConvertTest::textIsThatOfTheExporter()
{
    Program convert({u"convert"_s, session(), u"--to"_s, u"text"_s});
    QCOMPARE(convert.status(), 0);
    // The times of this process and of the program's differ by less than a microsecond's fraction.
    const QByteArrayList lines = convert.out().split('\n');
    QByteArrayList expected;
    TextExporter exporter;
    for (const Sample &sample : allKinds())
        expected += exporter.add(sample.exchange).split('\n');
    expected.removeAll(QByteArray());
    QCOMPARE(lines.size(), expected.size() + 1);
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(lines[i].sliced(27), expected[i].sliced(27));
    QCOMPARE(convert.err(), "convert: "_ba + QByteArray::number(allKinds().size()) +
                                " exchanges written, 0 lines could not be read.\n"_ba);

    Program mermaid({u"convert"_s, session(), u"--to"_s, u"mermaid"_s});
    QCOMPARE(mermaid.status(), 0);
    QVERIFY(mermaid.out().startsWith("sequenceDiagram\n"));
}

void ConsoleConvertTest::standardInputIsReadAsItComes()
{
    Program convert({u"convert"_s, u"-"_s, u"--to"_s, u"text"_s});
    convert.process().write(linesOf(1));
    QVERIFY(convert.waitForOut("17 client Json data"_ba));
    convert.process().write(sessionLine(blockedExchange()).first(500));
    convert.process().closeWriteChannel();
    QCOMPARE(convert.status(), 1);
    QVERIFY2(convert.err().contains("convert: line 3: torn, "), convert.err().constData());
    QVERIFY2(convert.err().endsWith("convert: 1 exchange written, 1 line could not be read.\n"),
             convert.err().constData());
}

void ConsoleConvertTest::damagedLinesAreToldAndLeftOut()
{
    QByteArray bad = sessionLine(wholeExchange());
    bad.replace("\"outcome\": \"done\"", "\"outcome\": \"\\u001b[31m\"");
    const QByteArray good = sessionLine(wholeExchange()) + '\n';
    const QString file =
        fileWith("bad.jsonl", SessionHead + good + bad + '\n' + QByteArray("{}\n").repeated(150) + good);
    Program convert({u"convert"_s, file, u"--to"_s, u"csv"_s, u"--output"_s, path("out.csv")});
    QCOMPARE(convert.status(), 1);
    QCOMPARE(contentOf(path("out.csv")).count('\n'), 3);
    QVERIFY2(convert.err().contains("convert: line 3: \"outcome\" can't be '\\u001b[31m'; "),
             convert.err().constData());
    QVERIFY(convert.err().contains("convert: line 102: "));
    QVERIFY(!convert.err().contains("convert: line 103: "));
    QVERIFY(!convert.err().contains('\x1b'));
    QVERIFY2(convert.err().endsWith("convert: 2 exchanges written, 151 lines could not be read.\n"),
             convert.err().constData());
}

void ConsoleConvertTest::aFileIsWrittenWholeOrNotAtAll()
{
    const QString out = fileWith("out.csv", "what was there"_ba);
    // A limit on the size of files stands for a full disk.
    Program convert;
    convert.process().setProgram(u"/bin/sh"_s);
    convert.start({u"-c"_s, u"trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""_s, QStringLiteral(MIDHOP_CLI),
                   u"convert"_s, session(), u"--to"_s, u"csv"_s, u"--output"_s, out});
    QCOMPARE(convert.status(), 2);
    QVERIFY2(convert.err().contains("can't write to "), convert.err().constData());
    QCOMPARE(contentOf(out), "what was there"_ba);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), (QStringList{u"out.csv"_s, u"session.jsonl"_s}));

    Program again({u"convert"_s, session(), u"--to"_s, u"csv"_s, u"--output"_s, out});
    QCOMPARE(again.status(), 0);
    QVERIFY(contentOf(out).startsWith("id,started,"));
    // The session itself, too.
    Program self({u"convert"_s, session(), u"--to"_s, u"text"_s, u"--output"_s, path("session.jsonl")});
    QCOMPARE(self.status(), 0);
    QVERIFY(contentOf(path("session.jsonl")).contains("17 proxy  Proxy received"));
}

void ConsoleConvertTest::foreignFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("a text") << "Dear diary\n"_ba
                            << "convert: line 1: this is no Midhop session"_ba;
    QTest::newRow("nothing") << ""_ba
                             << "convert: line 1: the file is empty"_ba;
    QTest::newRow("a later version") << "{\"format\": \"midhop-session\", \"version\": 2}\n{}\n"_ba
                                     << "convert: line 1: the session's format is version 2"_ba;
    QTest::newRow("a large file of zeros")
        << QByteArray(10 << 20, '\0') << "convert: line 1: this is no Midhop session"_ba;
}

void ConsoleConvertTest::foreignFilesAreRefused()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, told);
    const QString file = fileWith("foreign", content);
    const QString out = fileWith("out.csv", "what was there"_ba);
    Program convert({u"convert"_s, file, u"--to"_s, u"csv"_s, u"--output"_s, out});
    QCOMPARE(convert.status(), 5);
    QVERIFY2(convert.err().startsWith(told), convert.err().constData());
    QCOMPARE(convert.err().count('\n'), 1);
    QCOMPARE(contentOf(out), "what was there"_ba);
    Program printing({u"convert"_s, file, u"--to"_s, u"csv"_s});
    QCOMPARE(printing.status(), 5);
    QCOMPARE(printing.out(), QByteArray());
}

void ConsoleConvertTest::filesThatCantBeUsedAreTold_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("no such session") << u"none.jsonl"_s << u"out.csv"_s
                                     << "can't read none.jsonl: No such file"_ba;
    QTest::newRow("a folder to read") << u"/tmp"_s << u"out.csv"_s << "can't read /tmp: "_ba;
    QTest::newRow("a folder to write to") << QString() << u"/tmp"_s << "can't write to /tmp: "_ba;
    QTest::newRow("no such folder") << QString() << u"/no/such/out.csv"_s
                                    << "can't write to /no/such/out.csv: "_ba;
    QTest::newRow("a full device") << QString() << u"/dev/full"_s
                                   << "can't write to /dev/full: No space left"_ba;
}

void ConsoleConvertTest::filesThatCantBeUsedAreTold()
{
    QFETCH(const QString, input);
    QFETCH(const QString, output);
    QFETCH(const QByteArray, told);
    Program convert;
    convert.process().setWorkingDirectory(m_dir->path());
    convert.start(
        {u"convert"_s, input.isEmpty() ? session() : input, u"--to"_s, u"csv"_s, u"--output"_s, output});
    QCOMPARE(convert.status(), 2);
    QVERIFY2(convert.err().startsWith(QByteArray("convert: "_ba + told)), convert.err().constData());
}

void ConsoleConvertTest::aDeviceIsWrittenTo()
{
    Program convert({u"convert"_s, session(), u"--to"_s, u"csv"_s, u"--output"_s, u"/dev/null"_s});
    QCOMPARE(convert.status(), 0);
    QVERIFY(!QFileInfo(u"/dev/null"_s).isFile()); // no file has taken its place
}

void ConsoleConvertTest::aReaderWhoGoesEndsIt()
{
    const QString file = fileWith("long.jsonl", linesOf(20'000));
    Program convert;
    convert.process().setProgram(u"/bin/sh"_s);
    convert.start({u"-c"_s, u"{ \"$0\" \"$@\"; echo \"status $?\" >&2; } | head -n 1"_s,
                   QStringLiteral(MIDHOP_CLI), u"convert"_s, file, u"--to"_s, u"text"_s});
    QCOMPARE(convert.status(), 0);
    QCOMPARE(convert.out().count('\n'), 1);
    QVERIFY2(convert.waitForErr("status 2\n"_ba), convert.err().constData());
    QVERIFY2(convert.err().contains("standard output is not being read any more\n"),
             convert.err().constData());
    QVERIFY2(convert.err().contains(" exchanges written, 0 lines could not be read.\n"),
             convert.err().constData());
}

void ConsoleConvertTest::aTerminalGetsNoControls()
{
    const QString script = QStandardPaths::findExecutable(u"script"_s);
    if (script.isEmpty())
        QSKIP("script(1) is not here: no terminal to write to");
    Exchange exchange = proxyAlone();
    exchange.proxy->message = "\x1b[2J\u202etxt"_ba;
    const QString file = fileWith("escapes.jsonl", SessionHead + sessionLine(exchange) + '\n');
    const auto run = [&](const QString &form) {
        auto terminal = std::make_unique<Program>();
        terminal->process().setProgram(script);
        terminal->start({u"-qec"_s,
                         u"'%1' convert '%2' --to %3"_s.arg(QStringLiteral(MIDHOP_CLI), file, form),
                         path("typescript")});
        return terminal;
    };
    const auto csv = run(u"csv"_s);
    QCOMPARE(csv->status(), 0);
    QVERIFY(csv->out().contains("\\u001b[2J\\u202etxt"));
    QVERIFY(!csv->out().contains('\x1b'));
    QVERIFY(!csv->out().contains("\u202e"));
    const auto packets = run(u"pcapng"_s);
    QCOMPARE(packets->status(), 2);
    QVERIFY2(packets->out().contains("pcapng is not for a terminal"), packets->out().constData());
}

void ConsoleConvertTest::theMemoryDoesNotGrowWithTheSession()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("the sanitizer's own memory does not fit into the limit");
#endif
    // 60 MB of session in an address space that its exchanges would not fit into.
    const QString file = fileWith("long.jsonl", linesOf(30'000));
    Program convert;
    convert.process().setProgram(u"/bin/sh"_s);
    convert.start({u"-c"_s, u"ulimit -d 60000; exec \"$0\" \"$@\""_s, QStringLiteral(MIDHOP_CLI),
                   u"convert"_s, file, u"--to"_s, u"csv"_s, u"--output"_s, path("out.csv")});
    QCOMPARE(convert.status(), 0);
    QCOMPARE(contentOf(path("out.csv")).count('\n'), 30'001);
}

QTEST_GUILESS_MAIN(ConsoleConvertTest)
#include "tst_console_convert.moc"
