#include "core/console/democommand.h"

#include "core/console/exitstatus.h"
#include "core/net/callqueued.h"
#include "core/trace/logline.h"
#include "core/wire/replytext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace midhop::console {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int BlockedPort = 7777; // of the default rule
const QByteArray Host = QByteArrayLiteral("127.0.0.1");

wire::Endpoint freePort()
{
    return {wire::IpAddress::fromIpv4(0x7f000001), 0};
}

} // namespace

DemoCommand::DemoCommand(Output &output)
    : m_output(output)
    , m_line(u"demo"_s,
             u"Runs proxy, server and a client in one process: one normal exchange and one blocked."_s)
    , m_feed([this] { net::callQueued(this, [this] { take(); }); })
    , m_server(&m_feed)
    , m_proxy(&m_feed)
    , m_client(&m_feed)
{
    connect(&m_client, &roles::ClientRun::finished, this, &DemoCommand::judge);
    connect(&m_server, &roles::ListenerRole::stopped, this, [this] { end(trace::Role::Server); });
    connect(&m_proxy, &roles::ListenerRole::stopped, this, [this] { end(trace::Role::Proxy); });
    connect(&m_signals, &net::SignalWatcher::terminateRequested, this, [this] {
        m_asItShouldBe = false;
        stop();
    });
    m_partLimit.setSingleShot(true);
    m_partLimit.setInterval(2s);
    connect(&m_partLimit, &QTimer::timeout, this, &DemoCommand::goOn);
    m_limit.setSingleShot(true);
    m_limit.setInterval(20s);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_output.note("The demo did not end within 20 seconds."_ba);
        QCoreApplication::exit(ExitStatus::ErrorReply);
    });
}

int DemoCommand::run(const QStringList &arguments)
{
    if (const auto status = m_line.parse(arguments, m_output))
        return *status;
    if (!startServer() || !startProxy())
        return ExitStatus::CannotListen;
    m_limit.start();
    send();
    return QCoreApplication::exec();
}

bool DemoCommand::startServer()
{
    const auto started = m_server.start({.listen = freePort(), .limits = {}, .reply = {}});
    if (started)
        print(trace::Role::Server, "Server listening on "_ba + started->toText());
    else
        m_output.note(started.error().text());
    return bool(started);
}

bool DemoCommand::startProxy()
{
    access::RuleList rules;
    rules.rules.push_back(access::defaultRule());
    roles::ProxySettings settings;
    settings.listen = freePort();
    settings.rules = std::make_shared<const access::Blocklist>(std::move(rules));
    const auto started = m_proxy.start(settings);
    if (started)
        print(trace::Role::Proxy, "Proxy Server listening on "_ba + started->toText());
    else
        m_output.note(started.error().text());
    return bool(started);
}

void DemoCommand::send()
{
    m_replied = false;
    m_parts.clear();
    roles::ClientRunSettings settings;
    settings.request.proxyHost = Host;
    settings.request.proxyPort = m_proxy.listening().port;
    settings.request.serverIp = Host;
    settings.request.serverPort = m_step == Step::Normal ? m_server.listening().port : BlockedPort;
    settings.request.randomMessage = true;
    settings.newRandomMessageEach = true;
    m_client.start(settings);
}

void DemoCommand::take()
{
    for (trace::Part &part : m_feed.take().parts) {
        if (part.finished)
            m_parts.insert_or_assign(part.role, std::move(part));
    }
    if (m_replied && isComplete())
        goOn();
}

void DemoCommand::judge(const roles::ClientRunSummary &summary)
{
    if (m_step == Step::Stopping)
        return;
    const roles::ClientResult &result = summary.last;
    const bool right = m_step == Step::Normal ? result.reply == "DONE" : wire::isBlockedReply(result.reply);
    if (!right) {
        m_asItShouldBe = false;
        m_output.note("The client should have got '"_ba +
                      (m_step == Step::Normal ? "DONE"_ba : wire::ErrorReply::notAllowed()) + "'. " +
                      result.failure);
    }
    m_replied = true;
    m_partLimit.start();
    take();
}

bool DemoCommand::isComplete() const
{
    return m_parts.contains(trace::Role::Client) && m_parts.contains(trace::Role::Proxy) &&
           (m_step == Step::Blocked || m_parts.contains(trace::Role::Server));
}

void DemoCommand::goOn()
{
    if (m_step == Step::Stopping)
        return;
    m_partLimit.stop();
    m_replied = false;
    printExchange();
    if (m_step == Step::Blocked) {
        stop();
        return;
    }
    m_step = Step::Blocked;
    // Not from inside the client's own signal.
    QMetaObject::invokeMethod(this, &DemoCommand::send, Qt::QueuedConnection);
}

void DemoCommand::printExchange()
{
    std::vector<std::pair<trace::Role, trace::LogLine>> lines;
    std::vector<trace::LogLine> ofClient;
    for (const auto &[role, part] : m_parts) {
        std::vector<trace::LogLine> ofRole = trace::logLines(part, trace::Detail::Console);
        if (role == trace::Role::Client && !ofRole.empty()) {
            ofClient.push_back(std::move(ofRole.back()));
            ofRole.pop_back();
        }
        for (trace::LogLine &line : ofRole)
            lines.emplace_back(role, std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto &a, const auto &b) { return a.second.at < b.second.at; });
    // The client may have its reply before the proxy's thread has looked at the clock; its last line still
    // ends the story.
    for (trace::LogLine &line : ofClient)
        lines.emplace_back(trace::Role::Client, std::move(line));
    for (const auto &[role, line] : lines)
        print(role, line.text);
}

void DemoCommand::stop()
{
    if (m_step == Step::Stopping)
        return;
    m_step = Step::Stopping;
    m_client.cancel();
    m_proxy.stop();
    m_server.stop();
}

void DemoCommand::end(trace::Role role)
{
    print(role, role == trace::Role::Proxy ? "Proxy shutting down."_ba : "Server shutting down."_ba);
    if (--m_running == 0)
        QCoreApplication::exit(m_asItShouldBe ? ExitStatus::Success : ExitStatus::ErrorReply);
}

void DemoCommand::print(trace::Role role, const QByteArray &line)
{
    m_output.print('[' + trace::name(role) + "] " + line + '\n');
}

} // namespace midhop::console
