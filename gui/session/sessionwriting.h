#pragma once

#include "gui/session/sessionrecording.h"
#include "gui/session/sessionsave.h"

namespace midhop::gui {

class RowFilter;

/// Saves and exports as the user meets them: progress, what became of it in words, and for an export the
/// question which exchanges. Lives in the GUI thread.
class SessionWriting final : public QObject
{
    Q_OBJECT
public:
    using Then = std::function<void(bool saved)>;
    using Selection = std::function<std::vector<trace::ExchangeId>()>;

    SessionWriting(Journal *journal, RowFilter *filter, SessionRecording *recording, SessionStrip *strip,
                   QWidget *window, QObject *parent);

    void setSelection(const Selection &selection) { m_selection = selection; }

    /// All exchanges as a session. `then` hears what became of it.
    void save(const QString &path, const Then &then);
    /// Asks which exchanges; `agreed` hears the rows.
    void askScope(trace::ExportFormat format, const std::function<void(const RowRuns &)> &agreed);
    void exportTo(const QString &path, trace::ExportFormat format, const RowRuns &rows);
    void cancel() { m_save.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_save.isRunning(); }

signals:
    void busyChanged();
    /// A session was saved; exports are told in the strip alone.
    void saved(const QString &path);
    /// Whatever became of it.
    void ended();

private:
    void begin(const QString &path, trace::ExportFormat format, const RowRuns &rows);
    void end(bool saved);
    void endWell();
    void endBadly(const QString &reason);
    void showProgress();
    [[nodiscard]] RowRuns selectedRows() const;

    Journal *m_journal;
    RowFilter *m_filter;
    SessionRecording *m_recording;
    SessionStrip *m_strip;
    QWidget *m_window;
    SessionSave m_save;
    Selection m_selection;
    trace::ExportFormat m_format = trace::ExportFormat::Session;
    qsizetype m_left = 0; ///< exchanges that had left when it began
    Then m_then;
};

} // namespace midhop::gui
