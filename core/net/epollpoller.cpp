#include "core/net/registrations.h"
#include "core/net/systemcalls.h"

#include <sys/epoll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace midhop::net {

namespace {

/// epoll, edge-triggered: one registration for the whole life of a descriptor. See epoll(7).
class EpollPoller final : public Poller
{
public:
    explicit EpollPoller(int epoll)
        : m_epoll(epoll)
    {}
    ~EpollPoller() override { system::close(m_epoll); }
    EpollPoller(const EpollPoller &) = delete;
    EpollPoller &operator=(const EpollPoller &) = delete;

    Token add(int descriptor, Pollable &pollable) override
    {
        const Token token = m_registrations.add(pollable, descriptor);
        const bool writes = pollable.interest().writable;
        epoll_event event = eventFor(token, writes);
        if (system::epollAdd(m_epoll, descriptor, event) != 0) {
            m_registrations.remove(token);
            return 0;
        }
        m_registrations.find(token)->writes = writes;
        return token;
    }

    bool watchWrites(Token token) override
    {
        Registrations::Entry &entry = *m_registrations.find(token);
        epoll_event event = eventFor(token, true);
        if (!entry.writes && system::epollModify(m_epoll, entry.descriptor, event) != 0)
            return false;
        entry.writes = 1;
        return true;
    }

    // The kernel forgets a descriptor that is closed; only its meaning here has to go.
    void remove(Token token) override { m_registrations.remove(token); }

    Time wait(std::optional<std::chrono::milliseconds> timeout, Time &now) override
    {
        const int wait = timeout ? static_cast<int>(std::min<qint64>(timeout->count(), INT_MAX)) : -1;
        const int count = system::epollWait(m_epoll, m_events.data(), static_cast<int>(m_events.size()), wait);
        const Time ended = now = std::chrono::steady_clock::now();
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = m_events[static_cast<size_t>(i)];
            Registrations::Entry *entry = m_registrations.find(event.data.u64);
            if (!entry)
                continue;
            now = std::chrono::steady_clock::now();
            // Urgent data: a recv stops before it, though more is there behind it (tcp(7)).
            const bool broken = (event.events & (EPOLLERR | EPOLLHUP | EPOLLPRI)) != 0;
            const bool finished = (event.events & EPOLLRDHUP) != 0;
            entry->pollable->ready({.readable = broken || finished || (event.events & EPOLLIN) != 0,
                                    .writable = broken || (event.events & EPOLLOUT) != 0,
                                    .hangup = broken || finished,
                                    .ended = finished && !broken});
        }
        return ended;
    }

private:
    static epoll_event eventFor(Token token, bool writes)
    {
        epoll_event event{};
        event.events = EPOLLIN | EPOLLPRI | EPOLLRDHUP | EPOLLET | (writes ? quint32(EPOLLOUT) : 0U);
        event.data.u64 = token;
        return event;
    }

    int m_epoll = -1;
    Registrations m_registrations;
    std::array<epoll_event, 256> m_events{};
};

} // namespace

std::unique_ptr<Poller> Poller::create()
{
    const int epoll = system::epollCreate();
    return epoll >= 0 ? std::make_unique<EpollPoller>(epoll) : nullptr;
}

} // namespace midhop::net
