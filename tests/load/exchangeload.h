#pragma once

#include "tests/load/loopback.h"

#include <atomic>
#include <vector>

namespace midhop::load {

/// Exchanges, several at a time, each on a connection of its own. Closed loop: the next begins when one has
/// ended. Open loop: they begin at a fixed rate, whatever became of those before. run() in one thread;
/// stop() and finished() from any.
class ExchangeLoad final
{
public:
    struct Plan
    {
        quint16 proxy = 0;
        quint16 server = 0;
        quint32 exchanges = 0;                 ///< 0: as many as begin within `duration`
        quint32 concurrency = 1;               ///< under way at a time, in an open loop at most
        quint32 firstNumber = 0;               ///< the message of each is its number
        std::chrono::nanoseconds duration{0};  ///< none begins later; 0: no limit
        double rate = 0;                       ///< a second; 0: a closed loop
        QByteArray envelope = {};              ///< sent by each, instead of one with the number
        QByteArray reply = QByteArray("DONE"); ///< what counts as done
        /// FIN behind the envelope, and reads to the end; otherwise it keeps its side open and closes as soon
        /// as it has as many bytes as `reply`.
        bool halfCloses = true;
        bool keepsEnds = true; ///< fills Result::ended
    };

    struct Ended
    {
        quint32 number = 0;
        Clock::time_point at; ///< when the end of the connection was read
    };

    struct Result
    {
        /// Of those with a reply, from before connect() to the end; in an open loop from the moment it was
        /// due, so that waiting behind a slow one counts.
        std::vector<std::chrono::nanoseconds> latencies;
        std::vector<Ended> ended; ///< those with a reply
        quint32 done = 0;
        quint32 otherReplies = 0;
        quint32 withoutReply = 0;
        QByteArray lastOther; ///< one of the other replies
        std::chrono::nanoseconds elapsed{0};
        std::chrono::nanoseconds longestConnect{0}; ///< from connect() to the first byte taken
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
        qsizetype sent = 0;
        quint32 number = 0;
        Clock::time_point started;
        Clock::time_point connecting;
        QByteArray envelope;
        QByteArray reply;
    };

    /// Whether one more may begin.
    [[nodiscard]] bool isMore() const;
    [[nodiscard]] Clock::time_point dueAt(quint32 launched) const;
    void launch(Slot &slot);
    /// The open loop: begins what is due as far as there are slots, and sets the timer for the next.
    void launchDue();
    [[nodiscard]] bool connectAndSend(Slot &slot);
    /// False when the connection failed.
    [[nodiscard]] bool send(Slot &slot);
    void watch(const Slot &slot, int operation) const;
    void move(Slot &slot, quint32 readiness);
    void end(Slot &slot);

    Plan m_plan;
    int m_poller = -1;
    int m_timer = -1;
    std::vector<Slot> m_slots;
    std::vector<quint32> m_free; ///< slots, in an open loop
    Clock::time_point m_begun;
    quint32 m_launched = 0;
    quint32 m_running = 0;
    Result m_result;
    std::atomic<bool> m_stopped{false};
    std::atomic<quint32> m_finished{0};
};

/// The value below which `share` of them lie; zero when there are none.
[[nodiscard]] std::chrono::nanoseconds percentile(std::vector<std::chrono::nanoseconds> times, double share);

} // namespace midhop::load
