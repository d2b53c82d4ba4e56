#include "core/net/stream.h"
#include "injectedcalls.h"
#include "inworker.h"
#include "rawsocket.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

#ifdef Q_OS_LINUX
#include <linux/tcp.h> // tcp_info with the segments, which the C library's has not
#endif

using namespace midhop::net;
using namespace midhop::wire;
using namespace Qt::StringLiterals;

namespace {

/// A stream in a worker that notes what it hears. Made and destroyed in the test's thread, outside a
/// callback.
class Probe final : private StreamHandler
{
public:
    explicit Probe(Worker &worker)
        : m_worker(worker)
    {
        StreamHandler &self = *this;
        inWorker(m_worker, [&] { stream = std::make_unique<Stream>(m_worker.reactor(), self); });
    }
    ~Probe()
    {
        inWorker(m_worker, [this] { stream.reset(); });
    }
    Probe(const Probe &) = delete;
    Probe &operator=(const Probe &) = delete;

    void adopt(RawSocket &socket)
    {
        const int descriptor = socket.takeDescriptor();
        inWorker(m_worker, [&] {
            stream->adopt(descriptor);
            stream->readNow();
        });
    }
    qsizetype write(const QByteArray &bytes)
    {
        return inWorker(m_worker, [&] { return stream->write(bytes); });
    }
    template <typename Task>
    auto in(Task task)
    {
        return inWorker(m_worker, [this, task] { return task(*stream); });
    }

    [[nodiscard]] QByteArray received()
    {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }
    /// `received`s, `drained`, `ended`, `failed 3`, `connected` in their order; received ones that follow
    /// each other are one.
    [[nodiscard]] QByteArray log()
    {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }
    [[nodiscard]] bool heard(const QByteArray &what) { return log().contains(what); }
    [[nodiscard]] int count(const QByteArray &what) { return static_cast<int>(log().count(what)); }

    std::unique_ptr<Stream> stream; ///< worker
    /// What else happens in the worker when it hears something; set before.
    std::function<void(Stream &, QByteArrayView)> onReceived;
    std::function<void(Stream &)> onConnected, onDrained, onEnded, onFailed, onProgressed;
    std::atomic<qint64> progressed{0};
    std::atomic<qint64> receivedCount{0};
    bool keep = true; ///< the bytes

private:
    void note(const QByteArray &what)
    {
        const std::lock_guard lock(m_mutex);
        if (what != "received"_ba || !m_log.endsWith("received "_ba))
            m_log += what + ' ';
    }
    void streamConnected(Stream &heard) override
    {
        note("connected"_ba);
        if (onConnected)
            onConnected(heard);
    }
    void streamReceived(Stream &heard, QByteArrayView bytes) override
    {
        note("received"_ba);
        receivedCount += bytes.size();
        if (keep) {
            const std::lock_guard lock(m_mutex);
            m_received += bytes;
        }
        if (onReceived)
            onReceived(heard, bytes);
    }
    void streamDrained(Stream &heard) override
    {
        note("drained"_ba);
        if (onDrained)
            onDrained(heard);
    }
    void streamEnded(Stream &heard) override
    {
        note("ended"_ba);
        if (onEnded)
            onEnded(heard);
    }
    void streamFailed(Stream &heard, StreamError error) override
    {
        note("failed "_ba + QByteArray::number(static_cast<int>(error)));
        if (onFailed)
            onFailed(heard);
    }
    void streamProgressed(Stream &heard, qsizetype bytes) override
    {
        progressed += bytes;
        if (onProgressed)
            onProgressed(heard);
    }

    Worker &m_worker;
    std::mutex m_mutex;
    QByteArray m_received;
    QByteArray m_log;
};

QByteArray failed(StreamError error)
{
    return "failed "_ba + QByteArray::number(static_cast<int>(error)) + ' ';
}

/// Bytes that show where a piece is missing or out of place.
QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 12345;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

struct Pair
{
    RawSocket peer; ///< the test's end
    RawSocket own;  ///< for a stream to adopt
};

Pair connectedPair()
{
    RawListener listener;
    Pair pair;
    pair.peer = RawSocket::connectedTo(listener.port());
    pair.own = listener.accept();
    return pair;
}

} // namespace

class TestStream : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        injected::clearAll();
        m_worker = std::make_unique<Worker>("test");
    }
    void cleanup() { m_worker.reset(); }

    void bytesGoBothWays();
    void readsWhatWasThereBeforeItWasAdopted();
    void thePeersHalfCloseLeavesOurDirectionOpen();
    void ourHalfCloseLeavesThePeersDirectionOpen();
    void finishGoesBehindWhatIsQueued();
    void theLastWriteTakesTheFinAlong();
    void theLastWriteGoesBehindWhatIsQueued();
    void closeAfterBothFinsIsNoReset();
    void resetSendsRst();
    void hearsThePeersReset();
    void bytesBeforeAResetAreReceivedFirst();
    void aResetWhileReadingIsPausedIsHeardAfterwards();
    void aResetBehindThePeersFinIsHeardWhenWriting();
    void aResetBehindThePeersFinIsHeardWhileBytesAreQueued();
    void aResetBehindAFinThatWasNotReadYetIsHeard();
    void tenMegabytesReachASlowReader();
    void manySmallWritesKeepTheirOrderBehindAQueue();
    void aReaderThatStopsHoldsTheWriterBack();
    void doesNotReadWhileReadingIsOff();
    void readingMayBePausedInsideACallback();
    void drainedEndsEveryRowOfReceived();
    void aFlooderDoesNotKeepOthersWaiting();
    void closesFromInsideEveryCallback_data();
    void closesFromInsideEveryCallback();
    void isUsedAgainFromInsideACallback_data();
    void isUsedAgainFromInsideACallback();
    void connectsAndTalks();
    void connectsOverIpv6();
    void connectRefusedIsTold();
    void connectFailuresHaveTheirReasons_data();
    void connectFailuresHaveTheirReasons();
    void aConnectThatHangsIsPendingAndMayBeClosed();
    void aSlowConnectIsToldWhenItIsOver();
    void aConnectionThatMeetsItselfIsRefused();
    void aSlowConnectionThatMeetsItselfIsRefused();
    void noDescriptorsForAConnectIsAFailure();
    void tellsItsOwnEnd();
    void interruptedCallsAreRepeated();
    void destroyedWithBytesQueuedItClosesItsDescriptor();
    void leavesNoDescriptorOpen();

private:
    std::unique_ptr<Worker> m_worker;
};

void TestStream::bytesGoBothWays()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    QVERIFY(peer.send("ping"_ba));
    QTRY_COMPARE(probe.received(), "ping"_ba);
    QCOMPARE(probe.write("pong"_ba), 4);
    QCOMPARE(peer.receive(4), "pong"_ba);
    QCOMPARE(probe.log(), "received drained "_ba);
    QCOMPARE(probe.progressed.load(), 0); // nothing had to wait
}

void TestStream::readsWhatWasThereBeforeItWasAdopted()
{
    auto [peer, own] = connectedPair();
    QVERIFY(peer.send("early"_ba));
    peer.finish();
    Probe probe(*m_worker);
    const int descriptor = own.takeDescriptor();
    const QByteArray atOnce = probe.in([&](Stream &stream) {
        stream.adopt(descriptor);
        stream.readNow();
        return probe.received();
    });
    QCOMPARE(atOnce, "early"_ba); // without a round through the poller
    QTRY_COMPARE(probe.log(), "received drained ended "_ba);
}

void TestStream::thePeersHalfCloseLeavesOurDirectionOpen()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    QVERIFY(peer.send("question"_ba));
    peer.finish();
    QTRY_VERIFY(probe.heard("ended"_ba));
    QVERIFY(probe.in([](Stream &stream) { return stream.isOpen(); }));
    const QByteArray reply = pattern(3'000'000); // more than the buffers take
    probe.write(reply);
    QVERIFY(peer.receive(reply.size()) == reply);
    QVERIFY(!peer.hasEnded());
    probe.in([](Stream &stream) { stream.close(); });
    peer.receiveAll();
    QVERIFY(peer.hasEnded());
    QCOMPARE(probe.log(), "received drained ended "_ba); // told once
}

void TestStream::ourHalfCloseLeavesThePeersDirectionOpen()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    probe.in([](Stream &stream) {
        stream.write("last words"_ba);
        stream.finish();
        stream.finish();
        return stream.isFinished();
    });
    QCOMPARE(peer.receiveAll(), "last words"_ba);
    QVERIFY(peer.hasEnded());
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(peer.send("more"_ba));
        QTRY_COMPARE(probe.received().size(), 4 * i);
    }
    peer.finish();
    QTRY_VERIFY(probe.heard("ended"_ba));
    QVERIFY(probe.in([](Stream &stream) { return stream.isOpen(); }));
}

void TestStream::finishGoesBehindWhatIsQueued()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    const QByteArray bytes = pattern(8'000'000);
    const qsizetype pending = probe.in([&](Stream &stream) {
        stream.write(bytes);
        stream.finish();
        return stream.pendingBytes();
    });
    QVERIFY(pending > 0);
    QVERIFY(peer.receiveAll() == bytes);
    QVERIFY(peer.hasEnded());
    QTRY_COMPARE(probe.progressed.load(), pending);
}

void TestStream::theLastWriteTakesTheFinAlong()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
#ifdef Q_OS_LINUX
    const auto segments = [&peer = peer] {
        tcp_info info{};
        socklen_t size = sizeof(info);
        ::getsockopt(peer.descriptor(), IPPROTO_TCP, TCP_INFO, &info, &size);
        return info.tcpi_segs_in;
    };
    const auto before = segments();
#endif
    probe.in([](Stream &stream) { stream.writeLast("DONE"_ba); });
    QCOMPARE(peer.receiveAll(), "DONE"_ba);
    QVERIFY(peer.hasEnded());
#ifdef Q_OS_LINUX
    QCOMPARE(segments() - before, 1U);
#endif
    QVERIFY(peer.send("more"_ba));
    QTRY_COMPARE(probe.received().size(), 4);
}

void TestStream::theLastWriteGoesBehindWhatIsQueued()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    const QByteArray bytes = pattern(8'000'000);
    const qsizetype pending = probe.in([&](Stream &stream) {
        stream.write(bytes.first(5'000'000));
        stream.writeLast(bytes.sliced(5'000'000));
        return stream.pendingBytes();
    });
    QVERIFY(pending > 0);
    QVERIFY(peer.receiveAll() == bytes);
    QVERIFY(peer.hasEnded());
}

void TestStream::closeAfterBothFinsIsNoReset()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.onEnded = [](Stream &stream) {
        stream.close();
    };
    probe.adopt(own);
    QVERIFY(peer.send("x"_ba));
    peer.finish();
    peer.receiveAll();
    QVERIFY(peer.hasEnded());
    QCOMPARE(peer.error(), 0);
}

void TestStream::resetSendsRst()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    probe.in([](Stream &stream) { stream.reset(); });
    peer.receiveAll();
    QVERIFY(peer.wasReset());
    QVERIFY(!peer.hasEnded());
    QVERIFY(!probe.in([](Stream &stream) { return stream.isOpen(); }));
    QCOMPARE(probe.log(), QByteArray()); // we know what we do
}

void TestStream::hearsThePeersReset()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    peer.reset();
    QTRY_COMPARE(probe.log(), failed(StreamError::Reset));
    QVERIFY(!probe.in([](Stream &stream) { return stream.isOpen(); }));
    QCOMPARE(probe.write("into the void"_ba), 0);
}

void TestStream::bytesBeforeAResetAreReceivedFirst()
{
    auto [peer, own] = connectedPair();
    QVERIFY(peer.send("half a reply"_ba));
    Probe probe(*m_worker);
    probe.in([descriptor = own.takeDescriptor()](Stream &stream) {
        stream.setReading(false);
        stream.adopt(descriptor);
    });
    peer.reset();
    probe.in([](Stream &stream) { stream.readNow(); });
    QTRY_COMPARE(probe.log(), "received drained "_ba + failed(StreamError::Reset));
    QCOMPARE(probe.received(), "half a reply"_ba);
}

void TestStream::aResetWhileReadingIsPausedIsHeardAfterwards()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    probe.in([](Stream &stream) { stream.setReading(false); });
    QVERIFY(peer.send("waiting"_ba));
    peer.reset();
    probe.in([](Stream &stream) { stream.setReading(true); });
    QTRY_VERIFY(probe.heard(failed(StreamError::Reset)));
}

void TestStream::aResetBehindThePeersFinIsHeardWhenWriting()
{
    // Every client that half-closes and then goes away: a writer that is not told would write for ever.
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    peer.finish();
    QTRY_VERIFY(probe.heard("ended"_ba));
    peer.close(); // what is written now is answered with a reset
    QTRY_VERIFY(probe.write("anybody there?"_ba) == 0);
    QTRY_COMPARE(probe.log(), "ended "_ba + failed(StreamError::Reset));
    QVERIFY(!probe.in([](Stream &stream) { return stream.isOpen(); }));
}

void TestStream::aResetBehindThePeersFinIsHeardWhileBytesAreQueued()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    peer.finish();
    QTRY_VERIFY(probe.heard("ended"_ba));
    probe.write(QByteArray(16'000'000, 'x'));
    QVERIFY(probe.in([](Stream &stream) { return stream.pendingBytes(); }) > 0);
    peer.reset();
    QTRY_COMPARE(probe.log(), "ended "_ba + failed(StreamError::Reset));
}

void TestStream::aResetBehindAFinThatWasNotReadYetIsHeard()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    probe.in([](Stream &stream) { stream.setReading(false); });
    probe.write("it will not read this"_ba);
    peer.finish();
    peer.close(); // with bytes unread: a reset right behind the FIN
    QTRY_VERIFY(probe.in([](Stream &stream) {
        stream.write("or this"_ba);
        return stream.isWriteBroken();
    }));
    probe.in([](Stream &stream) { stream.setReading(true); });
    QTRY_COMPARE(probe.log(), "ended "_ba + failed(StreamError::Reset));
}

void TestStream::tenMegabytesReachASlowReader()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    const QByteArray bytes = pattern(10'000'000);
    const qsizetype taken = probe.write(bytes);
    QVERIFY(taken < bytes.size());
    qsizetype seen = 0;
    QByteArray got;
    while (got.size() < bytes.size()) { // a bite a turn
        QByteArray bite(40'000, Qt::Uninitialized);
        ssize_t size = -1;
        QVERIFY(RawSocket::wait(peer.descriptor(), POLLIN, [&] {
            return (size = ::recv(peer.descriptor(), bite.data(), static_cast<size_t>(bite.size()), 0)) > 0;
        }));
        got += bite.first(size);
        ++seen;
    }
    QVERIFY(got == bytes);
    QVERIFY(seen >= 250);
    QTRY_COMPARE(probe.progressed.load() + taken, bytes.size());
    QCOMPARE(probe.in([](Stream &stream) { return stream.pendingBytes(); }), 0);
}

void TestStream::manySmallWritesKeepTheirOrderBehindAQueue()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    const QByteArray bytes = pattern(6'000'000);
    probe.in([&](Stream &stream) {
        stream.write(bytes.first(5'000'000)); // a shared array that has to wait …
        for (qsizetype at = 5'000'000; at < bytes.size(); at += 1000)
            stream.write(QByteArrayView(bytes).sliced(at, 1000)); // … and views behind it
    });
    QVERIFY(peer.receive(bytes.size()) == bytes);
}

void TestStream::aReaderThatStopsHoldsTheWriterBack()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.adopt(own);
    // A writer that only writes while nothing waits, as the roles do, is held back by a peer that does not
    // read.
    const QByteArray piece(256 * 1024, 'x');
    qsizetype offered = 0;
    while (probe.in([](Stream &stream) { return stream.pendingBytes(); }) == 0) {
        QVERIFY(offered < 100'000'000);
        probe.write(piece);
        offered += piece.size();
    }
    QCOMPARE(peer.receive(offered).size(), offered);
}

void TestStream::doesNotReadWhileReadingIsOff()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.keep = false;
    probe.in([descriptor = own.takeDescriptor()](Stream &stream) {
        stream.adopt(descriptor);
        stream.setReading(false);
        stream.readNow();
    });
    // The sender fills the buffers of the system and gets no further.
    qsizetype sent = 0;
    const QByteArray piece(1 << 20, 'x');
    for (int idle = 0; idle < 20; ++idle) {
        while (const qsizetype taken = peer.sendSome(piece)) {
            sent += taken;
            idle = 0;
            QVERIFY(sent < 100'000'000);
        }
        inWorker(*m_worker, [] {});
    }
    QCOMPARE(probe.receivedCount.load(), 0);
    QCOMPARE(probe.log(), QByteArray());
    probe.in([](Stream &stream) { stream.setReading(true); });
    QTRY_COMPARE(probe.receivedCount.load(), sent);
    peer.finish();
    QTRY_VERIFY(probe.heard("ended"_ba));
}

void TestStream::readingMayBePausedInsideACallback()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.onReceived = [](Stream &stream, QByteArrayView) {
        stream.setReading(false);
    };
    probe.adopt(own);
    const QByteArray bytes = pattern(1'000'000);
    qsizetype offset = 0;
    qsizetype before = 0;
    while (probe.received().size() < bytes.size()) {
        offset += std::max<qsizetype>(peer.sendSome(QByteArrayView(bytes).sliced(offset)), 0);
        if (offset == bytes.size())
            peer.finish();
        QTRY_VERIFY(probe.received().size() > before); // one piece each time reading is let go
        before = probe.received().size();
        QVERIFY(!probe.in([](Stream &stream) { return stream.isReading(); }));
        probe.in([](Stream &stream) { stream.setReading(true); });
    }
    // The last piece may have come, and paused, between the last two looks.
    probe.in([](Stream &stream) { stream.setReading(true); });
    QVERIFY(probe.received() == bytes);
    QTRY_VERIFY(probe.heard("ended"_ba));
}

void TestStream::drainedEndsEveryRowOfReceived()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    probe.onReceived = [](Stream &stream, QByteArrayView) {
        stream.setReading(false);
    };
    // Exactly what one read takes: that nothing is behind it shows only in the next, which finds nothing.
    const QByteArray bytes = pattern(Reactor::ScratchSize);
    const int size = 4 * Reactor::ScratchSize;
    ::setsockopt(own.descriptor(), SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
    QVERIFY(peer.send(bytes));
    QTRY_VERIFY([&] {
        QByteArray peeked(bytes.size(), Qt::Uninitialized);
        return ::recv(own.descriptor(), peeked.data(), static_cast<size_t>(peeked.size()), MSG_PEEK) ==
               peeked.size();
    }());
    probe.adopt(own);
    QTRY_COMPARE(probe.received().size(), bytes.size());
    QCOMPARE(probe.log(), "received "_ba);
    probe.in([](Stream &stream) { stream.setReading(true); });
    QTRY_COMPARE(probe.log(), "received drained "_ba);
    inWorker(*m_worker, [] {});
    QCOMPARE(probe.log(), "received drained "_ba); // once
}

void TestStream::aFlooderDoesNotKeepOthersWaiting()
{
    auto [flooder, ownOfFlooder] = connectedPair();
    auto [quiet, ownOfQuiet] = connectedPair();
    Probe flooded(*m_worker);
    Probe other(*m_worker);
    flooded.keep = false;
    flooded.adopt(ownOfFlooder);
    other.adopt(ownOfQuiet);
    const QByteArray piece(1 << 20, 'x');
    for (int i = 1; i <= 20; ++i) {
        QVERIFY(flooder.sendSome(piece) >= 0);
        QVERIFY(quiet.send("a"_ba));
        QVERIFY(RawSocket::wait(flooder.descriptor(), POLLOUT, [&] {
            flooder.sendSome(piece);
            return other.received().size() == i;
        }));
    }
    QVERIFY(flooded.receivedCount.load() > 1'000'000);
}

void TestStream::closesFromInsideEveryCallback_data()
{
    QTest::addColumn<QByteArray>("where");
    for (const char *where : {"connected", "received", "drained", "ended", "failed", "progressed"})
        QTest::newRow(where) << QByteArray(where);
}

void TestStream::closesFromInsideEveryCallback()
{
    QFETCH(QByteArray, where);
    RawListener listener;
    Probe probe(*m_worker);
    std::atomic<bool> closed{false};
    const auto close = [&](Stream &stream) {
        stream.close();
        closed = true;
    };
    const auto reset = [&](Stream &stream) {
        stream.reset();
        closed = true;
    };
    if (where == "connected"_ba)
        probe.onConnected = close;
    else if (where == "received"_ba)
        probe.onReceived = [&](Stream &stream, QByteArrayView) {
            close(stream);
        };
    else if (where == "drained"_ba)
        probe.onDrained = reset;
    else if (where == "ended"_ba)
        probe.onEnded = close;
    else if (where == "failed"_ba)
        probe.onFailed = close;
    else
        probe.onProgressed = reset;

    RawSocket peer;
    if (where == "connected"_ba) {
        injected::slowConnects = 1;
        QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); }),
                 Stream::ConnectResult::Pending);
        peer = listener.accept();
    } else {
        peer = RawSocket::connectedTo(listener.port());
        RawSocket own = listener.accept();
        probe.adopt(own);
    }
    if (where == "connected"_ba) {
        peer.receiveAll();
    } else if (where == "progressed"_ba) {
        probe.write(QByteArray(16'000'000, 'x'));
        peer.receiveAll();
    } else if (where == "failed"_ba) {
        peer.reset();
    } else {
        QVERIFY(peer.send("bytes"_ba));
        peer.finish();
    }
    QTRY_VERIFY(closed.load());
    QVERIFY(!probe.in([](Stream &stream) { return stream.isOpen(); }));
    // Nothing is heard of a stream that was closed.
    const QByteArray log = probe.log();
    QVERIFY2(log.endsWith(QByteArray(where + ' ')) || where == "failed"_ba || where == "progressed"_ba,
             log.constData());
    inWorker(*m_worker, [] {});
    QCOMPARE(probe.log(), log);
}

void TestStream::isUsedAgainFromInsideACallback_data()
{
    QTest::addColumn<QByteArray>("where");
    for (const char *where : {"received", "drained", "ended", "failed", "progressed"})
        QTest::newRow(where) << QByteArray(where);
}

void TestStream::isUsedAgainFromInsideACallback()
{
    QFETCH(QByteArray, where);
    RawListener second;
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    std::atomic<bool> reopened{false};
    const auto reopen = [&](Stream &stream) {
        if (reopened)
            return;
        reopened = true;
        stream.close();
        QCOMPARE(stream.connectTo(second.endpoint()), Stream::ConnectResult::Connected);
        stream.write("to the second"_ba);
        stream.readNow();
    };
    if (where == "received"_ba)
        probe.onReceived = [&](Stream &stream, QByteArrayView) {
            reopen(stream);
        };
    else if (where == "drained"_ba)
        probe.onDrained = reopen;
    else if (where == "ended"_ba)
        probe.onEnded = reopen;
    else if (where == "failed"_ba)
        probe.onFailed = reopen;
    else
        probe.onProgressed = reopen;
    probe.adopt(own);
    if (where == "progressed"_ba) {
        probe.write(QByteArray(16'000'000, 'x'));
        peer.receiveAll();
    } else if (where == "failed"_ba) {
        peer.reset();
    } else {
        QVERIFY(peer.send("to the first"_ba));
        peer.finish();
    }
    QTRY_VERIFY(reopened.load());
    RawSocket next = second.accept();
    QCOMPARE(next.receive(13), "to the second"_ba);
    QVERIFY(next.send("from the second"_ba));
    QTRY_VERIFY(probe.received().endsWith("from the second"_ba));
    const int endings = probe.count("ended"_ba);
    next.finish();
    QTRY_COMPARE(probe.count("ended"_ba), endings + 1);
    QVERIFY(probe.in([](Stream &stream) { return stream.isOpen(); }));
}

void TestStream::connectsAndTalks()
{
    RawListener listener;
    Probe probe(*m_worker);
    const auto result = probe.in([&](Stream &stream) {
        const auto connected = stream.connectTo(listener.endpoint());
        stream.write("hello"_ba);
        stream.readNow();
        return connected;
    });
    QCOMPARE(result, Stream::ConnectResult::Connected); // loopback: no round through the poller
    RawSocket peer = listener.accept();
    QCOMPARE(peer.receive(5), "hello"_ba);
    QVERIFY(peer.send("welcome"_ba));
    QTRY_COMPARE(probe.received(), "welcome"_ba);
    QVERIFY(!probe.heard("connected"_ba)); // it was told by the result
}

void TestStream::connectsOverIpv6()
{
    const int server = ::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const sockaddr_in6 any{.sin6_family = AF_INET6,
                           .sin6_port = 0,
                           .sin6_flowinfo = 0,
                           .sin6_addr = in6addr_loopback,
                           .sin6_scope_id = 0};
    if (server < 0 || ::bind(server, reinterpret_cast<const sockaddr *>(&any), sizeof(any)) != 0)
        QSKIP("no IPv6 on this machine");
    QCOMPARE(::listen(server, 5), 0);
    sockaddr_in6 bound{};
    socklen_t size = sizeof(bound);
    ::getsockname(server, reinterpret_cast<sockaddr *>(&bound), &size);
    Probe probe(*m_worker);
    const Endpoint destination{IpAddress::parse("::1"_ba).value(), ntohs(bound.sin6_port)};
    QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(destination); }),
             Stream::ConnectResult::Connected);
    QCOMPARE(probe.in([](Stream &stream) { return stream.localEndpoint().address.toText(); }), "::1"_ba);
    ::close(server);
}

void TestStream::connectRefusedIsTold()
{
    quint16 port = 0;
    {
        RawListener listener;
        port = listener.port();
    }
    Probe probe(*m_worker);
    const auto [result, failure, open] = probe.in([&](Stream &stream) {
        const auto connected = stream.connectTo({IpAddress::fromIpv4(RawSocket::Loopback), port});
        return std::tuple(connected, stream.failure(), stream.isOpen());
    });
    QCOMPARE(result, Stream::ConnectResult::Failed);
    QCOMPARE(failure, StreamError::Refused);
    QVERIFY(!open);
    inWorker(*m_worker, [] {});
    QCOMPARE(probe.log(), QByteArray()); // nothing follows
}

void TestStream::connectFailuresHaveTheirReasons_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, int error, bool loopback, StreamError reason) {
        QTest::newRow(name) << error << loopback << static_cast<int>(reason);
    };
    row("no route", ENETUNREACH, false, StreamError::Unreachable);
    row("host unreachable", EHOSTUNREACH, false, StreamError::Unreachable);
    row("forbidden by a firewall", EACCES, false, StreamError::Unreachable);
    row("the system gave up", ETIMEDOUT, false, StreamError::TimedOut);
    row("no local ports for loopback", EADDRNOTAVAIL, true, StreamError::NoPorts);
    row("an address that can't be used from here", EADDRNOTAVAIL, false, StreamError::Unreachable);
    row("no memory", ENOBUFS, true, StreamError::NoDescriptors);
    row("reset", ECONNRESET, true, StreamError::Reset);
}

void TestStream::connectFailuresHaveTheirReasons()
{
    QFETCH(int, error);
    QFETCH(bool, loopback);
    QFETCH(int, reason);
    injected::connect.fail(1, error);
    Probe probe(*m_worker);
    const Endpoint destination{IpAddress::fromIpv4(loopback ? RawSocket::Loopback : 0xc0000201), 9};
    QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(destination); }),
             Stream::ConnectResult::Failed);
    QCOMPARE(static_cast<int>(probe.in([](Stream &stream) { return stream.failure(); })), reason);
}

void TestStream::aConnectThatHangsIsPendingAndMayBeClosed()
{
#ifndef Q_OS_LINUX
    QSKIP("backlogs are full in another way here");
#endif
    RawListener listener;
    listener.setBacklog(0);
    const RawSocket filler = RawSocket::connectedTo(listener.port());
    Probe probe(*m_worker);
    QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); }),
             Stream::ConnectResult::Pending);
    probe.in([](Stream &stream) { stream.close(); });
    inWorker(*m_worker, [] {});
    QCOMPARE(probe.log(), QByteArray());
}

void TestStream::aSlowConnectIsToldWhenItIsOver()
{
#ifndef Q_OS_LINUX
    QSKIP("backlogs are full in another way here");
#endif
    RawListener listener;
    listener.setBacklog(0);
    const RawSocket filler = RawSocket::connectedTo(listener.port());
    Probe probe(*m_worker);
    probe.onConnected = [](Stream &stream) {
        stream.write("at last"_ba);
    };
    QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); }),
             Stream::ConnectResult::Pending);
    // Room for it: the kernel asks again about a second later.
    listener.setBacklog(10);
    QVERIFY(listener.accept().isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(probe.heard("connected"_ba), RawSocket::Limit);
    RawSocket second = listener.accept();
    QCOMPARE(second.receive(7), "at last"_ba);
    QVERIFY(second.send("and back"_ba));
    QTRY_COMPARE(probe.received(), "and back"_ba);
}

void TestStream::aConnectionThatMeetsItselfIsRefused()
{
    quint16 port = 0;
    {
        RawListener listener;
        port = listener.port();
    }
    Probe probe(*m_worker);
    injected::bindNextTo = port; // what the system does by chance once in 28,000 times
    const auto [result, failure] = probe.in([&](Stream &stream) {
        const auto connected = stream.connectTo({IpAddress::fromIpv4(RawSocket::Loopback), port});
        return std::pair(connected, stream.failure());
    });
    QCOMPARE(result, Stream::ConnectResult::Failed);
    QCOMPARE(failure, StreamError::SelfConnection);
    QVERIFY(!probe.in([](Stream &stream) { return stream.isOpen(); }));
    const RawListener again(RawSocket::Loopback, port); // the port is free at once, not in TIME_WAIT
    QVERIFY(again.listens());
}

void TestStream::aSlowConnectionThatMeetsItselfIsRefused()
{
    quint16 port = 0;
    {
        RawListener listener;
        port = listener.port();
    }
    Probe probe(*m_worker);
    injected::bindNextTo = port;
    injected::slowConnects = 1;
    QCOMPARE(probe.in([&](Stream &stream) {
        return stream.connectTo({IpAddress::fromIpv4(RawSocket::Loopback), port});
    }),
             Stream::ConnectResult::Pending);
    QTRY_COMPARE(probe.log(), failed(StreamError::SelfConnection));
    const RawListener again(RawSocket::Loopback, port);
    QVERIFY(again.listens());
}

void TestStream::noDescriptorsForAConnectIsAFailure()
{
    RawListener listener;
    Probe probe(*m_worker);
    injected::openSocket.fail(1, EMFILE);
    QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); }),
             Stream::ConnectResult::Failed);
    QCOMPARE(probe.in([](Stream &stream) { return stream.failure(); }), StreamError::NoDescriptors);
    QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); }),
             Stream::ConnectResult::Connected);
}

void TestStream::tellsItsOwnEnd()
{
    RawListener listener;
    Probe probe(*m_worker);
    QCOMPARE(probe.in([](Stream &stream) { return stream.localEndpoint().port; }), 0);
    probe.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); });
    const Endpoint own = probe.in([](Stream &stream) { return stream.localEndpoint(); });
    QCOMPARE(own.address.toText(), "127.0.0.1"_ba);
    QVERIFY(own.port != 0);
    QVERIFY(own.port != listener.port());
}

void TestStream::interruptedCallsAreRepeated()
{
    auto [peer, own] = connectedPair();
    Probe probe(*m_worker);
    injected::recv.fail(3, EINTR);
    QVERIFY(peer.send("question"_ba));
    probe.adopt(own);
    QTRY_COMPARE(probe.received(), "question"_ba);
    injected::send.fail(3, EINTR);
    QCOMPARE(probe.write("answer"_ba), 6);
    QCOMPARE(peer.receive(6), "answer"_ba);
}

void TestStream::destroyedWithBytesQueuedItClosesItsDescriptor()
{
    auto [peer, own] = connectedPair();
    {
        Probe probe(*m_worker);
        probe.adopt(own);
        probe.write(QByteArray(16'000'000, 'x'));
    }
    peer.receiveAll();
    QVERIFY(peer.hasEnded() || peer.wasReset());
    QVERIFY(peer.received().size() < 16'000'000);
}

void TestStream::leavesNoDescriptorOpen()
{
    const auto lowestFree = [] {
        const int descriptor = ::dup(0);
        ::close(descriptor);
        return descriptor;
    };
    const int before = lowestFree();
    {
        RawListener listener;
        Probe probe(*m_worker);
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(probe.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); }),
                     Stream::ConnectResult::Connected);
            RawSocket peer = listener.accept();
            probe.write("x"_ba);
            if (i % 3 == 0)
                peer.reset();
            else
                peer.close();
            if (i % 2 == 0)
                probe.in([](Stream &stream) { stream.reset(); });
            else
                probe.in([](Stream &stream) { stream.close(); });
        }
    }
    QCOMPARE(lowestFree(), before);
}

QTEST_GUILESS_MAIN(TestStream)
#include "tst_stream.moc"
