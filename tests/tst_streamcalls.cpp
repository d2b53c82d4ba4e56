#include "core/net/stream.h"
#include "injectedcalls.h"
#include "inworker.h"
#include "rawsocket.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <future>
#include <mutex>

using namespace midhop::net;
using namespace midhop::wire;
using namespace Qt::StringLiterals;

namespace {

/// A stream in a worker; what it hears, as words.
class Heard final : private StreamHandler
{
public:
    explicit Heard(Worker &worker)
        : m_worker(worker)
    {
        StreamHandler &self = *this;
        inWorker(m_worker, [&] { m_stream = std::make_unique<Stream>(m_worker.reactor(), self); });
    }
    ~Heard()
    {
        inWorker(m_worker, [this] { m_stream.reset(); });
    }
    Heard(const Heard &) = delete;
    Heard &operator=(const Heard &) = delete;

    template <typename Task>
    auto in(Task task)
    {
        return inWorker(m_worker, [this, task] { return task(*m_stream); });
    }
    /// The worker stands still until this is destroyed: what comes meanwhile comes together.
    class Pause final
    {
    public:
        explicit Pause(Worker &worker)
        {
            // Shared: the worker may still be about to wait when this is destroyed.
            worker.reactor().post([ends = m_ends] {
                ends->stands.set_value();
                ends->end.get_future().wait();
            });
            m_ends->stands.get_future().wait();
        }
        ~Pause() { m_ends->end.set_value(); }
        Pause(const Pause &) = delete;
        Pause &operator=(const Pause &) = delete;

    private:
        struct Ends
        {
            std::promise<void> stands;
            std::promise<void> end;
        };
        std::shared_ptr<Ends> m_ends = std::make_shared<Ends>();
    };

    /// What is written as soon as it is connected.
    QByteArray first;
    [[nodiscard]] QByteArray words()
    {
        const std::lock_guard lock(m_mutex);
        return m_words;
    }
    [[nodiscard]] QByteArray received()
    {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }

private:
    void say(const QByteArray &word)
    {
        const std::lock_guard lock(m_mutex);
        m_words += word + ' ';
    }
    void streamConnected(Stream &stream) override
    {
        say("connected"_ba);
        stream.write(first);
        stream.readLater();
    }
    void streamReceived(Stream &, QByteArrayView bytes) override
    {
        say("received"_ba);
        const std::lock_guard lock(m_mutex);
        m_received += bytes;
    }
    void streamDrained(Stream &) override {}
    void streamEnded(Stream &) override { say("ended"_ba); }
    void streamFailed(Stream &, StreamError error) override
    {
        say("failed "_ba + QByteArray::number(static_cast<int>(error)));
    }
    void streamProgressed(Stream &, qsizetype) override {}

    Worker &m_worker;
    std::unique_ptr<Stream> m_stream; ///< worker
    std::mutex m_mutex;
    QByteArray m_words;
    QByteArray m_received;
};

QByteArray failed(StreamError error)
{
    return "failed "_ba + QByteArray::number(static_cast<int>(error)) + ' ';
}

} // namespace

/// What a stream asks of the system for what an exchange needs, no more, and what comes of it where the system says something else.
class TestStreamCalls : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        injected::clearAll();
        m_worker = std::make_unique<Worker>("test");
        m_port = portBelowTheSystems();
        QVERIFY(m_port > 0);
        if (LocalPorts().mayInclude(m_port, std::chrono::steady_clock::now()))
            QSKIP("this system gives out ports of that kind itself");
    }
    void cleanup()
    {
        injected::clearAll();
        m_worker.reset();
    }

    void theFirstBytesGoWithTheConnect()
    {
        RawListener listener(RawSocket::Loopback, m_port);
        Heard heard(*m_worker);
        QCOMPARE(connected(heard, "tgmr"_ba), Stream::ConnectResult::Connected);
        RawSocket peer = listener.accept();
        QCOMPARE(peer.receive(4), "tgmr"_ba);
        // They are written once, and what follows stands behind them.
        QCOMPARE(heard.in([](Stream &stream) { return stream.write("tgmr"_ba); }), qsizetype(4));
        QCOMPARE(heard.in([](Stream &stream) { return stream.write(" and more"_ba); }), qsizetype(9));
        heard.in([](Stream &stream) { stream.finish(); });
        QCOMPARE(peer.receiveAll(), "tgmr and more"_ba);
        QCOMPARE(injected::connect.made.load(), 1);
        QCOMPARE(injected::send.made.load(), 2);
        QCOMPARE(injected::getsockname.made.load(), 0);
    }

    void whereAConnectionCouldMeetItselfNothingGoesOutBeforeItIsKnown()
    {
        RawListener listener;
        if (!LocalPorts().mayInclude(listener.port(), std::chrono::steady_clock::now()))
            QSKIP("this system gives listeners other ports than those that connect");
        Heard heard(*m_worker);
        heard.in([&](Stream &stream) { return stream.connectTo(listener.endpoint(), "tgmr"); });
        QCOMPARE(injected::getsockname.made.load(), 1);
        QCOMPARE(injected::send.made.load(), 0);
    }

    void aSlowConnectSendsTheFirstBytesOnce()
    {
        RawListener listener(RawSocket::Loopback, m_port);
        Heard heard(*m_worker);
        heard.first = "tgmr"_ba;
        injected::slowConnects = 1;
        QCOMPARE(connected(heard, heard.first), Stream::ConnectResult::Pending);
        RawSocket peer = listener.accept();
        QCOMPARE(peer.receive(4), "tgmr"_ba);
        heard.in([](Stream &stream) { stream.finish(); });
        QCOMPARE(peer.receiveAll(), "tgmr"_ba);
        QCOMPARE(heard.words(), "connected "_ba);
        QCOMPARE(injected::getsockname.made.load(), 0);
    }

    void interruptionsOfAConnectAreNoFailures()
    {
        for (injected::Call *call : {&injected::connect, &injected::send}) {
            RawListener listener(RawSocket::Loopback, m_port);
            Heard heard(*m_worker);
            heard.first = "tgmr"_ba;
            call->fail(1, EINTR);
            if (connected(heard, heard.first) == Stream::ConnectResult::Connected)
                heard.in([&](Stream &stream) { return stream.write(heard.first); });
            RawSocket peer = listener.accept();
            QCOMPARE(peer.receive(4), "tgmr"_ba);
            QCOMPARE(call->failed.load(), 1);
        }
    }

    void whatCameBeforeAResetIsReadWhereverTheResetIsTold_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::newRow("asked for its state") << QByteArray();
        QTest::newRow("by the first send") << "tgmr"_ba;
    }

    void whatCameBeforeAResetIsReadWhereverTheResetIsTold()
    {
        QFETCH(const QByteArray, first);
        RawListener listener(RawSocket::Loopback, m_port);
        Heard heard(*m_worker);
        RawSocket peer;
        const std::function<void()> reset = [&] {
            peer = listener.accept();
            QVERIFY(peer.send("early"_ba));
            peer.reset();
        };
        injected::onConnect = &reset;
        QCOMPARE(connected(heard, first), Stream::ConnectResult::Connected);
        heard.in([](Stream &stream) { stream.readLater(); });
        QTRY_COMPARE(heard.words(), "received "_ba + failed(StreamError::Reset));
        QCOMPARE(heard.received(), "early"_ba);
    }

    void aSlowConnectThatWasResetIsReadFirst()
    {
        RawListener listener(RawSocket::Loopback, m_port);
        Heard heard(*m_worker);
        heard.first = "tgmr"_ba; // too late for it
        injected::slowConnects = 1;
        QCOMPARE(heard.in([&](Stream &stream) {
            const auto result = stream.connectTo(listener.endpoint());
            RawSocket peer = listener.accept();
            peer.send("early"_ba);
            peer.reset();
            return result;
        }),
                 Stream::ConnectResult::Pending);
        QTRY_COMPARE(heard.words(), "connected received "_ba + failed(StreamError::Reset));
        QCOMPARE(heard.received(), "early"_ba);
    }

    void aRefusedConnectIsToldByTheFirstSend()
    {
        Heard heard(*m_worker);
        QCOMPARE(connected(heard, "tgmr"_ba), Stream::ConnectResult::Failed);
        QCOMPARE(heard.in([](Stream &stream) { return stream.failure(); }), StreamError::Refused);
        QCOMPARE(heard.words(), QByteArray());
    }

    void manyFirstBytesGoInPieces()
    {
        RawListener listener(RawSocket::Loopback, m_port);
        Heard heard(*m_worker);
        const QByteArray bytes = QByteArray(3'000'000, 'x') + QByteArray(3'000'000, 'y');
        QCOMPARE(connected(heard, bytes), Stream::ConnectResult::Connected);
        const qsizetype sent = heard.in([&](Stream &stream) { return stream.write(bytes); });
        QVERIFY(sent > 0 && sent < bytes.size());
        heard.in([](Stream &stream) { stream.finish(); });
        RawSocket peer = listener.accept();
        QVERIFY(peer.receiveAll() == bytes);
    }

    void closedBeforeTheFirstWriteTheNextConnectionIsWhole()
    {
        RawListener listener(RawSocket::Loopback, m_port);
        Heard heard(*m_worker);
        QCOMPARE(connected(heard, "one"_ba), Stream::ConnectResult::Connected);
        heard.in([](Stream &stream) { stream.close(); });
        QCOMPARE(heard.in([&](Stream &stream) { return stream.connectTo(listener.endpoint()); }), Stream::ConnectResult::Connected);
        heard.in([](Stream &stream) { return stream.write("other"_ba); });
        QCOMPARE(listener.accept().receiveAll(), "one"_ba);
        QCOMPARE(listener.accept().receive(5), "other"_ba);
    }

    void onlyASecondWriteAsksToBeSentAtOnce()
    {
        RawListener listener;
        RawSocket peer = RawSocket::connectedTo(listener.port());
        Heard heard(*m_worker);
        adopt(heard, listener);
        heard.in([](Stream &stream) { return stream.write("DO"_ba); });
        QCOMPARE(injected::setsockopt.made.load(), 0);
        heard.in([](Stream &stream) { return stream.write("NE"_ba); });
        heard.in([](Stream &stream) { return stream.write("!"_ba); });
        QCOMPARE(injected::setsockopt.made.load(), 1);
        QCOMPARE(peer.receive(5), "DONE!"_ba);
    }

    void bytesAndTheEndBehindThemAreReadInOne()
    {
        RawListener listener;
        RawSocket peer = RawSocket::connectedTo(listener.port());
        Heard heard(*m_worker);
        adopt(heard, listener);
        injected::recv.made = 0;
        {
            const Heard::Pause pause(*m_worker);
            QVERIFY(peer.send("DONE"_ba));
            peer.finish();
        }
        QTRY_COMPARE(heard.words(), "received ended "_ba);
        if (isEpoll())
            QCOMPARE(injected::recv.made.load(), 1);
    }

    void anEndIsNotToldWhileReadingIsOff()
    {
        RawListener listener;
        RawSocket peer = RawSocket::connectedTo(listener.port());
        Heard heard(*m_worker);
        adopt(heard, listener);
        heard.in([](Stream &stream) { stream.setReading(false); });
        QVERIFY(peer.send("DONE"_ba));
        peer.finish();
        inWorker(*m_worker, [] {});
        QCOMPARE(heard.words(), QByteArray());
        heard.in([](Stream &stream) { stream.setReading(true); });
        QTRY_COMPARE(heard.words(), "received ended "_ba);
    }

    void bytesBehindAnUrgentOneAreNotLeft()
    {
        RawListener listener;
        RawSocket peer = RawSocket::connectedTo(listener.port());
        Heard heard(*m_worker);
        adopt(heard, listener);
        {
            const Heard::Pause pause(*m_worker); // one word for all of it
            QVERIFY(peer.send("before"_ba));
            QCOMPARE(::send(peer.descriptor(), "!", 1, MSG_OOB), ssize_t(1));
            QVERIFY(peer.send("behind"_ba));
        }
        QTRY_COMPARE(heard.received(), "beforebehind"_ba);
    }

    void bytesAndTheEndBehindAnUrgentOneAreNotLeft()
    {
        RawListener listener;
        RawSocket peer = RawSocket::connectedTo(listener.port());
        Heard heard(*m_worker);
        adopt(heard, listener);
        {
            const Heard::Pause pause(*m_worker);
            QVERIFY(peer.send("before"_ba));
            QCOMPARE(::send(peer.descriptor(), "!", 1, MSG_OOB), ssize_t(1));
            QVERIFY(peer.send("behind"_ba));
            peer.finish();
        }
        QTRY_VERIFY(heard.words().endsWith("ended "_ba));
        QCOMPARE(heard.received(), "beforebehind"_ba);
    }

    void whatCantBeWatchedFails()
    {
        if (!isEpoll())
            QSKIP("poll() has no memory of what it watches");
        RawListener listener;
        RawSocket peer = RawSocket::connectedTo(listener.port());
        Heard heard(*m_worker);
        adopt(heard, listener);
        injected::epollModify.fail(1, ENOMEM);
        heard.in([](Stream &stream) { return stream.write(QByteArray(16'000'000, 'x')); });
        QTRY_COMPARE(heard.words(), failed(StreamError::NoDescriptors));

        RawListener second(RawSocket::Loopback, m_port);
        Heard other(*m_worker);
        QCOMPARE(connected(other, "tgmr"_ba), Stream::ConnectResult::Connected);
        injected::epollAdd.fail(1, ENOMEM);
        other.in([](Stream &stream) { stream.readLater(); });
        QCOMPARE(other.words(), failed(StreamError::NoDescriptors));
    }

private:
    /// The worker's own registration was made with it.
    static bool isEpoll() { return injected::epollAdd.made > 0; }
    Stream::ConnectResult connected(Heard &heard, const QByteArray &first)
    {
        const Endpoint destination{IpAddress::fromIpv4(RawSocket::Loopback), m_port};
        return heard.in([&](Stream &stream) { return stream.connectTo(destination, first); });
    }
    static void adopt(Heard &heard, RawListener &listener)
    {
        const int descriptor = listener.accept().takeDescriptor();
        heard.in([&](Stream &stream) {
            stream.adopt(descriptor);
            stream.readNow();
        });
    }

    std::unique_ptr<Worker> m_worker;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestStreamCalls)
#include "tst_streamcalls.moc"
