#include "core/trace/facts.h"

#include "core/wire/host.h"

#include <algorithm>

namespace midhop::trace {

namespace {

void fill(wire::Endpoint &known, const wire::Endpoint &seen)
{
    if (known.port == 0)
        known = seen;
}

void fill(std::optional<QByteArrayView> &known, const std::optional<QByteArrayView> &seen)
{
    if (!known)
        known = seen;
}

/// Everything but how it ended: the ends and what was sent.
void fillWay(Facts &facts, const PartView &view)
{
    fill(facts.client, view.client);
    fill(facts.proxy, view.proxy);
    fill(facts.upstream, view.upstream);
    fill(facts.server, view.server);
    // A server's envelope is the message, not what a client sent.
    if (facts.envelope.isEmpty() && view.role != Role::Server)
        facts.envelope = view.envelope;
    fill(facts.serverIp, view.serverIp);
    fill(facts.serverPort, view.serverPort);
    fill(facts.message, view.message);
    if (!facts.message && view.role == Role::Server && !view.envelope.isEmpty())
        facts.message = view.envelope;
}

void fillResult(Facts &facts, const PartView &view)
{
    if (facts.verdict == Verdict::Pending) {
        facts.verdict = view.verdict;
        facts.rule = view.rule;
    }
    if (facts.outcome == Outcome::Running && view.finished)
        facts.outcome = view.outcome;
    if (facts.reply.isEmpty()) {
        facts.reply = view.reply;
        facts.replyBytes = view.replyBytes;
    }
}

} // namespace

Facts factsOf(const PartViews &views)
{
    Facts facts;
    bool any = false;
    facts.finished = true;
    for (const Role role : {Role::Proxy, Role::Client, Role::Server}) {
        const auto &view = viewOf(views, role);
        if (!view)
            continue;
        facts.started = any ? std::min(facts.started, view->started) : view->started;
        any = true;
        facts.finished = facts.finished && view->finished;
        fillWay(facts, *view);
        // Beside another end the server does not tell how it ended: its reply may never have reached the
        // client.
        if (role != Role::Server || (!viewOf(views, Role::Proxy) && !viewOf(views, Role::Client)))
            fillResult(facts, *view);
    }
    for (const Role role : {Role::Client, Role::Proxy, Role::Server}) {
        const auto &view = viewOf(views, role);
        if (!view)
            continue;
        if (view->finished)
            facts.latency = view->ended - view->started;
        break;
    }
    return facts;
}

QByteArray destinationOf(const Facts &facts)
{
    if (!facts.serverIp || facts.serverIp->isEmpty())
        return {};
    QByteArray text = wire::bracketed(*facts.serverIp);
    if (facts.serverPort) {
        text += ':';
        text += *facts.serverPort;
    }
    return text;
}

} // namespace midhop::trace
