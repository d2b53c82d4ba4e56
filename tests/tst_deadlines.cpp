#include "core/roles/deadlines.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <functional>
#include <optional>

using namespace midhop;
using namespace midhop::roles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum class Sort : quint8 { A, B, C, Count };

/// Three deadlines on a reactor of their own, which runs until all have passed or the test's limit has.
class Watch final : private net::Timer
{
public:
    /// Runs the loop for `time` of the clock, on a slow machine until none is left; tells which passed, in
    /// order.
    [[nodiscard]] QByteArray run(std::chrono::milliseconds time)
    {
        m_passed.clear();
        reactor.timers().arm(*this, net::Reactor::Clock::now() + time);
        m_giveUpAt = net::Reactor::Clock::now() + 5s;
        reactor.run();
        return m_passed;
    }
    /// Called when a deadline passes.
    std::function<void(Sort)> then;
    /// When each passed, from the last mark().
    [[nodiscard]] std::chrono::milliseconds elapsed(Sort deadline) const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            m_at[static_cast<size_t>(deadline)].value() - m_start);
    }
    void mark() { m_start = reactor.now(); }

    net::Reactor reactor;

    class Three final : public Deadlines<Sort>
    {
    public:
        explicit Three(Watch &watch)
            : m_watch(watch)
        {
        }

    private:
        void deadlinePassed(Sort deadline) override { m_watch.note(deadline); }
        net::Reactor &deadlineReactor() const override { return m_watch.reactor; }
        Watch &m_watch;
    };
    Three deadlines{*this};

private:
    void note(Sort deadline)
    {
        m_passed += static_cast<char>('A' + static_cast<int>(deadline));
        m_at[static_cast<size_t>(deadline)] = reactor.now();
        if (then)
            then(deadline);
    }
    void expired() override
    {
        bool left = false;
        for (const Sort deadline : {Sort::A, Sort::B, Sort::C})
            left = left || deadlines.isPending(deadline);
        if (left && reactor.now() < m_giveUpAt)
            reactor.timers().arm(*this, reactor.now() + 10ms);
        else
            reactor.quit();
    }

    QByteArray m_passed;
    std::array<std::optional<net::Reactor::Clock::time_point>, 3> m_at;
    net::Reactor::Clock::time_point m_start = reactor.now();
    net::Reactor::Clock::time_point m_giveUpAt;
};

} // namespace

/// The named deadlines of one conversation on one timer of a real reactor. A run() ends long behind the last
/// deadline.
class TestDeadlines : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void deadlinesPassInTheirOrderAndNotEarly()
    {
        Watch watch;
        watch.mark();
        watch.deadlines.arm(Sort::A, 60ms);
        watch.deadlines.arm(Sort::B, 20ms);
        watch.deadlines.arm(Sort::C, 40ms);
        QVERIFY(watch.deadlines.isPending(Sort::A));
        QCOMPARE(watch.run(150ms), "BCA");
        QVERIFY(watch.elapsed(Sort::B) >= 20ms);
        QVERIFY(watch.elapsed(Sort::C) >= 40ms);
        QVERIFY(watch.elapsed(Sort::A) >= 60ms);
        QVERIFY(!watch.deadlines.isPending(Sort::A));
    }

    void deadlinesOfTheSameMomentAllPass()
    {
        Watch watch;
        watch.deadlines.arm(Sort::C, 10ms);
        watch.deadlines.arm(Sort::A, 10ms);
        watch.deadlines.arm(Sort::B, 10ms);
        QByteArray passed = watch.run(80ms);
        std::sort(passed.begin(), passed.end());
        QCOMPARE(passed, "ABC");
    }

    void aDisarmedDeadlineDoesNotPass()
    {
        Watch watch;
        watch.deadlines.arm(Sort::A, 10ms);
        watch.deadlines.arm(Sort::B, 20ms);
        watch.deadlines.disarm(Sort::A);
        watch.deadlines.disarm(Sort::C); // was never armed
        QVERIFY(!watch.deadlines.isPending(Sort::A));
        QCOMPARE(watch.run(80ms), "B");
    }

    void allDisarmedNonePasses()
    {
        Watch watch;
        watch.deadlines.arm(Sort::A, 10ms);
        watch.deadlines.arm(Sort::B, 20ms);
        watch.deadlines.disarmAll();
        QCOMPARE(watch.reactor.timers().armedCount(), 0);
        QCOMPARE(watch.run(60ms), "");
        watch.deadlines.arm(Sort::C, 10ms);
        QVERIFY(watch.deadlines.isPending(Sort::C));
    }

    void armedAgainADeadlineMovesLater()
    {
        Watch watch;
        watch.mark();
        watch.deadlines.arm(Sort::A, 10ms);
        watch.deadlines.arm(Sort::A, 50ms);
        QCOMPARE(watch.run(120ms), "A");
        QVERIFY(watch.elapsed(Sort::A) >= 50ms);
    }

    void armedAgainADeadlineMovesEarlier()
    {
        Watch watch;
        watch.deadlines.arm(Sort::A, 60s);
        watch.deadlines.arm(Sort::A, 10ms);
        QCOMPARE(watch.run(80ms), "A");
    }

    void aDeadlineThatPassesMayArmItselfAndOthers()
    {
        Watch watch;
        int times = 0;
        watch.then = [&](Sort deadline) {
            if (deadline == Sort::A && ++times < 3)
                watch.deadlines.arm(Sort::A, 8ms);
            else if (deadline == Sort::A)
                watch.deadlines.arm(Sort::B, 0ms);
        };
        watch.deadlines.arm(Sort::A, 8ms);
        QCOMPARE(watch.run(150ms), "AAAB");
    }

    void aDeadlineThatPassesMayEndTheOthers()
    {
        Watch watch;
        watch.then = [&](Sort) {
            watch.deadlines.disarmAll();
        };
        watch.deadlines.arm(Sort::A, 10ms);
        watch.deadlines.arm(Sort::B, 10ms);
        watch.deadlines.arm(Sort::C, 20ms);
        QCOMPARE(watch.run(80ms).size(), 1);
    }

    void theTimerFollowsTheEarliest()
    {
        // However many deadlines there are, one timer runs.
        Watch watch;
        watch.deadlines.arm(Sort::A, 60s);
        watch.deadlines.arm(Sort::B, 30s);
        watch.deadlines.arm(Sort::C, 45s);
        QCOMPARE(watch.reactor.timers().armedCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeadlines)
#include "tst_deadlines.moc"
