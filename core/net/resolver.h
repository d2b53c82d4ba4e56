#pragma once

#include "core/net/reactor.h"
#include "core/wire/endpoint.h"
#include "core/wire/host.h"
#include "core/wire/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace midhop::net {

/// What a look-up found.
struct LookupResult
{
    std::vector<wire::IpAddress> addresses; ///< in the system's order, without doubles; empty: the look-up failed
    QByteArray failure;                     ///< then why, in the system's words
};

/// Looks names up with the system's resolver (getaddrinfo) in threads of its own. To be destroyed before
/// the reactors it was given.
class Resolver final
{
public:
    using Handler = std::function<void(LookupResult)>;

    Resolver();
    /// Never waits: look-ups under way are left to end by themselves, and their handlers are not called.
    ~Resolver();
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;

    /// Calls `handler` in `reactor`'s thread. A look-up has no limit of its own: the caller keeps one. Thread-safe.
    void lookUp(const wire::Host &host, Reactor &reactor, Handler handler);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// The address of an IPv6 host with its zone turned into the interface's index, or why there is none.
[[nodiscard]] LookupResult withScope(const wire::Host &host);
/// All addresses of this machine's interfaces, or the system's words when it does not tell them.
[[nodiscard]] Result<std::vector<wire::IpAddress>, QByteArray> interfaceAddresses();

} // namespace midhop::net
