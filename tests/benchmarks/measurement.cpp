#include "tests/benchmarks/measurement.h"

#include <algorithm>

namespace midhop::bench {

using namespace Qt::StringLiterals;

namespace {

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double microseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::micro>(time).count();
}

} // namespace

Measurement Measurement::of(const load::ExchangeLoad::Result &result)
{
    Measurement measured;
    measured.exchanges = result.done;
    measured.failures = result.otherReplies + result.withoutReply;
    measured.perSecond = result.done / std::chrono::duration<double>(result.elapsed).count();
    measured.p50 = microseconds(load::percentile(result.latencies, 0.5));
    measured.p99 = microseconds(load::percentile(result.latencies, 0.99));
    measured.p999 = microseconds(load::percentile(result.latencies, 0.999));
    measured.longestConnect = microseconds(result.longestConnect);
    return measured;
}

QJsonObject Measurement::json() const
{
    if (!problem.isEmpty())
        return {{u"problem"_s, QString::fromUtf8(problem)}};
    return {{u"exchanges"_s, exchanges},
            {u"failures"_s, failures},
            {u"exchanges_per_second"_s, perSecond},
            {u"cpu_us"_s, processor},
            {u"p50_us"_s, p50},
            {u"p99_us"_s, p99},
            {u"p999_us"_s, p999},
            {u"memory_bytes"_s, memory},
            {u"held_bytes_each"_s, heldMemory},
            {u"longest_connect_us"_s, longestConnect}};
}

std::optional<double> ratioTo(double peer, double figure)
{
    if (peer <= 0)
        return {};
    return figure / peer;
}

Measurement medianOf(const std::vector<Measurement> &rounds)
{
    Measurement result;
    std::vector<Measurement> valid;
    for (const Measurement &round : rounds) {
        result.failures += round.failures;
        if (round.isValid())
            valid.push_back(round);
        else
            result.problem = round.problem;
    }
    if (valid.empty())
        return result;
    result.problem.clear();
    for (double Measurement::*const figure :
         {&Measurement::exchanges, &Measurement::perSecond, &Measurement::processor, &Measurement::p50,
          &Measurement::p99, &Measurement::p999, &Measurement::memory, &Measurement::heldMemory,
          &Measurement::longestConnect}) {
        std::vector<double> values;
        for (const Measurement &round : valid)
            values.push_back(round.*figure);
        result.*figure = median(values);
    }
    return result;
}

} // namespace midhop::bench
