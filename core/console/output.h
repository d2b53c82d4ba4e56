#pragma once

#include "core/net/outputwriter.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace midhop::console {

/// Standard output and standard error of the program. Neither ever makes the caller wait. Lines that standard
/// output did not take are told on standard error, at most once a second and at the end. Lives in the main
/// thread.
class Output final : public QObject
{
    Q_OBJECT
public:
    Output();
    /// Waits at most a second for readers, then tells what is lost.
    ~Output() override;

    /// Standard output: whole lines with their line ends, or a prompt. One write.
    void print(const QByteArray &lines);
    /// Standard error: one line, without its line end.
    void note(const QByteArray &line);
    /// Standard error: a line that the next one replaces; empty takes it away.
    void showProgress(const QByteArray &line);
    /// Waits a moment until both have left what they were told, so that what comes next on the other stands
    /// behind it on a terminal. For the client's few lines; a proxy or server never waits.
    void settle();

private:
    void tellLoss();

    net::OutputWriter m_error;
    net::OutputWriter m_output;
    QTimer m_lossTimer;
};

} // namespace midhop::console
