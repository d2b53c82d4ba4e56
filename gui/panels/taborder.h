#pragma once

#include <QtCore/QList>

class QWidget;

namespace midhop::gui {

/// The order in which Tab goes through widgets that were made in another one.
namespace TabOrder {

/// What Tab stops at inside `root`, in the present order.
[[nodiscard]] QList<QWidget *> stopsIn(QWidget *root);
/// Tab goes through `stops` one after the other. None of what they are in may have a focus proxy: it stays where it was in the
/// order, and Tab would jump from there to its proxy.
void chain(const QList<QWidget *> &stops);

} // namespace TabOrder

} // namespace midhop::gui
