#include "program.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>

using namespace Qt::StringLiterals;

/// What midhop-cli says of options, values and rules, and with which exit status it ends.
class ConsoleErrorsTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void helpAndVersion_data();
    void helpAndVersion();
    void mistakesAreTold_data();
    void mistakesAreTold();
    void rulesAreToldWithFileAndLine_data();
    void rulesAreToldWithFileAndLine();
    void aPortInUseIsToldWithItsHolder();
    void bytesThatAreNoUtf8AreAnError();
    void aForeignRecordIsRefused();
};

void ConsoleErrorsTest::helpAndVersion_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("help") << QStringList{u"--help"_s} << "Usage: midhop-cli [options] COMMAND\n"_ba;
    QTest::newRow("short help") << QStringList{u"-h"_s} << "Usage: midhop-cli [options] COMMAND\n"_ba;
    QTest::newRow("version") << QStringList{u"--version"_s} << "midhop-cli " MIDHOP_VERSION "\n"_ba;
    for (const QString &command : {u"proxy"_s, u"server"_s, u"client"_s, u"demo"_s, u"convert"_s}) {
        const QByteArray name = command.toUtf8();
        QTest::addRow("%s help", name.constData())
            << QStringList{command, u"--help"_s} << QByteArray("Usage: midhop-cli " + name + " [options]");
        QTest::addRow("%s version", name.constData())
            << QStringList{command, u"--version"_s} << "midhop-cli " MIDHOP_VERSION "\n"_ba;
    }
}

void ConsoleErrorsTest::helpAndVersion()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, beginning);
    Program program(arguments);
    QCOMPARE(program.status(), 0);
    QVERIFY2(program.out().startsWith(beginning), program.out().constData());
    QCOMPARE(program.err(), QByteArray());
}

void ConsoleErrorsTest::mistakesAreTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const QString &call, const QByteArray &told) {
        QTest::newRow(qUtf8Printable(call)) << call.split(u' ', Qt::SkipEmptyParts) << told;
    };
    row({}, "A command is missing");
    row(u"relay"_s, "Unknown command 'relay'");
    row(u"--bogus"_s, "Unknown option 'bogus'");
    row(u"proxy --bogus"_s, "Unknown option 'bogus'. See midhop-cli proxy --help.");
    row(u"proxy surplus"_s, "Unexpected argument 'surplus'");
    row(u"proxy --listen"_s, "Missing value after '--listen'");
    row(u"proxy --json=yes"_s, "Unexpected value after '--json'");
    row(u"proxy --listen 6000"_s, "--listen: '6000'");
    row(u"proxy --listen 127.1:6000"_s, "--listen: '127.1:6000'");
    row(u"proxy --listen ::1:6000"_s, "IPv6 in brackets");
    row(u"proxy --listen 127.0.0.1:65536"_s, "0 to 65535");
    row(u"proxy --listen example.com:6000"_s, "--listen: 'example.com:6000'");
    row(u"proxy --forward xml"_s, "--forward: 'xml' is none of message, json");
    row(u"proxy --json --quiet"_s, "--json and --quiet exclude each other");
    row(u"proxy --idle-timeout 0"_s, "--idle-timeout: '0' is not a whole number from 1 to 86400000");
    row(u"proxy --envelope-timeout 1s"_s, "--envelope-timeout: '1s'");
    row(u"proxy --connect-timeout -5"_s, "--connect-timeout: '-5'");
    row(u"proxy --first-byte-timeout +5"_s, "--first-byte-timeout: '+5'");
    row(u"proxy --quiet-time 0x10"_s, "--quiet-time: '0x10'");
    row(u"proxy --max-connections 9999999999999999999999"_s, "--max-connections: '9");
    row(u"proxy --max-envelope 1e3"_s, "--max-envelope: '1e3'");
    row(u"proxy --block 300.0.0.1:7777"_s, "--block '300.0.0.1:7777': ");
    row(u"proxy --rules /nonexistent/rules.txt"_s, "/nonexistent/rules.txt: can't be read: ");
    row(u"proxy --record /nonexistent/session.jsonl"_s, "/nonexistent/session.jsonl");
    row(u"server --reply OK --echo"_s, "--reply and --echo exclude each other");
    row(u"server --reverse --silent"_s, "--reverse and --silent exclude each other");
    row(u"server --delay soon"_s, "--delay: 'soon' is not a whole number from 0 to 86400000");
    row(u"server --reply-as xml"_s, "--reply-as: 'xml' is none of text, json");
    row(u"server --json --quiet"_s, "--json and --quiet exclude each other");
    row(u"server --forward json"_s, "Unknown option 'forward'");
    row(u"client --message a --random"_s, "--message and --random exclude each other");
    row(u"client --count 0"_s, "--count: '0' is not a whole number from 1");
    row(u"client --concurrency none"_s, "--concurrency: 'none'");
    row(u"client --rate -1"_s, "--rate: '-1' is not a number from 0");
    row(u"client --rate 1000001"_s, "--rate: '1000001' is not a number from 0 to 1000000");
    row(u"client --rate 0.0000000001"_s, "--rate: '0.0000000001' is neither 0 nor a number from 0.001 to 1000000");
    row(u"client --proxy 127.0.0.1:0"_s, "1 to 65535");
    row(u"client --proxy 127.1:6000"_s, "--proxy: '127.1'");
    row(u"client --server :8888"_s, "--server: ':8888'");
    row(u"demo --count 2"_s, "Unknown option 'count'");
    row(u"convert session.jsonl"_s, "--to is missing: csv, pcapng, mermaid or text");
    row(u"convert session.jsonl --to html"_s, "--to: 'html' is none of csv, pcapng, mermaid, text");
    row(u"convert --to csv"_s, "SESSION is missing");
    row(u"convert a b --to csv"_s, "Unexpected argument 'b'");
    row(u"convert no/such/file --to csv"_s, "can't read no/such/file: No such file or directory");
}

void ConsoleErrorsTest::mistakesAreTold()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, told);
    Program program(arguments);
    QCOMPARE(program.status(), 2);
    QVERIFY2(program.err().contains(told), program.err().constData());
    QCOMPARE(program.err().count('\n'), 1);
    QCOMPARE(program.out(), QByteArray());
}

void ConsoleErrorsTest::rulesAreToldWithFileAndLine_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("a rule that can't be read") << "block *:25\n# a comment\nblock 300.1.1.1:7\n"_ba
                                               << "rules.txt:3: "_ba;
    QTest::newRow("a word that is no action") << "deny 127.0.0.1:7777\n"_ba
                                              << "rules.txt:1: "_ba;
    QTest::newRow("a default that is neither") << "\n\r\ndefault maybe\n"_ba
                                               << "rules.txt:3: "_ba;
}

void ConsoleErrorsTest::rulesAreToldWithFileAndLine()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, told);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"rules.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
    file.close();
    Program program;
    program.process().setWorkingDirectory(folder.path());
    program.start({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--rules"_s, u"rules.txt"_s});
    QCOMPARE(program.status(), 2);
    QVERIFY2(program.err().startsWith(told), program.err().constData());
    QCOMPARE(program.out(), QByteArray());
}

void ConsoleErrorsTest::aPortInUseIsToldWithItsHolder()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress(QHostAddress::LocalHost)));
    const QByteArray port = QByteArray::number(holder.serverPort());
    for (const QString &role : {u"proxy"_s, u"server"_s}) {
        Program program({role, u"--listen"_s, local(holder.serverPort())});
        QCOMPARE(program.status(), 4);
        QVERIFY2(program.err().contains(port), program.err().constData());
#ifdef Q_OS_LINUX
        QVERIFY2(program.err().contains(QByteArray::number(QCoreApplication::applicationPid())),
                 program.err().constData());
#endif
        QCOMPARE(program.out(), QByteArray());
    }
}

void ConsoleErrorsTest::bytesThatAreNoUtf8AreAnError()
{
    Program program;
    program.process().setProgram(u"/bin/sh"_s);
    program.start(
        {u"-c"_s, u"exec \"$0\" client --message \"$(printf 'a\\377b')\""_s, QStringLiteral(MIDHOP_CLI)});
    QCOMPARE(program.status(), 2);
    QVERIFY2(program.err().contains("'a\\xffb' is not UTF-8"), program.err().constData());
}

void ConsoleErrorsTest::aForeignRecordIsRefused()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"notes.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write("Buy milk.\n") > 0);
    file.close();
    Program program({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--record"_s, path});
    QCOMPARE(program.status(), 5);
    QVERIFY2(program.err().contains("notes.txt"), program.err().constData());
    QCOMPARE(program.out(), QByteArray());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "Buy milk.\n"_ba);
}

QTEST_GUILESS_MAIN(ConsoleErrorsTest)
#include "tst_console_errors.moc"
