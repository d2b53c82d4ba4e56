#pragma once

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

/// A program under test: midhop-cli, or a script. Ended with this object.
class Program final
{
public:
    static constexpr int Limit = 20'000; ///< ms that anything may take on a busy machine

    Program() { m_process.setProgram(QStringLiteral(MIDHOP_CLI)); }
    explicit Program(const QStringList &arguments)
        : Program()
    {
        start(arguments);
    }
    ~Program()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    QProcess &process() { return m_process; }
    void setEnvironment(const QString &name, const QString &value)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(name, value);
        m_process.setProcessEnvironment(environment);
    }
    void start(const QStringList &arguments)
    {
        m_process.setArguments(arguments);
        m_process.start();
    }

    /// Everything on standard output up to now.
    const QByteArray &out()
    {
        m_out += m_process.readAllStandardOutput();
        return m_out;
    }
    const QByteArray &err()
    {
        m_err += m_process.readAllStandardError();
        return m_err;
    }

    /// Waits for the first line and takes the port off its end; 0 if none comes.
    quint16 port()
    {
        static const QRegularExpression ending(QStringLiteral("listening on \\S+:(\\d+)\\n"));
        const auto match = [this] {
            return ending.match(QString::fromUtf8(out()));
        };
        if (!QTest::qWaitFor([&] { return match().hasMatch() || m_process.state() == QProcess::NotRunning; },
                             Limit))
            return 0;
        return match().captured(1).toUShort();
    }
    bool waitForOut(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return out().contains(text); }, Limit);
    }
    bool waitForErr(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return err().contains(text); }, Limit);
    }

    /// Waits for the end; the exit status, or -1.
    int status()
    {
        const bool ended =
            QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, Limit);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    /// SIGTERM, then status().
    int stop()
    {
        m_process.terminate();
        return status();
    }

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

inline QString local(quint16 port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}
