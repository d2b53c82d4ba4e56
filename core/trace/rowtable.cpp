#include "core/trace/rowtable.h"

namespace midhop::trace {

qsizetype RowTable::append()
{
    if (m_count % RowsPerChunk == 0)
        m_chunks.push_back(std::make_unique<Chunk>());
    return m_count++;
}

bool RowTable::has(qsizetype row, Role role) const
{
    return rowAt(row).places[size_t(role)] != 0;
}

bool RowTable::isEmpty(qsizetype row) const
{
    return rowAt(row).places == std::array<Slot, 3>{};
}

const RowTable::Live *RowTable::live(quint64 serial) const
{
    const auto found = m_liveBySerial.find(serial);
    return found == m_liveBySerial.end() ? nullptr : m_live[found->second].get();
}

void RowTable::put(qsizetype row, Part &&part, int lines)
{
    Slot &slot = chunk(row).rows[size_t(row % RowsPerChunk)].places[size_t(part.role)];
    Q_ASSERT(slot == 0 || slot & LiveBit);
    if (!part.finished || part.lingering) {
        slot = keepLive(row, slot, std::move(part), lines);
        return;
    }
    const Slot old = slot;
    slot = keepFinished(row, part);
    if (old & LiveBit)
        dropLive(old);
}

RowTable::Slot RowTable::keepLive(qsizetype row, Slot old, Part &&part, int lines)
{
    if (old & LiveBit) {
        Live &live = *m_live[old & ~LiveBit];
        live.part = std::move(part);
        live.lines = lines;
        return old;
    }
    if (m_freeLive.empty()) {
        m_freeLive.push_back(quint32(m_live.size()));
        m_live.emplace_back();
    }
    const quint32 index = m_freeLive.back();
    m_freeLive.pop_back();
    m_liveBySerial[part.serial] = index;
    m_live[index] = std::make_unique<Live>(Live{row, std::move(part), lines});
    return index | LiveBit;
}

void RowTable::dropLive(Slot slot)
{
    const quint32 index = slot & ~LiveBit;
    m_liveBySerial.erase(m_live[index]->part.serial);
    m_live[index].reset();
    m_freeLive.push_back(index);
}

RowTable::Slot RowTable::keepFinished(qsizetype row, const Part &part)
{
    Chunk &home = chunk(row);
    if (!home.hasBase) {
        home.base = part.started;
        home.hasBase = true;
    }
    m_scratch.clear();
    PartCodec::encode(part, home.base, heads(row), m_tables, m_scratch);
    return home.arena.add({m_scratch.data(), qsizetype(m_scratch.size())}) + 1;
}

PartCodec::Heads RowTable::heads(qsizetype row) const
{
    const Chunk &home = chunk(row);
    PartCodec::Heads heads;
    for (size_t role = 0; role < heads.size(); ++role) {
        const Slot slot = rowAt(row).places[role];
        if (slot != 0 && !(slot & LiveBit))
            heads[role] = PartCodec::decodeHead(home.arena.at(slot - 1), Role(role), home.base, m_tables);
    }
    return heads;
}

PartViews RowTable::views(qsizetype row) const
{
    PartCodec::Heads encoded = heads(row);
    PartCodec::resolve(encoded);
    PartViews views;
    for (size_t role = 0; role < views.size(); ++role) {
        const Slot slot = rowAt(row).places[role];
        if (slot & LiveBit) {
            views[role] = PartView::of(m_live[slot & ~LiveBit]->part);
        } else if (slot != 0) {
            views[role] = encoded[role]->view;
        }
    }
    return views;
}

std::optional<Part> RowTable::part(qsizetype row, Role role) const
{
    const Slot slot = rowAt(row).places[size_t(role)];
    if (slot == 0)
        return std::nullopt;
    if (slot & LiveBit)
        return m_live[slot & ~LiveBit]->part;
    PartCodec::Heads encoded = heads(row);
    PartCodec::resolve(encoded);
    return PartCodec::decode(*encoded[size_t(role)]);
}

void RowTable::clear()
{
    m_count = 0;
    m_chunks.clear();
    m_live.clear();
    m_freeLive.clear();
    m_liveBySerial.clear();
    m_tables = {};
}

} // namespace midhop::trace
