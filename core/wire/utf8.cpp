#include "core/wire/utf8.h"

#include "core/wire/envelopereader.h"

#include <QtCore/QString>

namespace midhop::wire {

Utf8Character utf8Character(const char *at, const char *end)
{
    const auto first = static_cast<quint8>(*at);
    if (first < 0x80)
        return {first, 1, true};
    const Utf8Lead lead = utf8Lead(first);
    if (lead.following == 0)
        return {};
    char32_t codePoint = first & (0x3fU >> lead.following);
    for (int index = 1; index <= lead.following; ++index) {
        const auto byte = at + index < end ? static_cast<quint8>(at[index]) : quint8(0);
        if (byte < (index == 1 ? lead.low : 0x80) || byte > (index == 1 ? lead.high : 0xbf))
            return {0xfffd, index, false};
        codePoint = codePoint << 6 | (byte & 0x3fU);
    }
    return {codePoint, lead.following + 1, true};
}

char *putUtf8(char *out, char32_t codePoint)
{
    const auto put = [&out](char32_t byte) {
        *out++ = static_cast<char>(byte);
    };
    const auto putContinuation = [&](int shift) {
        put(0x80 | (codePoint >> shift & 0x3f));
    };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xc0 | codePoint >> 6);
        putContinuation(0);
    } else if (codePoint < 0x10000) {
        put(0xe0 | codePoint >> 12);
        putContinuation(6);
        putContinuation(0);
    } else {
        put(0xf0 | codePoint >> 18);
        putContinuation(12);
        putContinuation(6);
        putContinuation(0);
    }
    return out;
}

bool isValidUtf8(QByteArrayView bytes)
{
    return bytes.isValidUtf8();
}

QString textOf(QByteArrayView utf8)
{
    constexpr QByteArrayView mark = "\xef\xbb\xbf";
    qsizetype marks = 0;
    for (; utf8.startsWith(mark); utf8 = utf8.sliced(mark.size()))
        ++marks;
    QString text(marks, QChar::ByteOrderMark);
    text += QString::fromUtf8(utf8);
    return text;
}

} // namespace midhop::wire
