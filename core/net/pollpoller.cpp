#include "core/net/registrations.h"
#include "core/net/systemcalls.h"

#include <algorithm>
#include <climits>

namespace midhop::net {

namespace {

/// poll(), for systems without epoll: asks every Pollable before each wait what it waits for.
class PollPoller final : public Poller
{
public:
    Token add(int descriptor, Pollable &pollable) override { return m_registrations.add(pollable, descriptor); }
    bool watchWrites(Token) override { return true; } // asks interest() before each wait
    void remove(Token token) override { m_registrations.remove(token); }

    Time wait(std::optional<std::chrono::milliseconds> timeout, Time &now) override
    {
        collect();
        const int wait = timeout ? static_cast<int>(std::min<qint64>(timeout->count(), INT_MAX)) : -1;
        const int count = system::poll(m_polled.data(), static_cast<nfds_t>(m_polled.size()), wait);
        const Time ended = now = std::chrono::steady_clock::now();
        if (count <= 0)
            return ended;
        for (size_t i = 0; i < m_polled.size(); ++i) {
            const short events = m_polled[i].revents;
            Registrations::Entry *entry = events ? m_registrations.find(m_tokens[i]) : nullptr;
            if (!entry)
                continue;
            now = std::chrono::steady_clock::now();
            const bool broken = (events & (POLLERR | POLLHUP | POLLNVAL)) != 0;
            entry->pollable->ready({.readable = broken || (events & POLLIN) != 0,
                                    .writable = broken || (events & POLLOUT) != 0,
                                    .hangup = broken});
        }
        return ended;
    }

private:
    void collect()
    {
        m_polled.clear();
        m_tokens.clear();
        const auto &entries = m_registrations.entries();
        for (size_t i = 0; i < entries.size(); ++i) {
            if (!entries[i].pollable)
                continue;
            const Readiness interest = entries[i].pollable->interest();
            if (!interest.readable && !interest.writable)
                continue;
            const int events = (interest.readable ? POLLIN : 0) | (interest.writable ? POLLOUT : 0);
            m_polled.push_back({entries[i].descriptor, static_cast<short>(events), 0});
            m_tokens.push_back((quint64(entries[i].generation) << 32) | quint64(i + 1));
        }
    }

    Registrations m_registrations;
    std::vector<pollfd> m_polled;
    std::vector<Token> m_tokens;
};

} // namespace

std::unique_ptr<Poller> Poller::create()
{
    return std::make_unique<PollPoller>();
}

} // namespace midhop::net
