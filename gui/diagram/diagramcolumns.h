#pragma once

#include "gui/diagram/diagramtext.h"

#include "core/trace/part.h"

#include <array>

namespace midhop::gui {

/// Where things stand across a diagram, and the distances that all of it is built of. Follows from the room
/// and the font alone, so that exchanges under each other stand in the same columns.
struct DiagramColumns
{
    DiagramColumns(qreal room, const TextRuler &ruler);

    qreal line = 0;   ///< height of a line of text
    qreal pad = 0;    ///< between things that belong to different columns
    qreal margin = 0; ///< at the outer edges
    qreal width = 0;
    qreal timeRight = 0;
    std::array<qreal, 3> lifelines{}; ///< x by trace::Role

    [[nodiscard]] qreal at(trace::Role role) const { return lifelines[std::size_t(role)]; }
    /// From one lifeline to the next.
    [[nodiscard]] qreal gap() const { return lifelines[1] - lifelines[0]; }
    /// How far a text in the middle above a lifeline may reach to each side.
    [[nodiscard]] qreal headRoom(trace::Role role) const;
    /// What a box at a lifeline may cover: to the neighbours, and not the times. First left, then right.
    [[nodiscard]] std::pair<qreal, qreal> boxRoom(trace::Role role) const;

    [[nodiscard]] static qreal leastWidth(const TextRuler &ruler);
};

} // namespace midhop::gui
