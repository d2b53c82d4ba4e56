#include "gui/diagram/diagramcolumns.h"

#include "gui/diagram/timewords.h"

#include <algorithm>

namespace midhop::gui {

namespace {

// All in heights of a line of text.
constexpr qreal Pad = 0.4;
constexpr qreal Margin = 0.5;
constexpr qreal Lead = 2.2;       ///< from the times to the first lifeline
constexpr qreal LeastTrail = 3.2; ///< behind the last lifeline, for its head
constexpr qreal MostTrail = 5.6;
constexpr qreal LeastGap = 7;
constexpr qreal MostGap = 36;

qreal beforeFirst(const TextRuler &ruler)
{
    return ruler.width(TimeWords::widest(), Face::Plain) + (Margin + Lead) * ruler.lineHeight();
}

} // namespace

DiagramColumns::DiagramColumns(qreal room, const TextRuler &ruler)
    : line(ruler.lineHeight())
    , pad(Pad * line)
    , margin(Margin * line)
{
    const qreal first = beforeFirst(ruler);
    const qreal trail = std::clamp((room - first) / 5, LeastTrail * line, MostTrail * line);
    const qreal step = std::clamp((room - first - trail) / 2, LeastGap * line, MostGap * line);
    width = first + 2 * step + trail;
    timeRight = first - Lead * line;
    lifelines = {first, first + step, first + 2 * step};
}

qreal DiagramColumns::headRoom(trace::Role role) const
{
    const qreal inner = gap() / 2 - pad;
    switch (role) {
    case trace::Role::Client:
        return std::min(inner, lifelines[0] - margin);
    case trace::Role::Proxy:
        return inner;
    case trace::Role::Server:
        return std::min(inner, width - lifelines[2] - margin);
    }
    return inner;
}

std::pair<qreal, qreal> DiagramColumns::boxRoom(trace::Role role) const
{
    const auto index = std::size_t(role);
    return {index == 0 ? timeRight + pad : lifelines[index - 1] + pad,
            index == 2 ? width - margin : lifelines[index + 1] - pad};
}

qreal DiagramColumns::leastWidth(const TextRuler &ruler)
{
    return beforeFirst(ruler) + (2 * LeastGap + LeastTrail) * ruler.lineHeight();
}

} // namespace midhop::gui
