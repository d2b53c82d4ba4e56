#pragma once

#include "core/roles/proxyrole.h"
#include "gui/panels/listenerpanel.h"
#include "gui/panels/rulechips.h"

class QToolButton;

namespace midhop::gui {

/// The proxy: where it listens and what it blocks. It begins with the default rule.
class ProxyPanel final : public ListenerPanel
{
    Q_OBJECT
public:
    /// `role` and `journal` must outlive the panel.
    ProxyPanel(roles::ProxyRole *role, Journal *journal, QWidget *parent = nullptr);

    /// Hold from the next envelope on. `hits` tells how often a rule decided; without it the rules themselves do.
    void setRules(std::shared_ptr<const access::Blocklist> rules, RuleChips::HitsOf hits = {});
    /// Reads the hits again.
    void refreshRules();

signals:
    /// The chip of a rule, counted from 0, asks to be taken away.
    void removeRuleRequested(int rule);
    /// All of the rules are to be seen and edited.
    void rulesRequested();

protected:
    Result<wire::Endpoint, net::ListenError> listen(const wire::Endpoint &endpoint) override;
    void showHint() override;
    void retranslate() override;

private:
    roles::ProxyRole *m_role;
    std::shared_ptr<const access::Blocklist> m_rules;
    RuleChips *m_chips;
    QToolButton *m_editRules;
    QLabel *m_rulesLabel;
};

} // namespace midhop::gui
