#include "tests/benchmarks/window/windowsearch.h"

#include "core/trace/textexporter.h"
#include "gui/filter/filterbar.h"
#include "gui/filter/rowfilter.h"
#include "tests/benchmarks/window/benchedwindow.h"
#include "tests/benchmarks/window/heartbeat.h"
#include "tests/load/exchangeload.h"
#include "tests/load/processfigures.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>

#include <algorithm>
#include <array>

namespace midhop::bench {

using namespace Qt::StringLiterals;
using load::milliseconds;

namespace {

constexpr std::chrono::milliseconds FirstHits{100};
constexpr std::chrono::milliseconds LongestGap{50};

struct Asked
{
    const char *filter;
    bool isWords = false; ///< compared with grep
};
/// Hits everywhere, nowhere, and only in the last 100 of a million.
constexpr std::array Filters{
    Asked{"needle", true},
    Asked{"zzzz", true},
    Asked{"DONE", true},
    Asked{"5555", true},
    Asked{"message contains \"needle\""},
    Asked{"message matches \"ne+dle$\""},
    Asked{"latency > 5 ms"},
    Asked{"latency < 1 ms and server.port == 8888"},
    Asked{"\"zzzz\" or id > 999900"},
    Asked{"decision is blocked"},
};

struct Times
{
    std::vector<std::chrono::nanoseconds> first; ///< none where nothing is found
    std::vector<std::chrono::nanoseconds> whole;
    std::chrono::nanoseconds longestGap{0};
    qsizetype hits = 0;
};

std::chrono::nanoseconds middle(const std::vector<std::chrono::nanoseconds> &times)
{
    return load::percentile(times, 0.5);
}

std::chrono::nanoseconds elapsed(const QElapsedTimer &clock)
{
    return std::chrono::nanoseconds(clock.nsecsElapsed());
}

void ask(BenchedWindow &benched, const char *text, Times &times)
{
    auto *const bar = benched.window().findChild<gui::FilterBar *>();
    const gui::RowFilter &filter = benched.window().filter();
    QObject context;
    QElapsedTimer clock;
    std::chrono::nanoseconds first{-1};
    QObject::connect(&filter, &gui::RowFilter::answered, &context, [&] {
        if (first.count() < 0 && filter.matches() > 0)
            first = elapsed(clock);
    });
    std::chrono::nanoseconds whole{-1};
    QObject::connect(&filter, &gui::RowFilter::progressed, &context, [&] {
        if (whole.count() < 0 && filter.progress() >= 1)
            whole = elapsed(clock);
    });
    Heartbeat heartbeat;
    heartbeat.start();
    clock.start();
    bar->setText(QString::fromLatin1(text));
    BenchedWindow::turnUntil([&] { return filter.isActive() && filter.progress() >= 1; });
    if (whole.count() < 0)
        whole = elapsed(clock);
    // What the logs and the table still do with it belongs to it.
    QElapsedTimer behind;
    behind.start();
    BenchedWindow::turnUntil([&] { return behind.elapsed() > 300; });
    times.longestGap = std::max(times.longestGap, heartbeat.stop().longest);
    times.hits = filter.matches();
    times.whole.push_back(whole);
    if (first.count() >= 0)
        times.first.push_back(first);
    bar->setText({});
    BenchedWindow::turnUntil([&] { return !filter.isActive(); });
}

std::optional<std::chrono::nanoseconds> grep(const QString &file, const char *word)
{
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    process.start(u"grep"_s, {u"-c"_s, u"-i"_s, u"-F"_s, u"-e"_s, QString::fromLatin1(word), file});
    if (!process.waitForFinished(60'000) || process.exitCode() > 1)
        return {};
    return elapsed(clock);
}

bool writeLog(const trace::Store &store, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    trace::TextExporter text;
    file.write(text.begin());
    for (qsizetype row = store.firstRow(); row < store.endRow(); ++row)
        file.write(text.add(store.exchange(row)));
    file.write(text.end());
    return file.flush();
}

} // namespace

bool WindowSearch::run(load::Report &report) const
{
    report.begin("search in the window"_ba);
    BenchedWindow benched(0, 0);
    benched.fill(held);
    BenchedWindow::turnUntil([&] { return benched.journal().isCaughtUp(); });
    const QTemporaryDir folder;
    const QString log = folder.filePath(u"log"_s);
    if (!writeLog(benched.journal().store(), log)) {
        report.fail("the text log can't be written"_ba);
        return false;
    }
    std::array<Times, Filters.size()> found;
    std::array<std::vector<std::chrono::nanoseconds>, Filters.size()> ofGrep;
    for (int round = 0; round < rounds; ++round) {
        for (size_t i = 0; i < Filters.size(); ++i) {
            ask(benched, Filters[i].filter, found[i]);
            if (!Filters[i].isWords)
                continue;
            const auto time = grep(log, Filters[i].filter);
            if (!time) {
                report.fail("grep can't be run"_ba);
                return false;
            }
            ofGrep[i].push_back(*time);
        }
    }
    for (size_t i = 0; i < Filters.size(); ++i) {
        const Times &times = found[i];
        const QByteArray name = QByteArray(Filters[i].filter) + ", "_ba + QByteArray::number(times.hits) + " hits: "_ba;
        if (!times.first.empty())
            report.judge(name + "first"_ba, milliseconds(middle(times.first)), "at most 100 ms"_ba, middle(times.first) <= FirstHits);
        if (Filters[i].isWords)
            report.judge(name + "whole"_ba, milliseconds(middle(times.whole)), "grep: "_ba + milliseconds(middle(ofGrep[i])),
                         middle(times.whole) <= middle(ofGrep[i]));
        else
            report.note(name + "whole"_ba, milliseconds(middle(times.whole)));
        report.judge(name + "longest gap"_ba, milliseconds(times.longestGap), "under 50 ms"_ba, times.longestGap < LongestGap);
    }
    return true;
}

} // namespace midhop::bench
