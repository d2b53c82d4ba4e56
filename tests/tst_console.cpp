#include "program.h"
#include "rawsocket.h"

#include <QtCore/QTemporaryFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QByteArray Prompt =
    QByteArrayLiteral("Enter 'block' to test block mode, anything else to send normally: ");

QByteArray envelope(quint16 port, const QByteArray &message)
{
    return "{\"server_ip\": \"127.0.0.1\", \"server_port\": " + QByteArray::number(port) +
           ", \"message\": \"" + message + "\"}";
}

} // namespace

/// midhop-cli from outside: what it prints, to the byte, and its exit statuses.
class ConsoleTest final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void anExchangeIsPrintedByAllThree();
    void aBlockedExchangeIsPrinted();
    void theClientAsks_data();
    void theClientAsks();
    void theClientTellsWhyThereIsNoReply();
    void aRandomMessageIsFourLetters();
    void manyExchangesEndInASummary();
    void aManifoldSendReportsItsWorst();
    void aCancelledRunTellsItsSummary();
    void rulesComeInTheirOrder();
    void theServerAnswersAsTold_data();
    void theServerAnswersAsTold();
    void theEnvelopeIsForwardedAsJson();
    void quietRolesAreQuiet();
    void signalsEndARole_data();
    void signalsEndARole();
    void othersCanReachIt();
    void anyLocaleTakesAnyText();
    void foreignTextIsMadeHarmless();
    void theDemoShowsBothReplies();

private:
    void start(Program &program, quint16 &port, const QString &role, const QStringList &options = {});
    QStringList send(const QStringList &options) const;

    std::unique_ptr<Program> m_server;
    std::unique_ptr<Program> m_proxy;
    quint16 m_serverPort = 0;
    quint16 m_proxyPort = 0;
};

void ConsoleTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<Program>();
    m_proxy = std::make_unique<Program>();
}

void ConsoleTest::cleanup()
{
    m_proxy.reset();
    m_server.reset();
}

void ConsoleTest::start(Program &program, quint16 &port, const QString &role, const QStringList &options)
{
    program.start(QStringList{role, u"--listen"_s, u"127.0.0.1:0"_s} + options);
    port = program.port();
    QVERIFY2(port != 0, program.err().constData());
}

QStringList ConsoleTest::send(const QStringList &options) const
{
    return QStringList{u"client"_s, u"--proxy"_s, local(m_proxyPort), u"--server"_s, local(m_serverPort)} +
           options;
}

void ConsoleTest::anExchangeIsPrintedByAllThree()
{
    start(*m_server, m_serverPort, u"server"_s);
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client(send({u"--message"_s, u"tgmr"_s}));
    QCOMPARE(client.status(), 0);
    const QByteArray json = envelope(m_serverPort, "tgmr"_ba);
    QCOMPARE(client.out(), "Json data " + json + "\nResponse from server(forwarded by Proxy):  DONE\n");
    QCOMPARE(client.err(), QByteArray());

    const QByteArray port = QByteArray::number(m_serverPort);
    const QByteArray lines = "Proxy Server listening on " + local(m_proxyPort).toLatin1() +
                             "\nProxy received: " + json + "\nServer IP: 127.0.0.1\nServer Port: " + port +
                             "\nMessage: tgmr\nDecision: allowed, no rule matches 127.0.0.1:" + port +
                             "\nresponse:  DONE\nresponse send to Client\n";
    QVERIFY2(m_proxy->waitForOut("response send to Client\n"_ba), m_proxy->out().constData());
    QCOMPARE(m_proxy->stop(), 0);
    QCOMPARE(m_proxy->out(), lines + "Proxy shutting down.\n");
    QCOMPARE(m_proxy->err(), QByteArray());

    QVERIFY(m_server->waitForOut("Server received: tgmr\n"_ba));
    QCOMPARE(m_server->stop(), 0);
    QCOMPARE(m_server->out(),
             "Server listening on 127.0.0.1:" + port + "\nServer received: tgmr\nServer shutting down.\n");
    QCOMPARE(m_server->err(), QByteArray());
}

void ConsoleTest::aBlockedExchangeIsPrinted()
{
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    m_serverPort = 8888;
    Program client(send({u"--message"_s, u"tgmr"_s, u"--block"_s}));
    QCOMPARE(client.status(), 1);
    const QByteArray json = envelope(7777, "tgmr"_ba);
    QCOMPARE(client.out(), "Json data " + json +
                               "\nResponse from server(forwarded by Proxy):  Error, not allowed address\n");
    QVERIFY(m_proxy->waitForOut("response send to Client\n"_ba));
    QCOMPARE(m_proxy->out(), "Proxy Server listening on " + local(m_proxyPort).toLatin1() +
                                 "\nProxy received: " + json +
                                 "\nServer IP: 127.0.0.1\nServer Port: 7777\nMessage: tgmr\nDecision: "
                                 "blocked by rule 127.0.0.1:7777"
                                 "\nresponse:  Error, not allowed address\nresponse send to Client\n");
}

void ConsoleTest::theClientAsks_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::newRow("block") << "block\n"_ba << 1;
    QTest::newRow("block without a line end") << "block"_ba << 1;
    QTest::newRow("block with CRLF") << "block\r\n"_ba << 1;
    QTest::newRow("another word") << "blocked\n"_ba << 0;
    QTest::newRow("an empty line") << "\n"_ba << 0;
    QTest::newRow("the end of the input") << QByteArray() << 0;
    QTest::newRow("an endless line") << QByteArray(100'000, 'b') << 0;
}

void ConsoleTest::theClientAsks()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const int, status);
    start(*m_server, m_serverPort, u"server"_s);
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client(send({}));
    QVERIFY(client.waitForOut(Prompt));
    QCOMPARE(client.out(), Prompt); // flushed, and nothing before the answer
    client.process().write(answer);
    client.process().closeWriteChannel();
    QCOMPARE(client.status(), status);
    QVERIFY2(client.out().startsWith(QByteArray(Prompt + "Random 4 letter string:  ")),
             client.out().constData());
}

void ConsoleTest::theClientTellsWhyThereIsNoReply()
{
    const DeadPort dead;
    m_proxyPort = dead.port();
    m_serverPort = 8888;
    Program client(send({u"--message"_s, u"tgmr"_s}));
    QCOMPARE(client.status(), 3);
    QVERIFY2(client.err().contains(QByteArray::number(m_proxyPort)), client.err().constData());
    QCOMPARE(client.err().count('\n'), 1);
    QVERIFY2(!client.out().contains("Response"), client.out().constData());
}

void ConsoleTest::aRandomMessageIsFourLetters()
{
    start(*m_server, m_serverPort, u"server"_s);
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client(send({u"--random"_s}));
    QCOMPARE(client.status(), 0);
    static const QRegularExpression form(
        u"\\ARandom 4 letter string:  ([a-z]{4})\nJson data .*\"message\": \"\\1\"\\}\n"
        "Response from server\\(forwarded by Proxy\\):  DONE\n\\z"_s);
    QVERIFY2(form.match(QString::fromUtf8(client.out())).hasMatch(), client.out().constData());
}

void ConsoleTest::manyExchangesEndInASummary()
{
    start(*m_server, m_serverPort, u"server"_s);
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client(send({u"--count"_s, u"200"_s, u"--concurrency"_s, u"16"_s}));
    QCOMPARE(client.status(), 0);
    static const QRegularExpression form(
        u"\\A200 exchanges, 200 done, 0 blocked, 0 errors, \\d+ exchanges/s, "
        "p50 \\d+\\.\\d+ ms, p99 \\d+\\.\\d+ ms\n\\z"_s);
    QVERIFY2(form.match(QString::fromUtf8(client.out())).hasMatch(), client.out().constData());
    QCOMPARE(client.err(), QByteArray()); // no terminal, no progress
    const auto decisions = [this] {
        return m_proxy->out().count("Decision: allowed");
    };
    QTRY_COMPARE(decisions(), 200);
}

void ConsoleTest::aManifoldSendReportsItsWorst()
{
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    m_serverPort = 8888;
    Program blocked(send({u"--block"_s, u"--count"_s, u"3"_s}));
    QCOMPARE(blocked.status(), 1);
    QVERIFY2(blocked.out().startsWith("3 exchanges, 0 done, 3 blocked, 0 errors, "),
             blocked.out().constData());

    QCOMPARE(m_proxy->stop(), 0);
    Program unanswered(send({u"--count"_s, u"3"_s}));
    QCOMPARE(unanswered.status(), 3);
    QVERIFY2(unanswered.out().startsWith("3 exchanges, 0 done, 0 blocked, 3 errors, "),
             unanswered.out().constData());
}

void ConsoleTest::aCancelledRunTellsItsSummary()
{
    start(*m_server, m_serverPort, u"server"_s);
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client(send({u"--count"_s, u"1000000"_s, u"--rate"_s, u"50"_s}));
    QVERIFY(m_proxy->waitForOut("response send to Client\n"_ba));
    ::kill(pid_t(client.process().processId()), SIGINT);
    QVERIFY(client.status() >= 0);
    QVERIFY2(client.out().contains(" exchanges, ") && client.out().contains(", p99 "),
             client.out().constData());
}

void ConsoleTest::rulesComeInTheirOrder()
{
    QTemporaryFile rules;
    QVERIFY(rules.open());
    rules.write("allow 127.0.0.1:7777\nallow 127.0.0.1:9\ndefault block\n");
    rules.close();
    start(*m_proxy, m_proxyPort, u"proxy"_s, {u"--rules"_s, rules.fileName(), u"--block"_s, u"*:9"_s});
    const auto decision = [this](const QString &server) {
        const qsizetype before = m_proxy->out().size();
        Program client(
            {u"client"_s, u"--proxy"_s, local(m_proxyPort), u"--server"_s, server, u"--message"_s, u"x"_s});
        client.status();
        const auto line = [&] {
            return m_proxy->out().sliced(before);
        };
        if (!QTest::qWaitFor([&] { return line().contains("response send to Client\n"); }, Program::Limit))
            return QByteArray();
        const QByteArray text = line();
        const qsizetype begin = text.indexOf("Decision: ");
        return text.sliced(begin, text.indexOf('\n', begin) - begin);
    };
    QCOMPARE(decision(u"127.0.0.1:9"_s), "Decision: blocked by rule *:9"_ba);
    QCOMPARE(decision(u"127.0.0.1:7777"_s), "Decision: allowed by rule 127.0.0.1:7777"_ba);
    QCOMPARE(decision(u"127.0.0.1:10"_s), "Decision: blocked by default, no rule allows 127.0.0.1:10"_ba);
}

void ConsoleTest::theServerAnswersAsTold_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("a text") << QStringList{u"--reply"_s, u"你好"_s} << u"tgmr"_s << "你好"_ba;
    QTest::newRow("echo") << QStringList{u"--echo"_s} << u"tgmr"_s << "tgmr"_ba;
    QTest::newRow("reversed") << QStringList{u"--reverse"_s} << u"tgmr"_s << "rmgt"_ba;
    QTest::newRow("a byte order mark, reversed") << QStringList{u"--reverse"_s} << u"\ufefftgmr"_s << "rmgt\xef\xbb\xbf"_ba;
    QTest::newRow("after a delay") << QStringList{u"--delay"_s, u"20"_s} << u"tgmr"_s << "DONE"_ba;
    QTest::newRow("kept open") << QStringList{u"--keep-open"_s} << u"tgmr"_s << "DONE"_ba;
    QTest::newRow("as JSON") << QStringList{u"--reply-as"_s, u"json"_s} << u"{\"message\": \"a\", \"n\": 1}"_s
                             << "{\"message\": \"DONE\", \"n\": 1}"_ba;
}

void ConsoleTest::theServerAnswersAsTold()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, message);
    QFETCH(const QByteArray, reply);
    start(*m_server, m_serverPort, u"server"_s, options);
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client(send({u"--message"_s, message}));
    QCOMPARE(client.status(), 0);
    QVERIFY2(client.out().endsWith(QByteArray("by Proxy):  " + reply + '\n')), client.out().constData());
}

void ConsoleTest::theEnvelopeIsForwardedAsJson()
{
    start(*m_server, m_serverPort, u"server"_s);
    start(*m_proxy, m_proxyPort, u"proxy"_s, {u"--forward"_s, u"json"_s});
    Program client(send({u"--message"_s, u"tgmr"_s}));
    QCOMPARE(client.status(), 0);
    const QByteArray forwarded =
        envelope(m_serverPort, "tgmr"_ba).chopped(1) +
        ", \"proxy_ip\": \"127.0.0.1\", \"proxy_port\": " + QByteArray::number(m_proxyPort) + '}';
    QVERIFY2(m_server->waitForOut("Server received: " + forwarded + '\n'), m_server->out().constData());
}

void ConsoleTest::quietRolesAreQuiet()
{
    start(*m_server, m_serverPort, u"server"_s, {u"--quiet"_s});
    start(*m_proxy, m_proxyPort, u"proxy"_s, {u"--quiet"_s});
    Program client(send({u"--message"_s, u"tgmr"_s}));
    QCOMPARE(client.status(), 0);
    QCOMPARE(m_proxy->stop(), 0);
    QCOMPARE(m_proxy->out(),
             "Proxy Server listening on " + local(m_proxyPort).toLatin1() + "\nProxy shutting down.\n");
    QCOMPARE(m_server->stop(), 0);
    QCOMPARE(m_server->out(),
             "Server listening on " + local(m_serverPort).toLatin1() + "\nServer shutting down.\n");
}

void ConsoleTest::signalsEndARole_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<int>("signal");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("SIGINT ends the proxy") << u"proxy"_s << SIGINT << "Proxy shutting down.\n"_ba;
    QTest::newRow("SIGTERM ends the proxy") << u"proxy"_s << SIGTERM << "Proxy shutting down.\n"_ba;
    QTest::newRow("SIGINT ends the server") << u"server"_s << SIGINT << "Server shutting down.\n"_ba;
    QTest::newRow("SIGTERM ends the server") << u"server"_s << SIGTERM << "Server shutting down.\n"_ba;
}

void ConsoleTest::signalsEndARole()
{
    QFETCH(const QString, role);
    QFETCH(const int, signal);
    QFETCH(const QByteArray, line);
    start(*m_proxy, m_proxyPort, role);
    ::kill(pid_t(m_proxy->process().processId()), signal);
    QCOMPARE(m_proxy->status(), 0);
    QVERIFY2(m_proxy->out().endsWith(QByteArray('\n' + line)), m_proxy->out().constData());

    // And the same port can be listened on again at once.
    Program again({role, u"--listen"_s, local(m_proxyPort)});
    QCOMPARE(again.port(), m_proxyPort);
}

void ConsoleTest::othersCanReachIt()
{
    Program open({u"proxy"_s, u"--listen"_s, u"0.0.0.0:0"_s});
    QVERIFY(open.port() != 0);
    QVERIFY2(open.waitForErr("others can reach it"_ba), open.err().constData());
    QVERIFY2(open.out().startsWith("Proxy Server listening on 0.0.0.0:"), open.out().constData());

    Program closed({u"proxy"_s, u"--listen"_s, u"localhost:0"_s});
    QVERIFY(closed.port() != 0);
    QCOMPARE(closed.stop(), 0);
    QVERIFY2(closed.out().startsWith("Proxy Server listening on 127.0.0.1:"), closed.out().constData());
    QCOMPARE(closed.err(), QByteArray());
}

void ConsoleTest::anyLocaleTakesAnyText()
{
    m_server->setEnvironment(u"LC_ALL"_s, u"C"_s);
    m_proxy->setEnvironment(u"LC_ALL"_s, u"POSIX"_s);
    start(*m_server, m_serverPort, u"server"_s, {u"--echo"_s});
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client;
    client.setEnvironment(u"LC_ALL"_s, u"C"_s);
    client.start(send({u"--message"_s, u"grüße 你好 😀"_s}));
    QCOMPARE(client.status(), 0);
    QCOMPARE(client.out(), "Json data " +
                               envelope(m_serverPort, "gr\\u00fc\\u00dfe \\u4f60\\u597d \\ud83d\\ude00"_ba) +
                               "\nResponse from server(forwarded by Proxy):  grüße 你好 😀\n");
    QCOMPARE(client.err(), QByteArray());
    QVERIFY(m_proxy->waitForOut("Message: grüße 你好 😀\n"_ba));
    QVERIFY(m_server->waitForOut("Server received: grüße 你好 😀\n"_ba));
    QCOMPARE(m_proxy->err() + m_server->err(), QByteArray());
}

void ConsoleTest::foreignTextIsMadeHarmless()
{
    start(*m_server, m_serverPort, u"server"_s);
    start(*m_proxy, m_proxyPort, u"proxy"_s);
    Program client(send({u"--message"_s, u"a\x1b[31m\nb\u202e\u0085"_s}));
    QCOMPARE(client.status(), 0);
    QVERIFY(m_server->waitForOut("Server received: a\\u001b[31m\\u000ab\\u202e\\u0085\n"_ba));
    QVERIFY(m_proxy->waitForOut("Message: a\\u001b[31m\\u000ab\\u202e\\u0085\n"_ba));
}

void ConsoleTest::theDemoShowsBothReplies()
{
    Program demo({u"demo"_s});
    QCOMPARE(demo.status(), 0);
    const QByteArray out = demo.out();
    QVERIFY2(out.contains("[server] Server listening on 127.0.0.1:"), out.constData());
    QVERIFY2(out.contains("[proxy] Proxy Server listening on 127.0.0.1:"), out.constData());
    QVERIFY2(out.contains("[client] Response from server(forwarded by Proxy):  DONE\n"), out.constData());
    QVERIFY2(out.contains("[proxy] response send to Client\n[client] Response"), out.constData());
    QVERIFY2(out.contains("[server] Server received: "), out.constData());
    QVERIFY2(out.contains("[proxy] Decision: blocked by rule 127.0.0.1:7777\n"), out.constData());
    QVERIFY2(out.contains("[client] Response from server(forwarded by Proxy):  Error, not allowed address\n"),
             out.constData());
    QCOMPARE(demo.err(), QByteArray());
}

QTEST_GUILESS_MAIN(ConsoleTest)
#include "tst_console.moc"
