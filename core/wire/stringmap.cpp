#include "core/wire/stringmap.h"

#include <QtCore/QChar>

#include <algorithm>
#include <cstring>

namespace midhop::wire {

namespace {

std::optional<char16_t> hexUnit(QByteArrayView digits)
{
    char16_t unit = 0;
    for (const char c : digits.first(4)) {
        const char lower = char(c | 0x20);
        const bool digit = c >= '0' && c <= '9';
        if (!digit && (lower < 'a' || lower > 'f'))
            return std::nullopt;
        unit = char16_t(unit << 4 | (digit ? c - '0' : lower - 'a' + 10));
    }
    return unit;
}

qsizetype utf8Size(char16_t unit)
{
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

struct Sizes
{
    qsizetype written = 0;
    qsizetype meant = 0;
};

/// The escape at the beginning of `text`.
std::optional<Sizes> escapeSizes(QByteArrayView text)
{
    if (text.size() < 2)
        return std::nullopt;
    if (text[1] != 'u') {
        if (text[1] == '\0' || !std::strchr("\"\\/bfnrt", text[1]))
            return std::nullopt;
        return Sizes{2, 1};
    }
    const auto first = text.size() >= 6 ? hexUnit(text.sliced(2)) : std::nullopt;
    if (!first)
        return std::nullopt;
    if (!QChar::isSurrogate(*first))
        return Sizes{6, utf8Size(*first)};
    const bool pairs =
        QChar::isHighSurrogate(*first) && text.size() >= 12 && text[6] == '\\' && text[7] == 'u';
    const auto second = pairs ? hexUnit(text.sliced(8)) : std::nullopt;
    if (!second || !QChar::isLowSurrogate(*second))
        return std::nullopt;
    return Sizes{12, 4};
}

/// Calls `take` with where each escape stands and its sizes. False at one that is not sound.
template <typename Take>
bool forEachEscape(QByteArrayView inside, Take take)
{
    const auto next = [&inside](qsizetype from) -> qsizetype {
        const auto *found = static_cast<const char *>(
            from < inside.size() ? std::memchr(inside.data() + from, '\\', size_t(inside.size() - from))
                                 : nullptr);
        return found ? found - inside.data() : -1;
    };
    for (qsizetype at = next(0); at >= 0; at = next(at)) {
        const auto sizes = escapeSizes(inside.sliced(at));
        if (!sizes)
            return false;
        take(at, *sizes);
        at += sizes->written;
    }
    return true;
}

} // namespace

std::optional<StringMap> StringMap::of(QByteArrayView inside)
{
    StringMap map;
    map.m_writtenSize = inside.size();
    qsizetype shorter = 0; // by what the text so far is shorter than it is written
    const bool sound = forEachEscape(inside, [&](qsizetype at, const Sizes &sizes) {
        map.m_escapes.push_back({{at, at + sizes.written}, {at - shorter, at - shorter + sizes.meant}});
        shorter += sizes.written - sizes.meant;
    });
    if (!sound)
        return std::nullopt;
    map.m_meantSize = inside.size() - shorter;
    return map;
}

std::optional<qsizetype> StringMap::meantSize(QByteArrayView inside)
{
    qsizetype size = inside.size();
    const bool sound = forEachEscape(
        inside, [&size](qsizetype, const Sizes &sizes) { size -= sizes.written - sizes.meant; });
    return sound ? std::optional(size) : std::nullopt;
}

ByteRange StringMap::meant(const ByteRange &written) const
{
    return map(written, &Escape::written, &Escape::meant);
}

ByteRange StringMap::written(const ByteRange &meant) const
{
    return map(meant, &Escape::meant, &Escape::written);
}

ByteRange StringMap::map(const ByteRange &range, Side from, Side to) const
{
    const qsizetype begin = map(range.begin, false, from, to);
    return {begin, range.isEmpty() ? begin : map(range.end, true, from, to)};
}

qsizetype StringMap::map(qsizetype place, bool isEnd, Side from, Side to) const
{
    // The last escape that begins before the place.
    const auto behind = std::partition_point(m_escapes.begin(), m_escapes.end(), [&](const Escape &escape) {
        return (escape.*from).begin < place;
    });
    if (behind == m_escapes.begin())
        return place;
    const Escape &escape = *std::prev(behind);
    if (place < (escape.*from).end)
        return isEnd ? (escape.*to).end : (escape.*to).begin;
    return (escape.*to).end + place - (escape.*from).end;
}

} // namespace midhop::wire
