#include "core/access/blocklist.h"
#include "core/wire/host.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QRandomGenerator>
#include <QtCore/QStringBuilder>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <functional>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;
using namespace midhop;
using access::Blocklist;
using wire::IpAddress;

// What a decision costs with one rule and with 10,000, by kind of rule, and how long 10,000 take to load: the decision as the
// proxy makes it, from the text of `server_ip` on (a name's look-up is not in it), and the search in the list alone. Prints a
// table; for an optimised build, best on a machine that has nothing else to do.

namespace {

constexpr int Rules = 10'000;
constexpr int Asked = 1 << 14; // destinations, each another one where the kind allows it
constexpr int Repeats = 101;   // of which the median is told

struct Destination
{
    QByteArray name;
    IpAddress address;
    quint16 port = 80;
    QByteArray text{}; ///< `server_ip`, with memory of its own
};

/// A rule and a destination that it matches.
struct Sample
{
    QByteArray rule;
    Destination hit;
};

using Random = QRandomGenerator;
using Make = std::function<Sample(Random &, int)>;

IpAddress ipv4(Random &random)
{
    return IpAddress::fromIpv4(random.bounded(1U, 0x7f000000U));
}

IpAddress ipv6(Random &random)
{
    std::array<quint8, 16> bytes{0x24};
    for (size_t i = 1; i < bytes.size(); ++i)
        bytes[i] = static_cast<quint8>(random.bounded(256));
    return IpAddress::fromIpv6(bytes);
}

QByteArray inRule(const IpAddress &address)
{
    return address.isIpv4() ? address.toText() : '[' + address.toText() + ']';
}

/// `address` with the bits behind `length` cleared, as a rule.
QByteArray network(const IpAddress &address, int length)
{
    std::array<quint8, 16> bytes = address.bytes();
    for (int bit = length + (address.isIpv4() ? 96 : 0); bit < 128; ++bit)
        bytes[static_cast<size_t>(bit / 8)] &= static_cast<quint8>(~(0x80 >> (bit % 8)));
    const IpAddress masked = address.isIpv4() ? IpAddress::fromIpv4(static_cast<quint32>(bytes[12]) << 24 |
                                                                    static_cast<quint32>(bytes[13]) << 16 |
                                                                    static_cast<quint32>(bytes[14]) << 8 | bytes[15])
                                              : IpAddress::fromIpv6(bytes);
    return inRule(masked) + '/' + QByteArray::number(length);
}

Sample exact(const IpAddress &address)
{
    return {inRule(address), {{}, address, 80}};
}

Sample withPort(Sample sample, int port)
{
    sample.rule += ':' + QByteArray::number(port);
    sample.hit.port = static_cast<quint16>(port);
    return sample;
}

Sample prefix(const IpAddress &address, int length)
{
    return {network(address, length), {{}, address, 80}};
}

QByteArray nameOf(int number)
{
    return "host"_ba + QByteArray::number(number) + ".example.com"_ba;
}

Sample named(Random &random, int number)
{
    return {nameOf(number), {nameOf(number), ipv4(random), 80}};
}

/// Prefixes within each other, with a port each, so that no inner one makes an outer one needless.
Sample nested(Random &random, int number, int levels, bool isIpv6)
{
    const int level = number % levels;
    Random outer(static_cast<quint32>(number / levels) + 1);
    const IpAddress address = isIpv6 ? ipv6(outer) : ipv4(outer);
    Q_UNUSED(random)
    return withPort(prefix(address, (isIpv6 ? 128 : 32) - level), 1000 + level);
}

IpAddress insideOf(quint32 network, Random &random)
{
    return IpAddress::fromIpv4(network | random.bounded(0x10000U));
}

/// 64:ff9b::/96 around it.
Sample inNat64(Sample sample)
{
    std::array<quint8, 16> bytes{0, 0x64, 0xff, 0x9b};
    std::copy_n(sample.hit.address.bytes().begin() + 12, 4, bytes.begin() + 12);
    sample.hit.address = IpAddress::fromIpv6(bytes);
    return sample;
}

struct Kind
{
    const char *name;
    Make make;
    Make miss; ///< a destination that no rule of the kind matches; its rule is not looked at
};

Sample missedIpv4(Random &random, int)
{
    return exact(IpAddress::fromIpv4(random.bounded(0x80000000U, 0xe0000000U)));
}

Sample missedIpv6(Random &random, int)
{
    std::array<quint8, 16> bytes = ipv6(random).bytes();
    bytes[0] = 0x30;
    return exact(IpAddress::fromIpv6(bytes));
}

Sample anyKind(Random &random, int number);

const std::vector<Kind> &kinds()
{
    using R = Random;
    static const std::vector<Kind> all{
        {"IPv4 addresses", [](R &r, int) { return exact(ipv4(r)); }, missedIpv4},
        {"IPv6 addresses", [](R &r, int) { return exact(ipv6(r)); }, missedIpv6},
        {"IPv4 addresses with a port", [](R &r, int) { return withPort(exact(ipv4(r)), r.bounded(1, 65536)); }, missedIpv4},
        {"IPv4 prefixes of 25 lengths", [](R &r, int) { return prefix(ipv4(r), r.bounded(8, 33)); }, missedIpv4},
        {"IPv4 prefixes of 17 to 32 bits", [](R &r, int) { return prefix(ipv4(r), r.bounded(17, 33)); }, missedIpv4},
        {"IPv4 prefixes in one /16", [](R &r, int) { return prefix(insideOf(0x0a010000, r), r.bounded(22, 33)); },
         [](R &r, int) { return exact(insideOf(0x0a020000, r)); }},
        {"IPv4 prefixes, 32 within each other", [](R &r, int n) { return nested(r, n, 32, false); }, missedIpv4},
        {"IPv6 prefixes of 113 lengths", [](R &r, int) { return prefix(ipv6(r), r.bounded(16, 129)); }, missedIpv6},
        {"IPv6 prefixes of 32 to 64 bits", [](R &r, int) { return prefix(ipv6(r), r.bounded(32, 65)); }, missedIpv6},
        {"IPv6 prefixes in one /64",
         [](R &r, int) {
             std::array<quint8, 16> bytes = ipv6(r).bytes();
             std::fill_n(bytes.begin() + 1, 7, quint8(0));
             return prefix(IpAddress::fromIpv6(bytes), r.bounded(72, 129));
         },
         missedIpv6},
        {"IPv6 prefixes, 100 within each other", [](R &r, int n) { return nested(r, n, 100, true); }, missedIpv6},
        {"IPv4 prefixes, asked in NAT64 form", [](R &r, int) { return inNat64(prefix(ipv4(r), r.bounded(8, 33))); },
         [](R &r, int n) { return inNat64(missedIpv4(r, n)); }},
        {"names", named, [](R &r, int n) { return named(r, n + Rules); }},
        {"names with a port", [](R &r, int n) { return withPort(named(r, n), r.bounded(1, 65536)); },
         [](R &r, int n) { return named(r, n + Rules); }},
        {"ports of any host", [](R &r, int n) { return withPort({"*"_ba, {{}, ipv4(r), 80}}, 1000 + 3 * n); },
         [](R &r, int n) { return withPort(exact(ipv4(r)), 1001 + 3 * (n % Rules)); }},
        {"ports of one address",
         [](R &, int n) { return withPort(exact(IpAddress::fromIpv4(0x0a000001)), 1000 + 3 * n); },
         [](R &, int n) { return withPort(exact(IpAddress::fromIpv4(0x0a000001)), 1001 + 3 * (n % Rules)); }},
        {"ranges of ports of 33 nested prefixes",
         [](R &r, int n) {
             Sample sample = prefix(IpAddress::fromIpv4(0x0a0a0a0a), n % 33);
             const int first = r.bounded(1, 60'000);
             sample.rule += ':' + QByteArray::number(first) + '-' + QByteArray::number(first + 2);
             sample.hit.port = static_cast<quint16>(first + 1);
             return sample;
         },
         [](R &r, int) { return withPort(missedIpv4(r, 0), r.bounded(61'000, 65'000)); }},
        {"a mixture of all", anyKind, missedIpv4},
    };
    return all;
}

Sample anyKind(Random &random, int number)
{
    constexpr std::array<size_t, 9> Mixed{0, 1, 2, 3, 6, 7, 10, 12, 13};
    return kinds()[Mixed[random.bounded(static_cast<quint32>(Mixed.size()))]].make(random, number);
}

/// Of the processor's time: what else runs on the machine costs nothing but the caches.
class Stopwatch final
{
public:
    [[nodiscard]] double seconds() const { return double(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

/// A list and what it is asked.
struct Measured
{
    const Blocklist &list;
    const std::vector<Destination> &destinations;
    bool searchAlone = false;
    std::vector<double> times{}; ///< nanoseconds a decision

    [[nodiscard]] double median()
    {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }
    /// As the proxy does it; a name has been looked up.
    [[nodiscard]] bool allowed(const Destination &destination) const
    {
        if (searchAlone)
            return list.decide(destination.name, {&destination.address, 1}, destination.port).allowed;
        const auto host = wire::Host::parse(destination.text);
        if (!host)
            return false;
        const bool isName = host->kind == wire::Host::Kind::Name;
        const std::vector<IpAddress> addresses{isName ? destination.address : host->address};
        return list.decide(isName ? QByteArrayView(host->text) : QByteArrayView(), addresses, destination.port).allowed;
    }
};

/// In turn, so that what else the machine does meets all of them.
void ask(std::span<Measured> all)
{
    int allowed = 0;
    for (int repeat = 0; repeat < Repeats; ++repeat) {
        for (Measured &measured : all) {
            const Stopwatch watch;
            for (const Destination &destination : measured.destinations)
                allowed += measured.allowed(destination);
            measured.times.push_back(watch.seconds() * 1e9 / static_cast<double>(measured.destinations.size()));
        }
    }
    if (allowed < 0) // so that the decisions are not optimised away
        std::puts("");
}

struct Loaded
{
    access::RuleList list;
    double milliseconds = 0;
};

/// Read from text and compiled, as at a start.
Loaded load(const QByteArray &file)
{
    std::vector<double> times;
    Loaded loaded;
    for (int repeat = 0; repeat < 5; ++repeat) {
        const Stopwatch watch;
        loaded.list = access::parseRules(file).takeValue();
        const Blocklist compiled(loaded.list);
        times.push_back(watch.seconds() * 1e3);
    }
    std::sort(times.begin(), times.end());
    loaded.milliseconds = times[times.size() / 2];
    return loaded;
}

void measure(const Kind &kind)
{
    Random random(7);
    QByteArray file;
    QByteArray first;
    std::vector<Destination> hits;
    for (int i = 0; i < Rules; ++i) {
        const Sample sample = kind.make(random, i);
        file += "block "_ba + sample.rule + '\n';
        if (i == 0)
            first = file;
        hits.push_back(sample.hit);
    }
    std::vector<Destination> hitOfFirst(Asked, hits.front());
    std::shuffle(hits.begin(), hits.end(), random);
    std::vector<Destination> misses;
    for (int i = 0; i < Asked; ++i)
        misses.push_back(kind.miss(random, i).hit);
    // Each with a name and a text of its own: the destinations of one rule lie as far apart in memory as those of many.
    for (std::vector<Destination> *destinations : {&hitOfFirst, &hits, &misses}) {
        for (Destination &destination : *destinations) {
            destination.name.detach();
            destination.text = destination.name.isEmpty() ? destination.address.toText() : destination.name;
            destination.text.detach();
        }
    }

    const Loaded many = load(file);
    const Blocklist all(many.list);
    const Blocklist one(access::parseRules(first).takeValue());
    std::array<Measured, 6> measured{
        {{one, hits}, {all, hits}, {one, misses}, {all, misses}, {one, hitOfFirst, true}, {all, hits, true}}};
    ask(measured);
    std::array<double, 6> times{};
    std::transform(measured.begin(), measured.end(), times.begin(), [](Measured &each) { return each.median(); });
    const auto [oneHit, allHit, oneMiss, allMiss, oneSearch, allSearch] = times;
    std::printf("%-40s %6.1f %6.1f %5.2f   %6.1f %6.1f %5.2f   %6.1f %6.1f %5.2f   %6.1f\n", kind.name, oneHit, allHit, allHit / oneHit,
                oneMiss, allMiss, allMiss / oneMiss, oneSearch, allSearch, allSearch / oneSearch, many.milliseconds);
}

} // namespace

int main()
{
    std::printf("Nanoseconds a decision by 1 and by 10,000 rules, and how many times that is; loading 10,000 in milliseconds. Hits: "
                "each of the 10,000 rules' own destinations, of which the one rule matches one; the search alone is asked for the one's own "
                "only.\n%-40s %-20s   %-20s   %-20s   %6s\n%-40s", "", "hits", "misses",
                "hits, search alone", "load", "kind of rules");
    for (int i = 0; i < 3; ++i)
        std::printf(" %6s %6s %5s  ", "1", "10,000", "times");
    std::puts("");
    for (const Kind &kind : kinds())
        measure(kind);
    return 0;
}
