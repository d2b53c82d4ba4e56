#include "program.h"

#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

/// Three scripts as students write them, in every mix with Midhop's roles.
class PythonRolesTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyMixAnswersDone_data();
    void everyMixAnswersDone();

private:
    void startListener(Program &program, const QString &role, bool python) const;
    QString m_python;
};

void PythonRolesTest::initTestCase()
{
    m_python = QStandardPaths::findExecutable(u"python3"_s);
    if (m_python.isEmpty())
        QSKIP("python3 is not here");
}

void PythonRolesTest::everyMixAnswersDone_data()
{
    QTest::addColumn<bool>("pythonClient");
    QTest::addColumn<bool>("pythonProxy");
    QTest::addColumn<bool>("pythonServer");
    for (int mix = 0; mix < 8; ++mix) {
        const auto word = [&](int bit) {
            return mix & bit ? "python" : "midhop";
        };
        QTest::addRow("%s client, %s proxy, %s server", word(1), word(2), word(4))
            << bool(mix & 1) << bool(mix & 2) << bool(mix & 4);
    }
}

void PythonRolesTest::startListener(Program &program, const QString &role, bool python) const
{
    if (python) {
        program.process().setProgram(m_python);
        program.start({QStringLiteral(SCRIPTS) + u'/' + role + u".py"_s, u"0"_s});
    } else {
        program.start({role, u"--listen"_s, u"127.0.0.1:0"_s});
    }
}

void PythonRolesTest::everyMixAnswersDone()
{
    QFETCH(const bool, pythonClient);
    QFETCH(const bool, pythonProxy);
    QFETCH(const bool, pythonServer);

    Program server;
    startListener(server, u"server"_s, pythonServer);
    const quint16 serverPort = server.port();
    QVERIFY2(serverPort != 0, server.err().constData());
    Program proxy;
    startListener(proxy, u"proxy"_s, pythonProxy);
    const quint16 proxyPort = proxy.port();
    QVERIFY2(proxyPort != 0, proxy.err().constData());

    // Several in a row: each finds both roles ready for the next one.
    for (const QString &message : {u"tgmr"_s, u"ebvr"_s, u"grüße 你好"_s}) {
        Program client;
        if (pythonClient) {
            client.process().setProgram(m_python);
            client.setEnvironment(u"PYTHONUTF8"_s, u"1"_s);
            client.start({QStringLiteral(SCRIPTS "/client.py"), QString::number(proxyPort),
                          QString::number(serverPort), message});
        } else {
            client.start({u"client"_s, u"--proxy"_s, local(proxyPort), u"--server"_s, local(serverPort),
                          u"--message"_s, message});
        }
        QCOMPARE(client.status(), 0);
        QVERIFY2(client.out().endsWith(pythonClient ? "Response: DONE\n" : "by Proxy):  DONE\n"),
                 client.out().constData());
    }
    if (!pythonServer)
        QVERIFY(server.waitForOut(
            "Server received: tgmr\nServer received: ebvr\nServer received: grüße 你好\n"_ba));
    if (!pythonProxy)
        QVERIFY(proxy.waitForOut("Message: grüße 你好\n"_ba));
}

QTEST_GUILESS_MAIN(PythonRolesTest)
#include "tst_python_roles.moc"
