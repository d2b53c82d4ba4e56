#include "gui/logs/linelist.h"

#include <algorithm>

namespace midhop::gui {

static_assert(sizeof(LineList::Run) == 8);

LineList::Run &LineList::append(const Run &run)
{
    if (m_chunks.empty() || m_end % RunsPerChunk == 0) {
        Chunk chunk;
        chunk.runs = std::make_unique<std::array<Run, std::size_t(RunsPerChunk)>>();
        if (!m_chunks.empty())
            chunk.start = m_chunks.back().start + m_chunks.back().shownLines;
        m_chunks.push_back(std::move(chunk));
    }
    return at(m_chunks.size() - 1, m_end++) = run;
}

void LineList::appendLines(qint64 row, int firstLine, int count)
{
    Q_ASSERT(firstLine >= 0 && firstLine <= 0xffff && count > 0 && count <= MostLinesInRun);
    append({quint32(quint64(row)), quint16(firstLine), quint16(count & MostLinesInRun), 0, 0});
    Chunk &chunk = m_chunks.back();
    const bool any = chunk.leastRow <= chunk.greatestRow;
    chunk.leastRow = any ? std::min(chunk.leastRow, row) : row;
    chunk.greatestRow = any ? std::max(chunk.greatestRow, row) : row;
}

void LineList::appendNotice(qint64 number)
{
    append({quint32(quint64(number)), 0, 1, 1, 0});
}

const LineList::Run &LineList::run(qint64 number) const
{
    Q_ASSERT(number >= m_first && number < m_end);
    return at(chunkOf(number), number);
}

std::vector<qint64> LineList::runsOf(qint64 row) const
{
    std::vector<qint64> numbers;
    qint64 begin = m_first;
    for (std::size_t chunk = 0; chunk < m_chunks.size(); ++chunk) {
        const qint64 end = std::min(m_end, (begin / RunsPerChunk + 1) * RunsPerChunk);
        if (row >= m_chunks[chunk].leastRow && row <= m_chunks[chunk].greatestRow) {
            for (qint64 number = begin; number < end; ++number) {
                const Run &run = at(chunk, number);
                if (!run.notice && run.source == quint32(quint64(row)))
                    numbers.push_back(number);
            }
        }
        begin = end;
    }
    return numbers;
}

qint64 LineList::shownBefore(qint64 number) const
{
    if (number >= m_end)
        return m_shownLines;
    const std::size_t chunk = chunkOf(number);
    qint64 lines = m_chunks[chunk].start - m_chunks.front().start;
    for (qint64 before = std::max(m_first, number - number % RunsPerChunk); before < number; ++before) {
        if (const Run &run = at(chunk, before); run.shown)
            lines += run.count;
    }
    return lines;
}

LineList::Place LineList::at(qint64 shownLine) const
{
    Q_ASSERT(shownLine >= 0 && shownLine < m_shownLines);
    const qint64 wanted = m_chunks.front().start + shownLine;
    const auto behind = std::ranges::upper_bound(m_chunks, wanted, {}, &Chunk::start);
    const Chunk &chunk = *std::prev(behind);
    qint64 rest = wanted - chunk.start;
    for (const Run &run : *chunk.runs) {
        if (!run.shown)
            continue;
        if (rest < run.count)
            return {run, run.firstLine + int(rest)};
        rest -= run.count;
    }
    Q_UNREACHABLE();
}

void LineList::setShown(std::span<const qint64> numbers, bool shown)
{
    if (numbers.empty())
        return;
    for (const qint64 number : numbers) {
        const std::size_t chunk = chunkOf(number);
        Run &run = at(chunk, number);
        if (run.shown == quint16(shown))
            continue;
        run.shown = shown;
        const int sign = shown ? 1 : -1;
        m_chunks[chunk].shownLines += sign * run.count;
        m_shownLines += sign * run.count;
        m_shownNotices += sign * run.notice;
    }
    countFrom(chunkOf(numbers.front()));
}

void LineList::countFrom(std::size_t chunk)
{
    for (++chunk; chunk < m_chunks.size(); ++chunk)
        m_chunks[chunk].start = m_chunks[chunk - 1].start + m_chunks[chunk - 1].shownLines;
}

void LineList::hideAll()
{
    for (Chunk &chunk : m_chunks) {
        for (Run &run : *chunk.runs)
            run.shown = 0;
        chunk.start = 0;
        chunk.shownLines = 0;
    }
    m_shownLines = 0;
    m_shownNotices = 0;
}

void LineList::drop(qint64 first)
{
    first = std::clamp(first, m_first, m_end);
    std::vector<qint64> shown;
    for (qint64 number = m_first; number < first; ++number) {
        if (run(number).shown)
            shown.push_back(number);
    }
    setShown(shown, false);
    const std::size_t whole = std::size_t(first / RunsPerChunk - m_first / RunsPerChunk);
    m_chunks.erase(m_chunks.begin(), m_chunks.begin() + std::ptrdiff_t(std::min(whole, m_chunks.size())));
    m_first = first;
}

void LineList::clear()
{
    *this = {};
}

} // namespace midhop::gui
