#include "gui/exchanges/sortjob.h"

#include <algorithm>

namespace midhop::gui {

namespace {

constexpr std::size_t BlockRows = 4096;
constexpr std::size_t RowsPerLook = 128; ///< between two looks at the clock

} // namespace

SortJob::SortJob(const trace::Store *store, const SortKeys &keys, std::vector<quint32> codes)
    : m_store(store)
    , m_keys(keys)
    , m_decoder(store)
    , m_codes(std::move(codes))
    , m_heads(m_codes.size())
{
    m_block.reserve(BlockRows);
}

bool SortJob::isHere(qsizetype row) const
{
    return row >= m_store->firstRow() && row < m_store->endRow();
}

// Compared as it is now, a row that changed would hold up those behind it in its block.
bool SortJob::isUsable(qsizetype row)
{
    if (!isHere(row))
        return false;
    if (m_changed.empty() || !m_changed.contains(row))
        return true;
    m_skipped.push_back(row);
    return false;
}

bool SortJob::work(std::chrono::nanoseconds limit)
{
    const Clock::time_point until = Clock::now() + limit;
    if (!m_merging) {
        if (!makeBlocks(until))
            return false;
        beginMerge();
    }
    return merge(until);
}

bool SortJob::makeBlocks(Clock::time_point until)
{
    while (m_made < m_codes.size()) {
        if (m_made % RowsPerLook == 0 && Clock::now() >= until)
            return false;
        const qsizetype row = m_decoder.toRow(m_codes[m_made++]);
        if (isUsable(row))
            m_block.push_back(m_keys.entry(row));
        if (m_block.size() == BlockRows)
            finishBlock();
    }
    finishBlock();
    return true;
}

void SortJob::finishBlock()
{
    if (m_block.empty())
        return;
    std::sort(m_block.begin(), m_block.end(),
              [this](const SortKeys::Entry &a, const SortKeys::Entry &b) { return m_keys.isBefore(a, b); });
    m_blocks.push_back({m_written, m_written + m_block.size()});
    for (const SortKeys::Entry &entry : m_block) {
        m_codes[m_written] = RowOrder::rowCode(entry.row);
        m_heads[m_written++] = entry.head;
    }
    m_block.clear();
}

void SortJob::beginMerge()
{
    m_merging = true;
    m_block = {};
    m_sortedCodes.reserve(m_written);
    m_sortedHeads.reserve(m_written);
    for (std::size_t block = 0; block < m_blocks.size(); ++block) {
        Front front{{}, block};
        if (advance(front))
            m_fronts.push_back(std::move(front));
    }
    std::make_heap(m_fronts.begin(), m_fronts.end(),
                   [this](const Front &a, const Front &b) { return m_keys.isBefore(b.entry, a.entry); });
}

bool SortJob::advance(Front &front)
{
    Block &block = m_blocks[front.block];
    while (block.next < block.end) {
        const std::size_t place = block.next++;
        const qsizetype row = m_decoder.toRow(m_codes[place]);
        if (!isUsable(row))
            continue;
        front.entry = {m_heads[place], row, m_keys.rest(row, m_heads[place])};
        return true;
    }
    return false;
}

bool SortJob::merge(Clock::time_point until)
{
    const auto isLater = [this](const Front &a, const Front &b) {
        return m_keys.isBefore(b.entry, a.entry);
    };
    std::size_t merged = 0;
    while (!m_fronts.empty()) {
        if (++merged % RowsPerLook == 0 && Clock::now() >= until)
            return false;
        std::pop_heap(m_fronts.begin(), m_fronts.end(), isLater);
        Front &front = m_fronts.back();
        m_sortedCodes.push_back(RowOrder::rowCode(front.entry.row));
        m_sortedHeads.push_back(front.entry.head);
        if (advance(front))
            std::push_heap(m_fronts.begin(), m_fronts.end(), isLater);
        else
            m_fronts.pop_back();
    }
    return true;
}

// Some may have left after they were merged.
std::vector<quint32> SortJob::takeCodes()
{
    for (const qsizetype row : m_skipped) {
        if (!isHere(row))
            continue;
        m_sortedCodes.push_back(RowOrder::rowCode(row));
        m_sortedHeads.push_back(~m_keys.head(row)); // tells that the row does not belong there
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_sortedCodes.size(); ++i) {
        if (!isHere(m_decoder.toRow(m_sortedCodes[i])))
            continue;
        m_sortedCodes[kept] = m_sortedCodes[i];
        m_sortedHeads[kept++] = m_sortedHeads[i];
    }
    m_sortedCodes.resize(kept);
    m_sortedHeads.resize(kept);
    return std::move(m_sortedCodes);
}

} // namespace midhop::gui
