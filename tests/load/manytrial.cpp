#include "tests/load/manytrial.h"

#include "tests/load/childprocess.h"
#include "tests/load/loopback.h"
#include "tests/load/processfigures.h"
#include "tests/load/sessionlines.h"

#include <QtCore/QFile>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

/// What allocators keep or round moves by about this much.
constexpr double Noise = 1e6;

/// How often the processes' figures are looked at; the short form takes few of the slower ones.
constexpr std::chrono::milliseconds LookEach{50};
constexpr std::chrono::milliseconds LookEachInShort{5};

/// A process's figures over the run.
struct Course
{
    QByteArray name;
    ChildProcess &process;
    std::vector<qint64> memory;
    qint64 mostDescriptors = 0;

    void look()
    {
        const ProcessFigures now = ProcessFigures::of(process.pid());
        if (now.memory == 0)
            return; // it has just ended
        memory.push_back(now.memory);
        mostDescriptors = std::max(mostDescriptors, now.descriptors);
    }
    /// The median between two shares of the run.
    [[nodiscard]] double level(double from, double to) const
    {
        const auto at = [this](double share) {
            return memory.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(memory.size()));
        };
        std::vector<qint64> part(at(from), at(to));
        if (part.empty())
            return 0;
        std::ranges::sort(part);
        return static_cast<double>(part[part.size() / 2]);
    }
};

qint64 lineCount(const QByteArray &path)
{
    QFile file(QString::fromUtf8(path));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    qint64 lines = 0;
    while (!file.atEnd())
        lines += file.read(1 << 20).count('\n');
    return lines;
}

QByteArrayList clientCall(quint16 proxy, quint16 server, qint64 count)
{
    return {"client"_ba,
            "--proxy"_ba,
            "127.0.0.1:"_ba + QByteArray::number(proxy),
            "--server"_ba,
            "127.0.0.1:"_ba + QByteArray::number(server),
            "--count"_ba,
            QByteArray::number(count),
            "--concurrency"_ba,
            "64"_ba};
}

/// Looks at all of them until the client has ended; false when it was killed, because the proxy had logged
/// nothing for as long as Patience.
[[nodiscard]] bool watch(ChildProcess &client, const ChildProcess &proxy, std::array<Course, 3> &courses,
                         std::chrono::milliseconds each)
{
    Standstill standstill(Patience);
    while (client.isRunning()) {
        if (standstill.holds(proxy.lines())) {
            client.kill();
            return false;
        }
        for (Course &course : courses)
            course.look();
        std::this_thread::sleep_for(each);
    }
    return true;
}

void judgeGrowth(Report &report, const TrialSetup &setup, const Course &course)
{
    const double growth = course.level(0.8, 1) - course.level(0.15, 0.35);
    const QByteArray figure = "memory of the "_ba + course.name + ", last fifth of the run less second"_ba;
    if (setup.sanitized)
        report.note(figure + " (with sanitizers)"_ba, megabytes(growth));
    else
        report.judge(figure, megabytes(growth), "at most 1 MB"_ba, growth <= Noise);
}

} // namespace

QByteArray ManyTrial::name() const
{
    return "many"_ba;
}

QByteArray ManyTrial::description() const
{
    return "1,000,000 exchanges through client, proxy and server on the console, recorded"_ba;
}

void ManyTrial::run(const TrialSetup &setup, Report &report)
{
    const qint64 count = setup.full ? 1'000'000 : 3'000;
    const qint64 warmUp = setup.full ? 10'000 : 1'000;
    const QByteArray record = setup.folder + "/many.jsonl"_ba;
    ChildProcess server(setup.program, {"server"_ba, "--listen"_ba, "127.0.0.1:0"_ba});
    ChildProcess proxy(setup.program, {"proxy"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--record"_ba, record});
    const quint16 serverPort = server.waitForPort();
    const quint16 port = proxy.waitForPort();
    ChildProcess first(setup.program, clientCall(port, serverPort, warmUp));
    if (serverPort == 0 || port == 0 || first.waitForEnd() != 0) {
        report.fail("the roles do not serve: "_ba + first.lastLine());
        return;
    }
    // What lingers of the last ones is over soon.
    const std::array<ChildProcess *, 2> roles{&proxy, &server};
    std::array<qint64, 2> resting{};
    for (size_t i = 0; i < roles.size(); ++i) {
        (void)waitUntil([&] {
            const qint64 now = ProcessFigures::of(roles[i]->pid()).descriptors;
            return std::exchange(resting[i], now) == now && now < 32;
        });
    }

    ChildProcess client(setup.program, clientCall(port, serverPort, count));
    std::array<Course, 3> courses{Course{"proxy"_ba, proxy, {}}, Course{"server"_ba, server, {}},
                                  Course{"client"_ba, client, {}}};
    const auto begun = Clock::now();
    if (!watch(client, proxy, courses, setup.full ? LookEach : LookEachInShort)) {
        report.fail("nothing moves any more, after "_ba + QByteArray::number(lineCount(record)) +
                    " lines of the session file: "_ba + client.lastLine());
        return;
    }
    const auto took = Clock::now() - begun;
    const int status = client.waitForEnd();
    const QByteArray all = QByteArray::number(count);
    const QByteArray said = all + " exchanges, "_ba + all + " done, 0 blocked, 0 errors"_ba;
    report.judge("what the client says"_ba, client.lastLine(), all + " done, exit status 0"_ba,
                 status == 0 && client.lastLine().startsWith(said));
    for (const Course &course : courses)
        judgeGrowth(report, setup, course);
    for (size_t i = 0; i < roles.size(); ++i) {
        const auto left = [&] {
            return ProcessFigures::of(roles[i]->pid()).descriptors - resting[i];
        };
        const bool same = waitUntil([&] { return left() == 0; });
        report.judge("descriptors of the "_ba + courses[i].name + " more than before"_ba,
                     QByteArray::number(left()), "0"_ba, same);
    }
    const qint64 lines = warmUp + count + 1;
    const bool recorded = waitUntil([&] { return lineCount(record) >= lines; });
    report.judge("lines in the session file"_ba, QByteArray::number(lineCount(record)),
                 QByteArray::number(lines), recorded && lineCount(record) == lines);
    const QByteArray errors = proxy.errors() + server.errors();
    report.judge("on standard error"_ba, errors.isEmpty() ? "nothing"_ba : errors.trimmed(), "nothing"_ba,
                 errors.isEmpty());
    report.note("it took"_ba, milliseconds(took));
    QFile::remove(QString::fromUtf8(record));
}

} // namespace midhop::load
