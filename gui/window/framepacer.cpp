#include "gui/window/framepacer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

#include <algorithm>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr std::chrono::milliseconds Settling = 1ms; ///< the timers that are due now have their turn before

bool isInput(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::TabletRelease:
    case QEvent::NativeGesture:
    case QEvent::InputMethod:
    case QEvent::Resize:
        return true;
    default:
        return false;
    }
}

} // namespace

FramePacer::FramePacer(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FramePacer::paint);
    window->installEventFilter(this);
}

std::chrono::milliseconds FramePacer::frame() const
{
    return Clock::now() - m_used < Use ? FrameInUse : FrameAtRest;
}

/// Until a window has painted it does not ask again (see QWidgetRepaintManager), so one request stands for
/// all.
bool FramePacer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window) {
        if (isInput(event->type()))
            use();
        return false;
    }
    if (event->type() != QEvent::UpdateRequest || m_painting)
        return false;
    if (QWindow *handle = m_window->windowHandle();
        handle != m_handle) { // there is none before the window is shown
        m_handle = handle;
        if (handle != nullptr)
            handle->installEventFilter(this);
    }
    if (!m_timer.isActive())
        plan();
    return true;
}

void FramePacer::plan()
{
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_painted);
    const std::chrono::milliseconds whole = frame();
    m_timer.start(std::clamp(whole - since, Settling, whole));
}

void FramePacer::use()
{
    m_used = Clock::now();
    if (m_timer.isActive())
        plan(); // sooner than it was
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
