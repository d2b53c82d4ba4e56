#include "core/roles/clientsend.h"

#include "core/net/descriptors.h"
#include "core/net/resetwatch.h"
#include "core/roles/clientconversation.h"
#include "core/wire/host.h"

#include <QtCore/QString>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

#include <array>

namespace midhop::roles {

using namespace Qt::StringLiterals;

namespace {

// Most sends are over by then and need to be told only once.
constexpr std::chrono::milliseconds ShownAfter{16};

net::StreamError streamErrorOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return net::StreamError::Refused;
    case QAbstractSocket::RemoteHostClosedError:
        return net::StreamError::Reset;
    case QAbstractSocket::SocketTimeoutError:
        return net::StreamError::TimedOut;
    case QAbstractSocket::SocketResourceError:
        return net::StreamError::NoDescriptors;
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::SocketAddressNotAvailableError:
        return net::StreamError::Unreachable;
    default:
        return net::StreamError::Other;
    }
}

wire::Endpoint endpointOf(const QHostAddress &address, quint16 port)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // IPv4-mapped too
    if (isIpv4)
        return {wire::IpAddress::fromIpv4(ipv4), port};
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    std::array<quint8, 16> bytes{};
    std::copy(std::begin(ipv6.c), std::end(ipv6.c), bytes.begin());
    return {wire::IpAddress::fromIpv6(bytes), port};
}

} // namespace

class ClientSend::Private final : public QObject, private ClientActions
{
public:
    Private(ClientSend &owner, trace::Feed *feed)
        : m_owner(owner)
        , m_feed(feed)
        , m_conversation(m_limits, *this, feed != nullptr)
    {
        m_limits.firstByte = ClientFirstByte;
        m_socket.setProxy(QNetworkProxy::NoProxy); // the system's proxy settings are not what this program is about
        connect(&m_socket, &QTcpSocket::connected, this, [this] { connected(); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(&m_socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) { written(bytes); });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { failed(); });
        m_progress.setSingleShot(true);
        connect(&m_progress, &QTimer::timeout, this, [this] { publishProgress(); });
        for (size_t i = 0; i < m_timers.size(); ++i) {
            m_timers[i].setSingleShot(true);
            connect(&m_timers[i], &QTimer::timeout, this, [this, i] {
                m_conversation.deadlinePassed(static_cast<ClientDeadline>(i));
                if (m_conversation.isRunning() && !m_progress.isActive())
                    m_progress.start(ShownAfter);
            });
        }
    }

    [[nodiscard]] bool isRunning() const { return m_running; }

    void start(const ClientRequest &request)
    {
        m_running = true;
        m_finishWanted = false;
        m_conversation.start(request, wire::withPort(request.proxyHost, request.proxyPort));
        m_progress.start(ShownAfter);
        m_socket.connectToHost(QString::fromUtf8(request.proxyHost), request.proxyPort);
    }

    void cancel() { m_conversation.cancel(); }

private:
    void connected()
    {
        const wire::Endpoint local = endpointOf(m_socket.localAddress(), m_socket.localPort());
        const wire::Endpoint proxy = endpointOf(m_socket.peerAddress(), m_socket.peerPort());
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_resets.watch(m_socket);
        if (local == proxy)
            m_conversation.failed(net::StreamError::SelfConnection);
        else
            m_conversation.connected(local, proxy);
        if (m_conversation.isRunning())
            m_progress.start(ShownAfter);
    }

    /// A send that takes long enough to be looked at is shown while it runs.
    void publishProgress()
    {
        PartRecorder &recorder = m_conversation.recorder();
        if (recorder.isOpen() && recorder.takeChanged())
            m_feed->publish(std::vector<trace::Part>{recorder.part()});
    }

    void read()
    {
        const QByteArray bytes = m_socket.readAll();
        if (!bytes.isEmpty())
            m_conversation.received(bytes);
    }

    void written(qint64 bytes)
    {
        const qint64 pending = m_socket.bytesToWrite();
        if (pending == 0 && m_finishWanted)
            net::halfClose(m_socket.socketDescriptor());
        if (!m_sending) // what send() flushes, it tells itself
            m_conversation.progressed(bytes, pending);
    }

    void failed()
    {
        if (!m_conversation.isRunning())
            return;
        read();
        if (!m_conversation.isRunning())
            return;
        const QAbstractSocket::SocketError error = m_socket.error();
        if (error == QAbstractSocket::HostNotFoundError)
            m_conversation.lookupFailed(m_socket.errorString().toUtf8());
        else if (m_resets.wasReset())
            m_conversation.failed(net::StreamError::Reset);
        else if (error == QAbstractSocket::RemoteHostClosedError)
            m_conversation.ended();
        else
            m_conversation.failed(streamErrorOf(error));
    }

    // ClientActions
    qsizetype send(const QByteArray &bytes) override
    {
        m_sending = true;
        m_socket.write(bytes);
        m_socket.flush();
        m_sending = false;
        return m_socket.bytesToWrite();
    }
    void finish() override
    {
        m_finishWanted = true;
        if (m_socket.bytesToWrite() == 0)
            net::halfClose(m_socket.socketDescriptor());
    }
    void close() override
    {
        m_progress.stop();
        for (QTimer &timer : m_timers)
            timer.stop();
        m_socket.abort();
    }
    void reset() override
    {
        if (m_socket.socketDescriptor() >= 0)
            net::resetOnClose(m_socket.socketDescriptor());
    }
    void arm(ClientDeadline deadline, std::chrono::milliseconds after) override { m_timers[static_cast<size_t>(deadline)].start(after); }
    void disarm(ClientDeadline deadline) override { m_timers[static_cast<size_t>(deadline)].stop(); }
    void concluded(ClientResult &&result, std::unique_ptr<trace::Part> part) override
    {
        if (part && m_feed) {
            std::vector<trace::Part> parts;
            parts.push_back(std::move(*part));
            m_feed->publish(std::move(parts));
        }
        // Never from inside start() or cancel().
        QMetaObject::invokeMethod(this, [this, result = std::move(result)] {
            m_running = false;
            emit m_owner.finished(result);
        }, Qt::QueuedConnection);
    }

    ClientSend &m_owner;
    trace::Feed *m_feed;
    Limits m_limits;
    net::ResetWatch m_resets;
    QTcpSocket m_socket;
    std::array<QTimer, static_cast<size_t>(ClientDeadline::Count)> m_timers;
    QTimer m_progress;
    ClientConversation m_conversation;
    bool m_running = false;
    bool m_finishWanted = false;
    bool m_sending = false;
};

ClientSend::ClientSend(trace::Feed *feed, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, feed))
{}

ClientSend::~ClientSend() = default;

bool ClientSend::isRunning() const
{
    return d->isRunning();
}

void ClientSend::start(const ClientRequest &request)
{
    Q_ASSERT(!d->isRunning());
    d->start(request);
}

void ClientSend::cancel()
{
    d->cancel();
}

} // namespace midhop::roles
