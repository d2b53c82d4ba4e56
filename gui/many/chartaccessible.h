#pragma once

#include <QtWidgets/QAccessibleWidget>

namespace midhop::gui {

class Chart;

/// What a screen reader hears of a Chart: as value the item the arrow keys have chosen, as description what the whole shows.
class ChartAccessible final : public QAccessibleWidget
{
public:
    explicit ChartAccessible(Chart *chart);

    /// Once for the program; more often does no harm.
    static void install();

    [[nodiscard]] QString text(QAccessible::Text kind) const override;

private:
    [[nodiscard]] const Chart *chart() const;
};

} // namespace midhop::gui
