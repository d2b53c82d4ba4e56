#include "core/net/worker.h"

#include <QtCore/QThread>

namespace midhop::net {

Worker::Worker(const char *name)
    : m_thread(QThread::create([this] { m_reactor.run(); }))
{
    m_thread->setObjectName(QLatin1StringView(name));
    if (m_reactor.isOpen())
        m_thread->start();
}

Worker::~Worker()
{
    join();
}

bool Worker::isRunning() const
{
    return m_thread->isRunning();
}

void Worker::join()
{
    m_reactor.quit();
    m_thread->wait();
}

} // namespace midhop::net
