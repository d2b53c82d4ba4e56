// What stands behind a field in a filter's text: the operator and its values.
#include "core/trace/filterparser.h"
#include "core/trace/filtertime.h"
#include "core/trace/filtervalue.h"
#include "core/wire/utf8.h"

#include <array>

using namespace Qt::StringLiterals;

namespace midhop::trace {

using Kind = FilterError::Kind;

namespace {

QStringList operatorsOf(FilterType type)
{
    QStringList names;
    for (int op = 0; op <= int(FilterOperator::In); ++op) {
        if (hasOperator(type, FilterOperator(op)))
            names.append(QString::fromLatin1(name(FilterOperator(op))));
    }
    return names;
}

bool hasRanges(FilterType type)
{
    return type != FilterType::Text && type != FilterType::Endpoint && type != FilterType::Word;
}

/// What the values of a comparison are: an endpoint is searched as text.
bool isText(const FilterNode &node)
{
    return type(node.field) == FilterType::Text || node.op == FilterOperator::Contains ||
           node.op == FilterOperator::Matches;
}

int hexDigit(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    const char16_t lower = c.unicode() | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

bool isOrdered(FilterType type, const FilterValue &low, const FilterValue &high)
{
    return type == FilterType::Ip ? low.lowAddress <= high.highAddress : low.low <= high.high;
}

} // namespace

FilterParser::Node FilterParser::parseField(FilterField field)
{
    m_expectation = Expectation::Operator;
    m_field = field;
    const qsizetype next = skipped(m_at);
    const auto found = comparison(next);
    if (found) {
        if (!hasOperator(type(field), found->op)) {
            m_error.field = field;
            return fail(Kind::WrongOperator, next, found->end, operatorsOf(type(field)));
        }
        m_at = found->end;
        return parseComparison(field, *found);
    }
    const bool ends =
        atEnd(next) || m_text[next] == u')' || join(next, "and"_L1, u"&&") || join(next, "or"_L1, u"||");
    if (!ends) {
        m_error.field = field;
        return fail(Kind::OperatorExpected, next, std::max(wordEnd(next), next + 1),
                    operatorsOf(type(field)));
    }
    if (!atEnd(next))
        m_expectation = Expectation::Join;
    FilterNode node;
    node.kind = FilterNode::Kind::Exists;
    node.field = field;
    return node;
}

FilterParser::Node FilterParser::parseComparison(FilterField field, const Comparison &comparison)
{
    m_expectation = Expectation::Value;
    m_operator = comparison.op;
    FilterNode node;
    node.kind = FilterNode::Kind::Compare;
    node.field = field;
    node.op = comparison.op;
    m_at = skipped(m_at);
    bool parsed = false;
    if (node.op == FilterOperator::Matches)
        parsed = parsePattern(node);
    else if (node.op == FilterOperator::In && standsAt(m_at, u"{"))
        parsed = parseList(node);
    else
        parsed = parseOperand(node, false);
    if (!parsed)
        return std::nullopt;
    m_expectation = Expectation::Join;
    if (!comparison.negated)
        return node;
    FilterNode outer;
    outer.kind = FilterNode::Kind::Not;
    outer.children.push_back(std::move(node));
    return outer;
}

bool FilterParser::parseList(FilterNode &node)
{
    const qsizetype start = m_at;
    do {
        ++m_at; // the brace or the comma
        m_expectation = Expectation::Value;
        if (!parseOperand(node, true))
            return false;
        m_at = skipped(m_at);
    } while (standsAt(m_at, u","));
    if (atEnd(m_at))
        fail(Kind::NotClosed, start, start + 1);
    else if (m_text[m_at] != u'}')
        fail(Kind::ListEndExpected, m_at, std::max(wordEnd(m_at), m_at + 1), {u","_s, u"}"_s});
    else
        return ++m_at, true;
    return false;
}

/// A value or, behind `in`, a range.
bool FilterParser::parseOperand(FilterNode &node, bool inList)
{
    m_at = skipped(m_at);
    const qsizetype start = m_at;
    Value value = parseValue(node, inList);
    if (!value)
        return false;
    const qsizetype behind = skipped(m_at);
    if (node.op == FilterOperator::In && hasRanges(type(node.field)) && standsAt(behind, u"..")) {
        m_expectation = Expectation::Value;
        m_at = skipped(behind + 2);
        const Value end = parseValue(node, inList);
        if (!end)
            return false;
        if (value->ofDay != end->ofDay || !isOrdered(type(node.field), *value, *end))
            return fail(Kind::RangeBackwards, start, m_at), false;
        value->high = end->high;
        value->highAddress = end->highAddress;
        value->text += u".." + end->text;
    } else if (inList && standsAt(behind, u"..")) {
        return fail(Kind::RangeNotPossible, behind, behind + 2), false;
    }
    node.values.push_back(std::move(*value));
    return true;
}

FilterParser::Value FilterParser::parseValue(const FilterNode &node, bool inList)
{
    const qsizetype start = m_at;
    if (!standsAt(start, u"\""))
        return parseBareValue(node, inList);
    const auto bytes = parseQuoted();
    if (!bytes)
        return std::nullopt;
    if (isText(node))
        return filterTextValue(*bytes);
    const auto value = filterValue(node.field, QString::fromUtf8(*bytes));
    return value ? Value(*value) : fail(value.error(), start, m_at);
}

FilterParser::Value FilterParser::parseBareValue(const FilterNode &node, bool inList)
{
    const qsizetype start = m_at;
    const qsizetype first = valueWordEnd(node, start, inList);
    const QStringView word = m_text.sliced(start, first - start);
    if (word.isEmpty() || isKeyword(word, "and"_L1) || isKeyword(word, "or"_L1)) {
        m_error.field = node.field;
        QStringList words;
        for (const QByteArray &known : filterWords(node.field))
            words.append(QString::fromLatin1(known));
        return fail(Kind::ValueExpected, start, std::min(std::max(first, start + 1), m_text.size()), words);
    }
    const qsizetype end = bareValueEnd(node, start, first, inList);
    constexpr QStringView Meaningful = u"(\"{=<>";
    if (!atEnd(end) &&
        (Meaningful.contains(m_text[end]) || standsAt(end, u"!=") || (!inList && m_text[end] == u'}')))
        return fail(Kind::QuotesNeeded, end, end + 1);
    m_at = end;
    const QString text = m_text.sliced(start, end - start).toString();
    if (isText(node))
        return filterTextValue(text.toUtf8());
    const auto value = filterValue(node.field, text.simplified());
    return value ? Value(*value) : fail(value.error(), start, end);
}

qsizetype FilterParser::valueWordEnd(const FilterNode &node, qsizetype start, bool inList) const
{
    const qsizetype end = wordEnd(start);
    const bool ranges = node.op == FilterOperator::In && hasRanges(type(node.field));
    for (qsizetype at = start; at < end; ++at) {
        if ((inList && m_text[at] == u',') || (ranges && standsAt(at, u"..")))
            return at;
    }
    return end;
}

qsizetype FilterParser::bareValueEnd(const FilterNode &node, qsizetype start, qsizetype first,
                                     bool inList) const
{
    const qsizetype next = skipped(first);
    const qsizetype end = valueWordEnd(node, next, inList);
    const QStringView word = m_text.sliced(next, end - next);
    if (next == first || word.isEmpty() || isText(node) || isKeyword(word, "and"_L1) ||
        isKeyword(word, "or"_L1))
        return first;
    switch (type(node.field)) {
    case FilterType::Duration:
    case FilterType::Size:
        // A word behind a number can only be meant as its unit.
        return m_text[first - 1].isDigit() ? end : first;
    case FilterType::Time:
        return isFilterDate(m_text.sliced(start, first - start)) && word.front().isDigit() ? end : first;
    case FilterType::Word:
        return filterValue(node.field, m_text.sliced(start, end - start).toString().simplified()) ? end
                                                                                                  : first;
    default:
        return first;
    }
}

std::optional<QByteArray> FilterParser::parseQuoted()
{
    const qsizetype start = m_at++;
    QByteArray bytes;
    for (;;) {
        const qsizetype from = m_at;
        while (!atEnd(m_at) && m_text[m_at] != u'"' && m_text[m_at] != u'\\')
            ++m_at;
        bytes += m_text.sliced(from, m_at - from).toUtf8();
        if (atEnd(m_at))
            return fail(Kind::QuoteNotClosed, start, m_at);
        if (m_text[m_at] == u'"') {
            ++m_at;
            return bytes;
        }
        if (!parseEscape(bytes))
            return std::nullopt;
    }
}

/// At a backslash.
bool FilterParser::parseEscape(QByteArray &bytes)
{
    const qsizetype start = m_at;
    const QChar kind = start + 1 < m_text.size() ? m_text[start + 1] : QChar();
    m_at += 2;
    static constexpr std::pair<char16_t, char> Short[] = {
        {u'"', '"'}, {u'\\', '\\'}, {u'n', '\n'}, {u'r', '\r'}, {u't', '\t'}};
    for (const auto &[letter, byte] : Short) {
        if (kind == letter)
            return bytes += byte, true;
    }
    const auto hex = [this](qsizetype digits) -> std::optional<char32_t> {
        char32_t value = 0;
        for (; digits > 0; --digits, ++m_at) {
            const int digit = atEnd(m_at) ? -1 : hexDigit(m_text[m_at]);
            if (digit < 0)
                return std::nullopt;
            value = value * 16 + char32_t(digit);
        }
        return value;
    };
    std::optional<char32_t> code;
    if (kind == u'x') {
        if ((code = hex(2)))
            return bytes += char(*code), true;
    } else if (kind == u'u' && standsAt(m_at, u"{")) {
        const qsizetype digits = m_text.sliced(++m_at).indexOf(u'}');
        code = digits > 0 && digits <= 6 ? hex(digits) : std::nullopt;
        m_at += code ? 1 : 0;
    } else if (kind == u'u') {
        code = hex(4);
    }
    if (!code || *code > 0x10ffff || (*code >= 0xd800 && *code <= 0xdfff)) {
        fail(Kind::BadEscape, start, std::min(start + 2, m_text.size()),
             {u"\\\""_s, u"\\\\"_s, u"\\n"_s, u"\\r"_s, u"\\t"_s, u"\\xHH"_s, u"\\uXXXX"_s, u"\\u{X}"_s});
        return false;
    }
    std::array<char, 4> encoded{};
    bytes.append(encoded.data(), wire::putUtf8(encoded.data(), *code) - encoded.data());
    return true;
}

// Within its quotes all but `\"` is the pattern's, so that nobody has to write backslashes twice.
bool FilterParser::parsePattern(FilterNode &node)
{
    const qsizetype start = m_at;
    QString pattern;
    if (standsAt(start, u"\"")) {
        for (++m_at; !atEnd(m_at) && m_text[m_at] != u'"'; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) {
                ++m_at;
                if (m_text[m_at] != u'"')
                    pattern += u'\\';
            }
            pattern += m_text[m_at];
        }
        if (atEnd(m_at))
            return fail(Kind::QuoteNotClosed, start, m_at), false;
        ++m_at;
    } else {
        const Value bare = parseBareValue(node, false);
        if (!bare)
            return false;
        pattern = m_text.sliced(start, m_at - start).toString();
    }
    node.pattern = std::make_shared<FilterPattern>(pattern);
    if (!node.pattern->isValid()) {
        m_error.detail = node.pattern->errorString();
        m_error.field = node.field;
        return fail(Kind::BadPattern, start, m_at), false;
    }
    FilterValue value;
    value.bytes = pattern.toUtf8();
    value.text = u'"' + QString(pattern).replace(u'"', u"\\\""_s) + u'"';
    node.values.push_back(std::move(value));
    return true;
}

} // namespace midhop::trace
