#include "gui/diagram/stepgroups.h"

#include <array>

namespace midhop::gui {

namespace {

constexpr std::size_t Directions = 4;

bool isSegment(const trace::Step &step)
{
    return step.kind == trace::StepKind::Bytes && step.direction.has_value();
}

/// The segments of each direction in a stretch of nothing but bytes.
struct Stretch
{
    std::array<int, Directions> counts{};
    std::array<qint64, Directions> offsets{};
    std::array<std::ptrdiff_t, Directions> places{-1, -1, -1, -1}; ///< of its group among the groups
    std::size_t end = 0;                                           ///< behind its last step
};

Stretch stretchFrom(const std::vector<trace::Step> &steps, std::size_t begin)
{
    Stretch stretch;
    std::size_t at = begin;
    for (; at < steps.size() && isSegment(steps[at]); ++at) {
        const auto direction = std::size_t(*steps[at].direction);
        if (stretch.counts[direction]++ == 0)
            stretch.offsets[direction] = steps[at].offset;
    }
    stretch.end = at;
    return stretch;
}

} // namespace

std::vector<StepGroup> groupSteps(const std::vector<trace::Step> &steps, bool everySegment,
                                  const std::set<SegmentRun> &open)
{
    std::vector<StepGroup> groups;
    for (std::size_t at = 0; at < steps.size();) {
        if (!isSegment(steps[at])) {
            groups.push_back({at, at, 1, steps[at].size, std::nullopt});
            ++at;
            continue;
        }
        Stretch stretch = stretchFrom(steps, at);
        for (; at < stretch.end; ++at) {
            const trace::Step &step = steps[at];
            const auto direction = std::size_t(*step.direction);
            const bool isRun = stretch.counts[direction] > MostSegmentsShown;
            const SegmentRun run{*step.direction, stretch.offsets[direction]};
            const bool folded = isRun && !everySegment && !open.contains(run);
            std::ptrdiff_t &place = stretch.places[direction];
            if (folded && place >= 0) {
                StepGroup &group = groups[std::size_t(place)];
                group.last = at;
                ++group.count;
                group.size += step.size;
                continue;
            }
            place = std::ptrdiff_t(groups.size());
            groups.push_back({at, at, 1, step.size, isRun ? std::optional(run) : std::nullopt});
        }
    }
    return groups;
}

} // namespace midhop::gui
