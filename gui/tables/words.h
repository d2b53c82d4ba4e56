#pragma once

#include "core/trace/part.h"

#include <QtCore/QString>

#include <chrono>

namespace midhop::gui {

/// Local time of day of a trace::now() value: `14:36:15.001`.
[[nodiscard]] QString timeOfDay(std::chrono::nanoseconds at);
/// `0.41 ms`, `12.3 ms`, `1.20 s` in the form of the interface's language; a dash for less than nothing.
[[nodiscard]] QString durationText(std::chrono::nanoseconds duration);
/// Translated: `allowed`, `blocked`, ...
[[nodiscard]] QString verdictText(trace::Verdict verdict);
/// Translated: `done`, `timed out`, ...
[[nodiscard]] QString outcomeText(trace::Outcome outcome);

} // namespace midhop::gui
