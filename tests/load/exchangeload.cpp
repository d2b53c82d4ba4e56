#include "tests/load/exchangeload.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace midhop::load {

using namespace Qt::StringLiterals;

ExchangeLoad::ExchangeLoad(const Plan &plan)
    : m_plan(plan)
    , m_poller(::epoll_create1(EPOLL_CLOEXEC))
    , m_slots(std::min(plan.concurrency, plan.exchanges))
{
    m_result.latencies.reserve(plan.exchanges);
    m_result.ended.reserve(plan.exchanges);
}

ExchangeLoad::~ExchangeLoad()
{
    for (const Slot &slot : m_slots) {
        if (slot.descriptor >= 0)
            ::close(slot.descriptor);
    }
    ::close(m_poller);
}

ExchangeLoad::Result ExchangeLoad::run()
{
    for (Slot &slot : m_slots)
        launch(slot);
    std::array<epoll_event, 64> events{};
    while (m_running > 0 && !m_stopped) {
        // Woken now and then to look whether it is to stop.
        const int count = ::epoll_wait(m_poller, events.data(), static_cast<int>(events.size()), 50);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<size_t>(i)];
            move(m_slots[event.data.u32], event.events);
        }
        const auto longAgo = Clock::now() - Patience;
        if (count == 0 &&
            std::ranges::all_of(m_slots, [&](const Slot &slot) { return slot.started < longAgo; }))
            break;
    }
    m_result.withoutReply += m_stopped ? 0 : m_running;
    return std::move(m_result);
}

void ExchangeLoad::launch(Slot &slot)
{
    while (m_launched < m_plan.exchanges && !m_stopped) {
        slot.number = m_plan.firstNumber + m_launched++;
        slot.started = Clock::now();
        slot.sent = false;
        slot.reply.clear();
        slot.descriptor = connectTo(m_plan.proxy, slot.number);
        if (slot.descriptor >= 0) {
            epoll_event event{};
            event.events = EPOLLOUT;
            event.data.u32 = static_cast<quint32>(&slot - m_slots.data());
            ::epoll_ctl(m_poller, EPOLL_CTL_ADD, slot.descriptor, &event);
            ++m_running;
            return;
        }
        ++m_result.withoutReply;
    }
}

void ExchangeLoad::move(Slot &slot, quint32 readiness)
{
    if (!slot.sent) {
        const QByteArray envelope = envelopeFor(m_plan.server, QByteArray::number(slot.number));
        const ssize_t sent =
            ::send(slot.descriptor, envelope.constData(), static_cast<size_t>(envelope.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN && (readiness & (EPOLLERR | EPOLLHUP)) == 0)
            return;
        if (sent != envelope.size()) {
            end(slot);
            return;
        }
        slot.sent = true;
        ::shutdown(slot.descriptor, SHUT_WR);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = static_cast<quint32>(&slot - m_slots.data());
        ::epoll_ctl(m_poller, EPOLL_CTL_MOD, slot.descriptor, &event);
        return;
    }
    std::array<char, 4096> buffer{};
    const ssize_t got = ::recv(slot.descriptor, buffer.data(), buffer.size(), 0);
    if (got > 0)
        slot.reply.append(buffer.data(), got);
    else if (got == 0 || errno != EAGAIN)
        end(slot);
}

void ExchangeLoad::end(Slot &slot)
{
    ::close(std::exchange(slot.descriptor, -1));
    --m_running;
    const auto now = Clock::now();
    if (slot.reply.isEmpty()) {
        ++m_result.withoutReply;
    } else {
        m_result.latencies.push_back(now - slot.started);
        m_result.ended.push_back({slot.number, now});
        if (slot.reply == "DONE"_ba) {
            ++m_result.done;
        } else {
            ++m_result.otherReplies;
            m_result.lastOther = slot.reply;
        }
        ++m_finished;
    }
    launch(slot);
}

std::chrono::nanoseconds percentile(std::vector<std::chrono::nanoseconds> times, double share)
{
    if (times.empty())
        return {};
    const auto index = static_cast<size_t>(share * static_cast<double>(times.size() - 1));
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(index));
    return times[index];
}

} // namespace midhop::load
