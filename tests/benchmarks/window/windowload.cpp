#include "tests/benchmarks/window/windowload.h"

#include "tests/benchmarks/window/benchedwindow.h"
#include "tests/benchmarks/window/heartbeat.h"
#include "tests/load/childprocess.h"
#include "tests/load/loopback.h"
#include "tests/load/processfigures.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <malloc.h>
#include <unistd.h>

namespace midhop::bench {

using namespace Qt::StringLiterals;
using load::ChildProcess;
using load::milliseconds;
using load::ProcessFigures;

namespace {

constexpr qsizetype InFlight = 64;
constexpr std::chrono::milliseconds LongestGap{50};
constexpr std::chrono::milliseconds P99Gap{16};
constexpr double LeastShare = 0.8;
constexpr double MostBytes = 400;

quint16 freePort()
{
    const int descriptor = load::listenAt(0);
    const quint16 port = load::portOf(descriptor);
    ::close(descriptor);
    return port;
}

/// Exchanges a second through `proxy`; none when the load failed. The event loop turns meanwhile.
std::optional<double> rateThrough(const QByteArray &bench, quint16 proxy, quint16 sink, std::chrono::seconds each)
{
    ChildProcess clients(bench, {"load"_ba, "--proxy"_ba, QByteArray::number(proxy), "--server"_ba, QByteArray::number(sink),
                                 "--in-flight"_ba, QByteArray::number(InFlight), "--seconds"_ba, QByteArray::number(each.count())});
    BenchedWindow::turnUntil([&] { return !clients.isRunning(); });
    if (clients.waitForEnd() != 0)
        return {};
    return QJsonDocument::fromJson(clients.lastLine()).object().value(u"exchanges_per_second"_s).toDouble();
}

double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double bytesOfThisProcess()
{
    ::malloc_trim(0);
    return static_cast<double>(ProcessFigures::of(::getpid()).memory);
}

QByteArray perSecond(double rate)
{
    return QByteArray::number(rate, 'f', 0) + " /s"_ba;
}

struct Found
{
    std::vector<double> console;
    std::vector<double> window;
    Heartbeat::Figures worst;
};

void judge(load::Report &report, const Found &found)
{
    const double share = middle(found.window) / middle(found.console);
    report.note("quiet console"_ba, perSecond(middle(found.console)));
    report.note("window"_ba, perSecond(middle(found.window)));
    report.judge("window to console"_ba, QByteArray::number(share, 'f', 2), "at least 0.80"_ba, share >= LeastShare);
    report.judge("longest gap of the GUI thread"_ba, milliseconds(found.worst.longest), "under 50 ms"_ba,
                 found.worst.longest < LongestGap);
    report.judge("99th percentile of its gaps"_ba, milliseconds(found.worst.p99), "under 16 ms"_ba, found.worst.p99 < P99Gap);
    report.note("its own processor time in the longest"_ba, milliseconds(found.worst.longestOwn));
    report.note("it is busy"_ba, QByteArray::number(found.worst.busy * 100, 'f', 0) + " %"_ba);
}

} // namespace

bool WindowLoad::run(load::Report &report) const
{
    report.begin("window under load"_ba);
    ChildProcess sink(bench, {"sink"_ba, "--expect"_ba, "4"_ba});
    const quint16 sinkPort = sink.waitForPort();
    ChildProcess quiet(console, {"proxy"_ba, "--quiet"_ba, "--listen"_ba, "127.0.0.1:0"_ba});
    const quint16 quietPort = quiet.waitForPort();
    if (sinkPort == 0 || quietPort == 0) {
        report.fail("sink or console proxy do not listen: "_ba + sink.errors() + quiet.errors());
        return false;
    }
    const quint16 windowPort = freePort();
    BenchedWindow benched(windowPort, 0);
    benched.fill(1000); // what is made once
    BenchedWindow::turnFor(std::chrono::milliseconds(300)); // and painted
    const double before = bytesOfThisProcess();
    const auto payloadBefore = benched.payload();
    benched.fill(held);
    BenchedWindow::turnUntil([&] { return benched.journal().isCaughtUp(); });
    const auto payload = static_cast<double>(benched.payload() - payloadBefore);
    const double bytes = (bytesOfThisProcess() - before - payload) / static_cast<double>(held);
    report.judge("memory of an exchange beyond its payload"_ba, QByteArray::number(bytes, 'f', 0) + " bytes"_ba,
                 "at most 400 bytes"_ba, bytes <= MostBytes);
    benched.window().selectExchange(benched.journal().store().exchange(benched.journal().left()).id);

    Found found;
    for (int round = 0; round < rounds; ++round) {
        const auto ofConsole = rateThrough(bench, quietPort, sinkPort, each);
        Heartbeat heartbeat;
        heartbeat.start();
        const auto ofWindow = rateThrough(bench, windowPort, sinkPort, each);
        const Heartbeat::Figures figures = heartbeat.stop();
        if (!ofConsole || !ofWindow) {
            report.fail("an exchange under load did not end with DONE"_ba);
            return false;
        }
        found.console.push_back(*ofConsole);
        found.window.push_back(*ofWindow);
        found.worst.longest = std::max(found.worst.longest, figures.longest);
        found.worst.p99 = std::max(found.worst.p99, figures.p99);
        found.worst.longestOwn = std::max(found.worst.longestOwn, figures.longestOwn);
        found.worst.busy = std::max(found.worst.busy, figures.busy);
        BenchedWindow::turnUntil([&] { return benched.journal().isCaughtUp(); });
    }
    judge(report, found);
    report.note("parts that did not fit the feed"_ba, QByteArray::number(benched.journal().lost()));
    return true;
}

} // namespace midhop::bench
