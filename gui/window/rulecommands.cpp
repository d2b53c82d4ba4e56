#include "gui/window/rulecommands.h"

#include "core/roles/rehearsal.h"
#include "core/trace/clock.h"
#include "core/wire/host.h"
#include "core/wire/replytext.h"
#include "gui/exchanges/exchangesview.h"
#include "gui/journal/journal.h"
#include "gui/panels/noticebar.h"
#include "gui/panels/proxypanel.h"
#include "gui/rules/ruleeditor.h"
#include "gui/rules/rulewords.h"
#include "gui/tables/foreign.h"

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr std::chrono::milliseconds SaveAfter{500};
constexpr std::chrono::milliseconds CountEvery{250};

} // namespace

RuleCommands::RuleCommands(const Parts &parts, QWidget *window)
    : m_parts(parts)
    , m_window(window)
    , m_memory(parts.settings)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(SaveAfter);
    connect(&m_saving, &QTimer::timeout, this, [this] { m_memory.save(m_document.list()); });
    load();
    rulesChanged();
    connect(&m_document, &RuleDocument::changed, this, [this] {
        rulesChanged();
        m_saving.start();
    });
    connect(parts.proxy, &ProxyPanel::removeRuleRequested, this, [this](int row) { m_document.remove({row}); });
    connect(parts.proxy, &ProxyPanel::rulesRequested, this, &RuleCommands::edit);
    connect(parts.exchanges, &ExchangesView::blockRequested, this, &RuleCommands::block);

    // Hits move with exchanges only, and are counted before the journal hears of them.
    m_counting.setSingleShot(true);
    m_counting.setInterval(CountEvery);
    connect(&m_counting, &QTimer::timeout, &m_document, &RuleDocument::collectHits);
    connect(&m_document, &RuleDocument::hitsChanged, parts.proxy, &ProxyPanel::refreshRules);
    connect(parts.journal, &Journal::changed, this, [this] {
        if (!m_counting.isActive())
            m_counting.start();
    });
}

RuleCommands::~RuleCommands() = default;

void RuleCommands::load()
{
    const RuleMemory::Loaded loaded = m_memory.load();
    m_document.begin(loaded.list);
    if (!loaded.problem)
        return;
    const QByteArray said = "The remembered rules can't be read, line "_ba + QByteArray::number(loaded.problem->line) +
                            ": "_ba + loaded.problem->reason + ". The default rule holds: block "_ba + access::defaultRule().text;
    m_parts.journal->feed()->publish(
        trace::Notice{trace::Role::Proxy, trace::now(), wire::printable(said), trace::Notice::Tone::Bad});
    m_parts.proxy->notice()->tell(
        tr("The remembered rules can't be read, the default rule holds. %1. They stay in the settings until a rule is "
           "changed.")
            .arg(RuleWords::problem(*loaded.problem, loaded.text)));
}

/// What the list before counted is collected later: the chips must not ask for its rows by now.
void RuleCommands::rulesChanged()
{
    m_parts.proxy->setRules(m_document.blocklist(), [this](int row) { return m_document.hits(row); });
}

void RuleCommands::save()
{
    if (!m_saving.isActive())
        return;
    m_saving.stop();
    m_memory.save(m_document.list());
}

void RuleCommands::edit()
{
    if (m_editor == nullptr)
        m_editor = std::make_unique<RuleEditor>(&m_document, new roles::Rehearsal,
                                                [proxy = m_parts.proxy] { return proxy->endpoint(); }, m_window);
    m_editor->show();
    m_editor->raise();
    m_editor->activateWindow();
}

void RuleCommands::block(const QByteArray &ip, quint16 port)
{
    const QString destination =
        shown(wire::withPort(ip, port));
    emit told(m_document.block(ip, port)
                  ? tr("%1 is blocked from now on. The menu of the rule takes it away again.").arg(destination)
                  : tr("No rule can be made of %1.").arg(destination));
}

} // namespace midhop::gui
