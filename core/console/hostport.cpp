#include "core/console/hostport.h"

#include <QtCore/QRegularExpression>

namespace midhop::console {

using namespace Qt::StringLiterals;

Result<HostPort, QString> HostPort::parse(const QString &text, int leastPort)
{
    static const QRegularExpression form(u"\\A(?:\\[([^\\[\\]]*)\\]|([^\\[\\]:]*)):([0-9]{1,5})\\z"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(text);
    const QString host = match.captured(1) + match.captured(2);
    if (!match.hasMatch() || host.isEmpty()) {
        return Failure<QString>{
            u"'"_s + text +
            u"' is not of the form HOST:PORT, like 127.0.0.1:6000 or [::1]:6000 (IPv6 in brackets)"_s};
    }
    const int port = match.captured(3).toInt();
    if (port < leastPort || port > 65535) {
        return Failure<QString>{u"'"_s + text + u"': the port is not a number from "_s +
                                QString::number(leastPort) + u" to 65535"_s};
    }
    return HostPort{host.toUtf8(), static_cast<quint16>(port)};
}

Result<wire::Endpoint, QString> parseListen(const QString &text)
{
    const Result<HostPort, QString> parsed = HostPort::parse(text, 0);
    if (!parsed)
        return Failure<QString>{parsed.error()};
    QByteArray host = parsed->host;
    if (host.compare("localhost", Qt::CaseInsensitive) == 0)
        host = "127.0.0.1"_ba;
    else if (host == "*")
        host = "0.0.0.0"_ba;
    const std::optional<wire::IpAddress> address = wire::IpAddress::parse(host);
    if (!address) {
        return Failure<QString>{
            u"'"_s + text +
            u"': listening needs an address of this machine, like 127.0.0.1, [::1], 0.0.0.0 or localhost"_s};
    }
    return wire::Endpoint{*address, parsed->port};
}

} // namespace midhop::console
