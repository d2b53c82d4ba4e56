#include "core/trace/joiner.h"
#include "tracesamples.h"

#include <QtCore/QRegularExpression>

using namespace midhop::trace;
using namespace midhop::trace::samples;

using End = Joiner::End;
using With = Joiner::With;

class TestJoiner : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void givesAnAccepterTheLastOpenerBeforeIt();
    void givesAnOpenerTheFirstAccepterBehindIt();
    void prefersTimesInOrderToTimesAlmostInOrder();
    void toleratesTimesAlmostInOrder();
    void givesEachPartOnce();
    void givesOnlyWelcomePartners();
    void keepsApartWhatIsAnotherUse();
    void forgetsFinishedEnds();
    void forgetsManyEndsInSeveralGoes();
    void keepsEndsUnderWay();
    void givesNoPartnerWhoseRowHasLeft();
};

namespace {

const ConnectionUse Use(endpoint(40000), endpoint(6000), 0);

Joiner::Seen seen(quint64 serial, std::chrono::nanoseconds started, std::chrono::nanoseconds ended,
                  qsizetype row = 0)
{
    return {serial, row, started, ended, false};
}

quint64 partnerOf(Joiner &joiner, End end, const Joiner::Seen &self, With with = With::Any)
{
    const auto partner = joiner.takePartner(Use, end, self, with);
    return partner ? partner->serial : 0;
}

} // namespace

void TestJoiner::givesAnAccepterTheLastOpenerBeforeIt()
{
    for (const bool reversed : {false, true}) {
        // The first opener is not known to have ended, so that only the order tells which one it was.
        const auto first = seen(1, 100ms, Joiner::Seen::Running);
        const auto second = seen(2, 300ms, Joiner::Seen::Running);
        Joiner joiner;
        joiner.add(Use, End::Opener, reversed ? second : first, 1s);
        joiner.add(Use, End::Opener, reversed ? first : second, 1s);
        QCOMPARE(partnerOf(joiner, End::Accepter, seen(3, 350ms, 360ms)), 2U);
        QCOMPARE(partnerOf(joiner, End::Accepter, seen(4, 350ms, 360ms)), 1U);
    }
}

void TestJoiner::givesAnOpenerTheFirstAccepterBehindIt()
{
    for (const bool reversed : {false, true}) {
        const auto first = seen(1, 100ms, 110ms);
        const auto second = seen(2, 300ms, 310ms);
        Joiner joiner;
        joiner.add(Use, End::Accepter, reversed ? second : first, 1s);
        joiner.add(Use, End::Accepter, reversed ? first : second, 1s);
        QCOMPARE(partnerOf(joiner, End::Opener, seen(3, 90ms, Joiner::Seen::Running)), 1U);
        QCOMPARE(partnerOf(joiner, End::Opener, seen(4, 90ms, Joiner::Seen::Running)), 2U);
    }
}

void TestJoiner::prefersTimesInOrderToTimesAlmostInOrder()
{
    Joiner joiner;
    joiner.add(Use, End::Accepter, seen(1, 95ms, 99ms), 1s);
    joiner.add(Use, End::Accepter, seen(2, 101ms, 105ms), 1s);
    QCOMPARE(partnerOf(joiner, End::Opener, seen(3, 100ms, 110ms)), 2U);
}

void TestJoiner::toleratesTimesAlmostInOrder()
{
    Joiner joiner;
    joiner.add(Use, End::Accepter, seen(1, 95ms, 99ms), 1s);
    QCOMPARE(partnerOf(joiner, End::Opener, seen(2, 110ms, 120ms)), 0U);
    QCOMPARE(partnerOf(joiner, End::Opener, seen(2, 100ms, 110ms)), 1U);
    joiner.add(Use, End::Accepter, seen(3, 120ms, 121ms), 1s);
    QCOMPARE(partnerOf(joiner, End::Opener, seen(4, 100ms, 105ms)), 0U);
    QCOMPARE(partnerOf(joiner, End::Opener, seen(4, 100ms, 115ms)), 3U);
}

void TestJoiner::givesEachPartOnce()
{
    Joiner joiner;
    joiner.add(Use, End::Opener, seen(1, 10ms, 20ms, 7), 1s);
    QCOMPARE(partnerOf(joiner, End::Opener, seen(2, 11ms, 12ms)), 0U);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(2, 11ms, 12ms)), 1U);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(2, 11ms, 12ms)), 0U);
    joiner.update(Use, End::Opener, seen(1, 10ms, 20ms), 1s);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(2, 11ms, 12ms)), 0U);
    joiner.add(Use, End::Opener, seen(3, 10ms, 20ms), 1s);
    joiner.remove(Use, End::Opener, 3);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(2, 11ms, 12ms)), 0U);
}

void TestJoiner::givesOnlyWelcomePartners()
{
    Joiner joiner;
    joiner.add(Use, End::Accepter, seen(1, 10ms, 20ms, 5), 1s);
    joiner.add(Use, End::Accepter, seen(2, 11ms, 20ms, -1), 1s);
    const auto self = seen(3, 9ms, 30ms);
    QCOMPARE(partnerOf(joiner, End::Opener, self, With::NoRow), 2U);
    QCOMPARE(partnerOf(joiner, End::Opener, self, With::NoRow), 0U);
    QCOMPARE(partnerOf(joiner, End::Opener, self, With::Row), 1U);
}

void TestJoiner::keepsApartWhatIsAnotherUse()
{
    Joiner joiner;
    joiner.add(ConnectionUse(endpoint(40001), endpoint(6000), 0), End::Opener, seen(1, 10ms, 20ms), 1s);
    joiner.add(ConnectionUse(endpoint(40000), endpoint(6001), 0), End::Opener, seen(1, 10ms, 20ms), 1s);
    joiner.add(ConnectionUse(endpoint(40000), endpoint(6000), 1), End::Opener, seen(1, 10ms, 20ms), 1s);
    joiner.add(ConnectionUse(endpoint(6000), endpoint(40000), 0), End::Opener, seen(1, 10ms, 20ms), 1s);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(2, 11ms, 12ms)), 0U);
    QVERIFY(!ConnectionUse(endpoint(0), endpoint(6000), 0).isKnown());
    QVERIFY(!ConnectionUse(endpoint(40000), endpoint(0), 0).isKnown());
    QVERIFY(Use.isKnown());
}

void TestJoiner::forgetsFinishedEnds()
{
    Joiner joiner;
    joiner.add(Use, End::Opener, seen(1, 10ms, 20ms), 1s);
    joiner.add(Use, End::Opener, seen(2, 11ms, Joiner::Seen::Running), 1s);
    joiner.update(Use, End::Opener, seen(2, 11ms, 20ms), 2s);
    joiner.expire(1s + Joiner::Kept);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(3, 15ms, 16ms)), 2U);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(3, 15ms, 16ms)), 0U);
    joiner.add(Use, End::Opener, seen(4, 11ms, 20ms), 3s);
    joiner.expire(3s + Joiner::Kept);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(3, 15ms, 16ms)), 0U);
}

void TestJoiner::forgetsManyEndsInSeveralGoes()
{
    constexpr quint64 Many = 1000;
    Joiner joiner;
    for (quint64 serial = 1; serial <= Many; ++serial)
        joiner.add(Use, End::Opener, seen(serial, 10ms, 20ms), 1s);
    joiner.expire(1s + Joiner::Kept);
    QVERIFY(partnerOf(joiner, End::Accepter, seen(Many + 1, 15ms, 16ms)) != 0); // not all in one go
    for (quint64 goes = 0; goes < Many; ++goes)
        joiner.expire(1s + Joiner::Kept);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(Many + 2, 15ms, 16ms)), 0U);
}

void TestJoiner::keepsEndsUnderWay()
{
    Joiner joiner;
    joiner.add(Use, End::Opener, seen(1, 10ms, Joiner::Seen::Running), 1s);
    joiner.expire(1h);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(2, 30min, 31min)), 1U);
}

void TestJoiner::givesNoPartnerWhoseRowHasLeft()
{
    Joiner joiner;
    Joiner::Seen gone = seen(1, 10ms, Joiner::Seen::Running);
    gone.row = 7;
    Joiner::Seen there = seen(2, 10ms, Joiner::Seen::Running);
    there.row = 8;
    joiner.add(Use, End::Opener, gone, 1s);
    joiner.add(Use, End::Opener, there, 1s);
    joiner.add(Use, End::Opener, seen(3, 9ms, Joiner::Seen::Running, -1), 1s); // waits for a row
    joiner.leave(8);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(4, 11ms, 12ms)), 2U);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(5, 11ms, 12ms)), 3U);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(6, 11ms, 12ms)), 0U);
    joiner.clear(); // rows are counted from 0 again
    joiner.add(Use, End::Opener, gone, 1s);
    QCOMPARE(partnerOf(joiner, End::Accepter, seen(7, 11ms, 12ms)), 1U);
}

QTEST_APPLESS_MAIN(TestJoiner)
#include "tst_joiner.moc"
