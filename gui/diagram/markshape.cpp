#include "gui/diagram/markshape.h"

#include "gui/diagram/diagramwords.h"

#include <algorithm>

namespace midhop::gui {

namespace {

// All in heights of a line of text.
constexpr qreal LabelAir = 0.2;    ///< between a label and the lifelines
constexpr qreal LabelGap = 0.15;   ///< between a label and its arrow
constexpr qreal BelowArrow = 0.45; ///< half of a head, and air
constexpr qreal BoxHeight = 1.5;
constexpr qreal BoxAir = 0.25;
constexpr qreal BoxPad = 0.5;
constexpr qreal SignSide = 0.8;
constexpr qreal SignGap = 0.3;
/// Where the arrow of a failed connect ends, of its way.
constexpr qreal FailedReach = 0.85;

bool isBox(const trace::Step &step)
{
    return step.from == step.to;
}

Ink inkOf(trace::Role role)
{
    switch (role) {
    case trace::Role::Client:
        return Ink::Client;
    case trace::Role::Proxy:
        return Ink::Proxy;
    case trace::Role::Server:
        return Ink::Server;
    }
    return Ink::Text;
}

/// Bytes have the colour of the role that made them: what the proxy hands on of a reply is the server's.
Ink inkOfBytes(const trace::Flow &flow, const trace::Step &step)
{
    const bool handedOn = step.direction == trace::Direction::ProxyToClient &&
                          std::ranges::any_of(flow.steps, [](const trace::Step &other) {
                              return other.direction == trace::Direction::ServerToProxy;
                          });
    return handedOn ? Ink::Server : inkOf(step.from);
}

Ink inkOfTone(trace::LogLine::Tone tone)
{
    switch (tone) {
    case trace::LogLine::Tone::Plain:
        break;
    case trace::LogLine::Tone::Good:
        return Ink::Good;
    case trace::LogLine::Tone::Bad:
    case trace::LogLine::Tone::Error:
        return Ink::Bad;
    }
    return Ink::Muted;
}

void setArrowStyle(DiagramMark &mark, const trace::Flow &flow, const trace::Step &step)
{
    const auto set = [&mark](Stroke stroke, Head head, Ink ink) {
        mark.stroke = stroke;
        mark.head = head;
        mark.ink = ink;
    };
    switch (step.kind) {
    case trace::StepKind::Connect:
        set(Stroke::Dashed, isUnderWay(flow, mark.group.first) ? Head::None : Head::Open, Ink::Muted);
        break;
    case trace::StepKind::ConnectFailed:
        set(Stroke::Dashed, Head::Cross, Ink::Bad);
        break;
    case trace::StepKind::HalfClose:
        set(Stroke::DashDot, Head::Half, Ink::Muted);
        break;
    case trace::StepKind::Close:
        set(Stroke::Dotted, Head::Bar, Ink::Muted);
        break;
    case trace::StepKind::Reset:
        set(Stroke::Sawtooth, Head::Diamond, Ink::Bad);
        break;
    default:
        set(Stroke::Solid, mark.group.count > 1 ? Head::Twin : Head::Filled, inkOfBytes(flow, step));
        break;
    }
}

DiagramText placedText(const StepLabel &label, qreal room, const TextRuler &ruler)
{
    DiagramText text;
    text.face = label.face;
    const bool isBrief = !label.brief.isEmpty() && ruler.width(label.text, label.face) > room;
    const QString shown = label.foreign ? ruler.elidedEnvelope(label.text, label.face, room)
                                        : ruler.elided(isBrief ? label.brief : label.text, label.face, room);
    if (shown != label.text)
        text.whole = label.text;
    text.text = label.foreign ? isolated(shown) : shown;
    text.rect = QRectF(0, 0, ruler.width(shown, label.face), ruler.lineHeight());
    return text;
}

void placeArrow(DiagramMark &mark, const trace::Flow &flow, qreal y, const DiagramColumns &columns,
                const TextRuler &ruler)
{
    const trace::Step &step = flow.steps[mark.group.first];
    const qreal from = columns.at(step.from);
    qreal to = columns.at(step.to);
    const qreal middle = (from + to) / 2;
    const auto [left, right] = std::minmax(from, to);
    mark.label = placedText(stepLabel(flow, mark.group), right - left - 2 * LabelAir * columns.line, ruler);
    mark.label.rect.moveCenter({middle, y - (LabelGap + 0.5) * columns.line});
    if (step.timeWaitAtFrom != step.timeWaitAtTo) { // the label says "here"
        if (columns.at(step.timeWaitAtFrom ? step.from : step.to) < middle)
            mark.label.rect.moveLeft(left + LabelAir * columns.line);
        else
            mark.label.rect.moveRight(right - LabelAir * columns.line);
    }
    setArrowStyle(mark, flow, step);
    mark.label.ink = mark.ink == Ink::Bad || step.tone == trace::LogLine::Tone::Error ? Ink::Bad
                     : step.kind == trace::StepKind::Bytes                            ? Ink::Text
                                                                                      : Ink::Muted;
    if (mark.head == Head::Cross)
        to = from + (to - from) * FailedReach;
    mark.line = QLineF(from, y, to, y);
    mark.hollowTail = !flow.lifelines[std::size_t(step.from)].seen;
    mark.hollowHead = !flow.lifelines[std::size_t(step.to)].seen && mark.head != Head::Cross;
    const MarkReach reach = markReach(step, columns);
    mark.bounds = QRectF(left, y - reach.above, right - left, reach.above + reach.below);
}

std::optional<Glyph> signOf(const trace::Step &step, trace::Verdict verdict)
{
    switch (step.kind) {
    case trace::StepKind::Decision:
        return verdict == trace::Verdict::Pending   ? std::nullopt
               : verdict == trace::Verdict::Allowed ? std::optional(Glyph::Check)
                                                    : std::optional(Glyph::Cross);
    case trace::StepKind::LookUp:
        return step.tone == trace::LogLine::Tone::Plain ? Glyph::Find : Glyph::Warn;
    case trace::StepKind::TimeOut:
        return Glyph::Pause;
    case trace::StepKind::HalfClose:
    case trace::StepKind::Close:
        return std::nullopt;
    default:
        return Glyph::Warn;
    }
}

Ink inkOfBox(const trace::Flow &flow, const trace::Step &step)
{
    switch (step.kind) {
    case trace::StepKind::Decision:
        return flow.verdict == trace::Verdict::Pending   ? Ink::Muted
               : flow.verdict == trace::Verdict::Allowed ? Ink::Good
                                                         : Ink::Bad;
    case trace::StepKind::TimeOut:
        return Ink::Warning;
    case trace::StepKind::LookUp:
    case trace::StepKind::HalfClose:
    case trace::StepKind::Close:
        return inkOfTone(step.tone);
    default:
        return Ink::Bad;
    }
}

void placeBox(DiagramMark &mark, const trace::Flow &flow, qreal y, const DiagramColumns &columns,
              const TextRuler &ruler)
{
    const trace::Step &step = flow.steps[mark.group.first];
    mark.isBox = true;
    mark.ink = inkOfBox(flow, step);
    mark.glyph = signOf(step, flow.verdict);
    const qreal line = columns.line;
    const qreal before = BoxPad * line + (mark.glyph ? (SignSide + SignGap) * line : 0);
    const auto [left, right] = columns.boxRoom(step.from);
    mark.label = placedText(stepLabel(flow, mark.group), right - left - before - BoxPad * line, ruler);
    mark.label.ink = mark.ink;
    const qreal width = before + mark.label.rect.width() + BoxPad * line;
    mark.box = QRectF(0, y - BoxHeight * line / 2, width, BoxHeight * line);
    mark.box.moveLeft(std::clamp(columns.at(step.from) - width / 2, left, std::max(left, right - width)));
    mark.label.rect.moveLeft(mark.box.left() + before);
    mark.label.rect.moveTop(y - line / 2);
    if (mark.glyph)
        mark.sign = QRectF(mark.box.left() + BoxPad * line, y - SignSide * line / 2, SignSide * line,
                           SignSide * line);
    mark.bounds = mark.box;
}

} // namespace

MarkReach markReach(const trace::Step &step, const DiagramColumns &columns)
{
    if (isBox(step)) {
        const qreal half = (BoxHeight / 2 + BoxAir) * columns.line;
        return {half, half};
    }
    return {(1 + LabelGap) * columns.line, BelowArrow * columns.line};
}

DiagramMark shapeMark(const trace::Flow &flow, const StepGroup &group, qreal y, const DiagramColumns &columns,
                      const TextRuler &ruler)
{
    DiagramMark mark;
    mark.group = group;
    mark.kind = flow.steps[group.first].kind;
    if (isBox(flow.steps[group.first]))
        placeBox(mark, flow, y, columns, ruler);
    else
        placeArrow(mark, flow, y, columns, ruler);
    return mark;
}

} // namespace midhop::gui
