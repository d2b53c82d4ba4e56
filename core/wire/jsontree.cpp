#include "core/wire/jsontree.h"

#include "core/wire/bytescan.h"

#include <algorithm>
#include <limits>

namespace midhop::wire {

namespace {

using Kind = JsonTree::Kind;

bool isStructure(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

/// The number grammar of RFC 8259, section 6. `token` has at least one byte.
bool isNumber(QByteArrayView token)
{
    const char *at = token.begin();
    const auto digits = [&at, &token] {
        const char *const first = at;
        while (at != token.end() && *at >= '0' && *at <= '9')
            ++at;
        return at != first;
    };
    if (*at == '-')
        ++at;
    if (at != token.end() && *at == '0')
        ++at;
    else if (!digits())
        return false;
    if (at != token.end() && *at == '.') {
        ++at;
        if (!digits())
            return false;
    }
    if (at != token.end() && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != token.end() && (*at == '+' || *at == '-'))
            ++at;
        if (!digits())
            return false;
    }
    return at == token.end();
}

Kind kindOf(QByteArrayView token)
{
    if (token == "true")
        return Kind::True;
    if (token == "false")
        return Kind::False;
    if (token == "null")
        return Kind::Null;
    return isNumber(token) ? Kind::Number : Kind::Invalid;
}

} // namespace

class JsonTreeBuilder final
{
public:
    JsonTreeBuilder(JsonTree &tree, QByteArrayView text)
        : m_tree(tree)
        , m_text(text.first(std::min(text.size(), qsizetype(std::numeric_limits<qint32>::max()))))
    {
    }

    void build();

private:
    using Node = JsonTree::Node;

    void step();
    void string();
    void bare();
    void open(Kind kind);
    void skipDeep(Node &container);
    void close(char closer);
    void endMember();
    [[nodiscard]] qint32 stringEnd(bool &closed, bool &escaped) const;
    Node &add(Kind kind, qint32 begin, qint32 end);
    void takeName(qint32 begin, qint32 end);
    [[nodiscard]] bool wantsName() const { return m_inObject && m_nameEnd == m_nameBegin; }
    void enter(int node);
    void index();

    JsonTree &m_tree;
    QByteArrayView m_text;
    qint32 m_at = 0;
    int m_parent = JsonTree::Outermost;
    int m_level = 0;
    bool m_inObject = false;
    qint32 m_nameBegin = 0; // of a name whose value is still to come
    qint32 m_nameEnd = 0;
};

void JsonTreeBuilder::build()
{
    while (m_at < m_text.size() && m_tree.count() < JsonTree::MostNodes)
        step();
    endMember();
    for (int open = m_parent; open != JsonTree::Outermost; open = m_tree.node(open).parent) {
        m_tree.m_nodes[std::size_t(open)].end = m_at;
        m_tree.m_nodes[std::size_t(open)].closed = false;
    }
    m_tree.m_readTo = m_at;
    index();
}

void JsonTreeBuilder::step()
{
    const char byte = m_text[m_at];
    switch (byte) {
    case ' ':
    case '\n':
    case '\r':
    case '\t':
        ++m_at;
        break;
    case '{':
        open(Kind::Object);
        break;
    case '[':
        open(Kind::Array);
        break;
    case '}':
    case ']':
        close(byte);
        break;
    case ',':
        endMember();
        ++m_at;
        break;
    case ':':
        if (!m_inObject || m_nameEnd == m_nameBegin)
            add(Kind::Invalid, m_at, m_at + 1);
        ++m_at;
        break;
    case '"':
        string();
        break;
    default:
        bare();
    }
}

qint32 JsonTreeBuilder::stringEnd(bool &closed, bool &escaped) const
{
    const char *at = m_text.begin() + m_at + 1;
    while ((at = skipPlain(at, m_text.end())) != m_text.end()) {
        if (*at == '"') {
            closed = true;
            return qint32(at - m_text.begin()) + 1;
        }
        escaped = escaped || *at == '\\';
        at += *at == '\\' && at + 1 != m_text.end() ? 2 : 1;
    }
    closed = false;
    return qint32(m_text.size());
}

void JsonTreeBuilder::string()
{
    bool closed = true;
    bool escaped = false;
    const qint32 begin = m_at;
    m_at = stringEnd(closed, escaped);
    if (wantsName()) {
        takeName(begin, m_at);
        return;
    }
    Node &node = add(Kind::String, begin, m_at);
    node.closed = closed;
    node.escaped = escaped;
}

void JsonTreeBuilder::bare()
{
    const qint32 begin = m_at;
    while (m_at < m_text.size() && !isStructure(m_text[m_at]) && !isWhiteSpace(m_text[m_at]))
        ++m_at;
    if (wantsName())
        takeName(begin, m_at);
    else
        add(kindOf(m_text.sliced(begin, m_at - begin)), begin, m_at);
}

void JsonTreeBuilder::takeName(qint32 begin, qint32 end)
{
    m_nameBegin = begin;
    m_nameEnd = end;
}

JsonTree::Node &JsonTreeBuilder::add(Kind kind, qint32 begin, qint32 end)
{
    Node node;
    node.begin = begin;
    node.end = end;
    node.nameBegin = m_nameBegin;
    node.nameEnd = m_nameEnd;
    node.parent = m_parent;
    node.kind = kind;
    m_nameBegin = m_nameEnd = 0;
    qint32 &siblings = m_parent == JsonTree::Outermost ? m_tree.m_outermostCount
                                                       : m_tree.m_nodes[std::size_t(m_parent)].childCount;
    node.row = siblings++;
    m_tree.m_nodes.push_back(node);
    return m_tree.m_nodes.back();
}

void JsonTreeBuilder::open(Kind kind)
{
    Node &node = add(kind, m_at, m_at + 1);
    if (m_level == JsonTree::MostLevels) {
        skipDeep(node);
        return;
    }
    ++m_at;
    enter(m_tree.count() - 1);
    ++m_level;
}

/// Finds the end of what is not opened by counting brackets.
void JsonTreeBuilder::skipDeep(Node &container)
{
    container.opened = false;
    qsizetype depth = 0;
    do {
        const char byte = m_text[m_at];
        if (byte == '"') {
            bool closed = true;
            bool escaped = false;
            m_at = stringEnd(closed, escaped);
            continue;
        }
        if (byte == '{' || byte == '[')
            ++depth;
        else if (byte == '}' || byte == ']')
            --depth;
        ++m_at;
    } while (depth > 0 && m_at < m_text.size());
    container.end = m_at;
    container.closed = depth == 0;
}

void JsonTreeBuilder::close(char closer)
{
    endMember();
    if (m_parent == JsonTree::Outermost || m_inObject != (closer == '}')) {
        add(Kind::Invalid, m_at, m_at + 1);
        ++m_at;
        return;
    }
    Node &container = m_tree.m_nodes[std::size_t(m_parent)];
    container.end = ++m_at;
    --m_level;
    enter(container.parent);
}

void JsonTreeBuilder::enter(int node)
{
    m_parent = node;
    m_inObject = node != JsonTree::Outermost && m_tree.node(node).kind == Kind::Object;
}

/// A name still without a value stays without one.
void JsonTreeBuilder::endMember()
{
    if (m_nameEnd > m_nameBegin)
        add(Kind::Missing, m_at, m_at);
}

void JsonTreeBuilder::index()
{
    const std::size_t count = m_tree.m_nodes.size();
    m_tree.m_firstChild.resize(count);
    qint32 next = m_tree.m_outermostCount;
    for (std::size_t node = 0; node < count; ++node) {
        m_tree.m_firstChild[node] = next;
        next += m_tree.m_nodes[node].childCount;
    }
    m_tree.m_children.resize(count);
    for (std::size_t node = 0; node < count; ++node) {
        const Node &it = m_tree.m_nodes[node];
        const qint32 first =
            it.parent == JsonTree::Outermost ? 0 : m_tree.m_firstChild[std::size_t(it.parent)];
        m_tree.m_children[std::size_t(first + it.row)] = qint32(node);
    }
}

JsonTree::JsonTree(QByteArrayView text)
{
    JsonTreeBuilder(*this, text).build();
}

int JsonTree::childCount(int parent) const
{
    return parent == Outermost ? m_outermostCount : node(parent).childCount;
}

int JsonTree::child(int parent, int row) const
{
    Q_ASSERT(row >= 0 && row < childCount(parent));
    const qint32 first = parent == Outermost ? 0 : m_firstChild[std::size_t(parent)];
    return m_children[std::size_t(first + row)];
}

int JsonTree::nodeAt(qsizetype offset) const
{
    int found = Outermost;
    for (;;) {
        const qint32 first = found == Outermost ? 0 : m_firstChild[std::size_t(found)];
        const auto begin = m_children.begin() + first;
        const auto end = begin + childCount(found);
        const auto behind = std::upper_bound(begin, end, offset, [this](qsizetype place, qint32 candidate) {
            return place < node(candidate).whole().begin;
        });
        if (behind == begin || !node(*std::prev(behind)).whole().contains(offset))
            return found;
        found = *std::prev(behind);
    }
}

} // namespace midhop::wire
