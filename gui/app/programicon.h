#pragma once

namespace midhop::gui {

/// Gives all windows the program's icon, from the resources, soon after the first picture: it takes as long to read as a panel to
/// make. GUI thread, with an event loop to come.
void setProgramIconSoon();

} // namespace midhop::gui
