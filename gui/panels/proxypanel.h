#pragma once

#include "core/roles/proxyrole.h"
#include "gui/panels/listenerpanel.h"

namespace midhop::gui {

class RuleChips;

/// The proxy: where it listens and what it blocks.
class ProxyPanel final : public ListenerPanel
{
    Q_OBJECT
public:
    /// `role` and `journal` must outlive the panel.
    ProxyPanel(roles::ProxyRole *role, Journal *journal, QWidget *parent = nullptr);

    /// Hold from the next envelope on.
    void setRules(std::shared_ptr<const access::Blocklist> rules);
    /// Blocks a destination before all other rules; `host` is an address or a name, as an envelope says it. False
    /// where no rule can be made of it.
    bool block(const QByteArray &host, quint16 port);

protected:
    Result<wire::Endpoint, net::ListenError> listen(const wire::Endpoint &endpoint) override;
    void showHint() override;
    void refreshCounters() override;
    void retranslate() override;

private:
    /// The counts of hits go on.
    void replaceRules(const access::RuleList &list);
    void removeRule(int rule);

    roles::ProxyRole *m_role;
    std::shared_ptr<const access::Blocklist> m_rules;
    RuleChips *m_chips;
    QLabel *m_rulesLabel;
};

} // namespace midhop::gui
