#include "core/trace/partview.h"

namespace midhop::trace {

namespace {

std::optional<QByteArrayView> view(const std::optional<QByteArray> &field)
{
    return field ? std::optional(QByteArrayView(*field)) : std::nullopt;
}

} // namespace

PartView PartView::of(const Part &part)
{
    return {
        .role = part.role,
        .serial = part.serial,
        .finished = part.finished,
        .started = part.started,
        .ended = part.ended,
        .client = part.client,
        .proxy = part.proxy,
        .upstream = part.upstream,
        .server = part.server,
        .ordinal = part.ordinal,
        .envelope = part.envelope,
        .serverIp = view(part.serverIp),
        .serverPort = view(part.serverPort),
        .message = view(part.message),
        .randomMessage = part.randomMessage,
        .forwarded = part.forwarded,
        .verdict = part.verdict,
        .rule = part.rule,
        .decision = part.decision,
        .outcome = part.outcome,
        .reply = part.reply,
        .replyBytes = part.replyBytes,
        .failure = part.failure,
    };
}

} // namespace midhop::trace
