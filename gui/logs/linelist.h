#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace midhop::gui {

/// The lines of a log in the order of their coming, as runs: consecutive lines of one part, or one notice. A run
/// takes eight bytes, shown or not. Runs have numbers that never change; the oldest can be dropped. A run looks
/// like part of a row as long as that is in the store. GUI thread.
class LineList final
{
public:
    struct Run
    {
        quint32 source = 0; ///< the last 32 bits of the store's row, or of the notice's number
        quint16 firstLine = 0; ///< of the part's lines
        quint16 count : 14 = 0;
        quint16 notice : 1 = 0;
        quint16 shown : 1 = 0;
    };
    static constexpr int MostLinesInRun = (1 << 14) - 1;

    /// Where a shown line stands.
    struct Place
    {
        Run run;
        int line = 0; ///< of the part's lines
    };

    /// Behind the last, not shown.
    void appendLines(qint64 row, int firstLine, int count);
    void appendNotice(qint64 number);

    [[nodiscard]] qint64 firstRun() const { return m_first; }
    [[nodiscard]] qint64 endRun() const { return m_end; }
    [[nodiscard]] const Run &run(qint64 number) const;
    /// In ascending order.
    [[nodiscard]] std::vector<qint64> runsOf(qint64 row) const;

    [[nodiscard]] qint64 shownLines() const { return m_shownLines; }
    [[nodiscard]] qint64 shownNotices() const { return m_shownNotices; }
    /// How many shown lines stand before a run.
    [[nodiscard]] qint64 shownBefore(qint64 number) const;
    /// What is shown at a line from 0 to below shownLines().
    [[nodiscard]] Place at(qint64 shownLine) const;
    /// Shows or hides runs, given in ascending order.
    void setShown(std::span<const qint64> numbers, bool shown);
    void hideAll();

    /// Drops the runs before `first`.
    void drop(qint64 first);
    void clear();

private:
    static constexpr qint64 RunsPerChunk = 512;

    struct Chunk
    {
        std::unique_ptr<std::array<Run, std::size_t(RunsPerChunk)>> runs;
        qint64 start = 0;      ///< shown lines in the chunks before, counted from some origin
        qint64 shownLines = 0; ///< in this one
        qint64 leastRow = 0; ///< whose lines are here; greater than the greatest where there is none
        qint64 greatestRow = -1;
    };

    Run &append(const Run &run);
    [[nodiscard]] std::size_t chunkOf(qint64 number) const
    {
        return std::size_t(number / RunsPerChunk - m_first / RunsPerChunk);
    }
    [[nodiscard]] Run &at(std::size_t chunk, qint64 number) const
    {
        return (*m_chunks[chunk].runs)[std::size_t(number % RunsPerChunk)];
    }
    void countFrom(std::size_t chunk);

    std::deque<Chunk> m_chunks;
    qint64 m_first = 0;
    qint64 m_end = 0;
    qint64 m_shownLines = 0;
    qint64 m_shownNotices = 0;
};

} // namespace midhop::gui
