#include "core/net/timerwheel.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <deque>
#include <functional>
#include <random>
#include <vector>

using namespace midhop::net;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clock = TimerWheel::Clock;

class Alarm final : public Timer
{
public:
    std::function<void()> rings;
    int count = 0;

private:
    void expired() override
    {
        ++count;
        if (rings)
            rings();
    }
};

/// A wheel on a clock of its own, moved by hand.
struct Bench
{
    Clock::time_point now = Clock::time_point(1234567890123ns); // no multiple of a tick
    TimerWheel wheel{now};

    void arm(Timer &timer, Clock::duration after) { wheel.arm(timer, now + after); }
    void pass(Clock::duration time)
    {
        now += time;
        wheel.advance(now);
    }
};

} // namespace

class TestTimerWheel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void firesNeverEarlyAndLateByATickAtMost_data();
    void firesNeverEarlyAndLateByATickAtMost();
    void keepsItsPromiseForManyTimersAtRandom();
    void aDeadlineInThePastFiresWithTheNextTick();
    void disarmedTimersStaySilent();
    void armingAgainMovesTheDeadline();
    void aTimerLeavesTheWheelWhenItIsDestroyed();
    void timersOfALaterRoundWaitForTheirs();
    void aLongSleepFiresEveryDueTimerOnce();
    void armsAgainFromInsideExpired();
    void disarmsAndDestroysOthersFromInsideExpired();
    void untilNextTellsTheNextTick();
    void untilNextNeverSleepsOverADeadline();
};

void TestTimerWheel::firesNeverEarlyAndLateByATickAtMost_data()
{
    QTest::addColumn<qint64>("after");
    QTest::addColumn<qint64>("step");
    for (const qint64 after : {1LL, 999'999LL, 1'000'000LL, 3'999'999LL, 4'000'000LL, 4'000'001LL,
                               7'999'999LL, 255'999'999LL, 256'000'000LL, 500'000'000LL, 60'000'000'000LL,
                               65'535'999'999LL, 65'536'000'000LL, 65'540'000'000LL, 200'000'000'000LL}) {
        for (const qint64 step : {100'000LL, 1'000'000LL, 3'000'001LL, 4'000'000LL}) {
            if (after / step > 700'000)
                continue;
            QTest::addRow("after %lld ns, looked at every %lld ns", after, step) << after << step;
        }
    }
}

void TestTimerWheel::firesNeverEarlyAndLateByATickAtMost()
{
    QFETCH(qint64, after);
    QFETCH(qint64, step);
    Bench bench;
    Alarm alarm;
    const Clock::time_point deadline = bench.now + std::chrono::nanoseconds(after);
    bench.wheel.arm(alarm, deadline);
    while (alarm.count == 0 && bench.now <= deadline + TimerWheel::Tick + std::chrono::nanoseconds(step))
        bench.pass(std::chrono::nanoseconds(step));
    QCOMPARE(alarm.count, 1);
    QVERIFY(bench.now >= deadline);
    QVERIFY(bench.now < deadline + TimerWheel::Tick + std::chrono::nanoseconds(step));
    QVERIFY(!alarm.isArmed());
    QCOMPARE(bench.wheel.armedCount(), 0);
}

void TestTimerWheel::keepsItsPromiseForManyTimersAtRandom()
{
    std::mt19937 random(20240607);
    Bench bench;
    struct Entry
    {
        Alarm alarm;
        Clock::time_point deadline;
        Clock::time_point fired;
        bool cancelled = false;
    };
    std::deque<Entry> entries(3000);
    const auto draw = [&random](qint64 most) {
        return std::chrono::nanoseconds(std::uniform_int_distribution<qint64>(0, most)(random));
    };
    for (Entry &entry : entries) {
        entry.deadline = bench.now + draw(150'000'000'000); // more than two rounds
        entry.alarm.rings = [&entry, &bench] {
            entry.fired = bench.now;
        };
        bench.wheel.arm(entry.alarm, entry.deadline);
    }
    Clock::duration longest{};
    for (int turn = 0; bench.wheel.armedCount() > 0; ++turn) {
        QVERIFY(turn < 1'000'000);
        Entry &victim = entries[static_cast<size_t>(turn) % entries.size()];
        if (turn % 7 == 0 && victim.alarm.isArmed()) {
            victim.alarm.disarm();
            victim.cancelled = true;
        } else if (turn % 11 == 0 && victim.alarm.isArmed()) {
            victim.deadline = bench.now + draw(90'000'000'000);
            bench.wheel.arm(victim.alarm, victim.deadline);
        }
        const auto step = draw(turn % 100 == 0 ? 3'000'000'000 : 40'000'000);
        longest = std::max<Clock::duration>(longest, step);
        bench.pass(step);
    }
    int fired = 0;
    for (const Entry &entry : entries) {
        QCOMPARE(entry.alarm.count, entry.cancelled ? 0 : 1);
        if (entry.cancelled)
            continue;
        ++fired;
        QVERIFY(entry.fired >= entry.deadline);
        QVERIFY(entry.fired < entry.deadline + TimerWheel::Tick + longest);
    }
    QVERIFY(fired > 500);
}

void TestTimerWheel::aDeadlineInThePastFiresWithTheNextTick()
{
    Bench bench;
    bench.pass(10s);
    Alarm alarm;
    bench.arm(alarm, -5s);
    QCOMPARE(alarm.count, 0); // never from inside arm()
    QVERIFY(bench.wheel.untilNext(bench.now).value() <= TimerWheel::Tick);
    bench.pass(TimerWheel::Tick);
    QCOMPARE(alarm.count, 1);
}

void TestTimerWheel::disarmedTimersStaySilent()
{
    Bench bench;
    Alarm kept;
    Alarm disarmed;
    bench.arm(disarmed, 10ms);
    bench.arm(kept, 10ms);
    QVERIFY(disarmed.isArmed());
    disarmed.disarm();
    QVERIFY(!disarmed.isArmed());
    disarmed.disarm(); // again: nothing
    QCOMPARE(bench.wheel.armedCount(), 1);
    bench.pass(1s);
    QCOMPARE(disarmed.count, 0);
    QCOMPARE(kept.count, 1);
}

void TestTimerWheel::armingAgainMovesTheDeadline()
{
    Bench bench;
    Alarm alarm;
    bench.arm(alarm, 100ms);
    bench.arm(alarm, 1s); // later
    QCOMPARE(bench.wheel.armedCount(), 1);
    bench.pass(900ms);
    QCOMPARE(alarm.count, 0);
    bench.arm(alarm, 20ms); // earlier
    bench.pass(24ms);
    QCOMPARE(alarm.count, 1);
    bench.pass(2s);
    QCOMPARE(alarm.count, 1);
    bench.arm(alarm, 20ms); // after it has fired
    bench.pass(24ms);
    QCOMPARE(alarm.count, 2);
}

void TestTimerWheel::aTimerLeavesTheWheelWhenItIsDestroyed()
{
    Bench bench;
    Alarm before;
    Alarm after;
    bench.arm(before, 10ms);
    {
        Alarm gone;
        gone.rings = [] {
            QFAIL("it was destroyed");
        };
        bench.arm(gone, 10ms);
        bench.arm(after, 10ms); // the three share a slot
        QCOMPARE(bench.wheel.armedCount(), 3);
    }
    QCOMPARE(bench.wheel.armedCount(), 2);
    bench.pass(20ms);
    QCOMPARE(before.count, 1);
    QCOMPARE(after.count, 1);
}

void TestTimerWheel::timersOfALaterRoundWaitForTheirs()
{
    constexpr auto Round = 16384 * TimerWheel::Tick;
    Bench bench;
    Alarm thisRound;
    Alarm nextRound;
    Alarm thirdRound;
    bench.arm(nextRound, 40ms + Round);
    bench.arm(thisRound, 40ms);
    bench.arm(thirdRound, 40ms + 2 * Round);
    bench.pass(44ms);
    QCOMPARE(thisRound.count, 1);
    QCOMPARE(nextRound.count, 0);
    bench.pass(Round - 8ms);
    QCOMPARE(nextRound.count, 0);
    bench.pass(8ms);
    QCOMPARE(nextRound.count, 1);
    QCOMPARE(thirdRound.count, 0);
    bench.pass(Round - 8ms);
    QCOMPARE(thirdRound.count, 0);
    bench.pass(8ms);
    QCOMPARE(thirdRound.count, 1);
}

void TestTimerWheel::aLongSleepFiresEveryDueTimerOnce()
{
    Bench bench;
    std::deque<Alarm> alarms(500);
    for (size_t i = 0; i < alarms.size(); ++i)
        bench.arm(alarms[i], std::chrono::milliseconds(1 + i * 1000)); // up to 500 s: eight rounds
    Alarm later;
    bench.arm(later, 2h);
    bench.pass(1h); // as after a suspend
    for (const Alarm &alarm : alarms)
        QCOMPARE(alarm.count, 1);
    QCOMPARE(later.count, 0);
    bench.pass(1h - 8ms);
    QCOMPARE(later.count, 0);
    bench.pass(12ms);
    QCOMPARE(later.count, 1);
    Alarm next;
    bench.arm(next, 8ms);
    bench.pass(4ms);
    QCOMPARE(next.count, 0);
    bench.pass(8ms);
    QCOMPARE(next.count, 1);
}

void TestTimerWheel::armsAgainFromInsideExpired()
{
    Bench bench;
    Alarm ticking;
    ticking.rings = [&] {
        bench.arm(ticking, 10ms);
    };
    bench.arm(ticking, 10ms);
    for (int i = 0; i < 1000; ++i)
        bench.pass(1ms);
    QVERIFY(ticking.count >= 1000 / 15);
    QVERIFY(ticking.count <= 1000 / 10);

    // One that is always due does not keep advance() for ever.
    Alarm eager;
    eager.rings = [&] {
        bench.arm(eager, -1s);
    };
    bench.arm(eager, 0ms);
    bench.pass(40ms);
    QVERIFY(eager.count >= 1);
    QVERIFY(eager.count <= 11);
    QVERIFY(eager.isArmed());
}

void TestTimerWheel::disarmsAndDestroysOthersFromInsideExpired()
{
    Bench bench;
    // All in one slot, so that the list changes under advance()'s feet whoever comes first.
    std::vector<std::unique_ptr<Alarm>> alarms;
    for (int i = 0; i < 3; ++i)
        alarms.push_back(std::make_unique<Alarm>());
    int rung = 0;
    Alarm far;
    for (auto &alarm : alarms) {
        alarm->rings = [&, self = alarm.get()] {
            ++rung;
            for (auto &other : alarms) {
                if (other.get() != self)
                    other.reset();
            }
            bench.arm(far, 16384 * TimerWheel::Tick); // the same slot, a round later
        };
        bench.arm(*alarm, 10ms);
    }
    bench.pass(12ms);
    QCOMPARE(rung, 1);
    QCOMPARE(far.count, 0);
    QCOMPARE(bench.wheel.armedCount(), 1);

    // And itself.
    auto own = std::make_unique<Alarm>();
    own->rings = [&] {
        own.reset();
    };
    bench.arm(*own, 10ms);
    bench.pass(20ms);
    QVERIFY(!own);
}

void TestTimerWheel::untilNextTellsTheNextTick()
{
    Bench bench;
    QVERIFY(!bench.wheel.untilNext(bench.now).has_value());
    Alarm late;
    bench.arm(late, 5s);
    QCOMPARE(bench.wheel.untilNext(bench.now).value(), 5000ms);
    Alarm early;
    bench.arm(early, 9ms);
    QCOMPARE(bench.wheel.untilNext(bench.now).value(), 12ms);
    QCOMPARE(bench.wheel.untilNext(bench.now + 1ns).value(), 12ms); // rounded up: a wake-up is never too soon
    QCOMPARE(bench.wheel.untilNext(bench.now + 1s).value(), 0ms);   // overdue
    early.disarm();
    QCOMPARE(bench.wheel.untilNext(bench.now).value(), 5000ms);
    late.disarm();
    QVERIFY(!bench.wheel.untilNext(bench.now).has_value());
}

void TestTimerWheel::untilNextNeverSleepsOverADeadline()
{
    // A loop that sleeps exactly as long as it is told meets every deadline within a tick and never spins.
    std::mt19937 random(7);
    Bench bench;
    for (int i = 0; i < 300; ++i) {
        const auto after =
            std::chrono::microseconds(std::uniform_int_distribution<qint64>(1, 140'000'000)(random));
        Alarm alarm;
        const Clock::time_point deadline = bench.now + after;
        bench.wheel.arm(alarm, deadline);
        int wakeUps = 0;
        while (alarm.count == 0) {
            QVERIFY(++wakeUps <= 4); // one a round at most, and the one that fires
            bench.pass(bench.wheel.untilNext(bench.now).value());
        }
        QVERIFY(bench.now >= deadline);
        QVERIFY(bench.now <= deadline + TimerWheel::Tick + 1ms);
    }
}

QTEST_APPLESS_MAIN(TestTimerWheel)
#include "tst_timerwheel.moc"
