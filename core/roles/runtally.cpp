#include "core/roles/runtally.h"

#include "core/wire/replytext.h"

#include <numeric>

namespace midhop::roles {

namespace {

/// By the proxy's own words: proxywords, proxyconversation and proxyrelay write them. Those of other proxies are OtherError.
RunOutcome outcomeOfError(QByteArrayView reply)
{
    constexpr QByteArrayView Prefix = "Error, ";
    if (wire::isBlockedReply(reply))
        return RunOutcome::Blocked;
    if (!reply.startsWith(Prefix))
        return RunOutcome::OtherError;
    const QByteArrayView reason = reply.sliced(Prefix.size());
    const auto begins = [reason](QByteArrayView words) { return reason.startsWith(words); };
    const auto has = [reason](QByteArrayView words) { return reason.contains(words); };
    if (begins("connection refused by "))
        return RunOutcome::ServerRefused;
    if (begins("connection closed by the server ") || begins("connection reset by "))
        return RunOutcome::ServerLost;
    if (begins("connection to the server "))
        return has(" timed out") ? RunOutcome::ServerTimedOut : RunOutcome::ServerLost;
    if ((begins("connect to ") && has(" timed out")) || begins("timed out: ") || begins("no reply from "))
        return RunOutcome::ServerTimedOut;
    if (has(" is unreachable") || begins("look-up of ") || begins("loop: "))
        return RunOutcome::ServerUnreachable;
    return RunOutcome::OtherError;
}

} // namespace

RunOutcome runOutcome(const ClientResult &result)
{
    switch (result.problem) {
    case ClientProblem::None:
        break;
    case ClientProblem::ClosedWithoutReply:
    case ClientProblem::ResetWithoutReply:
    case ClientProblem::EndedEarly:
        return RunOutcome::NoReply;
    case ClientProblem::NoReplyInTime:
    case ClientProblem::WriteStalled:
        return RunOutcome::NoReplyInTime;
    case ClientProblem::CutOff:
        return RunOutcome::CutOff;
    default:
        return RunOutcome::NoConnection;
    }
    return result.kind == ClientResult::Kind::ErrorReply ? outcomeOfError(result.reply) : RunOutcome::Done;
}

void RunTally::add(const ClientResult &result)
{
    const auto outcome = std::size_t(runOutcome(result));
    if (counts[outcome]++ == 0 && outcome != std::size_t(RunOutcome::Done))
        examples[outcome] = result;
    latencies.add(result.latency);
}

quint64 RunTally::ended() const
{
    return std::accumulate(counts.begin(), counts.end(), quint64(0));
}

} // namespace midhop::roles
