#include "core/wire/pythonfloat.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

using namespace Qt::StringLiterals;

namespace midhop::wire {

namespace {

/// Whether a number whose double is out of range is so because it is too small. Its first digit that is not 0
/// stands at a power of ten far from zero; only the sign of that power is asked for.
bool isTiny(QByteArrayView token)
{
    const auto exponentAt = std::ranges::find_if(token, [](char c) { return c == 'e' || c == 'E'; });
    const QByteArrayView mantissa(token.begin(), exponentAt);
    const qsizetype point = mantissa.indexOf('.');
    const auto digit = std::ranges::find_if(mantissa, [](char c) { return c >= '1'; }); // above '0', sign and point
    const qsizetype power = (point < 0 ? mantissa.size() : point) - (digit - mantissa.begin());
    if (exponentAt == token.end())
        return power < 0;
    const bool negative = exponentAt[1] == '-';
    constexpr qsizetype enough = 1'000'000'000'000; // more than any mantissa's length
    qsizetype exponent = 0;
    for (const char *at = exponentAt + 1; at != token.end(); ++at) {
        if (*at >= '0') // no sign
            exponent = std::min(exponent * 10 + (*at - '0'), enough);
    }
    return power + (negative ? -exponent : exponent) < 0;
}

/// Python's repr: the shortest digits that read back the same, an exponent below 1e-4 and from 1e16 on.
QByteArray repr(double value)
{
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::scientific).ptr;
    const QByteArrayView scientific(buffer.data(), end - buffer.data());
    const qsizetype mark = scientific.indexOf('e');
    const int exponent = scientific.sliced(mark + 1).toInt();
    if (value != 0 && (exponent < -4 || exponent >= 16))
        return scientific.toByteArray();

    const bool negative = scientific.startsWith('-');
    QByteArray digits;
    for (const char c : scientific.first(mark)) {
        if (c >= '0') // neither sign nor point
            digits += c;
    }
    if (exponent < 0) {
        digits.prepend(QByteArray(-exponent, '0'));
        digits.insert(1, '.');
    } else {
        digits = digits.leftJustified(exponent + 2, '0');
        digits.insert(exponent + 1, '.');
    }
    return negative ? QByteArray("-" + digits) : digits;
}

} // namespace

QByteArray dumpedNumber(QByteArrayView token)
{
    const auto isFloatSign = [](char c) {
        return c == '.' || c == 'e' || c == 'E';
    };
    if (!std::ranges::any_of(token, isFloatSign))
        return token == "-0" ? "0"_ba : token.toByteArray();
    double value = 0;
    const auto result = std::from_chars(token.begin(), token.end(), value);
    if (result.ec == std::errc::result_out_of_range) {
        if (!isTiny(token))
            return token.toByteArray();
        value = token.startsWith('-') ? -0.0 : 0.0;
    }
    return repr(value);
}

} // namespace midhop::wire
