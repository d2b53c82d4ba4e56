#include "gui/inspector/byteareaaccessible.h"

#include "gui/inspector/bytearea.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace midhop::gui {

namespace {

QAccessibleInterface *makeFor(const QString &, QObject *object)
{
    auto *area = qobject_cast<ByteArea *>(object);
    return area ? new ByteAreaAccessible(area) : nullptr;
}

} // namespace

ByteAreaAccessible::ByteAreaAccessible(ByteArea *area)
    : QAccessibleWidget(area, QAccessible::EditableText)
{
}

void ByteAreaAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeFor);
        return true;
    }();
    Q_UNUSED(installed)
}

QString ByteAreaAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Value)
        return area()->currentRowText();
    if (kind != QAccessible::Description)
        return QAccessibleWidget::text(kind);
    const wire::ByteRange selected = area()->selection();
    if (selected.isEmpty())
        return QAccessibleWidget::text(kind);
    const QLocale locale;
    //: What is selected, for screen readers: the places of the first and the last byte
    return QCoreApplication::translate("midhop::gui::ByteArea", "bytes %1 to %2 are selected")
        .arg(locale.toString(selected.begin), locale.toString(selected.end - 1));
}

QAccessible::State ByteAreaAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    return state;
}

const ByteArea *ByteAreaAccessible::area() const
{
    return static_cast<const ByteArea *>(widget());
}

} // namespace midhop::gui
