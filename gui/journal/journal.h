#pragma once

#include "core/trace/feed.h"
#include "core/trace/store.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <array>
#include <chrono>
#include <deque>
#include <memory>
#include <vector>

namespace midhop::gui {

/// What the window knows of all exchanges: takes what the roles' workers publish, at most every 33 ms and in
/// slices of a few milliseconds, puts it into the store and tells what changed. Beyond a limit the oldest
/// exchanges leave. Lives in the GUI thread; must outlive the roles that publish into feed().
class Journal final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype DefaultLimit = 1'000'000;
    static constexpr qsizetype GreatestLimit = 1'000'000'000;

    explicit Journal(QObject *parent = nullptr);
    ~Journal() override;

    /// For the roles' settings; its functions may be called in any thread.
    [[nodiscard]] trace::Feed *feed() { return &m_feed; }
    [[nodiscard]] const trace::Store &store() const { return m_store; }

    /// Puts exchanges of a session file in, behind all that are there, and tells of them as of others. They get
    /// numbers as Store::add() says.
    void add(std::vector<trace::Exchange> &&exchanges);
    /// Forgets everything, also what waits in the feed; numbers go on.
    void clear();
    /// Like clear(), for a new session: numbers begin at 1 again.
    void restart();

    /// How many exchanges are held at least, once there are so many; the oldest beyond leave by whole chunks of
    /// Store::RowsPerChunk, soon after they are too many.
    [[nodiscard]] qsizetype limit() const { return m_limit; }
    /// Less than one chunk is taken as one, more than GreatestLimit as that.
    void setLimit(qsizetype exchanges);
    /// How many have left since the start or clear().
    [[nodiscard]] qsizetype left() const { return m_store.firstRow(); }
    /// From now on no row leaves, until releaseLeaving() was called as often as this. See LeavingHold.
    void holdLeaving() { ++m_holds; }
    void releaseLeaving();

    /// Those that are held; what has left does not count, here and below.
    [[nodiscard]] qsizetype exchanges() const { return m_store.count(); }
    /// Exchanges whose outcome is this; Running counts those under way.
    [[nodiscard]] qsizetype exchanges(trace::Outcome outcome) const;
    /// Of the last 1,000 that ended; -1 ns when none has.
    [[nodiscard]] std::chrono::nanoseconds medianLatency() const;
    /// Parts that did not fit the feed, since the start or clear().
    [[nodiscard]] quint64 lost() const { return m_lost; }
    /// The store's row of an exchange; -1 if it is not there (any more).
    [[nodiscard]] qsizetype rowOf(trace::ExchangeId id) const;

    /// Everything that was published is in the store.
    [[nodiscard]] bool isCaughtUp() const
    {
        return !m_awake && !m_joining && !hasParts() && m_notices.empty();
    }

signals:
    /// isCaughtUp() has come true.
    void caughtUp();
    /// The store has these changes already.
    void changed(const std::vector<midhop::trace::Store::Change> &changes);
    void noticed(const std::vector<midhop::trace::Notice> &notices);
    void lostChanged(quint64 total);
    /// The rows below `firstRow` are about to leave the store: the oldest go by whole chunks. They can still be
    /// read while this is emitted, and not behind it.
    void leaving(qsizetype firstRow);
    /// Everything was forgotten: rows begin at 0 again.
    void cleared();

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t OutcomeCount = std::size_t(trace::Outcome::Aborted) + 1;
    static constexpr std::size_t LatenciesKept = 1000;

    [[nodiscard]] bool hasParts() const { return m_nextPart < m_parts.size(); }
    void wake();
    void plan();
    void work();
    [[nodiscard]] trace::Batch nextPiece();
    void dropParts();
    [[nodiscard]] std::vector<trace::Notice> dueNotices();
    void flush(std::vector<trace::Store::Change> &changes);
    void count(const std::vector<trace::Store::Change> &changes);
    void shed();
    [[nodiscard]] bool isOverLimit() const;
    void dismissWaiting();
    void forgetAll();

    trace::Feed m_feed;
    trace::Store m_store;
    QTimer m_timer;
    Clock::time_point m_lastTake{};
    bool m_awake = false;   ///< the feed has something
    bool m_joining = false; ///< the store waits for the other end of a connection

    std::vector<trace::Part> m_parts; ///< taken; from m_nextPart on not in the store yet
    std::size_t m_nextPart = 0;
    std::deque<trace::Notice> m_notices;
    quint64 m_lost = 0;

    qsizetype m_limit = DefaultLimit;
    int m_holds = 0;

    std::deque<trace::Outcome> m_outcomes; ///< by row, from the store's first on
    std::array<qsizetype, OutcomeCount> m_counts{};
    std::vector<std::chrono::nanoseconds> m_latencies; ///< a ring
    std::size_t m_nextLatency = 0;
};

} // namespace midhop::gui
