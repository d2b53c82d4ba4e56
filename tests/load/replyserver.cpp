#include "tests/load/replyserver.h"

#include "tests/load/loopback.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace midhop::load {

ReplyServer::ReplyServer(qint64 replySize, qsizetype pieceSize)
    : m_replySize(replySize)
    , m_piece(pieceSize, 'r')
    , m_listener(listenAt(0))
    , m_port(m_listener >= 0 ? portOf(m_listener) : quint16(0))
    , m_thread([this] { run(); })
{
}

ReplyServer::~ReplyServer()
{
    m_stopped = true;
    m_thread.join();
    for (const Peer &peer : m_peers)
        ::close(peer.descriptor);
    ::close(m_listener);
}

void ReplyServer::run()
{
    std::vector<pollfd> polled;
    while (!m_stopped) {
        polled.assign(1, {m_listener, POLLIN, 0});
        for (const Peer &peer : m_peers)
            polled.push_back({peer.descriptor, static_cast<short>(peer.left > 0 ? POLLOUT : POLLIN), 0});
        ::poll(polled.data(), polled.size(), 20);
        for (size_t i = m_peers.size(); i-- > 0;) {
            if (polled[i + 1].revents == 0 || serve(m_peers[i]))
                continue;
            ::close(m_peers[i].descriptor);
            m_peers.erase(m_peers.begin() + static_cast<std::ptrdiff_t>(i));
        }
        if (polled[0].revents != 0)
            accept();
    }
}

void ReplyServer::accept()
{
    for (;;) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        const int on = 1; // a piece is a segment
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        m_peers.push_back({descriptor, false, 0});
    }
}

bool ReplyServer::serve(Peer &peer)
{
    if (peer.left == 0) {
        std::array<char, 4096> buffer{};
        const ssize_t got = ::recv(peer.descriptor, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return got < 0 && errno == EAGAIN;
        if (!std::exchange(peer.asked, true)) {
            peer.left = m_replySize;
            ++m_asked;
        }
        return true;
    }
    const auto size = static_cast<size_t>(std::min<qint64>(peer.left, m_piece.size()));
    const ssize_t sent = ::send(peer.descriptor, m_piece.constData(), size, MSG_NOSIGNAL);
    if (sent < 0)
        return errno == EAGAIN;
    m_sent += sent;
    peer.left -= sent;
    return peer.left > 0;
}

} // namespace midhop::load
