#pragma once

#include "core/trace/filter.h"

#include <functional>
#include <vector>

namespace midhop::trace {

/// Something that could stand where the cursor is in a filter's text.
struct FilterCompletion
{
    enum class Kind : quint8 {
        Field,
        Operator,
        Keyword, ///< `and`, `or`, `not`
        Word,    ///< a word that the field's values can be
        Value,   ///< a value that was seen
        Unit,    ///< an example with a unit
    };
    QString text; ///< what to put there
    Kind kind = Kind::Field;
    std::optional<FilterField> field; ///< itself, or the one that is being compared
    std::optional<FilterOperator> op;
    qsizetype offset = 0; ///< what it takes the place of, in QString characters
    qsizetype length = 0;

    friend bool operator==(const FilterCompletion &, const FilterCompletion &) = default;
};

/// Values of a field that were seen lately, as a filter writes them.
using FilterValuesSeen = std::function<QStringList(FilterField)>;

/// In the order to show them in; none where the text before the cursor has an error already.
[[nodiscard]] std::vector<FilterCompletion> completionsAt(QStringView text, qsizetype cursor,
                                                          const FilterValuesSeen &seen = {});

/// The value of `field` as a filter writes it; empty if it is missing, or no one would compare with it
/// exactly (times, envelopes, what is longer than 60 bytes).
[[nodiscard]] QString filterValueOf(FilterField field, const Facts &facts, ExchangeId id);

} // namespace midhop::trace
