#include "gui/window/exchangecommands.h"

#include "gui/compose/composewindow.h"
#include "gui/exchanges/exchangesview.h"
#include "gui/filter/filterbar.h"
#include "gui/journal/journal.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/fieldcheck.h"

namespace midhop::gui {

ExchangeCommands::ExchangeCommands(const Parts &parts, QWidget *window)
    : m_parts(parts)
    , m_window(window)
    , m_queue(parts.journal->feed())
{
    connect(parts.exchanges, &ExchangesView::sendAgainRequested, this, &ExchangeCommands::sendAgain);
    connect(parts.exchanges, &ExchangesView::editRequested, this, &ExchangeCommands::edit);
    connect(parts.exchanges, &ExchangesView::filterRequested, parts.filter,
            [filter = parts.filter](const QString &expression) { filter->addTerm(expression, false); });
}

ExchangeCommands::~ExchangeCommands() = default;

void ExchangeCommands::compose()
{
    const ClientPanel::Fields client = m_parts.client->fields();
    if (m_compose == nullptr) {
        m_compose = std::make_unique<ComposeWindow>(&m_queue, m_parts.settings, m_window);
        m_compose->setProxy(client.proxyAddress, client.proxyPort);
    }
    m_compose->setServer(client.serverAddress, client.serverPort.toInt());
    m_compose->show();
    m_compose->raise();
    m_compose->activateWindow();
    m_compose->begin();
}

QByteArray ExchangeCommands::envelopeOf(trace::ExchangeId id) const
{
    const auto row = m_parts.journal->store().rowOf(id);
    return row ? m_parts.journal->store().facts(*row).envelope.toByteArray() : QByteArray();
}

// Through the proxy that the client panel names: that is the one meant now.
void ExchangeCommands::sendAgain(const std::vector<trace::ExchangeId> &ids)
{
    const ClientPanel::Fields client = m_parts.client->fields();
    const FieldCheck host = FieldChecks::proxyHost(client.proxyAddress);
    const FieldCheck port = FieldChecks::proxyPort(client.proxyPort);
    if (host.isError() || port.isError()) {
        emit told(tr("Nothing was sent: correct the client's proxy first."));
        return;
    }
    int sent = 0;
    for (const trace::ExchangeId id : ids) {
        Composition composition;
        composition.proxyHost = client.proxyAddress.toUtf8();
        composition.proxyPort = client.proxyPort.toUShort();
        composition.composed.bytes = envelopeOf(id);
        if (composition.composed.bytes.isEmpty())
            continue;
        m_queue.send(std::move(composition));
        ++sent;
    }
    emit told(sent == 0 ? tr("Nothing was sent: what the client sent is not known.")
                        : tr("%Ln envelope(s) sent again.", nullptr, sent));
}

void ExchangeCommands::edit(trace::ExchangeId id)
{
    compose();
    m_compose->edit(envelopeOf(id));
}

} // namespace midhop::gui
