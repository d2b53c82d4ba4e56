#include "tests/load/report.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

QByteArray verdict(const std::optional<bool> &held)
{
    if (!held)
        return "-"_ba;
    return *held ? "held"_ba : "NOT HELD"_ba;
}

} // namespace

void Report::begin(const QByteArray &trial)
{
    m_trial = trial;
}

void Report::judge(const QByteArray &figure, const QByteArray &value, const QByteArray &promised, bool held)
{
    m_rows.push_back({m_trial, figure, value, promised, held});
}

void Report::note(const QByteArray &figure, const QByteArray &value)
{
    m_rows.push_back({m_trial, figure, value, {}, {}});
}

void Report::fail(const QByteArray &why)
{
    m_rows.push_back({m_trial, "the trial itself"_ba, why, "is carried through"_ba, false});
}

bool Report::allHeld() const
{
    return std::ranges::all_of(m_rows, [](const Row &row) { return row.held.value_or(true); });
}

QByteArray Report::table() const
{
    using Cells = std::array<QByteArray, 5>;
    std::vector<Cells> lines{{"trial"_ba, "figure"_ba, "found"_ba, "promised"_ba, "verdict"_ba}};
    for (const Row &row : m_rows)
        lines.push_back({row.trial, row.figure, row.value, row.promised, verdict(row.held)});
    std::array<qsizetype, 5> widths{};
    for (const Cells &cells : lines) {
        for (size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());
    }
    QByteArray text;
    for (const Cells &cells : lines) {
        for (size_t i = 0; i + 1 < cells.size(); ++i)
            text += cells[i].leftJustified(widths[i] + 2);
        text += cells.back() + '\n';
    }
    return text;
}

QByteArray Report::json() const
{
    QJsonArray figures;
    for (const Row &row : m_rows) {
        QJsonObject figure{{u"trial"_s, QString::fromUtf8(row.trial)},
                           {u"figure"_s, QString::fromUtf8(row.figure)},
                           {u"found"_s, QString::fromUtf8(row.value)}};
        if (row.held) {
            figure.insert(u"promised"_s, QString::fromUtf8(row.promised));
            figure.insert(u"held"_s, *row.held);
        }
        figures.append(figure);
    }
    return QJsonDocument(QJsonObject{{u"held"_s, allHeld()}, {u"figures"_s, figures}}).toJson();
}

} // namespace midhop::load
