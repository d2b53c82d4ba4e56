#pragma once

#include <QtGui/QIcon>

namespace midhop::gui {

/// The icon of the program's windows, from the resources. After the application object was made.
[[nodiscard]] QIcon programIcon();

} // namespace midhop::gui
