#include "gui/session/sessionwriting.h"

#include "gui/filter/rowfilter.h"
#include "gui/session/exportdialog.h"
#include "gui/session/progressline.h"
#include "gui/tables/foreign.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

namespace midhop::gui {

namespace {

using Topic = SessionStrip::Topic;
using Tone = NoticeBar::Tone;
using trace::ExportFormat;

} // namespace

SessionWriting::SessionWriting(Journal *journal, RowFilter *filter, SessionRecording *recording,
                               SessionStrip *strip, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_filter(filter)
    , m_recording(recording)
    , m_strip(strip)
    , m_window(window)
    , m_save(journal)
{
    connect(&m_save, &SessionSave::progressed, this, &SessionWriting::showProgress);
    connect(&m_save, &SessionSave::saved, this, &SessionWriting::endWell);
    connect(&m_save, &SessionSave::failed, this, &SessionWriting::endBadly);
    connect(&m_save, &SessionSave::cancelled, this, [this] {
        m_strip->progress()->end();
        m_strip->tell(Topic::Saving, Tone::Plain, [path = shown(m_save.path())] {
            return tr("Given up: %1 is as it was before.").arg(path);
        });
        end(false);
    });
}

void SessionWriting::end(bool saved)
{
    emit busyChanged();
    if (const Then then = std::exchange(m_then, nullptr))
        then(saved);
    emit ended();
}

void SessionWriting::save(const QString &path, const Then &then)
{
    m_then = then;
    m_left = m_journal->left();
    m_recording->beginSave();
    begin(path, ExportFormat::Session, {m_journal->store().firstRow(), m_journal->store().endRow()});
}

void SessionWriting::exportTo(const QString &path, ExportFormat format, const RowRuns &rows)
{
    m_then = nullptr;
    m_left = 0;
    begin(path, format, rows.within(m_journal->store().firstRow(), m_journal->store().endRow()));
}

// What goes on being written there must not be replaced under the recording's feet.
void SessionWriting::begin(const QString &path, ExportFormat format, const RowRuns &rows)
{
    m_format = format;
    m_strip->withdraw(Topic::Saving);
    const QString recorded = QFileInfo(m_recording->path()).canonicalFilePath();
    if (m_recording->isActive() && !recorded.isEmpty() && recorded == QFileInfo(path).canonicalFilePath()) {
        m_strip->tell(Topic::Saving, Tone::Bad, [path = shown(path)] {
            return tr("%1 is being recorded to. Choose another name, or stop the recording first.").arg(path);
        });
        end(false);
        return;
    }
    m_save.begin(path, format, rows);
    m_strip->progress()->begin();
    emit busyChanged();
}

void SessionWriting::showProgress()
{
    const QLocale locale;
    const QString name = shown(QFileInfo(m_save.path()).fileName());
    const QString done = locale.toString(qlonglong(m_save.done()));
    const QString total = locale.toString(qlonglong(m_save.total()));
    m_strip->progress()->tell(m_format == ExportFormat::Session
                                  ? tr("Saving %1: %2 of %3 exchanges").arg(name, done, total)
                                  : tr("Exporting to %1: %2 of %3 exchanges").arg(name, done, total),
                              m_save.total() == 0 ? 100 : int(m_save.done() * 100 / m_save.total()));
}

void SessionWriting::endWell()
{
    m_strip->progress()->end();
    const QString path = m_save.path();
    if (m_format == ExportFormat::Session) {
        m_recording->commitSave();
        if (m_left > 0) {
            m_strip->tell(Topic::Saving, Tone::Warning, [path = shown(path), left = m_left] {
                return tr("%1 is saved, without the oldest %Ln exchange(s): these had left the window "
                          "before.",
                          nullptr, int(left))
                    .arg(path);
            });
        }
        emit saved(path);
    } else {
        m_strip->tell(Topic::Saving, Tone::Plain, [path = shown(path), count = m_save.total()] {
            return tr("%Ln exchange(s) are exported to %1.", nullptr, int(count)).arg(path);
        });
    }
    end(true);
}

void SessionWriting::endBadly(const QString &reason)
{
    m_strip->progress()->end();
    m_strip->tell(Topic::Saving, Tone::Bad, [path = shown(m_save.path()), reason = shown(reason)] {
        return tr("%1 can't be written: %2. Nothing was changed there; choose another folder, or make room "
                  "and try "
                  "again.")
            .arg(path, reason);
    });
    end(false);
}

RowRuns SessionWriting::selectedRows() const
{
    std::vector<qsizetype> rows;
    for (const trace::ExchangeId id : m_selection ? m_selection() : std::vector<trace::ExchangeId>()) {
        if (const qsizetype row = m_journal->rowOf(id); row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    const auto doubles = std::ranges::unique(rows);
    rows.erase(doubles.begin(), doubles.end());
    RowRuns runs;
    for (const qsizetype row : rows)
        runs.add(row);
    return runs;
}

void SessionWriting::askScope(ExportFormat format, const std::function<void(const RowRuns &)> &agreed)
{
    const QString title = format == ExportFormat::Csv       ? tr("Export as a CSV table")
                          : format == ExportFormat::Pcapng  ? tr("Export as pcapng")
                          : format == ExportFormat::Mermaid ? tr("Export as a Mermaid diagram")
                                                            : tr("Export as a text log");
    auto *dialog = new ExportDialog(title, m_journal, m_filter, selectedRows(), agreed, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace midhop::gui
