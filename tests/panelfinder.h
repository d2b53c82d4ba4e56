#pragma once

#include <QtCore/QString>
#include <QtGui/QAccessible>
#include <QtWidgets/QWidget>

namespace midhop::test {

/// The one widget of a kind below `parent` with this accessible name, as a screen reader is told it; null if
/// there is none.
template <typename T>
[[nodiscard]] T *named(const QWidget *parent, const QString &name)
{
    const auto widgets = parent->findChildren<T *>();
    for (T *widget : widgets) {
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (interface == nullptr || widget->isHidden())
            continue;
        // On Unix Qt tells a list's choice as its name.
        const QString told = interface->role() == QAccessible::ComboBox ? widget->accessibleName()
                                                                        : interface->text(QAccessible::Name);
        if (told == name)
            return widget;
    }
    return nullptr;
}

} // namespace midhop::test
