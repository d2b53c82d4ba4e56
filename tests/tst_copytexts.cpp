#include "core/wire/endpoint.h"
#include "gui/exchanges/copytexts.h"

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace midhop;
using namespace midhop::gui;
using namespace Qt::StringLiterals;

namespace {

const wire::Endpoint Proxy{wire::IpAddress::fromIpv4(0x7f000001), 6000};

QByteArray everyByte()
{
    QByteArray bytes;
    for (int value = 0; value < 256; ++value)
        bytes += char(value);
    return bytes;
}

/// What a shell's printf writes for the line.
QByteArray printed(const QString &shell, const QByteArray &line)
{
    const QByteArray command = line.first(line.lastIndexOf(" | nc "));
    QProcess process;
    process.start(shell, {u"-s"_s});
    process.write(command + '\n');
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000))
        return "did not finish";
    return process.readAllStandardOutput() + process.readAllStandardError();
}

} // namespace

class TestCopyTexts : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void ncLineIsExactInAShell_data() { addBytes(); }
    void ncLineIsExactInAShell();
    void pythonSendsTheSameBytes_data() { addBytes(); }
    void pythonSendsTheSameBytes();
    void readsWell();
    void ipv6AddressesHaveNoBrackets();

private:
    static void addBytes();
};

void TestCopyTexts::addBytes()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("an ordinary envelope")
        << R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"})"_ba;
    QTest::newRow("every byte there is") << everyByte();
    QTest::newRow("every byte backwards, each followed by a digit") << [] {
        QByteArray bytes;
        for (int value = 255; value >= 0; --value)
            bytes += QByteArray(1, char(value)) + '7' + 'f';
        return bytes;
    }();
    QTest::newRow("quotes, percent, backslashes") << "'\"%s%d%%\\n\\\\'\\''$(id)`id`${HOME}!!\""_ba;
    QTest::newRow("a dash at the begin") << "-n -e --help"_ba;
    QTest::newRow("a format's own stop") << "a\\cb%b"_ba;
    QTest::newRow("ends with newlines") << "{}\n\n\r\n"_ba;
    QTest::newRow("NULs at the end") << QByteArray("{}\0\0", 4);
    QTest::newRow("long") << QByteArray(100'000, 'x') + everyByte();
}

void TestCopyTexts::ncLineIsExactInAShell()
{
    QFETCH(QByteArray, bytes);
    const QByteArray line = CopyTexts::ncLine(bytes, Proxy);
    QVERIFY(!line.contains('\n'));
    int shells = 0;
    for (const QString &name : {u"sh"_s, u"bash"_s, u"dash"_s}) {
        const QString shell = QStandardPaths::findExecutable(name);
        if (shell.isEmpty())
            continue;
        ++shells;
        QCOMPARE(printed(shell, line), bytes);
    }
    if (shells == 0)
        QSKIP("no shell here");
}

void TestCopyTexts::pythonSendsTheSameBytes()
{
    QFETCH(QByteArray, bytes);
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("no python3 here");
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::newConnection, this, [&server, &received] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [socket, &received] { received += socket->readAll(); });
        // QTcpSocket closes with the peer's half-close, so the reply comes as soon as there is something.
        socket->write("DONE");
    });
    QProcess process;
    process.start(python, {u"-"_s});
    process.write(CopyTexts::python(bytes, {Proxy.address, server.serverPort()}));
    process.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.readAllStandardOutput(), "DONE\n"_ba);
    QCOMPARE(process.exitCode(), 0);
    QTRY_COMPARE(received, bytes);
}

void TestCopyTexts::readsWell()
{
    QCOMPARE(CopyTexts::ncLine("{\"message\": \"it's 5%\"}", Proxy),
             "printf '{\"message\": \"it\\047s 5%%\"}' | nc -N 127.0.0.1 6000"_ba);
    const QByteArray script = CopyTexts::python("{\"message\": \"it's\"}", Proxy);
    QVERIFY(script.contains("envelope = b'{\"message\": \"it\\'s\"}'"));
    QVERIFY(script.contains("('127.0.0.1', 6000)"));
    QVERIFY(script.count('\n') <= 13);
}

void TestCopyTexts::ipv6AddressesHaveNoBrackets()
{
    const wire::Endpoint loopback{*wire::IpAddress::parse("::1"), 6000};
    QVERIFY(CopyTexts::ncLine("{}", loopback).endsWith("| nc -N ::1 6000"));
    QVERIFY(CopyTexts::python("{}", loopback).contains("('::1', 6000)"));
}

QTEST_GUILESS_MAIN(TestCopyTexts)
#include "tst_copytexts.moc"
