#pragma once

#include "core/roles/deadlines.h"
#include "core/roles/serverengine.h"

namespace midhop::roles {

/// Moves the bytes of one ServerConversation. Decides nothing. Worker thread.
class ServerConnection final : public Connection,
                               private ServerActions,
                               private PartPublisher::Source,
                               private Deadlines<ServerDeadline>
{
public:
    ServerConnection(ServerEngine &engine, int descriptor, const wire::Endpoint &peer);
    ~ServerConnection() override;

    /// Reads what has come with the connection.
    void begin();
    void stop() override;
    void abort() override;

private:
    // net::StreamHandler
    void streamConnected(net::Stream &) override {}
    void streamReceived(net::Stream &stream, QByteArrayView bytes) override;
    void streamDrained(net::Stream &stream) override;
    void streamEnded(net::Stream &stream) override;
    void streamFailed(net::Stream &stream, net::StreamError error) override;
    void streamProgressed(net::Stream &stream, qsizetype bytes) override;
    // ServerActions
    qsizetype send(const QByteArray &bytes) override;
    qsizetype sendLast(const QByteArray &bytes) override;
    void finish() override { m_stream.finish(); }
    void close() override;
    void setReading(bool reading) override { m_stream.setReading(reading); }
    void arm(ServerDeadline deadline, std::chrono::milliseconds after) override { Deadlines::arm(deadline, after); }
    void disarm(ServerDeadline deadline) override { Deadlines::disarm(deadline); }
    void publish(trace::Part &&part) override { m_engine.publisher().publish(std::move(part)); }
    void counted(trace::Outcome outcome) override { m_engine.counters().count(outcome); }
    void began() override { m_engine.counters().exchanges.fetch_add(1, std::memory_order_relaxed); }
    // PartPublisher::Source
    PartRecorder &recorder() override { return m_conversation.recorder(); }
    // Deadlines
    void deadlinePassed(ServerDeadline deadline) override;
    net::Reactor &deadlineReactor() const override { return m_engine.reactor(); }

    void settle();

    ServerEngine &m_engine;
    net::Stream m_stream;
    ServerConversation m_conversation;
    wire::Endpoint m_peer;
    bool m_over = false;
};

} // namespace midhop::roles
