#include "gui/diagram/mirroring.h"

#include "gui/diagram/diagramlayout.h"

namespace midhop::gui {

namespace {

class Mirror final
{
public:
    explicit Mirror(qreal width)
        : m_width(width)
    {
    }

    void turn(QRectF &rect) const { rect.moveLeft(m_width - rect.right()); }
    void turn(QLineF &line) const
    {
        line = QLineF(m_width - line.x1(), line.y1(), m_width - line.x2(), line.y2());
    }
    void turn(DiagramText &text) const { turn(text.rect); }
    void turn(std::optional<DiagramText> &text) const
    {
        if (text)
            turn(*text);
    }

private:
    qreal m_width;
};

} // namespace

void mirror(DiagramLayout &layout)
{
    const Mirror mirror(layout.size.width());
    mirror.turn(layout.heading);
    mirror.turn(layout.note);
    for (DiagramLifeline &lifeline : layout.lifelines) {
        for (DiagramText &text : lifeline.head)
            mirror.turn(text);
        mirror.turn(lifeline.line);
    }
    for (DiagramBreak &pause : layout.breaks)
        mirror.turn(pause.duration);
    for (DiagramMark &mark : layout.marks) {
        mirror.turn(mark.bounds);
        mirror.turn(mark.label);
        mirror.turn(mark.time);
        mirror.turn(mark.line);
        mirror.turn(mark.box);
        mirror.turn(mark.sign);
    }
}

} // namespace midhop::gui
