#pragma once

#include "core/net/descriptors.h"
#include "core/roles/clientrun.h"
#include "core/roles/clientsend.h"
#include "core/roles/serverrole.h"
#include "opendescriptors.h"
#include "proxyscene.h"
#include "rawsocket.h"

#include <QtTest/QTestEventLoop>

#include <map>

#include <sys/resource.h>

/// A client, a proxy and a server as the programs have them, on the system's calls, and a set of exchanges that uses every one of
/// these. What is wrong is told in problems().
class CallWorld final
{
public:
    using Kind = midhop::roles::ClientResult::Kind;

    enum class Limits {
        Short, ///< what fails is given up soon; something may time out for no other reason than a busy machine
        Roomy, ///< nothing times out where nothing fails, however busy the machine is
    };

    explicit CallWorld(Limits limits)
        : m_feed([] {})
        , m_run(&m_feed)
        , m_send(&m_feed)
        , m_proxy(&m_feed)
        , m_server(&m_feed)
    {
        setLimits(limits);
        QObject::connect(&m_run, &midhop::roles::ClientRun::finished, &m_run,
                         [this](const midhop::roles::ClientRunSummary &summary) { ended(summary.last); });
        QObject::connect(&m_send, &midhop::roles::ClientSend::finished, &m_send,
                         [this](const midhop::roles::ClientResult &result) { ended(result); });
        for (midhop::roles::ListenerRole *role : {static_cast<midhop::roles::ListenerRole *>(&m_proxy),
                                                  static_cast<midhop::roles::ListenerRole *>(&m_server)})
            QObject::connect(role, &midhop::roles::ListenerRole::stopped, role, [this] { m_loop.exitLoop(); });
    }

    /// For what begins from now on.
    void setLimits(Limits limits)
    {
        using namespace std::chrono_literals;
        const std::chrono::milliseconds most = limits == Limits::Short ? 300ms : std::chrono::milliseconds(RawSocket::Limit);
        m_limits.idle = 10 * most;
        m_limits.envelope = m_limits.lookup = m_limits.connect = most;
        m_limits.firstByte = m_limits.writeClient = m_limits.writeServer = most;
        m_limits.quiet = limits == Limits::Short ? 20ms : most; // the server closes behind its reply: there is nothing to wait for
        m_limits.halfCloseAfter = 100ms;
        m_limits.linger = m_limits.nextEnvelope = 50ms;
    }

    /// Proxy and server listen; where one can't, it has to say why, and to be able to the next time.
    void start()
    {
        midhop::roles::ServerSettings server;
        // To the proxy a connection could meet itself, to the server not: both ways of connecting are gone.
        server.listen = {midhop::wire::IpAddress::fromIpv4(RawSocket::Loopback), portBelowTheSystems()};
        server.limits = m_limits;
        server.reply.kind = midhop::roles::ServerReply::Kind::Echo;
        startOne(m_server, server, "server");
        midhop::roles::ProxySettings proxy;
        proxy.listen = {midhop::wire::IpAddress::fromIpv4(0), 0}; // so that the machine's addresses are asked for
        proxy.limits = m_limits;
        proxy.rules = defaultRules();
        startOne(m_proxy, proxy, "proxy");
    }

    /// All of them, one after the other. Each has to end in a reply, an Error in words, or a failure in words; `exactly`: as it
    /// does where nothing fails.
    void playAll(bool exactly)
    {
        // An object: the server waits for its end, where it would answer what is there of a text behind a pause of 20 ms.
        const QByteArray big = "{\"big\": \"" + QByteArray(300'000, 'x') + "\"}";
        const quint16 server = m_server.listening().port;
        const auto play = [&](const char *name, const midhop::roles::ClientRequest &request, const QByteArray &begins) {
            run(request);
            judge(name, exactly ? begins : QByteArray());
        };
        play("an address", to("127.0.0.1", server), "tgmr");
        play("a name", to("localhost", server), "tgmr");
        play("a big message", to("127.0.0.1", server, big), big);
        play("blocked", to("127.0.0.1", 7777), "Error, not allowed address");
        play("malformed", composed("{]"), "Error, malformed");
        play("refused", to("127.0.0.1", m_dead.port()), "Error, connection refused");
        play("a loop", to("127.0.0.1", m_proxy.listening().port), "Error, loop");
        play("an interface's name", to("fe80::1%lo", server), "Error, ");
        play("an interface's number", to("fe80::1%1", server), "Error, ");
        send(to("127.0.0.1", server));
        judge("from the panel", exactly ? QByteArray("tgmr") : QByteArray());
    }

    /// The machine's other calls: none of them is waited for, all may say no.
    void askAround()
    {
        rlimit lower{};
        ::getrlimit(RLIMIT_NOFILE, &lower);
        lower.rlim_cur = lower.rlim_max - 1;
        ::setrlimit(RLIMIT_NOFILE, &lower);
        if (midhop::net::raiseDescriptorLimit() == 0)
            problem("no descriptors at all");
        const quint16 next = midhop::net::nextFreePort(m_server.listening());
        if (next != 0 && next <= m_server.listening().port)
            problem("the next free port is not behind the one in use");
    }

    /// Nothing fails any more, and the limits are roomy.
    void playOne()
    {
        run(to("127.0.0.1", m_server.listening().port));
        if (!m_result || m_result->reply != "tgmr")
            problem("the next exchange did not work: " + described());
    }

    /// Everything ends in order, and each exchange was told of, whole.
    void stop()
    {
        m_proxy.stop();
        m_server.stop();
        const auto stopped = [this] {
            return m_proxy.state() == midhop::roles::ListenerRole::State::Stopped
                   && m_server.state() == midhop::roles::ListenerRole::State::Stopped;
        };
        if (!wait(stopped))
            problem("the roles did not stop");
        judgeParts();
    }

    [[nodiscard]] const QByteArrayList &problems() const { return m_problems; }

private:
    void ended(const midhop::roles::ClientResult &result)
    {
        m_result = result;
        m_loop.exitLoop();
    }
    template <typename Condition>
    bool wait(Condition condition)
    {
        while (!condition()) {
            m_loop.enterLoopMSecs(RawSocket::Limit);
            if (m_loop.timeout())
                return false;
        }
        return true;
    }

    void problem(const QByteArray &text) { m_problems << text; }

    template <typename Role, typename Settings>
    void startOne(Role &role, const Settings &settings, const char *name)
    {
        const auto first = role.start(settings);
        if (first)
            return;
        if (first.error().text().isEmpty() || first.error().kind != midhop::net::ListenError::Kind::NoDescriptors)
            problem(QByteArray(name) + " did not start and says: " + first.error().text());
        if (const auto second = role.start(settings); !second)
            problem(QByteArray(name) + " did not start the next time: " + second.error().text());
    }

    [[nodiscard]] midhop::roles::ClientRequest to(const QByteArray &host, quint16 port, const QByteArray &message = "tgmr") const
    {
        midhop::roles::ClientRequest request;
        request.proxyHost = "127.0.0.1";
        request.proxyPort = m_proxy.listening().port;
        request.serverIp = host;
        request.serverPort = port;
        request.message = message;
        return request;
    }
    [[nodiscard]] midhop::roles::ClientRequest composed(const QByteArray &bytes) const
    {
        midhop::roles::ClientRequest request = to("127.0.0.1", 1);
        request.composed = midhop::roles::ComposedBytes{bytes};
        return request;
    }

    void run(const midhop::roles::ClientRequest &request)
    {
        midhop::roles::ClientRunSettings settings;
        settings.request = request;
        settings.limits = m_limits;
        settings.limits.firstByte = 3 * m_limits.firstByte; // the proxy's error shall reach it
        m_result.reset();
        m_run.start(settings);
        if (!wait([this] { return m_result.has_value(); }))
            problem("an exchange did not end");
    }
    void send(const midhop::roles::ClientRequest &request)
    {
        m_result.reset();
        m_send.start(request);
        if (!wait([this] { return m_result.has_value(); }))
            problem("a send did not end");
    }

    [[nodiscard]] QByteArray described() const
    {
        return m_result ? m_result->reply.first(std::min<qsizetype>(m_result->reply.size(), 80)) + " / " + m_result->failure
                        : QByteArray("no result");
    }
    void judge(const char *name, const QByteArray &begins)
    {
        if (!m_result)
            return;
        const bool hasWords = m_result->kind == Kind::Failed ? !m_result->failure.isEmpty()
                                                             : m_result->kind == Kind::Reply || m_result->reply.startsWith("Error, ");
        if (!hasWords)
            problem(QByteArray(name) + " ended without words: " + described());
        if (!m_result->reply.startsWith(begins.first(std::min<qsizetype>(begins.size(), 64 * 1024))))
            problem(QByteArray(name) + " got: " + described());
    }

    void judgeParts()
    {
        std::map<quint64, midhop::trace::Part> last;
        midhop::trace::Batch batch = m_feed.take();
        for (midhop::trace::Part &part : batch.parts)
            last[part.serial] = std::move(part);
        for (const auto &[serial, part] : last) {
            const QByteArray what = midhop::trace::name(part.role) + "'s exchange of " + part.envelope.first(std::min<qsizetype>(60, part.envelope.size()));
            m_told += part.role == midhop::trace::Role::Proxy ? 1 : 0;
            if (!part.finished || part.lingering || part.outcome == midhop::trace::Outcome::Running)
                problem(what + " was left unfinished");
            else if (part.role == midhop::trace::Role::Server && part.envelope.isEmpty())
                continue; // a connection without a message is logged, nothing more
            else if (part.outcome != midhop::trace::Outcome::Done && part.failure.isEmpty() && !part.reply.startsWith("Error"))
                problem(what + " is " + midhop::trace::name(part.outcome) + " without words");
        }
        if (m_told != m_proxy.counters().exchanges)
            problem(QByteArray::number(m_proxy.counters().exchanges) + " exchanges began, " + QByteArray::number(m_told) + " were told of");
        if (m_proxy.counters().open != 0 || m_server.counters().open != 0)
            problem("connections are still counted as open");
    }

    QTestEventLoop m_loop;
    midhop::trace::Feed m_feed; // outlives the roles
    midhop::roles::Limits m_limits;
    midhop::roles::ClientRun m_run;
    midhop::roles::ClientSend m_send;
    midhop::roles::ProxyRole m_proxy;
    midhop::roles::ServerRole m_server;
    DeadPort m_dead;
    std::optional<midhop::roles::ClientResult> m_result;
    QByteArrayList m_problems;
    quint64 m_told = 0;
};
