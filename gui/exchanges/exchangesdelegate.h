#pragma once

#include "gui/tables/rowdelegate.h"

namespace midhop::gui {

/// Draws a cell of the exchanges: the decision with its sign in bold, a failed reply in its colour, addresses
/// in the font of fixed width.
class ExchangesDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    explicit ExchangesDelegate(QObject *parent = nullptr);

    /// The font of a column, of which `base` is the table's.
    [[nodiscard]] static QFont fontOf(int column, const QFont &base);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    [[nodiscard]] int padding(const QFontMetrics &metrics) const override;
    [[nodiscard]] QRect textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace midhop::gui
