#include "gui/tables/tailfollower.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QScrollBar>

namespace midhop::gui {

TailFollower::TailFollower(QAbstractItemView *view)
    : QObject(view)
    , m_bar(view->verticalScrollBar())
{
    connect(m_bar, &QScrollBar::rangeChanged, this, [this] {
        if (m_following)
            toEnd();
    });
    connect(m_bar, &QScrollBar::valueChanged, this, &TailFollower::moved);
}

void TailFollower::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    if (following)
        toEnd();
    emit followingChanged(following);
}

void TailFollower::setEnabled(bool enabled)
{
    m_enabled = enabled;
    moved(m_bar->value());
}

void TailFollower::moved(int value)
{
    if (!m_moving)
        setFollowing(m_enabled && value >= m_bar->maximum());
}

void TailFollower::toEnd()
{
    const QScopedValueRollback moving(m_moving, true);
    m_bar->setValue(m_bar->maximum());
}

} // namespace midhop::gui
