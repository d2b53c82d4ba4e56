#include "tests/benchmarks/clientcontender.h"

#include "tests/benchmarks/limitcontender.h"
#include "tests/load/childprocess.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace midhop::bench {

using namespace Qt::StringLiterals;

ClientContender::ClientContender(QByteArray program)
    : m_program(std::move(program))
{
}

QByteArray ClientContender::name() const
{
    return m_program.isEmpty() ? "load"_ba : "midhop-client"_ba;
}

QByteArray ClientContender::description() const
{
    return m_program.isEmpty() ? "the load generator, sending FIN behind the envelope"_ba
                               : "midhop-cli client --count"_ba;
}

std::unique_ptr<load::ChildProcess> ClientContender::start(const Place &place) const
{
    const QByteArray count = QByteArray::number(place.exchanges);
    const QByteArray concurrency = QByteArray::number(place.concurrency);
    const QByteArray proxy = QByteArray::number(place.port);
    const QByteArray server = QByteArray::number(place.sink);
    if (m_program.isEmpty())
        return std::make_unique<load::ChildProcess>(
            ownProgram(), QByteArrayList{"load"_ba, "--half-close"_ba, "--exchanges"_ba, count, "--in-flight"_ba,
                                         concurrency, "--proxy"_ba, proxy, "--server"_ba, server});
    return std::make_unique<load::ChildProcess>(
        m_program, QByteArrayList{"client"_ba, "--message"_ba, "tgmr"_ba, "--count"_ba, count, "--concurrency"_ba,
                                  concurrency, "--proxy"_ba, "127.0.0.1:"_ba + proxy, "--server"_ba,
                                  "127.0.0.1:"_ba + server});
}

Measurement ClientContender::told(const QByteArray &line) const
{
    Measurement result;
    if (m_program.isEmpty()) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        result.exchanges = json.value(u"exchanges"_s).toDouble();
        result.failures = json.value(u"failures"_s).toDouble();
        result.perSecond = json.value(u"exchanges_per_second"_s).toDouble();
        result.p50 = json.value(u"p50_us"_s).toDouble();
        result.p99 = json.value(u"p99_us"_s).toDouble();
        return result;
    }
    // CONTRACT, "The console".
    static const QRegularExpression form(
        u"^(\\d+) exchanges, (\\d+) done, .*, ([\\d.]+) exchanges/s, p50 ([\\d.]+) ms, p99 ([\\d.]+) ms$"_s);
    const auto found = form.match(QString::fromUtf8(line));
    result.exchanges = found.captured(2).toDouble();
    result.failures = found.captured(1).toDouble() - result.exchanges;
    result.perSecond = found.captured(3).toDouble();
    result.p50 = found.captured(4).toDouble() * 1000;
    result.p99 = found.captured(5).toDouble() * 1000;
    return result;
}

} // namespace midhop::bench
