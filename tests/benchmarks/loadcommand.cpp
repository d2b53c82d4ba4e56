#include "tests/benchmarks/loadcommand.h"

#include "tests/benchmarks/measurement.h"
#include "tests/benchmarks/print.h"
#include "tests/load/exchangeload.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace midhop::bench {

using namespace Qt::StringLiterals;
using load::ExchangeLoad;

namespace {

constexpr quint32 OpenLoopAtMost = 4096;

} // namespace

int loadCommand(const QCommandLineParser &options)
{
    const QByteArray message(options.value(u"message-size"_s).toLongLong(), 'm');
    const quint32 exchanges = options.value(u"exchanges"_s).toUInt();
    const double rate = options.value(u"rate"_s).toDouble();
    const ExchangeLoad::Plan plan{
        .proxy = options.value(u"proxy"_s).toUShort(),
        .exchanges = exchanges,
        .concurrency = rate > 0 ? OpenLoopAtMost : std::max(options.value(u"in-flight"_s).toUInt(), 1U),
        .duration = exchanges > 0 ? std::chrono::nanoseconds(0) : secondsOf(options),
        .rate = rate,
        .envelope = options.isSet(u"plain"_s)
                        ? message
                        : load::envelopeFor(options.value(u"server"_s).toUShort(), message),
        .halfCloses = options.isSet(u"half-close"_s),
        .keepsEnds = false};
    const ExchangeLoad::Result result = ExchangeLoad(plan).run();
    const Measurement measured = Measurement::of(result);
    QJsonObject json = measured.json();
    for (const QString &ofTheProxy : {u"cpu_us"_s, u"memory_bytes"_s, u"held_bytes_each"_s})
        json.remove(ofTheProxy);
    print(stdout, QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    return result.done > 0 && measured.failures == 0 ? 0 : 1;
}

std::chrono::nanoseconds secondsOf(const QCommandLineParser &options)
{
    const std::chrono::duration<double> seconds(options.value(u"seconds"_s).toDouble());
    return std::chrono::duration_cast<std::chrono::nanoseconds>(seconds);
}

} // namespace midhop::bench
