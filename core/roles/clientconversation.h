#pragma once

#include "core/net/stream.h"
#include "core/roles/clientsend.h"
#include "core/roles/partrecorder.h"

namespace midhop::roles {

enum class ClientDeadline : quint8 { Connect, Write, Piece, FirstByte, Quiet, Count };

/// What the client's logic asks of whoever moves its bytes. Nothing calls back into the conversation from inside one of these.
class ClientActions
{
public:
    virtual qsizetype send(const QByteArray &bytes) = 0; ///< returns how many bytes are left waiting
    virtual void finish() = 0;                           ///< FIN behind what waits
    virtual void close() = 0;
    virtual void reset() = 0;
    virtual void arm(ClientDeadline deadline, std::chrono::milliseconds after) = 0;
    virtual void disarm(ClientDeadline deadline) = 0;
    /// The exchange is over and its connection closed. `part` is null while tracing is off.
    virtual void concluded(ClientResult &&result, std::unique_ptr<trace::Part> part) = 0;

protected:
    ~ClientActions() = default;
};

/// The client's side of one exchange, without a socket: CONTRACT, "Client".
class ClientConversation final
{
public:
    ClientConversation(const Limits &limits, ClientActions &actions, bool traced);

    /// A connect to the proxy was begun. `proxyText` names it for people.
    void start(const ClientRequest &request, const QByteArray &proxyText);
    void connected(const wire::Endpoint &local, const wire::Endpoint &proxy);
    void received(QByteArrayView bytes);
    void ended();
    /// The connect failed or the connection was reset.
    void failed(net::StreamError error);
    /// The proxy's name could not be looked up; `reason` in the system's words.
    void lookupFailed(const QByteArray &reason);
    void progressed(qsizetype taken, qsizetype pending);
    void deadlinePassed(ClientDeadline deadline);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// What it sends next, at once when it is connected.
    [[nodiscard]] QByteArrayView nextPiece() const;
    [[nodiscard]] PartRecorder &recorder() { return m_recorder; }

private:
    void begin(const ClientRequest &request);
    void sendPiece();
    void pieceSent();
    void allSent();
    [[nodiscard]] qint64 unsent() const { return m_bytes.size() - m_sent + m_pending; }
    void conclude(ClientProblem problem);

    const Limits &m_limits;
    ClientActions &m_actions;
    PartRecorder m_recorder;
    QByteArray m_proxy;
    QByteArray m_detail;
    QByteArray m_bytes; ///< to send: an envelope, or composed
    qsizetype m_sent = 0; ///< of these, given to the stream
    std::optional<ComposedBytes> m_composed; ///< how they go out, without the bytes
    QByteArray m_reply; ///< the first 64 KiB
    qint64 m_replyBytes = 0;
    std::chrono::nanoseconds m_started{};
    qsizetype m_pending = 0; ///< given to the stream and not taken by the system yet
    bool m_running = false;
    bool m_connected = false;
};

} // namespace midhop::roles
