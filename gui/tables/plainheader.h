#pragma once

#include <QtWidgets/QHeaderView>

namespace midhop::gui {

/// A header without boxes around its sections: muted words on the header's colour and a line below; where a sort
/// indicator is shown, a small arrow beside the words.
class PlainHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit PlainHeader(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
};

} // namespace midhop::gui
