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
/// slices of a few milliseconds, puts it into the store and tells what changed. Lives in the GUI thread; must
/// outlive the roles that publish into feed().
class Journal final : public QObject
{
    Q_OBJECT

public:
    explicit Journal(QObject *parent = nullptr);
    ~Journal() override;

    /// For the roles' settings; its functions may be called in any thread.
    [[nodiscard]] trace::Feed *feed() { return &m_feed; }
    [[nodiscard]] const trace::Store &store() const { return m_store; }

    /// Forgets everything, also what waits in the feed; numbers go on.
    void clear();

    [[nodiscard]] qsizetype exchanges() const { return m_store.count(); }
    /// Exchanges whose outcome is this; Running counts those under way.
    [[nodiscard]] qsizetype exchanges(trace::Outcome outcome) const;
    /// Of the last 1,000 that ended; -1 ns when none has.
    [[nodiscard]] std::chrono::nanoseconds medianLatency() const;
    /// Parts that did not fit the feed, since the start or clear().
    [[nodiscard]] quint64 lost() const { return m_lost; }
    /// The store's row of an exchange; -1 if it is not there (any more).
    [[nodiscard]] qsizetype rowOf(trace::ExchangeId id) const;

signals:
    /// The store has these changes already.
    void changed(const std::vector<midhop::trace::Store::Change> &changes);
    void noticed(const std::vector<midhop::trace::Notice> &notices);
    void lostChanged(quint64 total);
    /// The rows below `firstRow` are about to leave the store: the oldest go by whole chunks. They can still be
    /// read while this is emitted, and not behind it.
    void leaving(qsizetype firstRow);
    void cleared();

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t OutcomeCount = std::size_t(trace::Outcome::Aborted) + 1;
    static constexpr std::size_t LatenciesKept = 1000;

    void wake();
    void plan();
    void work();
    [[nodiscard]] trace::Batch nextPiece();
    [[nodiscard]] std::vector<trace::Notice> dueNotices();
    void flush(std::vector<trace::Store::Change> &changes);
    void count(const std::vector<trace::Store::Change> &changes);

    trace::Feed m_feed;
    trace::Store m_store;
    QTimer m_timer;
    Clock::time_point m_lastTake{};
    bool m_awake = false;   ///< the feed has something
    bool m_joining = false; ///< the store waits for the other end of a connection

    std::deque<trace::Part> m_parts; ///< taken, not in the store yet
    std::deque<trace::Notice> m_notices;
    quint64 m_lost = 0;

    std::vector<trace::Outcome> m_outcomes; ///< by row
    std::array<qsizetype, OutcomeCount> m_counts{};
    std::vector<std::chrono::nanoseconds> m_latencies; ///< a ring
    std::size_t m_nextLatency = 0;
};

} // namespace midhop::gui
