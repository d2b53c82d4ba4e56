#include "gui/inspector/followedexchange.h"

#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace midhop::gui {

FollowedExchange::FollowedExchange(Journal *journal, QWidget *widget)
    : QObject(widget)
    , m_journal(journal)
    , m_widget(widget)
{
    widget->installEventFilter(this);
    connect(journal, &Journal::changed, this, &FollowedExchange::look);
    connect(journal, &Journal::leaving, this, &FollowedExchange::leave);
    connect(journal, &Journal::cleared, this, [this] { follow({}); });
}

void FollowedExchange::follow(trace::ExchangeId id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_exchange.reset();
    m_stale = true;
    if (id.value == 0 || m_widget->isVisible())
        refresh();
}

void FollowedExchange::refresh()
{
    if (!m_stale)
        return;
    m_stale = false;
    if (const qsizetype row = m_id.value == 0 ? -1 : m_journal->rowOf(m_id); row >= 0)
        m_exchange = m_journal->store().exchange(row);
    emit changed();
}

void FollowedExchange::look(const std::vector<trace::Store::Change> &changes)
{
    if (m_id.value == 0)
        return;
    const qsizetype row = m_journal->rowOf(m_id);
    const bool isOurs = row >= 0 && std::ranges::any_of(changes, [row](const trace::Store::Change &change) {
                            return change.row == row;
                        });
    m_stale = m_stale || isOurs;
    if (m_stale && m_widget->isVisible())
        refresh();
}

void FollowedExchange::leave(qsizetype firstRow)
{
    if (m_id.value != 0 && m_journal->rowOf(m_id) < firstRow)
        refresh();
}

bool FollowedExchange::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_widget && event->type() == QEvent::Show)
        refresh();
    return QObject::eventFilter(watched, event);
}

} // namespace midhop::gui
