#include "gui/app/programicon.h"

#include <QtCore/QTimer>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <chrono>

namespace midhop::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds Soon{50};

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {48, 128, 256})
        icon.addFile(u":/icons/midhop-%1.png"_s.arg(size), QSize(size, size));
    return icon;
}

} // namespace

void setProgramIconSoon()
{
    QTimer::singleShot(Soon, qApp, [] { QApplication::setWindowIcon(programIcon()); });
}

} // namespace midhop::gui
