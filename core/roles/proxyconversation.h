#pragma once

#include "core/net/stream.h"
#include "core/roles/partrecorder.h"
#include "core/roles/proxyrelay.h"
#include "core/wire/envelopereader.h"

#include <optional>
#include <vector>

namespace midhop::roles {

/// The proxy's side of one client connection: the whole protocol of CONTRACT, "The wire", without a socket. Bytes, connects, ends and deadlines
/// go in; bytes, connects, closes and events come out. In order: envelope, look-up, decision, connect, message, reply, next envelope.
class ProxyConversation final
{
public:
    ProxyConversation(const ProxyShared &shared, ProxyActions &actions, bool traced);

    /// The connection was accepted. `local` is the end the client connected to.
    void start(const wire::Endpoint &client, const wire::Endpoint &local);
    void downstreamReceived(QByteArrayView bytes);
    void downstreamEnded();
    /// Reset by the peer, or lost for another reason.
    void downstreamFailed(net::StreamError error = net::StreamError::Reset);
    /// Bytes that waited were taken by the system; `pending` are left.
    void downstreamProgressed(qsizetype taken, qsizetype pending);
    void lookedUp(std::vector<wire::IpAddress> addresses, const QByteArray &failure);
    void upstreamConnected(const wire::Endpoint &local);
    void upstreamReceived(QByteArrayView bytes);
    void upstreamEnded();
    void upstreamFailed(net::StreamError error);
    void upstreamProgressed(qsizetype taken, qsizetype pending);
    void deadlinePassed(ProxyDeadline deadline);
    void nextTurn();
    /// The role stops: an idle connection closes at once, an exchange under way may end.
    void stop();
    /// Ends whatever is under way.
    void abort();

    [[nodiscard]] PartRecorder &recorder() { return m_recorder; }

private:
    enum class Phase : quint8 {
        Reading,    ///< for an envelope, or inside one
        LookingUp,
        Connecting,
        Relaying,   ///< message sent or under way, reply awaited or handed on
        Flushing,   ///< the reply or the Error is whole; its rest waits to be taken by the client
        Lingering,  ///< FIN is sent; what the client still sends is read off
        Over,
    };

    /// Reads up to the end of one envelope; returns how many bytes were used.
    qsizetype feed(QByteArrayView bytes);
    void queueWaiting(QByteArrayView bytes);
    void readOff(qsizetype bytes);
    [[nodiscard]] bool hasWaiting() const { return m_waitingOffset < m_waiting.size(); }
    void settle();
    void beginExchange();
    void envelopeFailed(const wire::EnvelopeError &error);
    void envelopeComplete();
    void decide(std::vector<wire::IpAddress> addresses);
    /// Why the addresses looked up lead, or may lead, back to the proxy; empty when they do not.
    [[nodiscard]] QByteArray loopReason() const;
    [[nodiscard]] wire::Endpoint destination() const;
    void connectNext();
    [[nodiscard]] QByteArray messageToSend();
    void relayEnded(const ProxyRelay::End &end);
    void endReply();
    void refuse(const QByteArray &reason, trace::Outcome outcome, bool serveNext);
    void answerError(const QByteArray &reason, trace::Outcome outcome);
    void answer(const QByteArray &text, trace::Outcome outcome, bool serveNext);
    void resetClient(const QByteArray &failure, trace::Outcome outcome);
    void exchangeEnded();
    void linger();
    void over();
    void dropUpstream();
    void tellFinished();
    /// The exchange has ended; its part lingers until the connection ends too, or the next exchange begins.
    void finishPart(trace::Outcome outcome);
    void releasePart();

    const ProxyShared &m_shared;
    ProxyActions &m_actions;
    PartRecorder m_recorder;
    ProxyRelay m_relay;
    wire::EnvelopeReader m_reader;
    wire::Endpoint m_client;
    wire::Endpoint m_local;
    std::chrono::nanoseconds m_acceptedAt{};

    // Of the exchange under way.
    wire::Envelope m_envelope;
    QByteArray m_message; ///< what the server is sent
    std::vector<wire::IpAddress> m_addresses;
    size_t m_nextAddress = 0;
    net::StreamError m_connectError = net::StreamError::Other;
    trace::Outcome m_outcome = trace::Outcome::Running; ///< how it ends once all is handed on

    QByteArray m_waiting; ///< bytes of next envelopes that came during an exchange, from m_waitingOffset on
    qsizetype m_waitingOffset = 0;
    qsizetype m_lingered = 0;
    quint32 m_ordinal = 0;
    Phase m_phase = Phase::Reading;
    bool m_clientEnded = false;
    bool m_downstreamFinished = false;
    bool m_downstreamReset = false;
    bool m_envelopeOpen = false; ///< an envelope has begun and no exchange of it was closed yet
    bool m_answeredError = false;
    bool m_justAnswered = false; ///< a text went out in this turn, and may still be on its way
    bool m_serveNext = true;
    bool m_idleOver = false;
    bool m_stopping = false;
    bool m_feeding = false; ///< inside feed(): the bytes behind the envelope are not in m_waiting yet
};

} // namespace midhop::roles
