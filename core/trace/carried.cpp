#include "core/trace/carried.h"

#include "core/trace/way.h"
#include "core/wire/bytescan.h"

#include <QtCore/QStringBuilder>

#include <algorithm>

namespace midhop::trace {

namespace {

/// The bytes of a direction, as one end knows them.
struct Known
{
    QByteArray bytes;   ///< from the first one on, as far as kept
    qint64 leftOut = 0; ///< bytes that the end's first segments have before these: white space
};

bool isPrefix(QByteArrayView one, QByteArrayView other)
{
    return one.size() <= other.size() ? other.startsWith(one) : one.startsWith(other);
}

QByteArray firstBytes(const QByteArray &bytes, qint64 size)
{
    return size < bytes.size() ? bytes.first(qsizetype(size)) : bytes;
}

/// What a part meant to send, as far as it was sent; nothing where more was sent than is known, for then it
/// was something else.
QByteArray sentOf(const QByteArray &meant, qint64 sent, qint64 received)
{
    return sent > meant.size() ? QByteArray() : firstBytes(meant, std::max(sent, received));
}

/// Two ends know the beginning of the same bytes. The one that is asked first is believed where they differ.
QByteArray longer(const QByteArray &first, const QByteArray &second)
{
    return second.size() > first.size() && isPrefix(first, second) ? second : first;
}

struct Sums
{
    qint64 sent = 0;
    qint64 received = 0;
};

/// The envelope. What the proxy read begins with the brace, but its first segment may hold white space before
/// it; what a client of ours sent has that white space, and maybe bytes behind the object.
Known clientToProxy(const Part *client, const Part *proxy, const Sums &sums)
{
    const QByteArray received = proxy ? proxy->envelope : QByteArray();
    const qint64 surplus = received.isEmpty() ? 0 : std::max<qint64>(0, sums.received - received.size());
    if (!client)
        return {received, surplus};
    const QByteArray sent = firstBytes(client->envelope, std::max(sums.sent, sums.received));
    if (received.isEmpty())
        return {sent, 0};
    const qint64 before = wire::leadingWhiteSpace(sent);
    if (isPrefix(QByteArrayView(sent).sliced(before), received)) {
        const QByteArray all =
            sent.size() - before >= received.size() ? sent : QByteArray(sent.first(before) + received);
        return {all, surplus - before};
    }
    return {received, surplus};
}

/// The message. What the server read is what was sent; what the proxy had for it counts as far as it went.
QByteArray proxyToServer(const Part *proxy, const Part *server, const Sums &sums)
{
    QByteArray meant;
    if (proxy)
        meant = !proxy->forwarded.isEmpty() ? proxy->forwarded : proxy->message.value_or(QByteArray());
    const QByteArray sent = sentOf(meant, sums.sent, sums.received);
    if (!server)
        return sent;
    const QByteArray received =
        !server->envelope.isEmpty() ? server->envelope : server->message.value_or(QByteArray());
    return longer(received, sent);
}

/// A reply of the server's: the proxy read something of it. Its own errors never came from there.
bool hasServerReply(const Part *proxy, const Sums &sums)
{
    return proxy && sums.received > 0;
}

QByteArray serverToProxy(const Part *server, const Part *proxy, const Sums &sums)
{
    const QByteArray read = hasServerReply(proxy, sums) ? proxy->reply : QByteArray();
    if (!server)
        return read;
    return longer(firstBytes(server->reply, std::max(sums.sent, sums.received)), read);
}

QByteArray proxyToClient(const Part *proxy, const Part *client, const Sums &sums)
{
    const QByteArray read = client ? client->reply : QByteArray();
    if (!proxy)
        return read;
    return longer(firstBytes(proxy->reply, std::max(sums.sent, sums.received)), read);
}

Known knownBytes(const Exchange &exchange, Direction direction, const Sums &sums)
{
    const Part *from = partOf(exchange, senderOf(direction));
    const Part *to = partOf(exchange, receiverOf(direction));
    switch (direction) {
    case Direction::ClientToProxy:
        return clientToProxy(from, to, sums);
    case Direction::ProxyToServer:
        return {proxyToServer(from, to, sums), 0};
    case Direction::ServerToProxy:
        return {serverToProxy(from, to, sums), 0};
    case Direction::ProxyToClient:
        return {proxyToClient(from, to, sums), 0};
    }
    Q_UNREACHABLE();
}

/// The segments that one end tells of; the first byte of them is at -`leftOut`, and what is before 0 or
/// behind `size` is clipped.
void fillSegments(std::vector<Segment> &segments, std::vector<size_t> &places, const Part *part,
                  EventKind kind, Side side, qint64 leftOut, qint64 size)
{
    if (!part)
        return;
    qint64 at = -leftOut;
    for (size_t i = 0; i < part->events.size(); ++i) {
        const Event &event = part->events[i];
        if (event.kind != kind || event.side != side)
            continue;
        const qint64 begin = std::clamp<qint64>(at, 0, size);
        at += event.size;
        const qint64 end = std::clamp<qint64>(at, 0, size);
        if (end > begin) {
            segments.push_back({event.at, begin, end - begin});
            places.push_back(i);
        }
    }
}

} // namespace

Side sideOf(Direction direction)
{
    return direction == Direction::ClientToProxy || direction == Direction::ProxyToClient ? Side::Downstream
                                                                                          : Side::Upstream;
}

Role senderOf(Direction direction)
{
    switch (direction) {
    case Direction::ClientToProxy:
        return Role::Client;
    case Direction::ServerToProxy:
        return Role::Server;
    case Direction::ProxyToServer:
    case Direction::ProxyToClient:
        break;
    }
    return Role::Proxy;
}

Role receiverOf(Direction direction)
{
    switch (direction) {
    case Direction::ProxyToServer:
        return Role::Server;
    case Direction::ProxyToClient:
        return Role::Client;
    case Direction::ClientToProxy:
    case Direction::ServerToProxy:
        break;
    }
    return Role::Proxy;
}

const Part *partOf(const Exchange &exchange, Role role)
{
    const auto &part = role == Role::Client  ? exchange.client
                       : role == Role::Proxy ? exchange.proxy
                                             : exchange.server;
    return part ? &*part : nullptr;
}

qint64 sumOf(const Part *part, EventKind kind, Side side)
{
    qint64 sum = 0;
    if (part) {
        for (const Event &event : part->events)
            sum += event.kind == kind && event.side == side ? event.size : 0;
    }
    return sum;
}

Way wayOf(const Exchange &exchange, Direction direction)
{
    const Side side = sideOf(direction);
    const Part *from = partOf(exchange, senderOf(direction));
    const Part *to = partOf(exchange, receiverOf(direction));
    Way way;
    Carried &carried = way.carried;
    carried.direction = direction;
    carried.seen = from || to;
    if (!carried.seen)
        return way;
    const Sums sums{sumOf(from, EventKind::Sent, side), sumOf(to, EventKind::Received, side)};
    const Known known = knownBytes(exchange, direction, sums);
    carried.bytes = known.bytes;
    carried.size = std::max({qint64(known.bytes.size()), sums.sent, sums.received - known.leftOut});
    fillSegments(carried.sent, way.sentEvents, from, EventKind::Sent, side, 0, carried.size);
    fillSegments(carried.received, way.receivedEvents, to, EventKind::Received, side, known.leftOut,
                 carried.size);
    return way;
}

Carried carriedBy(const Exchange &exchange, Direction direction)
{
    return wayOf(exchange, direction).carried;
}

} // namespace midhop::trace
