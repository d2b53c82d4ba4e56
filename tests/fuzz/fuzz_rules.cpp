#include "check.h"
#include "input.h"

#include "tests/linearpolicy.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QStringBuilder>
#include <QtCore/QtEndian>

#include <arpa/inet.h>

#include <array>
#include <vector>

using namespace midhop;
using namespace midhop::fuzz;
using namespace Qt::StringLiterals;
using access::Rule;
using access::RuleList;
using wire::IpAddress;

namespace {

/// Asked of a list: at most so many rules, as the linear search is slow.
constexpr size_t RulesAsked = 48;

QByteArray shown(const Rule &rule)
{
    return QByteArray::number(int(rule.action)) + ' ' + QByteArray::number(int(rule.hostKind)) + ' ' +
           rule.network.toText() + '/' + QByteArray::number(rule.prefixLength) + ' ' + rule.name + ' ' +
           QByteArray::number(rule.firstPort) + '-' + QByteArray::number(rule.lastPort) + " '"_ba + rule.text + "' #"_ba +
           rule.comment + (rule.enabled ? "on"_ba : "off"_ba);
}

QByteArray shown(const RuleList &list)
{
    QByteArray text = list.defaultAction == access::Action::Block ? "block\n"_ba : "allow\n"_ba;
    for (const Rule &rule : list.rules)
        text += shown(rule) + '\n';
    return text;
}

QByteArray shown(const access::Decision &decision)
{
    return QByteArray::number(decision.allowed) + " rule "_ba + QByteArray::number(decision.rule) + ' ' +
           decision.matched.toText();
}

void checkError(const access::RuleError &error, QByteArrayView content, int lines)
{
    check(error.line >= 0 && error.line <= lines, "an error is in a line that is there");
    check(error.column >= 0 && error.column <= content.size(), "an error is in the text");
    check(!error.reason.isEmpty() && error.reason.isValidUtf8(), "an error has a reason");
}

/// What is read can be written, and read again.
void checkRoundTrip(const RuleList &list)
{
    const QByteArray written = access::writeRules(list);
    const auto again = access::parseRules(written);
    check(bool(again), "what is written can be read");
    checkSame(shown(*again), shown(list), "what is written reads back the same");
    checkSame(access::writeRules(*again), written, "and is written the same");
    for (const Rule &rule : list.rules) {
        const auto alone = access::parseRule(rule.text, rule.action);
        check(bool(alone), "a rule's text is a rule");
        Rule expected = rule;
        expected.comment.clear();
        expected.enabled = true;
        checkSame(shown(*alone), shown(expected), "a rule alone is the one in the list");
        check(rule.firstPort <= rule.lastPort, "a rule's ports are in order");
        check(rule.prefixLength <= (rule.network.isIpv4() ? 32 : 128), "a prefix is no longer than its address");
    }
}

/// `address` inside 64:ff9b::/96, 2002::/16, ::/96 and ::ffff:0:0/96.
std::vector<IpAddress> carriersOf(const IpAddress &address)
{
    const quint32 inner = address.toIpv4();
    std::vector<IpAddress> carriers;
    const auto add = [&](std::array<quint8, 16> bytes, int at) {
        qToBigEndian(inner, bytes.data() + at);
        carriers.push_back(IpAddress::fromIpv6(bytes));
    };
    add({0, 0x64, 0xff, 0x9b}, 12);
    add({0x20, 0x02}, 2);
    add({}, 12);
    add({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 12);
    return carriers;
}

/// The addresses at the edges of a rule's network and one at random inside or beside it.
std::vector<IpAddress> addressesAround(const Rule &rule, quint32 random)
{
    std::vector<IpAddress> addresses;
    const auto fill = [&rule](auto byteAt) -> IpAddress {
        std::array<quint8, 16> bytes = rule.network.bytes();
        const int kept = rule.prefixLength + (rule.network.isIpv4() ? 96 : 0);
        for (int bit = kept; bit < 128; ++bit) {
            const auto at = static_cast<size_t>(bit / 8);
            const int mask = 0x80 >> (bit % 8);
            bytes[at] = static_cast<quint8>((bytes[at] & ~mask) | (byteAt(at) & mask));
        }
        return rule.network.isIpv4() ? IpAddress::fromIpv4(qFromBigEndian<quint32>(bytes.data() + 12))
                                     : IpAddress::fromIpv6(bytes);
    };
    addresses.push_back(fill([](size_t) { return 0; }));
    addresses.push_back(fill([](size_t) { return 0xff; }));
    addresses.push_back(fill([random](size_t at) { return static_cast<int>((random >> (at % 4 * 8)) ^ at * 37); }));
    if (rule.network.isIpv4()) {
        addresses.push_back(IpAddress::fromIpv4(addresses[1].toIpv4() + 1));
        addresses.push_back(IpAddress::fromIpv4(addresses[0].toIpv4() - 1));
        for (const IpAddress &carrier : carriersOf(addresses[2]))
            addresses.push_back(carrier);
    }
    return addresses;
}

void checkDecision(const RuleList &list, const access::Blocklist &blocklist, const QByteArray &name,
                   const std::vector<IpAddress> &addresses, quint16 port)
{
    const access::Decision decision = blocklist.decide(name, addresses, port);
    checkSame(shown(decision), shown(linear::decide(list, name, addresses, port)), "decides as rule by rule");
    check(!blocklist.describe(decision, addresses, port).isEmpty(), "a decision has words");
    const bool blocks = decision.rule >= 0 &&
                        list.rules[static_cast<size_t>(decision.rule)].action == access::Action::Block;
    check(decision.rule < 0 || blocks == !decision.allowed, "the rule that is told does what was decided");
}

/// Asks what lies around each rule, so that the rules meet.
void checkDecisions(const RuleList &list, quint32 random, quint16 somePort)
{
    const access::Blocklist blocklist(list);
    for (size_t i = 0; i < std::min(list.rules.size(), RulesAsked); ++i) {
        const Rule &rule = list.rules[i];
        const auto below = static_cast<quint16>(rule.firstPort - 1);
        const auto above = static_cast<quint16>(rule.lastPort + 1);
        const std::vector<IpAddress> around = addressesAround(rule, random);
        for (const quint16 port : {rule.firstPort, rule.lastPort, below, above, somePort}) {
            for (const IpAddress &address : around)
                checkDecision(list, blocklist, rule.name, {address}, port);
            checkDecision(list, blocklist, rule.name.toUpper() + '.', {around[1], around[0]}, port);
            checkDecision(list, blocklist, "localhost"_ba, {IpAddress::fromIpv4(random)}, port);
            checkDecision(list, blocklist, {}, {IpAddress(), IpAddress::fromIpv4(0)}, port);
            checkDecision(list, blocklist, rule.name, {}, port);
        }
    }
}

/// A rule for one address says the address that the system reads in its text.
void checkBySystem(const Rule &rule)
{
    if (rule.hostKind != Rule::HostKind::Network || rule.text.contains('/'))
        return;
    std::array<char, 16> bytes{};
    const bool bracketed = rule.text.startsWith('[');
    const QByteArray host = bracketed ? rule.text.mid(1, rule.text.indexOf(']') - 1) : rule.text.split(':').constFirst();
    check(inet_pton(bracketed ? AF_INET6 : AF_INET, host.constData(), bytes.data()) == 1, "the system reads the address");
    const auto *at = reinterpret_cast<const quint8 *>(bytes.data());
    std::array<quint8, 16> ipv6{};
    std::copy(at, at + 16, ipv6.begin());
    const IpAddress address = bracketed ? IpAddress::fromIpv6(ipv6) : IpAddress::fromIpv4(qFromBigEndian<quint32>(at));
    RuleList alone;
    alone.rules = {rule};
    alone.rules.front().action = access::Action::Block;
    const access::Blocklist blocklist(alone);
    check(!blocklist.decide({}, std::vector{address}, rule.firstPort).allowed, "a rule blocks the address it names");
}

} // namespace

/// Numbers to ask with, and a rule file: what it says can be written and read again, and is decided as rule by rule.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const quint32 random = input.word();
    const auto port = static_cast<quint16>(input.byte() << 8 | input.byte());
    const QByteArrayView content = input.rest();

    const auto alone = access::parseRule(content, access::Action::Block);
    if (!alone)
        checkError(alone.error(), content, 0);
    const auto list = access::parseRules(content);
    if (!list) {
        checkError(list.error(), content, 1 + static_cast<int>(content.count('\n')));
        return 0;
    }
    checkRoundTrip(*list);
    for (const Rule &rule : list->rules)
        checkBySystem(rule);
    checkDecisions(*list, random, port);
    return 0;
}
