#include "gui/diagram/diagramlayout.h"

#include "gui/diagram/diagramcolumns.h"
#include "gui/diagram/diagramwords.h"
#include "gui/diagram/markshape.h"
#include "gui/diagram/mirroring.h"
#include "gui/diagram/timescale.h"
#include "gui/diagram/timewords.h"
#include "gui/tables/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

// All in heights of a line of text.
constexpr qreal AboveHeads = 0.5;
constexpr qreal BelowHeads = 0.35;
constexpr qreal BelowHeading = 0.2;
constexpr qreal AboveRows = 0.2;
constexpr qreal BelowRows = 0.6;
constexpr qreal NoRows = 2;
constexpr qreal ScaledRow = 2.6; ///< a usual gap drawn to scale: more than labels need
constexpr qreal LongestGap = 10; ///< drawn to scale

class Maker final
{
public:
    Maker(const trace::Flow &flow, const DiagramOptions &options, const TextRuler &ruler)
        : m_flow(flow)
        , m_options(options)
        , m_ruler(ruler)
        , m_columns(options.width, ruler)
    {
    }

    [[nodiscard]] DiagramLayout make()
    {
        m_layout.id = m_flow.id;
        qreal y = AboveHeads * m_columns.line;
        if (m_options.heading)
            y = placeHeading(y);
        y = placeHeads(y);
        m_layout.headBottom = y + BelowHeads * m_columns.line;
        y = placeMarks(m_layout.headBottom);
        placeTimes();
        for (DiagramLifeline &lifeline : m_layout.lifelines)
            lifeline.line =
                QLineF(m_columns.at(lifeline.role), m_layout.headBottom, m_columns.at(lifeline.role), y);
        if (!m_flow.finished)
            y = placeNote(y);
        m_layout.size = QSizeF(m_columns.width, y + AboveHeads * m_columns.line);
        return std::move(m_layout);
    }

private:
    [[nodiscard]] DiagramText textAt(const QString &text, Face face, Ink ink, QPointF middle,
                                     qreal room) const
    {
        DiagramText placed;
        placed.text = m_ruler.elided(text, face, room);
        if (placed.text != text)
            placed.whole = text;
        placed.face = face;
        placed.ink = ink;
        placed.rect = QRectF(0, 0, m_ruler.width(placed.text, face), m_columns.line);
        placed.rect.moveCenter(middle);
        return placed;
    }

    [[nodiscard]] qreal placeHeading(qreal y)
    {
        DiagramText heading = textAt(flowHeading(m_flow), Face::Bold, Ink::Text, {0, y + m_columns.line / 2},
                                     m_columns.width - 2 * m_columns.margin);
        heading.rect.moveLeft(m_columns.margin);
        m_layout.heading = heading;
        return y + (1 + BelowHeading) * m_columns.line;
    }

    /// An end in one line or, where that has no room, address and port in two: the port must not be lost.
    [[nodiscard]] QStringList endLines(const wire::Endpoint &end, qreal room) const
    {
        const QString whole = endText(end);
        if (whole.isEmpty())
            return {};
        if (m_ruler.width(whole, Face::Fixed) <= room)
            return {whole};
        return {QString::fromLatin1(end.address.toText()), QString(u':' + QString::number(end.port))};
    }

    [[nodiscard]] QStringList ends(trace::Role role, qreal room) const
    {
        const trace::Flow::Lifeline &lifeline = m_flow.lifelines[std::size_t(role)];
        if (role != trace::Role::Proxy)
            return endLines(role == trace::Role::Client ? lifeline.downstream : lifeline.upstream, room);
        const QString both =
            QString(endText(lifeline.downstream) + u' ' + endText(lifeline.upstream)).trimmed();
        if (m_ruler.width(both, Face::Fixed) <= room)
            return both.isEmpty() ? QStringList() : QStringList(both);
        return endLines(lifeline.downstream, room) + endLines(lifeline.upstream, room);
    }

    [[nodiscard]] QString remarkOf(trace::Role role) const
    {
        if (m_flow.lifelines[std::size_t(role)].seen)
            return {};
        return lifelineRemark(m_flow, role);
    }

    [[nodiscard]] qreal placeHeads(qreal top)
    {
        static constexpr std::array Inks{Ink::Client, Ink::Proxy, Ink::Server};
        qreal bottom = top;
        for (const trace::Role role : {trace::Role::Client, trace::Role::Proxy, trace::Role::Server}) {
            DiagramLifeline &lifeline = m_layout.lifelines[std::size_t(role)];
            lifeline.role = role;
            lifeline.seen = m_flow.lifelines[std::size_t(role)].seen;
            const qreal room = 2 * m_columns.headRoom(role);
            QPointF middle(m_columns.at(role), top + m_columns.line / 2);
            const auto add = [&](const QString &text, Face face, Ink ink) {
                lifeline.head.push_back(textAt(text, face, ink, middle, room));
                middle.ry() += m_columns.line;
            };
            add(roleText(role), Face::Bold, Inks[std::size_t(role)]);
            for (const QString &end : ends(role, room))
                add(end, Face::Fixed, Ink::Muted);
            if (const QString remark = remarkOf(role); !remark.isEmpty())
                add(remark, Face::Plain, Ink::Muted);
            bottom = std::max(bottom, middle.y() - m_columns.line / 2);
        }
        return bottom;
    }

    [[nodiscard]] std::vector<RowGap> gaps(const std::vector<StepGroup> &groups) const
    {
        std::vector<std::chrono::nanoseconds> times;
        std::vector<qreal> least;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const trace::Step &step = m_flow.steps[groups[i].first];
            times.push_back(step.left);
            if (i > 0)
                least.push_back(markReach(m_flow.steps[groups[i - 1].first], m_columns).below +
                                markReach(step, m_columns).above);
        }
        if (m_options.toScale)
            return gapsToScale(times, least, ScaledRow * m_columns.line, LongestGap * m_columns.line);
        std::vector<RowGap> narrow;
        for (const qreal height : least)
            narrow.push_back({height, false});
        return narrow;
    }

    /// Returns where the lifelines end.
    [[nodiscard]] qreal placeMarks(qreal top)
    {
        const std::vector<StepGroup> groups =
            groupSteps(m_flow.steps, m_options.everySegment, m_options.open);
        if (groups.empty())
            return top + NoRows * m_columns.line;
        const std::vector<RowGap> between = gaps(groups);
        qreal y =
            top + AboveRows * m_columns.line + markReach(m_flow.steps[groups[0].first], m_columns).above;
        m_layout.marks.reserve(groups.size());
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (i > 0) {
                if (between[i - 1].broken)
                    placeBreak(groups[i - 1], groups[i], y, y + between[i - 1].height);
                y += between[i - 1].height;
            }
            m_layout.marks.push_back(shapeMark(m_flow, groups[i], y, m_columns, m_ruler));
            m_rows.push_back(y);
        }
        return y + BelowRows * m_columns.line + markReach(m_flow.steps[groups.back().first], m_columns).below;
    }

    void placeBreak(const StepGroup &before, const StepGroup &behind, qreal from, qreal to)
    {
        const trace::Step &first = m_flow.steps[before.first];
        const trace::Step &second = m_flow.steps[behind.first];
        const qreal top = from + markReach(first, m_columns).below;
        const qreal bottom = to - markReach(second, m_columns).above;
        const qreal middle = (top + bottom) / 2;
        DiagramText duration = textAt(durationText(second.left - first.left), Face::Plain, Ink::Muted,
                                      {0, middle}, m_columns.timeRight - m_columns.margin);
        duration.rect.moveRight(m_columns.timeRight);
        m_layout.breaks.push_back({middle - m_columns.line / 2, middle + m_columns.line / 2, duration});
    }

    void placeTimes()
    {
        std::chrono::nanoseconds longest{};
        for (const DiagramMark &mark : m_layout.marks)
            longest = std::max(longest, m_flow.steps[mark.group.first].left - m_flow.started);
        const TimeWords words(longest);
        QString shown;
        std::vector<QString> texts(m_layout.marks.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const QString number =
                words.number(m_flow.steps[m_layout.marks[i].group.first].left - m_flow.started);
            if (number == shown)
                continue;
            shown = number;
            texts[i] = words.withUnit(number);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i].isEmpty())
                continue;
            DiagramText &time = m_layout.marks[i].time;
            time = textAt(texts[i], Face::Plain, Ink::Muted, {0, m_rows[i]},
                          m_columns.timeRight - m_columns.margin);
            time.rect.moveRight(m_columns.timeRight);
        }
    }

    [[nodiscard]] qreal placeNote(qreal y)
    {
        const qreal middle = y + m_columns.line * 0.7;
        m_layout.note =
            textAt(runningText(m_flow), Face::Plain, Ink::Muted, {m_columns.at(trace::Role::Proxy), middle},
                   m_columns.width - 2 * m_columns.margin);
        return middle + m_columns.line / 2;
    }

    const trace::Flow &m_flow;
    const DiagramOptions &m_options;
    const TextRuler &m_ruler;
    DiagramColumns m_columns;
    DiagramLayout m_layout;
    std::vector<qreal> m_rows; ///< y by mark
};

} // namespace

std::size_t DiagramLayout::firstMarkBelow(qreal y) const
{
    const auto found = std::partition_point(
        marks.begin(), marks.end(), [y](const DiagramMark &mark) { return mark.bounds.bottom() <= y; });
    return std::size_t(found - marks.begin());
}

std::ptrdiff_t DiagramLayout::markAt(QPointF place) const
{
    const std::size_t index = firstMarkBelow(place.y());
    return index < marks.size() && marks[index].bounds.contains(place) ? std::ptrdiff_t(index) : -1;
}

qreal leastDiagramWidth(const TextRuler &ruler)
{
    return DiagramColumns::leastWidth(ruler);
}

DiagramLayout layOut(const trace::Flow &flow, const DiagramOptions &options, const TextRuler &ruler)
{
    DiagramLayout layout = Maker(flow, options, ruler).make();
    if (options.mirrored)
        mirror(layout);
    return layout;
}

DiagramLayout layOutGone(trace::ExchangeId id, const DiagramOptions &options, const TextRuler &ruler)
{
    const DiagramColumns columns(options.width, ruler);
    DiagramLayout layout;
    layout.id = id;
    DiagramText text;
    text.text = ruler.elided(goneText(id), Face::Plain, columns.width - 2 * columns.margin);
    text.ink = Ink::Muted;
    text.rect =
        QRectF(columns.margin, AboveHeads * columns.line, ruler.width(text.text, Face::Plain), columns.line);
    layout.heading = text;
    layout.size = QSizeF(columns.width, (2 * AboveHeads + 1) * columns.line);
    if (options.mirrored)
        mirror(layout);
    return layout;
}

} // namespace midhop::gui
