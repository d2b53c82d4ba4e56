#pragma once

#include <QtCore/QThread>

#include <chrono>
#include <memory>

namespace midhop::gui {

/// A thread with one object in it, which goes when the thread ends. The object's functions are called by
/// net::callQueued(), in their order. Made and destroyed in the GUI thread.
class WorkerThread final
{
public:
    /// How long the end of the program waits for a disk that hangs.
    static constexpr std::chrono::milliseconds EndLimit{2'000};

    /// `worker` is made in this thread and has no parent.
    WorkerThread(const QString &name, std::unique_ptr<QObject> worker);
    /// Ends the thread if nothing else did, and waits up to EndLimit. A thread that hangs still is left
    /// behind.
    ~WorkerThread();
    Q_DISABLE_COPY_MOVE(WorkerThread)

    void start() { m_thread->start(); }
    /// It ends as soon as it can; what is queued may not be done. The worker can ask
    /// isInterruptionRequested().
    void stop();
    /// It ends when all that was queued up to now is done.
    void stopBehind();

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_worker;
};

} // namespace midhop::gui
