#pragma once

#include "gui/session/loadworker.h"
#include "gui/session/workerthread.h"

#include <QtCore/QTimer>

#include <deque>
#include <functional>

namespace midhop::gui {

/// Reads session files while the window lives: a thread of its own reads and parses, what it found is put
/// into the journal in slices of a few milliseconds. One job at a time. Lives in the GUI thread.
class SessionLoad final : public QObject
{
    Q_OBJECT
public:
    using Put = std::function<void(std::vector<trace::Exchange> &&exchanges)>;

    explicit SessionLoad(QObject *parent = nullptr);
    ~SessionLoad() override;

    /// Looks at the first of the files; judged() or refused() follows. Files behind the first continue it.
    void begin(const QStringList &paths);
    /// After judged(): reads; each batch is given to `put`. finished() follows.
    void proceed(const Put &put);
    /// After judged(): no, thank you; without a signal.
    void giveUp();
    /// What was put is there to stay; finished() follows.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    [[nodiscard]] int percent() const;
    [[nodiscard]] qsizetype exchanges() const { return m_exchanges; }

signals:
    /// The first file is a session that can be read.
    void judged();
    void refused(const midhop::gui::LoadFault &fault);
    void progressed();
    void finished(const midhop::gui::LoadReport &report, bool cancelled);

private:
    void connectWorker();
    void slice();
    void finish();

    std::unique_ptr<WorkerThread> m_thread;
    std::unique_ptr<WorkerThread> m_retired; ///< of the job before, which may still be at the disk
    LoadWorker *m_worker = nullptr;          ///< lives in m_thread and goes with it
    std::shared_ptr<LoadGate> m_gate;
    int m_job = 0;
    QTimer m_timer;
    Put m_put;
    std::deque<LoadBatch> m_batches;
    std::optional<LoadReport> m_report; ///< all is read; batches may still wait
    qint64 m_bytes = 0;
    qint64 m_bytesDone = 0;
    qsizetype m_exchanges = 0;
};

} // namespace midhop::gui
