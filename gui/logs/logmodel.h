#pragma once

#include "gui/journal/journal.h"
#include "gui/logs/linecache.h"
#include "gui/tables/rowlist.h"

#include <QtCore/QAbstractTableModel>

#include <utility>

namespace midhop::gui {

/// The lines of one role's log: eight bytes a line, the text is made for the rows that are looked at.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, NumberColumn, LineColumn, ColumnCount };
    enum DataRole {
        ToneRole = Qt::UserRole, ///< int of trace::LogLine::Tone
        ExchangeRole,            ///< qulonglong, 0 for a line of no exchange
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
    /// The rows of an exchange as runs of first and last.
    [[nodiscard]] std::vector<std::pair<int, int>> rowsOf(trace::ExchangeId id) const;

    /// While paused, lines are held back and appear together at the end of the pause.
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    [[nodiscard]] qsizetype heldBack() const { return m_lines.size() - m_shown; }

    /// Empties this log; the exchanges stay.
    void clear();

signals:
    void pausedChanged(bool paused);
    void heldBackChanged(qsizetype lines);

private:
    struct Line
    {
        quint32 source = 0; ///< the store's row, or with Notice set the number of a notice
        quint32 line = 0;   ///< of the exchange's lines
        static constexpr quint32 Notice = 0xffff'ffff; ///< as `line`
    };

    void takeChanges(const std::vector<trace::Store::Change> &changes);
    void takeNotices(const std::vector<trace::Notice> &notices);
    void show();
    [[nodiscard]] trace::LogLine resolve(int row) const;

    trace::Role m_role;
    Journal *m_journal;
    RowList<Line> m_lines;
    std::vector<trace::Notice> m_notices;
    qsizetype m_shown = 0; ///< lines that views know of
    bool m_paused = false;
    mutable LineCache m_cache;
};

} // namespace midhop::gui
