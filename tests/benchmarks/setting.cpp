#include "tests/benchmarks/setting.h"

namespace midhop::bench {

using namespace Qt::StringLiterals;

std::vector<Setting> allSettings(double rate, qsizetype held)
{
    const QByteArray perSecond = QByteArray::number(rate, 'f', 0);
    const QByteArray staying = QByteArray::number(held);
    return {
        {.name = "1"_ba, .description = "1 in flight"_ba, .concurrency = 1},
        {.name = "64"_ba, .description = "64 in flight"_ba},
        {.name = "256"_ba, .description = "256 in flight"_ba, .concurrency = 256},
        {.name = "1000"_ba, .description = "1,000 in flight"_ba, .concurrency = 1000},
        {.name = "64KiB"_ba, .description = "64 in flight, messages of 64 KiB"_ba, .messageSize = 64 * 1024},
        {.name = "1MB"_ba,
         .description = "16 in flight, messages of 1,000,000 bytes"_ba,
         .concurrency = 16,
         .messageSize = 1'000'000},
        {.name = "blocked"_ba, .description = "64 in flight, all blocked"_ba, .isBlocked = true},
        {.name = "held"_ba,
         .description = "64 in flight beside "_ba + staying + " half-sent envelopes"_ba,
         .held = held},
        {.name = "open"_ba,
         .description = "open loop, "_ba + perSecond + " a second, latency from the scheduled start"_ba,
         .concurrency = 4096,
         .rate = rate},
        {.name = "connects"_ba,
         .description = "1,000 connect at once, as the first the process sees"_ba,
         .concurrency = 1000,
         .exchanges = 1000},
        {.name = "server"_ba, .description = "64 in flight, straight to a server"_ba, .role = Role::Server},
        {.name = "client"_ba, .description = "20,000 exchanges, 64 in flight, by a client"_ba, .role = Role::Client},
    };
}

} // namespace midhop::bench
