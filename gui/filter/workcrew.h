#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace midhop::gui {

/// Threads that share a piece of work with the one that has it to do. They begin with the first piece and
/// sleep between two. Used by one thread.
class WorkCrew final
{
public:
    /// With 0 helpers the caller works alone.
    explicit WorkCrew(int helpers)
        : m_helpers(helpers)
    {
    }
    ~WorkCrew();
    WorkCrew(const WorkCrew &) = delete;
    WorkCrew &operator=(const WorkCrew &) = delete;

    /// One helper for each further core, up to three.
    [[nodiscard]] static int helpersForThisMachine();

    /// Calls `work` once for the caller and at most once for each helper, side by side, and returns when all
    /// calls have. `work` does not throw. Where a thread can't be started there is a helper less.
    void run(const std::function<void()> &work);

private:
    void start();
    void help();

    int m_helpers;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_done;
    // Under the mutex.
    const std::function<void()> *m_work = nullptr;
    int m_toTake = 0;  ///< calls that no helper has begun
    int m_pending = 0; ///< calls that have not returned
    bool m_over = false;
};

} // namespace midhop::gui
