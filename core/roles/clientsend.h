#pragma once

#include "core/roles/limits.h"
#include "core/trace/feed.h"

#include <QtCore/QObject>

#include <memory>
#include <optional>

namespace midhop::roles {

/// Bytes that go to the proxy as they are, for whoever wants to see what becomes of malformed envelopes, of pieces, of ends.
struct ComposedBytes
{
    enum class End : quint8 {
        HalfClose, ///< FIN behind the last byte, as behind an envelope
        Open,      ///< nothing: the client waits for the reply and closes behind it
        Reset,     ///< RST behind the last byte; no reply is waited for
    };
    QByteArray bytes;        ///< at least one
    qsizetype pieceSize = 0; ///< bytes a write; 0: all in one
    milliseconds pause{0};   ///< between two pieces
    End end = End::HalfClose;
};

/// One envelope to send. Host names are allowed for the proxy; the server's address goes into the envelope as it is.
struct ClientRequest
{
    QByteArray proxyHost;  ///< an IPv4 or IPv6 address (without brackets) or a host name
    quint16 proxyPort = 0;
    QByteArray serverIp;   ///< UTF-8
    int serverPort = 0;
    QByteArray message;    ///< UTF-8
    bool randomMessage = false;
    std::optional<ComposedBytes> composed; ///< instead of an envelope made of the fields above
};

/// Why a send has no reply, or not the whole of one.
enum class ClientProblem : quint8 {
    None,
    Refused,            ///< nothing listens at the proxy's address
    Unreachable,
    ConnectTimedOut,
    ConnectReset,
    SelfConnection,
    NoDescriptors,
    NoPorts,
    LookupFailed,       ///< ClientResult::detail: in the system's words
    NotConnected,       ///< for another reason
    ClosedWithoutReply,
    ResetWithoutReply,
    CutOff,             ///< reset after a part of the reply
    NoReplyInTime,      ///< ClientResult::limit
    WriteStalled,       ///< the proxy took nothing of the envelope; ClientResult::limit
    EndedEarly,         ///< the proxy ended the connection before all bytes were sent
    ResetAsAsked,       ///< ComposedBytes::End::Reset
    CancelledByUser,
};

/// How a send ended for the person who pressed Send.
struct ClientResult
{
    enum class Kind : quint8 {
        Reply,      ///< any text
        ErrorReply, ///< a reply that begins with `Error`
        Failed,     ///< no connection or no reply: `failure` says why
        Cancelled,
    };
    Kind kind = Kind::Failed;
    QByteArray reply;   ///< the first 64 KiB
    qint64 replyBytes = 0; ///< all of it
    qint64 unsentBytes = 0; ///< that had not gone out when it ended
    ClientProblem problem = ClientProblem::None;
    QByteArray proxy;   ///< where it was sent: `127.0.0.1:6000`
    QByteArray detail;
    milliseconds limit{0};
    QByteArray failure; ///< `problem` in plain English, for console and log; empty for None
    std::chrono::nanoseconds latency{};
};

/// A single send from the client panel, on a QTcpSocket in the owner's thread. One send at a time.
class ClientSend final : public QObject
{
    Q_OBJECT
public:
    explicit ClientSend(trace::Feed *feed, QObject *parent = nullptr);
    ~ClientSend() override;

    [[nodiscard]] bool isRunning() const;
    /// finished() follows, never from inside this call.
    void start(const ClientRequest &request);
    /// Resets the connection; finished() follows with Cancelled.
    void cancel();

signals:
    void finished(const midhop::roles::ClientResult &result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace midhop::roles
