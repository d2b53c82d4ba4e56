#pragma once

#include "gui/diagram/diagramlayout.h"

#include <memory>

namespace midhop::gui {

/// One of the exchanges to be drawn.
struct DiagramEntry
{
    trace::ExchangeId id;
    std::optional<trace::Flow> flow; ///< nothing if it has left memory
    std::set<SegmentRun> open;       ///< runs of segments that are shown one by one
};

/// Exchanges one under the other as geometry: what the widget scrolls over and what is exported. A change of
/// one exchange lays out that one alone. A value but for the ruler, which must live as long. GUI thread.
class DiagramStack final
{
public:
    /// For all of it; the heading follows from the count.
    struct Options
    {
        qreal width = 0;
        bool headings = false; ///< also for a single exchange
        bool toScale = false;
        bool everySegment = false;
        bool mirrored = false;
        friend bool operator==(const Options &, const Options &) = default;
    };
    /// A mark by its exchange's place in the stack and its own in that.
    struct Place
    {
        std::size_t exchange = 0;
        std::size_t mark = 0;
        friend auto operator<=>(const Place &, const Place &) = default;
    };

    explicit DiagramStack(const TextRuler *ruler);

    /// Lays out anew with other fonts.
    void setRuler(const TextRuler *ruler);
    void setOptions(const Options &options);
    [[nodiscard]] const Options &options() const { return m_options; }
    /// `omitted` more were asked for; a line below says so.
    void setEntries(std::vector<DiagramEntry> entries, qsizetype omitted);
    /// What is new of an exchange; nothing if it has left memory.
    using Update = std::pair<trace::ExchangeId, std::optional<trace::Flow>>;
    /// Takes in what is new of entries; their open runs stay. Exchanges that are no entry are ignored.
    void update(std::vector<Update> updates);
    /// Shows a run of segments one by one, or as one arrow again.
    void toggle(std::size_t exchange, const SegmentRun &run);

    [[nodiscard]] const std::vector<DiagramEntry> &entries() const { return m_entries; }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] const DiagramLayout &layout(std::size_t exchange) const { return m_layouts[exchange]; }
    [[nodiscard]] qreal top(std::size_t exchange) const { return m_tops[exchange]; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Tells of what was omitted; nothing if all is here.
    [[nodiscard]] const std::optional<DiagramText> &remark() const { return m_remark; }
    /// The exchanges that `top` to `bottom` shows: the first, and behind the last.
    [[nodiscard]] std::pair<std::size_t, std::size_t> exchangesIn(qreal top, qreal bottom) const;

    [[nodiscard]] const DiagramMark &mark(Place place) const
    {
        return m_layouts[place.exchange].marks[place.mark];
    }
    [[nodiscard]] const trace::Step &step(Place place) const;
    [[nodiscard]] QRectF bounds(Place place) const;
    [[nodiscard]] std::optional<Place> markAt(QPointF place) const;
    /// The text at a place that is drawn shortened, in full; empty for none.
    [[nodiscard]] QString shortenedAt(QPointF place) const;
    [[nodiscard]] std::optional<Place> first() const;
    [[nodiscard]] std::optional<Place> last() const;
    [[nodiscard]] std::optional<Place> behind(Place place) const;
    [[nodiscard]] std::optional<Place> before(Place place) const;
    /// The mark that has this step in it.
    [[nodiscard]] std::optional<Place> find(trace::ExchangeId id, const trace::Step &step) const;

private:
    [[nodiscard]] DiagramLayout layOutEntry(const DiagramEntry &entry) const;
    void layOutAll();
    void pile();
    [[nodiscard]] std::optional<std::size_t> indexOf(trace::ExchangeId id) const;

    const TextRuler *m_ruler;
    Options m_options;
    std::vector<DiagramEntry> m_entries;
    qsizetype m_omitted = 0;
    std::vector<DiagramLayout> m_layouts; ///< by entry
    std::vector<qreal> m_tops;
    std::optional<DiagramText> m_remark;
    QSizeF m_size{0, 0};
};

} // namespace midhop::gui
