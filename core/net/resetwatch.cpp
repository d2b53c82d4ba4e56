#include "core/net/resetwatch.h"

#include <QtCore/QEvent>
#include <QtCore/QSocketNotifier>
#include <QtNetwork/QTcpSocket>

#include <sys/socket.h>

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
        if (::recv(m_descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == ECONNRESET)
            m_wasReset = true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace midhop::net
