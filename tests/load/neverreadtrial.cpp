#include "tests/load/neverreadtrial.h"

#include "tests/load/childprocess.h"
#include "tests/load/heldclients.h"
#include "tests/load/loopback.h"
#include "tests/load/processfigures.h"
#include "tests/load/replyserver.h"

#include <algorithm>
#include <optional>

#include <cerrno>
#include <cstring>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

constexpr double Allowed = 1e6;
/// The proxy's 30 s without progress, as a busy machine may see them.
constexpr std::chrono::seconds GivenUpFrom{25};
constexpr std::chrono::seconds GivenUpUntil{45};

/// The most memory the process had, above what it had at first.
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

/// Looked at until nothing has moved at the server for half a second; since when, none when it goes on.
[[nodiscard]] std::optional<Clock::time_point> standstillOf(const ReplyServer &server, Growth &growth)
{
    Standstill standstill(std::chrono::milliseconds(500));
    const bool stands = waitUntil([&] {
        growth.look();
        return standstill.holds(static_cast<quint64>(server.sent()));
    });
    return stands ? std::optional(standstill.since()) : std::nullopt;
}

void judge(Report &report, const TrialSetup &setup, const QByteArray &figure, double cost)
{
    if (setup.sanitized)
        report.note(figure + " (with sanitizers)"_ba, megabytes(cost));
    else
        report.judge(figure, megabytes(cost), "at most 1 MB"_ba, cost <= Allowed);
}

/// Clients that read nothing of a long reply.
void neverRead(const TrialSetup &setup, Report &report, ChildProcess &proxy, quint16 port,
               const ReplyServer &server, qint64 resting)
{
    const qsizetype clients = 8;
    const qsizetype askedBefore = server.asked();
    Growth growth(proxy.pid());
    HeldClients held;
    if (!held.open(port, clients, envelopeFor(server.port(), "never read"_ba))) {
        report.fail("the clients can't connect: "_ba + std::strerror(errno));
        return;
    }
    if (!waitUntil([&] { return server.asked() - askedBefore == clients; })) {
        report.fail("the messages of "_ba + QByteArray::number(server.asked() - askedBefore) + " of "_ba +
                    QByteArray::number(clients) + " clients came to the server"_ba);
        return;
    }
    const auto since = standstillOf(server, growth);
    if (!since) {
        report.fail("the server goes on sending, though nobody reads"_ba);
        return;
    }
    judge(report, setup, "memory of a client that never reads"_ba, growth.ofEach(clients));
    if (!setup.full)
        return;
    const bool free = waitUntil(
        [&] {
            const qint64 now = ProcessFigures::of(proxy.pid()).descriptors;
            return now > 0 && now <= resting; // it is still there
        },
        Patience * 2);
    const auto took = Clock::now() - *since;
    report.judge("it is given up after 30 s"_ba, milliseconds(took), "25 to 45 s"_ba,
                 free && took >= GivenUpFrom && took <= GivenUpUntil);
    report.judge("descriptors then more than before"_ba,
                 QByteArray::number(ProcessFigures::of(proxy.pid()).descriptors - resting), "0"_ba, free);
    // Reading what is left then ends in a reset.
    const bool all = waitUntil([&] {
        (void)held.answered("r"_ba);
        return held.ended() == clients;
    });
    report.judge("of them ended by the proxy"_ba, QByteArray::number(held.ended()),
                 "all "_ba + QByteArray::number(clients), all);
}

/// Clients that read a reply that comes in tiny pieces.
void drip(const TrialSetup &setup, Report &report, ChildProcess &proxy, quint16 port)
{
    const qsizetype clients = 2;
    const qsizetype pieceSize = 20;
    const qint64 replySize = (setup.full ? 400'000 : 60'000) * pieceSize;
    const ReplyServer dripping(replySize, pieceSize);
    Growth growth(proxy.pid());
    HeldClients reading;
    if (!reading.open(port, clients, envelopeFor(dripping.port(), "drip"_ba))) {
        report.fail("the reading clients can't connect: "_ba + std::strerror(errno));
        return;
    }
    reading.finish();
    const bool ended = waitUntil(
        [&] {
            growth.look();
            (void)reading.answered("r"_ba);
            return reading.ended() == clients;
        },
        Patience * 4);
    const QByteArray promised = QByteArray::number(clients) + " x "_ba + QByteArray::number(replySize);
    report.judge("replies sent in pieces of 20 bytes"_ba, QByteArray::number(dripping.sent()) + " bytes"_ba,
                 promised, dripping.sent() == clients * replySize);
    report.judge("of them arrived"_ba, QByteArray::number(reading.received()) + " bytes"_ba, promised,
                 ended && reading.answered("r"_ba) == clients && reading.received() == clients * replySize);
    judge(report, setup, "memory of a reply in pieces of 20 bytes"_ba, growth.ofEach(clients));
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
    const qint64 replySize = setup.full ? 100'000'000 : 16'000'000;
    ReplyServer server(replySize);
    ChildProcess proxy(setup.program, {"proxy"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--record"_ba,
                                       setup.folder + "/never-read.jsonl"_ba});
    const quint16 port = proxy.waitForPort();
    const qint64 resting = ProcessFigures::of(proxy.pid()).descriptors;
    const QByteArray envelope = envelopeFor(server.port(), "read"_ba);
    const qsizetype read = exchangeOnce(port, envelope, Patience).size();
    report.judge("a reply that is read"_ba, QByteArray::number(read) + " bytes"_ba,
                 QByteArray::number(replySize), read == replySize);
    neverRead(setup, report, proxy, port, server, resting);
    drip(setup, report, proxy, port);
}

} // namespace midhop::load
