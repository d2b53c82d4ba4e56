#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QStatusBar>

class QLabel;

namespace midhop::gui {

class Journal;
class ListenerPanel;
class RoleStatus;

/// The bottom of the window: the roles' states, exchanges, losses, median latency.
class StatusLine final : public QStatusBar
{
    Q_OBJECT
public:
    StatusLine(const Journal *journal, const ListenerPanel *proxy, const ListenerPanel *server,
               QWidget *parent);

    /// Where exchanges are recorded, in words; empty for nowhere.
    void setRecording(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showRoles();
    void showNumbers();

    const Journal *m_journal;
    const ListenerPanel *m_proxyPanel;
    const ListenerPanel *m_serverPanel;
    RoleStatus *m_proxy;
    RoleStatus *m_server;
    QLabel *m_exchanges;
    QLabel *m_median;
    QLabel *m_recording;
    QTimer m_refresh;
};

} // namespace midhop::gui
