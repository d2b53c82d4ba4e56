#pragma once

#include <QtCore/QList>
#include <QtTest/QTest>
#include <QtWidgets/QWidget>

namespace midhop::test {

/// What has the focus in an active window, and where it goes with each press of `key` until it is somewhere again.
[[nodiscard]] inline QList<QWidget *> tabCycle(const QWidget *window, Qt::Key key)
{
    QList<QWidget *> visited;
    for (QWidget *widget = window->focusWidget(); widget != nullptr && !visited.contains(widget);
         widget = window->focusWidget()) {
        visited += widget;
        QTest::keyClick(widget, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    }
    return visited;
}

} // namespace midhop::test
