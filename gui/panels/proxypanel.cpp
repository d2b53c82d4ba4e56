#include "gui/panels/proxypanel.h"

#include "gui/panels/formarea.h"
#include "gui/panels/hintline.h"
#include "gui/panels/panelheader.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

ProxyPanel::ProxyPanel(roles::ProxyRole *role, Journal *journal, QWidget *parent)
    : ListenerPanel(trace::Role::Proxy, role, {"Proxy Server listening on "_ba, "Proxy shutting down."_ba},
                    journal, parent)
    , m_role(role)
    , m_chips(new RuleChips(this))
    , m_editRules(new QToolButton(this))
    , m_rulesLabel(form()->addRow(m_chips, {m_editRules}))
{
    m_editRules->setFocusPolicy(Qt::TabFocus);
    m_rulesLabel->setBuddy(m_editRules);
    setRules(std::make_shared<const access::Blocklist>(access::RuleList{{access::defaultRule()}}));
    connect(m_chips, &RuleChips::removeRequested, this, &ProxyPanel::removeRuleRequested);
    connect(m_editRules, &QToolButton::clicked, this, &ProxyPanel::rulesRequested);
    retranslate();
}

void ProxyPanel::setRules(std::shared_ptr<const access::Blocklist> rules, RuleChips::HitsOf hits)
{
    m_rules = std::move(rules);
    m_role->setRules(m_rules);
    m_chips->setRules(m_rules, std::move(hits));
}

Result<wire::Endpoint, net::ListenError> ProxyPanel::listen(const wire::Endpoint &endpoint)
{
    roles::ProxySettings settings;
    settings.listen = endpoint;
    settings.rules = m_rules;
    return m_role->start(settings);
}

void ProxyPanel::showHint()
{
    const auto at = reachableAt();
    if (!at || at->port == 0) {
        hintLine()->setHint(tr("Your own client: send to the port it takes when it starts"), {});
        return;
    }
    const QString address = QString::fromLatin1(at->address.toText());
    const QString command =
        uR"(printf '{"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"}' | nc -N %1 %2)"_s
            .arg(address)
            .arg(at->port);
    hintLine()->setHint(tr("Your own client: send to %1").arg(QString::fromLatin1(at->toText())), command);
}

void ProxyPanel::refreshRules()
{
    m_chips->refresh();
}

void ProxyPanel::retranslate()
{
    setHeading(tr("Proxy"));
    header()->setName(tr("Proxy"));
    m_rulesLabel->setText(tr("Blocklist"));
    m_chips->setAccessibleName(tr("Blocklist"));
    m_editRules->setText(tr("Edit…"));
    m_editRules->setAccessibleName(tr("Edit the blocklist"));
    m_editRules->setToolTip(tr("All rules, in their order, and a test of what they decide"));
    ListenerPanel::retranslate();
}

} // namespace midhop::gui
