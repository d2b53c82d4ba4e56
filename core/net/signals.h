#pragma once

#include <QtCore/QObject>

#include <memory>

class QSocketNotifier;

namespace midhop::net {

/// A write that would make a file larger than the user allows (ulimit -f) fails, and is told, instead of ending the process.
void surviveFileSizeLimit();

/// Turns SIGINT and SIGTERM into a Qt signal (self-pipe, see signal-safety(7)). At most one at a time in a
/// process; while it lives the two signals do not end the process, afterwards they do what they did before.
/// Elsewhere than on Unix it never emits. Lives in the thread whose event loop ends the program.
class SignalWatcher final : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

signals:
    /// Once for each time the event loop comes round with signals waiting.
    void terminateRequested();

private:
    void drain();

    struct Saved;
    std::unique_ptr<Saved> m_saved;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace midhop::net
