#include "core/net/reactor.h"

#include "core/net/systemcalls.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace midhop::net {

Reactor::Reactor()
    : m_poller(Poller::create())
    , m_scratch(new char[ScratchSize]) // not make_unique: it would fill it with zeros
{
    std::array<int, 2> ends{};
    if (!m_poller || system::pipe(ends) != 0)
        return;
    m_wakeRead = ends[0];
    m_wakeWrite = ends[1];
    m_wakeToken = m_poller->add(m_wakeRead, *this);
}

Reactor::~Reactor()
{
    if (m_wakeToken != 0)
        m_poller->remove(m_wakeToken);
    for (const int end : {m_wakeRead, m_wakeWrite}) {
        if (end >= 0)
            system::close(end);
    }
}

void Reactor::run()
{
    while (!m_quit.load(std::memory_order_acquire)) {
        m_now = Clock::now();
        runTasks();
        runResumed();
        auto timeout = m_timers.untilNext(m_now);
        if (!m_resumables.empty())
            timeout = std::chrono::milliseconds(0);
        // No deadline passes before all that had happened by then was looked at: a late loop is not a silent peer.
        const Clock::time_point seen = m_poller->wait(timeout, m_now);
        m_now = Clock::now();
        m_timers.advance(seen);
    }
    runTasks();
}

void Reactor::quit()
{
    m_quit.store(true, std::memory_order_release);
    wake();
}

void Reactor::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    wake();
}

void Reactor::wake()
{
    if (m_woken.exchange(true, std::memory_order_acq_rel))
        return;
    const char byte = 1;
    // A full pipe wakes as well; nothing is lost.
    while (isOpen() && system::write(m_wakeWrite, &byte, 1) < 0 && errno == EINTR) {
    }
}

void Reactor::ready(Readiness)
{
    std::array<char, 64> bytes{};
    while (system::read(m_wakeRead, bytes.data(), bytes.size()) > 0) {
    }
    runTasks(); // here, in the order in which things happened: what was posted before bytes came is done before they are read
}

void Reactor::runTasks()
{
    if (!m_woken.exchange(false, std::memory_order_acq_rel))
        return;
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const auto &task : tasks)
        task();
}

void Reactor::resumeLater(Resumable &resumable)
{
    if (std::exchange(resumable.m_queued, true))
        return;
    m_resumables.push_back(&resumable);
}

void Reactor::forget(Resumable &resumable)
{
    if (!std::exchange(resumable.m_queued, false))
        return;
    std::replace(m_resumables.begin(), m_resumables.end(), &resumable, static_cast<Resumable *>(nullptr));
    std::replace(m_resuming.begin(), m_resuming.end(), &resumable, static_cast<Resumable *>(nullptr));
}

void Reactor::runResumed()
{
    if (m_resumables.empty())
        return;
    m_resuming.swap(m_resumables);
    for (size_t i = 0; i < m_resuming.size(); ++i) { // by index: forget() may clear entries meanwhile
        if (Resumable *resumable = std::exchange(m_resuming[i], nullptr)) {
            resumable->m_queued = false;
            m_now = Clock::now();
            resumable->resume();
        }
    }
    m_resuming.clear();
}

} // namespace midhop::net
