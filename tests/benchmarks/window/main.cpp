#include "tests/benchmarks/print.h"
#include "tests/benchmarks/window/windowload.h"
#include "tests/benchmarks/window/windowsearch.h"
#include "tests/benchmarks/window/windowstart.h"
#include "tests/load/loopback.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace midhop;
using namespace midhop::bench;

namespace {

constexpr int WrongCall = 2;

void addOptions(QCommandLineParser &options)
{
    options.setApplicationDescription(u"Measures Midhop's window, offscreen, and prints what that found beside what is "
                                      "promised. Exit status: 0 measured, 1 not, 2 a wrong call."_s);
    options.addHelpOption();
    options.addPositionalArgument(u"part"_s, u"load, search or start (default: all)."_s, u"[part...]"_s);
    options.addOptions({
        {u"exchanges"_s, u"load, search: so many are held."_s, u"N"_s, u"1000000"_s},
        {u"rounds"_s, u"load: how often window and console are loaded."_s, u"N"_s, u"3"_s},
        {u"seconds"_s, u"load: how long each."_s, u"S"_s, u"8"_s},
        {u"json"_s, u"JSON on standard output instead of the table."_s},
    });
}

/// What the program under measurement reads and writes at home is kept out of this person's home.
void moveHome(const QTemporaryDir &folder)
{
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, QFile::encodeName(folder.path()));
}

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    moveHome(home);
    QCoreApplication::setApplicationName(u"midhop"_s);
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    // First of all, so that what is measured there is not burdened by the options.
    if (arguments.value(1) == u"show-empty"_s)
        return WindowStart::showEmpty();
    if (arguments.value(1) == u"show-text"_s)
        return WindowStart::showText();
    if (arguments.value(1) == u"show-midhop"_s)
        return WindowStart::showMidhop();

    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser options;
    addOptions(options);
    options.process(application);
    const QStringList parts = options.positionalArguments();
    const QStringList known{u"load"_s, u"search"_s, u"start"_s};
    for (const QString &part : parts) {
        if (!known.contains(part)) {
            print(stderr, "There is no part "_ba + part.toUtf8() + ": see --help.\n"_ba);
            return WrongCall;
        }
    }
    const auto isAsked = [&](const QString &part) {
        return parts.isEmpty() || parts.contains(part);
    };
    load::raiseDescriptorLimit();
    load::Report report;
    const qsizetype held = options.value(u"exchanges"_s).toLongLong();
    bool measured = true;
    if (isAsked(u"start"_s))
        measured &= WindowStart{QFile::encodeName(QCoreApplication::applicationFilePath())}.run(report);
    if (isAsked(u"load"_s))
        measured &= WindowLoad{.console = MIDHOP_CLI,
                               .bench = MIDHOP_BENCH,
                               .held = held,
                               .rounds = std::max(options.value(u"rounds"_s).toInt(), 1),
                               .each = std::chrono::seconds(std::max(options.value(u"seconds"_s).toInt(), 1))}
                        .run(report);
    if (isAsked(u"search"_s))
        measured &= WindowSearch{.held = held}.run(report);
    print(stdout, options.isSet(u"json"_s) ? report.json() : report.table());
    return measured ? 0 : 1;
}
