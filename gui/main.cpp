#include "core/net/descriptors.h"
#include "core/net/locale.h"
#include "core/net/signals.h"
#include "core/net/standardstreams.h"
#include "gui/app/commandline.h"
#include "gui/app/languages.h"
#include "gui/app/programicon.h"
#include "gui/mainwindow.h"
#include "gui/theme/theme.h"

#include <QtCore/QSettings>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace midhop;

int main(int argc, char **argv)
{
    net::openMissingStandardStreams();
    net::useUtf8Encoding();
    QCoreApplication::setOrganizationName(u"Midhop"_s);
    QCoreApplication::setApplicationName(u"midhop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MIDHOP_VERSION));

    const bool display = gui::displayAvailable(argc, argv);
    if (!display || gui::asksForText(argc, argv)) {
        const QCoreApplication app(argc, argv);
        const gui::CommandLine line = gui::parseCommandLine(QCoreApplication::arguments());
        return gui::print(line.answer.value_or(gui::noDisplay()));
    }

    net::surviveFileSizeLimit();
    net::raiseDescriptorLimit();
    const QApplication app(argc, argv);
    const gui::CommandLine line = gui::parseCommandLine(QCoreApplication::arguments());
    if (line.answer)
        return gui::print(*line.answer);

    QApplication::setQuitOnLastWindowClosed(false); // closing takes its time: closed() tells
    gui::Theme theme;
    gui::Languages languages;
    QSettings store;
    gui::MainWindow window(line.options, &store, &theme, &languages);
    const net::SignalWatcher watcher;
    QObject::connect(&watcher, &net::SignalWatcher::terminateRequested, &window,
                     &gui::MainWindow::terminate);
    QObject::connect(&window, &gui::MainWindow::closed, &window, [] { QCoreApplication::exit(0); });
    window.show();
    gui::setProgramIconSoon();
    window.begin();
    if (line.options.start)
        window.startAll();
    return QApplication::exec();
}
