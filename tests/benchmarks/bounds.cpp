#include "tests/benchmarks/bounds.h"

#include <array>

namespace midhop::bench {

using namespace Qt::StringLiterals;

namespace {

using Figure = double Measurement::*;

struct Ratio
{
    const char *group;
    const char *name;
    Figure figure;
    const char *setting;
    const char *contender;
    const char *againstSetting;
    const char *against;
    double bound;
};

constexpr std::array Ratios{
    Ratio{"quiet", "CPU, limit", &Measurement::processor, "64", "midhop", "64", "limit", 1.15},
    Ratio{"quiet", "CPU, limit", &Measurement::processor, "256", "midhop", "256", "limit", 1.15},
    Ratio{"quiet", "CPU, limit", &Measurement::processor, "1000", "midhop", "1000", "limit", 1.15},
    Ratio{"quiet", "p50, limit", &Measurement::p50, "1", "midhop", "1", "limit", 1.15},
    Ratio{"quiet", "p99, limit", &Measurement::p99, "1000", "midhop", "1000", "limit", 1.2},
    Ratio{"quiet", "CPU, nginx", &Measurement::processor, "64", "midhop", "64", "nginx", 0.90},
    Ratio{"quiet", "CPU, nginx", &Measurement::processor, "256", "midhop", "256", "nginx", 0.90},
    Ratio{"quiet", "CPU, nginx", &Measurement::processor, "1000", "midhop", "1000", "nginx", 0.90},
    Ratio{"quiet", "CPU, haproxy-lua", &Measurement::processor, "64", "midhop", "64", "haproxy-lua", 0.65},
    Ratio{"quiet", "CPU, haproxy-lua", &Measurement::processor, "256", "midhop", "256", "haproxy-lua", 0.65},
    Ratio{"quiet", "CPU, haproxy-lua", &Measurement::processor, "1000", "midhop", "1000", "haproxy-lua",
          0.65},
    Ratio{"quiet", "CPU, nginx", &Measurement::processor, "64KiB", "midhop", "64KiB", "nginx", 1.0},
    Ratio{"quiet", "CPU, nginx", &Measurement::processor, "1MB", "midhop", "1MB", "nginx", 1.0},
    Ratio{"quiet", "CPU, allowed", &Measurement::processor, "blocked", "midhop", "64", "midhop", 0.5},
    Ratio{"idle", "CPU, without", &Measurement::processor, "held", "midhop", "64", "midhop", 1.10},
    Ratio{"recording", "CPU, quiet", &Measurement::processor, "64", "midhop-record", "64", "midhop", 1.35},
    Ratio{"recording", "CPU, quiet", &Measurement::processor, "64", "midhop-lines", "64", "midhop", 1.6},
    Ratio{"roles", "CPU, sink", &Measurement::processor, "server", "midhop-server", "server", "sink", 1.25},
};

constexpr double HeldBytes = 512;
constexpr double LongestConnect = 100'000; // microseconds
constexpr double ClientRate = 0.7;

QByteArray twoDigits(double value)
{
    return QByteArray::number(value, 'f', 2);
}

} // namespace

std::optional<double> limitToNginx(const Comparison &comparison)
{
    QByteArrayList settings{"64"_ba};
    for (const Setting &setting : comparison.settings())
        settings << setting.name;
    for (const QByteArray &setting : settings) {
        const Measurement *limit = comparison.median(setting, "limit"_ba);
        const Measurement *nginx = comparison.median(setting, "nginx"_ba);
        if (limit && nginx)
            return ratioTo(nginx->processor, limit->processor);
    }
    return {};
}

load::Report boundsOf(const Comparison &comparison)
{
    load::Report report;
    for (const Ratio &ratio : Ratios) {
        const Measurement *one = comparison.median(ratio.setting, ratio.contender);
        const Measurement *other = comparison.median(ratio.againstSetting, ratio.against);
        if (!one || !other)
            continue;
        const QByteArray figure = QByteArray(ratio.contender) + " at "_ba + ratio.setting + ": "_ba + ratio.name;
        const auto found = ratioTo(other->*ratio.figure, one->*ratio.figure);
        report.begin(ratio.group);
        if (found)
            report.judge(figure, twoDigits(*found), "at most "_ba + twoDigits(ratio.bound), *found <= ratio.bound);
        else
            report.note(figure, "too short a run for this system's clock"_ba);
    }
    const Measurement *client = comparison.median("client"_ba, "midhop-client"_ba);
    const Measurement *generator = comparison.median("client"_ba, "load"_ba);
    if (client && generator) {
        const auto found = ratioTo(generator->perSecond, client->perSecond);
        report.judge("midhop-client at client: rate, load generator"_ba, found ? twoDigits(*found) : "-"_ba,
                     "at least "_ba + twoDigits(ClientRate), found && *found >= ClientRate);
    }
    report.begin("idle"_ba);
    if (const Measurement *held = comparison.median("held"_ba, "midhop"_ba))
        report.judge("midhop at held: memory of each"_ba,
                     QByteArray::number(held->heldMemory, 'f', 0) + " bytes"_ba, "at most 512 bytes"_ba,
                     held->heldMemory <= HeldBytes);
    if (const Measurement *connects = comparison.median("connects"_ba, "midhop"_ba))
        report.judge("midhop at connects: longest wait"_ba,
                     twoDigits(connects->longestConnect / 1000) + " ms"_ba, "at most 100 ms"_ba,
                     connects->longestConnect <= LongestConnect);
    return report;
}

} // namespace midhop::bench
