#include "gui/app/programicon.h"

namespace midhop::gui {

using namespace Qt::StringLiterals;

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {48, 128, 256})
        icon.addFile(u":/icons/midhop-%1.png"_s.arg(size), QSize(size, size));
    return icon;
}

} // namespace midhop::gui
