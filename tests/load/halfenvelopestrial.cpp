#include "tests/load/halfenvelopestrial.h"

#include "tests/load/childprocess.h"
#include "tests/load/exchangeload.h"
#include "tests/load/heldclients.h"
#include "tests/load/processfigures.h"

#include <cstring>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

const QByteArray Half = R"({"server_ip": "127.0.0.1", "server_po)"_ba;

/// Blocks of exchanges through one proxy.
struct Way
{
    quint16 proxy = 0;
    std::vector<std::chrono::nanoseconds> blockP99s;
    quint32 asked = 0;
    quint32 done = 0;

    void block(quint16 server, quint32 exchanges)
    {
        ExchangeLoad load({.proxy = proxy,
                           .server = server,
                           .exchanges = exchanges,
                           .concurrency = 8,
                           .firstNumber = asked});
        const ExchangeLoad::Result result = load.run();
        asked += exchanges;
        done += result.done;
        blockP99s.push_back(percentile(result.latencies, 0.99));
    }
};

} // namespace

QByteArray HalfEnvelopesTrial::name() const
{
    return "half-envelopes"_ba;
}

QByteArray HalfEnvelopesTrial::description() const
{
    return "2,000 clients send half an envelope and stay; others are served beside them"_ba;
}

void HalfEnvelopesTrial::run(const TrialSetup &setup, Report &report)
{
    const qsizetype clients = setup.full ? 2000 : 200;
    const quint32 blockSize = setup.full ? 1000 : 100;
    // Long enough to see the end of their time as well.
    const auto time = setup.full ? std::chrono::milliseconds(30'000) : std::chrono::milliseconds(1'000);
    const QByteArray limit = QByteArray::number(static_cast<qint64>(time.count()));
    ChildProcess server(setup.program, {"server"_ba, "--listen"_ba, "127.0.0.1:0"_ba});
    ChildProcess calmProxy(setup.program, {"proxy"_ba, "--listen"_ba, "127.0.0.1:0"_ba});
    ChildProcess proxy(setup.program,
                       {"proxy"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--envelope-timeout"_ba, limit});
    const quint16 serverPort = server.waitForPort();
    Way calm{.proxy = calmProxy.waitForPort(), .blockP99s = {}};
    Way disturbed{.proxy = proxy.waitForPort(), .blockP99s = {}};
    if (serverPort == 0 || calm.proxy == 0 || disturbed.proxy == 0) {
        report.fail("a role does not start"_ba);
        return;
    }
    Way warmUp = calm;
    warmUp.block(serverPort, blockSize);
    warmUp.proxy = disturbed.proxy;
    warmUp.block(serverPort, blockSize);

    HeldClients held;
    if (!held.open(disturbed.proxy, clients, Half)) {
        report.fail("the clients can't connect: "_ba + std::strerror(errno));
        return;
    }
    const auto until = Clock::now() + time + std::chrono::seconds(setup.full ? 4 : 0);
    do {
        calm.block(serverPort, blockSize);
        disturbed.block(serverPort, blockSize);
    } while (Clock::now() < until);
    const bool told = waitUntil([&] { return held.answered("Error, "_ba) == clients; });

    report.judge("exchanges of others"_ba,
                 QByteArray::number(disturbed.done) + " of "_ba + QByteArray::number(disturbed.asked) +
                     " done"_ba,
                 "all"_ba, disturbed.done == disturbed.asked);
    report.judge("half envelopes told that their time is over"_ba,
                 QByteArray::number(held.answered("Error, "_ba)), "all "_ba + QByteArray::number(clients),
                 told);
    if (!setup.full)
        return;
    const auto calmP99 = percentile(calm.blockP99s, 0.5);
    const auto disturbedP99 = percentile(disturbed.blockP99s, 0.5);
    const double ratio = static_cast<double>(disturbedP99.count()) / static_cast<double>(calmP99.count());
    report.note("p99 undisturbed, median of "_ba + QByteArray::number(calm.blockP99s.size()) +
                    " blocks of 1,000"_ba,
                milliseconds(calmP99));
    report.note("p99 beside them"_ba, milliseconds(disturbedP99));
    report.judge("p99 beside them to undisturbed"_ba, QByteArray::number(ratio, 'f', 2), "at most 2"_ba,
                 ratio <= 2);
    report.note("the worst block, undisturbed and beside them"_ba,
                milliseconds(percentile(calm.blockP99s, 1)) + ", "_ba +
                    milliseconds(percentile(disturbed.blockP99s, 1)));
}

} // namespace midhop::load
