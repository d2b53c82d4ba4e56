#pragma once

#include "core/trace/part.h"

#include <array>

namespace midhop::trace {

/// A part's fields without its events, wherever their bytes lie: in a Part, or encoded in the store. Valid as
/// long as those are.
struct PartView
{
    Role role = Role::Proxy;
    quint64 serial = 0;
    bool finished = false;
    std::chrono::nanoseconds started{};
    std::chrono::nanoseconds ended{};
    wire::Endpoint client;
    wire::Endpoint proxy;
    wire::Endpoint upstream;
    wire::Endpoint server;
    quint32 ordinal = 0;
    QByteArrayView envelope;
    std::optional<QByteArrayView> serverIp;
    std::optional<QByteArrayView> serverPort;
    std::optional<QByteArrayView> message;
    bool randomMessage = false;
    QByteArrayView forwarded;
    Verdict verdict = Verdict::Pending;
    QByteArrayView rule;
    QByteArrayView decision;
    Outcome outcome = Outcome::Running;
    QByteArrayView reply;
    qint64 replyBytes = 0;
    QByteArrayView failure;

    [[nodiscard]] static PartView of(const Part &part);
};

/// What was seen of one exchange, by role.
using PartViews = std::array<std::optional<PartView>, 3>;

[[nodiscard]] inline std::optional<PartView> &viewOf(PartViews &views, Role role)
{
    return views[size_t(role)];
}
[[nodiscard]] inline const std::optional<PartView> &viewOf(const PartViews &views, Role role)
{
    return views[size_t(role)];
}

} // namespace midhop::trace
