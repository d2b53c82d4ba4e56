#include "tests/benchmarks/comparisonreport.h"

#include "tests/benchmarks/bounds.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSysInfo>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <thread>
#include <utility>

namespace midhop::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Peers{"limit", "nginx", "haproxy-lua"};
constexpr qsizetype NameWidth = 16;
constexpr qsizetype FigureWidth = 12;

QByteArray right(const QByteArray &text)
{
    return text.rightJustified(FigureWidth);
}

QByteArray ratio(double figure, const Measurement *peer, double Measurement::*which)
{
    const auto found = peer ? ratioTo(peer->*which, figure) : std::nullopt;
    return found ? QByteArray::number(*found, 'f', 2) : "-"_ba;
}

QJsonValue jsonRatio(double peer, double figure)
{
    const auto found = ratioTo(peer, figure);
    return found ? QJsonValue(*found) : QJsonValue();
}

QByteArray line(const Measurement &measured, const std::array<const Measurement *, Peers.size()> &peers)
{
    QByteArray text = right(QByteArray::number(measured.perSecond, 'f', 0)) +
                      right(QByteArray::number(measured.processor, 'f', 1)) +
                      right(QByteArray::number(measured.p50, 'f', 0)) +
                      right(QByteArray::number(measured.p99, 'f', 0)) +
                      right(QByteArray::number(measured.p999, 'f', 0)) +
                      right(QByteArray::number(measured.memory / 1e6, 'f', 2));
    for (const Measurement *peer : peers)
        text += right(ratio(measured.processor, peer, &Measurement::processor));
    text += right(ratio(measured.p50, peers[0], &Measurement::p50)) +
            right(ratio(measured.p99, peers[0], &Measurement::p99));
    if (measured.failures > 0)
        text += "  "_ba + QByteArray::number(measured.failures, 'f', 0) + " FAILED"_ba;
    return text;
}

QByteArray heading(const Setting &setting)
{
    QByteArray text =
        QByteArray(setting.name + ": "_ba + setting.description) + '\n' + QByteArray(NameWidth, ' ');
    for (const char *title : {"/s", "CPU us", "p50 us", "p99 us", "p99.9 us", "memory MB", "CPU:limit",
                              "CPU:nginx", "CPU:ha-lua", "p50:limit", "p99:limit"})
        text += right(title);
    return text + '\n';
}

} // namespace

ComparisonReport::ComparisonReport(const Comparison &comparison, QJsonObject conditions)
    : m_comparison(comparison)
    , m_conditions(std::move(conditions))
{
}

QByteArray ComparisonReport::table() const
{
    QByteArray text;
    for (auto it = m_conditions.begin(); it != m_conditions.end(); ++it)
        text += it.key().toUtf8() + ": "_ba + it.value().toVariant().toString().toUtf8() + '\n';
    for (const auto &contender : m_comparison.contenders())
        text += contender->name() + ": "_ba + contender->description() + '\n';
    text += '\n';
    for (size_t s = 0; s < m_comparison.settings().size(); ++s)
        text += block(s) + '\n';
    return text + validity() + '\n' + boundsOf(m_comparison).table();
}

QByteArray ComparisonReport::block(size_t setting) const
{
    const Setting &which = m_comparison.settings()[setting];
    std::array<const Measurement *, Peers.size()> peers{};
    std::ranges::transform(Peers, peers.begin(),
                           [&](const char *peer) { return m_comparison.median(which.name, peer); });
    QByteArray text = heading(which);
    for (size_t c = 0; c < m_comparison.contenders().size(); ++c) {
        const auto &rounds = m_comparison.rounds(setting, c);
        if (rounds.empty())
            continue;
        const Measurement measured = medianOf(rounds);
        text += m_comparison.contenders()[c]->name().leftJustified(NameWidth) +
                (measured.isValid() ? line(measured, peers) : "  NOT MEASURED: "_ba + measured.problem) +
                '\n';
        if (measured.isValid() && which.held > 0)
            text += QByteArray(NameWidth, ' ') + "  memory of each held: "_ba +
                    QByteArray::number(measured.heldMemory, 'f', 0) + " bytes\n"_ba;
        if (measured.isValid() && which.exchanges > 0)
            text += QByteArray(NameWidth, ' ') + "  longest connect: "_ba +
                    QByteArray::number(measured.longestConnect / 1000, 'f', 1) + " ms\n"_ba;
    }
    return text;
}

QByteArray ComparisonReport::validity() const
{
    const auto ratio = limitToNginx(m_comparison);
    if (!ratio)
        return "The limit was not compared with nginx: whether it is a limit is not known.\n"_ba;
    const QByteArray told = "The limit uses "_ba + QByteArray::number(*ratio, 'f', 2) +
                            " of nginx's CPU; at most "_ba + QByteArray::number(LimitToNginx, 'f', 2) +
                            " is asked: "_ba;
    return told + (*ratio <= LimitToNginx ? "the comparison is valid.\n"_ba : "THE COMPARISON IS VOID.\n"_ba);
}

QJsonObject ComparisonReport::settingJson(size_t setting) const
{
    const Setting &which = m_comparison.settings()[setting];
    QJsonArray contenders;
    for (size_t c = 0; c < m_comparison.contenders().size(); ++c) {
        const auto &measured = m_comparison.rounds(setting, c);
        if (measured.empty())
            continue;
        const Measurement median = medianOf(measured);
        QJsonArray rounds;
        for (const Measurement &round : measured)
            rounds.append(round.json());
        QJsonObject ratios;
        for (const char *peer : Peers) {
            const Measurement *other = m_comparison.median(which.name, peer);
            if (!other || !median.isValid())
                continue;
            ratios.insert(QString::fromLatin1(peer),
                          QJsonObject{{u"cpu"_s, jsonRatio(other->processor, median.processor)},
                                      {u"p50"_s, jsonRatio(other->p50, median.p50)},
                                      {u"p99"_s, jsonRatio(other->p99, median.p99)}});
        }
        contenders.append(QJsonObject{{u"name"_s, QString::fromUtf8(m_comparison.contenders()[c]->name())},
                                      {u"median"_s, median.json()},
                                      {u"ratios"_s, ratios},
                                      {u"rounds"_s, rounds}});
    }
    return {{u"name"_s, QString::fromUtf8(which.name)},
            {u"description"_s, QString::fromUtf8(which.description)},
            {u"contenders"_s, contenders}};
}

QByteArray ComparisonReport::json() const
{
    QJsonArray settings;
    for (size_t s = 0; s < m_comparison.settings().size(); ++s)
        settings.append(settingJson(s));
    QJsonObject contenders;
    for (const auto &contender : m_comparison.contenders())
        contenders.insert(QString::fromUtf8(contender->name()), QString::fromUtf8(contender->description()));
    QJsonObject all{{u"conditions"_s, m_conditions},
                    {u"contenders"_s, contenders},
                    {u"settings"_s, settings},
                    {u"bounds"_s, QJsonDocument::fromJson(boundsOf(m_comparison).json()).object()}};
    const auto ratio = limitToNginx(m_comparison);
    all.insert(u"limit_to_nginx"_s, ratio ? QJsonValue(*ratio) : QJsonValue());
    all.insert(u"valid"_s, ratio ? QJsonValue(*ratio <= LimitToNginx) : QJsonValue());
    return QJsonDocument(all).toJson();
}

QJsonObject machineHere()
{
    QString processor = QSysInfo::currentCpuArchitecture();
    QFile file(u"/proc/cpuinfo"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &row : file.readAll().split('\n')) {
            if (row.startsWith("model name")) {
                processor = QString::fromUtf8(row.sliced(row.indexOf(':') + 1).trimmed());
                break;
            }
        }
    }
    std::array<double, 3> averages{};
    (void)::getloadavg(averages.data(), static_cast<int>(averages.size()));
    return {{u"processor"_s, processor},
            {u"cores"_s, static_cast<int>(std::thread::hardware_concurrency())},
            {u"system"_s, QString(QSysInfo::prettyProductName() + u", Linux "_s + QSysInfo::kernelVersion())},
            {u"load_average"_s, averages[0]}};
}

} // namespace midhop::bench
