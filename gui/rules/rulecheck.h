#pragma once

#include "gui/panels/fieldcheck.h"

namespace midhop::gui {

/// Whether `text` is a rule's destination; the reason says where it goes wrong.
[[nodiscard]] FieldCheck checkRule(const QString &text);

} // namespace midhop::gui
