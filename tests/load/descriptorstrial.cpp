#include "tests/load/descriptorstrial.h"

#include "tests/load/childprocess.h"
#include "tests/load/heldclients.h"
#include "tests/load/loopback.h"
#include "tests/load/processfigures.h"
#include "tests/load/replyserver.h"

#include <thread>

#include <cstring>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

/// How long the use of the processor is measured.
constexpr std::chrono::seconds Watched{5};

const QByteArray Complaint = "No file descriptors are left"_ba;

/// Where and with what the program runs out.
struct Shortage
{
    QByteArray name;
    QByteArrayList arguments;
    QByteArray sent;     ///< by each of those who take the descriptors
    QByteArray envelope; ///< that is served when some are free
    QByteArray reply;
    bool runsOut = true; ///< otherwise its limit of connections keeps it from that
};

void run(const Shortage &shortage, const TrialSetup &setup, Report &report)
{
    const quint64 descriptors = setup.full ? 256 : 64;
    const qsizetype clients = setup.full ? 1'000 : 150;
    ChildProcess process(setup.program, shortage.arguments, descriptors);
    const quint16 port = process.waitForPort();
    if (exchangeOnce(port, shortage.envelope, Patience) != shortage.reply) {
        report.fail(shortage.name + ": does not serve"_ba);
        return;
    }
    HeldClients held;
    if (!held.open(port, clients, shortage.sent)) {
        report.fail(shortage.name + ": the clients can't connect: "_ba + std::strerror(errno));
        return;
    }
    if (shortage.runsOut) {
        const bool told = waitUntil([&] { return process.errors().contains(Complaint); });
        report.judge(shortage.name + ": says that none are left"_ba, told ? "yes"_ba : "no"_ba, "yes"_ba,
                     told);
    }
    if (setup.full) {
        const auto before = processorOf(process.pid());
        const auto begun = Clock::now();
        std::this_thread::sleep_for(Watched);
        const std::chrono::duration<double> used = processorOf(process.pid()) - before;
        const double share = used / std::chrono::duration<double>(Clock::now() - begun);
        report.judge(shortage.name + ": processor used"_ba,
                     QByteArray::number(share * 100, 'f', 1) + " % of a core"_ba, "under 10 %"_ba,
                     share < 0.1);
        report.note(shortage.name + ": descriptors in use"_ba,
                    QByteArray::number(ProcessFigures::of(process.pid()).descriptors) + " of "_ba +
                        QByteArray::number(descriptors));
    }
    held.reset();
    const auto freed = Clock::now();
    const bool resumed = waitUntil(
        [&] { return exchangeOnce(port, shortage.envelope, std::chrono::seconds(5)) == shortage.reply; });
    const auto took = Clock::now() - freed;
    if (setup.full)
        report.judge(shortage.name + ": serves again after"_ba, milliseconds(took), "at most 1 s"_ba,
                     resumed && took <= std::chrono::seconds(1));
    else
        report.judge(shortage.name + ": serves again"_ba, resumed ? "yes"_ba : "no"_ba, "yes"_ba, resumed);
    if (setup.full) { // on a machine that is too busy one shortage may look like two
        const qsizetype complaints = process.errors().count(Complaint);
        const qsizetype due = shortage.runsOut ? 1 : 0;
        report.judge(shortage.name + ": times it said so"_ba, QByteArray::number(complaints),
                     QByteArray::number(due), complaints == due);
    }
    const int status = process.stop();
    report.judge(shortage.name + ": exit status"_ba, QByteArray::number(status), "0"_ba, status == 0);
}

} // namespace

QByteArray DescriptorsTrial::name() const
{
    return "descriptors"_ba;
}

QByteArray DescriptorsTrial::description() const
{
    return "all descriptors of proxy and server are taken by clients that stay"_ba;
}

void DescriptorsTrial::run(const TrialSetup &setup, Report &report)
{
    ReplyServer silent(0);
    ChildProcess server(setup.program, {"server"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--quiet"_ba});
    const QByteArray served = envelopeFor(server.waitForPort(), "served"_ba);
    const QByteArrayList proxy{"proxy"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--first-byte-timeout"_ba,
                               "600000"_ba};
    load::run({"proxy, each holds two"_ba, proxy, envelopeFor(silent.port(), "held"_ba), served, "DONE"_ba},
              setup, report);
    load::run({"proxy, each sends nothing"_ba, proxy, {}, served, "DONE"_ba}, setup, report);
    load::run({"server, each sends nothing"_ba,
               {"server"_ba, "--listen"_ba, "127.0.0.1:0"_ba, "--max-connections"_ba, "1000000"_ba},
               {},
               "message"_ba,
               "DONE"_ba,
               false},
              setup, report);
}

} // namespace midhop::load
