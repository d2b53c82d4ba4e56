#pragma once

#include "core/trace/exporter.h"
#include "gui/journal/journal.h"
#include "gui/session/rowruns.h"
#include "gui/session/workerthread.h"

namespace midhop::gui {

class LeavingHold;
class SaveWorker;

/// Writes exchanges of the journal to a file, whole or not at all, while the window lives: they are read in
/// slices of a few milliseconds and written in a thread of its own. Rows do not leave meanwhile. One job at a
/// time. Lives in the GUI thread.
class SessionSave final : public QObject
{
    Q_OBJECT
public:
    explicit SessionSave(Journal *journal, QObject *parent = nullptr);
    ~SessionSave() override;

    /// `rows` are there. saved(), failed() or cancelled() follows.
    void begin(const QString &path, trace::ExportFormat format, RowRuns rows);
    /// Without effect in the last moment, when the file is about to take the old one's place.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qsizetype done() const { return m_done; }
    [[nodiscard]] qsizetype total() const { return m_total; }

signals:
    void progressed();
    void saved();
    void failed(const QString &reason);
    void cancelled();

private:
    void connectWorker();
    void slice();
    [[nodiscard]] bool sendBatch();
    void finish();

    Journal *m_journal;
    QString m_path;
    QTimer m_timer;
    std::unique_ptr<LeavingHold> m_hold;
    std::unique_ptr<WorkerThread> m_thread;
    std::unique_ptr<WorkerThread> m_retired; ///< of the job before, which may still be at the disk
    SaveWorker *m_worker = nullptr;          ///< lives in m_thread and goes with it
    int m_job = 0;
    RowRuns m_rows;
    std::size_t m_run = 0;
    qsizetype m_row = 0;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
    int m_inFlight = 0; ///< batches on their way to the thread
};

} // namespace midhop::gui
