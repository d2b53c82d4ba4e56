#pragma once

#include "gui/tables/rowdelegate.h"

namespace midhop::gui {

/// Draws the rows of an OutcomeModel: a mark and a colour beside the words, and those that nothing is in dimmed.
class OutcomeDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    [[nodiscard]] int padding(const QFontMetrics &metrics) const override { return metrics.averageCharWidth(); }
    [[nodiscard]] QRect textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace midhop::gui
