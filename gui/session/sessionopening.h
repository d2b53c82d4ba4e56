#pragma once

#include "gui/session/sessionload.h"
#include "gui/session/sessionrecording.h"

namespace midhop::gui {

/// Opening as the user meets it: progress, and in words what could not be read. Lives in the GUI thread.
class SessionOpening final : public QObject
{
    Q_OBJECT
public:
    /// How much of a file was read.
    enum class Extent : quint8 { Whole, Damaged, Cancelled };

    SessionOpening(SessionRecording *recording, SessionStrip *strip, QWidget *window, QObject *parent);

    /// Looks at a session's files (of a recovered one there may be several); judged() follows, or why not is
    /// told.
    void judge(const QStringList &paths, bool recovered);
    /// After judged(): reads it into the journal, whose owner has emptied it; opened() follows.
    void read();
    /// After judged(): no, thank you.
    void giveUp();
    /// What was read stays.
    void cancel() { m_load.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_load.isRunning(); }
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    [[nodiscard]] bool isRecovered() const { return m_recovered; }

signals:
    void busyChanged();
    void judged();
    void refused();
    void opened(midhop::gui::SessionOpening::Extent extent);

private:
    void end(const LoadReport &report, bool cancelled);
    void tellRefused(const LoadFault &fault);
    void tellCancelled();
    void tellDamage(const LoadReport &report);
    void showProgress();
    [[nodiscard]] QString name() const;

    SessionRecording *m_recording;
    SessionStrip *m_strip;
    QWidget *m_window;
    SessionLoad m_load;
    QStringList m_paths;
    bool m_recovered = false;
};

} // namespace midhop::gui
