#include "gui/panels/rolepanel.h"

#include "gui/logs/logpane.h"
#include "gui/panels/formarea.h"
#include "gui/panels/hintline.h"
#include "gui/panels/noticebar.h"
#include "gui/panels/panelheader.h"
#include "gui/panels/taborder.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

RolePanel::RolePanel(trace::Role role, Journal *journal, QWidget *parent)
    : Card(role, parent)
    , m_journal(journal)
    , m_header(new PanelHeader(role, this))
    , m_form(new FormArea(this))
    , m_hint(new HintLine(this))
    , m_notice(new NoticeBar(this))
    , m_log(new LogPane(role, journal, this))
{
    // The fields get their room first, the log what is left, but no less than a few lines.
    m_log->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_log->setMinimumHeight(lowestLog());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_form);
    layout->addWidget(m_hint);
    layout->addWidget(m_notice);
    layout->addWidget(m_log, 1);
}

QList<QWidget *> RolePanel::tabStops() const
{
    QList<QWidget *> stops;
    for (QWidget *part : std::initializer_list<QWidget *>{m_header, m_form, m_hint, m_notice})
        stops += TabOrder::stopsIn(part);
    return stops;
}

void RolePanel::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        m_log->setMinimumHeight(lowestLog());
}

int RolePanel::lowestLog() const
{
    return fontMetrics().height() * 5;
}

} // namespace midhop::gui
