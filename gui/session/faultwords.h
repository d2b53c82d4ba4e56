#pragma once

#include "core/trace/linefault.h"

#include <QtCore/QString>

namespace midhop::gui {

/// Why a line of a session file can't be read, in the interface's language: a clause without a full stop. Any
/// thread.
[[nodiscard]] QString faultWords(const trace::LineFault &fault);

} // namespace midhop::gui
