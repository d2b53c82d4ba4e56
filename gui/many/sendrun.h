#pragma once

#include "core/roles/clientrun.h"
#include "gui/many/runpace.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>

namespace midhop::gui {

/// A run of many exchanges, and what the window knows of it: a thread of its own sends and counts, this hears of it ten times
/// a second. What the last run counted stays until the next begins. GUI thread.
class SendRun final : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Idle, ///< nothing was sent yet
        Running,
        Cancelling, ///< cancel() was called; the worker has not answered yet
        Done,
        Cancelled,
    };

    /// `feed` must outlive it.
    explicit SendRun(trace::Feed *feed, QObject *parent = nullptr);
    ~SendRun() override;

    /// Not while isRunning(). finished() follows, after the last part was published.
    void start(const roles::ClientRunSettings &settings);
    /// Resets what is in flight and ends; finished() follows soon.
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state == State::Running || m_state == State::Cancelling; }
    [[nodiscard]] const roles::ClientRunSettings &settings() const { return m_settings; }
    [[nodiscard]] const QDateTime &began() const { return m_began; }
    [[nodiscard]] const roles::RunTally &tally() const { return m_tally; }
    [[nodiscard]] const RunPace &pace() const { return m_pace; }
    /// Those that were not begun: of a run that was cancelled they never will be.
    [[nodiscard]] quint64 notBegun() const { return m_settings.count - m_tally.begun; }

signals:
    void started();
    void progressed();
    void finished();

private:
    void take(const roles::RunTally &tally);
    void end(const roles::ClientRunSummary &summary);

    trace::Feed *m_feed;
    std::unique_ptr<roles::ClientRun> m_run; ///< made for the first run: no thread before it is needed
    roles::ClientRunSettings m_settings;
    QDateTime m_began;
    roles::RunTally m_tally;
    RunPace m_pace;
    State m_state = State::Idle;
};

} // namespace midhop::gui
