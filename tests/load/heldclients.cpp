#include "tests/load/heldclients.h"

#include "tests/load/loopback.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <numeric>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace midhop::load {

namespace {

constexpr qsizetype Kept = 200;

bool sendTo(int descriptor, const QByteArray &bytes)
{
    return ::send(descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) ==
           bytes.size();
}

} // namespace

bool HeldClients::open(quint16 port, qsizetype count, const QByteArray &first)
{
    for (qsizetype i = 0; i < count; ++i) {
        const int descriptor = connectTo(port, static_cast<quint32>(i));
        if (descriptor < 0)
            return false;
        m_clients.push_back({descriptor, false, 0, {}});
        pollfd polled{descriptor, POLLOUT, 0};
        ::poll(&polled, 1, static_cast<int>(std::chrono::milliseconds(Patience).count()));
        if (!first.isEmpty() && !sendTo(descriptor, first))
            return false;
    }
    return true;
}

void HeldClients::read(Client &client)
{
    std::array<char, 4096> buffer{};
    while (!client.ended) {
        const ssize_t got = ::recv(client.descriptor, buffer.data(), buffer.size(), 0);
        if (got < 0 && errno == EAGAIN)
            return;
        client.ended = got <= 0;
        if (got > 0) {
            client.received += got;
            client.begin.append(buffer.data(), std::min<qsizetype>(got, Kept - client.begin.size()));
        }
    }
}

qsizetype HeldClients::answered(const QByteArray &text)
{
    return std::ranges::count_if(m_clients, [&](Client &client) {
        read(client);
        return client.begin.startsWith(text);
    });
}

qsizetype HeldClients::ended() const
{
    return std::ranges::count_if(m_clients, &Client::ended);
}

qint64 HeldClients::received() const
{
    return std::accumulate(m_clients.begin(), m_clients.end(), qint64(0),
                           [](qint64 sum, const Client &client) { return sum + client.received; });
}

qsizetype HeldClients::send(qsizetype first, qsizetype count, const QByteArray &bytes) const
{
    qsizetype sent = 0;
    for (qsizetype i = first; i < std::min(first + count, this->count()); ++i)
        sent += sendTo(m_clients[static_cast<size_t>(i)].descriptor, bytes) ? 1 : 0;
    return sent;
}

void HeldClients::finish() const
{
    for (const Client &client : m_clients)
        ::shutdown(client.descriptor, SHUT_WR);
}

void HeldClients::reset()
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    for (const Client &client : m_clients) {
        ::setsockopt(client.descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
        ::close(client.descriptor);
    }
    m_clients.clear();
}

} // namespace midhop::load
