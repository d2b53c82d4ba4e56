#pragma once

#include "core/trace/filternode.h"

namespace midhop::trace {

/// Whether `text` has the needle in it; the case of ASCII letters does not matter.
[[nodiscard]] bool hasWord(QByteArrayView text, const FilterSearch &search);

} // namespace midhop::trace
