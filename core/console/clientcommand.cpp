#include "core/console/clientcommand.h"

#include "core/console/exitstatus.h"
#include "core/console/hostport.h"
#include "core/console/limitoptions.h"
#include "core/net/signals.h"
#include "core/net/standardstreams.h"
#include "core/wire/host.h"

#include <QtCore/QCoreApplication>

#include <cmath>
#include <cstdio>

namespace midhop::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int BlockedPort = 7777; // of the default rule

QByteArray milliseconds(std::chrono::nanoseconds time)
{
    return QByteArray::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 2) + " ms";
}

QByteArray summaryLine(const roles::ClientRunSummary &summary)
{
    const double seconds = std::chrono::duration<double>(summary.duration).count();
    const double rate = seconds > 0 ? static_cast<double>(summary.exchanges) / seconds : 0;
    return QByteArray::number(summary.exchanges) + " exchanges, " + QByteArray::number(summary.done) +
           " done, " + QByteArray::number(summary.blocked) + " blocked, " +
           QByteArray::number(summary.errors) + " errors, " + QByteArray::number(std::llround(rate)) +
           " exchanges/s, p50 " + milliseconds(summary.p50) + ", p99 " + milliseconds(summary.p99);
}

} // namespace

ClientCommand::ClientCommand(Output &output)
    : m_output(output)
    , m_line(u"client"_s, u"Sends an envelope to the proxy and prints the reply."_s)
{
    m_line.addValue(u"proxy"_s, u"HOST:PORT"_s, u"Where the proxy listens (default: 127.0.0.1:6000)."_s);
    m_line.addValue(u"server"_s, u"HOST:PORT"_s,
                    u"The server that the proxy is asked for (default: 127.0.0.1:8888)."_s);
    m_line.addValue(u"message"_s, u"TEXT"_s, u"Sends TEXT."_s);
    m_line.addFlag(u"random"_s, u"Sends four random letters, new ones each time."_s);
    m_line.addFlag(u"block"_s, u"Asks for port 7777, which the proxy's default rule blocks."_s);
    m_line.addValue(u"count"_s, u"N"_s, u"Sends N times; above 1 a summary is printed (default: 1)."_s);
    m_line.addValue(u"concurrency"_s, u"C"_s, u"At most C exchanges at a time (default: 1)."_s);
    m_line.addValue(u"rate"_s, u"R"_s, u"Begins R exchanges a second (default: 0, as fast as it goes)."_s);
    m_line.addFlag(u"json"_s, u"Prints one JSON object a line and exchange."_s);
    m_settings.limits.firstByte = roles::ClientFirstByte;
    LimitOptions::add(m_line, LimitOptions::Set::Client, m_settings.limits);
}

int ClientCommand::run(const QStringList &arguments)
{
    if (const auto status = m_line.parse(arguments, m_output))
        return *status;
    readSettings();
    if (const auto status = m_line.failure(m_output))
        return *status;
    const QStringList decided{u"message"_s, u"random"_s, u"block"_s, u"count"_s};
    if (std::none_of(decided.begin(), decided.end(),
                     [this](const QString &name) { return m_line.isSet(name); }))
        ask();
    return exec();
}

void ClientCommand::readSettings()
{
    m_line.exclude({u"message"_s, u"random"_s});
    readAddresses();
    m_settings.limits = LimitOptions::read(m_line, LimitOptions::Set::Client, m_settings.limits);
    m_settings.count = static_cast<quint64>(m_line.number(u"count"_s, 1, 1, roles::ClientRunSettings::MostExchanges));
    m_settings.concurrency = static_cast<int>(m_line.number(u"concurrency"_s, 1, 1, roles::ClientRunSettings::MostAtOnce));
    readRate();
    m_settings.request.message = m_line.value(u"message"_s).toUtf8();
    m_settings.newRandomMessageEach = !m_line.isSet(u"message"_s);
    m_settings.request.randomMessage = m_settings.newRandomMessageEach;
    m_form = m_line.isSet(u"json"_s) ? Form::Json : m_settings.count > 1 ? Form::None : Form::Lines;
}

void ClientCommand::readRate()
{
    using Limits = roles::ClientRunSettings;
    m_settings.rate = m_line.decimal(u"rate"_s, 0, 0, Limits::HighestRate);
    if (Limits::isRate(m_settings.rate))
        return;
    m_line.fail(u"--rate: '"_s + m_line.value(u"rate"_s) + u"' is neither 0 nor a number from "_s +
                QString::number(Limits::LowestRate) + u" to "_s + QString::number(Limits::HighestRate, 'f', 0));
}

void ClientCommand::readAddresses()
{
    const auto given = [this](const QString &name, const QString &fallback) {
        const auto parsed = HostPort::parse(m_line.isSet(name) ? m_line.value(name) : fallback, 1);
        if (!parsed)
            m_line.fail(u"--"_s + name + u": "_s + parsed.error());
        return parsed ? *parsed : HostPort();
    };
    const HostPort proxy = given(u"proxy"_s, u"127.0.0.1:6000"_s);
    const HostPort server = given(u"server"_s, u"127.0.0.1:8888"_s);
    if (const auto host = wire::Host::parse(proxy.host); !host && !proxy.host.isEmpty()) {
        m_line.fail(u"--proxy: '"_s + QString::fromUtf8(proxy.host) + u"': "_s +
                    QString::fromUtf8(wire::describe(host.error())));
    }
    m_settings.request.proxyHost = proxy.host;
    m_settings.request.proxyPort = proxy.port;
    m_settings.request.serverIp = server.host; // as it is: the proxy judges
    m_settings.request.serverPort = m_line.isSet(u"block"_s) ? BlockedPort : server.port;
}

void ClientCommand::ask()
{
    const QByteArray prompt = "Enter 'block' to test block mode, anything else to send normally: "_ba;
    if (m_form == Form::Json)
        m_output.showProgress(prompt); // standard output is for JSON alone
    else
        m_output.print(prompt);
    char line[4096] = {};
    if (std::fgets(line, sizeof line, stdin) && QByteArray(line).trimmed() == "block")
        m_settings.request.serverPort = BlockedPort;
}

int ClientCommand::exec()
{
    ExchangeLog log(m_output, m_form, nullptr);
    roles::ClientRun run(log.feed());
    net::SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &net::SignalWatcher::terminateRequested, &run,
                     &roles::ClientRun::cancel);
    if (m_settings.count > 1 && net::standardErrorIsTerminal()) {
        QObject::connect(&run, &roles::ClientRun::progressed, &run,
                         [this](const roles::RunTally &tally) { showProgress(tally.ended()); });
    }
    QObject::connect(&run, &roles::ClientRun::finished, &run, [&](const roles::ClientRunSummary &summary) {
        log.take();
        tellEnd(summary);
        QCoreApplication::exit(exitStatus(summary));
    });
    run.start(m_settings);
    return QCoreApplication::exec();
}

void ClientCommand::showProgress(quint64 ended)
{
    m_output.showProgress(QByteArray::number(ended) + " of " + QByteArray::number(m_settings.count) +
                          " exchanges");
}

void ClientCommand::tellEnd(const roles::ClientRunSummary &summary)
{
    const bool many = m_settings.count > 1;
    if (many && net::standardErrorIsTerminal()) {
        m_output.showProgress({});
        m_output.settle();
    }
    const bool told = m_form == Form::Lines; // with the exchange's lines
    if (summary.last.kind == roles::ClientResult::Kind::Failed && !told)
        m_output.note((many ? "The last one without a reply: "_ba : ""_ba) + summary.last.failure);
    else if (summary.cancelled && !many && !told)
        m_output.note("Cancelled, no reply came."_ba);
    if (!many)
        return;
    if (m_form == Form::Json)
        m_output.note(summaryLine(summary)); // standard output is for JSON alone
    else
        m_output.print(summaryLine(summary) + '\n');
}

int ClientCommand::exitStatus(const roles::ClientRunSummary &summary)
{
    if (summary.withoutReply > 0 || summary.exchanges == 0)
        return ExitStatus::NoReply;
    return summary.blocked + summary.errors > 0 ? ExitStatus::ErrorReply : ExitStatus::Success;
}

} // namespace midhop::console
