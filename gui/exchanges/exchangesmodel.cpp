#include "gui/exchanges/exchangesmodel.h"

#include "core/wire/replytext.h"
#include "gui/tables/words.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Tone = trace::LogLine::Tone;

QString printable(const QByteArray &bytes)
{
    return QString::fromUtf8(wire::printable(bytes));
}

Tone decisionTone(trace::Verdict verdict)
{
    switch (verdict) {
    case trace::Verdict::Pending:
        break;
    case trace::Verdict::Allowed:
        return Tone::Good;
    case trace::Verdict::Blocked:
    case trace::Verdict::Refused:
        return Tone::Bad;
    }
    return Tone::Plain;
}

/// A refusal is told by the decision already.
Tone replyTone(trace::Outcome outcome)
{
    switch (outcome) {
    case trace::Outcome::Running:
    case trace::Outcome::Done:
    case trace::Outcome::Blocked:
        return Tone::Plain;
    default:
        return Tone::Error;
    }
}

} // namespace

ExchangesModel::ExchangesModel(Journal *journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_rows(int(journal->exchanges()))
{
    connect(journal, &Journal::changed, this, &ExchangesModel::takeChanges);
    connect(journal, &Journal::cleared, this, &ExchangesModel::reset);
}

int ExchangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ExchangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ExchangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == NumberColumn || index.column() == LatencyColumn)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case ToneRole:
        if (index.column() == DecisionColumn)
            return int(decisionTone(summary(index.row()).verdict));
        if (index.column() == ReplyColumn)
            return int(replyTone(summary(index.row()).outcome));
        return int(Tone::Plain);
    default:
        return {};
    }
}

QString ExchangesModel::text(int row, int column) const
{
    const trace::Summary &exchange = summary(row);
    switch (column) {
    case NumberColumn:
        return QString::number(exchange.id.value);
    case TimeColumn:
        return timeOfDay(exchange.started);
    case ClientColumn:
        return exchange.client.port == 0 ? QString() : QString::fromLatin1(exchange.client.toText());
    case DestinationColumn:
        return printable(exchange.destination);
    case MessageColumn:
        return printable(exchange.message);
    case DecisionColumn: {
        // A foreign proxy decides unseen.
        if (exchange.verdict == trace::Verdict::Pending && exchange.outcome != trace::Outcome::Running)
            return tr("not seen");
        const QString verdict = verdictText(exchange.verdict);
        return exchange.rule.isEmpty() ? verdict : QString(verdict + u" \u00b7 " + printable(exchange.rule));
    }
    case ReplyColumn:
        return exchange.reply.isEmpty() ? outcomeText(exchange.outcome) : printable(exchange.reply);
    case LatencyColumn:
        return durationText(exchange.latency);
    default:
        return {};
    }
}

QVariant ExchangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == NumberColumn || section == LatencyColumn;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("#");
    case TimeColumn:
        return tr("Time");
    case ClientColumn:
        return tr("Client");
    case DestinationColumn:
        return tr("Destination");
    case MessageColumn:
        return tr("Message");
    case DecisionColumn:
        return tr("Decision");
    case ReplyColumn:
        return tr("Reply");
    case LatencyColumn:
        return tr("Latency");
    default:
        return {};
    }
}

trace::ExchangeId ExchangesModel::exchangeAt(int row) const
{
    return row >= 0 && row < m_rows ? m_journal->store().id(row) : trace::ExchangeId{};
}

int ExchangesModel::rowOf(trace::ExchangeId id) const
{
    const qsizetype row = m_journal->rowOf(id);
    return row < m_rows ? int(row) : -1;
}

QString ExchangesModel::rowText(int row) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells.append(text(row, column));
    return cells.join(u'\t');
}

const trace::Summary &ExchangesModel::summary(int row) const
{
    Cached &entry = m_cache[std::size_t(row) % m_cache.size()];
    if (entry.row != row)
        entry = {row, m_journal->store().summary(row)};
    return entry.summary;
}

void ExchangesModel::takeChanges(const std::vector<trace::Store::Change> &changes)
{
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const trace::Store::Change &change : changes) {
        const int row = int(change.row);
        Cached &entry = m_cache[std::size_t(row) % m_cache.size()];
        if (entry.row == row)
            entry.row = -1;
        if (row < m_rows) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1), {Qt::DisplayRole, ToneRole});
    const int rows = int(m_journal->exchanges());
    if (rows <= m_rows)
        return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

void ExchangesModel::reset()
{
    beginResetModel();
    m_rows = int(m_journal->exchanges());
    m_cache.fill({});
    endResetModel();
}

} // namespace midhop::gui
