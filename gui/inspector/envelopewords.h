#pragma once

#include "core/trace/envelopebytes.h"

#include <QtCore/QString>

namespace midhop::gui {

/// What became of an envelope, translated: complete, or what is wrong and at which byte.
[[nodiscard]] QString envelopeWords(const trace::EnvelopeBytes &envelope);
/// Whose bytes are shown, where that must be said; may be empty.
[[nodiscard]] QString envelopeOrigin(const trace::EnvelopeBytes &envelope);
/// The byte to be marked: the one at fault, or the one behind the last where the rest is missing.
[[nodiscard]] std::optional<qsizetype> faultOf(const trace::EnvelopeBytes &envelope);

} // namespace midhop::gui
