#pragma once

#include "tests/benchmarks/contender.h"
#include "tests/benchmarks/measurement.h"
#include "tests/benchmarks/setting.h"
#include "tests/load/exchangeload.h"

#include <chrono>

namespace midhop::bench {

/// Measures one contender under one setting: starts sink and contender, waits until an exchange comes
/// through, warms up, loads, takes the figures, ends both. Main thread.
class Measuring final
{
public:
    struct Plan
    {
        std::chrono::nanoseconds duration = std::chrono::seconds(2);
        quint32 exchanges = 0;   ///< so many instead, unless the setting has its own
        bool halfCloses = false; ///< the clients send FIN behind the envelope
    };

    Measuring(const Setting &setting, const Contender &contender, const Plan &plan, QByteArray folder);
    [[nodiscard]] Measurement run();

private:
    [[nodiscard]] load::ExchangeLoad::Plan loadPlan() const;
    /// One exchange at a time until one comes through.
    [[nodiscard]] bool waitUntilServing(load::ChildProcess &process) const;
    void warmUp() const;
    /// The client is what is measured: it runs to its end, through the limit.
    [[nodiscard]] Measurement runClient() const;
    [[nodiscard]] Measurement load(load::ChildProcess &process) const;

    const Setting &m_setting;
    const Contender &m_contender;
    Plan m_plan;
    Place m_place;
    QByteArray m_envelope;
};

} // namespace midhop::bench
