#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <sys/types.h>

namespace midhop::load {

/// A program under trial. What it prints is read by a thread of its own, as fast as it comes. Killed with
/// this object. Start and end it in the main thread: a child is made to end with the thread that started it.
class ChildProcess final
{
public:
    /// `descriptors`: its limit, soft and hard; 0 leaves it. `output`: a file that its standard output is
    /// written to instead of being read; then it has no lines here.
    ChildProcess(const QByteArray &program, const QByteArrayList &arguments, quint64 descriptors = 0,
                 const QByteArray &output = {});
    ~ChildProcess();
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Waits for the first line and takes the port off its end; 0 if none comes.
    [[nodiscard]] quint16 waitForPort();
    /// The lines on standard output up to now.
    [[nodiscard]] quint64 lines() const { return m_lines.load(std::memory_order_relaxed); }
    /// The last line that is complete.
    [[nodiscard]] QByteArray lastLine();
    /// Standard error, its first 64 KiB.
    [[nodiscard]] QByteArray errors();

    [[nodiscard]] bool isRunning();
    /// Waits for its end; the exit status, -1 when it does not end or was killed.
    [[nodiscard]] int waitForEnd();
    /// SIGTERM, then waitForEnd().
    [[nodiscard]] int stop();
    /// SIGKILL, and waits for the end of the process.
    void kill();

private:
    void signal(int number) const;
    void read();
    void takeOut(const char *bytes, qsizetype size);

    pid_t m_pid = -1;
    int m_out = -1;
    int m_err = -1;
    std::optional<int> m_status; ///< as waitpid() tells it
    std::atomic<quint64> m_lines{0};
    std::mutex m_mutex;
    QByteArray m_firstLine;
    QByteArray m_lastLine;
    QByteArray m_torn; ///< a line that is not complete yet
    QByteArray m_errors;
    std::thread m_reader;
};

} // namespace midhop::load
