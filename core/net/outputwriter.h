#pragma once

#include <QtCore/QByteArray>

#include <chrono>
#include <functional>
#include <memory>

namespace midhop::net {

/// Writes lines to a file descriptor from a thread of its own, so that a reader who stops reading never stops
/// whoever has something to say. What waits is bounded; what does not fit, and what the system refuses, is
/// lost and counted, never silent. SIGPIPE never reaches the process from here. Every function may be called
/// from any thread.
class OutputWriter final
{
public:
    static constexpr qsizetype DefaultLimit = 8 << 20; ///< bytes that wait at most

    /// What could not be written since the last takeLoss().
    struct Loss
    {
        quint64 lines = 0;
        /// The system's words; empty where nobody reads: a full queue, or a closed pipe.
        QByteArray systemText;
    };

    /// `descriptor` stays open and belongs to the caller. `lost`, if any, is called when lines are lost and
    /// none were before since the last takeLoss(); in any thread, with a lock held: it may only pass the word
    /// on.
    explicit OutputWriter(int descriptor, std::function<void()> lost = {}, qsizetype limit = DefaultLimit);
    /// Waits for nothing: call finish() before. A thread that is stuck in write(2) is left behind, it ends
    /// with the process.
    ~OutputWriter();
    OutputWriter(const OutputWriter &) = delete;
    OutputWriter &operator=(const OutputWriter &) = delete;

    /// Queues `lines` (each with its line end) for one write(2); a part of them is never queued. Never
    /// blocks.
    void write(const QByteArray &lines);
    /// Waits until what was written up to now has left, at most for `limit`; for the order with other
    /// descriptors of a terminal.
    void settle(std::chrono::milliseconds limit);
    /// Nothing may be written any more; waits until all is written, at most for `limit`. Then what is left is
    /// lost. True if nothing was left.
    bool finish(std::chrono::milliseconds limit);
    [[nodiscard]] Loss takeLoss();

private:
    struct Shared;
    static void run(const std::shared_ptr<Shared> &shared);
    std::shared_ptr<Shared> m_shared;
};

} // namespace midhop::net
