#pragma once

#include "core/console/commandline.h"
#include "core/roles/limits.h"

namespace midhop::console {

/// The options for the limits of CONTRACT.md, the same for every command that has them.
namespace LimitOptions {

/// Which of the limits a command has.
enum class Set : quint8 { Proxy, Server, Client };

void add(CommandLine &line, Set set, const roles::Limits &defaults);
/// The defaults with what was given; mistakes go to `line`.
[[nodiscard]] roles::Limits read(CommandLine &line, Set set, const roles::Limits &defaults);

} // namespace LimitOptions

} // namespace midhop::console
