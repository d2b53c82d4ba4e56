#include "gui/compose/sendqueue.h"

#include <utility>

namespace midhop::gui {

SendQueue::SendQueue(trace::Feed *feed, QObject *parent)
    : QObject(parent)
    , m_send(feed)
{
    connect(&m_send, &roles::ClientSend::finished, this, [this](const roles::ClientResult &result) {
        emit finished(std::exchange(m_current, {}), result);
        next();
    });
}

void SendQueue::send(Composition composition)
{
    m_waiting.push_back(std::move(composition));
    next();
}

void SendQueue::cancel()
{
    m_waiting.clear();
    if (m_send.isRunning())
        m_send.cancel();
}

void SendQueue::next()
{
    if (m_waiting.empty() || m_send.isRunning())
        return;
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    roles::ClientRequest request;
    request.proxyHost = m_current.proxyHost;
    request.proxyPort = m_current.proxyPort;
    request.composed = m_current.composed;
    m_send.start(request);
    emit started(m_current);
}

} // namespace midhop::gui
