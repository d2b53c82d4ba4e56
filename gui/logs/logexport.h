#pragma once

#include "gui/journal/leavinghold.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>
#include <utility>
#include <vector>

namespace midhop::trace {
class WholeFile;
}

namespace midhop::gui {

class LogModel;

/// Writes lines of a log to a file or the clipboard without holding up the window: in slices of a few
/// milliseconds. One job at a time; a new one takes the place of the one under way. No exchange leaves the
/// journal meanwhile. GUI thread.
class LogExport final : public QObject
{
    Q_OBJECT

public:
    /// More than this does not go to the clipboard; the rest is left off and told.
    static constexpr qsizetype MostLinesCopied = 100'000;
    static constexpr qsizetype MostBytesCopied = 16 << 20;

    LogExport(LogModel *model, Journal *journal, QObject *parent = nullptr);
    ~LogExport() override;

    /// The lines that are there now, in UTF-8. The file is replaced only when all is written.
    void save(const QString &path);
    /// Runs of first and last row.
    void copy(std::vector<std::pair<int, int>> runs);

    [[nodiscard]] bool isRunning() const { return !m_runs.empty(); }
    [[nodiscard]] int percent() const;

signals:
    void progressed();
    void saved(const QString &path, qsizetype lines);
    void copied(qsizetype lines, bool complete);
    void failed(const QString &reason);

private:
    void begin(std::vector<std::pair<int, int>> runs);
    void slice();
    [[nodiscard]] bool takeText(QByteArray &text);
    void finish(bool complete);
    void stop();
    void rowsCame(int first, int rows);
    void rowsWent(int first, int rows);

    LogModel *m_model;
    Journal *m_journal;
    LeavingHold m_hold;
    QTimer m_timer;
    std::unique_ptr<trace::WholeFile> m_file; ///< else the clipboard
    QByteArray m_copied;
    std::vector<std::pair<int, int>> m_runs; ///< the next row to take and the last
    std::size_t m_run = 0;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
};

} // namespace midhop::gui
