#pragma once

#include "core/roles/deadlines.h"
#include "core/roles/proxyengine.h"

namespace midhop::roles {

/// Moves the bytes of one ProxyConversation: its two streams, its deadlines, its look-ups. Decides nothing. Worker thread.
class ProxyConnection final : public Connection,
                              private net::StreamHandler,
                              private ProxyActions,
                              private PartPublisher::Source,
                              private Deadlines<ProxyDeadline>::Handler,
                              private net::Resumable
{
public:
    ProxyConnection(ProxyEngine &engine, int descriptor, const wire::Endpoint &peer);
    ~ProxyConnection() override;

    /// Reads what has come with the connection.
    void begin();
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
    // ProxyActions
    qsizetype sendDownstream(QByteArrayView bytes) override;
    qsizetype sendUpstream(const QByteArray &bytes) override;
    void finishDownstream() override { m_downstream.finish(); }
    void finishUpstream() override { m_upstream.finish(); }
    void closeDownstream() override;
    void resetDownstream() override;
    void closeUpstream() override;
    void readDownstream(bool reading) override { m_downstream.setReading(reading || m_downstream.isWriteBroken()); }
    void readUpstream(bool reading) override { m_upstream.setReading(reading); }
    void lookUp(const wire::Host &host) override;
    void connectUpstream(const wire::Endpoint &destination, const QByteArray &message) override;
    void arm(ProxyDeadline deadline, std::chrono::milliseconds after) override { m_deadlines.arm(deadline, after); }
    void disarm(ProxyDeadline deadline) override { m_deadlines.disarm(deadline); }
    void continueLater() override { m_engine.reactor().resumeLater(*this); }
    void publish(trace::Part &&part) override { m_engine.publisher().publish(std::move(part)); }
    void counted(trace::Outcome outcome) override { m_engine.counters().count(outcome); }
    void began() override { m_engine.counters().exchanges.fetch_add(1, std::memory_order_relaxed); }
    // PartPublisher::Source
    PartRecorder &recorder() override { return m_conversation.recorder(); }
    // Deadlines::Handler
    void deadlinePassed(ProxyDeadline deadline) override;
    // net::Resumable
    void resume() override;

    [[nodiscard]] bool isUpstream(const net::Stream &stream) const { return &stream == &m_upstream; }
    void settle();

    ProxyEngine &m_engine;
    net::Stream m_downstream;
    net::Stream m_upstream;
    Deadlines<ProxyDeadline> m_deadlines;
    ProxyConversation m_conversation;
    wire::Endpoint m_client;
    std::optional<wire::Endpoint> m_connectTo; ///< asked for by the conversation, begun when it has returned
    QByteArray m_message;                      ///< what it sends there first
    std::shared_ptr<bool> m_alive;             ///< for the answer of a look-up, which may come too late
    quint32 m_lookups = 0;
    bool m_over = false;
};

} // namespace midhop::roles
