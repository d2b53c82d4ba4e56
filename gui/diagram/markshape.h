#pragma once

#include "gui/diagram/diagramcolumns.h"
#include "gui/diagram/diagramlayout.h"

namespace midhop::gui {

/// How far a mark reaches above and below its line, or the middle of its box.
struct MarkReach
{
    qreal above = 0;
    qreal below = 0;
};
[[nodiscard]] MarkReach markReach(const trace::Step &step, const DiagramColumns &columns);

/// The mark of a group with its line, or the middle of its box, at `y`; without a time. Pure.
[[nodiscard]] DiagramMark shapeMark(const trace::Flow &flow, const StepGroup &group, qreal y,
                                    const DiagramColumns &columns, const TextRuler &ruler);

} // namespace midhop::gui
