#pragma once

#include "core/trace/store.h"

#include <array>

namespace midhop::gui {

/// The lines of the parts looked at last. As a part's lines are only ever appended, what is kept stays right;
/// a line beyond it is a reason to look again. GUI thread.
class LineCache final
{
public:
    LineCache(const trace::Store &store, trace::Role role);

    /// The line, or an empty one where the store has none (any more).
    [[nodiscard]] trace::LogLine line(qsizetype row, int line);
    void clear();

private:
    static constexpr std::size_t Entries = 256;
    static constexpr qsizetype MaxBytes = 4 << 20;

    struct Entry
    {
        bool used = false;
        qsizetype row = 0;
        std::vector<trace::LogLine> lines;
        qsizetype bytes = 0;
    };

    void load(Entry &entry, qsizetype row);

    const trace::Store &m_store;
    trace::Role m_role;
    std::array<Entry, Entries> m_entries;
    qsizetype m_bytes = 0;
};

} // namespace midhop::gui
