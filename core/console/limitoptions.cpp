#include "core/console/limitoptions.h"

#include <QtCore/QStringView>

namespace midhop::console::LimitOptions {

using namespace Qt::StringLiterals;

namespace {

using roles::Limits;
using roles::milliseconds;

constexpr qint64 LongestTime = 86'400'000; // a day
constexpr qint64 MostConnections = 1'000'000;
constexpr qint64 LargestEnvelope = 1 << 30;

constexpr quint8 P = 1 << int(Set::Proxy);
constexpr quint8 S = 1 << int(Set::Server);
constexpr quint8 C = 1 << int(Set::Client);

struct TimeOption
{
    QStringView name;
    QStringView description;
    milliseconds Limits::*limit;
    quint8 sets;
};

constexpr TimeOption Times[] = {
    {u"idle-timeout", u"Closes a connection that is idle for so long", &Limits::idle, P | S},
    {u"envelope-timeout", u"A whole envelope, from its first byte", &Limits::envelope, P},
    {u"connect-timeout", u"Connecting, all addresses together", &Limits::connect, P | C},
    {u"first-byte-timeout", u"The first byte of the reply", &Limits::firstByte, P | C},
    {u"quiet-time", u"A reply ends so long after its last byte", &Limits::quiet, P | C},
};

bool has(quint8 sets, Set set)
{
    return (sets & (1 << int(set))) != 0;
}

QString withDefault(const QString &description, qint64 value)
{
    return description + u" (default: "_s + QString::number(value) + u")."_s;
}

} // namespace

void add(CommandLine &line, Set set, const Limits &defaults)
{
    for (const TimeOption &time : Times) {
        if (has(time.sets, set)) {
            const QString description = time.description.toString();
            line.addValue(time.name.toString(), u"MS"_s,
                          withDefault(description, (defaults.*time.limit).count()));
        }
    }
    if (set == Set::Client)
        return;
    line.addValue(u"max-connections"_s, u"N"_s,
                  withDefault(u"Connections at a time, or half of the descriptors if that is less"_s,
                              defaults.maxConnections));
    if (set == Set::Proxy)
        line.addValue(u"max-envelope"_s, u"BYTES"_s,
                      withDefault(u"Bytes of an envelope"_s, defaults.maxEnvelope));
}

Limits read(CommandLine &line, Set set, const Limits &defaults)
{
    Limits limits = defaults;
    for (const TimeOption &time : Times) {
        if (has(time.sets, set)) {
            milliseconds &limit = limits.*time.limit;
            limit = milliseconds(line.number(time.name.toString(), limit.count(), 1, LongestTime));
        }
    }
    if (set == Set::Client)
        return limits;
    limits.maxConnections =
        static_cast<int>(line.number(u"max-connections"_s, limits.maxConnections, 1, MostConnections));
    if (set == Set::Proxy)
        limits.maxEnvelope =
            static_cast<qsizetype>(line.number(u"max-envelope"_s, limits.maxEnvelope, 1, LargestEnvelope));
    return limits;
}

} // namespace midhop::console::LimitOptions
