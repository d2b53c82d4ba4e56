#include "gui/panels/fieldcheck.h"

#include "core/wire/envelopereader.h"
#include "core/wire/host.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <optional>

namespace midhop::gui {

namespace {

using Level = FieldCheck::Level;

// QString::toInt takes white space and other scripts' digits as well.
std::optional<int> plainInteger(const QString &text)
{
    const QStringView digits = text.startsWith(u'-') ? QStringView(text).sliced(1) : QStringView(text);
    const bool plain = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(),
                                                        [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const int value = text.toInt(&ok);
    return plain && ok ? std::optional<int>(value) : std::nullopt;
}

struct HostWords
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::FieldChecks)
public:
    static QString of(wire::HostFault fault)
    {
        using wire::HostFault;
        switch (fault) {
        case HostFault::Empty:
            return tr("An address or a host name is missing");
        case HostFault::NotAscii:
            return tr("Only ASCII letters, digits, dots, hyphens and colons make an address");
        case HostFault::ControlOrSpace:
            return tr("White space is no part of an address");
        case HostFault::BadIpv4:
            return tr("An IPv4 address is four numbers from 0 to 255 with dots between");
        case HostFault::LeadingZero:
            return tr("A number in an IPv4 address has no leading zero");
        case HostFault::BadIpv6:
            return tr("This is no IPv6 address");
        case HostFault::BadZone:
            return tr("Behind % stands the name of a network interface");
        case HostFault::ZoneNotLinkLocal:
            return tr("Only fe80:: addresses have a zone");
        case HostFault::BadCharacter:
            return tr("A host name has letters, digits, hyphens and dots only");
        case HostFault::EmptyLabel:
            return tr("Two dots follow each other, or the name begins with one");
        case HostFault::LabelTooLong:
            return tr("A part of a host name has at most 63 characters");
        case HostFault::NameTooLong:
            return tr("A host name has at most 253 characters");
        case HostFault::BadHyphen:
            return tr("A part of a host name neither begins nor ends with a hyphen");
        }
        return {};
    }
};

FieldCheck host(const QString &text, Level ifBad)
{
    const auto parsed = wire::Host::parse(text.toUtf8());
    return parsed ? FieldCheck{} : FieldCheck{ifBad, HostWords::of(parsed.error())};
}

} // namespace

FieldCheck FieldChecks::listenAddress(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (const auto address = wire::IpAddress::parse(bytes)) {
        if (address->isLoopback())
            return {};
        return {Level::Warning, tr("Other computers will be able to connect")};
    }
    const auto parsed = wire::Host::parse(bytes);
    if (parsed)
        return {Level::Error, tr("An address of this computer is needed, such as 127.0.0.1, no name")};
    return {Level::Error, HostWords::of(parsed.error())};
}

FieldCheck FieldChecks::listenPort(const QString &text)
{
    const auto port = plainInteger(text);
    if (!port || *port < 0 || *port > 65535)
        return {Level::Error, tr("A port is a number from 1 to 65535; 0 takes a free one")};
    return {};
}

FieldCheck FieldChecks::proxyHost(const QString &text)
{
    return host(text, Level::Error);
}

FieldCheck FieldChecks::proxyPort(const QString &text)
{
    const auto port = plainInteger(text);
    if (!port || *port < 1 || *port > 65535)
        return {Level::Error, tr("A port is a number from 1 to 65535")};
    return {};
}

FieldCheck FieldChecks::serverHost(const QString &text)
{
    return host(text, Level::Warning);
}

FieldCheck FieldChecks::serverPort(const QString &text)
{
    const auto port = plainInteger(text);
    if (!port)
        return {Level::Error, tr("A port is a number from 1 to 65535")};
    if (*port < 1 || *port > 65535)
        return {Level::Warning, tr("Ports go from 1 to 65535: the proxy will refuse this one")};
    return {};
}

FieldCheck FieldChecks::message(const QString &text, qsizetype envelopeSize)
{
    if (text.isEmpty())
        return {Level::Warning, tr("A message has at least one byte: the proxy will refuse an empty one")};
    if (envelopeSize > wire::EnvelopeReader::DefaultLimit)
        return {Level::Warning, tr("The envelope has %1 bytes: the proxy takes at most 1 MiB")
                                    .arg(QLocale().toString(envelopeSize))};
    return {};
}

} // namespace midhop::gui
