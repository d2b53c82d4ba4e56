#include "gui/many/manyreport.h"

#include "core/wire/host.h"
#include "gui/many/manywords.h"
#include "gui/many/outcomemodel.h"
#include "gui/many/percentilerow.h"
#include "gui/many/sendrun.h"
#include "gui/tables/foreign.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

/// The panel lets the proxy judge the server's port: it may be none.
QString addressText(const QByteArray &host, int port)
{
    return shown(wire::bracketed(host) + ':' + QByteArray::number(port));
}

} // namespace

QString ManyReport::text(const SendRun &run)
{
    const roles::ClientRunSettings &settings = run.settings();
    QStringList lines;
    lines += tr("Midhop, many exchanges: proxy %1, server %2")
                 .arg(addressText(settings.request.proxyHost, settings.request.proxyPort),
                      addressText(settings.request.serverIp, settings.request.serverPort));
    lines += tr("Begun %1, at most %2 in flight, %3")
                 .arg(run.began().toString(Qt::ISODate), ManyWords::number(quint64(settings.concurrency)),
                      settings.rate > 0 ? ManyWords::rate(settings.rate) : tr("as fast as it goes"));
    lines += run.isRunning() ? ManyWords::progress(run) : ManyWords::verdict(run);
    lines += QString();
    OutcomeModel outcomes;
    outcomes.show(run);
    for (int row = 0; row < OutcomeModel::Rows; ++row) {
        QStringList cells;
        for (int column = 0; column < OutcomeModel::Columns; ++column)
            cells += outcomes.index(row, column).data().toString();
        lines += cells.join(u'\t').trimmed();
    }
    lines += QString();
    for (const auto &[name, latency] : PercentileRow::values(run.tally().latencies))
        lines += name + u'\t' + ManyWords::latency(latency);
    lines += QString();
    for (const LatencyBin &bin : latencyBins(run.tally().latencies.buckets())) {
        lines += ManyWords::latency(bin.from) + u'\t' + ManyWords::latency(bin.to) + u'\t' +
                 ManyWords::number(bin.count);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace midhop::gui
