#include "gui/panels/proxypanel.h"

#include "gui/panels/formarea.h"
#include "gui/panels/hintline.h"
#include "gui/panels/panelheader.h"
#include "gui/panels/rulechips.h"

#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace midhop::gui {

ProxyPanel::ProxyPanel(roles::ProxyRole *role, Journal *journal, QWidget *parent)
    : ListenerPanel(trace::Role::Proxy, role, {"Proxy Server listening on "_ba, "Proxy shutting down."_ba},
                    journal, parent)
    , m_role(role)
    , m_chips(new RuleChips(this))
    , m_rulesLabel(form()->addRow(m_chips))
{
    setRules(std::make_shared<const access::Blocklist>(access::RuleList{{access::defaultRule()}}));
    connect(m_chips, &RuleChips::removeRequested, this, &ProxyPanel::removeRule);
    retranslate();
}

void ProxyPanel::setRules(std::shared_ptr<const access::Blocklist> rules)
{
    m_rules = std::move(rules);
    m_role->setRules(m_rules);
    m_chips->setRules(m_rules);
}

bool ProxyPanel::block(const QByteArray &host, quint16 port)
{
    const QByteArray bracketed = host.contains(':') ? '[' + host + ']' : host;
    const QByteArray text = bracketed + ':' + QByteArray::number(port);
    const auto rule = access::parseRule(text, access::Action::Block);
    if (!rule)
        return false;
    access::RuleList list = m_rules->list();
    std::erase_if(list.rules, [&rule](const access::Rule &each) {
        return each.action == rule->action && each.text == rule->text;
    });
    list.rules.insert(list.rules.begin(), *rule);
    replaceRules(list);
    return true;
}

void ProxyPanel::removeRule(int rule)
{
    access::RuleList list = m_rules->list();
    list.rules.erase(list.rules.begin() + rule);
    replaceRules(list);
}

void ProxyPanel::replaceRules(const access::RuleList &list)
{
    const auto rules = std::make_shared<access::Blocklist>(list);
    rules->takeHitsFrom(*m_rules);
    setRules(rules);
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

void ProxyPanel::refreshCounters()
{
    m_chips->refresh();
}

void ProxyPanel::retranslate()
{
    setHeading(tr("Proxy"));
    header()->setName(tr("Proxy"));
    m_rulesLabel->setText(tr("Blocklist"));
    m_chips->setAccessibleName(tr("Blocklist"));
    ListenerPanel::retranslate();
}

} // namespace midhop::gui
