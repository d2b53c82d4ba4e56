#include "gui/rules/testinput.h"

#include "core/wire/envelope.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringBuilder>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

bool isJsonSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// Where the port's colon is; -1 when there is none.
qsizetype colonOf(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (text.startsWith(u'['))
        return colon > text.indexOf(u']') ? colon : -1;
    return text.indexOf(u':') == colon ? colon : -1; // several: an IPv6 address without brackets
}

/// A JSON number stays one, whatever it is; anything else can only be said as a string.
QByteArray portValue(const QString &port)
{
    static const QRegularExpression number(u"\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z"_s);
    return number.match(port).hasMatch() ? port.toLatin1() : wire::jsonString(port.toUtf8());
}

} // namespace

TestInput TestInput::read(const QString &text)
{
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (begin < end && isJsonSpace(text[begin]))
        ++begin;
    while (end > begin && isJsonSpace(text[end - 1]))
        --end;
    const QString trimmed = text.mid(begin, end - begin);
    if (trimmed.isEmpty())
        return {};
    if (trimmed.startsWith(u'{'))
        return {Kind::Envelope, text.toUtf8()};
    const qsizetype colon = colonOf(trimmed);
    if (colon < 0)
        return {Kind::NoPort, {}};
    QString host = trimmed.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const QByteArray bytes = "{\"server_ip\": "_ba + wire::jsonString(host.toUtf8()) + ", \"server_port\": "_ba +
                             portValue(trimmed.mid(colon + 1)) + ", \"message\": \"test\"}"_ba;
    return {Kind::Destination, bytes};
}

} // namespace midhop::gui
