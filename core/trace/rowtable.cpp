#include "core/trace/rowtable.h"

#include "core/trace/varint.h"

#include <algorithm>

#include "core/trace/factsscan.h"
#include "core/trace/longsearch.h"

namespace midhop::trace {

static_assert(Arena::Spare >= VarintSpare);

namespace {

/// Bytes of a chunk; more are some milliseconds.
constexpr qsizetype MostSearched = 4 * 1024 * 1024;

} // namespace

qsizetype RowTable::append()
{
    if (m_end % RowsPerChunk == 0)
        m_chunks.push_back(std::make_unique<Chunk>());
    return m_end++;
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
        (void)dropLive(old);
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

Part RowTable::dropLive(Slot slot)
{
    const quint32 index = slot & ~LiveBit;
    Part part = std::move(m_live[index]->part);
    m_liveBySerial.erase(part.serial);
    m_live[index].reset();
    m_freeLive.push_back(index);
    return part;
}

RowTable::Slot RowTable::keepFinished(qsizetype row, const Part &part)
{
    Chunk &home = chunk(row);
    if (!home.hasOrigin) {
        home.origin = {part.started, part.serial};
        home.hasOrigin = true;
    }
    m_scratch.clear();
    PartCodec::encode(part, home.origin, heads(row), m_tables, m_scratch);
    return home.arena.add({m_scratch.data(), qsizetype(m_scratch.size())}) + 1;
}

PartCodec::Heads RowTable::heads(qsizetype row) const
{
    const Chunk &home = chunk(row);
    PartCodec::Heads heads;
    for (size_t role = 0; role < heads.size(); ++role) {
        const Slot slot = rowAt(row).places[role];
        if (slot != 0 && !(slot & LiveBit))
            heads[role] = PartCodec::decodeHead(home.arena.at(slot - 1), Role(role), home.origin, m_tables);
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

// One variable to return, so that it is made in its place: copying it takes as long as reading.
Facts RowTable::facts(qsizetype row, FactsWanted wanted) const
{
    const Chunk &home = chunk(row);
    FactsScan::Encoded encoded{};
    bool live = false;
    for (size_t role = 0; role < encoded.size(); ++role) {
        const Slot slot = rowAt(row).places[role];
        live = live || (slot & LiveBit);
        if (slot != 0 && !(slot & LiveBit))
            encoded[role] = home.arena.at(slot - 1);
    }
    Facts facts;
    if (live)
        facts = factsOf(views(row));
    else
        FactsScan::scan(encoded, home.origin.time, m_tables, wanted, facts);
    return facts;
}

bool RowTable::mayHave(qsizetype row, QByteArrayView needle) const
{
    const Chunk &home = chunk(row);
    const auto isLive = [](const Row &one) {
        return std::ranges::any_of(one.places, [](Slot slot) { return (slot & LiveBit) != 0; });
    };
    if (std::ranges::any_of(home.rows, isLive))
        return true;
    qsizetype bytes = 0;
    for (qsizetype piece = 0; piece < home.arena.pieces(); ++piece) {
        const QByteArrayView text = home.arena.piece(piece);
        bytes += text.size();
        if (bytes > MostSearched || longTextHas(text, needle))
            return true;
    }
    return false;
}

bool RowTable::sharedHave(QByteArrayView needle) const
{
    return std::ranges::any_of(m_tables.texts.values(),
                               [needle](const QByteArray &text) { return longTextHas(text, needle); });
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

std::array<std::optional<Part>, 3> RowTable::parts(qsizetype row) const
{
    PartCodec::Heads encoded = heads(row);
    PartCodec::resolve(encoded);
    std::array<std::optional<Part>, 3> parts;
    for (size_t role = 0; role < parts.size(); ++role) {
        const Slot slot = rowAt(row).places[role];
        if (slot & LiveBit)
            parts[role] = m_live[slot & ~LiveBit]->part;
        else if (encoded[role])
            parts[role] = PartCodec::decode(*encoded[role]);
    }
    return parts;
}

std::vector<Part> RowTable::leave(qsizetype newFirst)
{
    std::vector<Part> unfinished;
    while (!m_chunks.empty() && m_first + RowsPerChunk <= newFirst) {
        for (const Row &row : m_chunks.front()->rows) {
            for (const Slot slot : row.places) {
                if (slot & LiveBit)
                    unfinished.push_back(dropLive(slot));
            }
        }
        m_chunks.pop_front();
        m_first += RowsPerChunk;
    }
    return unfinished;
}

std::vector<Part> RowTable::clear()
{
    std::vector<Part> unfinished = leave(m_end + RowsPerChunk);
    *this = {};
    return unfinished;
}

} // namespace midhop::trace
