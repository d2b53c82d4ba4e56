#include "gui/logs/logexport.h"

#include "core/trace/wholefile.h"
#include "gui/logs/logmodel.h"
#include "gui/tables/foreign.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace midhop::gui {

namespace {

constexpr int SliceMilliseconds = 6;

} // namespace

LogExport::LogExport(LogModel *model, Journal *journal, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_journal(journal)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogExport::slice);
    connect(model, &LogModel::modelAboutToBeReset, this, [this] {
        if (!isRunning())
            return;
        stop();
        emit failed(tr("The log was cleared or filtered anew meanwhile."));
    });
    connect(model, &LogModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsCame(first, last - first + 1); });
    connect(model, &LogModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { rowsWent(first, last - first + 1); });
}

LogExport::~LogExport() = default;

void LogExport::save(const QString &path)
{
    stop();
    auto file = std::make_unique<trace::WholeFile>(path);
    if (!file->open()) {
        emit failed(tr("%1 can't be written: %2").arg(shownPath(path), file->errorText()));
        return;
    }
    m_file = std::move(file);
    const int rows = m_model->rowCount();
    begin(rows == 0 ? std::vector<std::pair<int, int>>() : std::vector{std::pair(0, rows - 1)});
}

void LogExport::copy(std::vector<std::pair<int, int>> runs)
{
    stop();
    begin(std::move(runs));
}

int LogExport::percent() const
{
    return m_total == 0 ? 100 : int(m_done * 100 / m_total);
}

// A small job ends here and now: nobody should paste before the copy is there.
void LogExport::begin(std::vector<std::pair<int, int>> runs)
{
    m_runs = std::move(runs);
    m_run = 0;
    m_done = 0;
    m_total = 0;
    m_copied.clear();
    for (const auto &[first, last] : m_runs)
        m_total += last - first + 1;
    m_hold = LeavingHold(m_journal);
    slice();
}

void LogExport::slice()
{
    QByteArray text;
    const bool complete = takeText(text);
    if (m_file) {
        if (!m_file->write(text)) {
            const QString reason = m_file->errorText();
            const QString path = m_file->path();
            stop();
            emit failed(tr("%1 can't be written: %2").arg(shownPath(path), reason));
            return;
        }
    } else {
        m_copied += text;
        if (!complete && (m_done >= MostLinesCopied || m_copied.size() >= MostBytesCopied)) {
            finish(false);
            return;
        }
    }
    if (complete) {
        finish(true);
    } else {
        m_timer.start(0);
        emit progressed();
    }
}

/// True when the last line was taken.
bool LogExport::takeText(QByteArray &text)
{
    QElapsedTimer clock;
    clock.start();
    while (m_run < m_runs.size()) {
        auto &[next, last] = m_runs[m_run];
        if (next > last) {
            ++m_run;
            continue;
        }
        text += m_model->rowText(next++) + '\n';
        ++m_done;
        if (m_done % 16 == 0 && clock.elapsed() >= SliceMilliseconds)
            break;
    }
    return m_run >= m_runs.size();
}

/// What the filter lets through meanwhile is not part of the job, but moves what is.
void LogExport::rowsCame(int first, int rows)
{
    for (std::size_t run = m_run; run < m_runs.size(); ++run) {
        auto &[next, last] = m_runs[run];
        if (next < first && last >= first) {
            const std::pair behind(first + rows, last + rows);
            last = first - 1;
            m_runs.insert(m_runs.begin() + std::ptrdiff_t(++run), behind);
        } else if (next >= first) {
            next += rows;
            last += rows;
        }
    }
}

void LogExport::rowsWent(int first, int rows)
{
    const auto moved = [=](int row) { return row < first ? row : std::max(first, row - rows); };
    for (std::size_t run = m_run; run < m_runs.size(); ++run) {
        auto &[next, last] = m_runs[run];
        const int before = last - next;
        next = moved(next);
        last = moved(last + 1) - 1;
        m_total -= before - (last - next);
    }
}

void LogExport::finish(bool complete)
{
    const qsizetype lines = m_done;
    const std::unique_ptr<trace::WholeFile> file = std::move(m_file);
    const QByteArray text = std::move(m_copied);
    stop();
    if (!file) {
        if (lines > 0)
            QGuiApplication::clipboard()->setText(QString::fromUtf8(text).chopped(1));
        emit copied(lines, complete);
    } else if (file->commit()) {
        emit saved(file->path(), lines);
    } else {
        emit failed(tr("%1 can't be written: %2").arg(shownPath(file->path()), file->errorText()));
    }
}

void LogExport::stop()
{
    m_timer.stop();
    m_file.reset();
    m_copied.clear();
    m_runs.clear();
    m_hold = {};
}

} // namespace midhop::gui
