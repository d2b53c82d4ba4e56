#pragma once

#include "gui/session/recordworker.h"
#include "gui/session/workerthread.h"

namespace midhop::gui {

/// Writes exchanges to a session file in a thread of its own, so that a slow disk never holds up the window.
/// What waits for the thread is bounded; what does not fit is counted and told. Lives in the GUI thread.
class Recorder final : public QObject
{
    Q_OBJECT
public:
    /// Of what waits for the thread.
    static constexpr qsizetype MaxWaiting = 100'000;
    static constexpr qsizetype MaxWaitingBytes = 256 << 20;

    explicit Recorder(QObject *parent = nullptr);
    /// Writes what waits, for up to WorkerThread::EndLimit.
    ~Recorder() override;

    /// Ends what was recorded before. started() or refused() follows.
    void start(const RecordTarget &target);
    void add(const ExchangeBatch &batch);
    /// See RecordWorker.
    void cut();
    void dropCut();
    /// Writes what waits; stopped() follows. `remove`: and removes the files.
    void stop(bool remove = false);
    /// stop(), and waits up to WorkerThread::EndLimit until it is done.
    void end(bool remove);

    [[nodiscard]] bool isActive() const { return m_active; }
    /// Nothing can be written at the moment.
    [[nodiscard]] bool isFailing() const { return m_failing; }
    [[nodiscard]] QString path() const { return m_target.path; }

signals:
    void started();
    void refused(bool foreign, const QString &text);
    void failed(midhop::gui::RecordFault fault, const QString &text);
    /// After failed(): `lost` exchanges were never written.
    void worked(quint64 lost);
    /// So many more did not fit what may wait.
    void overflowed(quint64 count);
    void dropped();
    void stopped(quint64 unwritten);

private:
    void connectWorker();

    RecordTarget m_target;
    int m_run = 0; ///< which start() it is
    std::unique_ptr<WorkerThread> m_thread;
    RecordWorker *m_worker = nullptr;                      ///< lives in m_thread and goes with it
    std::deque<std::pair<qsizetype, qsizetype>> m_waiting; ///< exchanges and bytes of each batch
    qsizetype m_waitingCount = 0;
    qsizetype m_waitingBytes = 0;
    bool m_active = false;
    bool m_failing = false;
};

} // namespace midhop::gui
