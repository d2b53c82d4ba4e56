#include "gui/many/chartaccessible.h"

#include "gui/many/chart.h"

namespace midhop::gui {

namespace {

QAccessibleInterface *makeFor(const QString &, QObject *object)
{
    auto *chart = qobject_cast<Chart *>(object);
    return chart ? new ChartAccessible(chart) : nullptr;
}

} // namespace

ChartAccessible::ChartAccessible(Chart *chart)
    : QAccessibleWidget(chart, QAccessible::Chart)
{
}

void ChartAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeFor);
        return true;
    }();
    Q_UNUSED(installed)
}

QString ChartAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Value)
        return chart()->currentText();
    if (kind == QAccessible::Description)
        return chart()->summary();
    return QAccessibleWidget::text(kind);
}

const Chart *ChartAccessible::chart() const
{
    return static_cast<const Chart *>(widget());
}

} // namespace midhop::gui
