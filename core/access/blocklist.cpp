#include "core/access/blocklist.h"

#include "core/access/nameindex.h"
#include "core/access/normalise.h"
#include "core/access/portmap.h"
#include "core/access/prefixindex.h"
#include "core/wire/host.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::access {

namespace {

/// The rules while they are being sorted into what Compiled is made of.
struct Sorted
{
    std::vector<PortMap::Range> any;
    std::vector<NameIndex::Entry> names;
    std::vector<PrefixIndex::Entry> ipv4;
    std::vector<PrefixIndex::Entry> ipv6;

    void add(const Rule &rule, int index);

private:
    void addNetwork(const wire::IpAddress &network, int length, const PortMap::Range &ports)
    {
        (network.isIpv4() ? ipv4 : ipv6).push_back({PrefixIndex::Bits::of(network), length, ports});
    }
};

void Sorted::add(const Rule &rule, int index)
{
    const PortMap::Range ports{rule.firstPort, rule.lastPort, index};
    switch (rule.hostKind) {
    case Rule::HostKind::Any:
        any.push_back(ports);
        break;
    case Rule::HostKind::Network:
        addNetwork(rule.network, rule.prefixLength, ports);
        break;
    case Rule::HostKind::Localhost:
        names.push_back({"localhost"_ba, ports});
        addNetwork(wire::IpAddress::fromIpv4(0x7f000000), 8, ports);
        addNetwork(normalised(wire::IpAddress()), 128, ports); // ::1
        break;
    case Rule::HostKind::Name:
        names.push_back({rule.name, ports});
        break;
    }
}

QByteArray withValue(const Rule &rule, const Decision &decision, quint16 port)
{
    const QByteArray value = matchedValue(rule, decision, port);
    if (value == rule.text)
        return value;
    return rule.text + " on "_ba + value;
}

} // namespace

QByteArray matchedValue(const Rule &rule, const Decision &decision, quint16 port)
{
    return rule.hostKind == Rule::HostKind::Name ? wire::withPort(rule.name, port)
                                                 : wire::Endpoint{decision.matched, port}.toText();
}

struct Blocklist::Compiled
{
    explicit Compiled(const RuleList &list);

    [[nodiscard]] Decision judge(QByteArrayView name, std::span<const wire::IpAddress> addresses,
                                 quint16 port) const;
    /// The first rule that does not look at addresses: by name or by port alone.
    [[nodiscard]] int firstByName(QByteArrayView name, quint16 port) const;
    [[nodiscard]] int firstByAddress(const wire::IpAddress &address, quint16 port) const
    {
        return (address.isIpv4() ? ipv4 : ipv6).lookup(address, port);
    }
    [[nodiscard]] bool blocks(int rule, Action otherwise) const
    {
        return (rule == PortMap::NoRule ? otherwise : actions[static_cast<size_t>(rule)]) == Action::Block;
    }

    PortMap any;
    NameIndex names;
    PrefixIndex ipv4;
    PrefixIndex ipv6;
    Action defaultAction;
    std::vector<Action> actions; ///< beside each other, so that one look-up touches little memory
    std::unique_ptr<std::atomic<quint64>[]> hits;
    std::atomic<quint64> defaultHits = 0;
};

Blocklist::Compiled::Compiled(const RuleList &list)
    : defaultAction(list.defaultAction)
    , hits(std::make_unique<std::atomic<quint64>[]>(list.rules.size()))
{
    Sorted sorted;
    actions.reserve(list.rules.size());
    for (const Rule &rule : list.rules) {
        if (rule.enabled)
            sorted.add(rule, static_cast<int>(actions.size()));
        actions.push_back(rule.action);
    }
    any = PortMap(sorted.any);
    ipv4 = PrefixIndex(std::move(sorted.ipv4));
    ipv6 = PrefixIndex(std::move(sorted.ipv6));
    names = NameIndex(std::move(sorted.names));
}

int Blocklist::Compiled::firstByName(QByteArrayView name, quint16 port) const
{
    if (name.endsWith('.'))
        name.chop(1);
    return std::min(any.lookup(port), names.lookup(name, port));
}

Decision Blocklist::Compiled::judge(QByteArrayView name, std::span<const wire::IpAddress> addresses,
                                    quint16 port) const
{
    constexpr int NoRule = PortMap::NoRule;
    const auto ruleOrDefault = [](int rule) {
        return rule == NoRule ? -1 : rule;
    };
    if (addresses.empty())
        return {defaultAction == Action::Allow, -1, {}};

    int allowedBy = NoRule;
    wire::IpAddress allowed;
    const int byName = firstByName(name, port);
    for (const wire::IpAddress &given : addresses) {
        const wire::IpAddress address = normalised(given);
        const int rule = std::min(byName, firstByAddress(address, port));
        if (blocks(rule, defaultAction))
            return {false, ruleOrDefault(rule), address};
        if (allowedBy == NoRule && (rule != NoRule || &given == &addresses.front())) {
            allowedBy = rule;
            allowed = address;
        }
        // The outer address was allowed; the one inside needs no allowance of its own under `default block`.
        const std::optional<wire::IpAddress> inside = embeddedIpv4(address);
        if (!inside)
            continue;
        const int insideRule = std::min(byName, firstByAddress(*inside, port));
        if (blocks(insideRule, Action::Allow))
            return {false, insideRule, *inside};
        if (allowedBy == NoRule && insideRule != NoRule) {
            allowedBy = insideRule;
            allowed = *inside;
        }
    }
    return {true, ruleOrDefault(allowedBy), allowed};
}

Blocklist::Blocklist(RuleList list)
    : m_list(std::move(list))
    , m_compiled(std::make_unique<Compiled>(m_list))
{
}

Blocklist::~Blocklist() = default;

Decision Blocklist::decide(QByteArrayView name, std::span<const wire::IpAddress> addresses,
                           quint16 port) const
{
    const Decision decision = m_compiled->judge(name, addresses, port);
    std::atomic<quint64> &counter =
        decision.rule < 0 ? m_compiled->defaultHits : m_compiled->hits[static_cast<size_t>(decision.rule)];
    counter.fetch_add(1, std::memory_order_relaxed);
    return decision;
}

quint64 Blocklist::hits(int index) const
{
    Q_ASSERT(index >= 0 && static_cast<size_t>(index) < m_list.rules.size());
    return m_compiled->hits[static_cast<size_t>(index)].load(std::memory_order_relaxed);
}

quint64 Blocklist::defaultHits() const
{
    return m_compiled->defaultHits.load(std::memory_order_relaxed);
}

QByteArray Blocklist::describe(const Decision &decision, std::span<const wire::IpAddress> addresses,
                               quint16 port) const
{
    const QByteArray verdict = decision.allowed ? "allowed"_ba : "blocked"_ba;
    if (decision.rule >= 0)
        return verdict + " by rule "_ba + withValue(m_list.rules[static_cast<size_t>(decision.rule)], decision, port);
    if (addresses.empty())
        return verdict + " by default, there is no address"_ba;
    if (!decision.allowed)
        return "blocked by default, no rule allows "_ba + wire::Endpoint{decision.matched, port}.toText();

    QByteArrayList checked;
    for (const wire::IpAddress &address : addresses) {
        const QByteArray text = wire::Endpoint{normalised(address), port}.toText();
        if (!checked.contains(text))
            checked.append(text);
    }
    return "allowed, no rule matches "_ba + checked.join(", "_ba);
}

} // namespace midhop::access
