#include "gui/diagram/timescale.h"

#include <algorithm>

namespace midhop::gui {

std::vector<RowGap> gapsToScale(const std::vector<std::chrono::nanoseconds> &times,
                                const std::vector<qreal> &least, qreal usual, qreal most)
{
    Q_ASSERT(times.empty() ? least.empty() : least.size() + 1 == times.size());
    std::vector<qreal> spans;
    std::vector<qreal> positive;
    for (std::size_t i = 0; i < least.size(); ++i) {
        spans.push_back(std::max<qreal>(0, qreal((times[i + 1] - times[i]).count())));
        if (spans.back() > 0)
            positive.push_back(spans.back());
    }
    qreal perNanosecond = 0;
    if (!positive.empty()) {
        const auto middle = positive.begin() + std::ptrdiff_t(positive.size() / 2);
        std::nth_element(positive.begin(), middle, positive.end());
        perNanosecond = usual / *middle;
    }
    std::vector<RowGap> gaps;
    gaps.reserve(least.size());
    for (std::size_t i = 0; i < least.size(); ++i) {
        const qreal wanted = spans[i] * perNanosecond;
        gaps.push_back({std::max(least[i], std::min(wanted, most)), wanted > most});
    }
    return gaps;
}

} // namespace midhop::gui
