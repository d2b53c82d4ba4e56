#include "core/roles/clientproblem.h"

#include <QtCore/QStringBuilder>

namespace midhop::roles {

using namespace Qt::StringLiterals;
using trace::Outcome;

ClientProblem connectProblem(net::StreamError error)
{
    switch (error) {
    case net::StreamError::Refused:
        return ClientProblem::Refused;
    case net::StreamError::Unreachable:
        return ClientProblem::Unreachable;
    case net::StreamError::TimedOut:
        return ClientProblem::ConnectTimedOut;
    case net::StreamError::Reset:
        return ClientProblem::ConnectReset;
    case net::StreamError::SelfConnection:
        return ClientProblem::SelfConnection;
    case net::StreamError::NoDescriptors:
        return ClientProblem::NoDescriptors;
    case net::StreamError::NoPorts:
        return ClientProblem::NoPorts;
    case net::StreamError::Other:
        break;
    }
    return ClientProblem::NotConnected;
}

Outcome outcomeOf(ClientProblem problem)
{
    switch (problem) {
    case ClientProblem::None:
        return Outcome::Done;
    case ClientProblem::Refused:
        return Outcome::Refused;
    case ClientProblem::ConnectTimedOut:
    case ClientProblem::NoReplyInTime:
    case ClientProblem::WriteStalled:
        return Outcome::TimedOut;
    case ClientProblem::ConnectReset:
    case ClientProblem::ResetWithoutReply:
    case ClientProblem::CutOff:
    case ClientProblem::ResetAsAsked:
        return Outcome::Reset;
    case ClientProblem::ClosedWithoutReply:
    case ClientProblem::EndedEarly:
    case ClientProblem::CancelledByUser:
        return Outcome::Aborted;
    case ClientProblem::Unreachable:
    case ClientProblem::SelfConnection:
    case ClientProblem::NoDescriptors:
    case ClientProblem::NoPorts:
    case ClientProblem::LookupFailed:
    case ClientProblem::NotConnected:
        break;
    }
    return Outcome::Unreachable;
}

QByteArray problemText(const ClientResult &result)
{
    const QByteArray noConnection = "No connection to the proxy: "_ba;
    switch (result.problem) {
    case ClientProblem::None:
        return {};
    case ClientProblem::Refused:
        return noConnection + "nothing listens at "_ba + result.proxy
               + ". Start the proxy, or correct its address and port."_ba;
    case ClientProblem::Unreachable:
        return noConnection + result.proxy + " can't be reached from this machine. Correct the proxy's address."_ba;
    case ClientProblem::ConnectTimedOut:
        return noConnection + result.proxy
               + " did not answer in time. Check its address, and whether it is running."_ba;
    case ClientProblem::ConnectReset:
        return noConnection + result.proxy + " reset the connection."_ba;
    case ClientProblem::SelfConnection:
        return noConnection + "nothing listens at "_ba + result.proxy
               + ", and the connection met itself. Start the proxy."_ba;
    case ClientProblem::NoDescriptors:
        return noConnection
               + "this program has no file descriptors left. Lower the concurrency or raise the limit (ulimit -n)."_ba;
    case ClientProblem::NoPorts:
        return noConnection
               + "every local port is in use or in TIME_WAIT. Wait a minute, or send more slowly."_ba;
    case ClientProblem::LookupFailed:
        return noConnection + "the look-up of "_ba + result.proxy + " failed ("_ba + result.detail
               + "). Correct the proxy's address."_ba;
    case ClientProblem::NotConnected:
        return "No connection to the proxy at "_ba + result.proxy + '.';
    case ClientProblem::ClosedWithoutReply:
        return "The proxy closed the connection without a reply."_ba;
    case ClientProblem::ResetWithoutReply:
        return "The proxy reset the connection without a reply."_ba;
    case ClientProblem::CutOff:
        return "The connection was reset after "_ba + QByteArray::number(result.replyBytes)
               + " bytes of the reply; more may be missing."_ba;
    case ClientProblem::NoReplyInTime:
        return "No reply from the proxy within "_ba + inSeconds(result.limit) + ". The connection was closed."_ba;
    case ClientProblem::WriteStalled:
        return "The proxy took nothing of the envelope for "_ba + inSeconds(result.limit)
               + ". The connection was closed."_ba;
    case ClientProblem::EndedEarly:
        return "The proxy ended the connection while "_ba + QByteArray::number(result.unsentBytes)
               + " bytes were still to be sent."_ba;
    case ClientProblem::ResetAsAsked:
        return "The connection was reset behind the last byte, as asked; no reply is waited for."_ba;
    case ClientProblem::CancelledByUser:
        return "The send was cancelled; the connection was reset."_ba;
    }
    return {};
}

} // namespace midhop::roles
