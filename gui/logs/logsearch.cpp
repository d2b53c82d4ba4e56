#include "gui/logs/logsearch.h"

#include "gui/logs/logmodel.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr int SliceMilliseconds = 6;
constexpr int RowsBetweenLooks = 16; ///< at the clock
constexpr int RestMilliseconds = 50; ///< between looks at lines that arrive

} // namespace

LogSearch::LogSearch(LogModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_matcher.setCaseSensitivity(Qt::CaseInsensitive);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogSearch::slice);
    connect(model, &LogModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsCame(first, last); });
    connect(model, &LogModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { rowsWent(first, last); });
    connect(model, &LogModel::modelReset, this, &LogSearch::restart);
}

void LogSearch::setText(const QString &text)
{
    m_matcher.setPattern(text);
    restart();
}

void LogSearch::restart()
{
    m_timer.stop();
    m_scanned = 0;
    m_gone = 0;
    m_matches.clear();
    m_request.reset();
    if (!text().isEmpty())
        m_timer.start(0);
    emit progressed();
}

/// Rows that come among those looked at are few: they let an exchange through, or tell of lines that have left.
void LogSearch::rowsCame(int first, int last)
{
    if (text().isEmpty())
        return;
    if (first < m_scanned) {
        const int rows = last - first + 1;
        auto at = std::ranges::lower_bound(m_matches, m_gone + first);
        if (at == m_matches.begin()) {
            m_gone -= rows;
        } else {
            for (auto behind = at; behind != m_matches.end(); ++behind)
                *behind += rows;
        }
        for (int row = last; row >= first; --row) {
            if (matchesRow(row))
                at = m_matches.insert(at, m_gone + row);
        }
        m_scanned += rows;
        emit progressed();
    }
    if (m_scanned < m_model->rowCount() && !m_timer.isActive())
        m_timer.start(RestMilliseconds);
}

void LogSearch::rowsWent(int first, int last)
{
    if (text().isEmpty())
        return;
    const int rows = last - first + 1;
    const auto from = std::ranges::lower_bound(m_matches, m_gone + first);
    const auto to = std::ranges::lower_bound(m_matches, m_gone + last + 1);
    // What goes from the front would move all matches behind it.
    const bool front = from == m_matches.begin();
    auto behind = m_matches.erase(from, to);
    if (front) {
        m_gone += rows;
    } else {
        for (; behind != m_matches.end(); ++behind)
            *behind -= rows;
    }
    m_scanned -= std::max(0, std::min(m_scanned, last + 1) - first);
    if (m_request && m_request->row >= first)
        m_request->row = std::max(first - 1, m_request->row - rows);
    emit progressed();
}

void LogSearch::next(int row)
{
    m_request = Request{true, row};
    answer();
}

void LogSearch::previous(int row)
{
    m_request = Request{false, row};
    answer();
}

bool LogSearch::isRunning() const
{
    return !text().isEmpty() && m_scanned < m_model->rowCount();
}

int LogSearch::percent() const
{
    const int rows = m_model->rowCount();
    return rows == 0 ? 100 : int(qint64(m_scanned) * 100 / rows);
}

qsizetype LogSearch::numberOf(int row) const
{
    const auto at = std::ranges::lower_bound(m_matches, m_gone + row);
    return at != m_matches.end() && rowOf(*at) == row ? at - m_matches.begin() : -1;
}

QString LogSearch::statusText(int row, const QLocale &locale) const
{
    if (text().isEmpty())
        return {};
    QString status;
    const qsizetype number = numberOf(row);
    if (number >= 0)
        status = tr("%1 of %2").arg(locale.toString(number + 1), locale.toString(matches()));
    else if (matches() > 0)
        status = matches() == 1 ? tr("1 match") : tr("%1 matches").arg(locale.toString(matches()));
    else if (!isRunning())
        status = tr("no match");
    if (isRunning() && percent() < 99)
        status += (status.isEmpty() ? QString() : u" \u00b7 "_s) + tr("searching, %1 %").arg(percent());
    return status;
}

bool LogSearch::matchesRow(int row) const
{
    if (m_model->isMuted(row))
        return false;
    if (m_matcher.indexIn(QString::fromUtf8(m_model->lineAt(row))) >= 0)
        return true;
    return text().startsWith(u'#') && text() == u'#' + QString::number(m_model->exchangeAt(row).value);
}

void LogSearch::slice()
{
    QElapsedTimer clock;
    clock.start();
    const int rows = m_model->rowCount();
    while (m_scanned < rows) {
        if (matchesRow(m_scanned))
            m_matches.push_back(m_gone + m_scanned);
        ++m_scanned;
        if (m_scanned % RowsBetweenLooks == 0 && clock.elapsed() >= SliceMilliseconds)
            break;
    }
    if (m_scanned < rows)
        m_timer.start(0);
    answer();
    emit progressed();
}

void LogSearch::answer()
{
    if (!m_request)
        return;
    const std::optional<int> row = resolve(*m_request);
    if (!row && isRunning())
        return;
    m_request.reset();
    if (row)
        emit found(*row);
}

// A wish that depends on rows not looked at yet has no answer yet.
std::optional<int> LogSearch::resolve(const Request &request) const
{
    const bool complete = !isRunning();
    if (request.forward) {
        const auto behind = std::ranges::upper_bound(m_matches, m_gone + request.row);
        if (behind != m_matches.end())
            return rowOf(*behind);
        return complete && !m_matches.empty() ? std::optional(rowOf(m_matches.front())) : std::nullopt;
    }
    if (!complete && m_scanned < request.row)
        return std::nullopt;
    const auto at = std::ranges::lower_bound(m_matches, m_gone + request.row);
    if (at != m_matches.begin())
        return rowOf(*std::prev(at));
    return complete && !m_matches.empty() ? std::optional(rowOf(m_matches.back())) : std::nullopt;
}

} // namespace midhop::gui
