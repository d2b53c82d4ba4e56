#pragma once

#include "core/trace/facts.h"
#include "core/trace/filterfield.h"
#include "core/trace/store.h"
#include "core/wire/result.h"

#include <QtCore/QStringList>

#include <memory>

namespace midhop::trace {

struct FilterNode;

/// Why a text is no filter, and where. The window puts it in words.
struct FilterError
{
    enum class Kind : quint8 {
        Empty,            ///< nothing but white space
        TooLong,          ///< over MaxFilterText characters
        TooDeep,          ///< too many parentheses or nots within each other
        TermExpected,     ///< a field, a word or a parenthesis should stand here
        Unexpected,       ///< a character that begins nothing here
        NotClosed,        ///< a parenthesis, or a brace, that is never closed
        NotOpened,        ///< a closing parenthesis too many
        JoinExpected,     ///< only words may stand side by side; `and` or `or` is missing
        UnknownField,     ///< an operator stands behind something that is no field
        OperatorExpected, ///< behind a field
        WrongOperator,    ///< the field's values can't be compared so
        ValueExpected,    ///< behind an operator, or in a list
        ListEndExpected,  ///< a comma or a closing brace
        QuoteNotClosed,
        BadEscape,    ///< behind a backslash within quotes
        QuotesNeeded, ///< a character in a bare word that has a meaning of its own
        BadNumber,
        NumberTooLarge, ///< beyond what the field can have
        NotWhole,       ///< less than a byte, or than a nanosecond
        UnitNeeded,
        UnknownUnit,
        BadAddress,
        BadEndpoint, ///< not `address:port`
        BadTime,
        UnknownWord,
        BadPattern, ///< `detail` says why, in English
        RangeBackwards,
        RangeNotPossible, ///< the field's values have no order
    };
    Kind kind = Kind::Empty;
    qsizetype offset = 0;             ///< QString characters
    qsizetype length = 0;             ///< 0 at the end of the text
    std::optional<FilterField> field; ///< the field that was being compared
    QStringList expected;             ///< what could stand there: the known words, units, operators, fields
    QString detail;

    friend bool operator==(const FilterError &, const FilterError &) = default;
};

constexpr qsizetype MaxFilterText = 64 * 1024;

/// A condition on exchanges: words, and an expression language in the manner of Wireshark and mitmproxy.
///
/// - Words side by side must all occur, whatever the case of their ASCII letters, somewhere in message,
/// reply,
///   destination, rule, decision, outcome, client or envelope. Quotes make one of several words, or of one
///   that has a meaning. `#12` is `id == 12`.
/// - Where text could be both, the expression wins: field names, `and`, `or`, `in`, `is`, `contains`,
///   `matches`, and `not` where a term begins. Behind a word `not` and a field's name are words, unless an
///   operator follows. What stands before an operator has to be a field.
/// - `field`: the value is there. `field == value`, `!=`, `<`, `<=`, `>`, `>=`, `is`, `is not`, `contains`,
///   `matches` (PCRE, ASCII or not, whatever the case unless it says `(?-i)`), `in {a, b, c..d}`,
///   `in 10.0.0.0/8`; `not` before `in`, `contains` and `matches`, too.
/// - `not`/`!` before `and`/`&&` before `or`/`||`; parentheses.
/// - A comparison with a missing value is false, whichever it is, and its `not` true: `rule != "a"` is false
///   and `not rule == "a"` true where no rule decided.
/// - A time is as long as it is precise: `time == 14:36` is the whole minute, `time > 14:36` what is behind
///   it. Networks and ranges likewise.
/// - Quotes take `\"`, `\\`, `\n`, `\r`, `\t`, `\xHH` (a byte), `\uXXXX` and `\u{X…}`; those behind `matches`
///   only `\"`, everything else is the pattern's.
/// Texts are compared as bytes, exactly but for words and `matches`. A value; one thread at a time.
class Filter final
{
public:
    /// A word to look for in many exchanges at a time.
    struct Needle
    {
        /// What an exchange has to have, whatever the case of ASCII letters, in its envelope, message, reply
        /// or rule, or in the address or port that the envelope asks for; in lower case. Empty where no such
        /// word can be told.
        QByteArray bytes;
        /// One that does not have it there may pass all the same: to be asked with these facts. Nothing: none
        /// passes.
        std::optional<FactsWanted> elsewhere;
    };

    explicit Filter(FilterNode &&root);
    ~Filter();
    Filter(const Filter &) = default;
    Filter &operator=(const Filter &) = default;
    Filter(Filter &&) noexcept = default;
    Filter &operator=(Filter &&) noexcept = default;

    /// `facts` has at least what is wanted().
    [[nodiscard]] bool matches(const Facts &facts, ExchangeId id) const;
    [[nodiscard]] FactsWanted wanted() const { return m_wanted; }
    [[nodiscard]] const Needle &needle() const { return m_needle; }
    /// In its normal form: parsing it again gives a filter with the same answers and the same text.
    [[nodiscard]] QString text() const;
    /// It has a pattern: a single exchange may take as long as FilterPattern lets it, some 50 ms.
    [[nodiscard]] bool isCostly() const { return m_costly; }
    /// How often a pattern took too long and its comparison was taken for false, in this filter and its
    /// copies.
    [[nodiscard]] quint64 gaveUp() const;

private:
    std::shared_ptr<const FilterNode> m_root;
    FactsWanted m_wanted;
    Needle m_needle;
    bool m_costly = false;
};

/// `text` may be anything; work and stack are bounded by MaxFilterText.
[[nodiscard]] Result<Filter, FilterError> parseFilter(QStringView text);

/// The expression that `field` has exactly this value: for a text any bytes, else the value as it is written
/// (`127.0.0.1:6000`, `412300 ns`, `timed out`). `not field` for no bytes. Empty if it is no value of the
/// field.
[[nodiscard]] QString filterTerm(FilterField field, QByteArrayView value);
/// Bytes within quotes, as filters read them back exactly.
[[nodiscard]] QString filterQuoted(QByteArrayView bytes);

} // namespace midhop::trace
