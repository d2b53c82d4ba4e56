#include "core/access/nameindex.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <bit>

namespace midhop::access {

namespace {

/// The same for upper and lower case. Some other bytes fall together too: the names are compared after it.
quint64 hashOf(QByteArrayView name)
{
    constexpr quint64 Lower = Q_UINT64_C(0x2020202020202020);
    quint64 hash = static_cast<quint64>(name.size());
    const auto mix = [&hash](quint64 bytes) {
        hash = (hash ^ (bytes | Lower)) * Q_UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    };
    const char *at = name.data();
    qsizetype left = name.size();
    for (; left >= 8; left -= 8, at += 8)
        mix(qFromUnaligned<quint64>(at));
    quint64 tail = 0;
    for (; left > 0; --left, ++at)
        tail = tail << 8 | static_cast<quint8>(*at);
    mix(tail);
    return hash;
}

quint32 tagOf(quint64 hash)
{
    return static_cast<quint32>(hash >> 32);
}

} // namespace

NameIndex::NameIndex(std::vector<Entry> entries)
{
    if (entries.empty())
        return;
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.name < b.name; });
    std::vector<PortMap::Range> ranges;
    for (auto first = entries.cbegin(); first != entries.cend();) {
        ranges.clear();
        auto next = first;
        for (; next != entries.cend() && next->name == first->name; ++next)
            ranges.push_back(next->ports);
        m_nodes.push_back(
            {static_cast<quint32>(m_names.size()), static_cast<quint32>(first->name.size()), PortMap(ranges)});
        m_names += first->name;
        first = next;
    }

    m_table.resize(std::bit_ceil(m_nodes.size() * 2));
    for (size_t index = 0; index < m_nodes.size(); ++index) {
        const quint64 hash = hashOf(nameOf(m_nodes[index]));
        size_t at = hash & (m_table.size() - 1);
        while (m_table[at].node >= 0)
            at = (at + 1) & (m_table.size() - 1);
        m_table[at] = {tagOf(hash), static_cast<int>(index)};
    }
}

int NameIndex::lookup(QByteArrayView name, quint16 port) const
{
    if (m_nodes.empty() || name.isEmpty())
        return PortMap::NoRule;
    const quint64 hash = hashOf(name);
    const quint32 tag = tagOf(hash);
    for (size_t at = hash & (m_table.size() - 1);; at = (at + 1) & (m_table.size() - 1)) {
        const Cell &cell = m_table[at];
        if (cell.node < 0)
            return PortMap::NoRule;
        if (cell.tag != tag)
            continue;
        const Node &node = m_nodes[static_cast<size_t>(cell.node)];
        // Most names come in lower case, and comparing bytes is much the faster.
        const QByteArrayView own = nameOf(node);
        if (name == own || name.compare(own, Qt::CaseInsensitive) == 0)
            return node.ports.lookup(port);
    }
}

} // namespace midhop::access
