#include "core/trace/logline.h"

#include "core/wire/replytext.h"

#include <QtCore/QStringBuilder>

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

using Tone = LogLine::Tone;

constexpr qsizetype LongestText = Part::ReplyKept;

/// `text`, the beginning of something `whole` bytes long, ready to be shown.
QByteArray shown(QByteArrayView text, qint64 whole)
{
    if (whole <= LongestText && whole <= text.size())
        return wire::printable(text);
    const QByteArrayView kept = text.first(std::min(text.size(), LongestText));
    return wire::printable(wire::withoutTornEnd(kept)) + " \u2026 ("_ba +
           QByteArray::number(std::max<qint64>(whole, text.size())) + " bytes in all)"_ba;
}

QByteArray shown(QByteArrayView text)
{
    return shown(text, text.size());
}

QByteArray shownReply(const Part &part)
{
    return shown(part.reply, std::max<qint64>(part.replyBytes, part.reply.size()));
}

const Event *first(const Part &part, EventKind kind)
{
    const auto found = std::ranges::find(part.events, kind, &Event::kind);
    return found == part.events.end() ? nullptr : &*found;
}

std::chrono::nanoseconds timeOfLast(const Part &part, EventKind kind, Side side)
{
    for (auto event = part.events.rbegin(); event != part.events.rend(); ++event) {
        if (event->kind == kind && event->side == side)
            return event->at;
    }
    return part.ended;
}

/// When the envelope, or the server's message, was whole. Only events that no later version can precede
/// count, so that a line keeps its time while the part grows.
std::chrono::nanoseconds timeOfEnvelope(const Part &part)
{
    if (const Event *event = first(part, EventKind::EnvelopeComplete))
        return event->at;
    if (const Event *event = first(part, EventKind::Decided))
        return event->at;
    return part.started;
}

/// The failure in words, also where a role left them out: a part that ended badly never ends without a line.
/// The contract's line names the rule alone; the value that it matched is told where there is room for more.
QByteArray decisionText(const Part &part)
{
    const bool byRule = !part.rule.isEmpty() && (part.verdict == Verdict::Allowed || part.verdict == Verdict::Blocked);
    if (byRule)
        return name(part.verdict) + " by rule "_ba + shown(part.rule);
    return shown(part.decision.isEmpty() ? name(part.verdict) : part.decision);
}

QByteArray failureText(const Part &part)
{
    if (!part.failure.isEmpty())
        return shown(part.failure);
    switch (part.outcome) {
    case Outcome::Reset:
        return part.reply.isEmpty() ? "connection reset"_ba : "connection reset after part of the reply"_ba;
    case Outcome::Aborted:
        return part.reply.isEmpty() ? "aborted"_ba : "aborted before the whole reply was sent"_ba;
    case Outcome::TimedOut:
        return "timed out"_ba;
    default:
        return "no reply"_ba;
    }
}

/// Whether the whole reply went out. A failure that became an error reply was told to the client; a failure after a part
/// of the server's reply cut that off.
bool isDelivered(const Part &part)
{
    if (part.reply.isEmpty() || !part.failure.isEmpty())
        return false;
    const bool cutOff = part.outcome == Outcome::Aborted || part.outcome == Outcome::Reset;
    return !cutOff || wire::isErrorReply(part.reply);
}

Tone replyTone(const Part &part)
{
    return wire::isErrorReply(part.reply) ? Tone::Error : Tone::Good;
}

// Tells the lines of a part to `add(at, tone, makeText)`; whoever only counts them does not make the texts.
// The makers name QByteArray as their result: a QStringBuilder that leaves its expression refers to dead
// temporaries.
template <typename Add>
void tellProxy(const Part &part, const Add &add)
{
    const bool decided = part.verdict != Verdict::Pending;
    if (!part.finished && !decided && !first(part, EventKind::EnvelopeComplete))
        return;
    const auto at = timeOfEnvelope(part);
    if (!part.envelope.isEmpty())
        add(at, Tone::Plain, [&]() -> QByteArray { return "Proxy received: "_ba + shown(part.envelope); });
    const std::pair<const std::optional<QByteArray> &, QByteArray> members[] = {
        {part.serverIp, "Server IP: "_ba},
        {part.serverPort, "Server Port: "_ba},
        {part.message, "Message: "_ba}};
    for (const auto &[member, label] : members) {
        if (member) {
            // By name: a structured binding can be caught by a lambda only from C++20 on, and clang 14 does not.
            add(at, Tone::Plain,
                [&text = label, &bytes = *member]() -> QByteArray { return text + shown(bytes); });
        } else if (!decided && !part.finished) {
            return; // It may still come, and lines are only appended.
        }
    }
    if (decided) {
        const Event *event = first(part, EventKind::Decided);
        add(event ? event->at : at, part.verdict == Verdict::Allowed ? Tone::Good : Tone::Bad,
            [&]() -> QByteArray {
                return "Decision: "_ba + decisionText(part);
            });
    }
    if (!part.finished)
        return;
    const auto sent = timeOfLast(part, EventKind::Sent, Side::Downstream);
    if (!part.reply.isEmpty())
        add(sent, replyTone(part), [&]() -> QByteArray { return "response:  "_ba + shownReply(part); });
    if (isDelivered(part)) {
        add(sent, Tone::Plain, []() -> QByteArray { return "response send to Client"_ba; });
    } else {
        add(part.ended, Tone::Error, [&]() -> QByteArray { return "Proxy: "_ba + failureText(part); });
    }
}

template <typename Add>
void tellServer(const Part &part, Detail detail, const Add &add)
{
    if (!part.finished && !first(part, EventKind::EnvelopeComplete))
        return;
    const QByteArray &message = part.message && !part.message->isEmpty() ? *part.message : part.envelope;
    if (!message.isEmpty())
        add(timeOfEnvelope(part), Tone::Plain,
            [&]() -> QByteArray { return "Server received: "_ba + shown(message); });
    if (!part.finished || detail == Detail::Console)
        return;
    if (message.isEmpty()) {
        add(part.ended, Tone::Plain, [&]() -> QByteArray {
            const QByteArray peer = part.upstream.port ? part.upstream.toText() : "A program"_ba;
            return peer + " connected and closed without a message"_ba;
        });
        if (!part.failure.isEmpty())
            add(part.ended, Tone::Error, [&]() -> QByteArray { return "Server: "_ba + failureText(part); });
    } else if (part.reply.isEmpty()) {
        // A silent server gives no reply and fails at nothing.
        add(part.ended, part.failure.isEmpty() ? Tone::Plain : Tone::Error, [&]() -> QByteArray {
            return part.failure.isEmpty() ? "No reply"_ba : QByteArray("No reply: "_ba + failureText(part));
        });
    } else {
        add(timeOfLast(part, EventKind::Sent, Side::Upstream), replyTone(part),
            [&]() -> QByteArray { return "Reply: "_ba + shownReply(part); });
        if (!part.failure.isEmpty())
            add(part.ended, Tone::Error, [&]() -> QByteArray { return "Server: "_ba + failureText(part); });
    }
}

template <typename Add>
void tellClient(const Part &part, Detail detail, const Add &add)
{
    if (part.envelope.isEmpty() && !part.finished)
        return;
    if (part.randomMessage && part.message)
        add(part.started, Tone::Plain,
            [&]() -> QByteArray { return "Random 4 letter string:  "_ba + shown(*part.message); });
    if (!part.envelope.isEmpty())
        add(part.started, Tone::Plain,
            [&]() -> QByteArray {
                // Composed bytes may be anything.
                return (part.envelope.startsWith('{') ? "Json data "_ba : "Data "_ba) + shown(part.envelope);
            });
    if (detail == Detail::Window && part.client.port) {
        const Event *event = first(part, EventKind::Connecting);
        add(event ? event->at : part.started, Tone::Plain, [&]() -> QByteArray {
            return "Local address "_ba + part.client.toText() + " (chosen by the system)"_ba;
        });
    }
    if (!part.finished)
        return;
    if (!part.reply.isEmpty()) {
        add(timeOfLast(part, EventKind::Received, Side::Downstream), replyTone(part), [&]() -> QByteArray {
            return "Response from server(forwarded by Proxy):  "_ba + shownReply(part);
        });
    }
    if (part.reply.isEmpty() || !part.failure.isEmpty())
        add(part.ended, Tone::Error, [&]() -> QByteArray { return failureText(part); });
}

template <typename Add>
void tell(const Part &part, Detail detail, const Add &add)
{
    switch (part.role) {
    case Role::Client:
        tellClient(part, detail, add);
        break;
    case Role::Proxy:
        tellProxy(part, add);
        break;
    case Role::Server:
        tellServer(part, detail, add);
        break;
    }
}

} // namespace

std::vector<LogLine> logLines(const Part &part, Detail detail)
{
    std::vector<LogLine> lines;
    tell(part, detail, [&](std::chrono::nanoseconds at, Tone tone, const auto &makeText) {
        static_assert(std::is_same_v<decltype(makeText()), QByteArray>);
        lines.push_back({at, makeText(), tone});
    });
    return lines;
}

std::vector<std::chrono::nanoseconds> lineTimes(const Part &part, Detail detail)
{
    std::vector<std::chrono::nanoseconds> times;
    tell(part, detail, [&](std::chrono::nanoseconds at, Tone, const auto &) { times.push_back(at); });
    return times;
}

int lineCount(const Part &part, Detail detail)
{
    int count = 0;
    tell(part, detail, [&](std::chrono::nanoseconds, Tone, const auto &) { ++count; });
    return count;
}

} // namespace midhop::trace
