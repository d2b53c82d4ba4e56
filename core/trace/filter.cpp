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

FactsWanted wantedBy(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Search)
        return {.course = true, .ends = node.search.inAddress, .texts = true, .payload = true};
    FactsWanted wanted{false, false, false, false};
    for (const FilterNode &child : node.children) {
        const FactsWanted more = wantedBy(child);
        wanted = {wanted.course || more.course, wanted.ends || more.ends, wanted.texts || more.texts,
                  wanted.payload || more.payload};
    }
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
