#pragma once

#include "core/access/blocklist.h"
#include "core/net/stream.h"
#include "core/roles/limits.h"
#include "core/roles/partrecorder.h"
#include "core/roles/proxyrole.h"
#include "core/wire/envelopereader.h"

#include <optional>
#include <vector>

namespace midhop::roles {

enum class ProxyDeadline : quint8 {
    Idle,
    Envelope,
    NextEnvelope,
    Lookup,
    Connect,
    HalfClose,
    FirstByte,
    Quiet,
    WriteClient,
    WriteServer,
    Linger,
    Count
};

/// What the proxy's logic asks of whoever moves its bytes. Nothing calls back into the conversation from inside one of these.
class ProxyActions
{
public:
    /// Return how many bytes are left waiting after this.
    virtual qsizetype sendDownstream(QByteArrayView bytes) = 0;
    virtual qsizetype sendUpstream(const QByteArray &bytes) = 0;
    virtual void finishDownstream() = 0; ///< FIN behind what waits
    virtual void finishUpstream() = 0;
    virtual void closeDownstream() = 0;  ///< the conversation is over
    virtual void resetDownstream() = 0;  ///< the conversation is over
    virtual void closeUpstream() = 0;
    virtual void readDownstream(bool reading) = 0;
    virtual void readUpstream(bool reading) = 0;
    virtual void lookUp(const wire::Host &host) = 0; ///< lookedUp() follows
    virtual void connectUpstream(const wire::Endpoint &destination) = 0; ///< upstreamConnected() or upstreamFailed() follows
    virtual void arm(ProxyDeadline deadline, std::chrono::milliseconds after) = 0;
    virtual void disarm(ProxyDeadline deadline) = 0;
    virtual void continueLater() = 0; ///< nextTurn() follows, after others had their turn
    virtual void publish(trace::Part &&part) = 0;
    virtual void counted(trace::Outcome outcome) = 0; ///< an exchange ended, traced or not
    virtual void began() = 0;                          ///< an exchange began

protected:
    ~ProxyActions() = default;
};

/// What every conversation of one run of the proxy shares; replaced as a whole when settings change.
struct ProxyShared
{
    Limits limits;
    Forward forward = Forward::Message;
    wire::Endpoint listening;
    std::shared_ptr<const access::Blocklist> rules;
};

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
    void downstreamFailed();
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

    [[nodiscard]] bool isOver() const { return m_phase == Phase::Over; }
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
    /// Of the addresses looked up, one that leads back to the proxy.
    [[nodiscard]] std::optional<wire::IpAddress> loopingAddress() const;
    [[nodiscard]] wire::Endpoint destination() const;
    void connectNext();
    void messageSent();
    void endReply();
    void refuse(const QByteArray &reason, trace::Outcome outcome, bool serveNext);
    void answerError(const QByteArray &reason, trace::Outcome outcome);
    void answer(const QByteArray &text, trace::Outcome outcome, bool serveNext);
    void resetClient(const QByteArray &failure, trace::Outcome outcome);
    void exchangeEnded();
    void linger();
    void over();
    void dropUpstream();
    void clearUpstreamDeadlines();
    void tellFinished();
    /// The exchange has ended; its part lingers until the connection ends too, or the next exchange begins.
    void finishPart(trace::Outcome outcome);
    void releasePart();

    const ProxyShared &m_shared;
    ProxyActions &m_actions;
    PartRecorder m_recorder;
    wire::EnvelopeReader m_reader;
    wire::Endpoint m_client;
    wire::Endpoint m_local;
    std::chrono::nanoseconds m_acceptedAt{};

    // Of the exchange under way.
    wire::Envelope m_envelope;
    std::vector<wire::IpAddress> m_addresses;
    size_t m_nextAddress = 0;
    net::StreamError m_connectError = net::StreamError::Other;
    qint64 m_replyBytes = 0;
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
    bool m_upstreamOpen = false;
    bool m_messageSent = false;
    bool m_upstreamFinished = false;
    bool m_answeredError = false;
    bool m_justAnswered = false; ///< a text went out in this turn, and may still be on its way
    bool m_serveNext = true;
    bool m_idleOver = false;
    bool m_stopping = false;
    bool m_feeding = false; ///< inside feed(): the bytes behind the envelope are not in m_waiting yet
};

/// The words for a connect that failed, without `Error, `.
[[nodiscard]] QByteArray connectFailureText(net::StreamError error, const QByteArray &destination);

} // namespace midhop::roles
