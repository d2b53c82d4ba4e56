#include "gui/filter/workcrew.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace midhop::gui {

namespace {

constexpr int MostHelpers = 3;

} // namespace

WorkCrew::~WorkCrew()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

int WorkCrew::helpersForThisMachine()
{
    return std::clamp(int(std::thread::hardware_concurrency()) - 1, 0, MostHelpers);
}

void WorkCrew::run(const std::function<void()> &work)
{
    start();
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_toTake = m_pending = int(m_threads.size());
    }
    m_wake.notify_all();
    work();
    std::unique_lock lock(m_mutex);
    // What no helper has begun by now would only be waited for.
    m_pending -= std::exchange(m_toTake, 0);
    m_done.wait(lock, [this] { return m_pending == 0; });
    m_work = nullptr;
}

void WorkCrew::start()
{
    try {
        while (int(m_threads.size()) < m_helpers)
            m_threads.emplace_back([this] { help(); });
    } catch (const std::system_error &) {
        m_helpers = int(m_threads.size());
    }
}

void WorkCrew::help()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_over || m_toTake > 0; });
        if (m_over)
            return;
        --m_toTake;
        const auto *work = m_work;
        lock.unlock();
        (*work)();
        lock.lock();
        if (--m_pending == 0)
            m_done.notify_one();
    }
}

} // namespace midhop::gui
