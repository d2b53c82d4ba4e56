#pragma once

#include "core/access/blocklist.h"
#include "core/console/commandline.h"

namespace midhop::console {

/// `--block`, `--rules` and `--no-default-rules`.
namespace RuleOptions {

void add(CommandLine &line);
/// The rules in the contract's order: `--block`s, the file, the default rule. In the failure branch what is
/// wrong, in one line: nothing starts with half a list.
[[nodiscard]] Result<access::RuleList, QByteArray> read(const CommandLine &line);

} // namespace RuleOptions

} // namespace midhop::console
