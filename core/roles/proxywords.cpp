#include "core/roles/proxywords.h"

#include "core/roles/clientproblem.h"
#include "core/wire/replytext.h"

#include <QtCore/QStringBuilder>

namespace midhop::roles {

using namespace Qt::StringLiterals;
using net::StreamError;

namespace {

constexpr QByteArrayView RefusedBy = "connection refused by ";

} // namespace

trace::Outcome outcomeOf(StreamError error)
{
    return outcomeOf(connectProblem(error));
}

QByteArray connectFailureText(net::StreamError error, const QByteArray &destination)
{
    switch (error) {
    case net::StreamError::Refused:
        return RefusedBy + destination + ": nothing listens there"_ba;
    case net::StreamError::Unreachable:
        return destination + " is unreachable: no route leads there from the proxy"_ba;
    case net::StreamError::TimedOut:
        return "connect to "_ba + destination + " timed out"_ba;
    case net::StreamError::Reset:
        return "connection reset by "_ba + destination + " while connecting"_ba;
    case net::StreamError::SelfConnection:
        return "loop: the connection to "_ba + destination + " met itself, nothing listens there"_ba;
    case net::StreamError::NoDescriptors:
        return destination + " is unreachable: the proxy has no file descriptors left"_ba;
    case net::StreamError::NoPorts:
        return destination + " is unreachable: the proxy has no local ports left, wait a minute"_ba;
    case net::StreamError::Other:
        break;
    }
    return destination + " is unreachable"_ba;
}

bool isRefusedReply(QByteArrayView reply)
{
    return reply.startsWith(wire::ErrorReply::fromReason(RefusedBy.toByteArray()));
}

QByteArray serverLostText(StreamError error, const QByteArray &destination, bool part)
{
    if (error == StreamError::Reset && part)
        return "the server reset the connection after a part of the reply; the client was reset too"_ba;
    if (error == StreamError::Reset)
        return "connection reset by the server "_ba + destination + " without a reply"_ba;
    QByteArray lost = "connection to the server "_ba + destination;
    if (error == StreamError::TimedOut)
        lost += " timed out";
    else if (error == StreamError::NoDescriptors)
        lost += " failed: the proxy has no memory left for it,";
    else
        lost += " failed";
    lost += part ? " after a part of the reply; the client was reset too" : " without a reply";
    return lost;
}

QByteArray clientLostText(StreamError error)
{
    switch (error) {
    case StreamError::Reset:
        return "the client reset the connection"_ba;
    case StreamError::TimedOut:
        return "the connection to the client timed out"_ba;
    case StreamError::NoDescriptors:
        return "the connection to the client failed, because the proxy has no memory left for it,"_ba;
    default:
        return "the connection to the client failed"_ba;
    }
}

LostEvent lostEvent(StreamError error)
{
    switch (error) {
    case StreamError::Reset:
        return {trace::EventKind::Reset, true};
    case StreamError::TimedOut:
        return {trace::EventKind::TimedOut, false};
    default:
        return {trace::EventKind::Closed, false};
    }
}

} // namespace midhop::roles
