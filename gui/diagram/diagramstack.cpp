#include "gui/diagram/diagramstack.h"

#include "gui/diagram/diagramwords.h"

#include <algorithm>

namespace midhop::gui {

namespace {

constexpr qreal AroundRemark = 0.8; ///< in heights of a line

/// Whether it is the same fact, told again by a later version of its part.
bool isSame(const trace::Step &one, const trace::Step &other)
{
    return one.kind == other.kind && one.from == other.from && one.to == other.to && one.side == other.side &&
           one.direction == other.direction && one.offset == other.offset &&
           (one.kind == trace::StepKind::Bytes || one.left == other.left);
}

} // namespace

DiagramStack::DiagramStack(const TextRuler *ruler)
    : m_ruler(ruler)
{
}

void DiagramStack::setRuler(const TextRuler *ruler)
{
    m_ruler = ruler;
    layOutAll();
}

void DiagramStack::setOptions(const Options &options)
{
    if (options == m_options)
        return;
    m_options = options;
    layOutAll();
}

void DiagramStack::setEntries(std::vector<DiagramEntry> entries, qsizetype omitted)
{
    m_entries = std::move(entries);
    m_omitted = omitted;
    layOutAll();
}

void DiagramStack::update(std::vector<Update> updates)
{
    for (auto &[id, flow] : updates) {
        if (const std::optional<std::size_t> index = indexOf(id)) {
            m_entries[*index].flow = std::move(flow);
            m_layouts[*index] = layOutEntry(m_entries[*index]);
        }
    }
    pile();
}

void DiagramStack::toggle(std::size_t exchange, const SegmentRun &run)
{
    std::set<SegmentRun> &open = m_entries[exchange].open;
    if (open.erase(run) == 0)
        open.insert(run);
    m_layouts[exchange] = layOutEntry(m_entries[exchange]);
    pile();
}

DiagramLayout DiagramStack::layOutEntry(const DiagramEntry &entry) const
{
    const DiagramOptions options{
        .width = m_options.width,
        .heading = m_options.headings || m_entries.size() > 1,
        .toScale = m_options.toScale,
        .everySegment = m_options.everySegment,
        .mirrored = m_options.mirrored,
        .open = entry.open,
    };
    return entry.flow ? layOut(*entry.flow, options, *m_ruler) : layOutGone(entry.id, options, *m_ruler);
}

void DiagramStack::layOutAll()
{
    m_layouts.clear();
    m_layouts.reserve(m_entries.size());
    for (const DiagramEntry &entry : m_entries)
        m_layouts.push_back(layOutEntry(entry));
    pile();
}

void DiagramStack::pile()
{
    m_tops.clear();
    m_size = QSizeF(0, 0);
    for (const DiagramLayout &layout : m_layouts) {
        m_tops.push_back(m_size.height());
        m_size =
            QSizeF(std::max(m_size.width(), layout.size.width()), m_size.height() + layout.size.height());
    }
    m_remark.reset();
    if (m_omitted == 0)
        return;
    const qreal line = m_ruler->lineHeight();
    DiagramText remark;
    remark.whole = omittedText(m_omitted);
    remark.text = m_ruler->elided(remark.whole, Face::Plain, m_size.width() - line);
    remark.ink = Ink::Muted;
    remark.rect = QRectF(0, 0, m_ruler->width(remark.text, Face::Plain), line);
    remark.rect.moveCenter({m_size.width() / 2, m_size.height() + (AroundRemark + 0.5) * line});
    m_size.rheight() += (2 * AroundRemark + 1) * line;
    m_remark = remark;
}

std::optional<std::size_t> DiagramStack::indexOf(trace::ExchangeId id) const
{
    const auto found = std::ranges::find(m_entries, id, &DiagramEntry::id);
    return found == m_entries.end() ? std::nullopt : std::optional(std::size_t(found - m_entries.begin()));
}

std::pair<std::size_t, std::size_t> DiagramStack::exchangesIn(qreal top, qreal bottom) const
{
    const auto begin = std::upper_bound(m_tops.begin(), m_tops.end(), top);
    const auto end = std::lower_bound(m_tops.begin(), m_tops.end(), bottom);
    const auto first = std::size_t(std::max<std::ptrdiff_t>(0, begin - m_tops.begin() - 1));
    return {first, std::max(first, std::size_t(end - m_tops.begin()))};
}

const trace::Step &DiagramStack::step(Place place) const
{
    return m_entries[place.exchange].flow->steps[mark(place).group.first];
}

QRectF DiagramStack::bounds(Place place) const
{
    return mark(place).bounds.translated(0, m_tops[place.exchange]);
}

std::optional<DiagramStack::Place> DiagramStack::markAt(QPointF place) const
{
    const auto [first, end] = exchangesIn(place.y(), place.y() + 1);
    if (first >= end || first >= m_layouts.size())
        return std::nullopt;
    const std::ptrdiff_t mark = m_layouts[first].markAt(place - QPointF(0, m_tops[first]));
    return mark < 0 ? std::nullopt : std::optional(Place{first, std::size_t(mark)});
}

QString DiagramStack::shortenedAt(QPointF place) const
{
    if (m_remark && m_remark->rect.contains(place))
        return m_remark->whole;
    const auto [first, end] = exchangesIn(place.y(), place.y() + 1);
    if (first >= end || first >= m_layouts.size())
        return {};
    const QPointF inside = place - QPointF(0, m_tops[first]);
    const DiagramLayout &layout = m_layouts[first];
    if (layout.heading && layout.heading->rect.contains(inside))
        return layout.heading->whole;
    for (const DiagramLifeline &lifeline : layout.lifelines) {
        for (const DiagramText &text : lifeline.head) {
            if (text.rect.contains(inside))
                return text.whole;
        }
    }
    return {};
}

std::optional<DiagramStack::Place> DiagramStack::first() const
{
    for (std::size_t i = 0; i < m_layouts.size(); ++i) {
        if (!m_layouts[i].marks.empty())
            return Place{i, 0};
    }
    return std::nullopt;
}

std::optional<DiagramStack::Place> DiagramStack::last() const
{
    for (std::size_t i = m_layouts.size(); i-- > 0;) {
        if (!m_layouts[i].marks.empty())
            return Place{i, m_layouts[i].marks.size() - 1};
    }
    return std::nullopt;
}

std::optional<DiagramStack::Place> DiagramStack::behind(Place place) const
{
    if (place.mark + 1 < m_layouts[place.exchange].marks.size())
        return Place{place.exchange, place.mark + 1};
    for (std::size_t i = place.exchange + 1; i < m_layouts.size(); ++i) {
        if (!m_layouts[i].marks.empty())
            return Place{i, 0};
    }
    return std::nullopt;
}

std::optional<DiagramStack::Place> DiagramStack::before(Place place) const
{
    if (place.mark > 0)
        return Place{place.exchange, place.mark - 1};
    for (std::size_t i = place.exchange; i-- > 0;) {
        if (!m_layouts[i].marks.empty())
            return Place{i, m_layouts[i].marks.size() - 1};
    }
    return std::nullopt;
}

std::optional<DiagramStack::Place> DiagramStack::find(trace::ExchangeId id, const trace::Step &step) const
{
    const std::optional<std::size_t> index = indexOf(id);
    if (!index || !m_entries[*index].flow)
        return std::nullopt;
    const std::vector<trace::Step> &steps = m_entries[*index].flow->steps;
    const auto same =
        std::ranges::find_if(steps, [&step](const trace::Step &other) { return isSame(step, other); });
    if (same == steps.end())
        return std::nullopt;
    const auto wanted = std::size_t(same - steps.begin());
    const std::vector<DiagramMark> &marks = m_layouts[*index].marks;
    std::optional<Place> found;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const StepGroup &group = marks[i].group;
        const trace::Step &head = steps[group.first];
        const bool holds =
            group.first == wanted || (group.count > 1 && wanted > group.first && wanted <= group.last &&
                                      head.direction == step.direction);
        if (holds)
            found = Place{*index, i};
    }
    return found;
}

} // namespace midhop::gui
