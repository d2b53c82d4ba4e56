#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>

class QWidget;

namespace midhop::gui {

/// Paints a top-level window at most once a frame, however many parts of it change meanwhile, and not between two of them
/// that change in one go: tables that follow each other would each have the window painted. What the system itself asks to
/// be painted is painted at once; QWidget::repaint() waits for the next frame, too. Lives in the GUI thread.
class FramePacer final : public QObject
{
    Q_OBJECT

public:
    /// From the beginning of one picture to that of the next: 60 a second.
    static constexpr std::chrono::milliseconds Frame{16};

    /// A child of `window`.
    explicit FramePacer(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Clock = std::chrono::steady_clock;

    void paint();

    QWidget *m_window;
    QTimer m_timer;
    Clock::time_point m_painted{}; ///< when the last picture was begun
    bool m_painting = false;
};

} // namespace midhop::gui
