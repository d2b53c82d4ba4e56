#include "gui/logs/logmodel.h"

#include "gui/logs/linefilter.h"
#include "gui/tables/words.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace midhop::gui {

LogModel::LogModel(trace::Role role, Journal *journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_role(role)
    , m_journal(journal)
    , m_sift(m_lines, journal->store())
    , m_cache(journal->store(), role)
{
    connect(journal, &Journal::changed, this, &LogModel::takeChanges);
    connect(journal, &Journal::noticed, this, &LogModel::takeNotices);
    connect(journal, &Journal::leaving, this, &LogModel::takeLeaving);
    connect(journal, &Journal::cleared, this, &LogModel::clear);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogModel::work);
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : offset() + int(visibleLines());
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
        case TimeColumn: {
            const auto time = timeAt(index.row());
            return time ? timeOfDay(*time) : QString();
        }
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
    case MutedRole:
        return isMuted(index.row());
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

const trace::Notice &LogModel::notice(const LineList::Run &run) const
{
    return m_notices[run.source - quint32(quint64(m_firstNotice))];
}

trace::LogLine LogModel::resolve(int row) const
{
    using Tone = trace::LogLine::Tone;
    if (isMark(row))
        return {{}, markText().toUtf8(), Tone::Plain};
    const LineList::Place place = this->place(row);
    if (!place.run.notice) {
        const std::optional<qsizetype> source = m_sift.rowOf(place.run);
        return source ? m_cache.line(*source, place.line)
                      : trace::LogLine{{}, tr("… this line has left the memory").toUtf8(), Tone::Plain};
    }
    const trace::Notice &notice = this->notice(place.run);
    switch (notice.tone) {
    case trace::Notice::Tone::Good:
        return {notice.at, notice.text, Tone::Good};
    case trace::Notice::Tone::Bad:
        return {notice.at, notice.text, Tone::Error};
    case trace::Notice::Tone::Plain:
        break;
    }
    return {notice.at, notice.text, Tone::Plain};
}

QString LogModel::markText() const
{
    return m_left == 1 ? tr("… 1 older line has left the memory")
                       : tr("… %1 older lines have left the memory").arg(QLocale().toString(m_left));
}

bool LogModel::isMuted(int row) const
{
    if (isMark(row))
        return true;
    const LineList::Run run = place(row).run;
    return !run.notice && !m_sift.rowOf(run);
}

std::optional<std::chrono::nanoseconds> LogModel::timeAt(int row) const
{
    return isMuted(row) ? std::nullopt : std::optional(resolve(row).at);
}

trace::ExchangeId LogModel::exchangeAt(int row) const
{
    if (isMark(row))
        return {};
    const LineList::Run run = place(row).run;
    const auto source = run.notice ? std::nullopt : m_sift.rowOf(run);
    return source ? m_journal->store().id(*source) : trace::ExchangeId{};
}

QByteArray LogModel::lineAt(int row) const
{
    return resolve(row).text;
}

QByteArray LogModel::rowText(int row) const
{
    const trace::LogLine line = resolve(row);
    if (isMuted(row))
        return line.text;
    QByteArray text = timeOfDay(line.at).toUtf8();
    if (const trace::ExchangeId id = exchangeAt(row); id.value != 0)
        text += " #" + QByteArray::number(id.value);
    return text + ' ' + line.text;
}

std::vector<std::pair<int, int>> LogModel::rowsOf(trace::ExchangeId id) const
{
    std::vector<std::pair<int, int>> rows;
    const qsizetype source = id.value == 0 ? -1 : m_journal->rowOf(id);
    if (source < 0)
        return rows;
    for (const qint64 number : m_lines.runsOf(source)) {
        const LineList::Run &run = m_lines.run(number);
        if (!run.shown || (m_paused && number >= m_pausedAt))
            continue;
        const int first = offset() + int(m_lines.shownBefore(number));
        if (!rows.empty() && rows.back().second == first - 1)
            rows.back().second += run.count;
        else
            rows.emplace_back(first, first + run.count - 1);
    }
    return rows;
}

bool LogModel::isSifting() const
{
    return m_filter && m_filter->isActive() && !m_sift.isComplete();
}

bool LogModel::isFilteredEmpty() const
{
    const qint64 runs = m_lines.endRun() - m_lines.firstRun();
    return m_filter && m_filter->isActive() && m_sift.isComplete() &&
           m_lines.shownLines() == m_lines.shownNotices() && runs > m_lines.shownNotices();
}

} // namespace midhop::gui
