#pragma once

#include "core/roles/clientsend.h"
#include "gui/panels/rolepanel.h"

#include <QtCore/QTimer>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace midhop::gui {

class AccentButton;
class Field;

/// The client: one envelope at a time to a proxy.
class ClientPanel final : public RolePanel
{
    Q_OBJECT
public:
    struct Fields
    {
        QString proxyAddress;
        QString proxyPort;
        QString serverAddress;
        QString serverPort;
        QString message;
        bool blockTest = false;
    };

    static constexpr int BlockTestPort = 7777;

    /// `send` and `journal` must outlive the panel.
    ClientPanel(roles::ClientSend *send, Journal *journal, QWidget *parent = nullptr);

    [[nodiscard]] Fields fields() const;
    void setFields(const Fields &fields);
    /// What a send would send now.
    [[nodiscard]] roles::ClientRequest request() const;
    void setProxyPort(quint16 port);
    void setServerPort(quint16 port);

    /// Four random letters into the message field.
    void generate();
    /// Sends what the fields say, unless a send is under way or the proxy's address can't be used.
    void send();
    void cancel();
    [[nodiscard]] bool canSend() const;

signals:
    void canSendChanged(bool can);
    void fieldsChanged();
    /// A send has begun.
    void sent();
    void manyRequested();

protected:
    void retranslate() override;

private:
    void makeRows();
    void connectFields();
    void checkFields();
    void showNote();
    void showHint();
    void showWaiting();
    void showSendButton();
    void showCounters();
    void showFailure();
    void finish(const roles::ClientResult &result);
    [[nodiscard]] int targetPort() const;

    /// How often each thing came back.
    struct Tally
    {
        int sent = 0;
        int done = 0;
        int otherReplies = 0;
        int blocked = 0;
        int errors = 0;
    };

    roles::ClientSend *m_send;
    Field *m_proxyAddress;
    Field *m_proxyPort;
    Field *m_serverAddress;
    Field *m_serverPort;
    Field *m_message;
    QPushButton *m_generate;
    QCheckBox *m_blockTest;
    QPushButton *m_cancel;
    QToolButton *m_many;
    AccentButton *m_sendButton;
    QLabel *m_proxyLabel;
    QLabel *m_serverLabel;
    QLabel *m_messageLabel;
    QLabel *m_blockLabel;
    QString m_generated; ///< what generate() put into the field last
    Tally m_tally;
    roles::ClientResult m_last;
    QTimer m_patience;        ///< until a wait is shown, then each second of it
    int m_waitedSeconds = -1; ///< -1: no wait is shown
    std::chrono::nanoseconds m_began{};
};

} // namespace midhop::gui
