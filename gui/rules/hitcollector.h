#pragma once

#include "core/access/blocklist.h"
#include "gui/rules/ruleentry.h"

#include <vector>

namespace midhop::gui {

/// Brings what compiled blocklists count to the rules of the window: each list counts from zero and belongs to the rules
/// it was made of. A list that was replaced is read for as long as a proxy still holds it, so that no hit is lost. GUI
/// thread.
class HitCollector final
{
public:
    /// `rules` are those of `list` in their order; from now on it is the list of the proxy.
    void add(std::shared_ptr<const access::Blocklist> list, std::vector<std::shared_ptr<RuleHits>> rules);
    /// Adds what was counted since the last call; whether there was something. `now` is when it is told to have been.
    bool collect(std::chrono::nanoseconds now);
    /// Of the default since it is what it is.
    [[nodiscard]] const RuleHits &ofDefault() const { return m_default; }

private:
    struct Source
    {
        std::shared_ptr<const access::Blocklist> list;
        std::vector<std::shared_ptr<RuleHits>> rules;
        std::vector<quint64> seen;
        quint64 seenDefault = 0;
    };
    bool collect(Source &source, std::chrono::nanoseconds now);

    std::vector<Source> m_sources; ///< the last is the present one
    RuleHits m_default;
};

} // namespace midhop::gui
