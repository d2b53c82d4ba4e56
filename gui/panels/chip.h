#pragma once

#include <QtWidgets/QLabel>

namespace midhop::gui {

/// A short text in a round frame.
class Chip final : public QLabel
{
    Q_OBJECT
public:
    explicit Chip(QWidget *parent);

    [[nodiscard]] static int heightFor(const QFontMetrics &metrics) { return metrics.height() + 8; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace midhop::gui
