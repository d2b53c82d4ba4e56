#pragma once

#include <QtCore/QByteArray>

#include <atomic>
#include <thread>
#include <vector>

namespace midhop::load {

/// A server of the trials' own: once a message has come, it sends a reply of a given size as fast as it is
/// taken, in pieces of a given size, and closes; with size 0 it answers nothing and stays. In a thread of its
/// own, until destroyed.
class ReplyServer final
{
public:
    explicit ReplyServer(qint64 replySize, qsizetype pieceSize = 64 * 1024);
    ~ReplyServer();
    ReplyServer(const ReplyServer &) = delete;
    ReplyServer &operator=(const ReplyServer &) = delete;

    /// 0 when it could not listen.
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Connections on which a message has come.
    [[nodiscard]] qsizetype asked() const { return m_asked; }
    /// Bytes of all replies that the system has taken.
    [[nodiscard]] qint64 sent() const { return m_sent; }

private:
    struct Peer
    {
        int descriptor = -1;
        bool asked = false;
        qint64 left = 0;
    };

    void run();
    /// False when it is over.
    [[nodiscard]] bool serve(Peer &peer);
    void accept();

    qint64 m_replySize;
    QByteArray m_piece;
    int m_listener = -1;
    quint16 m_port = 0;
    std::vector<Peer> m_peers;
    std::atomic<qsizetype> m_asked{0};
    std::atomic<qint64> m_sent{0};
    std::atomic<bool> m_stopped{false};
    std::thread m_thread;
};

} // namespace midhop::load
