#pragma once

#include "gui/exchanges/exchangecolumn.h"

#include <array>
#include <vector>

class QSettings;

namespace midhop::gui {

/// What is remembered of the exchanges' columns, in the settings' group `exchanges`. A value.
struct ColumnMemory
{
    static constexpr double LeastWidth = 2; ///< average characters
    static constexpr double MostWidth = 400;

    std::vector<int> shown;                             ///< from left to right; empty for the usual ones
    std::array<double, ExchangeColumn::Count> widths{}; ///< in average characters; 0 for the usual one
    int sortColumn = -1;                                ///< -1: the order of arrival
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

    /// What is missing, or makes no sense, keeps its default: the file may be old, edited or broken.
    [[nodiscard]] static ColumnMemory load(const QSettings &settings);
    void save(QSettings &settings) const;
};

} // namespace midhop::gui
