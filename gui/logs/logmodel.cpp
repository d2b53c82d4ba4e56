#include "gui/logs/logmodel.h"

#include "gui/tables/words.h"

#include <algorithm>

namespace midhop::gui {

LogModel::LogModel(trace::Role role, Journal *journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_role(role)
    , m_journal(journal)
    , m_cache(journal->store(), role)
{
    connect(journal, &Journal::changed, this, &LogModel::takeChanges);
    connect(journal, &Journal::noticed, this, &LogModel::takeNotices);
    connect(journal, &Journal::cleared, this, &LogModel::clear);
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown);
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn:
            return timeOfDay(resolve(index.row()).at);
        case NumberColumn: {
            const trace::ExchangeId id = exchangeAt(index.row());
            return id.value == 0 ? QString() : QString(u'#' + QString::number(id.value));
        }
        default:
            return QString::fromUtf8(lineAt(index.row()));
        }
    case ToneRole:
        return int(resolve(index.row()).tone);
    case ExchangeRole:
        return qulonglong(exchangeAt(index.row()).value);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case NumberColumn:
        return tr("#");
    case LineColumn:
        return tr("Line");
    default:
        return {};
    }
}

trace::LogLine LogModel::resolve(int row) const
{
    const Line &line = m_lines[row];
    if (line.line != Line::Notice)
        return m_cache.line(line.source, line.line);
    const trace::Notice &notice = m_notices[line.source];
    switch (notice.tone) {
    case trace::Notice::Tone::Good:
        return {notice.at, notice.text, trace::LogLine::Tone::Good};
    case trace::Notice::Tone::Bad:
        return {notice.at, notice.text, trace::LogLine::Tone::Error};
    case trace::Notice::Tone::Plain:
        break;
    }
    return {notice.at, notice.text, trace::LogLine::Tone::Plain};
}

trace::ExchangeId LogModel::exchangeAt(int row) const
{
    const Line &line = m_lines[row];
    if (line.line == Line::Notice || qsizetype(line.source) >= m_journal->store().count())
        return {};
    return m_journal->store().id(line.source);
}

QByteArray LogModel::lineAt(int row) const
{
    return resolve(row).text;
}

QByteArray LogModel::rowText(int row) const
{
    const trace::LogLine line = resolve(row);
    QByteArray text = timeOfDay(line.at).toUtf8();
    if (const trace::ExchangeId id = exchangeAt(row); id.value != 0)
        text += " #" + QByteArray::number(id.value);
    return text + ' ' + line.text;
}

std::vector<std::pair<int, int>> LogModel::rowsOf(trace::ExchangeId id) const
{
    std::vector<std::pair<int, int>> runs;
    const qsizetype source = id.value == 0 ? -1 : m_journal->rowOf(id);
    if (source < 0)
        return runs;
    for (int row = 0; row < m_shown; ++row) {
        const Line &line = m_lines[row];
        if (line.source != quint32(source) || line.line == Line::Notice)
            continue;
        if (!runs.empty() && runs.back().second == row - 1)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    return runs;
}

void LogModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (!paused)
        show();
    emit pausedChanged(paused);
}

void LogModel::clear()
{
    const bool held = heldBack() > 0;
    beginResetModel();
    m_lines.clear();
    m_notices.clear();
    m_cache.clear();
    m_shown = 0;
    endResetModel();
    if (held)
        emit heldBackChanged(0);
}

void LogModel::takeChanges(const std::vector<trace::Store::Change> &changes)
{
    for (const trace::Store::Change &change : changes) {
        if (change.role != m_role)
            continue;
        for (int line = 0; line < change.lineCount; ++line)
            m_lines.append({quint32(change.row), quint32(change.firstLine + line)});
    }
    show();
}

void LogModel::takeNotices(const std::vector<trace::Notice> &notices)
{
    for (const trace::Notice &notice : notices) {
        if (notice.role != m_role)
            continue;
        m_lines.append({quint32(m_notices.size()), Line::Notice});
        m_notices.push_back(notice);
    }
    show();
}

void LogModel::show()
{
    if (heldBack() == 0)
        return;
    if (!m_paused) {
        beginInsertRows({}, int(m_shown), int(m_lines.size()) - 1);
        m_shown = m_lines.size();
        endInsertRows();
    }
    emit heldBackChanged(heldBack());
}

} // namespace midhop::gui
