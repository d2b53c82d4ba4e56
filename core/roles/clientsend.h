#pragma once

#include "core/roles/limits.h"
#include "core/trace/feed.h"

#include <QtCore/QObject>

#include <memory>

namespace midhop::roles {

/// One envelope to send. Host names are allowed for the proxy; the server's address goes into the envelope as it is.
struct ClientRequest
{
    QByteArray proxyHost;  ///< an IPv4 or IPv6 address (without brackets) or a host name
    quint16 proxyPort = 0;
    QByteArray serverIp;   ///< UTF-8
    int serverPort = 0;
    QByteArray message;    ///< UTF-8
    bool randomMessage = false;
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
