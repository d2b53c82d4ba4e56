#pragma once

#include "core/net/reactor.h"
#include "core/wire/endpoint.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <memory>

namespace midhop::net {

class SocketAddress;
class Stream;

/// Why a connection could not be made, or ended without a FIN.
enum class StreamError : quint8 {
    Refused,        ///< the host answered with a reset (nothing listens there)
    Unreachable,    ///< no route, network down, address not usable from here
    TimedOut,       ///< the system gave up (ETIMEDOUT)
    Reset,          ///< reset by the peer, or it was closed under what we sent
    SelfConnection, ///< the connection met itself: own and peer address are equal
    NoDescriptors,  ///< the process or the system has none left
    NoPorts,        ///< every local port is in use
    Other,
};

/// Hears what becomes of a Stream, in the reactor's thread. A handler may do anything to the stream from inside a call, but not destroy it.
class StreamHandler
{
public:
    virtual void streamConnected(Stream &stream) = 0;
    /// `bytes` are only good until this returns. Several calls may follow each other; streamDrained() ends the row.
    virtual void streamReceived(Stream &stream, QByteArrayView bytes) = 0;
    /// All that had arrived has been received.
    virtual void streamDrained(Stream &stream) = 0;
    /// The peer's FIN was read; our direction stays open.
    virtual void streamEnded(Stream &stream) = 0;
    /// The connection could not be made or was reset; the stream is closed.
    virtual void streamFailed(Stream &stream, StreamError error) = 0;
    /// Queued bytes were taken by the system; Stream::pendingBytes() tells what is left.
    virtual void streamProgressed(Stream &stream, qsizetype bytes) = 0;
    /// turnLater() was asked for.
    virtual void streamTurn(Stream &) {}

protected:
    ~StreamHandler() = default;
};

/// A non-blocking TCP connection that half-closes both ways and can really reset. After close() it can be used again. Lives in its
/// reactor's thread.
class Stream final : private Pollable, private Resumable
{
public:
    enum class ConnectResult : quint8 { Connected, Pending, Failed };

    Stream(Reactor &reactor, StreamHandler &handler);
    ~Stream();
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    /// Takes over an accepted, non-blocking descriptor. Reading starts with the next resume or readNow().
    void adopt(int descriptor);
    /// Pending: streamConnected() or streamFailed() follows. Failed: failure() says why; nothing follows.
    /// `first` is what the caller writes first, at once and whole, when it is connected: it may be on its way before, for a send that the
    /// system takes tells that the handshake is over.
    [[nodiscard]] ConnectResult connectTo(const wire::Endpoint &destination, QByteArrayView first = {});
    [[nodiscard]] StreamError failure() const { return m_failure; }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// Own end, asked of the system. Port 0 if it can't tell.
    [[nodiscard]] wire::Endpoint localEndpoint() const;

    /// Reads at once what has arrived: for right behind accept, where bytes are often there already.
    void readNow();
    /// Reads what comes: for right behind connect, where nothing is there yet.
    void readLater();
    /// While false nothing is read, so that the system's window closes on the peer. True at first.
    void setReading(bool reading);
    [[nodiscard]] bool isReading() const { return m_reading; }
    /// Calls streamTurn() in the reactor's next round, once, if it is open then.
    void turnLater();

    /// Sends at once what the system takes and queues the rest; returns how many bytes were taken. After the peer is gone bytes are dropped:
    /// what it still sent is read (while reading is on), then streamFailed() tells.
    qsizetype write(const QByteArray &bytes);
    /// The same for bytes that are copied only where they must wait.
    qsizetype write(QByteArrayView bytes);
    [[nodiscard]] qsizetype pendingBytes() const { return m_out ? m_out->bytes.size() - m_out->offset : 0; }
    /// The system refused to send: the peer is gone.
    [[nodiscard]] bool isWriteBroken() const { return m_writeBroken; }
    /// Sends FIN behind what is queued.
    void finish();
    /// write() and finish() in one: the FIN goes out with the last of `bytes`.
    qsizetype writeLast(const QByteArray &bytes);
    [[nodiscard]] bool isFinished() const { return m_finish; }
    /// Closes; what is queued is dropped.
    void close();
    /// Closes with RST.
    void reset();

private:
    void ready(Readiness readiness) override;
    [[nodiscard]] Readiness interest() const override;
    void resume() override;

    void open(int descriptor);
    [[nodiscard]] bool watch();
    void watchWrites();
    [[nodiscard]] int connectNow(const SocketAddress &address, QByteArrayView first);
    [[nodiscard]] int connectState(SocketAddress &peer) const;
    [[nodiscard]] int connectedOr(int error);
    void read();
    void connectEnded();
    void flush();
    void fail(StreamError error);
    void closeDescriptor();
    qsizetype sendFirst(QByteArrayView bytes);
    qsizetype sendNow(QByteArrayView bytes);
    void sendFailed(StreamError error);
    void sendAtOnce();

    /// Bytes that wait, from `offset` on.
    struct Outgoing
    {
        QByteArray bytes;
        qsizetype offset = 0;
    };

    // Small, for thousands that idle.
    StreamError m_failure = StreamError::Other;
    bool m_connecting : 1 = false;
    bool m_readable : 1 = false;
    bool m_hangup : 1 = false; ///< a recv that finds less than it could take may have left something
    bool m_finSeen : 1 = false; ///< the peer's FIN stands behind what is there to be read
    bool m_reading : 1 = true;
    bool m_undrained : 1 = false; ///< bytes were received since the last streamDrained()
    bool m_ended : 1 = false; ///< the peer's FIN was read
    bool m_finish : 1 = false;
    bool m_writeBroken : 1 = false;
    bool m_wasReset : 1 = false; ///< another call was told so; recv then finds an end behind what came before
    bool m_inRead : 1 = false;
    bool m_mayMeetItself : 1 = false; ///< the destination is a port that our own end could have been given
    bool m_hasWritten : 1 = false;
    bool m_atOnce : 1 = false; ///< TCP_NODELAY is set
    bool m_turnWanted : 1 = false;
    bool m_finishFollows : 1 = false; ///< in writeLast()
    int m_descriptor = -1;
    Reactor &m_reactor;
    StreamHandler &m_handler;
    Poller::Token m_token = 0;
    std::unique_ptr<Outgoing> m_out; ///< while bytes wait
    quint32 m_sentAhead = 0; ///< bytes of the first write(), with the connect
    quint32 m_connection = 0; ///< counts connections: a handler may close the stream and open the next one from inside a call
};

/// What a system error number means for a connection.
[[nodiscard]] StreamError streamError(int number);

} // namespace midhop::net
