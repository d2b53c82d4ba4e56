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
    QByteArray failure; ///< plain English words, e.g. `The proxy at 127.0.0.1:6000 refused the connection. Is it started?`
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
