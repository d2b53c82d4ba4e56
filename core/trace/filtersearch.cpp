#include "core/trace/filtersearch.h"

#include "core/trace/part.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace midhop::trace {

namespace {

constexpr auto Small = [] {
    std::array<char, 256> table{};
    for (int byte = 0; byte < 256; ++byte)
        table[size_t(byte)] = char(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    return table;
}();

char small(char byte)
{
    return Small[quint8(byte)];
}

} // namespace

bool hasWord(QByteArrayView text, const FilterSearch &search)
{
    const qsizetype before = search.needle.size() - 1;
    const char *const needle = search.needle.constData();
    for (qsizetype at = before; at < text.size(); at += search.steps[quint8(text[at])]) {
        if (small(text[at]) == needle[before] &&
            std::equal(needle, needle + before, text.data() + at - before,
                       [](char a, char b) { return a == small(b); }))
            return true;
    }
    return false;
}

FilterSearch filterSearch(const QByteArray &word)
{
    FilterSearch search;
    search.needle = word;
    std::transform(search.needle.begin(), search.needle.end(), search.needle.begin(), small);
    const qsizetype before = word.size() - 1;
    search.steps.fill(quint8(std::min<qsizetype>(word.size(), 255)));
    for (qsizetype i = std::max<qsizetype>(before - 254, 0); i < before; ++i) {
        for (int byte = 0; byte < 256; ++byte) {
            if (small(char(byte)) == search.needle[i])
                search.steps[size_t(byte)] = quint8(before - i);
        }
    }
    const auto bits = [&search](FilterField field) {
        const QByteArrayList words = filterWords(field);
        quint32 found = 0;
        for (qsizetype i = 0; i < words.size(); ++i)
            found |= quint32(hasWord(words[i], search)) << i;
        return found;
    };
    search.decisions = bits(FilterField::Decision);
    search.outcomes = bits(FilterField::Outcome);
    search.inAddress = std::all_of(search.needle.begin(), search.needle.end(), [](char c) {
        return c != 0 && std::strchr("0123456789abcdef.:[]%", c) != nullptr;
    });
    search.acrossColon =
        search.needle.contains(':') || search.needle.contains('[') || search.needle.contains(']');
    return search;
}

} // namespace midhop::trace
