#include "tests/benchmarks/measuring.h"

#include "tests/benchmarks/limitcontender.h"
#include "tests/load/childprocess.h"
#include "tests/load/heldclients.h"
#include "tests/load/processfigures.h"
#include "tests/ownport.h"

#include <algorithm>
#include <utility>

namespace midhop::bench {

using namespace Qt::StringLiterals;
using load::ChildProcess;
using load::ExchangeLoad;
using load::ProcessFigures;

namespace {

constexpr quint16 BlockedPort = 7777;
constexpr quint32 ClientExchanges = 20'000;

Measurement problem(const QByteArray &text)
{
    Measurement result;
    result.problem = text;
    return result;
}

} // namespace

Measuring::Measuring(const Setting &setting, const Contender &contender, const Plan &plan, QByteArray folder)
    : m_setting(setting)
    , m_contender(contender)
    , m_plan(plan)
    , m_place{.folder = std::move(folder),
              .port = ownPort(), // a new one each time: what an earlier process left in TIME_WAIT is nobody's burden
              .sink = ownPort(),
              .messageSize = setting.messageSize,
              .exchanges = plan.exchanges > 0 ? plan.exchanges : ClientExchanges,
              .concurrency = setting.concurrency}
    , m_envelope(QByteArray(setting.messageSize, 'm'))
{
    if (setting.role != Role::Server)
        m_envelope = load::envelopeFor(setting.isBlocked ? BlockedPort : m_place.sink, m_envelope);
}

Measurement Measuring::run()
{
    const qsizetype expected = m_contender.decides() ? m_setting.messageSize : m_envelope.size();
    ChildProcess sink(ownProgram(), {"sink"_ba, "--port"_ba, QByteArray::number(m_place.sink), "--expect"_ba,
                                     QByteArray::number(expected)});
    if (sink.waitForPort() != m_place.sink)
        return problem("the sink does not listen: "_ba + sink.errors());
    if (m_setting.role == Role::Client)
        return runClient();
    const auto process = m_contender.start(m_place);
    if (!process)
        return problem("its files can't be written"_ba);
    if (!waitUntilServing(*process))
        return problem("does not serve: "_ba + process->errors().trimmed());

    load::HeldClients held;
    double heldMemory = 0;
    if (m_setting.held > 0) {
        const qint64 before = ProcessFigures::of(process->pid()).memory;
        const bool opened = held.open(m_place.port, m_setting.held, m_envelope.first(m_envelope.size() / 2));
        const auto areAccepted = [&] {
            return ProcessFigures::of(process->pid()).descriptors >= m_setting.held;
        };
        // What is accepted behind them is served behind them: then all of them have been read.
        if (!opened || !load::waitUntil(areAccepted) || !waitUntilServing(*process))
            return problem("does not take the held clients: "_ba + process->errors().trimmed());
        const auto grown = static_cast<double>(ProcessFigures::of(process->pid()).memory - before);
        heldMemory = grown / static_cast<double>(m_setting.held);
    }
    if (m_setting.exchanges == 0)
        warmUp();
    Measurement result = load(*process);
    result.heldMemory = heldMemory;
    return result;
}

Measurement Measuring::runClient() const
{
    const auto proxy = LimitContender().start(m_place);
    if (!waitUntilServing(*proxy))
        return problem("the limit does not serve: "_ba + proxy->errors().trimmed());
    const auto client = m_contender.start(m_place);
    if (client->waitForEnd() != 0)
        return problem("does not come to its end: "_ba + client->errors().trimmed());
    return m_contender.told(client->lastLine());
}

ExchangeLoad::Plan Measuring::loadPlan() const
{
    const quint32 exchanges = m_setting.exchanges > 0 ? m_setting.exchanges : m_plan.exchanges;
    return {.proxy = m_place.port,
            .exchanges = exchanges,
            .concurrency = m_setting.concurrency,
            .duration = exchanges > 0 ? std::chrono::nanoseconds(0) : m_plan.duration,
            .rate = m_setting.rate,
            .envelope = m_envelope,
            .reply = m_setting.isBlocked ? "Error, not allowed address"_ba : "DONE"_ba,
            .halfCloses = m_plan.halfCloses,
            .keepsEnds = false};
}

bool Measuring::waitUntilServing(ChildProcess &process) const
{
    ExchangeLoad::Plan one = loadPlan();
    one.exchanges = 1;
    one.duration = {};
    one.rate = 0;
    bool served = false;
    (void)load::waitUntil([&] {
        served = ExchangeLoad(one).run().done == 1;
        return served || !process.isRunning();
    });
    return served;
}

void Measuring::warmUp() const
{
    ExchangeLoad::Plan plan = loadPlan();
    plan.duration /= 5;
    plan.exchanges = plan.exchanges > 0 ? std::max(plan.exchanges / 5, 1U) : 0;
    (void)ExchangeLoad(plan).run();
}

Measurement Measuring::load(ChildProcess &process) const
{
    ExchangeLoad exchanges(loadPlan());
    const auto before = load::processorOf(process.pid());
    const ExchangeLoad::Result result = exchanges.run();
    const auto used = load::processorOf(process.pid()) - before;
    if (result.done == 0)
        return problem("no exchange came through; another reply was: "_ba + result.lastOther);
    Measurement measured = Measurement::of(result);
    measured.processor = std::chrono::duration<double, std::micro>(used).count() / result.done;
    measured.memory = static_cast<double>(ProcessFigures::of(process.pid()).memory);
    return measured;
}

} // namespace midhop::bench
