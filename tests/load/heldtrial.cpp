#include "tests/load/heldtrial.h"

#include "tests/load/childprocess.h"
#include "tests/load/heldclients.h"
#include "tests/load/loopback.h"
#include "tests/load/processfigures.h"

#include <cstring>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

// Each needs a second descriptor while it is served.
constexpr qsizetype ServedAtOnce = 250;

} // namespace

QByteArray HeldTrial::name() const
{
    return "held"_ba;
}

QByteArray HeldTrial::description() const
{
    return "10,000 connections are held; one more is told so; then each of them sends an envelope"_ba;
}

void HeldTrial::run(const TrialSetup &setup, Report &report)
{
    const qsizetype clients = setup.full ? 10'000 : 200;
    const quint64 needed = static_cast<quint64>(clients) * 2;
    if (const quint64 limit = raiseDescriptorLimit(); limit < needed) {
        report.fail(
            "needs "_ba + QByteArray::number(needed) + " descriptors a process, the hard limit is "_ba +
            QByteArray::number(limit) +
            ": raise it (ulimit -Hn as root, LimitNOFILE= in systemd, --ulimit nofile= in docker)"_ba);
        return;
    }
    ChildProcess server(setup.program, {"server"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--quiet"_ba});
    ChildProcess proxy(setup.program, {"proxy"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--max-connections"_ba,
                                       QByteArray::number(clients), "--idle-timeout"_ba, "600000"_ba});
    const QByteArray envelope = envelopeFor(server.waitForPort(), "held"_ba);
    const quint16 port = proxy.waitForPort();
    if (exchangeOnce(port, envelope, Patience) != "DONE"_ba) {
        report.fail("the roles do not serve"_ba);
        return;
    }
    const ProcessFigures before = ProcessFigures::of(proxy.pid());

    HeldClients held;
    if (!held.open(port, clients)) {
        report.fail("the clients can't connect: "_ba + std::strerror(errno));
        return;
    }
    const auto accepted = [&] {
        return ProcessFigures::of(proxy.pid()).descriptors - before.descriptors;
    };
    (void)waitUntil([&] { return accepted() >= clients; });
    report.judge("connections that the proxy holds"_ba, QByteArray::number(accepted()),
                 QByteArray::number(clients), accepted() == clients);
    const double growth = static_cast<double>(ProcessFigures::of(proxy.pid()).memory - before.memory);
    report.note("memory of each"_ba,
                QByteArray::number(growth / static_cast<double>(clients) / 1000, 'f', 1) + " KB"_ba);
    const QByteArray oneMore = exchangeOnce(port, envelope, Patience);
    report.judge("one more is told"_ba, oneMore, "too many connections"_ba,
                 oneMore.startsWith("Error, too many connections"));

    const auto begun = Clock::now();
    for (qsizetype first = 0; first < clients; first += ServedAtOnce) {
        (void)held.send(first, ServedAtOnce, envelope);
        (void)waitUntil([&] { return held.answered("DONE"_ba) >= std::min(first + ServedAtOnce, clients); });
    }
    const qsizetype served = held.answered("DONE"_ba);
    report.judge("held connections that are served"_ba, QByteArray::number(served),
                 "all "_ba + QByteArray::number(clients), served == clients);
    report.note("serving all of them took"_ba, milliseconds(Clock::now() - begun));

    held.reset();
    const bool freed = waitUntil([&] { return accepted() <= 0; });
    report.judge("descriptors left when they have gone"_ba, QByteArray::number(accepted()), "0"_ba, freed);
    const QByteArray afterwards = exchangeOnce(port, envelope, Patience);
    report.judge("served afterwards"_ba, afterwards, "DONE"_ba, afterwards == "DONE"_ba);
}

} // namespace midhop::load
