#include "core/net/outputwriter.h"

#include "core/net/descriptors.h"
#include "core/net/systemcalls.h"

#include <QtCore/QString>

#include <condition_variable>
#include <deque>
#include <mutex>

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>

namespace midhop::net {

namespace {

quint64 lineCount(QByteArrayView lines)
{
    return static_cast<quint64>(lines.count('\n'));
}

/// This thread takes no signals: a SIGPIPE stays pending with it, and write(2) tells EPIPE.
void blockSignals()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

} // namespace

struct OutputWriter::Shared
{
    int descriptor = -1;
    qsizetype limit = 0;

    std::mutex mutex;
    std::condition_variable changed;
    std::function<void()> lost;
    std::deque<QByteArray> waiting;
    qsizetype bytes = 0;      ///< of `waiting` and of what is being written
    quint64 linesInWrite = 0; ///< of what is being written
    Loss loss;
    QByteArray refusal; ///< there is no thread to write; why, in the system's words
    bool closing = false;
    bool done = false;

    /// With the lock held.
    void addLoss(quint64 lines, const QByteArray &systemText)
    {
        const bool first = loss.lines == 0;
        loss.lines += lines;
        if (!systemText.isEmpty())
            loss.systemText = systemText;
        if (first && lines > 0 && lost)
            lost();
    }

    /// With the lock held: the next write. Small ones are joined up to PIPE_BUF, which is what pipe(7)
    /// promises not to mix with the writes of others; none is cut.
    QByteArray takeNext()
    {
        QByteArray next = std::move(waiting.front());
        waiting.pop_front();
        while (!waiting.empty() && next.size() + waiting.front().size() <= PIPE_BUF) {
            next += waiting.front();
            waiting.pop_front();
        }
        return next;
    }
};

OutputWriter::OutputWriter(int descriptor, std::function<void()> lost, qsizetype limit)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->descriptor = descriptor;
    m_shared->limit = limit;
    m_shared->lost = std::move(lost);
    // Detached, because a thread that is stuck in write(2) can't be joined; it holds its own share of the
    // state.
    if (!system::startThread([shared = m_shared] { run(shared); })) {
        m_shared->refusal = qt_error_string(errno).toUtf8();
        m_shared->closing = m_shared->done = true;
    }
}

OutputWriter::~OutputWriter()
{
    finish(std::chrono::milliseconds(0));
}

void OutputWriter::write(const QByteArray &lines)
{
    const std::lock_guard lock(m_shared->mutex);
    if (m_shared->closing || m_shared->bytes + lines.size() > m_shared->limit) {
        m_shared->addLoss(lineCount(lines), m_shared->refusal);
        return;
    }
    m_shared->bytes += lines.size();
    m_shared->waiting.push_back(lines);
    m_shared->changed.notify_all();
}

void OutputWriter::settle(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->changed.wait_for(lock, limit, [this] { return m_shared->bytes == 0; });
}

bool OutputWriter::finish(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->lost = nullptr;
    m_shared->closing = true;
    m_shared->changed.notify_all();
    const bool done = m_shared->changed.wait_for(lock, limit, [this] { return m_shared->done; });
    if (!done) {
        quint64 left = std::exchange(m_shared->linesInWrite, 0);
        for (const QByteArray &lines : m_shared->waiting)
            left += lineCount(lines);
        m_shared->waiting.clear();
        m_shared->addLoss(left, {});
    }
    return done;
}

OutputWriter::Loss OutputWriter::takeLoss()
{
    const std::lock_guard lock(m_shared->mutex);
    return std::exchange(m_shared->loss, {});
}

void OutputWriter::run(const std::shared_ptr<Shared> &shared)
{
    blockSignals();
    std::unique_lock lock(shared->mutex);
    for (;;) {
        shared->changed.wait(lock, [&] { return shared->closing || !shared->waiting.empty(); });
        if (shared->waiting.empty())
            break;
        const QByteArray next = shared->takeNext();
        shared->linesInWrite = lineCount(next);
        lock.unlock();
        const auto [left, error] = writeAll(shared->descriptor, next);
        lock.lock();
        shared->bytes -= next.size();
        const bool givenUp = shared->linesInWrite == 0; // finish() has counted them
        if (!left.isEmpty() && !givenUp)
            shared->addLoss(lineCount(left), error == EPIPE ? QByteArray() : qt_error_string(error).toUtf8());
        shared->linesInWrite = 0;
        if (shared->bytes == 0)
            shared->changed.notify_all();
    }
    shared->done = true;
    shared->changed.notify_all();
}

} // namespace midhop::net
