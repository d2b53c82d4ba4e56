#include "gui/logs/logexport.h"

#include "gui/logs/logmodel.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSaveFile>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace midhop::gui {

namespace {

constexpr int SliceMilliseconds = 6;

} // namespace

LogExport::LogExport(LogModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogExport::slice);
    connect(model, &LogModel::modelAboutToBeReset, this, [this] {
        if (!isRunning())
            return;
        stop();
        emit failed(tr("The log was cleared meanwhile."));
    });
}

LogExport::~LogExport() = default;

void LogExport::save(const QString &path)
{
    stop();
    auto file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly)) {
        emit failed(tr("%1 can't be written: %2").arg(path, file->errorString()));
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
    m_row = m_runs.empty() ? 0 : m_runs.front().first;
    m_done = 0;
    m_total = 0;
    m_copied.clear();
    for (const auto &[first, last] : m_runs)
        m_total += last - first + 1;
    slice();
}

void LogExport::slice()
{
    QByteArray text;
    const bool complete = takeText(text);
    if (m_file) {
        if (m_file->write(text) != text.size()) {
            const QString reason = m_file->errorString();
            const QString path = m_file->fileName();
            stop();
            emit failed(tr("%1 can't be written: %2").arg(path, reason));
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
        text += m_model->rowText(m_row) + '\n';
        ++m_done;
        if (m_row < m_runs[m_run].second) {
            ++m_row;
        } else if (++m_run < m_runs.size()) {
            m_row = m_runs[m_run].first;
        }
        if (m_done % 16 == 0 && clock.elapsed() >= SliceMilliseconds)
            break;
    }
    return m_run >= m_runs.size();
}

void LogExport::finish(bool complete)
{
    const qsizetype lines = m_done;
    const std::unique_ptr<QSaveFile> file = std::move(m_file);
    const QByteArray text = std::move(m_copied);
    stop();
    if (!file) {
        if (lines > 0)
            QGuiApplication::clipboard()->setText(QString::fromUtf8(text).chopped(1));
        emit copied(lines, complete);
    } else if (file->commit()) {
        emit saved(file->fileName(), lines);
    } else {
        emit failed(tr("%1 can't be written: %2").arg(file->fileName(), file->errorString()));
    }
}

void LogExport::stop()
{
    m_timer.stop();
    m_file.reset();
    m_copied.clear();
    m_runs.clear();
}

} // namespace midhop::gui
