#pragma once

#include <condition_variable>
#include <mutex>

namespace midhop::gui {

/// Bounds how many batches are on their way from a reading thread to the window: the reader waits. Any
/// thread.
class LoadGate final
{
public:
    static constexpr int MostInside = 8;

    /// Waits until there is room; false once open() was called.
    [[nodiscard]] bool enter()
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_open || m_inside < MostInside; });
        ++m_inside;
        return !m_open;
    }
    void leave()
    {
        const std::scoped_lock lock(m_mutex);
        --m_inside;
        m_room.notify_one();
    }
    /// Nobody waits any more: the job is given up.
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_room.notify_all();
    }
    [[nodiscard]] bool isOpen()
    {
        const std::scoped_lock lock(m_mutex);
        return m_open;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_room;
    int m_inside = 0;
    bool m_open = false;
};

} // namespace midhop::gui
