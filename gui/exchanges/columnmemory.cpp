#include "gui/exchanges/columnmemory.h"

#include <QtCore/QSettings>
#include <QtCore/QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr auto ColumnsKey = "exchanges/columns"_L1;
constexpr auto SortKey = "exchanges/sort"_L1;
constexpr auto DescendingKey = "exchanges/descending"_L1;

QString widthKey(int column)
{
    return "exchanges/widths/"_L1 + ExchangeColumn::key(column);
}

} // namespace

ColumnMemory ColumnMemory::load(const QSettings &settings)
{
    ColumnMemory memory;
    for (const QString &key : settings.value(ColumnsKey).toStringList()) {
        const int column = ExchangeColumn::ofKey(key);
        if (column >= 0 && std::ranges::find(memory.shown, column) == memory.shown.end())
            memory.shown.push_back(column);
    }
    for (int column = 0; column < ExchangeColumn::Count; ++column) {
        bool isNumber = false;
        const double width = settings.value(widthKey(column)).toDouble(&isNumber);
        if (isNumber && width >= LeastWidth && width <= MostWidth)
            memory.widths[std::size_t(column)] = width;
    }
    memory.sortColumn = ExchangeColumn::ofKey(settings.value(SortKey).toString());
    if (settings.value(DescendingKey).toBool())
        memory.sortOrder = Qt::DescendingOrder;
    return memory;
}

void ColumnMemory::save(QSettings &settings) const
{
    QStringList keys;
    for (const int column : shown)
        keys.append(ExchangeColumn::key(column));
    settings.setValue(ColumnsKey, keys);
    for (int column = 0; column < ExchangeColumn::Count; ++column) {
        const double width = widths[std::size_t(column)];
        if (width > 0)
            settings.setValue(widthKey(column), width);
        else
            settings.remove(widthKey(column));
    }
    settings.setValue(SortKey, sortColumn < 0 ? QString() : QString(ExchangeColumn::key(sortColumn)));
    settings.setValue(DescendingKey, sortOrder == Qt::DescendingOrder);
}

} // namespace midhop::gui
