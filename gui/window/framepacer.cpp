#include "gui/window/framepacer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

#include <algorithm>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto Settling = 1ms; ///< the timers that are due now have their turn before

} // namespace

FramePacer::FramePacer(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FramePacer::paint);
    window->installEventFilter(this);
}

/// Until a window has painted it does not ask again (see QWidgetRepaintManager), so one request stands for all.
bool FramePacer::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::UpdateRequest || m_painting)
        return false;
    if (!m_timer.isActive()) {
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_painted);
        m_timer.start(std::clamp<std::chrono::milliseconds>(Frame - since, Settling, Frame));
    }
    return true;
}

void FramePacer::paint()
{
    m_painted = Clock::now();
    m_painting = true;
    QEvent request(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(m_window, &request);
    m_painting = false;
}

} // namespace midhop::gui
