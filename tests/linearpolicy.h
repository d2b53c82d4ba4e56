#pragma once

#include "core/access/blocklist.h"
#include "core/access/normalise.h"

#include <optional>
#include <vector>

/// What Blocklist::decide() promises, as plainly as it can be written: rule by rule, in their order.
namespace midhop::linear {

inline bool inNetwork(const wire::IpAddress &candidate, const access::Rule &rule)
{
    if (candidate.isIpv4() != rule.network.isIpv4())
        return false;
    const int skipped = candidate.isIpv4() ? 96 : 0;
    for (int bit = skipped; bit < skipped + rule.prefixLength; ++bit) {
        const auto byte = static_cast<size_t>(bit / 8);
        if (((candidate.bytes()[byte] ^ rule.network.bytes()[byte]) >> (7 - bit % 8)) & 1)
            return false;
    }
    return true;
}

inline bool matches(const access::Rule &rule, const QByteArray &name, const wire::IpAddress &candidate, quint16 port)
{
    if (!rule.enabled || port < rule.firstPort || port > rule.lastPort)
        return false;
    QByteArray plainName = name.toLower();
    if (plainName.endsWith('.'))
        plainName.chop(1);
    switch (rule.hostKind) {
    case access::Rule::HostKind::Any:
        return true;
    case access::Rule::HostKind::Network:
        return inNetwork(candidate, rule);
    case access::Rule::HostKind::Localhost:
        return plainName == "localhost" || candidate.isLoopback();
    case access::Rule::HostKind::Name:
        return !plainName.isEmpty() && plainName == rule.name;
    }
    return false;
}

inline int firstMatch(const access::RuleList &list, const QByteArray &name, const wire::IpAddress &candidate, quint16 port)
{
    for (size_t index = 0; index < list.rules.size(); ++index) {
        if (matches(list.rules[index], name, candidate, port))
            return static_cast<int>(index);
    }
    return -1;
}

inline access::Decision decide(const access::RuleList &list, const QByteArray &name, const std::vector<wire::IpAddress> &destination,
                quint16 port)
{
    std::optional<access::Decision> allowed;
    for (const wire::IpAddress &given : destination) {
        const wire::IpAddress outer = access::normalised(given);
        const auto inner = access::embeddedIpv4(outer);
        for (const auto &candidate : {std::optional(outer), inner}) {
            if (!candidate)
                continue;
            const int rule = firstMatch(list, name, *candidate, port);
            const access::Action otherwise = *candidate == outer ? list.defaultAction : access::Action::Allow;
            if ((rule < 0 ? otherwise : list.rules[static_cast<size_t>(rule)].action) == access::Action::Block)
                return {false, rule, *candidate};
            if (!allowed || (allowed->rule < 0 && rule >= 0))
                allowed = {true, rule, *candidate};
        }
    }
    return allowed.value_or(access::Decision{list.defaultAction == access::Action::Allow, -1, {}});
}

} // namespace midhop::linear
