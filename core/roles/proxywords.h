#pragma once

#include "core/net/stream.h"
#include "core/trace/part.h"

#include <QtCore/QByteArray>

/// What the proxy says of connections that could not be made or were lost. English, stable, without `Error, `.
namespace midhop::roles {

/// How an exchange ends by such a connection.
[[nodiscard]] trace::Outcome outcomeOf(net::StreamError error);

[[nodiscard]] QByteArray connectFailureText(net::StreamError error, const QByteArray &destination);
/// Whether a reply is what a proxy of ours says where nothing listens at the destination.
[[nodiscard]] bool isRefusedReply(QByteArrayView reply);
/// Before, or after (`part`), a part of the reply was handed on.
[[nodiscard]] QByteArray serverLostText(net::StreamError error, const QByteArray &destination, bool part);
[[nodiscard]] QByteArray clientLostText(net::StreamError error);

/// What the journal shows for a connection that was lost for `error`.
struct LostEvent
{
    trace::EventKind kind = trace::EventKind::Reset;
    bool byPeer = true;
};
[[nodiscard]] LostEvent lostEvent(net::StreamError error);

} // namespace midhop::roles
