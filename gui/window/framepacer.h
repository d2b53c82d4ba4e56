#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtGui/QWindow>

#include <chrono>

class QWidget;

namespace midhop::gui {

/// Paints a top-level window at most once a frame, however many parts of it change meanwhile, and not between
/// two of them that change in one go: tables that follow each other would each have the window painted. A
/// frame is shorter while keys, pointer or wheel are at work in the window: what they change is seen at once,
/// and what only runs by, thousands of lines a second, does not take the time of those who make it. What the
/// system itself asks to be painted is painted at once; QWidget::repaint() waits for the next frame, too.
/// Lives in the GUI thread.
class FramePacer final : public QObject
{
    Q_OBJECT

public:
    /// From the beginning of one picture to that of the next: 60 a second under somebody's hands, else 20.
    static constexpr std::chrono::milliseconds FrameInUse{16};
    static constexpr std::chrono::milliseconds FrameAtRest{50};
    /// How long the window is in use behind the last key, movement or wheel.
    static constexpr std::chrono::milliseconds Use{1000};

    /// A child of `window`.
    explicit FramePacer(QWidget *window);

    /// One of the two above, as things are.
    [[nodiscard]] std::chrono::milliseconds frame() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Clock = std::chrono::steady_clock;

    void plan();
    void paint();
    void use();

    QWidget *m_window;
    QPointer<QWindow> m_handle; ///< of the window; all input comes by it
    QTimer m_timer;
    Clock::time_point m_painted{}; ///< when the last picture was begun
    Clock::time_point m_used{};    ///< when the last input came
    bool m_painting = false;
};

} // namespace midhop::gui
