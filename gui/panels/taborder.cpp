#include "gui/panels/taborder.h"

#include <QtWidgets/QWidget>

namespace midhop::gui {

QList<QWidget *> TabOrder::stopsIn(QWidget *root)
{
    QList<QWidget *> stops;
    for (QWidget *widget = root->nextInFocusChain(); widget != root; widget = widget->nextInFocusChain()) {
        const bool stop = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
        if (stop && root->isAncestorOf(widget))
            stops += widget;
    }
    return stops;
}

void TabOrder::chain(const QList<QWidget *> &stops)
{
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}

} // namespace midhop::gui
