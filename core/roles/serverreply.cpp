#include "core/roles/serverrole.h"

#include "core/wire/envelopereader.h"
#include "core/wire/utf8.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <algorithm>

namespace midhop::roles {

namespace {

bool isObject(QByteArrayView message)
{
    wire::ObjectScanner scanner;
    if (!message.startsWith('{') || scanner.feed(message) != wire::ObjectState::Complete)
        return false;
    const QByteArrayView behind = message.sliced(scanner.consumed());
    return std::all_of(behind.begin(), behind.end(), [](char byte) { return QByteArrayView(" \t\r\n").contains(byte); });
}

/// Reversed by characters where it is text, else by bytes.
QByteArray reversed(const QByteArray &bytes)
{
    QByteArray result = bytes;
    if (!wire::isValidUtf8(bytes)) {
        std::reverse(result.begin(), result.end());
        return result;
    }
    QList<uint> characters = wire::textOf(bytes).toUcs4();
    std::reverse(characters.begin(), characters.end());
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size()).toUtf8();
}

QByteArray answerTo(const ServerReply &reply, const QByteArray &text)
{
    switch (reply.kind) {
    case ServerReply::Kind::Fixed:
        return reply.text;
    case ServerReply::Kind::Echo:
        return text;
    case ServerReply::Kind::Reversed:
        return reversed(text);
    case ServerReply::Kind::Silent:
        break;
    }
    return {};
}

} // namespace

QByteArray replyTo(const ServerReply &reply, const QByteArray &message)
{
    if (!reply.asJson || reply.kind == ServerReply::Kind::Silent || !isObject(message))
        return answerTo(reply, message);
    const QByteArray inner =
        QJsonDocument::fromJson(message).object().value(QStringLiteral("message")).toString().toUtf8();
    return wire::withMessage(message, answerTo(reply, inner));
}

} // namespace midhop::roles
