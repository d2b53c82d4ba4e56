#pragma once

namespace midhop::gui {

struct DiagramLayout;

/// Turns left and right round, as the window does for languages that are read from the right; texts stay as
/// they are.
void mirror(DiagramLayout &layout);

} // namespace midhop::gui
