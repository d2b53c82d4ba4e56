#include "core/wire/host.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace midhop::wire {

namespace {

constexpr qsizetype LongestName = 253;
constexpr qsizetype LongestLabel = 63;
constexpr qsizetype LongestZone = 127; // Linux's alternative interface names are the longest there are

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'z';
}

bool isHexDigit(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return isDigit(c) || (lower >= 'a' && lower <= 'f');
}

/// Whether inet_aton() or a URL parser might take the last label for (a part of) an IPv4 address.
bool endsInNumber(QByteArrayView text)
{
    if (text.endsWith('.'))
        text.chop(1);
    QByteArrayView label = text.sliced(text.lastIndexOf('.') + 1);
    if (label.isEmpty())
        return false;
    if (std::ranges::all_of(label, isDigit))
        return true;
    return label.size() >= 2 && label[0] == '0' && (label[1] == 'x' || label[1] == 'X') &&
           std::ranges::all_of(label.sliced(2), isHexDigit);
}

/// Tells the commonest misspelling of an IPv4 address apart, since its readers disagree on octal.
HostFault ipv4Fault(QByteArrayView text)
{
    bool partBegins = true;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '.' && !isDigit(text[at]))
            return HostFault::BadIpv4;
        if (partBegins && text[at] == '0' && at + 1 < text.size() && isDigit(text[at + 1]))
            return std::ranges::count(text, '.') == 3 ? HostFault::LeadingZero : HostFault::BadIpv4;
        partBegins = text[at] == '.';
    }
    return HostFault::BadIpv4;
}

bool isLinkLocal(const IpAddress &address)
{
    return address.bytes()[0] == 0xfe && (address.bytes()[1] & 0xc0) == 0x80;
}

Result<Host, HostFault> parseIpv6(QByteArrayView text)
{
    const qsizetype percent = text.indexOf('%');
    const auto address = IpAddress::parse(percent < 0 ? text : text.first(percent));
    if (!address || address->isIpv4())
        return Failure{HostFault::BadIpv6};
    Host host{Host::Kind::Ipv6, *address, {}, {}};
    host.text = text.toByteArray();
    if (percent >= 0) {
        const QByteArrayView zone = text.sliced(percent + 1);
        const auto isForeign = [](char c) {
            return c == '/' || c == ':' || c == '%';
        };
        if (zone.isEmpty() || zone.size() > LongestZone || std::ranges::any_of(zone, isForeign))
            return Failure{HostFault::BadZone};
        if (!isLinkLocal(*address))
            return Failure{HostFault::ZoneNotLinkLocal};
        host.zone = zone.toByteArray();
    }
    return host;
}

/// RFC 1123, section 2.1, with RFC 1035's lengths.
std::optional<HostFault> nameFault(QByteArrayView text)
{
    const auto isNameCharacter = [](char c) {
        return isDigit(c) || isLetter(c) || c == '-' || c == '.';
    };
    if (!std::ranges::all_of(text, isNameCharacter))
        return HostFault::BadCharacter;
    if (text.size() > LongestName)
        return HostFault::NameTooLong;
    if (text.endsWith('.'))
        text.chop(1);
    for (qsizetype begin = 0; begin <= text.size();) {
        const qsizetype dot = text.indexOf('.', begin);
        const QByteArrayView label = text.sliced(begin, (dot < 0 ? text.size() : dot) - begin);
        if (label.isEmpty())
            return HostFault::EmptyLabel;
        if (label.size() > LongestLabel)
            return HostFault::LabelTooLong;
        if (label.startsWith('-') || label.endsWith('-'))
            return HostFault::BadHyphen;
        begin += label.size() + 1;
    }
    return std::nullopt;
}

} // namespace

QByteArray describe(HostFault fault)
{
    switch (fault) {
    case HostFault::Empty:
        return "empty"_ba;
    case HostFault::NotAscii:
        return "has a character outside ASCII"_ba;
    case HostFault::ControlOrSpace:
        return "has a control character or white space"_ba;
    case HostFault::BadIpv4:
        return "looks like an IPv4 address but is not four decimal numbers from 0 to 255"_ba;
    case HostFault::LeadingZero:
        return "an IPv4 address with a leading zero"_ba;
    case HostFault::BadIpv6:
        return "has a colon but is not an IPv6 address"_ba;
    case HostFault::BadZone:
        return "has a zone that names no interface"_ba;
    case HostFault::ZoneNotLinkLocal:
        return "has a zone but is not a link-local address (fe80::/10)"_ba;
    case HostFault::BadCharacter:
        return "has a character other than letters, digits, hyphens and dots"_ba;
    case HostFault::EmptyLabel:
        return "a host name with nothing before a dot"_ba;
    case HostFault::LabelTooLong:
        return "a host name with more than 63 characters between dots"_ba;
    case HostFault::NameTooLong:
        return "a host name of more than 253 characters"_ba;
    case HostFault::BadHyphen:
        return "a host name with a hyphen beside a dot or an end"_ba;
    }
    Q_UNREACHABLE();
    return {};
}

Result<Host, HostFault> Host::parse(QByteArrayView text)
{
    if (text.isEmpty())
        return Failure{HostFault::Empty};
    if (std::ranges::any_of(text, [](char c) { return static_cast<uchar>(c) >= 0x80; }))
        return Failure{HostFault::NotAscii};
    if (std::ranges::any_of(text, [](char c) { return c <= ' ' || c == 0x7f; }))
        return Failure{HostFault::ControlOrSpace};
    if (text.contains(':'))
        return parseIpv6(text);
    if (endsInNumber(text)) {
        const auto address = IpAddress::parse(text);
        if (!address)
            return Failure{ipv4Fault(text)};
        return Host{Kind::Ipv4, *address, {}, text.toByteArray()};
    }
    if (const auto fault = nameFault(text))
        return Failure{*fault};
    return Host{Kind::Name, {}, {}, text.toByteArray()};
}

QByteArray bracketed(QByteArrayView host)
{
    return host.contains(':') ? QByteArray('[' + host + ']') : host.toByteArray();
}

QByteArray withPort(QByteArrayView host, quint16 port)
{
    return bracketed(host) + ':' + QByteArray::number(port);
}

} // namespace midhop::wire
