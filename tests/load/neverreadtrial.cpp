#include "tests/load/neverreadtrial.h"

#include "tests/load/childprocess.h"
#include "tests/load/heldclients.h"
#include "tests/load/loopback.h"
#include "tests/load/processfigures.h"
#include "tests/load/replyserver.h"

#include <cstring>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

constexpr double Allowed = 1e6;

/// The most memory the process had, looked at until nothing has moved at the server for half a second, or
/// everything is read.
class Growth final
{
public:
    explicit Growth(pid_t process)
        : m_process(process)
        , m_before(ProcessFigures::of(process).memory)
    {
    }
    void look() { m_most = std::max(m_most, ProcessFigures::of(m_process).memory); }
    [[nodiscard]] double ofEach(qsizetype clients) const
    {
        return static_cast<double>(std::max(m_most - m_before, qint64(0))) / static_cast<double>(clients);
    }

private:
    pid_t m_process;
    qint64 m_before;
    qint64 m_most = 0;
};

void waitUntilStuck(const ReplyServer &server, Growth &growth)
{
    qint64 sent = -1;
    auto since = Clock::now();
    (void)waitUntil([&] {
        growth.look();
        if (const qint64 now = server.sent(); now != sent) {
            sent = now;
            since = Clock::now();
        }
        return Clock::now() - since > std::chrono::milliseconds(500);
    });
}

void judge(Report &report, const TrialSetup &setup, const QByteArray &figure, double cost)
{
    if (setup.sanitized)
        report.note(figure + " (with sanitizers)"_ba, megabytes(cost));
    else
        report.judge(figure, megabytes(cost), "at most 1 MB"_ba, cost <= Allowed);
}

} // namespace

QByteArray NeverReadTrial::name() const
{
    return "never-read"_ba;
}

QByteArray NeverReadTrial::description() const
{
    return "clients never read a reply of 100 MB, or get it in tiny pieces"_ba;
}

void NeverReadTrial::run(const TrialSetup &setup, Report &report)
{
    const qsizetype clients = 8;
    const qint64 replySize = setup.full ? 100'000'000 : 16'000'000;
    ReplyServer server(replySize);
    const qint64 pieces = setup.full ? 400'000 : 60'000;
    ReplyServer dripping(pieces * 20, 20);
    ChildProcess proxy(setup.program, {"proxy"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--record"_ba,
                                       setup.folder + "/never-read.jsonl"_ba});
    const quint16 port = proxy.waitForPort();
    const QByteArray envelope = envelopeFor(server.port(), "never read"_ba);
    const qsizetype read = exchangeOnce(port, envelope, Patience).size();
    report.judge("a reply that is read"_ba, QByteArray::number(read) + " bytes"_ba,
                 QByteArray::number(replySize), read == replySize);

    {
        Growth growth(proxy.pid());
        HeldClients held;
        if (!held.open(port, clients, envelope)) {
            report.fail("the clients can't connect: "_ba + std::strerror(errno));
            return;
        }
        waitUntilStuck(server, growth);
        judge(report, setup, "memory of a client that never reads"_ba, growth.ofEach(clients));
        if (setup.full) {
            // 30 s without progress; reading what is left then ends in a reset.
            const bool free = waitUntil(
                [&] { return ProcessFigures::of(proxy.pid()).descriptors < 2 * clients; }, Patience * 2);
            report.judge("it is given up after 30 s"_ba, free ? "yes"_ba : "no"_ba, "yes"_ba, free);
        }
    }
    Growth growth(proxy.pid());
    const qint64 before = dripping.sent();
    HeldClients reading;
    (void)reading.open(port, 2, envelopeFor(dripping.port(), "drip"_ba));
    reading.finish();
    const bool through = waitUntil(
        [&] {
            growth.look();
            (void)reading.answered("r"_ba);
            return reading.ended() == 2;
        },
        Patience * 4);
    report.judge("a reply in pieces of 20 bytes"_ba,
                 QByteArray::number((dripping.sent() - before) / 2) + " bytes"_ba,
                 QByteArray::number(pieces * 20), through);
    judge(report, setup, "memory of a reply in pieces of 20 bytes"_ba, growth.ofEach(2));
}

} // namespace midhop::load
