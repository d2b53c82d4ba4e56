#pragma once

#include "core/net/poller.h"

#include <vector>

namespace midhop::net {

/// Pollables by token. A token of something removed finds nothing, even after its place was given away: events that were fetched
/// together with the one whose handler removed it can't reach a dead object.
class Registrations final
{
public:
    [[nodiscard]] Poller::Token add(Pollable &pollable, int descriptor)
    {
        size_t index = m_entries.size();
        if (m_free.empty()) {
            m_entries.emplace_back();
        } else {
            index = m_free.back();
            m_free.pop_back();
        }
        Entry &entry = m_entries[index];
        entry.pollable = &pollable;
        entry.descriptor = descriptor;
        entry.writes = 0;
        return (quint64(entry.generation) << 32) | quint64(index + 1);
    }

    void remove(Poller::Token token)
    {
        Entry *entry = find(token);
        Q_ASSERT(entry);
        if (!entry)
            return;
        entry->pollable = nullptr;
        ++entry->generation;
        m_free.push_back(static_cast<size_t>(token & 0xffffffff) - 1);
    }

    struct Entry
    {
        Pollable *pollable = nullptr;
        int descriptor = -1;
        quint32 generation : 31 = 0;
        quint32 writes : 1 = 0; ///< the system watches whether more can be written
    };

    [[nodiscard]] Entry *find(Poller::Token token)
    {
        const auto index = static_cast<size_t>(token & 0xffffffff) - 1;
        if (index >= m_entries.size())
            return nullptr;
        Entry &entry = m_entries[index];
        return entry.pollable && entry.generation == static_cast<quint32>(token >> 32) ? &entry : nullptr;
    }

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
    std::vector<size_t> m_free;
};

} // namespace midhop::net
