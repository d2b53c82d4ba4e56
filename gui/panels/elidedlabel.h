#pragma once

#include <QtWidgets/QLabel>

namespace midhop::gui {

/// One line of plain text that gives way: where it does not fit it ends in an ellipsis and the whole is its
/// tool tip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    /// What the tool tip says besides.
    void setNote(const QString &note);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void tellWhole();

    QString m_note;
};

} // namespace midhop::gui
