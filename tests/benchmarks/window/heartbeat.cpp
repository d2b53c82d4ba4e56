#include "tests/benchmarks/window/heartbeat.h"

#include "tests/load/exchangeload.h"

#include <algorithm>

#include <ctime>

namespace midhop::bench {

namespace {

std::chrono::nanoseconds timeOf(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

Heartbeat::Heartbeat()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    m_timer.callOnTimeout(&m_timer, [this] { beat(); });
}

void Heartbeat::start()
{
    m_gaps.clear();
    m_longestOwn = {};
    m_begun = m_last = timeOf(CLOCK_MONOTONIC);
    m_begunOwn = m_lastOwn = timeOf(CLOCK_THREAD_CPUTIME_ID);
    m_timer.start();
}

void Heartbeat::beat()
{
    const auto now = timeOf(CLOCK_MONOTONIC);
    const auto own = timeOf(CLOCK_THREAD_CPUTIME_ID);
    m_gaps.push_back(now - m_last);
    m_longestOwn = std::max(m_longestOwn, own - m_lastOwn);
    m_last = now;
    m_lastOwn = own;
}

Heartbeat::Figures Heartbeat::stop()
{
    m_timer.stop();
    beat();
    Figures figures;
    figures.longest = *std::max_element(m_gaps.begin(), m_gaps.end());
    figures.p99 = load::percentile(m_gaps, 0.99);
    figures.longestOwn = m_longestOwn;
    figures.busy = std::chrono::duration<double>(m_lastOwn - m_begunOwn) / std::chrono::duration<double>(m_last - m_begun);
    return figures;
}

} // namespace midhop::bench
