#pragma once

#include "core/console/commandline.h"
#include "core/console/exchangelog.h"

namespace midhop::console {

/// `--record FILE`, `--json` and `--quiet` of proxy and server.
namespace LogOptions {

void add(CommandLine &line);
/// Mistakes go to `line`.
[[nodiscard]] Form form(CommandLine &line);
/// Opens the file to record to; null where none is asked for. In the failure branch the exit status, all
/// said.
[[nodiscard]] Result<std::unique_ptr<Recorder>, int> recorder(const CommandLine &line, Output &output);

} // namespace LogOptions

} // namespace midhop::console
