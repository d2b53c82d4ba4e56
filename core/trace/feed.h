#pragma once

#include "core/trace/part.h"

#include <functional>
#include <mutex>

namespace midhop::trace {

/// What came since the last take().
struct Batch
{
    std::vector<Part>
        parts; ///< in order of publication; later versions of the same part may follow earlier ones
    std::vector<Notice> notices; ///< in order of publication
    quint64 lost = 0;            ///< parts that did not fit since the last take()
};

/// The bounded queue from the roles' worker threads to whoever shows or records. Many publishers, one taker.
/// Every function may be called from any thread; `wake` is called in the publisher's thread when the queue
/// stops being empty.
class Feed final
{
public:
    /// Bounds of what waits; a part beyond them is dropped and counted, never waited for.
    static constexpr qsizetype MaxParts = 200'000;
    static constexpr qsizetype MaxBytes = 256 << 20;
    /// Notices are few and small; those beyond this bound are counted as lost, too.
    static constexpr qsizetype MaxNotices = 10'000;

    explicit Feed(std::function<void()> wake);

    void publish(std::vector<Part> &&parts);
    void publish(Notice notice);
    [[nodiscard]] Batch take();

private:
    std::function<void()> m_wake;
    std::mutex m_mutex;
    Batch m_waiting;
    qsizetype m_bytes = 0;
};

} // namespace midhop::trace
