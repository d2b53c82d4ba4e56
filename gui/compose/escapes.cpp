#include "gui/compose/escapes.h"

#include "core/wire/envelopereader.h"
#include "core/wire/utf8.h"

#include <QtCore/QList>

#include <algorithm>

namespace midhop::gui {

using namespace Qt::StringLiterals;

namespace {

std::optional<char> simpleEscape(QChar letter)
{
    switch (letter.unicode()) {
    case u'n':
        return '\n';
    case u'r':
        return '\r';
    case u't':
        return '\t';
    case u'0':
        return '\0';
    case u'\\':
        return '\\';
    default:
        return std::nullopt;
    }
}

/// A character that an editor shows and gives back: no control but the line feed and the tab, none that turns
/// the line around, no separator that becomes another one.
bool isEditable(char32_t character)
{
    if (character == U'\n' || character == U'\t')
        return true;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        // QPlainTextEdit gives a no-break space back as an ordinary one.
        return character != U'\u00a0' && character != U'\ufdd0' && character != U'\ufdd1';
    }
}

} // namespace

Result<QByteArray, qsizetype> Escapes::read(QStringView text)
{
    QByteArray bytes;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype escape = text.indexOf(u'\\', at);
        bytes += text.sliced(at, (escape < 0 ? text.size() : escape) - at).toUtf8();
        if (escape < 0)
            break;
        const QChar letter = escape + 1 < text.size() ? text[escape + 1] : QChar();
        if (const auto byte = simpleEscape(letter); byte && escape + 1 < text.size()) {
            bytes += *byte;
            at = escape + 2;
            continue;
        }
        bool ok = false;
        const QStringView digits = text.sliced(std::min(escape + 2, text.size())).left(2);
        const bool allHex = digits.size() == 2 && std::all_of(digits.begin(), digits.end(), [](QChar digit) {
            return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f') ||
                   (digit >= u'A' && digit <= u'F');
        });
        const uint value = digits.toUInt(&ok, 16);
        if (letter != u'x' || !allHex || !ok)
            return Failure{escape};
        bytes += char(value);
        at = escape + 4;
    }
    return bytes;
}

QString Escapes::write(QByteArrayView bytes, Letters letters)
{
    QString text;
    const auto escaped = [&text](char byte) {
        text += u"\\x"_s + QString::number(quint8(byte), 16).rightJustified(2, u'0');
    };
    for (qsizetype at = 0; at < bytes.size();) {
        const char byte = bytes[at];
        if (byte == '\\') {
            text += u"\\\\"_s;
            ++at;
            continue;
        }
        const auto first = quint8(byte);
        const qsizetype length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        const QByteArrayView character = bytes.sliced(at).first(std::min(length, bytes.size() - at));
        const bool wanted = letters == Letters::All || first < 0x80;
        if (wanted && wire::isValidUtf8(character) && isPlainText(character)) {
            text += QString::fromUtf8(character);
            at += character.size();
        } else {
            escaped(byte);
            ++at;
        }
    }
    return text;
}

bool Escapes::isPlainText(QByteArrayView bytes)
{
    if (!wire::isValidUtf8(bytes))
        return false;
    const QList<uint> characters = wire::textOf(bytes).toUcs4();
    return std::all_of(characters.begin(), characters.end(),
                       [](uint character) { return isEditable(character); });
}

} // namespace midhop::gui
