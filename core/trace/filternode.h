#pragma once

#include "core/trace/filterfield.h"
#include "core/trace/filterpattern.h"

#include <array>
#include <memory>
#include <vector>

namespace midhop::trace {

/// What a field is compared with. Whatever has an order is a closed interval, so that a network, a minute
/// and a range are compared like a number.
struct FilterValue
{
    using Address = std::array<quint8, 16>; ///< IPv4 in its mapped form, network byte order

    qint64 low = 0; ///< numbers, sizes, ports, nanoseconds; times: microseconds of the day, or since 1970 UTC
    qint64 high = 0;
    bool ofDay = false; ///< a time without a date
    Address lowAddress{};
    Address highAddress{};
    quint16 port = 0; ///< of an endpoint, whose address is lowAddress
    int word = 0;     ///< a number in filterWords()
    QByteArray bytes; ///< of a text
    QString text;     ///< in normal form
};

/// A word to find in any of an exchange's texts, whatever the case of ASCII letters.
struct FilterSearch
{
    QByteArray needle; ///< ASCII letters in lower case
    /// By a byte of the text below the needle's end: how far the needle can go on from there (Horspool 1980).
    std::array<quint8, 256> steps{};
    quint32 decisions = 0; ///< bits of the Verdicts whose name has it
    quint32 outcomes = 0;
    bool inAddress = false;   ///< all its characters can be an endpoint's
    bool acrossColon = false; ///< it may begin before the colon of a destination, or in its brackets
};

/// One piece of a parsed filter. Immutable once it is in a Filter.
struct FilterNode
{
    enum class Kind : quint8 {
        And, ///< of two or more children
        Or,
        Not,     ///< of one child
        Exists,  ///< of a field
        Compare, ///< of a field with values: one, or for `in` at least one
        Search,
    };
    Kind kind = Kind::And;
    std::vector<FilterNode> children;
    FilterField field = FilterField::Decision;
    FilterOperator op = FilterOperator::Is;
    std::vector<FilterValue> values;
    std::shared_ptr<FilterPattern> pattern; ///< of `matches`
    FilterSearch search;
};

[[nodiscard]] FilterSearch filterSearch(const QByteArray &word);
/// The normal form of `node`.
[[nodiscard]] QString filterText(const FilterNode &node);

} // namespace midhop::trace
