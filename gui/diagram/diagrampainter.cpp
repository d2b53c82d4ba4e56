#include "gui/diagram/diagrampainter.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace midhop::gui {

namespace {

// All in heights of a line of text.
constexpr qreal ThinPen = 0.065;
constexpr qreal BytesPen = 0.1;
constexpr qreal HeadLength = 0.5;
constexpr qreal HeadHalf = 0.22; ///< half of its width
constexpr qreal EndRadius = 0.19;
constexpr qreal ToothLength = 0.3;
constexpr qreal ToothHeight = 0.16;
constexpr qreal Corner = 0.3;
constexpr qreal BarHalf = 0.34;

QPen penOf(Stroke stroke, const QColor &colour, qreal width)
{
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    switch (stroke) {
    case Stroke::Dashed:
        pen.setDashPattern({4, 3});
        break;
    case Stroke::DashDot:
        pen.setDashPattern({9, 3, 1.5, 3});
        break;
    case Stroke::Dotted:
        pen.setDashPattern({1.5, 3});
        break;
    case Stroke::Solid:
    case Stroke::Sawtooth:
        break;
    }
    return pen;
}

/// How much of the line a head covers.
qreal coverOf(Head head)
{
    switch (head) {
    case Head::Filled:
        return HeadLength;
    case Head::Twin:
        return 2 * HeadLength;
    case Head::Diamond:
        return 1.4 * HeadLength;
    default:
        return 0;
    }
}

} // namespace

DiagramPainter::DiagramPainter(QPainter *painter, const DiagramFonts &fonts, const Colours &colours)
    : m_painter(painter)
    , m_fonts(fonts)
    , m_colours(colours)
    , m_line(fonts.lineHeight())
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(Qt::LeftToRight); // every text is in its own place and isolated
}

QColor DiagramPainter::colourOf(Ink ink) const
{
    switch (ink) {
    case Ink::Text:
        return m_colours.text;
    case Ink::Muted:
        return m_colours.muted;
    case Ink::Client:
        return m_colours.client;
    case Ink::Proxy:
        return m_colours.proxy;
    case Ink::Server:
        return m_colours.server;
    case Ink::Good:
        return m_colours.good;
    case Ink::Bad:
        return m_colours.bad;
    case Ink::Warning:
        return m_colours.warning;
    }
    return m_colours.text;
}

void DiagramPainter::paint(const DiagramStack &stack, const QRectF &exposed, const DiagramMarking &marking)
{
    paintMarking(stack, marking);
    const auto [first, end] = stack.exchangesIn(exposed.top(), exposed.bottom());
    for (std::size_t i = first; i < end; ++i) {
        m_painter->save();
        m_painter->translate(0, stack.top(i));
        paint(stack.layout(i), exposed.translated(0, -stack.top(i)));
        m_painter->restore();
        if (i > 0) {
            m_painter->setPen(QPen(m_colours.border, 1));
            m_painter->drawLine(QPointF(0, stack.top(i)), QPointF(stack.size().width(), stack.top(i)));
        }
    }
    if (stack.remark())
        paintText(*stack.remark());
}

void DiagramPainter::paintMarking(const DiagramStack &stack, const DiagramMarking &marking)
{
    const auto frame = [&](DiagramStack::Place place) {
        const qreal air = m_line / 8;
        return stack.bounds(place).adjusted(-air, 0, air, 0);
    };
    const qreal radius = Corner * m_line / 2;
    if (marking.hovered && marking.hovered != marking.selected) {
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(m_colours.header);
        m_painter->drawRoundedRect(frame(*marking.hovered), radius, radius);
    }
    if (marking.selected) {
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(m_colours.selection);
        m_painter->drawRoundedRect(frame(*marking.selected), radius, radius);
    }
    if (marking.focused) {
        m_painter->setPen(QPen(m_colours.accent, m_line / 10));
        m_painter->setBrush(Qt::NoBrush);
        m_painter->drawRoundedRect(frame(*marking.focused), radius, radius);
    }
}

void DiagramPainter::paint(const DiagramLayout &layout, const QRectF &exposed)
{
    if (layout.heading)
        paintText(*layout.heading);
    for (const DiagramLifeline &lifeline : layout.lifelines)
        paintLifeline(layout, lifeline);
    paintBreaks(layout);
    // A time or a focus frame reaches a little beyond its mark.
    const std::size_t first = layout.firstMarkBelow(exposed.top() - m_line);
    for (std::size_t i = first; i < layout.marks.size(); ++i) {
        if (layout.marks[i].bounds.top() > exposed.bottom() + m_line)
            break;
        paintMark(layout.marks[i]);
    }
    if (layout.note)
        paintText(*layout.note);
}

void DiagramPainter::paintText(const DiagramText &text)
{
    m_painter->setFont(m_fonts.font(text.face));
    m_painter->setPen(colourOf(text.ink));
    m_painter->drawText(text.rect, int(Qt::AlignCenter) | Qt::TextSingleLine | Qt::TextDontClip, text.text);
}

void DiagramPainter::paintLifeline(const DiagramLayout &layout, const DiagramLifeline &lifeline)
{
    for (const DiagramText &text : lifeline.head)
        paintText(text);
    if (lifeline.head.empty())
        return;
    QPen pen(lifeline.seen ? m_colours.border : m_colours.muted, ThinPen * m_line);
    if (!lifeline.seen)
        pen.setDashPattern({1, 5});
    m_painter->setPen(pen);
    qreal top = lifeline.line.y1();
    for (const DiagramBreak &pause : layout.breaks) {
        m_painter->drawLine(QPointF(lifeline.line.x1(), top),
                            QPointF(lifeline.line.x1(), pause.top + m_line / 4));
        top = pause.bottom - m_line / 4;
    }
    m_painter->drawLine(QPointF(lifeline.line.x1(), top), lifeline.line.p2());
}

// Two slanted strokes across each lifeline, as on an axis that is cut.
void DiagramPainter::paintBreaks(const DiagramLayout &layout)
{
    for (const DiagramBreak &pause : layout.breaks) {
        paintText(pause.duration);
        m_painter->setPen(QPen(m_colours.muted, ThinPen * m_line));
        for (const DiagramLifeline &lifeline : layout.lifelines) {
            for (const qreal y : {pause.top + m_line / 4, pause.bottom - m_line / 4}) {
                const QPointF middle(lifeline.line.x1(), y);
                const QPointF half(m_line * 0.4, -m_line * 0.14);
                m_painter->drawLine(middle - half, middle + half);
            }
        }
    }
}

void DiagramPainter::paintMark(const DiagramMark &mark)
{
    const QColor colour = colourOf(mark.ink);
    if (mark.isBox)
        paintBox(mark, colour);
    else
        paintArrow(mark, colour);
    paintText(mark.label);
    if (!mark.time.text.isEmpty())
        paintText(mark.time);
}

void DiagramPainter::paintArrow(const DiagramMark &mark, const QColor &colour)
{
    paintLine(mark, colour);
    paintHead(mark, colour);
    if (mark.hollowTail)
        paintHollowEnd(mark.line.p1(), colour);
    if (mark.hollowHead && coverOf(mark.head) == 0)
        paintHollowEnd(mark.line.p2(), colour);
}

void DiagramPainter::paintLine(const DiagramMark &mark, const QColor &colour)
{
    const qreal direction = mark.line.x2() < mark.line.x1() ? -1 : 1;
    const QPointF from = mark.line.p1();
    const QPointF to = mark.line.p2() - QPointF(direction * coverOf(mark.head) * m_line * 0.9, 0);
    const qreal width = (mark.stroke == Stroke::Solid ? BytesPen : ThinPen * 1.2) * m_line;
    m_painter->setPen(penOf(mark.stroke, colour, width));
    m_painter->setBrush(Qt::NoBrush);
    if (mark.stroke != Stroke::Sawtooth) {
        m_painter->drawLine(from, to);
        return;
    }
    QPainterPath teeth(from);
    const int count = std::max(2, int(std::abs(to.x() - from.x()) / (ToothLength * m_line)));
    for (int i = 1; i <= count; ++i) {
        const qreal height = i == count ? 0 : (i % 2 == 0 ? 1 : -1) * ToothHeight * m_line;
        teeth.lineTo(from + (to - from) * (qreal(i) / count) + QPointF(0, height));
    }
    m_painter->drawPath(teeth);
}

void DiagramPainter::paintHead(const DiagramMark &mark, const QColor &colour)
{
    const qreal direction = mark.line.x2() < mark.line.x1() ? -1 : 1;
    const QPointF tip = mark.line.p2();
    const qreal half = HeadHalf * m_line;
    const QPointF back(-direction * HeadLength * m_line, 0);
    m_painter->setPen(QPen(colour, ThinPen * 1.4 * m_line, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    m_painter->setBrush(mark.hollowHead ? QBrush(m_colours.surface) : QBrush(colour));
    const auto triangle = [&](QPointF point) {
        m_painter->drawPolygon(
            QPolygonF({point, point + back + QPointF(0, half), point + back - QPointF(0, half)}));
    };
    switch (mark.head) {
    case Head::None:
        break;
    case Head::Twin:
        triangle(tip + back);
        [[fallthrough]];
    case Head::Filled:
        triangle(tip);
        break;
    case Head::Open:
        m_painter->drawLine(tip, tip + back + QPointF(0, half));
        m_painter->drawLine(tip, tip + back - QPointF(0, half));
        break;
    case Head::Half:
        m_painter->drawLine(tip, tip + back * 1.3 + QPointF(0, half * 1.5));
        break;
    case Head::Cross:
        m_painter->drawLine(tip - QPointF(half, half) * 1.3, tip + QPointF(half, half) * 1.3);
        m_painter->drawLine(tip - QPointF(half, -half) * 1.3, tip + QPointF(half, -half) * 1.3);
        break;
    case Head::Bar: {
        const QPointF place = tip + back / 2;
        m_painter->drawLine(place - QPointF(0, BarHalf * m_line), place + QPointF(0, BarHalf * m_line));
        break;
    }
    case Head::Diamond: {
        const QPointF middle = tip + back * 0.7;
        m_painter->drawPolygon(
            QPolygonF({tip, middle + QPointF(0, half), tip + back * 1.4, middle - QPointF(0, half)}));
        break;
    }
    }
}

void DiagramPainter::paintHollowEnd(QPointF place, const QColor &colour)
{
    m_painter->setPen(QPen(colour, ThinPen * m_line));
    m_painter->setBrush(m_colours.surface);
    m_painter->drawEllipse(place, EndRadius * m_line, EndRadius * m_line);
}

void DiagramPainter::paintBox(const DiagramMark &mark, const QColor &colour)
{
    QPen pen(colour, ThinPen * 1.2 * m_line);
    qreal radius = Corner * m_line;
    switch (mark.kind) {
    case trace::StepKind::LookUp:
        radius = mark.box.height() / 2;
        break;
    case trace::StepKind::TimeOut:
        pen.setDashPattern({4, 3});
        break;
    case trace::StepKind::Failure:
        radius = 0;
        break;
    default:
        break;
    }
    m_painter->setPen(pen);
    m_painter->setBrush(m_colours.surface);
    m_painter->drawRoundedRect(mark.box, radius, radius);
    if (mark.glyph)
        paintGlyph(m_painter, mark.sign, *mark.glyph, colour);
}

} // namespace midhop::gui
