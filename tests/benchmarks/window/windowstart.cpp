#include "tests/benchmarks/window/windowstart.h"

#include "core/net/descriptors.h"
#include "core/net/locale.h"
#include "gui/app/languages.h"
#include "gui/app/programicon.h"
#include "gui/mainwindow.h"
#include "gui/theme/theme.h"
#include "tests/benchmarks/print.h"
#include "tests/load/childprocess.h"
#include "tests/load/processfigures.h"

#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPaintEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

#include <algorithm>
#include <array>

#include <ctime>
#include <unistd.h>

namespace midhop::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr double MostTimes = 2;
constexpr double MostMemory = 1.6;

/// Since the kernel made the process, by its own clock of ticks: proc(5), field 22.
double millisecondsSinceStart()
{
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray stat = file.readAll();
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const double started = fields.value(19).toDouble() / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started) * 1e3;
}

/// Ends the program behind the first picture.
class FirstPaint final : public QObject
{
public:
    explicit FirstPaint(QWidget *window)
        : m_window(window)
    {
        window->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_window && event->type() == QEvent::Paint && !m_painted) {
            m_painted = true;
            // Behind this turn all children are painted, too.
            QMetaObject::invokeMethod(
                this,
                [] {
                    print(stdout, QByteArray::number(millisecondsSinceStart(), 'f', 1) + ' ' +
                                      QByteArray::number(load::ProcessFigures::of(::getpid()).memory) + '\n');
                    QCoreApplication::exit(0);
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_window;
    bool m_painted = false;
};

struct Start
{
    std::vector<double> milliseconds;
    std::vector<double> bytes;
};

double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

bool WindowStart::run(load::Report &report) const
{
    report.begin("start of the window"_ba);
    const std::array<QByteArray, 3> commands{"show-empty"_ba, "show-midhop"_ba, "show-text"_ba};
    std::array<Start, 3> starts;
    for (int round = 0; round <= rounds; ++round) {
        for (size_t i = 0; i < commands.size(); ++i) {
            load::ChildProcess process(self, {commands[i]});
            if (process.waitForEnd() != 0) {
                report.fail(commands[i] + ": "_ba + process.errors());
                return false;
            }
            const QByteArrayList figures = process.lastLine().split(' ');
            if (round == 0) // reads the files from the disk
                continue;
            starts[i].milliseconds.push_back(figures.value(0).toDouble());
            starts[i].bytes.push_back(figures.value(1).toDouble());
        }
    }
    const double times = middle(starts[1].milliseconds) / middle(starts[0].milliseconds);
    const double memory = middle(starts[1].bytes) / middle(starts[0].bytes);
    const auto shown = [](const Start &start) -> QByteArray {
        return QByteArray::number(middle(start.milliseconds), 'f', 0) + " ms, "_ba + load::megabytes(middle(start.bytes));
    };
    report.note("an empty window"_ba, shown(starts[0]));
    report.note("an empty window with one word in it"_ba, shown(starts[2])); // the first word loads fontconfig's fonts
    report.note("Midhop"_ba, shown(starts[1]));
    report.judge("first paint, times that of the empty one"_ba, QByteArray::number(times, 'f', 2), "at most 2.00"_ba,
                 times <= MostTimes);
    report.judge("memory, times that of the empty one"_ba, QByteArray::number(memory, 'f', 2), "at most 1.60"_ba,
                 memory <= MostMemory);
    return true;
}

int WindowStart::showEmpty()
{
    QMainWindow window;
    window.resize(1280, 720);
    FirstPaint paint(&window);
    window.show();
    return QApplication::exec();
}

int WindowStart::showText()
{
    QMainWindow window;
    window.resize(1280, 720);
    window.setCentralWidget(new QLabel(u"DONE"_s));
    FirstPaint paint(&window);
    window.show();
    return QApplication::exec();
}

int WindowStart::showMidhop()
{
    net::useUtf8Encoding();
    net::raiseDescriptorLimit();
    const QTemporaryDir folder;
    QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    gui::Theme theme;
    gui::Languages languages;
    gui::MainWindow window({.start = false, .proxyPort = {}, .serverPort = {}, .session = {}, .language = u"en"_s}, &store, &theme, &languages);
    FirstPaint paint(&window);
    window.show();
    gui::setProgramIconSoon();
    window.begin();
    return QApplication::exec();
}

} // namespace midhop::bench
