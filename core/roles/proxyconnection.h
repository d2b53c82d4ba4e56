#pragma once

#include "core/roles/deadlines.h"
#include "core/roles/proxyengine.h"

#include <memory>
#include <optional>

namespace midhop::roles {

/// Moves the bytes of one ProxyConversation: its two streams, its deadlines, its look-ups. Decides nothing. Worker thread.
class ProxyConnection final : public Connection,
                              private ProxyActions,
                              private Deadlines<ProxyDeadline>
{
public:
    ProxyConnection(ProxyEngine &engine, int descriptor);
    ~ProxyConnection() override;

    /// Reads what has come with the connection.
    void begin(const wire::Endpoint &peer);
    void stop() override;
    void abort() override;

private:
    // net::StreamHandler
    void streamConnected(net::Stream &stream) override;
    void streamReceived(net::Stream &stream, QByteArrayView bytes) override;
    void streamDrained(net::Stream &) override {}
    void streamEnded(net::Stream &stream) override;
    void streamFailed(net::Stream &stream, net::StreamError error) override;
    void streamProgressed(net::Stream &stream, qsizetype bytes) override;
    void streamTurn(net::Stream &stream) override;
    // ProxyActions
    qsizetype sendDownstream(QByteArrayView bytes) override;
    qsizetype sendUpstream(const QByteArray &bytes) override;
    void finishDownstream() override { m_downstream.finish(); }
    void finishUpstream() override { m_upstream->stream.finish(); }
    void closeDownstream() override;
    void resetDownstream() override;
    void closeUpstream() override;
    void readDownstream(bool reading) override { m_downstream.setReading(reading || m_downstream.isWriteBroken()); }
    void readUpstream(bool reading) override { m_upstream->stream.setReading(reading); }
    void lookUp(const wire::Host &host) override;
    void connectUpstream(const wire::Endpoint &destination, const QByteArray &message) override;
    void arm(ProxyDeadline deadline, std::chrono::milliseconds after) override { Deadlines::arm(deadline, after); }
    void disarm(ProxyDeadline deadline) override { Deadlines::disarm(deadline); }
    void continueLater() override { m_downstream.turnLater(); }
    void publish(trace::Part &&part) override { m_engine.publisher().publish(std::move(part)); }
    void counted(trace::Outcome outcome) override { m_engine.counters().count(outcome); }
    void began() override { m_engine.counters().exchanges.fetch_add(1, std::memory_order_relaxed); }
    // Deadlines
    void deadlinePassed(ProxyDeadline deadline) override;
    net::Reactor &deadlineReactor() const override { return m_engine.reactor(); }

    /// While there is a feed: what it is told of.
    class Shown final : public PartPublisher::Source
    {
    public:
        explicit Shown(ProxyConversation &conversation)
            : m_conversation(conversation)
        {}
        PartRecorder &recorder() override { return m_conversation.recorder(); }

    private:
        ProxyConversation &m_conversation;
    };
    /// For the answer of a look-up, which may come too late.
    struct Lookups
    {
        quint32 number = 0;
        ProxyConnection *connection = nullptr; ///< null when it is over
    };
    /// The server's side, and what only some need: made when it is first needed, for many clients never send a whole envelope.
    struct Upstream
    {
        Upstream(net::Reactor &reactor, ProxyConnection &handler)
            : stream(reactor, handler)
        {}
        net::Stream stream;
        std::optional<wire::Endpoint> connectTo; ///< asked for by the conversation, begun when it has returned
        QByteArray message;                      ///< what is sent there first
        std::shared_ptr<Lookups> lookups;
        std::optional<Shown> shown;
    };

    [[nodiscard]] bool isUpstream(const net::Stream &stream) const { return &stream != &m_downstream; }
    [[nodiscard]] Upstream &upstream();
    [[nodiscard]] Shown *shown() const { return m_upstream && m_upstream->shown ? &*m_upstream->shown : nullptr; }
    void settle();

    bool m_over = false;
    ProxyEngine &m_engine;
    net::Stream m_downstream;
    ProxyConversation m_conversation;
    std::unique_ptr<Upstream> m_upstream;
};

} // namespace midhop::roles
