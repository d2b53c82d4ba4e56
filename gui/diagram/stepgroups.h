#pragma once

#include "core/trace/flow.h"

#include <compare>
#include <set>
#include <vector>

namespace midhop::gui {

/// Segments of one direction that can be drawn as one arrow: told by where they begin, so that a group keeps
/// its name while it grows.
struct SegmentRun
{
    trace::Direction direction = trace::Direction::ClientToProxy;
    qint64 offset = 0;
    friend auto operator<=>(const SegmentRun &, const SegmentRun &) = default;
};

/// What is drawn as one mark: a step, or the segments of one direction that came without anything but bytes
/// between them.
struct StepGroup
{
    std::size_t first = 0; ///< indices into Flow::steps
    std::size_t last = 0;
    int count = 1;
    qint64 size = 0;               ///< bytes of all its segments
    std::optional<SegmentRun> run; ///< the run it is, or is a part of where runs are shown open
};

/// More segments than this in a run are one arrow.
inline constexpr int MostSegmentsShown = 4;

/// In the order of their first steps. Runs in `open`, and all if `everySegment`, are left in pieces. The
/// relay's two directions alternate; so a run ends only where something else than bytes happens. Pure.
[[nodiscard]] std::vector<StepGroup> groupSteps(const std::vector<trace::Step> &steps, bool everySegment,
                                                const std::set<SegmentRun> &open);

} // namespace midhop::gui
