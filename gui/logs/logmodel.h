#pragma once

#include "gui/journal/journal.h"
#include "gui/logs/linecache.h"
#include "gui/logs/linesift.h"

#include <QtCore/QAbstractTableModel>

#include <utility>

namespace midhop::gui {

class LineFilter;

/// The lines of one role's log: eight bytes a run of lines, the text is made for the rows that are looked at. Lines of exchanges that leave the journal go from the front; the first row then tells how many have gone.
/// With a filter, lines of exchanges that do not pass are left out.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, NumberColumn, LineColumn, ColumnCount };
    enum DataRole {
        ToneRole = Qt::UserRole, ///< int of trace::LogLine::Tone
        ExchangeRole,            ///< qulonglong, 0 for a line of no exchange
        MutedRole,               ///< bool: it tells of lines that have left the memory
    };

    LogModel(trace::Role role, Journal *journal, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] trace::Role role() const { return m_role; }
    /// 0 for a line of no exchange.
    [[nodiscard]] trace::ExchangeId exchangeAt(int row) const;
    /// UTF-8, the contract's line.
    [[nodiscard]] QByteArray lineAt(int row) const;
    /// `14:36:15.001 #1 Server received: ebvr`, UTF-8.
    [[nodiscard]] QByteArray rowText(int row) const;
    /// When what a row tells happened; nothing where that is not known any more.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> timeAt(int row) const;
    /// The rows of an exchange as runs of first and last.
    [[nodiscard]] std::vector<std::pair<int, int>> rowsOf(trace::ExchangeId id) const;

    /// Lets only lines of exchanges that pass, and of none, be rows from now on; null: all. `filter` must outlive
    /// this.
    void setFilter(LineFilter *filter);
    /// The filter is active and has not looked at all lines yet.
    [[nodiscard]] bool isSifting() const;
    /// There are lines, but the filter lets none of an exchange pass.
    [[nodiscard]] bool isFilteredEmpty() const;

    /// While paused, lines are held back and appear together at the end of the pause.
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    [[nodiscard]] qsizetype heldBack() const { return m_held; }

    /// How many lines have left with their exchanges since clear().
    [[nodiscard]] qint64 left() const { return m_left; }
    /// A row tells of lines that have left.
    [[nodiscard]] bool isMuted(int row) const;

    /// Empties this log; the exchanges stay.
    void clear();
    /// The words are in another language now.
    void retranslate();

signals:
    void pausedChanged(bool paused);
    void heldBackChanged(qsizetype lines);
    /// All lines that there are have been sent through the filter, after it was restarted.
    void sifted();

private:
    void takeChanges(const std::vector<trace::Store::Change> &changes);
    void takeNotices(const std::vector<trace::Notice> &notices);
    void takeLeaving(qsizetype firstRow);
    void restart();
    void work();
    void grow(const std::vector<qint64> &runs);
    void flip(const LineSift::Flips &flips);
    void flipGroup(std::span<const qint64> runs, bool shown);
    [[nodiscard]] qint64 firstRunHeld(qsizetype firstRow) const;
    void drop(qint64 firstRun);
    [[nodiscard]] int offset() const { return m_marked ? 1 : 0; } ///< rows before the first line
    [[nodiscard]] bool isMark(int row) const { return m_marked && row == 0; }
    /// Lines that views know of.
    [[nodiscard]] qint64 visibleLines() const { return m_lines.shownLines() - m_held; }
    [[nodiscard]] LineList::Place place(int row) const { return m_lines.at(row - offset()); }
    [[nodiscard]] trace::LogLine resolve(int row) const;
    [[nodiscard]] QString markText() const;
    [[nodiscard]] const trace::Notice &notice(const LineList::Run &run) const;

    trace::Role m_role;
    Journal *m_journal;
    LineFilter *m_filter = nullptr;
    LineList m_lines;
    LineSift m_sift;
    std::deque<trace::Notice> m_notices;
    qint64 m_firstNotice = 0; ///< the number of the first
    qint64 m_left = 0;
    bool m_marked = false; ///< the first row tells how many have left
    bool m_paused = false;
    qint64 m_pausedAt = 0; ///< the first run that is held back
    qint64 m_held = 0;     ///< lines that pass and are held back
    bool m_sifting = false;
    QTimer m_timer;
    mutable LineCache m_cache;
};

} // namespace midhop::gui
