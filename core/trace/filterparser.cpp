#include "core/trace/filterparser.h"

#include "core/trace/filtervalue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::trace {

using Kind = FilterError::Kind;

namespace {

constexpr int MaxDepth = 100;

FilterNode joined(FilterNode::Kind kind, std::vector<FilterNode> &&parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    FilterNode node;
    node.kind = kind;
    for (FilterNode &part : parts) {
        if (part.kind == kind)
            std::move(part.children.begin(), part.children.end(), std::back_inserter(node.children));
        else
            node.children.push_back(std::move(part));
    }
    return node;
}

FilterNode negated(FilterNode &&inner)
{
    FilterNode node;
    node.kind = FilterNode::Kind::Not;
    node.children.push_back(std::move(inner));
    return node;
}

/// The fields that look most like `text`; all plain ones if none does.
QStringList similarFields(QStringView text)
{
    QStringList similar;
    QStringList all;
    for (const FilterField field : filterFields()) {
        const QString known = QString::fromLatin1(name(field));
        all.append(known);
        const QStringView start = text.first(std::min<qsizetype>(text.size(), 3));
        if (known.startsWith(start, Qt::CaseInsensitive) || known.endsWith(text, Qt::CaseInsensitive))
            similar.append(known);
    }
    return similar.isEmpty() ? all : similar;
}

bool isIdNumber(QStringView word)
{
    return word.size() > 1 && word.front() == u'#' &&
           std::all_of(word.begin() + 1, word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

std::optional<FilterNode> FilterParser::parse()
{
    if (m_text.size() > MaxFilterText)
        return fail(Kind::TooLong, MaxFilterText, m_text.size());
    if (atEnd(skipped(0)))
        return fail(Kind::Empty, 0, m_text.size());
    Node node = parseOr(0);
    if (node && !atEnd(m_at))
        return fail(Kind::NotOpened, m_at, m_at + 1);
    return node;
}

FilterParser::Node FilterParser::parseOr(int depth)
{
    std::vector<FilterNode> parts;
    for (;;) {
        Node part = parseAnd(depth);
        if (!part)
            return std::nullopt;
        parts.push_back(std::move(*part));
        const auto behind = join(m_at, "or"_L1, u"||");
        if (!behind)
            return joined(FilterNode::Kind::Or, std::move(parts));
        m_at = *behind;
    }
}

// Ends behind white space: at the end of the text, at an `or` or at a closing parenthesis.
FilterParser::Node FilterParser::parseAnd(int depth)
{
    std::vector<FilterNode> parts;
    bool sideBySide = false;
    for (;;) {
        Node part = sideBySide ? parseNextWord() : parseTerm(depth);
        if (!part)
            return std::nullopt;
        parts.push_back(std::move(*part));
        m_at = skipped(m_at);
        if (atEnd(m_at) || m_text[m_at] == u')' || join(m_at, "or"_L1, u"||"))
            return joined(FilterNode::Kind::And, std::move(parts));
        const auto behind = join(m_at, "and"_L1, u"&&");
        sideBySide = !behind;
        if (behind)
            m_at = *behind;
        else if (!m_lastIsWord)
            return fail(Kind::JoinExpected, m_at, std::max(wordEnd(m_at), m_at + 1));
    }
}

FilterParser::Node FilterParser::parseTerm(int depth)
{
    m_at = skipped(m_at);
    m_expectation = Expectation::Term;
    m_lastIsWord = false;
    if (atEnd(m_at))
        return fail(Kind::TermExpected, m_at, m_at);
    if (depth > MaxDepth)
        return fail(Kind::TooDeep, m_at, m_at + 1);
    if (m_text[m_at] == u'(')
        return parseParenthesis(depth);
    if (m_text[m_at] == u'"')
        return parseQuotedWord();
    const QStringView word = m_text.sliced(m_at, wordEnd(m_at) - m_at);
    if (word.startsWith(u'!')) {
        ++m_at;
        return parseNot(depth);
    }
    if (isKeyword(word, "not"_L1)) {
        m_at += word.size();
        return parseNot(depth);
    }
    return parseBareTerm();
}

FilterParser::Node FilterParser::parseParenthesis(int depth)
{
    const qsizetype start = m_at++;
    Node inner = parseOr(depth + 1);
    if (!inner)
        return std::nullopt;
    if (atEnd(m_at))
        return fail(Kind::NotClosed, start, start + 1);
    ++m_at;
    m_lastIsWord = false;
    m_expectation = Expectation::Join;
    return inner;
}

FilterParser::Node FilterParser::parseNot(int depth)
{
    Node inner = parseTerm(depth + 1);
    if (!inner)
        return std::nullopt;
    m_lastIsWord = false;
    return negated(std::move(*inner));
}

FilterParser::Node FilterParser::parseQuotedWord()
{
    const qsizetype start = m_at;
    const auto bytes = parseQuoted();
    if (!bytes)
        return std::nullopt;
    if (bytes->isEmpty())
        return fail(Kind::TermExpected, start, m_at);
    return word(*bytes, start);
}

FilterParser::Node FilterParser::parseBareTerm()
{
    const qsizetype start = m_at;
    const qsizetype end = wordEnd(start);
    const QStringView text = m_text.sliced(start, end - start);
    if (text.isEmpty()) {
        const bool closing = m_text[start] == u')';
        return fail(closing ? Kind::TermExpected : Kind::Unexpected, start, start + 1);
    }
    const bool operates = text == "is"_L1 || text == "in"_L1 || text == "contains"_L1 || text == "matches"_L1;
    if (operates || isKeyword(text, "and"_L1) || isKeyword(text, "or"_L1))
        return fail(Kind::TermExpected, start, end);
    m_at = end;
    if (const auto field = filterField(text))
        return parseField(*field);
    return word(text.toUtf8(), start);
}

FilterParser::Node FilterParser::parseNextWord()
{
    const qsizetype start = m_at;
    const qsizetype end = wordEnd(start);
    m_expectation = Expectation::Join;
    if (m_text[start] == u'"')
        return parseQuotedWord();
    const QStringView text = m_text.sliced(start, end - start);
    const bool operates = filterField(text) && comparison(skipped(end));
    if (text.isEmpty() || text.startsWith(u'!') || operates)
        return fail(Kind::JoinExpected, start, std::max(end, start + 1));
    m_at = end;
    return word(text.toUtf8(), start);
}

FilterParser::Node FilterParser::word(const QByteArray &bytes, qsizetype start)
{
    m_expectation = Expectation::Join;
    const bool glued = !atEnd(m_at) && (m_text[m_at] == u'(' || m_text[m_at] == u'"' ||
                                        m_text[m_at] == u'{' || m_text[m_at] == u'}');
    if (glued)
        return fail(Kind::QuotesNeeded, m_at, m_at + 1);
    if (comparison(skipped(m_at)))
        return fail(Kind::UnknownField, start, m_at, similarFields(m_text.sliced(start, m_at - start)));
    m_lastIsWord = true;
    FilterNode node;
    if (const QStringView text = m_text.sliced(start, m_at - start); isIdNumber(text)) {
        node.kind = FilterNode::Kind::Compare;
        node.field = FilterField::Id;
        const auto value = filterValue(node.field, text.sliced(1));
        if (!value)
            return fail(value.error(), start, m_at);
        node.values.push_back(*value);
        return node;
    }
    node.kind = FilterNode::Kind::Search;
    node.search = filterSearch(bytes);
    return node;
}

bool FilterParser::standsAt(qsizetype at, QStringView what) const
{
    return at <= m_text.size() && m_text.sliced(at).startsWith(what);
}

qsizetype FilterParser::skipped(qsizetype at) const
{
    while (!atEnd(at) && m_text[at].isSpace())
        ++at;
    return at;
}

qsizetype FilterParser::wordEnd(qsizetype start) const
{
    constexpr QStringView Ends = u"()\"{}=<>";
    qsizetype at = start;
    while (!atEnd(at) && !m_text[at].isSpace() && !Ends.contains(m_text[at]) && !standsAt(at, u"!=") &&
           !standsAt(at, u"&&") && !standsAt(at, u"||"))
        ++at;
    return at;
}

// `AND`, `OR` and `NOT` are as usual as their small forms.
bool FilterParser::isKeyword(QStringView text, QLatin1StringView keyword) const
{
    return text == keyword || text == QString(keyword).toUpper();
}

std::optional<qsizetype> FilterParser::join(qsizetype at, QLatin1StringView keyword, QStringView sign) const
{
    if (standsAt(at, sign))
        return at + sign.size();
    const qsizetype end = wordEnd(at);
    return isKeyword(m_text.sliced(at, end - at), keyword) ? std::optional(end) : std::nullopt;
}

std::optional<FilterParser::Comparison> FilterParser::comparison(qsizetype at) const
{
    using enum FilterOperator;
    // Longer signs first.
    static constexpr std::pair<QStringView, FilterOperator> Signs[] = {
        {u"==", Is}, {u"!=", IsNot}, {u"<=", LessOrEqual}, {u">=", GreaterOrEqual},
        {u"=", Is},  {u"<", Less},   {u">", Greater}};
    for (const auto &[sign, op] : Signs) {
        if (standsAt(at, sign))
            return Comparison{op, false, at + sign.size()};
    }
    const auto wordAt = [this](qsizetype start) {
        return m_text.sliced(start, wordEnd(start) - start);
    };
    const QStringView first = wordAt(at);
    const qsizetype next = skipped(at + first.size());
    const QStringView second = wordAt(next);
    if (first == "is"_L1)
        return second == "not"_L1 ? Comparison{IsNot, false, next + second.size()}
                                  : Comparison{Is, false, at + first.size()};
    const bool negated = first == "not"_L1;
    const QStringView verb = negated ? second : first;
    const qsizetype end = negated ? next + second.size() : at + first.size();
    static constexpr std::pair<QLatin1StringView, FilterOperator> Verbs[] = {
        {"in"_L1, In}, {"contains"_L1, Contains}, {"matches"_L1, Matches}};
    for (const auto &[name, op] : Verbs) {
        if (verb == name)
            return Comparison{op, negated, end};
    }
    return std::nullopt;
}

std::nullopt_t FilterParser::fail(Kind kind, qsizetype start, qsizetype end, const QStringList &expected)
{
    m_error.kind = kind;
    m_error.offset = start;
    m_error.length = std::min(end, m_text.size()) - start;
    m_error.expected = expected;
    return std::nullopt;
}

std::nullopt_t FilterParser::fail(const FilterValueError &error, qsizetype start, qsizetype end)
{
    m_error.field = m_field;
    return fail(error.kind, start, end, error.expected);
}

Result<Filter, FilterError> parseFilter(QStringView text)
{
    FilterParser parser(text);
    std::optional<FilterNode> root = parser.parse();
    if (!root)
        return Failure{parser.error()};
    return Filter(std::move(*root));
}

} // namespace midhop::trace
