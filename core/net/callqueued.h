#pragma once

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <utility>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace midhop::net {

#if defined(__SANITIZE_THREAD__)

/// A call on its way to another thread. Qt moves it into its event queue, under a lock that the sanitizer does not see: what
/// was done up to then has happened before the call runs.
template <typename Function>
class QueuedCall final
{
public:
    QueuedCall(Function &&function, QThread *thread)
        : m_function(std::move(function))
        , m_thread(thread)
    {}
    QueuedCall(QueuedCall &&other)
        : m_function(std::move(other.m_function))
        , m_thread(other.m_thread)
    {
        // Behind all that is written here; the second for a call that never runs.
        __tsan_release(m_thread);
        __tsan_release(this);
    }
    /// In either thread, whichever lets go of it last.
    ~QueuedCall() { __tsan_acquire(this); }
    void operator()()
    {
        __tsan_acquire(QThread::currentThread()); // before anything is read
        m_function();
        __tsan_release(this);
    }

private:
    Function m_function;
    QThread *m_thread;
};

#endif

/// Runs `function` in the thread of `receiver`, behind all that is queued there, if `receiver` still lives by then:
/// QMetaObject::invokeMethod(), visible for the thread sanitizer. Any thread.
template <typename Function>
void callQueued(QObject *receiver, Function function)
{
#if defined(__SANITIZE_THREAD__)
    QMetaObject::invokeMethod(receiver, QueuedCall(std::move(function), receiver->thread()), Qt::QueuedConnection);
#else
    QMetaObject::invokeMethod(receiver, std::move(function), Qt::QueuedConnection);
#endif
}

} // namespace midhop::net
