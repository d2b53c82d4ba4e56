#include "core/roles/clientload.h"

#include "core/roles/deadlines.h"
#include "core/wire/host.h"
#include "core/wire/replytext.h"

#include <algorithm>
#include <cmath>

namespace midhop::roles {

using namespace Qt::StringLiterals;

namespace {

// Seconds until the next one at the lowest rates. A clock counts no more than 292 years of nanoseconds.
constexpr double LongestWait = 1e9;

} // namespace

/// One exchange in flight; used again for the next when it has ended.
class ClientLoad::Exchange final : private net::StreamHandler,
                                   private ClientActions,
                                   private PartPublisher::Source,
                                   private Deadlines<ClientDeadline>
{
public:
    explicit Exchange(ClientLoad &load)
        : m_load(load)
        , m_stream(load.m_reactor, *this)
        , m_conversation(load.m_settings.limits, *this, load.m_publisher.isEnabled())
    {}
    ~Exchange() override { m_load.m_publisher.forget(*this); }

    void start(const ClientRequest &request)
    {
        m_nextAddress = 0;
        m_error = net::StreamError::Unreachable;
        m_conversation.start(request, m_load.m_proxyText);
        if (m_load.m_addresses.empty())
            m_conversation.lookupFailed(m_load.m_lookupFailure);
        else
            connectNext();
        settle();
    }

    void cancel() { m_conversation.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_conversation.isRunning(); }

private:
    void connectNext()
    {
        while (m_nextAddress < m_load.m_addresses.size()) {
            m_destination = {m_load.m_addresses[m_nextAddress++], m_load.m_settings.request.proxyPort};
            switch (m_stream.connectTo(m_destination, m_conversation.nextPiece())) {
            case net::Stream::ConnectResult::Connected:
                streamConnected(m_stream);
                return;
            case net::Stream::ConnectResult::Pending:
                return;
            case net::Stream::ConnectResult::Failed:
                m_error = m_stream.failure();
                break;
            }
        }
        m_conversation.failed(m_error);
    }

    void settle()
    {
        if (m_conversation.recorder().isOpen())
            m_load.m_publisher.changed(*this);
    }

    void streamConnected(net::Stream &stream) override
    {
        m_connected = true;
        m_conversation.connected(m_load.m_publisher.isEnabled() ? stream.localEndpoint() : wire::Endpoint{}, m_destination);
        stream.readLater();
        settle();
    }
    void streamReceived(net::Stream &, QByteArrayView bytes) override
    {
        m_conversation.received(bytes);
        settle();
    }
    void streamDrained(net::Stream &) override {}
    void streamEnded(net::Stream &) override { m_conversation.ended(); }
    void streamFailed(net::Stream &, net::StreamError error) override
    {
        if (m_connected) {
            m_conversation.failed(error);
        } else {
            m_error = error;
            connectNext();
        }
    }
    void streamProgressed(net::Stream &stream, qsizetype bytes) override
    {
        m_conversation.progressed(bytes, stream.pendingBytes());
    }

    qsizetype send(const QByteArray &bytes) override
    {
        m_stream.write(bytes);
        return m_stream.pendingBytes();
    }
    void finish() override { m_stream.finish(); }
    void close() override
    {
        disarmAll();
        m_stream.close();
    }
    void reset() override { m_stream.reset(); }
    void arm(ClientDeadline deadline, std::chrono::milliseconds after) override { Deadlines::arm(deadline, after); }
    void disarm(ClientDeadline deadline) override { Deadlines::disarm(deadline); }
    void concluded(ClientResult &&result, std::unique_ptr<trace::Part> part) override
    {
        m_load.m_publisher.forget(*this);
        if (part)
            m_load.m_publisher.publish(std::move(*part));
        m_connected = false;
        m_load.ended(*this, std::move(result));
    }
    PartRecorder &recorder() override { return m_conversation.recorder(); }
    void deadlinePassed(ClientDeadline deadline) override { m_conversation.deadlinePassed(deadline); }
    net::Reactor &deadlineReactor() const override { return m_load.m_reactor; }

    ClientLoad &m_load;
    net::Stream m_stream;
    ClientConversation m_conversation;
    wire::Endpoint m_destination;
    net::StreamError m_error = net::StreamError::Other;
    size_t m_nextAddress = 0;
    bool m_connected = false;
};

ClientLoad::ClientLoad(net::Reactor &reactor, net::Resolver &resolver, trace::Feed *feed, Callbacks callbacks)
    : m_reactor(reactor)
    , m_resolver(resolver)
    , m_callbacks(std::move(callbacks))
    , m_publisher(reactor, feed)
{}

ClientLoad::~ClientLoad()
{
    *m_alive = false;
    m_reactor.forget(*this);
    m_exchanges.clear(); // while the publisher is still there
}

void ClientLoad::start(const ClientRunSettings &settings)
{
    Q_ASSERT(!m_running && m_inFlight == 0);
    m_settings = settings;
    m_running = true;
    m_summary = {};
    m_tally = {};
    m_exchanges.clear(); // their limits may have changed
    m_free.clear();
    m_proxyText = wire::withPort(settings.request.proxyHost, settings.request.proxyPort);
    m_startedAt = net::Reactor::Clock::now();
    lookUpProxy();
}

void ClientLoad::lookUpProxy()
{
    const auto host = wire::Host::parse(m_settings.request.proxyHost);
    if (!host) {
        proxyFound({{}, wire::describe(host.error())});
    } else if (host->kind == wire::Host::Kind::Name) {
        m_reactor.timers().arm(m_lookupLimit, m_startedAt + m_settings.limits.lookup);
        // The run may be cancelled, and the next one begun, before the answer comes.
        m_resolver.lookUp(*host, m_reactor, [this, alive = m_alive, number = ++m_lookups](const net::LookupResult &result) {
            if (*alive && m_lookupLimit.isArmed() && number == m_lookups)
                proxyFound(result);
        });
    } else if (host->zone.isEmpty()) {
        proxyFound({{host->address}, {}});
    } else {
        proxyFound(net::withScope(*host));
    }
}

void ClientLoad::lookUpTimedOut()
{
    proxyFound({{}, "no answer in time"_ba});
}

void ClientLoad::proxyFound(const net::LookupResult &result)
{
    m_lookupLimit.disarm();
    m_addresses = result.addresses;
    m_lookupFailure = result.failure;
    m_startedAt = net::Reactor::Clock::now();
    report();
    launch();
}

bool ClientLoad::mayLaunch() const
{
    return m_running && !m_summary.cancelled && m_tally.begun < m_settings.count && m_inFlight < m_settings.concurrency;
}

void ClientLoad::launch()
{
    // A share at a time, so that what is in flight gets its turn.
    for (int i = 0; i < 64 && mayLaunch(); ++i) {
        if (m_settings.rate > 0) {
            const std::chrono::duration<double> due(std::min(static_cast<double>(m_tally.begun) / m_settings.rate, LongestWait));
            const auto dueAt = m_startedAt + std::chrono::duration_cast<net::Reactor::Clock::duration>(due);
            if (dueAt > net::Reactor::Clock::now()) {
                m_reactor.timers().arm(m_pace, dueAt);
                return;
            }
        }
        launchOne();
    }
    if (mayLaunch())
        m_reactor.resumeLater(*this);
}

void ClientLoad::launchOne()
{
    Exchange *exchange = nullptr;
    if (m_free.empty()) {
        m_exchanges.push_back(std::make_unique<Exchange>(*this));
        exchange = m_exchanges.back().get();
    } else {
        exchange = m_free.back();
        m_free.pop_back();
    }
    ++m_tally.begun;
    ++m_inFlight;
    if (m_settings.newRandomMessageEach) {
        m_settings.request.message = wire::randomMessage();
        m_settings.request.randomMessage = true;
    }
    exchange->start(m_settings.request);
}

void ClientLoad::ended(Exchange &exchange, ClientResult &&result)
{
    --m_inFlight;
    m_free.push_back(&exchange);
    if (result.kind != ClientResult::Kind::Cancelled) {
        ++m_summary.exchanges;
        m_tally.add(result);
    }
    switch (result.kind) {
    case ClientResult::Kind::Reply:
        ++m_summary.done;
        break;
    case ClientResult::Kind::ErrorReply:
        ++(wire::isBlockedReply(result.reply) ? m_summary.blocked : m_summary.errors);
        break;
    case ClientResult::Kind::Failed:
        ++m_summary.errors;
        ++m_summary.withoutReply;
        break;
    case ClientResult::Kind::Cancelled:
        ++m_tally.cancelled;
        break;
    }
    m_summary.last = std::move(result);
    // Not from here: the stream that just ended is still on the stack.
    m_reactor.resumeLater(*this);
    finishIfDone();
}

void ClientLoad::cancel()
{
    if (!m_running)
        return;
    m_summary.cancelled = true;
    for (size_t i = 0; i < m_exchanges.size(); ++i) {
        if (m_exchanges[i]->isRunning())
            m_exchanges[i]->cancel();
    }
    finishIfDone();
}

void ClientLoad::finishIfDone()
{
    if (!m_running || m_inFlight > 0 || (m_tally.begun < m_settings.count && !m_summary.cancelled))
        return;
    m_running = false;
    m_lookupLimit.disarm();
    m_pace.disarm();
    m_reporter.disarm();
    m_publisher.flush();
    measure();
    m_summary.duration = m_tally.elapsed;
    m_summary.p50 = m_tally.latencies.percentile(0.50);
    m_summary.p99 = m_tally.latencies.percentile(0.99);
    m_summary.tally = m_tally;
    m_callbacks.finished(m_summary);
}

void ClientLoad::measure()
{
    m_tally.elapsed = net::Reactor::Clock::now() - m_startedAt;
}

void ClientLoad::report()
{
    measure();
    m_callbacks.progressed(m_tally);
    m_reactor.timers().arm(m_reporter, net::Reactor::Clock::now() + std::chrono::milliseconds(100));
}

} // namespace midhop::roles
