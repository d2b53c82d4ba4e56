#include "gui/exchanges/copytexts.h"

#include "gui/inspector/byteforms.h"

#include <QtCore/QStringBuilder>

namespace midhop::gui {

namespace {

bool isPrintable(char c)
{
    return c >= 0x20 && c < 0x7f;
}

/// Always three digits: what follows cannot be taken for one more.
void appendOctal(QByteArray &text, char c)
{
    text += '\\';
    text += char('0' + (quint8(c) >> 6));
    text += char('0' + ((quint8(c) >> 3) & 7));
    text += char('0' + (quint8(c) & 7));
}

/// As printf's format in single quotes. A dash at the begin would be read as an option, a `!` is a shell's
/// history.
QByteArray printfFormat(QByteArrayView bytes)
{
    QByteArray text = "'";
    text.reserve(bytes.size() + 16);
    for (const char c : bytes) {
        if (c == '%')
            text += "%%";
        else if (c == '\\')
            text += "\\\\";
        else if (!isPrintable(c) || c == '\'' || c == '!' || (c == '-' && text.size() == 1))
            appendOctal(text, c);
        else
            text += c;
    }
    return text + '\'';
}

} // namespace

QByteArray CopyTexts::python(QByteArrayView envelope, const wire::Endpoint &proxy)
{
    return "import socket\n"
           "\n"
           "envelope = " %
           ByteForms::python(envelope) %
           "\n"
           "\n"
           "with socket.create_connection(('" %
           proxy.address.toText() % "', " % QByteArray::number(proxy.port) %
           "), timeout=15) as proxy:\n"
           "    proxy.sendall(envelope)\n"
           "    proxy.shutdown(socket.SHUT_WR)\n"
           "    reply = b''\n"
           "    while part := proxy.recv(65536):\n"
           "        reply += part\n"
           "print(reply.decode(errors='backslashreplace'))\n";
}

QByteArray CopyTexts::ncLine(QByteArrayView envelope, const wire::Endpoint &proxy)
{
    return "printf " % printfFormat(envelope) % " | nc -N " % proxy.address.toText() % ' ' %
           QByteArray::number(proxy.port);
}

} // namespace midhop::gui
