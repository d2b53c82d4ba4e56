#pragma once

#include "core/access/rule.h"

#include <chrono>
#include <memory>
#include <optional>

namespace midhop::gui {

/// How often a rule decided, and when last as far as the window looked.
struct RuleHits
{
    quint64 count = 0;
    std::optional<std::chrono::nanoseconds> last; ///< see trace::now()
};

/// A rule of the window's list with its hits. These stay the same object for as long as the rule is the same, also while
/// it is out of the list and could come back by undo.
struct RuleEntry
{
    access::Rule rule;
    std::shared_ptr<RuleHits> hits = std::make_shared<RuleHits>();
};

} // namespace midhop::gui
