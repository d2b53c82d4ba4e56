#include "core/trace/part.h"

namespace midhop::trace {

using namespace Qt::StringLiterals;

QByteArray name(Role role)
{
    switch (role) {
    case Role::Client:
        return "client"_ba;
    case Role::Proxy:
        return "proxy"_ba;
    case Role::Server:
        return "server"_ba;
    }
    Q_UNREACHABLE();
}

QByteArray name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pending:
        return "pending"_ba;
    case Verdict::Allowed:
        return "allowed"_ba;
    case Verdict::Blocked:
        return "blocked"_ba;
    case Verdict::Refused:
        return "refused"_ba;
    }
    Q_UNREACHABLE();
}

QByteArray name(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Running:
        return "running"_ba;
    case Outcome::Done:
        return "done"_ba;
    case Outcome::Blocked:
        return "blocked"_ba;
    case Outcome::Malformed:
        return "malformed"_ba;
    case Outcome::Refused:
        return "refused"_ba;
    case Outcome::Unreachable:
        return "unreachable"_ba;
    case Outcome::TimedOut:
        return "timed out"_ba;
    case Outcome::Reset:
        return "reset"_ba;
    case Outcome::Aborted:
        return "aborted"_ba;
    }
    Q_UNREACHABLE();
}

QByteArray name(EventKind kind)
{
    switch (kind) {
    case EventKind::Connecting:
        return "connecting"_ba;
    case EventKind::Connected:
        return "connected"_ba;
    case EventKind::Received:
        return "received"_ba;
    case EventKind::Sent:
        return "sent"_ba;
    case EventKind::EnvelopeComplete:
        return "envelope complete"_ba;
    case EventKind::LookedUp:
        return "looked up"_ba;
    case EventKind::Decided:
        return "decided"_ba;
    case EventKind::HalfClosed:
        return "half-closed"_ba;
    case EventKind::Closed:
        return "closed"_ba;
    case EventKind::Reset:
        return "reset"_ba;
    case EventKind::Failed:
        return "failed"_ba;
    case EventKind::TimedOut:
        return "timed out"_ba;
    }
    Q_UNREACHABLE();
}

} // namespace midhop::trace
