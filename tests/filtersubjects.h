#pragma once

#include "core/trace/store.h"
#include "tracesamples.h"

/// Exchanges to ask filters of.
namespace midhop::trace::samples {

/// An exchange of all three ends: #12, allowed, done, 10 ms.
inline Exchange whole()
{
    return {{12}, clientPart(1), proxyPart(2), serverPart(3)};
}

inline Exchange blocked()
{
    Part part = proxyPart(2);
    part.upstream = {};
    part.server = {};
    part.serverPort = "7777"_ba;
    part.verdict = Verdict::Blocked;
    part.rule = "127.0.0.1:7777"_ba;
    part.outcome = Outcome::Blocked;
    part.reply = "Error, not allowed address"_ba;
    part.replyBytes = part.reply.size();
    return {{13}, std::nullopt, part, std::nullopt};
}

inline Exchange running()
{
    return {{14}, std::nullopt, underWay(proxyPart(2), 2ms), std::nullopt};
}

/// The server alone, behind a foreign proxy.
inline Exchange foreign()
{
    return {{15}, std::nullopt, std::nullopt, serverPart(3)};
}

/// Keeps the parts that the facts lie in.
struct Subject
{
    explicit Subject(Exchange &&exchange)
        : parts(std::move(exchange))
    {
        PartViews views;
        for (const auto *part : {&parts.client, &parts.proxy, &parts.server}) {
            if (*part)
                viewOf(views, (*part)->role) = PartView::of(**part);
        }
        facts = factsOf(views);
    }
    Exchange parts;
    Facts facts;
};

} // namespace midhop::trace::samples
