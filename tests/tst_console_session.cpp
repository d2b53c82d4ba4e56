#include "program.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>

#include <array>

#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> list;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            list += QJsonDocument::fromJson(line).object();
    }
    return list;
}

/// Takes the place of a program's standard output: each of its writes is one message to us, if we read.
class WriteChannel final
{
public:
    explicit WriteChannel(Program &program)
    {
        if (::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, m_ends.data()) != 0)
            qFatal("no descriptors");
        program.process().setChildProcessModifier([this] {
            ::dup2(m_ends[1], STDOUT_FILENO);
            ::close(m_ends[0]); // so that nobody else keeps our end open
            ::close(m_ends[1]);
        });
    }
    ~WriteChannel()
    {
        close();
        ::close(m_ends[1]);
    }
    void close()
    {
        if (m_ends[0] >= 0)
            ::close(m_ends[0]);
        m_ends[0] = -1;
    }
    /// The next write; empty if none comes in time.
    QByteArray next()
    {
        QByteArray bytes(1 << 20, Qt::Uninitialized);
        ssize_t size = -1;
        const bool came = QTest::qWaitFor(
            [&] {
                size = ::recv(m_ends[0], bytes.data(), size_t(bytes.size()), MSG_DONTWAIT);
                return size > 0;
            },
            Program::Limit);
        return came ? bytes.first(size) : QByteArray();
    }
    quint16 port()
    {
        const QByteArray line = next().trimmed();
        return line.sliced(line.lastIndexOf(':') + 1).toUShort();
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace

/// What midhop-cli writes for other programs: JSON, session files, and to readers who don't read.
class ConsoleSessionTest final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void eachRolePrintsJson();
    void aSessionIsRecordedAndContinued();
    void aRecordThatCantBeWrittenIsToldOnce();
    void theLinesOfAnExchangeAreOneWrite();
    void aReaderWhoStopsNeverStopsTheProxy();
    void aReaderWhoGoesNeverStopsTheProxy();

private:
    int send(quint16 proxyPort, const QStringList &options) const;
    std::unique_ptr<Program> m_server;
    quint16 m_serverPort = 0;
};

void ConsoleSessionTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server =
        std::make_unique<Program>(QStringList{u"server"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--json"_s});
    m_serverPort = m_server->port();
    QVERIFY(m_serverPort != 0);
}

int ConsoleSessionTest::send(quint16 proxyPort, const QStringList &options) const
{
    Program client(
        QStringList{u"client"_s, u"--proxy"_s, local(proxyPort), u"--server"_s, local(m_serverPort)} +
        options);
    return client.status();
}

void ConsoleSessionTest::eachRolePrintsJson()
{
    Program proxy({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--json"_s});
    const quint16 proxyPort = proxy.port();
    Program client({u"client"_s, u"--proxy"_s, local(proxyPort), u"--server"_s, local(m_serverPort),
                    u"--message"_s, u"tgmr"_s, u"--json"_s});
    QCOMPARE(client.status(), 0);
    QCOMPARE(send(proxyPort, {u"--block"_s}), 1);
    const QList<QJsonObject> sent = objects(client.out());
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.at(0).value(u"message"_s).toString(), u"tgmr"_s);
    QCOMPARE(sent.at(0).value(u"reply"_s).toString(), u"DONE"_s);

    const auto lines = [](Program &program) {
        return program.out().sliced(program.out().indexOf('\n') + 1);
    };
    QTRY_COMPARE(lines(proxy).count('\n'), 2);
    const QList<QJsonObject> forwarded = objects(lines(proxy));
    QCOMPARE(forwarded.at(0).value(u"id"_s).toInteger(), 1);
    QCOMPARE(forwarded.at(0).value(u"server_port"_s).toInteger(), qint64(m_serverPort));
    QCOMPARE(forwarded.at(0).value(u"decision"_s).toString(), u"allowed"_s);
    QCOMPARE(forwarded.at(0).value(u"outcome"_s).toString(), u"done"_s);
    QVERIFY(!forwarded.at(0).value(u"events"_s).toArray().isEmpty());
    QCOMPARE(forwarded.at(1).value(u"id"_s).toInteger(), 2);
    QCOMPARE(forwarded.at(1).value(u"decision"_s).toString(), u"blocked"_s);
    QCOMPARE(forwarded.at(1).value(u"rule"_s).toString(), u"127.0.0.1:7777"_s);

    QTRY_COMPARE(lines(*m_server).count('\n'), 1);
    QCOMPARE(objects(lines(*m_server)).at(0).value(u"message"_s).toString(), u"tgmr"_s);
}

void ConsoleSessionTest::aSessionIsRecordedAndContinued()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"session.jsonl"_s));
    const auto content = [&file] {
        QByteArray bytes;
        if (file.open(QIODevice::ReadOnly))
            bytes = file.readAll();
        file.close();
        return bytes;
    };
    const QStringList call{u"proxy"_s,   u"--listen"_s, u"127.0.0.1:0"_s,
                           u"--quiet"_s, u"--record"_s, file.fileName()};
    {
        Program proxy(call);
        QCOMPARE(send(proxy.port(), {u"--message"_s, u"first"_s}), 0);
        QTRY_COMPARE(content().count('\n'), 2); // complete while it runs
        QCOMPARE(proxy.stop(), 0);
        QCOMPARE(proxy.out().count('\n'), 2);
    }
    QVERIFY(file.open(QIODevice::Append) && file.write("{\"id\": 2, \"sta") > 0);
    file.close();
    {
        Program proxy(call);
        const quint16 port = proxy.port();
        QCOMPARE(send(port, {u"--message"_s, u"second"_s}), 0);
        QCOMPARE(send(port, {u"--message"_s, u"third"_s}), 0);
        QCOMPARE(proxy.stop(), 0);
    }
    const QList<QJsonObject> lines = objects(content());
    QCOMPARE(lines.size(), 4);
    const QStringList messages{u"first"_s, u"second"_s, u"third"_s};
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(lines.at(i + 1).value(u"id"_s).toInteger(), qint64(i + 1));
        QCOMPARE(lines.at(i + 1).value(u"message"_s).toString(), messages.at(i));
        // The client half-closed before, so that the proxy ends the connection behind its reply.
        const QJsonArray events = lines.at(i + 1).value(u"events"_s).toArray();
        QCOMPARE(events.last().toObject().value(u"name"_s).toString(), u"downstream closed"_s);
    }
}

void ConsoleSessionTest::aRecordThatCantBeWrittenIsToldOnce()
{
    // A pseudo file that can be opened but takes nothing would be the simple way, were it not foreign: so the
    // file size limit.
    const QTemporaryDir folder;
    Program proxy;
    proxy.process().setProgram(u"/bin/sh"_s);
    proxy.start({u"-c"_s, u"trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""_s, QStringLiteral(MIDHOP_CLI),
                 u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--quiet"_s, u"--record"_s,
                 folder.filePath(u"session.jsonl"_s)});
    const quint16 port = proxy.port();
    QVERIFY(port != 0);
    QCOMPARE(send(port, {u"--message"_s, QString(5000, u'x')}), 0);
    QVERIFY(proxy.waitForErr("session.jsonl"_ba));
    QCOMPARE(send(port, {u"--message"_s, QString(5000, u'x')}), 0);
    QCOMPARE(proxy.stop(), 0);
    QVERIFY2(proxy.err().contains("It is tried again each second."), proxy.err().constData());
    QVERIFY2(proxy.err().contains("2 exchanges\n"), proxy.err().constData());
    QCOMPARE(proxy.err().count('\n'), 2);
}

void ConsoleSessionTest::theLinesOfAnExchangeAreOneWrite()
{
    Program proxy;
    WriteChannel output(proxy);
    proxy.start({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    const quint16 port = output.port();
    QVERIFY(port != 0);
    for (const int size : {4, 2000, 30'000}) {
        QCOMPARE(send(port, {u"--message"_s, QString(size, u'x')}), 0);
        const QByteArray lines = output.next();
        QVERIFY2(lines.startsWith("Proxy received: {"), lines.first(100).constData());
        QVERIFY2(lines.endsWith("\nresponse:  DONE\nresponse send to Client\n"), lines.last(100).constData());
        QCOMPARE(lines.count('\n'), 7);
    }
}

void ConsoleSessionTest::aReaderWhoStopsNeverStopsTheProxy()
{
    Program proxy;
    WriteChannel output(proxy);
    proxy.start({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    const quint16 port = output.port();
    QVERIFY(port != 0);
    // Each exchange prints 60 kB; 8 MiB wait, and what the socket holds.
    QCOMPARE(send(port, {u"--message"_s, QString(30'000, u'x'), u"--count"_s, u"300"_s, u"--concurrency"_s,
                         u"4"_s}),
             0);
    QVERIFY(proxy.waitForErr(" lines lost: standard output is not being read\n"_ba));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(proxy.stop(), 0);
    QVERIFY2(timer.elapsed() < 10'000, "it waited for its reader");
}

void ConsoleSessionTest::aReaderWhoGoesNeverStopsTheProxy()
{
    Program proxy;
    WriteChannel output(proxy);
    proxy.start({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    const quint16 port = output.port();
    output.close();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(send(port, {u"--message"_s, u"tgmr"_s}), 0);
    QVERIFY(proxy.waitForErr(" lines lost: standard output is not being read\n"_ba));
    QCOMPARE(proxy.stop(), 0); // no SIGPIPE has ended it
}

QTEST_GUILESS_MAIN(ConsoleSessionTest)
#include "tst_console_session.moc"
