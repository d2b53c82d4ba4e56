#include "gui/session/workerthread.h"

#include "core/net/callqueued.h"

#include <QtCore/QDeadlineTimer>

namespace midhop::gui {

WorkerThread::WorkerThread(const QString &name, std::unique_ptr<QObject> worker)
    : m_thread(std::make_unique<QThread>())
    , m_worker(worker.release())
{
    m_thread->setObjectName(name);
    m_worker->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
}

WorkerThread::~WorkerThread()
{
    if (std::exchange(m_worker, nullptr) != nullptr)
        stop();
    // A thread can't be ended from outside.
    if (!m_thread->wait(QDeadlineTimer(EndLimit)))
        (void)m_thread.release();
}

void WorkerThread::stop()
{
    m_worker = nullptr;
    m_thread->requestInterruption();
    m_thread->quit();
}

void WorkerThread::stopBehind()
{
    net::callQueued(std::exchange(m_worker, nullptr), [thread = m_thread.get()] { thread->quit(); });
}

} // namespace midhop::gui
