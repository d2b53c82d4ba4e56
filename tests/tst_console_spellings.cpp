#include "program.h"
#include "rawsocket.h"
#include "spellings.h"

#include <QtNetwork/QTcpServer>

using namespace Qt::StringLiterals;
using midhop::spellings::Expected;
using midhop::spellings::Spelling;

/// The spellings of a blocked destination against the program itself, the system's own look-ups and a listener that must
/// hear nothing.
class TestConsoleSpellings final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void noSpellingReachesTheListener_data();
    void noSpellingReachesTheListener();
};

namespace {

/// What the proxy answers to these bytes on a connection of their own.
QByteArray answerTo(const QByteArray &envelope, quint16 proxyPort)
{
    RawSocket client = RawSocket::connectedTo(proxyPort);
    client.send(envelope);
    client.finish();
    return client.receiveAll();
}

} // namespace

void TestConsoleSpellings::noSpellingReachesTheListener_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("an address is blocked") << u"127.0.0.1"_s;
    QTest::newRow("this host is blocked") << u"localhost"_s;
}

void TestConsoleSpellings::noSpellingReachesTheListener()
{
    QFETCH(const QString, host);
    // On every address of both families, so that any way to this host would be heard.
    QTcpServer blocked;
    QTcpServer allowed;
    QVERIFY(blocked.listen(QHostAddress::Any) && allowed.listen(QHostAddress::Any));
    const quint16 port = blocked.serverPort();
    Program proxy({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--no-default-rules"_s, u"--block"_s,
                   host + u':' + QString::number(port), u"--quiet"_s});
    const quint16 proxyPort = proxy.port();
    QVERIFY(proxyPort != 0);

    std::vector<Spelling> all = midhop::spellings::ofLoopback4(port);
    if (host == u"localhost") {
        const auto more = midhop::spellings::ofLoopback(port);
        all.insert(all.end(), more.begin(), more.end());
    }
    for (const Spelling &spelling : all) {
        // With a dot behind it the system asks the net for it; tst_spellings has it.
        if (spelling.isLookedUp && spelling.envelope.contains(".\""))
            continue;
        const QByteArray answer = answerTo(spelling.envelope, proxyPort);
        if (spelling.expected == Expected::Blocked)
            QVERIFY2(answer == "Error, not allowed address", QByteArray(spelling.name + ": "_ba + answer).constData());
        else
            QVERIFY2(answer.startsWith("Error, malformed envelope"), QByteArray(spelling.name + ": "_ba + answer).constData());
    }

    // Whoever had come would be here before the one that is let through, and before the one that comes without the proxy.
    RawSocket client = RawSocket::connectedTo(proxyPort);
    client.send(midhop::spellings::envelopeWith("127.0.0.1"_ba, QByteArray::number(allowed.serverPort())));
    QTRY_VERIFY_WITH_TIMEOUT(allowed.hasPendingConnections(), RawSocket::Limit);
    const RawSocket direct = RawSocket::connectedTo(port);
    QTRY_VERIFY_WITH_TIMEOUT(blocked.hasPendingConnections(), RawSocket::Limit);
    const std::unique_ptr<QTcpSocket> first(blocked.nextPendingConnection());
    QCOMPARE(first->peerPort(), direct.localPort());
    QVERIFY(!blocked.hasPendingConnections());
}

QTEST_GUILESS_MAIN(TestConsoleSpellings)
#include "tst_console_spellings.moc"
