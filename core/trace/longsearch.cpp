#include "core/trace/longsearch.h"

#include <algorithm>

namespace midhop::trace {

namespace {

/// So many places are looked at together; compilers make a few vector instructions of them.
constexpr qsizetype Together = 64;

/// What makes a byte of the text comparable with `byte` of the needle: the bit between upper and lower case.
quint8 foldOf(char byte)
{
    return byte >= 'a' && byte <= 'z' ? 0x20 : 0;
}

bool hasAt(const char *text, QByteArrayView needle)
{
    return std::equal(needle.begin(), needle.end(), text, [](char wanted, char byte) {
        return quint8(quint8(byte) | foldOf(wanted)) == quint8(wanted);
    });
}

} // namespace

bool longTextHas(QByteArrayView text, QByteArrayView needle)
{
    const qsizetype before = needle.size() - 1;
    const qsizetype places = text.size() - before;
    const auto first = quint8(needle.front());
    const auto last = quint8(needle.back());
    const quint8 firstFold = foldOf(needle.front());
    const quint8 lastFold = foldOf(needle.back());
    const auto *bytes = reinterpret_cast<const quint8 *>(text.data());
    qsizetype at = 0;
    for (; at + Together <= places; at += Together) {
        quint8 any = 0;
        for (qsizetype i = 0; i < Together; ++i) {
            any |= quint8(quint8(bytes[at + i] | firstFold) == first) &
                   quint8(quint8(bytes[at + before + i] | lastFold) == last);
        }
        for (qsizetype i = 0; any != 0 && i < Together; ++i) {
            if (hasAt(text.data() + at + i, needle))
                return true;
        }
    }
    for (; at < places; ++at) {
        if (hasAt(text.data() + at, needle))
            return true;
    }
    return false;
}

} // namespace midhop::trace
