#pragma once

#include <QtCore/QObject>

class QTcpSocket;

namespace midhop::net {

/// Tells whether a QTcpSocket's peer has reset the connection: QTcpSocket reports a reset as an ordinary end (its engine turns
/// ECONNRESET into "read nothing"), so this looks at the socket just before Qt reads. The socket's thread.
class ResetWatch final : public QObject
{
public:
    /// `socket` must be connected already; watches this connection.
    void watch(QTcpSocket &socket);
    [[nodiscard]] bool wasReset() const { return m_wasReset; }

private:
    bool eventFilter(QObject *watched, QEvent *event) override;

    int m_descriptor = -1;
    bool m_wasReset = false;
};

} // namespace midhop::net
