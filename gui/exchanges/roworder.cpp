#include "gui/exchanges/roworder.h"

#include <algorithm>

namespace midhop::gui {

RowOrder::RowOrder(const trace::Store *store)
    : m_store(store)
{
}

RowOrder::Entry RowOrder::entry(qsizetype row) const
{
    return m_keys ? m_keys->entry(row) : Entry{0, row, {}};
}

RowOrder::Entry RowOrder::entryAt(std::size_t position) const
{
    const quint64 head = headAt(position);
    const qsizetype row = toRow(m_rows[position]);
    return {head, row, m_keys ? m_keys->rest(row, head) : QByteArray()};
}

bool RowOrder::isBefore(const Entry &a, const Entry &b) const
{
    return m_keys ? m_keys->isBefore(a, b) : a.row < b.row;
}

int RowOrder::positionOf(qsizetype row) const
{
    if (!m_keys) {
        const auto found =
            std::lower_bound(m_rows.begin(), m_rows.end(), row,
                             [this](quint32 code, qsizetype value) { return toRow(code) < value; });
        return found != m_rows.end() && toRow(*found) == row ? int(found - m_rows.begin()) : -1;
    }
    const auto found = std::find(m_rows.begin(), m_rows.end(), rowCode(row));
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

std::vector<int> RowOrder::positionsOf(const RowMarks &marks) const
{
    std::vector<int> positions;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (marks.test(toRow(m_rows[i])))
            positions.push_back(int(i));
    }
    return positions;
}

std::vector<int> RowOrder::positionsBelow(qsizetype firstRow) const
{
    std::vector<int> positions;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (toRow(m_rows[i]) < firstRow)
            positions.push_back(int(i));
    }
    return positions;
}

bool RowOrder::mayStay(int position, const Entry &entry) const
{
    return !m_keys || (headAt(std::size_t(position)) == entry.head && m_keys->isComplete(entry.head));
}

bool RowOrder::isBehindAll(const Entry &entry) const
{
    return m_rows.empty() || isBefore(entryAt(m_rows.size() - 1), entry);
}

void RowOrder::append(const std::vector<Entry> &entries)
{
    for (const Entry &entry : entries) {
        m_rows.push_back(rowCode(entry.row));
        if (m_keys)
            m_heads.push_back(entry.head);
    }
}

void RowOrder::rearrange(const std::vector<int> &taken, const std::vector<Entry> &placed,
                         const std::vector<qsizetype> &gone)
{
    Q_ASSERT(taken.size() == placed.size() + gone.size());
    takeOut(taken);
    putIn(placed);
    for (const qsizetype row : gone) {
        m_rows.push_back(rowCode(row));
        if (m_keys)
            m_heads.push_back(0);
    }
}

void RowOrder::takeOut(const std::vector<int> &taken)
{
    if (taken.empty())
        return;
    auto next = taken.begin();
    auto to = std::size_t(*next);
    for (std::size_t from = to; from < m_rows.size(); ++from) {
        if (next != taken.end() && from == std::size_t(*next)) {
            ++next;
            continue;
        }
        m_rows[to] = m_rows[from];
        if (m_keys)
            m_heads[to] = m_heads[from];
        ++to;
    }
    m_rows.resize(to);
    m_heads.resize(m_keys ? to : 0);
}

std::size_t RowOrder::lowerBound(const Entry &entry) const
{
    std::size_t low = 0;
    std::size_t high = m_rows.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const quint64 head = headAt(middle);
        // The text behind a head is fetched only where the heads do not decide.
        const bool before =
            m_keys && head != entry.head ? head < entry.head : isBefore(entryAt(middle), entry);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// From the back, so that each row moves once and nothing but the room for the new ones is taken.
void RowOrder::putIn(const std::vector<Entry> &placed)
{
    std::vector<std::size_t> gaps;
    gaps.reserve(placed.size());
    for (const Entry &entry : placed)
        gaps.push_back(lowerBound(entry));
    std::size_t end = m_rows.size();
    m_rows.resize(end + placed.size());
    if (m_keys)
        m_heads.resize(m_rows.size());
    for (std::size_t i = placed.size(); i-- > 0;) {
        const auto gap = std::ptrdiff_t(gaps[i]);
        const auto last = std::ptrdiff_t(end);
        std::move_backward(m_rows.begin() + gap, m_rows.begin() + last,
                           m_rows.begin() + last + std::ptrdiff_t(i) + 1);
        m_rows[gaps[i] + i] = rowCode(placed[i].row);
        if (m_keys) {
            std::move_backward(m_heads.begin() + gap, m_heads.begin() + last,
                               m_heads.begin() + last + std::ptrdiff_t(i) + 1);
            m_heads[gaps[i] + i] = placed[i].head;
        }
        end = gaps[i];
    }
}

void RowOrder::truncate(int count)
{
    m_rows.resize(std::size_t(count));
    m_heads.resize(m_keys ? std::size_t(count) : 0);
}

void RowOrder::removeFront(int count)
{
    m_rows.erase(m_rows.begin(), m_rows.begin() + count);
    if (m_keys)
        m_heads.erase(m_heads.begin(), m_heads.begin() + count);
}

void RowOrder::assign(std::vector<quint32> rows, std::vector<quint64> heads)
{
    m_rows = std::move(rows);
    m_heads = std::move(heads);
}

// One pass over the marks instead of a sort: a million rows take a few milliseconds.
void RowOrder::sortByRow()
{
    RowMarks marks(m_store->firstRow(), m_store->endRow());
    for (const quint32 code : m_rows)
        marks.set(toRow(code));
    m_rows.clear();
    for (qsizetype row = m_store->firstRow(); row < m_store->endRow(); ++row) {
        if (marks.test(row))
            m_rows.push_back(rowCode(row));
    }
    m_heads = {};
}

void RowOrder::clear()
{
    m_rows = {};
    m_heads = {};
}

} // namespace midhop::gui
