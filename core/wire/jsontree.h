#pragma once

#include "core/wire/byterange.h"

#include <vector>

namespace midhop::wire {

/// Where the values of a JSON text stand in its bytes, for showing them. Reads any bytes: what is no JSON is
/// a value of its own kind and reading goes on behind it, so that a broken envelope can be looked at as well.
/// EnvelopeReader judges; this does not. Linear, without recursion, whatever the nesting. Any thread.
class JsonTree final
{
public:
    enum class Kind : quint8 {
        Object,
        Array,
        String,
        Number,
        True,
        False,
        Null,
        Invalid, ///< bytes that are no JSON value
        Missing, ///< a member name without a value
    };
    struct Node
    {
        qint32 begin = 0; ///< of the value; strings with their quotes
        qint32 end = 0;
        qint32 nameBegin = 0; ///< of the member's name with its quotes; empty where there is none
        qint32 nameEnd = 0;
        qint32 parent = Outermost;
        qint32 row = 0; ///< among its siblings
        qint32 childCount = 0;
        Kind kind = Kind::Invalid;
        bool closed = true;   ///< a string, object or array has its end
        bool escaped = false; ///< a string with a backslash
        bool opened = true;   ///< false where an object or array lies too deep: its values are no nodes

        [[nodiscard]] ByteRange value() const { return {begin, end}; }
        [[nodiscard]] ByteRange name() const { return {nameBegin, nameEnd}; }
        [[nodiscard]] bool hasName() const { return nameEnd > nameBegin; }
        /// Name and value.
        [[nodiscard]] ByteRange whole() const
        {
            return {hasName() ? nameBegin : begin, std::max(end, nameEnd)};
        }
    };

    static constexpr int Outermost = -1; ///< the parent of the outermost values
    static constexpr int MostLevels = 128;
    static constexpr qsizetype MostNodes = 1'000'000;

    JsonTree() = default;
    explicit JsonTree(QByteArrayView text);

    [[nodiscard]] int count() const { return int(m_nodes.size()); }
    [[nodiscard]] const Node &node(int index) const { return m_nodes[std::size_t(index)]; }
    [[nodiscard]] int childCount(int parent) const;
    [[nodiscard]] int child(int parent, int row) const;
    /// The innermost node whose name or value holds the byte; Outermost if none does.
    [[nodiscard]] int nodeAt(qsizetype offset) const;
    /// How many bytes were read: less than all of them behind MostNodes values.
    [[nodiscard]] qsizetype readTo() const { return m_readTo; }

private:
    friend class JsonTreeBuilder;

    std::vector<Node> m_nodes;        ///< in the order of their beginnings
    std::vector<qint32> m_children;   ///< children of one parent side by side
    std::vector<qint32> m_firstChild; ///< in m_children, by node
    qint32 m_outermostCount = 0;      ///< these come first in m_children
    qsizetype m_readTo = 0;
};

} // namespace midhop::wire
