#pragma once

#include "core/trace/filter.h"
#include "core/trace/filternode.h"

namespace midhop::trace {

struct FilterValueError;

/// Reads a filter's text from left to right, once. For parseFilter() and completion.
class FilterParser final
{
public:
    /// What could stand where the text ends.
    enum class Expectation : quint8 {
        Term,
        Operator, ///< or a join: the field alone says that it is there
        Value,
        Join,
    };

    explicit FilterParser(QStringView text)
        : m_text(text)
    {
    }

    /// The whole text; nothing if there is an error.
    [[nodiscard]] std::optional<FilterNode> parse();
    [[nodiscard]] const FilterError &error() const { return m_error; }

    [[nodiscard]] Expectation expectation() const { return m_expectation; }
    /// What was being compared last, and how.
    [[nodiscard]] FilterField field() const { return m_field; }
    [[nodiscard]] FilterOperator op() const { return m_operator; }

private:
    using Node = std::optional<FilterNode>;
    using Value = std::optional<FilterValue>;
    struct Comparison
    {
        FilterOperator op = FilterOperator::Is;
        bool negated = false;
        qsizetype end = 0; ///< behind it
    };

    [[nodiscard]] Node parseOr(int depth);
    [[nodiscard]] Node parseAnd(int depth);
    [[nodiscard]] Node parseTerm(int depth);
    [[nodiscard]] Node parseParenthesis(int depth);
    [[nodiscard]] Node parseNot(int depth);
    [[nodiscard]] Node parseQuotedWord();
    [[nodiscard]] Node parseBareTerm();
    /// Words and numbers behind a word. Only words may stand side by side.
    [[nodiscard]] Node parseNextWord();
    /// `start` is where the word begins that ends at m_at.
    [[nodiscard]] Node word(const QByteArray &bytes, qsizetype start);
    [[nodiscard]] Node parseField(FilterField field);
    [[nodiscard]] Node parseComparison(FilterField field, const Comparison &comparison);
    [[nodiscard]] bool parseList(FilterNode &node);
    [[nodiscard]] bool parseOperand(FilterNode &node, bool inList);
    [[nodiscard]] bool parsePattern(FilterNode &node);
    [[nodiscard]] Value parseValue(const FilterNode &node, bool inList);
    [[nodiscard]] Value parseBareValue(const FilterNode &node, bool inList);
    /// Behind the words that belong to the value whose first ends at `first`: its unit, the time behind a
    /// date.
    [[nodiscard]] qsizetype bareValueEnd(const FilterNode &node, qsizetype start, qsizetype first,
                                         bool inList) const;
    [[nodiscard]] std::optional<QByteArray> parseQuoted();
    [[nodiscard]] bool parseEscape(QByteArray &bytes);

    [[nodiscard]] bool atEnd(qsizetype at) const { return at >= m_text.size(); }
    [[nodiscard]] bool standsAt(qsizetype at, QStringView what) const;
    [[nodiscard]] qsizetype skipped(qsizetype at) const;
    [[nodiscard]] qsizetype wordEnd(qsizetype start) const;
    [[nodiscard]] qsizetype valueWordEnd(const FilterNode &node, qsizetype start, bool inList) const;
    [[nodiscard]] bool isKeyword(QStringView text, QLatin1StringView keyword) const;
    /// Behind `and`, `&&` and so on, if that stands there.
    [[nodiscard]] std::optional<qsizetype> join(qsizetype at, QLatin1StringView keyword,
                                                QStringView sign) const;
    [[nodiscard]] std::optional<Comparison> comparison(qsizetype at) const;
    std::nullopt_t fail(FilterError::Kind kind, qsizetype start, qsizetype end,
                        const QStringList &expected = {});
    std::nullopt_t fail(const FilterValueError &error, qsizetype start, qsizetype end);

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_lastIsWord = false;
    Expectation m_expectation = Expectation::Term;
    FilterField m_field = FilterField::Decision;
    FilterOperator m_operator = FilterOperator::Is;
    FilterError m_error;
};

} // namespace midhop::trace
