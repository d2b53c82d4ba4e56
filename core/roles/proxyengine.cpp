#include "core/roles/proxyengine.h"

#include "core/roles/proxyconnection.h"
#include "core/wire/replytext.h"

namespace midhop::roles {

using namespace Qt::StringLiterals;

namespace {

// Clients that are told "too many connections" at the same time; more wait in the backlog.
constexpr int MaxRejections = 256;

} // namespace

/// Tells a client that there are too many, and sees to it that the text arrives: FIN behind it, then its rest is read off.
class ProxyEngine::Rejection final : public Connection, private net::Timer
{
public:
    Rejection(ProxyEngine &engine, int descriptor)
        : m_engine(engine)
        , m_stream(engine.reactor(), *this)
    {
        ++m_engine.m_rejections;
        m_stream.adopt(descriptor);
    }
    ~Rejection() override { --m_engine.m_rejections; }

    void begin()
    {
        m_stream.write(wire::ErrorReply::fromReason("too many connections: the proxy serves "_ba
                                                    + QByteArray::number(m_engine.shared().limits.maxConnections)
                                                    + " at the same time, try again later"_ba));
        m_stream.finish();
        m_engine.reactor().timers().arm(*this, m_engine.reactor().now() + m_engine.shared().limits.linger);
        m_stream.readNow();
    }
    void stop() override { end(); }
    void abort() override { end(); }

private:
    void streamConnected(net::Stream &) override {}
    void streamReceived(net::Stream &, QByteArrayView bytes) override
    {
        m_read += bytes.size();
        if (m_read > LingerLimit)
            end();
    }
    void streamDrained(net::Stream &) override {}
    void streamEnded(net::Stream &) override { end(); }
    void streamFailed(net::Stream &, net::StreamError) override { end(); }
    void streamProgressed(net::Stream &, qsizetype) override {}
    void expired() override { end(); }

    void end()
    {
        if (std::exchange(m_over, true))
            return;
        disarm();
        m_stream.close();
        m_engine.ended(*this);
    }

    ProxyEngine &m_engine;
    net::Stream m_stream;
    qsizetype m_read = 0;
    bool m_over = false;
};

ProxyEngine::ProxyEngine(EngineSetup setup, const ProxySettings &settings, net::Resolver &resolver)
    : Engine(std::move(setup))
    , m_shared{settings.limits, settings.forward, listening(), settings.rules}
    , m_resolver(resolver)
{}

ProxyEngine::~ProxyEngine()
{
    destroyEnded();
}

void ProxyEngine::takeIn(int descriptor, const wire::Endpoint &peer)
{
    auto connection = std::make_unique<ProxyConnection>(*this, descriptor);
    ProxyConnection &started = *connection;
    add(std::move(connection));
    started.begin(peer);
}

bool ProxyEngine::mayTurnAway() const
{
    return m_rejections < MaxRejections;
}

void ProxyEngine::turnAway(int descriptor)
{
    auto rejection = std::make_unique<Rejection>(*this, descriptor);
    Rejection &started = *rejection;
    add(std::move(rejection), false);
    started.begin();
}

} // namespace midhop::roles
