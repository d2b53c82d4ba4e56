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
        QByteArray name;
        PortMap ports;
    };
    struct Cell
    {
        quint64 hash = 0;
        int node = -1; ///< -1: free
    };

    std::vector<Node> m_nodes;
    std::vector<Cell> m_table; ///< open addressing, a power of two, at most half full
};

} // namespace midhop::access
