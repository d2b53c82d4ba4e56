#pragma once

#include "core/net/stream.h"
#include "core/roles/partrecorder.h"
#include "core/roles/proxyrelay.h"
#include "core/wire/envelopereader.h"

#include <memory>
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
    [[nodiscard]] bool hasWaiting() const { return m_waiting != nullptr; }
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

    /// The two ends of the client's connection: for those who are told of them.
    struct Ends
    {
        wire::Endpoint client;
        wire::Endpoint local;
        std::chrono::nanoseconds acceptedAt{};
    };
    /// From a whole envelope on: where it goes, and how far that has come. Made for the first, used again for the next.
    struct Exchange
    {
        Exchange(const ProxyShared &shared, ProxyActions &actions, PartRecorder &recorder)
            : relay(shared, actions, recorder)
        {}
        ProxyRelay relay;
        wire::Envelope envelope;
        QByteArray message; ///< what the server is sent
        std::vector<wire::IpAddress> addresses;
        size_t nextAddress = 0;
        net::StreamError connectError = net::StreamError::Other;
    };

    // Small: thousands may hold half an envelope each.
    const ProxyShared &m_shared;
    ProxyActions &m_actions;
    wire::EnvelopeReader m_reader;
    std::unique_ptr<Ends> m_ends;
    std::unique_ptr<Exchange> m_exchange;
    std::unique_ptr<QByteArray> m_waiting; ///< bytes of next envelopes that came during an exchange; null while there are none
    [[no_unique_address]] PartRecorder m_recorder;
    Phase m_phase = Phase::Reading;
    trace::Outcome m_outcome = trace::Outcome::Running; ///< how the exchange ends once all is handed on
    bool m_clientEnded : 1 = false;
    bool m_downstreamFinished : 1 = false;
    bool m_downstreamReset : 1 = false;
    bool m_envelopeOpen : 1 = false; ///< an envelope has begun and no exchange of it was closed yet
    bool m_answeredError : 1 = false;
    bool m_justAnswered : 1 = false; ///< a text went out in this turn, and may still be on its way
    bool m_serveNext : 1 = true;
    bool m_idleOver : 1 = false;
    bool m_stopping : 1 = false;
    bool m_feeding : 1 = false; ///< inside feed(): the bytes behind the envelope are not in m_waiting yet
    quint32 m_ordinal = 0;
    quint32 m_lingered = 0; ///< bytes; more than LingerLimit ends it
};

} // namespace midhop::roles
