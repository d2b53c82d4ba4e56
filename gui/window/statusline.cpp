#include "gui/window/statusline.h"

#include "gui/journal/journal.h"
#include "gui/panels/listenerpanel.h"
#include "gui/panels/tint.h"
#include "gui/tables/words.h"
#include "gui/window/rolestatus.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using State = roles::ListenerRole::State;

StateDot::State dotOf(State state)
{
    switch (state) {
    case State::Listening:
        return StateDot::State::On;
    case State::Stopping:
        return StateDot::State::Ending;
    case State::Stopped:
        break;
    }
    return StateDot::State::Off;
}

} // namespace

StatusLine::StatusLine(const Journal *journal, const ListenerPanel *proxy, const ListenerPanel *server,
                       QWidget *parent)
    : QStatusBar(parent)
    , m_journal(journal)
    , m_proxyPanel(proxy)
    , m_serverPanel(server)
    , m_proxy(new RoleStatus(this))
    , m_server(new RoleStatus(this))
    , m_exchanges(new QLabel(this))
    , m_median(new QLabel(this))
    , m_recording(new QLabel(this))
{
    setContentsMargins(8, 0, 8, 0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_proxy, m_server, m_exchanges, m_median})
        addWidget(part);
    addPermanentWidget(m_recording);
    m_recording->setTextFormat(Qt::PlainText);
    m_recording->hide();
    for (QLabel *label : {m_exchanges, m_median, m_recording}) {
        label->setContentsMargins(0, 0, 12, 0);
        Tint::apply(label, &Colours::muted);
    }
    for (const ListenerPanel *panel : {proxy, server})
        connect(panel, &ListenerPanel::stateChanged, this, &StatusLine::showRoles);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(std::chrono::milliseconds(200));
    connect(&m_refresh, &QTimer::timeout, this, &StatusLine::showNumbers);
    const auto soon = [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    };
    connect(journal, &Journal::changed, this, soon);
    connect(journal, &Journal::lostChanged, this, soon);
    connect(journal, &Journal::cleared, this, soon);
    showRoles();
    showNumbers();
}

void StatusLine::setRecording(const QString &text)
{
    m_recording->setText(text);
    m_recording->setVisible(!text.isEmpty());
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showRoles();
        showNumbers();
    }
}

void StatusLine::showRoles()
{
    const auto where = [](const ListenerPanel *panel) {
        return QString::fromLatin1(panel->endpoint().value_or(wire::Endpoint{}).toText());
    };
    const auto warning = [](const ListenerPanel *panel) {
        return panel->isReachableByOthers() ? tr("Others can reach it") : QString();
    };
    const State proxy = m_proxyPanel->state();
    m_proxy->tell(dotOf(proxy),
                  proxy == State::Listening  ? tr("Proxy %1").arg(where(m_proxyPanel))
                  : proxy == State::Stopping ? tr("Proxy stopping…")
                                             : tr("Proxy stopped"),
                  warning(m_proxyPanel));
    const State server = m_serverPanel->state();
    m_server->tell(dotOf(server),
                   server == State::Listening  ? tr("Server %1").arg(where(m_serverPanel))
                   : server == State::Stopping ? tr("Server stopping…")
                                               : tr("Server stopped"),
                   warning(m_serverPanel));
}

void StatusLine::showNumbers()
{
    m_exchanges->setText(tr("%Ln exchange(s)", nullptr, int(m_journal->exchanges())) + u" · "_s +
                         tr("%L1 lost").arg(m_journal->lost()));
    const auto median = m_journal->medianLatency();
    m_median->setVisible(median.count() >= 0);
    m_median->setText(tr("median %1", "latency").arg(durationText(median)));
}

} // namespace midhop::gui
