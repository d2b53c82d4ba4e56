#pragma once

#include "core/access/rule.h"

namespace midhop::gui {

/// Reads a rule file as access::parseRules() does, with the same errors, and takes the lines that access::writeRules()
/// writes for rules that are off as what they are: a comment that is a whole rule, `# block 10.0.0.0/8 # ours`. Such a
/// rule decides nothing, so one that was meant as a mere comment does no harm.
[[nodiscard]] Result<access::RuleList, access::RuleError> readRuleText(QByteArrayView content);

} // namespace midhop::gui
