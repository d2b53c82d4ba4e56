#pragma once

#include "core/trace/partview.h"

namespace midhop::trace {

/// Which facts are asked for; to leave some out saves time.
struct FactsWanted
{
    bool course = true;  ///< finished, started, latency, verdict, outcome
    bool ends = true;    ///< the four endpoints
    bool texts = true;   ///< serverIp, serverPort, rule
    bool payload = true; ///< envelope, message, reply, replyBytes
    friend bool operator==(const FactsWanted &, const FactsWanted &) = default;
};

/// What is known best of an exchange from whichever ends were seen; the table's row and the session's line
/// tell the same. The proxy knows most; then the client, then the server. Valid as long as the views are.
struct Facts
{
    bool finished = false; ///< every part that was seen is
    std::chrono::nanoseconds started{};
    std::chrono::nanoseconds latency{
        -1}; ///< as the client saw it, else the proxy, else the server; -1 while it runs
    wire::Endpoint client;
    wire::Endpoint proxy;
    wire::Endpoint upstream;
    wire::Endpoint server;
    QByteArrayView envelope;
    std::optional<QByteArrayView> serverIp;
    std::optional<QByteArrayView> serverPort;
    std::optional<QByteArrayView> message;
    Verdict verdict = Verdict::Pending;
    QByteArrayView rule;
    Outcome outcome = Outcome::Running;
    QByteArrayView reply;
    qint64 replyBytes = 0;
};

[[nodiscard]] Facts factsOf(const PartViews &views);
/// `127.0.0.1:8888`, `[::1]:80`: what the envelope asks for, as it says; empty if not known.
[[nodiscard]] QByteArray destinationOf(const Facts &facts);

} // namespace midhop::trace
