#pragma once

#include <QtCore/QTimer>

#include <chrono>
#include <vector>

namespace midhop::bench {

/// A timer that is due each millisecond in the thread it lives in; what it finds is how long that thread kept everything else
/// waiting. Between two beats there is at most one turn of the event loop's other work.
class Heartbeat final
{
public:
    struct Figures
    {
        std::chrono::nanoseconds longest{0};      ///< between two beats, as a person sees it
        std::chrono::nanoseconds p99{0};          ///< of the time between beats
        std::chrono::nanoseconds longestOwn{0};   ///< the thread's own processor time between two beats
        double busy = 0;                          ///< the thread's own processor time, of all
    };

    Heartbeat();
    void start();
    /// Takes what was found since start().
    [[nodiscard]] Figures stop();

private:
    void beat();

    QTimer m_timer;
    std::chrono::nanoseconds m_begun{0};
    std::chrono::nanoseconds m_begunOwn{0};
    std::chrono::nanoseconds m_last{0};
    std::chrono::nanoseconds m_lastOwn{0};
    std::chrono::nanoseconds m_longestOwn{0};
    std::vector<std::chrono::nanoseconds> m_gaps;
};

} // namespace midhop::bench
