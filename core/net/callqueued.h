#pragma once

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <utility>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace midhop::net {

/// Runs `function` in the thread of `receiver`, behind all that is queued there, if `receiver` still lives by then.
/// QMetaObject::invokeMethod() with words for the thread sanitizer, which does not see the lock of Qt's event queue: what was
/// done before the call has happened before `function` runs. Any thread.
template <typename Function>
void callQueued(QObject *receiver, Function function)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(receiver->thread());
    auto call = [function = std::move(function)]() mutable {
        __tsan_acquire(QThread::currentThread());
        function();
    };
    QMetaObject::invokeMethod(receiver, std::move(call), Qt::QueuedConnection);
#else
    QMetaObject::invokeMethod(receiver, std::move(function), Qt::QueuedConnection);
#endif
}

} // namespace midhop::net
