#pragma once

#include <QtWidgets/QPushButton>

namespace midhop::gui {

/// The one button of a panel that is meant: flat, in the accent colour.
class AccentButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit AccentButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace midhop::gui
