#include "core/trace/filter.h"

#include "core/trace/filternode.h"
#include "core/trace/filterrow.h"

#include <algorithm>

namespace midhop::trace {

namespace {

// As deep as the parser lets a filter be.
bool passes(const FilterNode &node, const FilterRow &row)
{
    const auto passesIt = [&row](const FilterNode &child) {
        return passes(child, row);
    };
    switch (node.kind) {
    case FilterNode::Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), passesIt);
    case FilterNode::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), passesIt);
    case FilterNode::Kind::Not:
        return !passes(node.children.front(), row);
    case FilterNode::Kind::Exists:
        return row.has(node.field);
    case FilterNode::Kind::Compare:
        return row.compares(node);
    case FilterNode::Kind::Search:
        return row.contains(node.search);
    }
    Q_UNREACHABLE();
}

constexpr FactsWanted Nothing{false, false, false, false};

FactsWanted both(FactsWanted a, FactsWanted b)
{
    return {a.course || b.course, a.ends || b.ends, a.texts || b.texts, a.payload || b.payload};
}

FactsWanted wantedBy(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Search)
        return {.course = true, .ends = node.search.inAddress, .texts = true, .payload = true};
    FactsWanted wanted = Nothing;
    for (const FilterNode &child : node.children)
        wanted = both(wanted, wantedBy(child));
    if (node.kind != FilterNode::Kind::Exists && node.kind != FilterNode::Kind::Compare)
        return wanted;
    switch (node.field) {
    case FilterField::Id:
        return wanted;
    case FilterField::Decision:
    case FilterField::Outcome:
    case FilterField::Time:
    case FilterField::Latency:
        return {.course = true, .ends = false, .texts = false, .payload = false};
    case FilterField::Rule:
    case FilterField::Destination:
        return {.course = false, .ends = false, .texts = true, .payload = false};
    case FilterField::Envelope:
    case FilterField::Message:
    case FilterField::Reply:
    case FilterField::Bytes:
    case FilterField::MessageBytes:
    case FilterField::ReplyBytes:
        return {.course = false, .ends = false, .texts = false, .payload = true};
    default: // an end; the server's may be that which the envelope asks for
        return {.course = false, .ends = true, .texts = true, .payload = false};
    }
}

Filter::Needle needleOf(const FilterNode &node);

/// That of the child that tells most. Any other child, of an `or` in any case and of an `and` where the
/// needle's own may pass without it, is asked with the facts it wants.
Filter::Needle needleOfChildren(const FilterNode &node)
{
    Filter::Needle best;
    const FilterNode *teller = nullptr;
    for (const FilterNode &child : node.children) {
        Filter::Needle needle = needleOf(child);
        const bool surer = best.elsewhere && !needle.elsewhere;
        if (!needle.bytes.isEmpty() && (!teller || surer)) {
            best = std::move(needle);
            teller = &child;
        }
    }
    if (!teller || (node.kind == FilterNode::Kind::And && !best.elsewhere))
        return best;
    for (const FilterNode &child : node.children) {
        if (&child != teller)
            best.elsewhere = both(best.elsewhere.value_or(Nothing), wantedBy(child));
    }
    return best;
}

Filter::Needle needleOf(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::And:
    case FilterNode::Kind::Or:
        return needleOfChildren(node);
    case FilterNode::Kind::Search: {
        const FilterSearch &search = node.search;
        if (search.decisions != 0 || search.outcomes != 0 || search.acrossColon)
            return {};
        // In the client's address and port, which are no text yet.
        if (search.inAddress)
            return {search.needle,
                    FactsWanted{.course = false, .ends = true, .texts = false, .payload = false}};
        return {search.needle, std::nullopt};
    }
    case FilterNode::Kind::Compare: {
        const bool inText = node.field == FilterField::Envelope || node.field == FilterField::Message ||
                            node.field == FilterField::Reply;
        const bool whole = node.op == FilterOperator::Is && node.values.size() == 1;
        if (inText && (whole || node.op == FilterOperator::Contains))
            return {node.values.front().bytes.toLower(), std::nullopt}; // ASCII alone
        if (inText && node.op == FilterOperator::Matches)
            return {node.pattern->literal(), std::nullopt};
        return {};
    }
    default:
        return {};
    }
}

bool hasPattern(const FilterNode &node)
{
    return node.pattern || std::any_of(node.children.begin(), node.children.end(), hasPattern);
}

quint64 gaveUpIn(const FilterNode &node)
{
    quint64 total = node.pattern ? node.pattern->gaveUp() : 0;
    for (const FilterNode &child : node.children)
        total += gaveUpIn(child);
    return total;
}

} // namespace

Filter::Filter(FilterNode &&root)
    : m_root(std::make_shared<const FilterNode>(std::move(root)))
    , m_wanted(wantedBy(*m_root))
    , m_needle(needleOf(*m_root))
    , m_costly(hasPattern(*m_root))
{
}

Filter::~Filter() = default;

bool Filter::matches(const Facts &facts, ExchangeId id) const
{
    return passes(*m_root, FilterRow(facts, id));
}

QString Filter::text() const
{
    return filterText(*m_root);
}

quint64 Filter::gaveUp() const
{
    return gaveUpIn(*m_root);
}

} // namespace midhop::trace
