#include "core/wire/replytext.h"

#include "core/wire/bytescan.h"
#include "core/wire/utf8.h"

#include <QtCore/QChar>
#include <QtCore/QRandomGenerator>
#include <QtCore/QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::wire {

namespace {

constexpr QByteArrayView NotAllowed = "Error, not allowed address";
constexpr char Digits[] = "0123456789abcdef";

/// What a terminal or a text view might obey instead of show: controls, line separators, and the marks that
/// change the direction of what follows (Unicode, UAX #9).
bool isHarmful(char32_t codePoint)
{
    return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint == 0x61c ||
           codePoint == 0x200e || codePoint == 0x200f || (codePoint >= 0x2028 && codePoint <= 0x202e) ||
           (codePoint >= 0x2066 && codePoint <= 0x2069);
}

void appendEscaped(QByteArray &text, char16_t unit)
{
    text += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        text += Digits[unit >> shift & 15];
}

void appendEscaped(QByteArray &text, char32_t codePoint)
{
    if (QChar::requiresSurrogates(codePoint)) {
        appendEscaped(text, QChar::highSurrogate(codePoint));
        appendEscaped(text, QChar::lowSurrogate(codePoint));
    } else {
        appendEscaped(text, static_cast<char16_t>(codePoint));
    }
}

void appendInvalid(QByteArray &text, QByteArrayView bytes)
{
    for (const char byte : bytes) {
        text += "\\x";
        text += Digits[static_cast<quint8>(byte) >> 4];
        text += Digits[static_cast<quint8>(byte) & 15];
    }
}

/// `asciiOnly` escapes all other characters as well.
QByteArray harmless(QByteArrayView bytes, bool asciiOnly)
{
    QByteArray text;
    const char *copied = bytes.begin(); // what is before it is in `text`
    const char *at = bytes.begin();
    while ((at = skipPlain(at, bytes.end())) != bytes.end()) {
        const Utf8Character character = utf8Character(at, bytes.end());
        const char *const next = at + character.length;
        const bool stays =
            character.valid && !isHarmful(character.codePoint) && (!asciiOnly || character.codePoint < 0x80);
        if (!stays) {
            text.append(copied, at - copied);
            if (character.valid)
                appendEscaped(text, character.codePoint);
            else
                appendInvalid(text, {at, next});
            copied = next;
        }
        at = next;
    }
    if (copied == bytes.begin())
        return bytes.toByteArray();
    text.append(copied, bytes.end() - copied);
    return text;
}

} // namespace

QByteArray ErrorReply::notAllowed()
{
    return NotAllowed.toByteArray();
}

QByteArray ErrorReply::fromReason(const QByteArray &reason)
{
    return "Error, " + harmless(reason, true);
}

bool isErrorReply(QByteArrayView reply)
{
    return reply.startsWith("Error");
}

bool isBlockedReply(QByteArrayView reply)
{
    return reply == NotAllowed;
}

QByteArray printable(QByteArrayView bytes)
{
    return harmless(bytes, false);
}

QByteArrayView withoutTornEnd(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const auto byte = quint8(bytes[bytes.size() - back]);
        if ((byte & 0xc0) == 0x80)
            continue;
        const qsizetype needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return needed > back ? bytes.chopped(back) : bytes;
    }
    return bytes;
}

QByteArray randomMessage()
{
    QRandomGenerator *const random = QRandomGenerator::global();
    QByteArray letters(4, Qt::Uninitialized);
    for (char &letter : letters)
        letter = static_cast<char>('a' + random->bounded(26));
    return letters;
}

} // namespace midhop::wire
