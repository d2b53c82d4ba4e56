#include "core/net/resetwatch.h"

#include "core/net/systemcalls.h"

#include <QtCore/QEvent>
#include <QtCore/QSocketNotifier>
#include <QtNetwork/QTcpSocket>

#include <cerrno>

namespace midhop::net {

void ResetWatch::watch(QTcpSocket &socket)
{
    m_descriptor = static_cast<int>(socket.socketDescriptor());
    m_wasReset = false;
    const auto notifiers = socket.findChildren<QSocketNotifier *>();
    for (QSocketNotifier *notifier : notifiers)
        notifier->installEventFilter(this);
}

bool ResetWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::SockAct) {
        char byte = 0;
        if (system::peek(m_descriptor, &byte, 1) < 0 && errno == ECONNRESET)
            m_wasReset = true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace midhop::net
