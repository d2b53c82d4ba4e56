#pragma once

#include <QtCore/QtGlobal>

#include <chrono>
#include <vector>

namespace midhop::gui {

/// The room between two rows of the diagram that follow each other.
struct RowGap
{
    qreal height = 0;
    bool broken = false; ///< shorter than the time would be: the line is drawn with a break mark
};

/// Distances proportional to time. Half of the gaps become as high as a usual row or higher; a gap is at
/// least as high as its labels need, and one longer than `most` is broken. Pure.
///
/// `times` are those of the rows, in order; `least` has what the labels need between each row and the next,
/// one fewer than `times`; `usual` is the height of a row.
[[nodiscard]] std::vector<RowGap> gapsToScale(const std::vector<std::chrono::nanoseconds> &times,
                                              const std::vector<qreal> &least, qreal usual, qreal most);

} // namespace midhop::gui
