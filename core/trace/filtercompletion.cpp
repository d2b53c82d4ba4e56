#include "core/trace/filtercompletion.h"

#include "core/trace/filterparser.h"
#include "core/trace/filterrow.h"
#include "core/trace/filtervalue.h"

using namespace Qt::StringLiterals;

namespace midhop::trace {

namespace {

using Kind = FilterCompletion::Kind;
using Expectation = FilterParser::Expectation;

constexpr qsizetype LongestValue = 60;

/// Where the word begins that ends at the cursor; within quotes, the quote.
qsizetype wordStart(QStringView text)
{
    const FilterError error = [text] {
        FilterParser parser(text);
        return parser.parse() ? FilterError{} : parser.error();
    }();
    if (error.kind == FilterError::Kind::QuoteNotClosed)
        return error.offset;
    constexpr QStringView Ends = u"(){},\"=<>!&|";
    qsizetype at = text.size();
    while (at > 0 && !text[at - 1].isSpace() && !Ends.contains(text[at - 1]))
        --at;
    return at;
}

class Collector
{
public:
    Collector(QStringView prefix, qsizetype offset)
        : m_prefix(prefix)
        , m_offset(offset)
    {
    }

    void add(const QString &text, Kind kind, std::optional<FilterField> field = std::nullopt,
             std::optional<FilterOperator> op = std::nullopt)
    {
        const bool quoted = text.startsWith(u'"') && !m_prefix.startsWith(u'"');
        const QStringView beginning = quoted ? QStringView(text).sliced(1) : QStringView(text);
        if (beginning.startsWith(m_prefix, Qt::CaseInsensitive) && text != m_prefix)
            m_found.push_back({text, kind, field, op, m_offset, m_prefix.size()});
    }
    [[nodiscard]] std::vector<FilterCompletion> take() { return std::move(m_found); }

private:
    QStringView m_prefix;
    qsizetype m_offset;
    std::vector<FilterCompletion> m_found;
};

void addTerms(Collector &collector)
{
    for (const FilterField field : filterFields())
        collector.add(QString::fromLatin1(name(field)), Kind::Field, field);
    collector.add(u"not"_s, Kind::Keyword);
}

void addOperators(Collector &collector, FilterField field)
{
    const bool words = type(field) == FilterType::Word;
    for (int number = 0; number <= int(FilterOperator::In); ++number) {
        const auto op = FilterOperator(number);
        if (!hasOperator(type(field), op))
            continue;
        QString text = QString::fromLatin1(name(op));
        if (words && op == FilterOperator::Is)
            text = u"is"_s;
        else if (words && op == FilterOperator::IsNot)
            text = u"is not"_s;
        collector.add(text, Kind::Operator, field, op);
    }
}

void addValues(Collector &collector, FilterField field, FilterOperator op, const FilterValuesSeen &seen)
{
    const bool part = op == FilterOperator::Contains || op == FilterOperator::Matches;
    for (const QByteArray &word : filterWords(field))
        collector.add(QString::fromLatin1(word), Kind::Word, field, op);
    if (type(field) == FilterType::Duration) {
        for (const QString &example : {u"1 ms"_s, u"5 ms"_s, u"100 ms"_s, u"1 s"_s})
            collector.add(example, Kind::Unit, field, op);
    } else if (type(field) == FilterType::Size) {
        for (const QString &example : {u"1 KiB"_s, u"64 KiB"_s, u"1 MiB"_s})
            collector.add(example, Kind::Unit, field, op);
    } else if (seen && !part && filterWords(field).isEmpty()) {
        for (const QString &value : seen(field))
            collector.add(value, Kind::Value, field, op);
    }
}

} // namespace

std::vector<FilterCompletion> completionsAt(QStringView text, qsizetype cursor, const FilterValuesSeen &seen)
{
    if (text.size() > MaxFilterText)
        return {};
    const QStringView before = text.first(std::clamp<qsizetype>(cursor, 0, text.size()));
    const qsizetype start = wordStart(before);
    // What stands before the word says what it can be.
    FilterParser parser(before.first(start));
    const bool whole = parser.parse().has_value();
    const FilterError::Kind kind = whole ? FilterError::Kind::Empty : parser.error().kind;
    const bool unfinished = kind == FilterError::Kind::NotClosed || parser.error().offset >= start;
    if (!whole && kind != FilterError::Kind::Empty && !unfinished)
        return {};
    // What goes on behind a value or a field begins with a space.
    const bool joins =
        parser.expectation() == Expectation::Operator || parser.expectation() == Expectation::Join;
    if (joins && start > 0 && !before[start - 1].isSpace())
        return {};
    Collector collector(before.sliced(start), start);
    // Behind a value in a list stands only what ends it.
    if (kind == FilterError::Kind::NotClosed && before[parser.error().offset] == u'{')
        return {};
    switch (parser.expectation()) {
    case Expectation::Term:
        addTerms(collector);
        break;
    case Expectation::Operator:
        addOperators(collector, parser.field());
        [[fallthrough]];
    case Expectation::Join:
        collector.add(u"and"_s, Kind::Keyword);
        collector.add(u"or"_s, Kind::Keyword);
        break;
    case Expectation::Value:
        addValues(collector, parser.field(), parser.op(), seen);
        break;
    }
    return collector.take();
}

QString filterValueOf(FilterField field, const Facts &facts, ExchangeId id)
{
    return FilterRow(facts, id).valueText(field, LongestValue);
}

} // namespace midhop::trace
