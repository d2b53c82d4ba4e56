#include "gui/logs/linecache.h"

namespace midhop::gui {

LineCache::LineCache(const trace::Store &store, trace::Role role)
    : m_store(store)
    , m_role(role)
{
}

trace::LogLine LineCache::line(qsizetype row, int line)
{
    Entry &entry = m_entries[std::size_t(row) % Entries];
    if (!entry.used || entry.row != row || line >= int(entry.lines.size()))
        load(entry, row);
    return line < int(entry.lines.size()) ? entry.lines[std::size_t(line)] : trace::LogLine{};
}

void LineCache::load(Entry &entry, qsizetype row)
{
    m_bytes -= entry.bytes;
    if (m_bytes > MaxBytes)
        clear();
    entry = Entry{};
    if (row < m_store.firstRow() || row >= m_store.endRow())
        return;
    if (const std::optional<trace::Part> part = m_store.part(row, m_role))
        entry.lines = trace::logLines(*part, trace::Detail::Window);
    entry.used = true;
    entry.row = row;
    for (const trace::LogLine &one : entry.lines)
        entry.bytes += one.text.size();
    m_bytes += entry.bytes;
}

void LineCache::clear()
{
    m_entries.fill({});
    m_bytes = 0;
}

} // namespace midhop::gui
