#pragma once

#include "core/roles/clientsend.h"

#include <QtCore/QObject>

#include <deque>

namespace midhop::gui {

/// Composed bytes and the proxy they go to.
struct Composition
{
    QByteArray proxyHost; ///< an IPv4 or IPv6 address (without brackets) or a host name
    quint16 proxyPort = 0;
    roles::ComposedBytes composed;
    QString file; ///< name of the file the bytes are of; empty for a text
};

/// Sends compositions one after the other. GUI thread.
class SendQueue final : public QObject
{
    Q_OBJECT

public:
    /// `feed` must outlive it.
    explicit SendQueue(trace::Feed *feed, QObject *parent = nullptr);

    void send(Composition composition);
    /// Resets the send under way and forgets those that wait.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_send.isRunning(); }
    [[nodiscard]] qsizetype waiting() const { return qsizetype(m_waiting.size()); }

signals:
    void started(const midhop::gui::Composition &composition);
    void finished(const midhop::gui::Composition &composition, const midhop::roles::ClientResult &result);

private:
    void next();

    roles::ClientSend m_send;
    std::deque<Composition> m_waiting;
    Composition m_current;
};

} // namespace midhop::gui
