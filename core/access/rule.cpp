#include "core/access/rule.h"

#include "core/access/normalise.h"
#include "core/access/rulepieces.h"
#include "core/wire/host.h"

#include <QtCore/QStringBuilder>
#include <QtCore/QtEndian>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace midhop::access {

namespace {

using MaybeError = std::optional<RuleError>;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A plain decimal up to 99999: no sign, no leading zero.
std::optional<int> plainNumber(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), isDigit) ||
        (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    return text.toByteArray().toInt();
}

/// `127.0.0.1`, `[::1]`: an address as it stands in a rule.
QByteArray inRule(const wire::IpAddress &address)
{
    if (address.isIpv4())
        return address.toText();
    return '[' + address.toText() + ']';
}

MaybeError checkBytes(const Piece &rule)
{
    for (const QByteArrayView word : {QByteArrayView("block"), QByteArrayView("allow")}) {
        if (rule.text.size() > word.size() && rule.text.startsWith(word) && isBlank(rule.text[word.size()]))
            return errorAt(rule, "the word "_ba + quoted(word) +
                                     " is one too many, write the rule behind it alone"_ba);
    }
    for (qsizetype i = 0; i < rule.text.size(); ++i) {
        const char c = rule.text[i];
        const qsizetype column = rule.at + i;
        if (isBlank(c))
            return errorAt(column, "a rule has no blanks inside, a remark behind it begins with '#'"_ba);
        if (c == '#')
            return errorAt(column, "a comment can't stand here, write the rule alone"_ba);
        if (c < 0x20 || c > 0x7e)
            return errorAt(
                column,
                "a rule is printable ASCII, a host name in other letters is written in its xn-- form"_ba);
    }
    if (rule.text.contains("://"))
        return errorAt(rule, "a rule is a host and a port, not a URL: write example.com:80"_ba);
    return std::nullopt;
}

Result<quint16, RuleError> readPort(const Piece &piece)
{
    const std::optional<int> port = plainNumber(piece.text);
    if (port && *port >= 1 && *port <= 65535)
        return static_cast<quint16>(*port);
    if (piece.text.isEmpty())
        return Failure{errorAt(piece, "expected a port, or for every port no ':'"_ba)};
    return Failure{errorAt(piece, quoted(piece.text) +
                                      " is no port, write 1 to 65535 without leading zeros, a range "
                                      "as in *:8000-8099, for every port no ':'"_ba)};
}

MaybeError readPorts(const Piece &piece, Rule &rule)
{
    const qsizetype dash = piece.text.indexOf('-');
    const auto first = readPort(dash < 0 ? piece : piece.first(dash));
    if (!first)
        return first.error();
    rule.firstPort = rule.lastPort = *first;
    if (dash < 0)
        return std::nullopt;
    const auto last = readPort(piece.from(dash + 1));
    if (!last)
        return last.error();
    rule.lastPort = *last;
    if (rule.firstPort <= rule.lastPort)
        return std::nullopt;
    return errorAt(piece, "the range of ports is the wrong way round, write "_ba + QByteArray::number(*last) +
                              '-' + QByteArray::number(*first));
}

/// `address` with the bits behind `length` cleared.
wire::IpAddress networkOf(const wire::IpAddress &address, int length)
{
    std::array<quint8, 16> bytes = address.bytes();
    const int kept = address.isIpv4() ? length + 96 : length;
    for (int i = 0; i < 16; ++i) {
        const int bits = std::clamp(kept - i * 8, 0, 8);
        bytes[static_cast<size_t>(i)] &= static_cast<quint8>(0xff00 >> bits);
    }
    return address.isIpv4() ? wire::IpAddress::fromIpv4(qFromBigEndian<quint32>(bytes.data() + 12))
                            : wire::IpAddress::fromIpv6(bytes);
}

void setAddress(const wire::IpAddress &address, Rule &rule)
{
    rule.hostKind = Rule::HostKind::Network;
    rule.network = normalised(address);
    rule.prefixLength = rule.network.isIpv4() ? 32 : 128;
}

MaybeError setNetwork(const wire::IpAddress &address, const Piece &host, const Piece &prefix, Rule &rule)
{
    const int longest = address.isIpv4() ? 32 : 128;
    const std::optional<int> length = plainNumber(prefix.text);
    if (!length || *length > longest)
        return errorAt(prefix, quoted(prefix.text) + " is no prefix length, write 0 to "_ba +
                                   QByteArray::number(longest) +
                                   (address.isIpv4() ? " as in 10.0.0.0/8"_ba : " as in [2001:db8::]/32"_ba));
    if (*length == longest) {
        setAddress(address, rule);
        return std::nullopt;
    }
    const wire::IpAddress network = networkOf(address, *length);
    if (network != address)
        return errorAt(host, quoted(host.text) + " has bits behind the prefix, write "_ba + inRule(network) +
                                 '/' + QByteArray::number(*length) + " for the network or "_ba +
                                 inRule(address) + " for the one address"_ba);
    rule.hostKind = Rule::HostKind::Network;
    rule.network = network;
    rule.prefixLength = *length;
    // Destinations inside ::ffff:0:0/96 are compared as IPv4. A shorter prefix would have had bits behind it.
    if (const wire::IpAddress ipv4 = unmapped(network); ipv4 != network) {
        rule.network = ipv4;
        rule.prefixLength = *length - 96;
    }
    return std::nullopt;
}

MaybeError readBracketed(const Pieces &pieces, Rule &rule)
{
    if (const qsizetype zone = pieces.host.text.indexOf('%'); zone >= 0)
        return errorAt(pieces.host.from(zone),
                       "a rule has no zone, without it the rule is for every interface"_ba);
    const auto address = wire::IpAddress::parse(pieces.host.text);
    if (!address)
        return errorAt(pieces.host, quoted(pieces.host.text) + " is no IPv6 address, brackets hold one as in "
                                                               "[::1]:7777"_ba);
    if (address->isIpv4())
        return errorAt(pieces.host,
                       "brackets are for IPv6, write "_ba + address->toText() + " without them"_ba);
    if (pieces.prefix)
        return setNetwork(*address, pieces.host, *pieces.prefix, rule);
    setAddress(*address, rule);
    return std::nullopt;
}

RuleError hostError(const Piece &host, wire::HostFault fault)
{
    if (host.text.isEmpty())
        return errorAt(host, "expected a host: *, an address, a network or a name"_ba);
    if (host.text.contains('*'))
        return errorAt(host,
                       "'*' stands alone for every host, it can't be a part of a name or an address"_ba);
    if (fault == wire::HostFault::BadIpv4 || fault == wire::HostFault::LeadingZero)
        return errorAt(host, quoted(host.text) +
                                 " is no IPv4 address, write four numbers from 0 to 255 without "
                                 "leading zeros as in 127.0.0.1"_ba);
    const auto isForeign = [](char c) {
        const char lower = static_cast<char>(c | 0x20);
        return !isDigit(c) && (lower < 'a' || lower > 'z') && c != '-' && c != '.';
    };
    const auto foreign = std::find_if(host.text.begin(), host.text.end(), isForeign);
    const qsizetype at = foreign == host.text.end() ? 0 : foreign - host.text.begin();
    return errorAt(host.at + at, quoted(host.text) + " is no host: "_ba + wire::describe(fault));
}

MaybeError readPlain(const Pieces &pieces, Rule &rule)
{
    const QByteArrayView text = pieces.host.text;
    if (text != QByteArrayView("*")) {
        const auto host = wire::Host::parse(text);
        if (!host)
            return hostError(pieces.host, host.error());
        if (host->kind != wire::Host::Kind::Name) {
            if (pieces.prefix)
                return setNetwork(host->address, pieces.host, *pieces.prefix, rule);
            setAddress(host->address, rule);
            return std::nullopt;
        }
        rule.name = text.chopped(text.endsWith('.') ? 1 : 0).toByteArray().toLower();
        rule.hostKind = Rule::HostKind::Name;
        if (rule.name == "localhost") {
            rule.name.clear();
            rule.hostKind = Rule::HostKind::Localhost;
        }
    }
    if (pieces.prefix)
        return errorAt(*pieces.prefix, "a prefix length needs an address before it, as in 10.0.0.0/8"_ba);
    return std::nullopt;
}

} // namespace

Result<Rule, RuleError> parseRule(QByteArrayView text, Action action)
{
    Piece word{text, 0};
    while (!word.text.isEmpty() && isBlank(word.text.front()))
        word = word.from(1);
    while (!word.text.isEmpty() && isBlank(word.text.back()))
        word = word.first(word.text.size() - 1);
    if (word.text.isEmpty())
        return Failure{errorAt(word, "expected a rule as in 127.0.0.1:7777"_ba)};
    if (const MaybeError error = checkBytes(word))
        return Failure{*error};

    const auto pieces = cutRule(word);
    if (!pieces)
        return Failure{pieces.error()};
    Rule rule;
    rule.action = action;
    rule.text = word.text.toByteArray();
    if (const MaybeError error = pieces->bracketed ? readBracketed(*pieces, rule) : readPlain(*pieces, rule))
        return Failure{*error};
    if (pieces->port) {
        if (const MaybeError error = readPorts(*pieces->port, rule))
            return Failure{*error};
    }
    return rule;
}

Rule defaultRule()
{
    return parseRule("127.0.0.1:7777", Action::Block).takeValue();
}

} // namespace midhop::access
