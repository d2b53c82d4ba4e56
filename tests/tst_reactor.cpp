#include "core/net/reactor.h"
#include "inworker.h"
#include "rawsocket.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <array>
#include <memory>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

using namespace midhop::net;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Turn final : public Resumable
{
public:
    std::function<void()> taken;
    int count = 0;
    void resume() override
    {
        ++count;
        if (taken)
            taken();
    }
};

class Alarm final : public Timer
{
public:
    std::function<void()> rings;

private:
    void expired() override { rings(); }
};

/// The read end of a pipe, watched.
class PipeWatch final : public Pollable
{
public:
    explicit PipeWatch(Reactor &reactor)
        : m_reactor(reactor)
    {
        [[maybe_unused]] const int made = ::pipe2(m_ends.data(), O_NONBLOCK | O_CLOEXEC);
        m_token = m_reactor.poller().add(m_ends[0], *this);
    }
    ~PipeWatch()
    {
        remove();
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    PipeWatch(const PipeWatch &) = delete;
    PipeWatch &operator=(const PipeWatch &) = delete;

    void remove()
    {
        if (m_token != 0)
            m_reactor.poller().remove(std::exchange(m_token, 0));
    }
    void fill() const { [[maybe_unused]] const auto written = ::write(m_ends[1], "x", 1); }
    std::function<void()> happened;
    int count = 0;

private:
    void ready(Readiness readiness) override
    {
        char byte = 0;
        while (::read(m_ends[0], &byte, 1) > 0) {
        }
        if (readiness.readable)
            ++count;
        if (happened)
            happened();
    }
    [[nodiscard]] Readiness interest() const override { return {.readable = true}; }

    Reactor &m_reactor;
    std::array<int, 2> m_ends{-1, -1};
    Poller::Token m_token = 0;
};

} // namespace

class TestReactor : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void runsWhatWasPostedBeforeRun();
    void runsEachThreadsTasksInItsOrder();
    void tasksMayPostTasks();
    void wakesFromASleepWithoutDeadline();
    void whatWasPostedFirstRunsBeforeWhatHappenedLater();
    void whatWasPostedBeforeQuitStillRuns();
    void quitFromInsideATaskEndsTheLoop();
    void resumesOnceInTheNextRound();
    void resumingAgainFromInsideWaitsForTheNextRound();
    void forgottenResumablesAreNotCalled();
    void forgetsWhileOthersAreBeingResumed();
    void firesTimersOfItsWheel();
    void callsWhatIsReady();
    void nowIsTheTimeAfterTheSleep();
    void nowDoesNotLagBehindInALongRound();
    void aDeadlineIsPassedOnlyWhenAllThatHappenedBeforeWasSeen();
    void whatWasRemovedInTheSameRoundIsNotCalled();
};

void TestReactor::runsWhatWasPostedBeforeRun()
{
    Reactor reactor;
    std::vector<int> ran;
    reactor.post([&] { ran.push_back(1); });
    reactor.post([&] { ran.push_back(2); });
    reactor.post([&] { reactor.quit(); });
    reactor.run();
    QCOMPARE(ran, (std::vector<int>{1, 2}));
}

void TestReactor::runsEachThreadsTasksInItsOrder()
{
    constexpr int Threads = 4;
    constexpr int Each = 5000;
    Worker worker("test");
    std::array<std::vector<int>, Threads> ran;
    bool foreign = false;
    const auto home = inWorker(worker, [] { return std::this_thread::get_id(); });
    std::vector<std::thread> threads;
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < Each; ++i)
                worker.reactor().post([&, t, i] {
                    ran[static_cast<size_t>(t)].push_back(i);
                    foreign = foreign || std::this_thread::get_id() != home;
                });
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    inWorker(worker, [] {});
    QVERIFY(!foreign);
    for (const std::vector<int> &order : ran) {
        QCOMPARE(order.size(), size_t(Each));
        for (int i = 0; i < Each; ++i)
            QCOMPARE(order[static_cast<size_t>(i)], i);
    }
}

void TestReactor::tasksMayPostTasks()
{
    Reactor reactor;
    int depth = 0;
    std::function<void()> task = [&] {
        if (++depth < 100)
            reactor.post(task);
        else
            reactor.quit();
    };
    reactor.post(task);
    reactor.run();
    QCOMPARE(depth, 100);
}

void TestReactor::wakesFromASleepWithoutDeadline()
{
    Worker worker("test");
    int ran = 0;
    for (int i = 1; i <= 2000; ++i) { // each finds it asleep, or about to sleep
        inWorker(worker, [&ran] { ++ran; });
        QCOMPARE(ran, i);
    }
}

void TestReactor::whatWasPostedFirstRunsBeforeWhatHappenedLater()
{
    // New rules, and then an envelope: the envelope must meet the new rules, however busy the loop is.
    Worker worker("test");
    auto watch = inWorker(worker, [&] { return std::make_unique<PipeWatch>(worker.reactor()); });
    std::promise<void> begun;
    std::promise<void> release;
    bool posted = false;
    std::promise<bool> postedBefore;
    worker.reactor().post([&] {
        watch->happened = [&] {
            postedBefore.set_value(posted);
        };
        begun.set_value();
        release.get_future().wait(); // busy
    });
    begun.get_future().wait();
    worker.reactor().post([&] { posted = true; });
    watch->fill();
    release.set_value();
    QVERIFY(postedBefore.get_future().get());
    inWorker(worker, [&] { watch.reset(); });
}

void TestReactor::whatWasPostedBeforeQuitStillRuns()
{
    for (int i = 0; i < 200; ++i) {
        std::atomic<int> ran{0};
        {
            Worker worker("test");
            worker.reactor().post([&ran] { ++ran; });
            worker.reactor().post([&ran] { ++ran; });
        } // quits at once
        QCOMPARE(ran.load(), 2);
    }
}

void TestReactor::quitFromInsideATaskEndsTheLoop()
{
    Reactor reactor;
    Alarm far;
    far.rings = [] {
        QFAIL("nobody waits for deadlines after quit()");
    };
    reactor.post([&] {
        reactor.timers().arm(far, reactor.now() + 1h);
        reactor.quit();
    });
    reactor.run();
    QVERIFY(far.isArmed());
}

void TestReactor::resumesOnceInTheNextRound()
{
    Reactor reactor;
    Turn turn;
    Turn last;
    std::vector<QByteArray> order;
    turn.taken = [&] {
        order.push_back("turn"_ba);
    };
    last.taken = [&] {
        reactor.quit();
    };
    reactor.post([&] {
        reactor.resumeLater(turn);
        reactor.resumeLater(turn); // once is enough
        reactor.resumeLater(last);
        order.push_back("task"_ba);
    });
    reactor.run();
    QCOMPARE(order, (std::vector<QByteArray>{"task"_ba, "turn"_ba}));
}

void TestReactor::resumingAgainFromInsideWaitsForTheNextRound()
{
    Reactor reactor;
    Turn turn;
    Turn witness;
    turn.taken = [&] {
        QCOMPARE(witness.count, turn.count - 1); // others get theirs in between
        if (turn.count == 5)
            reactor.quit();
        reactor.resumeLater(turn);
    };
    witness.taken = [&] {
        reactor.resumeLater(witness);
    };
    reactor.post([&] {
        reactor.resumeLater(turn);
        reactor.resumeLater(witness);
    });
    reactor.run();
    QCOMPARE(turn.count, 5);
    reactor.forget(turn);
    reactor.forget(witness);
}

void TestReactor::forgottenResumablesAreNotCalled()
{
    Reactor reactor;
    Turn last;
    last.taken = [&] {
        reactor.quit();
    };
    auto turn = std::make_unique<Turn>();
    reactor.post([&] {
        reactor.resumeLater(*turn);
        reactor.forget(*turn);
        reactor.forget(*turn);
        turn.reset();
        reactor.resumeLater(last);
    });
    reactor.run();
    QCOMPARE(last.count, 1);
}

void TestReactor::forgetsWhileOthersAreBeingResumed()
{
    Reactor reactor;
    std::vector<std::unique_ptr<Turn>> turns;
    for (int i = 0; i < 4; ++i)
        turns.push_back(std::make_unique<Turn>());
    // The first destroys the others while all are being resumed.
    turns[0]->taken = [&] {
        for (size_t i = 1; i < turns.size(); ++i) {
            reactor.forget(*turns[i]);
            turns[i].reset();
        }
        reactor.quit();
    };
    reactor.post([&] {
        for (auto &turn : turns)
            reactor.resumeLater(*turn);
    });
    reactor.run();
    QCOMPARE(turns[0]->count, 1);
    QVERIFY(!turns[1]);
}

void TestReactor::firesTimersOfItsWheel()
{
    Reactor reactor;
    Alarm early;
    Alarm late;
    std::vector<int> order;
    early.rings = [&] {
        order.push_back(1);
    };
    late.rings = [&] {
        order.push_back(2);
        reactor.quit();
    };
    Reactor::Clock::time_point begun;
    reactor.post([&] {
        begun = Reactor::Clock::now();
        reactor.timers().arm(late, begun + 40ms);
        reactor.timers().arm(early, begun + 10ms);
    });
    reactor.run();
    QVERIFY(Reactor::Clock::now() >= begun + 40ms);
    QCOMPARE(order, (std::vector<int>{1, 2}));
}

void TestReactor::callsWhatIsReady()
{
    Worker worker("test");
    auto watch = inWorker(worker, [&] { return std::make_unique<PipeWatch>(worker.reactor()); });
    std::atomic<int> happened{0};
    inWorker(worker, [&] {
        watch->happened = [&] {
            ++happened;
        };
    });
    for (int i = 1; i <= 50; ++i) {
        watch->fill();
        QVERIFY(RawSocket::wait(-1, 0, [&] { return happened == i; }));
    }
    inWorker(worker, [&] { watch.reset(); });
}

void TestReactor::nowIsTheTimeAfterTheSleep()
{
    // A deadline that a handler arms counts from when something happened, not from when the loop went to
    // sleep.
    Worker worker("test");
    auto watch = inWorker(worker, [&] { return std::make_unique<PipeWatch>(worker.reactor()); });
    std::atomic<Reactor::Clock::rep> seen{0};
    inWorker(worker, [&] {
        watch->happened = [&] {
            seen = worker.reactor().now().time_since_epoch().count();
        };
    });
    for (int i = 0; i < 20; ++i) {
        inWorker(worker, [] {}); // it goes to sleep behind this
        const auto before = Reactor::Clock::now();
        seen = 0;
        watch->fill();
        QVERIFY(RawSocket::wait(-1, 0, [&] { return seen != 0; }));
        QVERIFY(Reactor::Clock::time_point(Reactor::Clock::duration(seen)) >= before);
        const auto posted = Reactor::Clock::now();
        QVERIFY(inWorker(worker, [&] { return worker.reactor().now(); }) >= posted);
    }
    inWorker(worker, [&] { watch.reset(); });
}

void TestReactor::nowDoesNotLagBehindInALongRound()
{
    Reactor reactor;
    std::vector<std::unique_ptr<PipeWatch>> watches;
    Reactor::Clock::time_point busyUntil{};
    bool lagged = false;
    int called = 0;
    for (int i = 0; i < 4; ++i) {
        watches.push_back(std::make_unique<PipeWatch>(reactor));
        watches.back()->happened = [&] {
            lagged = lagged || reactor.now() < busyUntil;
            busyUntil = Reactor::Clock::now() + 10ms;
            while (Reactor::Clock::now() < busyUntil) {
            }
            if (++called == 4)
                reactor.quit();
        };
        watches.back()->fill(); // all are ready in one round
    }
    reactor.run();
    QCOMPARE(called, 4);
    QVERIFY(!lagged);
}

void TestReactor::aDeadlineIsPassedOnlyWhenAllThatHappenedBeforeWasSeen()
{
    // Otherwise a busy loop would take its own lateness for a pause of the peer's.
    Reactor reactor;
    std::vector<QByteArray> order;
    Alarm alarm;
    alarm.rings = [&] {
        order.push_back("deadline"_ba);
        reactor.quit();
    };
    PipeWatch busy(reactor);
    PipeWatch peer(reactor);
    peer.happened = [&] {
        order.push_back("bytes"_ba);
    };
    busy.happened = [&] {
        const auto deadline = Reactor::Clock::now() + 10ms;
        reactor.timers().arm(alarm, deadline);
        peer.fill();                                                      // in time …
        while (Reactor::Clock::now() < deadline + 2 * TimerWheel::Tick) { // … but this round takes too long
        }
    };
    busy.fill();
    reactor.run();
    QCOMPARE(order, (std::vector<QByteArray>{"bytes"_ba, "deadline"_ba}));
}

void TestReactor::whatWasRemovedInTheSameRoundIsNotCalled()
{
    Reactor reactor;
    std::vector<std::unique_ptr<PipeWatch>> watches;
    int called = 0;
    for (int i = 0; i < 8; ++i)
        watches.push_back(std::make_unique<PipeWatch>(reactor));
    for (auto &watch : watches) {
        watch->happened = [&, self = watch.get()] {
            ++called;
            // All were ready together; the first called destroys the others and puts one in their place.
            for (auto &other : watches) {
                if (other.get() != self)
                    other.reset();
            }
            watches.push_back(std::make_unique<PipeWatch>(reactor));
            watches.back()->happened = [] {
                QFAIL("nothing happened to it");
            };
            reactor.post([&] { reactor.quit(); });
        };
        watch->fill();
    }
    watches.reserve(16);
    reactor.run();
    QCOMPARE(called, 1);
}

QTEST_GUILESS_MAIN(TestReactor)
#include "tst_reactor.moc"
