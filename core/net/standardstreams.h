#pragma once

namespace midhop::net {

/// Opens /dev/null in place of standard streams that were closed by whoever started this program, so that no
/// socket takes their numbers and is written lines to. Call it before anything else is opened.
void openMissingStandardStreams();

/// Whether standard error is a terminal.
[[nodiscard]] bool standardErrorIsTerminal();

} // namespace midhop::net
