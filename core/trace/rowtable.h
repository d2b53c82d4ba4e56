#pragma once

#include "core/trace/arena.h"
#include "core/trace/facts.h"
#include "core/trace/partcodec.h"

#include <array>
#include <deque>
#include <memory>
#include <unordered_map>

namespace midhop::trace {

/// The store's memory: rows with up to one part of each role. A finished part is encoded in the arena of its
/// row's chunk, so that old chunks can go as a whole; one under way, or lingering, is kept as it is. Rows keep
/// their numbers when others leave. One thread at a time.
class RowTable final
{
public:
    static constexpr qsizetype RowsPerChunk = 1024;

    /// A part under way.
    struct Live
    {
        qsizetype row = 0;
        Part part;
        int lines = 0; ///< as lineCount() told when it was put
    };

    [[nodiscard]] qsizetype first() const { return m_first; }
    [[nodiscard]] qsizetype end() const { return m_end; }
    qsizetype append();
    [[nodiscard]] bool has(qsizetype row, Role role) const;
    /// No part has been put there yet.
    [[nodiscard]] bool isEmpty(qsizetype row) const;
    /// The part under way with this serial; valid until the next put().
    [[nodiscard]] const Live *live(quint64 serial) const;
    /// Puts the first or a later version of a part into its place; `lines` is remembered while it is under
    /// way. Nothing may follow the finished version.
    void put(qsizetype row, Part &&part, int lines);

    /// Views of all parts of a row, valid until the next put().
    [[nodiscard]] PartViews views(qsizetype row) const;
    /// As factsOf() tells of views(), and quicker; what is not wanted may be empty.
    [[nodiscard]] Facts facts(qsizetype row, FactsWanted wanted) const;
    /// Whether one of the rows of `row`'s chunk may have `needle` in an envelope, a message or a reply, or in another
    /// text that is not shared; see longTextHas(). Says so of chunks that would take long to search, too.
    [[nodiscard]] bool mayHave(qsizetype row, QByteArrayView needle) const;
    /// The same of the texts that rows share.
    [[nodiscard]] bool sharedHave(QByteArrayView needle) const;
    [[nodiscard]] std::optional<Part> part(qsizetype row, Role role) const;
    /// Of all three roles, by their order in Role.
    [[nodiscard]] std::array<std::optional<Part>, 3> parts(qsizetype row) const;
    /// Drops the whole chunks below `newFirst`. Gives back those of their parts that were not final, in the
    /// order of their rows.
    [[nodiscard]] std::vector<Part> leave(qsizetype newFirst);
    /// Drops everything; rows begin at 0 again. Gives back what leave() does.
    [[nodiscard]] std::vector<Part> clear();

private:
    /// 0: none; with LiveBit: an index into m_live; else an Arena::Ref plus one.
    using Slot = quint32;
    static constexpr Slot LiveBit = 1U << 31;

    struct Row
    {
        std::array<Slot, 3> places{};
    };
    struct Chunk
    {
        PartCodec::Origin origin; ///< of its first finished part
        bool hasOrigin = false;
        std::array<Row, RowsPerChunk> rows{};
        Arena arena;
    };

    [[nodiscard]] size_t chunkNumber(qsizetype row) const
    {
        Q_ASSERT(row >= m_first && row < m_end);
        return size_t((row - m_first) / RowsPerChunk);
    }
    [[nodiscard]] Chunk &chunk(qsizetype row) { return *m_chunks[chunkNumber(row)]; }
    [[nodiscard]] const Chunk &chunk(qsizetype row) const { return *m_chunks[chunkNumber(row)]; }
    [[nodiscard]] const Row &rowAt(qsizetype row) const
    {
        return chunk(row).rows[size_t(row % RowsPerChunk)];
    }
    [[nodiscard]] PartCodec::Heads heads(qsizetype row) const;
    Slot keepLive(qsizetype row, Slot old, Part &&part, int lines);
    Part dropLive(Slot slot);
    Slot keepFinished(qsizetype row, const Part &part);

    qsizetype m_first = 0; ///< of the first chunk
    qsizetype m_end = 0;
    std::deque<std::unique_ptr<Chunk>> m_chunks;
    std::vector<std::unique_ptr<Live>> m_live;
    std::vector<quint32> m_freeLive;
    std::unordered_map<quint64, quint32> m_liveBySerial;
    SharedTables m_tables;
    std::vector<char> m_scratch;
};

} // namespace midhop::trace
