#pragma once

#include "tests/load/loopback.h"

#include <atomic>
#include <vector>

namespace midhop::load {

/// Exchanges one after the other, several at a time, each on a connection of its own: envelope, FIN, the
/// reply until the end. run() in one thread; stop() and finished() from any.
class ExchangeLoad final
{
public:
    struct Plan
    {
        quint16 proxy = 0;
        quint16 server = 0;
        quint32 exchanges = 0;
        quint32 concurrency = 1;
        quint32 firstNumber = 0; ///< the message of each is its number
    };

    struct Ended
    {
        quint32 number = 0;
        Clock::time_point at; ///< when the end of the connection was read
    };

    struct Result
    {
        std::vector<std::chrono::nanoseconds> latencies; ///< of those with a reply
        std::vector<Ended> ended;                        ///< those with a reply
        quint32 done = 0;
        quint32 otherReplies = 0;
        quint32 withoutReply = 0;
        QByteArray lastOther; ///< one of the other replies
    };

    explicit ExchangeLoad(const Plan &plan);
    ~ExchangeLoad();
    ExchangeLoad(const ExchangeLoad &) = delete;
    ExchangeLoad &operator=(const ExchangeLoad &) = delete;

    /// Until all have ended, or stop(); or nothing moves for as long as Patience.
    [[nodiscard]] Result run();
    void stop() { m_stopped = true; }
    /// Exchanges with a reply up to now.
    [[nodiscard]] quint32 finished() const { return m_finished; }

private:
    struct Slot
    {
        int descriptor = -1;
        bool sent = false;
        quint32 number = 0;
        Clock::time_point started;
        QByteArray reply;
    };

    void launch(Slot &slot);
    void move(Slot &slot, quint32 readiness);
    void end(Slot &slot);

    Plan m_plan;
    int m_poller = -1;
    std::vector<Slot> m_slots;
    quint32 m_launched = 0;
    quint32 m_running = 0;
    Result m_result;
    std::atomic<bool> m_stopped{false};
    std::atomic<quint32> m_finished{0};
};

/// The value below which `share` of them lie; zero when there are none.
[[nodiscard]] std::chrono::nanoseconds percentile(std::vector<std::chrono::nanoseconds> times, double share);

} // namespace midhop::load
