#pragma once

#include <QtWidgets/QWidget>

namespace midhop::gui {

/// The dot before a role's name: full while it listens, half while it stops, a ring when stopped; a word
/// stands beside it.
class StateDot final : public QWidget
{
    Q_OBJECT
public:
    enum class State : quint8 { Off, Ending, On };

    explicit StateDot(QWidget *parent = nullptr);
    void setState(State state);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Off;
};

} // namespace midhop::gui
