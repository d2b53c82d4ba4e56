#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace midhop::gui {

/// A suggestion with its explanation to the right.
class CompletionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace midhop::gui
