#pragma once

#include "core/access/rule.h"

#include <atomic>
#include <memory>
#include <span>

namespace midhop::access {

/// What the blocklist says of one destination.
struct Decision
{
    bool allowed = true;
    int rule = -1; ///< index into the list, or -1: the default decided
    wire::IpAddress
        matched; ///< the (normalised or embedded) address that the rule, or the default block, matched
};

/// The value of the destination that `rule` matched when `decision` was made: `10.1.2.3:80`, `example.com:80`. Any thread.
[[nodiscard]] QByteArray matchedValue(const Rule &rule, const Decision &decision, quint16 port);

/// The compiled rules: immutable, so that any number of threads may ask it; replaced as a whole when the
/// rules change. Only the hit counters change, atomically.
class Blocklist final
{
public:
    explicit Blocklist(RuleList list);
    ~Blocklist();

    /// `name` is the envelope's host name, or empty for a literal address; `addresses` are all that the
    /// look-up found, in any form (they are normalised here). Each address, and the IPv4 address inside it,
    /// goes through the rules; one blocked blocks the destination. Counts a hit for the deciding rule.
    /// Without addresses the default decides.
    ///
    /// Where no rule matches an address itself, the default decides on it. On the IPv4 address inside it only
    /// rules decide: under `default block` a rule that allows the address is enough, and one that blocks the
    /// inner one still blocks. In the Decision stands the first address that is blocked, or the first that a
    /// rule allows.
    [[nodiscard]] Decision decide(QByteArrayView name, std::span<const wire::IpAddress> addresses,
                                  quint16 port) const;

    [[nodiscard]] const RuleList &list() const { return m_list; }
    /// Times that rule `index` decided.
    [[nodiscard]] quint64 hits(int index) const;
    [[nodiscard]] quint64 defaultHits() const;

    /// `allowed, no rule matches 127.0.0.1:8888`, `allowed by rule …`, `blocked by rule 127.0.0.1:7777`,
    /// `blocked by default, no rule allows 127.0.0.1:8888`. Addresses are shown normalised; several that no
    /// rule matches are joined by ", ". Where the rule is not its own value, the value that it matched follows:
    /// `blocked by rule 10.0.0.0/8 on 10.1.2.3:80`, `blocked by rule example.com on example.com:80`.
    [[nodiscard]] QByteArray describe(const Decision &decision, std::span<const wire::IpAddress> addresses,
                                      quint16 port) const;

private:
    struct Compiled;
    RuleList m_list;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace midhop::access
