#include "gui/panels/clientwords.h"

#include "core/wire/replytext.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

QString shown(const QByteArray &foreign)
{
    constexpr int Most = 300;
    const QString text = QString::fromUtf8(wire::printable(foreign.first(std::min<qsizetype>(foreign.size(), 4 * Most))));
    return text.size() <= Most ? text : text.first(Most) + u'…';
}

} // namespace

QString ClientWords::counters(int sent, int done, int otherReplies, int blocked, int errors)
{
    QStringList parts{tr("%n sent", nullptr, sent)};
    if (done > 0)
        parts += tr("%n DONE", nullptr, done);
    if (otherReplies > 0)
        parts += tr("%n other reply(s)", nullptr, otherReplies);
    if (blocked > 0)
        parts += tr("%n blocked", nullptr, blocked);
    if (errors > 0)
        parts += tr("%n error(s)", nullptr, errors);
    return parts.join(u" · "_s);
}

QString ClientWords::failure(const roles::ClientResult &result)
{
    using Kind = roles::ClientResult::Kind;
    switch (result.kind) {
    case Kind::Failed:
        return result.failure.isEmpty() ? QString() : tr("No reply. %1").arg(shown(result.failure));
    case Kind::ErrorReply:
        return wire::isBlockedReply(result.reply) ? QString() : tr("The proxy answered: %1").arg(shown(result.reply));
    case Kind::Reply:
    case Kind::Cancelled:
        break;
    }
    return {};
}

} // namespace midhop::gui
