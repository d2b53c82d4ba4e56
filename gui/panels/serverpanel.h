#pragma once

#include "core/roles/serverrole.h"
#include "gui/panels/listenerpanel.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace midhop::gui {

/// The server: where it listens and what it answers. The reply can be changed while it runs.
class ServerPanel final : public ListenerPanel
{
    Q_OBJECT
public:
    /// `role` and `journal` must outlive the panel.
    ServerPanel(roles::ServerRole *role, Journal *journal, QWidget *parent = nullptr);

    [[nodiscard]] roles::ServerReply reply() const;
    void setReply(const roles::ServerReply &reply);

protected:
    Result<wire::Endpoint, net::ListenError> listen(const wire::Endpoint &endpoint) override;
    void showHint() override;
    void retranslate() override;

private:
    void applyReply();
    void retranslateLists();

    roles::ServerRole *m_role;
    QComboBox *m_kind;
    QSpinBox *m_delay;
    QLineEdit *m_text;
    QComboBox *m_close;
    QComboBox *m_form;
    QLabel *m_kindLabel;
    QLabel *m_delayLabel;
    QLabel *m_textLabel;
    QLabel *m_closeLabel;
    QLabel *m_formLabel;
};

} // namespace midhop::gui
