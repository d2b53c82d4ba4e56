#include "tests/load/exchangeload.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 TimerMark = std::numeric_limits<quint32>::max();

quint32 slotsOf(const ExchangeLoad::Plan &plan)
{
    return plan.exchanges > 0 ? std::min(plan.concurrency, plan.exchanges) : plan.concurrency;
}

} // namespace

ExchangeLoad::ExchangeLoad(const Plan &plan)
    : m_plan(plan)
    , m_poller(::epoll_create1(EPOLL_CLOEXEC))
    , m_slots(slotsOf(plan))
{
    m_result.latencies.reserve(plan.exchanges);
    if (plan.keepsEnds)
        m_result.ended.reserve(plan.exchanges);
    if (plan.rate > 0) {
        m_timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = TimerMark;
        ::epoll_ctl(m_poller, EPOLL_CTL_ADD, m_timer, &event);
        for (size_t i = m_slots.size(); i-- > 0;)
            m_free.push_back(static_cast<quint32>(i));
    }
}

ExchangeLoad::~ExchangeLoad()
{
    for (const Slot &slot : m_slots) {
        if (slot.descriptor >= 0)
            ::close(slot.descriptor);
    }
    if (m_timer >= 0)
        ::close(m_timer);
    ::close(m_poller);
}

ExchangeLoad::Result ExchangeLoad::run()
{
    m_begun = Clock::now();
    if (m_timer >= 0) {
        launchDue();
    } else {
        for (Slot &slot : m_slots)
            launch(slot);
    }
    std::array<epoll_event, 64> events{};
    while ((m_running > 0 || (m_timer >= 0 && isMore())) && !m_stopped) {
        // Woken now and then to look whether it is to stop.
        const int count = ::epoll_wait(m_poller, events.data(), static_cast<int>(events.size()), 50);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<size_t>(i)];
            if (event.data.u32 == TimerMark)
                launchDue();
            else
                move(m_slots[event.data.u32], event.events);
        }
        const auto longAgo = Clock::now() - Patience;
        if (count == 0 && m_running > 0 && std::ranges::all_of(m_slots, [&](const Slot &slot) {
                return slot.descriptor < 0 || slot.connecting < longAgo;
            }))
            break;
    }
    m_result.elapsed = Clock::now() - m_begun;
    m_result.withoutReply += m_stopped ? 0 : m_running;
    return std::move(m_result);
}

bool ExchangeLoad::isMore() const
{
    if (m_stopped || (m_plan.exchanges > 0 && m_launched >= m_plan.exchanges))
        return false;
    if (m_plan.duration.count() == 0)
        return m_plan.exchanges > 0;
    return (m_timer >= 0 ? dueAt(m_launched) : Clock::now()) < m_begun + m_plan.duration;
}

Clock::time_point ExchangeLoad::dueAt(quint32 launched) const
{
    const std::chrono::duration<double> after(static_cast<double>(launched) / m_plan.rate);
    return m_begun + std::chrono::duration_cast<std::chrono::nanoseconds>(after);
}

void ExchangeLoad::launch(Slot &slot)
{
    while (isMore()) {
        slot.connecting = Clock::now();
        slot.started = m_timer >= 0 ? dueAt(m_launched) : slot.connecting;
        slot.number = m_plan.firstNumber + m_launched++;
        if (connectAndSend(slot)) {
            ++m_running;
            return;
        }
        ++m_result.withoutReply;
        if (m_timer >= 0)
            break; // the next is due at a time of its own
    }
    if (m_timer >= 0)
        m_free.push_back(static_cast<quint32>(&slot - m_slots.data()));
}

void ExchangeLoad::launchDue()
{
    while (isMore() && !m_free.empty() && dueAt(m_launched) <= Clock::now()) {
        Slot &slot = m_slots[m_free.back()];
        m_free.pop_back();
        launch(slot);
    }
    if (!isMore() || m_free.empty()) {
        const itimerspec off{};
        ::timerfd_settime(m_timer, 0, &off, nullptr);
        return; // the end of one goes on with it
    }
    const std::chrono::nanoseconds at = dueAt(m_launched).time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const itimerspec next{{},
                          {static_cast<time_t>(seconds.count()), static_cast<long>((at - seconds).count())}};
    ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &next, nullptr);
}

bool ExchangeLoad::connectAndSend(Slot &slot)
{
    slot.sent = 0;
    slot.reply.resize(0);
    slot.envelope = m_plan.envelope.isEmpty() ? envelopeFor(m_plan.server, QByteArray::number(slot.number))
                                              : m_plan.envelope;
    slot.descriptor = connectTo(m_plan.proxy, slot.number);
    if (slot.descriptor < 0)
        return false;
    if (send(slot)) {
        watch(slot, EPOLL_CTL_ADD);
        return true;
    }
    ::close(std::exchange(slot.descriptor, -1));
    return false;
}

bool ExchangeLoad::send(Slot &slot)
{
    const ssize_t sent = ::send(slot.descriptor, slot.envelope.constData() + slot.sent,
                                static_cast<size_t>(slot.envelope.size() - slot.sent), MSG_NOSIGNAL);
    if (sent < 0)
        return errno == EAGAIN;
    if (slot.sent == 0)
        m_result.longestConnect =
            std::max<std::chrono::nanoseconds>(m_result.longestConnect, Clock::now() - slot.connecting);
    slot.sent += sent;
    if (slot.sent == slot.envelope.size() && m_plan.halfCloses)
        ::shutdown(slot.descriptor, SHUT_WR);
    return true;
}

void ExchangeLoad::watch(const Slot &slot, int operation) const
{
    epoll_event event{};
    event.events = slot.sent < slot.envelope.size() ? EPOLLOUT : EPOLLIN;
    event.data.u32 = static_cast<quint32>(&slot - m_slots.data());
    ::epoll_ctl(m_poller, operation, slot.descriptor, &event);
}

void ExchangeLoad::move(Slot &slot, quint32 readiness)
{
    if (slot.sent < slot.envelope.size()) {
        if (!send(slot) || (readiness & (EPOLLERR | EPOLLHUP)) != 0)
            end(slot);
        else if (slot.sent == slot.envelope.size())
            watch(slot, EPOLL_CTL_MOD);
        return;
    }
    std::array<char, 4096> buffer;
    const ssize_t got = ::recv(slot.descriptor, buffer.data(), buffer.size(), 0);
    if (got > 0) {
        slot.reply.append(buffer.data(), got);
        if (!m_plan.halfCloses && slot.reply.size() >= m_plan.reply.size())
            end(slot);
    } else if (got == 0 || errno != EAGAIN) {
        end(slot);
    }
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
        if (m_plan.keepsEnds)
            m_result.ended.push_back({slot.number, now});
        if (slot.reply == m_plan.reply) {
            ++m_result.done;
        } else {
            ++m_result.otherReplies;
            m_result.lastOther = slot.reply;
        }
        ++m_finished;
    }
    if (m_timer < 0) {
        launch(slot);
        return;
    }
    m_free.push_back(static_cast<quint32>(&slot - m_slots.data()));
    if (m_free.size() == 1)
        launchDue(); // the timer was off for want of a slot
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
