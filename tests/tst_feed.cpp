#include "core/trace/feed.h"
#include "tracesamples.h"

#include <QtCore/QRegularExpression>

#include <atomic>
#include <thread>

using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestFeed : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void handsOverInOrderOfPublication();
    void wakesWhenItStopsBeingEmpty();
    void mayBeTakenFromInsideTheWake();
    void dropsAndCountsPartsBeyondTheirNumber();
    void dropsAndCountsPartsBeyondTheirBytes();
    void hasRoomAgainAfterATake();
    void boundsNotices();
    void losesNothingWithManyPublishers();
};

namespace {

std::vector<Part> parts(quint64 from, quint64 count)
{
    std::vector<Part> made(count);
    for (Part &part : made)
        part.serial = from++;
    return made;
}

Part bulky(quint64 serial, qsizetype bytes)
{
    Part part;
    part.serial = serial;
    part.message = QByteArray(bytes, 'x');
    return part;
}

} // namespace

void TestFeed::handsOverInOrderOfPublication()
{
    Feed feed([] {});
    feed.publish(parts(1, 2));
    feed.publish(Notice{Role::Server, 5ns, "Server listening"_ba});
    feed.publish(parts(3, 1));
    const Batch batch = feed.take();
    QCOMPARE(batch.parts.size(), 3U);
    for (size_t i = 0; i < 3; ++i)
        QCOMPARE(batch.parts[i].serial, i + 1);
    QCOMPARE(batch.notices.size(), 1U);
    QCOMPARE(batch.notices.front().text, "Server listening"_ba);
    QCOMPARE(batch.lost, 0U);
    const Batch empty = feed.take();
    QVERIFY(empty.parts.empty());
    QVERIFY(empty.notices.empty());
}

void TestFeed::wakesWhenItStopsBeingEmpty()
{
    int wakes = 0;
    Feed feed([&] { ++wakes; });
    feed.publish(std::vector<Part>());
    QCOMPARE(wakes, 0);
    feed.publish(parts(1, 1));
    QCOMPARE(wakes, 1);
    feed.publish(parts(2, 1));
    feed.publish(Notice{});
    QCOMPARE(wakes, 1);
    (void)feed.take();
    feed.publish(Notice{});
    QCOMPARE(wakes, 2);
}

void TestFeed::mayBeTakenFromInsideTheWake()
{
    Feed *self = nullptr;
    size_t taken = 0;
    Feed feed([&] { taken += self->take().parts.size(); });
    self = &feed;
    feed.publish(parts(1, 3));
    feed.publish(parts(4, 1));
    QCOMPARE(taken, 4U);
}

void TestFeed::dropsAndCountsPartsBeyondTheirNumber()
{
    Feed feed([] {});
    feed.publish(parts(1, Feed::MaxParts - 1));
    feed.publish(parts(Feed::MaxParts, 3));
    const Batch batch = feed.take();
    QCOMPARE(std::ssize(batch.parts), Feed::MaxParts);
    QCOMPARE(batch.parts.back().serial, quint64(Feed::MaxParts));
    QCOMPARE(batch.lost, 2U);
}

void TestFeed::dropsAndCountsPartsBeyondTheirBytes()
{
    Feed feed([] {});
    std::vector<Part> big;
    big.push_back(bulky(1, Feed::MaxBytes - 10));
    big.push_back(bulky(2, 11));
    big.push_back(bulky(3, 10));
    feed.publish(std::move(big));
    const Batch batch = feed.take();
    QCOMPARE(batch.parts.size(), 2U);
    QCOMPARE(batch.parts[1].serial, 3U);
    QCOMPARE(batch.lost, 1U);
}

void TestFeed::hasRoomAgainAfterATake()
{
    int wakes = 0;
    Feed feed([&] { ++wakes; });
    std::vector<Part> tooBig;
    tooBig.push_back(bulky(1, Feed::MaxBytes + 1));
    feed.publish(std::move(tooBig));
    // A loss alone is news, too.
    QCOMPARE(wakes, 1);
    QCOMPARE(feed.take().lost, 1U);
    // Twice: what was taken makes room.
    for (quint64 serial = 2; serial <= 3; ++serial) {
        std::vector<Part> full;
        full.push_back(bulky(serial, Feed::MaxBytes));
        feed.publish(std::move(full));
        const Batch batch = feed.take();
        QCOMPARE(batch.parts.size(), 1U);
        QCOMPARE(batch.lost, 0U);
    }
}

void TestFeed::boundsNotices()
{
    Feed feed([] {});
    for (qsizetype i = 0; i < Feed::MaxNotices + 2; ++i)
        feed.publish(Notice{});
    const Batch batch = feed.take();
    QCOMPARE(std::ssize(batch.notices), Feed::MaxNotices);
    QCOMPARE(batch.lost, 2U);
}

void TestFeed::losesNothingWithManyPublishers()
{
    constexpr quint64 Publishers = 4;
    constexpr quint64 Each = 2000;
    std::atomic<int> wakes = 0;
    Feed feed([&] { ++wakes; });
    std::vector<std::thread> threads;
    for (quint64 publisher = 0; publisher < Publishers; ++publisher) {
        threads.emplace_back([&feed, publisher] {
            for (quint64 i = 0; i < Each; ++i)
                feed.publish(parts(publisher * Each + i, 1));
        });
    }
    std::vector<quint64> next(Publishers);
    quint64 taken = 0;
    while (taken < Publishers * Each) {
        for (const Part &part : feed.take().parts) {
            const quint64 publisher = part.serial / Each;
            QCOMPARE(part.serial % Each, next[publisher]++);
            ++taken;
        }
        std::this_thread::yield();
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(wakes > 0);
}

QTEST_APPLESS_MAIN(TestFeed)
#include "tst_feed.moc"
