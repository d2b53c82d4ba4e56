#pragma once

#include "core/access/portmap.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace midhop::access {

/// Finds the first rule for a host name; upper and lower case are the same, a trailing dot is the caller's to
/// take off. A look-up copies and allocates nothing. Immutable. Any thread.
class NameIndex final
{
public:
    struct Entry
    {
        QByteArray name;
        PortMap::Range ports;
    };

    NameIndex() = default;
    explicit NameIndex(std::vector<Entry> entries);

    /// The first rule that matches, or PortMap::NoRule.
    [[nodiscard]] int lookup(QByteArrayView name, quint16 port) const;

private:
    struct Node
    {
        quint32 begin = 0; ///< of its name in m_names
        quint32 size = 0;
        PortMap ports;
    };
    struct Cell
    {
        quint32 tag = 0; ///< the part of the hash that has no part in the place
        int node = -1;   ///< -1: free
    };

    [[nodiscard]] QByteArrayView nameOf(const Node &node) const
    {
        return QByteArrayView(m_names).sliced(node.begin, node.size);
    }

    QByteArray m_names; ///< of all nodes, side by side: a look-up touches little memory
    std::vector<Node> m_nodes;
    std::vector<Cell> m_table; ///< open addressing, a power of two, at most half full
};

} // namespace midhop::access
