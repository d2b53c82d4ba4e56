#include "core/trace/flow.h"

#include "core/trace/flowdraft.h"
#include "core/trace/flowends.h"
#include "core/trace/way.h"

#include <algorithm>

namespace midhop::trace {

using std::chrono::nanoseconds;

namespace {

constexpr Role Roles[] = {Role::Client, Role::Proxy, Role::Server};

/// The end that closed first keeps the connection in TIME_WAIT. What an end of ours did it knows; of a
/// foreign end only that its FIN came before ours.
bool keepsTimeWait(const ConnectionEnd &end, const ConnectionEnd &peer)
{
    if (end.ownFin)
        return end.closedFirst();
    return peer.peerFin && (!peer.ownFin || *peer.peerFin < *peer.ownFin);
}

/// Of the two FINs of a connection the second closes it.
void finishSide(std::vector<Draft> &drafts, const Exchange &exchange, Side side)
{
    bool first = true;
    Draft *second = nullptr;
    bool reset = false;
    for (Draft &draft : drafts) {
        Step &step = draft.step;
        if (step.side != side)
            continue;
        reset = reset || step.kind == StepKind::Reset;
        if (step.kind != StepKind::HalfClose)
            continue;
        if (!first)
            second = &draft;
        if (!first || draft.byClose)
            step.kind = StepKind::Close;
        first = false;
    }
    if (!second || reset)
        return;
    const ConnectionEnd from = endOf(partOf(exchange, second->step.from), side);
    const ConnectionEnd to = endOf(partOf(exchange, second->step.to), side);
    second->step.timeWaitAtFrom = keepsTimeWait(from, to);
    second->step.timeWaitAtTo = keepsTimeWait(to, from);
}

using LineTimes = std::array<std::vector<nanoseconds>, 3>; ///< by role

LineTimes lineTimesOf(const Exchange &exchange)
{
    LineTimes times;
    for (const Role role : Roles) {
        if (const Part *part = partOf(exchange, role))
            times[size_t(role)] = lineTimes(*part, Detail::Window);
    }
    return times;
}

/// The line that is nearest in time; of bytes that were read, the first one behind.
nanoseconds lineAt(const std::vector<nanoseconds> &times, nanoseconds at, bool behind)
{
    const auto distance = [=](nanoseconds line) {
        const nanoseconds apart = line < at ? at - line : line - at;
        return std::pair(behind && line < at, apart);
    };
    return *std::ranges::min_element(times, {}, distance);
}

/// Whose log is looked at first: there the bytes are shown as a whole.
bool isToldByReceiver(const Step &step)
{
    return step.kind == StepKind::Bytes && step.direction != Direction::ServerToProxy;
}

void setTeller(Draft &draft, const LineTimes &times)
{
    Step &step = draft.step;
    struct Way
    {
        Role role;
        std::optional<Anchor> anchor;
        bool behind;
    };
    Way ways[] = {{step.from, draft.from, false}, {step.to, draft.to, step.kind == StepKind::Bytes}};
    if (isToldByReceiver(step))
        std::swap(ways[0], ways[1]);
    for (const bool needsLine : {true, false}) {
        for (const Way &way : ways) {
            const auto &ofRole = times[size_t(way.role)];
            if (!way.anchor || (needsLine && ofRole.empty()))
                continue;
            step.teller = way.role;
            step.told = ofRole.empty() ? way.anchor->at : lineAt(ofRole, way.anchor->at, way.behind);
            return;
        }
    }
}

} // namespace

Flow flowOf(const Exchange &exchange)
{
    Flow flow;
    const Facts facts = factsOf(exchange);
    flow.id = exchange.id;
    flow.started = facts.started;
    flow.verdict = facts.verdict;
    flow.outcome = facts.outcome;
    flow.finished = facts.finished;
    flow.lifelines[size_t(Role::Client)].downstream = facts.client;
    flow.lifelines[size_t(Role::Proxy)].downstream = facts.proxy;
    flow.lifelines[size_t(Role::Proxy)].upstream = facts.upstream;
    flow.lifelines[size_t(Role::Server)].upstream = facts.server;
    for (const Role role : Roles)
        flow.lifelines[size_t(role)].seen = partOf(exchange, role) != nullptr;

    std::vector<Draft> drafts = draftsOf(exchange);
    bringInOrder(drafts);
    for (const Side side : {Side::Downstream, Side::Upstream})
        finishSide(drafts, exchange, side);
    const LineTimes times = lineTimesOf(exchange);
    flow.steps.reserve(drafts.size());
    for (Draft &draft : drafts) {
        draft.step.seenAtFrom = draft.from.has_value();
        draft.step.seenAtTo = draft.step.from == draft.step.to ? draft.step.seenAtFrom : draft.to.has_value();
        setTeller(draft, times);
        flow.steps.push_back(std::move(draft.step));
    }
    return flow;
}

} // namespace midhop::trace
