#pragma once

#include "core/trace/store.h"

namespace midhop::trace {

/// The four ways bytes go in an exchange.
enum class Direction : quint8 { ClientToProxy, ProxyToServer, ServerToProxy, ProxyToClient };

[[nodiscard]] Side sideOf(Direction direction);
/// The role at whose end the bytes are sent, and the one at whose end they arrive.
[[nodiscard]] Role senderOf(Direction direction);
[[nodiscard]] Role receiverOf(Direction direction);

/// Bytes that one read or write moved at once.
struct Segment
{
    std::chrono::nanoseconds at{};
    qint64 offset = 0; ///< of its first byte in what the direction carried
    qint64 size = 0;
};

/// What one direction carried in an exchange, as far as it was seen.
struct Carried
{
    Direction direction = Direction::ClientToProxy;
    QByteArray bytes; ///< as far as kept, from the first byte on
    qint64 size = 0;  ///< all of it; more than `bytes` where the rest was not kept
    /// As written by the sending end and as read by the receiving one; empty where that end was not seen. Their
    /// sizes add up to `size` or less.
    std::vector<Segment> sent;
    std::vector<Segment> received;
    bool seen = false; ///< an end of this direction is a role of ours
};

/// What the exchange's parts tell of one direction. A foreign end is no obstacle where ours saw the bytes;
/// nothing is invented: without an end of ours `seen` is false and the rest empty.
[[nodiscard]] Carried carriedBy(const Exchange &exchange, Direction direction);

} // namespace midhop::trace
