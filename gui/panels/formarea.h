#pragma once

#include <QtWidgets/QScrollArea>

class QGridLayout;
class QLabel;

namespace midhop::gui {

/// The rows of fields in a panel: labels in one column, fields in the other. As high as its rows; it scrolls
/// when the window is too low for them, never sideways.
class FormArea final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormArea(QWidget *parent = nullptr);

    /// Adds a row of widgets; the first of them takes what is left of the width. The label is `first`'s buddy
    /// and may have no text.
    QLabel *addRow(QWidget *first, const QList<QWidget *> &more = {});

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QGridLayout *m_grid;
};

} // namespace midhop::gui
