#include "gui/inspector/envelopewords.h"

#include "gui/tables/foreign.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace midhop::gui {

namespace {

using State = trace::EnvelopeBytes::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EnvelopeWords)
};

/// The proxy's words without their beginning, which the outcome says already.
QString refusalOf(const trace::EnvelopeBytes &envelope)
{
    QByteArray words = envelope.refusal;
    if (words.startsWith("refused, "))
        words.remove(0, qsizetype(sizeof "refused, ") - 1);
    return shown(words);
}

QString malformed(const wire::EnvelopeError &error)
{
    const QString offset = QLocale().toString(error.offset);
    if (error.member.isEmpty())
        return Words::tr("Malformed at byte %1: %2.").arg(offset, shown(error.reason));
    return Words::tr("Malformed at byte %1, member %2: %3.")
        .arg(offset, shown(error.member), shown(error.reason));
}

} // namespace

QString envelopeWords(const trace::EnvelopeBytes &envelope)
{
    const int size = int(envelope.bytes.size());
    switch (envelope.state) {
    case State::NotSeen:
        return Words::tr("No byte of an envelope was seen.");
    case State::UnderWay:
        return Words::tr("Not complete yet: %Ln byte(s) so far.", nullptr, size);
    case State::Complete:
        if (envelope.sent == 0)
            return Words::tr("Not sent: none of its %Ln byte(s) left the client.", nullptr, size);
        break;
    case State::Malformed:
        return malformed(envelope.error);
    case State::TooLarge:
        return Words::tr("Too large. The proxy said: %1.").arg(refusalOf(envelope));
    case State::Truncated:
        if (envelope.refusal.isEmpty())
            return Words::tr("Cut off behind %Ln byte(s): it ended before it was complete.", nullptr, size);
        return Words::tr("Cut off behind %Ln byte(s). The proxy said: %1.", nullptr, size)
            .arg(refusalOf(envelope));
    }
    const QString whole = Words::tr("Complete: %Ln byte(s).", nullptr, int(envelope.size));
    const int behind = int(envelope.bytes.size() - envelope.size);
    if (behind == 0)
        return whole;
    return whole + u' ' + Words::tr("%Ln byte(s) follow behind it.", nullptr, behind);
}

QString envelopeOrigin(const trace::EnvelopeBytes &envelope)
{
    if (envelope.state == State::NotSeen || envelope.seenBy == trace::Role::Proxy)
        return {};
    if (envelope.sent == 0 && envelope.state == State::Complete)
        return {}; // told already
    if (envelope.sent >= 0)
        return Words::tr("The client sent %Ln byte(s) of what is shown.", nullptr, int(envelope.sent));
    if (envelope.proxyRead >= 0)
        return Words::tr("As the client sent it; the proxy took the first %Ln byte(s).", nullptr,
                         int(envelope.proxyRead));
    return Words::tr("As the client sent it; the proxy's end was not seen.");
}

std::optional<qsizetype> faultOf(const trace::EnvelopeBytes &envelope)
{
    switch (envelope.state) {
    case State::Malformed:
        return envelope.error.offset;
    case State::TooLarge:
        return envelope.proxyRead >= 0 ? envelope.proxyRead : envelope.bytes.size();
    case State::Truncated:
        return envelope.bytes.size();
    case State::NotSeen:
    case State::UnderWay:
    case State::Complete:
        break;
    }
    return std::nullopt;
}

} // namespace midhop::gui
