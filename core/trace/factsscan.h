#pragma once

#include "core/trace/facts.h"
#include "core/trace/partcodec.h"

#include <array>

namespace midhop::trace {

/// Reads facts straight from encoded parts: a filter asks for those of every exchange there is.
class FactsScan final
{
public:
    /// By role: what PartCodec::encode() wrote, or null where there is no part.
    using Encoded = std::array<const char *, 3>;

    /// Fills in `facts`, which are empty: the same as factsOf() tells of the parts' views, as far as it is
    /// wanted.
    static void scan(const Encoded &encoded, std::chrono::nanoseconds base, const SharedTables &tables,
                     FactsWanted wanted, Facts &facts);

private:
    /// Where the reading of a part has come to. Its fields are not cleared, for that takes longer than all
    /// the rest: they have values once the stage says so.
    struct Cursor
    {
        enum class Stage : quint8 { Start, Payload, Done };
        struct Bytes
        {
            const char *data;
            qsizetype size;
        };
        Stage stage;
        const char *at;
        std::array<quint8, PartCodec::FieldCount> sources;
        std::array<Bytes, PartCodec::FieldCount> bytes;
        qint64 replyBytes;
    };

    FactsScan(const Encoded &encoded, std::chrono::nanoseconds base, const SharedTables &tables, Facts &facts)
        : m_encoded(encoded)
        , m_base(base)
        , m_tables(tables)
        , m_facts(facts)
    {
    }
    void scanPart(Role role, FactsWanted wanted);
    void scanEnds(const char *&at, FactsWanted wanted);
    void scanTexts(const char *&at, bool decides, FactsWanted wanted);
    void join(Role role);
    /// Whether the part's decision, outcome and reply count.
    [[nodiscard]] bool tells(Role role) const;
    [[nodiscard]] QByteArrayView field(Role role, PartCodec::Field field);
    /// Of a part that is there, with its payload read.
    [[nodiscard]] const Cursor &payload(Role role);

    const Encoded &m_encoded;
    std::chrono::nanoseconds m_base;
    const SharedTables &m_tables;
    Facts &m_facts;
    std::array<Cursor, 3> m_cursors;
};

} // namespace midhop::trace
