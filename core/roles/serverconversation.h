#pragma once

#include "core/net/stream.h"
#include "core/roles/partrecorder.h"
#include "core/roles/serverrole.h"
#include "core/wire/envelopereader.h"

#include <optional>

namespace midhop::roles {

enum class ServerDeadline : quint8 { Idle, Pause, Object, Delay, Write, Linger, Count };

/// What the server's logic asks of whoever moves its bytes. Nothing calls back into the conversation from inside one of these.
class ServerActions
{
public:
    virtual qsizetype send(const QByteArray &bytes) = 0;     ///< returns how many bytes are left waiting
    virtual qsizetype sendLast(const QByteArray &bytes) = 0; ///< send() and finish() in one
    virtual void finish() = 0;                               ///< FIN behind what waits
    virtual void close() = 0;                                ///< the conversation is over
    virtual void setReading(bool reading) = 0;
    virtual void arm(ServerDeadline deadline, std::chrono::milliseconds after) = 0;
    virtual void disarm(ServerDeadline deadline) = 0;
    virtual void publish(trace::Part &&part) = 0;
    virtual void counted(trace::Outcome outcome) = 0;
    virtual void began() = 0;

protected:
    ~ServerActions() = default;
};

/// What every conversation of one run of the server shares.
struct ServerShared
{
    Limits limits;
    ServerReply reply;
};

/// The server's side of one connection, without a socket: CONTRACT, "Server".
class ServerConversation final
{
public:
    static constexpr qsizetype MaxMessage = 16 << 20;
    /// What one drain of the socket finds, up to this size, is a message.
    static constexpr qsizetype AtOnce = 1024;
    static constexpr std::chrono::milliseconds PauseEnds{20};
    static constexpr std::chrono::milliseconds ObjectLimit{10'000};

    ServerConversation(const ServerShared &shared, ServerActions &actions, bool traced);

    /// The connection was accepted from `upstream`; `local` is the end it reached.
    void start(const wire::Endpoint &upstream, const wire::Endpoint &local);
    void received(QByteArrayView bytes);
    /// All that had arrived was received.
    void drained();
    void ended();
    void failed();
    void progressed(qsizetype taken, qsizetype pending);
    void deadlinePassed(ServerDeadline deadline);
    void stop();
    void abort();

    [[nodiscard]] PartRecorder &recorder() { return m_recorder; }

private:
    enum class Phase : quint8 {
        Reading,
        Delaying, ///< the message is complete, the reply waits for its time
        Holding,  ///< silent: until the peer ends
        Replying, ///< the rest of the reply waits to be taken
        Lingering,
        Over,
    };

    void beginPart();
    void messageComplete();
    void endHolding();
    [[nodiscard]] bool isLast() const;
    void reply();
    void replied();
    void linger();
    void over();
    /// The exchange has ended; its part lingers until the connection ends too, or the next message begins.
    void finishPart(trace::Outcome outcome, const QByteArray &failure = {});
    void releasePart();

    const ServerShared &m_shared;
    ServerActions &m_actions;
    PartRecorder m_recorder;
    wire::Endpoint m_upstream;
    wire::Endpoint m_local;
    std::chrono::nanoseconds m_acceptedAt{};
    ServerReply m_reply; ///< as it was when the message was complete
    QByteArray m_message;
    QByteArray m_next; ///< came while a message was being answered
    std::optional<wire::ObjectScanner> m_scanner;
    wire::ObjectState m_object = wire::ObjectState::Impossible;
    qsizetype m_lingered = 0;
    quint32 m_ordinal = 0;
    Phase m_phase = Phase::Reading;
    bool m_began = false;
    bool m_peerEnded = false;
    bool m_reset = false;
    bool m_stopping = false;
};

} // namespace midhop::roles
