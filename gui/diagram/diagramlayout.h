#pragma once

#include "gui/diagram/diagramtext.h"
#include "gui/diagram/stepgroups.h"
#include "gui/theme/glyph.h"

#include <QtCore/QLineF>

#include <array>

namespace midhop::gui {

/// How an arrow's line is drawn, and what is at its head: every kind of step has its own of both.
enum class Stroke : quint8 {
    Solid,    ///< bytes
    Dashed,   ///< connect, connect failed
    DashDot,  ///< half-close
    Dotted,   ///< close
    Sawtooth, ///< reset
};
enum class Head : quint8 {
    None,    ///< a connect that is under way
    Filled,  ///< bytes
    Twin,    ///< bytes of several segments
    Open,    ///< connect
    Cross,   ///< connect failed: the line ends before the lifeline
    Half,    ///< half-close
    Bar,     ///< close
    Diamond, ///< reset
};

/// What is drawn of one step or of a run of segments: an arrow with its label above, or a box at a lifeline.
struct DiagramMark
{
    StepGroup group;
    trace::StepKind kind = trace::StepKind::Bytes;
    QRectF bounds; ///< all of it but the time; marks' bounds are apart
    DiagramText label;
    DiagramText time; ///< empty where it reads as the one before
    Ink ink = Ink::Muted;

    bool isBox = false;
    QLineF line; ///< of an arrow, from its tail to its head
    Stroke stroke = Stroke::Solid;
    Head head = Head::None;
    bool hollowTail = false; ///< that end was not seen
    bool hollowHead = false;
    QRectF box;
    QRectF sign; ///< where the glyph of a box stands
    std::optional<Glyph> glyph;
};

/// One of the three vertical lines, with what stands above it.
struct DiagramLifeline
{
    trace::Role role = trace::Role::Client;
    std::vector<DiagramText> head; ///< name, ends, remark
    QLineF line;
    bool seen = true; ///< else the line is dotted
};

/// Time that was left out of a drawing to scale.
struct DiagramBreak
{
    qreal top = 0;
    qreal bottom = 0;
    DiagramText duration;
};

/// One exchange as geometry; its left upper corner is 0, 0.
struct DiagramLayout
{
    trace::ExchangeId id;
    QSizeF size;
    std::optional<DiagramText> heading;
    std::array<DiagramLifeline, 3> lifelines; ///< by trace::Role
    std::vector<DiagramMark> marks;           ///< from top to bottom
    std::vector<DiagramBreak> breaks;
    std::optional<DiagramText> note; ///< below: it runs still
    qreal headBottom = 0;            ///< where the lifelines begin

    /// The mark whose bounds have `place`; -1 for none.
    [[nodiscard]] std::ptrdiff_t markAt(QPointF place) const;
    /// The first mark that reaches below `y`, or the count of marks.
    [[nodiscard]] std::size_t firstMarkBelow(qreal y) const;
};

struct DiagramOptions
{
    qreal width = 0;      ///< what there is; the diagram is never narrower than leastWidth() …
    bool heading = false; ///< … with the number above, where there are several
    bool toScale = false;
    bool everySegment = false;
    bool mirrored = false;       ///< the client at the right: interfaces that are read from the right
    std::set<SegmentRun> open{}; ///< runs that are shown one by one
};

/// Narrower than this the labels would have no room.
[[nodiscard]] qreal leastDiagramWidth(const TextRuler &ruler);
/// Pure, but for the interface's language and locale. GUI thread.
[[nodiscard]] DiagramLayout layOut(const trace::Flow &flow, const DiagramOptions &options,
                                   const TextRuler &ruler);
/// The place of an exchange that can't be drawn any more: its number and the reason.
[[nodiscard]] DiagramLayout layOutGone(trace::ExchangeId id, const DiagramOptions &options,
                                       const TextRuler &ruler);

} // namespace midhop::gui
