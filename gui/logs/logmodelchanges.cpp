// How a log's model follows the journal and the filter.

#include "gui/logs/linefilter.h"
#include "gui/logs/logmodel.h"

#include <algorithm>

namespace midhop::gui {

void LogModel::setFilter(LineFilter *filter)
{
    if (m_filter)
        m_filter->disconnect(this);
    m_filter = filter;
    m_sift.setFilter(filter);
    if (filter) {
        connect(filter, &LineFilter::restarted, this, &LogModel::restart);
        connect(filter, &LineFilter::answered, this, &LogModel::work);
        connect(filter, &LineFilter::answerChanged, this, [this](qsizetype row) {
            m_sift.answerChanged(row);
            m_timer.start(0);
        });
    }
    restart();
}

void LogModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (paused) {
        m_pausedAt = m_lines.endRun();
    } else if (m_held > 0) {
        beginInsertRows({}, rowCount(), rowCount() + int(m_held) - 1);
        m_held = 0;
        endInsertRows();
        emit heldBackChanged(0);
    }
    emit pausedChanged(paused);
}

void LogModel::clear()
{
    const bool held = m_held > 0;
    m_timer.stop();
    beginResetModel();
    m_lines.clear();
    m_sift.restart();
    m_notices.clear();
    m_cache.clear();
    m_firstNotice = 0;
    m_left = 0;
    m_marked = false;
    m_pausedAt = 0;
    m_held = 0;
    m_sifting = false;
    endResetModel();
    if (held)
        emit heldBackChanged(0);
}

/// The filter is another: everything goes through it anew.
void LogModel::restart()
{
    const bool held = m_held > 0;
    beginResetModel();
    m_lines.hideAll();
    m_sift.restart();
    m_held = 0;
    m_sifting = true;
    endResetModel();
    if (held)
        emit heldBackChanged(0);
    m_timer.start(0);
}

void LogModel::retranslate()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, LineColumn), index(rowCount() - 1, LineColumn), {Qt::DisplayRole});
}

void LogModel::takeChanges(const std::vector<trace::Store::Change> &changes)
{
    for (const trace::Store::Change &change : changes) {
        if (change.role == m_role && change.lineCount > 0)
            m_lines.appendLines(change.row, change.firstLine, change.lineCount);
    }
    work();
}

void LogModel::takeNotices(const std::vector<trace::Notice> &notices)
{
    for (const trace::Notice &notice : notices) {
        if (notice.role != m_role)
            continue;
        m_lines.appendNotice(m_firstNotice + qint64(m_notices.size()));
        m_notices.push_back(notice);
    }
    work();
}

/// Takes the next slice; the timer asks for those behind it.
void LogModel::work()
{
    if (m_sift.hasFlips())
        flip(m_sift.takeFlips());
    if (m_filter && m_filter->isSearching())
        return;
    grow(m_sift.next());
    if (m_sift.hasFlips() || !m_sift.isThrough()) {
        m_timer.start(0);
    } else if (m_sifting && m_sift.isComplete()) {
        m_sifting = false;
        emit sifted();
    }
}

/// Shows runs behind all that are shown.
void LogModel::grow(const std::vector<qint64> &runs)
{
    const auto middle = m_paused ? std::ranges::lower_bound(runs, m_pausedAt) : runs.end();
    if (const std::span<const qint64> visible(runs.begin(), middle); !visible.empty())
        flipGroup(visible, true);
    if (const std::span<const qint64> held(middle, runs.end()); !held.empty()) {
        const qint64 before = m_lines.shownLines();
        m_lines.setShown(held, true);
        m_held += m_lines.shownLines() - before;
        emit heldBackChanged(m_held);
    }
}

/// Shows or hides runs with no shown line between them, all before the pause.
void LogModel::flipGroup(std::span<const qint64> runs, bool shown)
{
    const int first = offset() + int(m_lines.shownBefore(runs.front()));
    int lines = 0;
    for (const qint64 number : runs)
        lines += m_lines.run(number).count;
    if (shown) {
        beginInsertRows({}, first, first + lines - 1);
        m_lines.setShown(runs, true);
        endInsertRows();
    } else {
        beginRemoveRows({}, first, first + lines - 1);
        m_lines.setShown(runs, false);
        endRemoveRows();
    }
}

void LogModel::flip(const LineSift::Flips &flips)
{
    const qint64 heldBefore = m_held;
    const auto takeAll = [this](const std::vector<qint64> &runs, bool shown) {
        const std::span<const qint64> all(runs);
        const auto held = m_paused ? std::ranges::lower_bound(runs, m_pausedAt) : runs.end();
        const auto visible = std::size_t(held - runs.begin());
        for (std::size_t first = 0, end = 0; first < visible; first = end) {
            // As many as will be, or are, one behind the other.
            const qint64 place = m_lines.shownBefore(runs[first]);
            qint64 lines = 0;
            for (end = first; end < visible; ++end) {
                if (m_lines.shownBefore(runs[end]) != place + (shown ? 0 : lines))
                    break;
                lines += m_lines.run(runs[end]).count;
            }
            flipGroup(all.subspan(first, end - first), shown);
        }
        const qint64 before = m_lines.shownLines();
        m_lines.setShown(all.subspan(visible), shown);
        m_held += m_lines.shownLines() - before;
    };
    takeAll(flips.hidden, false);
    takeAll(flips.shown, true);
    if (m_held != heldBefore)
        emit heldBackChanged(m_held);
}

void LogModel::takeLeaving(qsizetype firstRow)
{
    const qint64 end = firstRunHeld(firstRow);
    if (end > m_lines.firstRun())
        drop(end);
    // Lines of exchanges that leave, and stand behind a line that stays, say so from now on.
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

/// The run behind the last one that leaves and has no line that stays before it.
qint64 LogModel::firstRunHeld(qsizetype firstRow) const
{
    qint64 end = m_lines.firstRun();
    for (qint64 number = end; number < m_lines.endRun(); ++number) {
        const LineList::Run &run = m_lines.run(number);
        if (run.notice)
            continue;
        if (const std::optional<qsizetype> row = m_sift.rowOf(run); row && *row >= firstRow)
            break;
        end = number + 1;
    }
    return end;
}

void LogModel::drop(qint64 firstRun)
{
    qint64 lines = 0;
    qint64 notices = 0;
    for (qint64 number = m_lines.firstRun(); number < firstRun; ++number) {
        lines += m_lines.run(number).count;
        notices += m_lines.run(number).notice;
    }
    const qint64 shown = m_lines.shownBefore(firstRun);
    const qint64 visible = std::min(shown, visibleLines());
    // The mark goes along and comes again: what goes from the very front costs a view of millions of rows least.
    const int rows = offset() + int(visible);
    if (rows > 0)
        beginRemoveRows({}, 0, rows - 1);
    m_lines.drop(firstRun);
    m_sift.leave(firstRun);
    m_notices.erase(m_notices.begin(), m_notices.begin() + notices);
    m_firstNotice += notices;
    m_held -= shown - visible;
    m_marked = false;
    if (rows > 0)
        endRemoveRows();
    beginInsertRows({}, 0, 0);
    m_left += lines;
    m_marked = true;
    endInsertRows();
    if (shown > visible)
        emit heldBackChanged(m_held);
}

} // namespace midhop::gui
