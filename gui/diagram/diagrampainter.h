#pragma once

#include "gui/diagram/diagramfonts.h"
#include "gui/diagram/diagramstack.h"
#include "gui/theme/colours.h"

class QPainter;

namespace midhop::gui {

/// What of a stack is marked on the screen; nothing of it goes into exported pictures.
struct DiagramMarking
{
    std::optional<DiagramStack::Place> selected;
    std::optional<DiagramStack::Place> hovered;
    std::optional<DiagramStack::Place> focused;
};

/// Paints diagrams with a painter whose units are those of the layout. GUI thread.
class DiagramPainter final
{
public:
    DiagramPainter(QPainter *painter, const DiagramFonts &fonts, const Colours &colours);

    /// What of the stack is in `exposed`; the background is painted already.
    void paint(const DiagramStack &stack, const QRectF &exposed, const DiagramMarking &marking);
    /// One exchange from its left upper corner on, what of it is in `exposed`.
    void paint(const DiagramLayout &layout, const QRectF &exposed);
    void paintText(const DiagramText &text);

private:
    void paintLifeline(const DiagramLayout &layout, const DiagramLifeline &lifeline);
    void paintBreaks(const DiagramLayout &layout);
    void paintMark(const DiagramMark &mark);
    void paintArrow(const DiagramMark &mark, const QColor &colour);
    void paintLine(const DiagramMark &mark, const QColor &colour);
    void paintHead(const DiagramMark &mark, const QColor &colour);
    void paintHollowEnd(QPointF place, const QColor &colour);
    void paintBox(const DiagramMark &mark, const QColor &colour);
    void paintMarking(const DiagramStack &stack, const DiagramMarking &marking);
    [[nodiscard]] QColor colourOf(Ink ink) const;

    QPainter *m_painter;
    const DiagramFonts &m_fonts;
    const Colours &m_colours;
    qreal m_line; ///< height of a line of text
};

} // namespace midhop::gui
