#include "gui/panels/clientwords.h"

#include "core/roles/proxywords.h"
#include "core/wire/replytext.h"
#include "gui/tables/foreign.h"

#include <QtCore/QLocale>
#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr qsizetype MostShown = 300; // bytes of what somebody else sent

} // namespace

QString ClientWords::counters(int sent, int done, int otherReplies, int blocked, int errors)
{
    QStringList parts{tr("%Ln sent", nullptr, sent)};
    if (done > 0)
        parts += tr("%Ln DONE", nullptr, done);
    if (otherReplies > 0)
        parts += tr("%Ln other reply(s)", nullptr, otherReplies);
    if (blocked > 0)
        parts += tr("%Ln blocked", nullptr, blocked);
    if (errors > 0)
        parts += tr("%Ln error(s)", nullptr, errors);
    return parts.join(u" · "_s);
}

QString ClientWords::failure(const roles::ClientResult &result)
{
    using Kind = roles::ClientResult::Kind;
    switch (result.kind) {
    case Kind::Failed:
    case Kind::Reply: // a part of one, if it has a problem
        return problem(result);
    case Kind::ErrorReply:
        return errorReply(result.reply);
    case Kind::Cancelled:
        break;
    }
    return {};
}

QString ClientWords::errorReply(const QByteArray &reply)
{
    if (wire::isBlockedReply(reply))
        return {};
    const QString text = shown(reply, MostShown);
    if (roles::isRefusedReply(reply))
        return tr("The proxy answered: %1. Start the server, or correct its address and port.").arg(text);
    return tr("The proxy answered: %1").arg(text);
}

QString ClientWords::problem(const roles::ClientResult &result)
{
    using roles::ClientProblem;
    const QString proxy = shown(result.proxy, MostShown);
    const QString seconds = QLocale().toString(double(result.limit.count()) / 1000, 'g', 6);
    switch (result.problem) {
    case ClientProblem::None:
    case ClientProblem::ResetAsAsked:
    case ClientProblem::CancelledByUser:
        break;
    case ClientProblem::Refused:
        return tr("No connection: nothing listens at %1. Start the proxy, or correct its address and port.")
            .arg(proxy);
    case ClientProblem::Unreachable:
        return tr("No connection: %1 can't be reached from this computer. Correct the proxy's address.")
            .arg(proxy);
    case ClientProblem::ConnectTimedOut:
        return tr("No connection: %1 did not answer in time. Check the address, and whether the proxy is "
                  "running.")
            .arg(proxy);
    case ClientProblem::ConnectReset:
        return tr("No connection: %1 reset it. Check the proxy.").arg(proxy);
    case ClientProblem::SelfConnection:
        return tr("No connection: nothing listens at %1, and the connection met itself. Start the proxy.")
            .arg(proxy);
    case ClientProblem::NoDescriptors:
        return tr("No connection: this program has no file descriptors left. Close connections, or raise the "
                  "limit (ulimit -n).");
    case ClientProblem::NoPorts:
        return tr("No connection: every local port is in use. Wait a minute, then send again.");
    case ClientProblem::LookupFailed:
        return tr("No connection: the name in %1 can't be looked up. Correct the proxy's address.")
            .arg(proxy);
    case ClientProblem::NotConnected:
        return tr("No connection to the proxy at %1. Check its address and port.").arg(proxy);
    case ClientProblem::ClosedWithoutReply:
        return tr("The proxy closed the connection without a reply. Look at its log for the reason.");
    case ClientProblem::ResetWithoutReply:
        return tr("The proxy reset the connection without a reply. It may have crashed, or closed before it "
                  "had read everything.");
    case ClientProblem::CutOff:
        return tr("The connection was reset inside the reply; more may be missing.");
    case ClientProblem::EndedEarly:
        return tr("The proxy ended the connection while %Ln byte(s) were still to be sent.", nullptr,
                  int(result.unsentBytes));
    case ClientProblem::NoReplyInTime:
        return tr("No reply within %1 s; the connection was closed. Check whether proxy and server answer.")
            .arg(seconds);
    case ClientProblem::WriteStalled:
        return tr("The proxy took nothing of the envelope for %1 s; the connection was closed.").arg(seconds);
    }
    return {};
}

} // namespace midhop::gui
