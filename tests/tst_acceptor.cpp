#include "core/net/acceptor.h"
#include "core/net/descriptors.h"
#include "core/net/listener.h"
#include "fewdescriptors.h"
#include "injectedcalls.h"
#include "inworker.h"
#include "rawsocket.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <atomic>
#include <functional>
#include <vector>

using namespace midhop::net;
using namespace midhop::wire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A listener and, in a worker, an acceptor that keeps what it accepts.
class Reception final : private Acceptor::Handler
{
public:
    Reception()
    {
        auto opened = Listener::open({IpAddress::fromIpv4(RawSocket::Loopback), 0});
        m_listener = opened.takeValue();
        Acceptor::Handler &self = *this;
        inWorker(m_worker, [&] { m_acceptor = std::make_unique<Acceptor>(m_worker.reactor(), self); });
    }
    ~Reception()
    {
        inWorker(m_worker, [this] {
            m_acceptor.reset();
            while (freeOne()) {
            }
        });
    }
    Reception(const Reception &) = delete;
    Reception &operator=(const Reception &) = delete;

    void start()
    {
        inWorker(m_worker, [this] { m_acceptor->start(m_listener->duplicateDescriptor()); });
    }
    template <typename Task>
    auto in(Task task)
    {
        return inWorker(m_worker, [this, task] { return task(*m_acceptor); });
    }
    [[nodiscard]] quint16 port() const { return m_listener->endpoint().port; }
    [[nodiscard]] Worker &worker() { return m_worker; }
    [[nodiscard]] Listener &listener() { return *m_listener; }
    /// Closes one of those it has; in the worker.
    bool freeOne()
    {
        if (m_descriptors.empty())
            return false;
        ::close(m_descriptors.back());
        m_descriptors.pop_back();
        return true;
    }
    [[nodiscard]] std::vector<Endpoint> peers()
    {
        return inWorker(m_worker, [this] { return m_peers; });
    }

    std::atomic<int> count{0};
    std::atomic<int> pauses{0};
    std::atomic<int> resumptions{0};
    std::function<void()> onAccepted; ///< worker

private:
    void accepted(int descriptor, const Endpoint &peer) override
    {
        m_descriptors.push_back(descriptor);
        m_peers.push_back(peer);
        ++count;
        if (onAccepted)
            onAccepted();
    }
    void acceptingPaused() override { ++pauses; }
    void acceptingResumed() override { ++resumptions; }

    Worker m_worker{"test"};
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<Acceptor> m_acceptor;
    std::vector<int> m_descriptors;
    std::vector<Endpoint> m_peers;
};

std::vector<RawSocket> clients(quint16 port, int number)
{
    std::vector<RawSocket> result;
    for (int i = 0; i < number; ++i)
        result.push_back(RawSocket::connectedTo(port));
    return result;
}

class Alarm final : public Timer
{
public:
    std::function<void()> rings;

private:
    void expired() override { rings(); }
};

} // namespace

class TestAcceptor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { raiseDescriptorLimit(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        injected::clearAll();
    }

    void acceptsWhoWaitedBeforeItStarted();
    void acceptsABurstOfAThousand();
    void tellsWhoComes();
    void acceptedSocketsDoNotBlockAndAreNotInherited();
    void whileHeldConnectionsStayInTheBacklog();
    void holdingFromInsideTheHandlerStopsAtOnce();
    void stopsFromInsideTheHandler();
    void stoppedItAcceptsNobodyMore();
    void connectionsThatAreGoneAlreadyDoNotStopIt();
    void withoutDescriptorsItPausesAndGoesOn();
    void pausedItLooksAgainSlowly();
    void aFreedDescriptorIsUsedAtOnce();
    void thePauseIsToldOnceHoweverManyDescriptorsComeAndGo();
    void aShortageThatComesAndGoesIsToldOnce();
    void stoppedWhilePausedItStaysSilent();
};

void TestAcceptor::acceptsWhoWaitedBeforeItStarted()
{
    Reception reception;
    const auto waiting = clients(reception.port(), 5);
    reception.start();
    QTRY_COMPARE(reception.count.load(), 5);
}

void TestAcceptor::acceptsABurstOfAThousand()
{
    Reception reception;
    reception.start();
    const auto burst = clients(reception.port(), 1000);
    for (const RawSocket &client : burst)
        QVERIFY(client.isOpen());
    QTRY_COMPARE(reception.count.load(), 1000);
    // And a second, all at once in the backlog.
    reception.in([](Acceptor &acceptor) { acceptor.setHeld(true); });
    const auto more = clients(reception.port(), 1000);
    QCOMPARE(reception.count.load(), 1000);
    reception.in([](Acceptor &acceptor) { acceptor.setHeld(false); });
    QTRY_COMPARE(reception.count.load(), 2000);
    QCOMPARE(reception.pauses.load(), 0);
}

void TestAcceptor::tellsWhoComes()
{
    Reception reception;
    reception.start();
    const auto two = clients(reception.port(), 2);
    QTRY_COMPARE(reception.count.load(), 2);
    const auto peers = reception.peers();
    for (size_t i = 0; i < 2; ++i)
        QCOMPARE(peers[i].toText(), QByteArray("127.0.0.1:"_ba + QByteArray::number(two[i].localPort())));
}

void TestAcceptor::acceptedSocketsDoNotBlockAndAreNotInherited()
{
    Reception reception;
    const int duplicate = reception.listener().duplicateDescriptor();
    QVERIFY(duplicate >= 0);
    QVERIFY((::fcntl(duplicate, F_GETFL) & O_NONBLOCK) != 0);
    QVERIFY((::fcntl(duplicate, F_GETFD) & FD_CLOEXEC) != 0);
    ::close(duplicate);
}

void TestAcceptor::whileHeldConnectionsStayInTheBacklog()
{
    Reception reception;
    reception.start();
    reception.in([](Acceptor &acceptor) { acceptor.setHeld(true); });
    auto waiting = clients(reception.port(), 3);
    QVERIFY(waiting[0].send("in the backlog bytes may come already"_ba));
    inWorker(reception.worker(), [] {});
    QCOMPARE(reception.count.load(), 0);
    reception.in([](Acceptor &acceptor) { acceptor.setHeld(false); });
    QTRY_COMPARE(reception.count.load(), 3);
}

void TestAcceptor::holdingFromInsideTheHandlerStopsAtOnce()
{
    Reception reception;
    const auto waiting = clients(reception.port(), 10);
    std::atomic<Acceptor *> acceptor = nullptr;
    reception.in([&](Acceptor &itself) { acceptor = &itself; });
    reception.onAccepted = [&] {
        if (reception.count == 4)
            acceptor.load()->setHeld(true);
    };
    reception.start();
    QTRY_COMPARE(reception.count.load(), 4);
    inWorker(reception.worker(), [] {});
    QCOMPARE(reception.count.load(), 4);
    reception.in([](Acceptor &itself) { itself.setHeld(false); });
    QTRY_COMPARE(reception.count.load(), 10);
}

void TestAcceptor::stopsFromInsideTheHandler()
{
    Reception reception;
    const auto waiting = clients(reception.port(), 10);
    std::atomic<Acceptor *> acceptor = nullptr;
    reception.in([&](Acceptor &itself) { acceptor = &itself; });
    reception.onAccepted = [&] {
        if (reception.count == 2)
            acceptor.load()->stop();
    };
    reception.start();
    QTRY_COMPARE(reception.count.load(), 2);
    inWorker(reception.worker(), [] {});
    QCOMPARE(reception.count.load(), 2);
}

void TestAcceptor::stoppedItAcceptsNobodyMore()
{
    Reception reception;
    reception.start();
    const auto first = clients(reception.port(), 1);
    QTRY_COMPARE(reception.count.load(), 1);
    const int before = injected::close.made;
    reception.in([](Acceptor &acceptor) {
        acceptor.stop();
        acceptor.stop();
    });
    QCOMPARE(injected::close.made.load(), before + 1);
    const auto late = clients(reception.port(), 1); // the listener still listens
    inWorker(reception.worker(), [] {});
    QCOMPARE(reception.count.load(), 1);
}

void TestAcceptor::connectionsThatAreGoneAlreadyDoNotStopIt()
{
    Reception reception;
    auto waiting = clients(reception.port(), 6);
    for (size_t i = 0; i < 3; ++i)
        waiting[i].reset();
    injected::accept.fail(3, ECONNABORTED);
    reception.start();
    QTRY_VERIFY(reception.count >= 3);
    injected::accept.fail(2, EINTR);
    const auto more = clients(reception.port(), 2);
    const int before = reception.count;
    QTRY_VERIFY(reception.count >= std::min(before + 2, 5));
    QCOMPARE(reception.pauses.load(), 0);
}

void TestAcceptor::withoutDescriptorsItPausesAndGoesOn()
{
    Reception reception;
    const auto waiting = clients(reception.port(), 8);
    const int duplicate = reception.listener().duplicateDescriptor();
    {
        const FewDescriptors few(3);
        reception.in([duplicate](Acceptor &acceptor) { acceptor.start(duplicate); });
        QTRY_COMPARE(reception.pauses.load(), 1);
        QCOMPARE(reception.count.load(), 3);
        reception.in([&](Acceptor &acceptor) {
            reception.freeOne();
            acceptor.descriptorFreed();
        });
        QTRY_COMPARE(reception.count.load(), 4);
        reception.in([&](Acceptor &acceptor) {
            reception.freeOne();
            reception.freeOne();
            acceptor.descriptorFreed();
        });
        QTRY_COMPARE(reception.count.load(), 6);
    }
    // Nobody tells it that there are more now: it looks again by itself.
    QTRY_COMPARE(reception.count.load(), 8);
    QTRY_COMPARE(reception.resumptions.load(), 1);
    QCOMPARE(reception.pauses.load(), 1);
    const auto late = clients(reception.port(), 1);
    QTRY_COMPARE(reception.count.load(), 9);
}

void TestAcceptor::pausedItLooksAgainSlowly()
{
    Reception reception;
    injected::accept.fail(1'000'000, EMFILE);
    const auto waiting = clients(reception.port(), 3);
    reception.start();
    QTRY_COMPARE(reception.pauses.load(), 1);
    // A second of the loop's own time: five looks, and no turn between them.
    std::atomic<int> looks{-1};
    Alarm begin;
    Alarm end;
    int before = 0;
    begin.rings = [&] {
        before = injected::accept.made;
        reception.worker().reactor().timers().arm(end, reception.worker().reactor().now() + 1s);
    };
    end.rings = [&] {
        looks = injected::accept.made - before;
    };
    inWorker(reception.worker(),
             [&] { reception.worker().reactor().timers().arm(begin, reception.worker().reactor().now()); });
    QTRY_VERIFY(looks >= 0);
    QVERIFY2(looks <= 6, QByteArray::number(looks).constData());
    QCOMPARE(reception.pauses.load(), 1);
    injected::accept.failures = 0;
    QTRY_COMPARE(reception.count.load(), 3);
    QTRY_COMPARE(reception.resumptions.load(), 1);
}

void TestAcceptor::aFreedDescriptorIsUsedAtOnce()
{
    Reception reception;
    const auto waiting = clients(reception.port(), 1);
    int afterTwoRounds = -1;
    std::atomic<bool> looked{false};
    const int duplicate = reception.listener().duplicateDescriptor();
    injected::accept.fail(1'000'000, EMFILE);
    reception.in([duplicate](Acceptor &acceptor) { acceptor.start(duplicate); });
    QTRY_COMPARE(reception.pauses.load(), 1);
    reception.in([&](Acceptor &acceptor) {
        injected::accept.failures = 0;
        acceptor.descriptorFreed();
        // Two rounds of the loop later, long before the slow look.
        Reactor &reactor = reception.worker().reactor();
        reactor.post([&] {
            reactor.post([&] {
                afterTwoRounds = reception.count;
                looked = true;
            });
        });
    });
    QTRY_VERIFY(looked.load());
    QCOMPARE(afterTwoRounds, 1);
}

void TestAcceptor::thePauseIsToldOnceHoweverManyDescriptorsComeAndGo()
{
    Reception reception;
    const auto waiting = clients(reception.port(), 20);
    injected::accept.fail(1, EMFILE);
    std::atomic<int> left{10};
    // Each accept takes the last descriptor, as on a busy proxy at its limit.
    reception.onAccepted = [&] {
        if (left-- > 0)
            injected::accept.fail(1, EMFILE);
    };
    reception.start();
    for (int i = 0; i < 12; ++i) {
        reception.in([](Acceptor &acceptor) { acceptor.descriptorFreed(); });
        inWorker(reception.worker(), [] {});
    }
    QTRY_COMPARE(reception.count.load(), 20);
    QTRY_COMPARE(reception.resumptions.load(), 1);
    QCOMPARE(reception.pauses.load(), 1);
}

void TestAcceptor::aShortageThatComesAndGoesIsToldOnce()
{
    Reception reception;
    reception.start();
    for (int i = 1; i <= 5; ++i) {
        // Between two of them nobody waits any more.
        injected::accept.fail(1, EMFILE);
        const auto one = clients(reception.port(), 1);
        QTRY_COMPARE(injected::accept.failures.load(), 0);
        reception.in([](Acceptor &acceptor) { acceptor.descriptorFreed(); });
        QTRY_COMPARE(reception.count.load(), i);
    }
    QCOMPARE(reception.pauses.load(), 1);
    QTRY_COMPARE(reception.resumptions.load(), 1);
    QCOMPARE(reception.pauses.load(), 1);
}

void TestAcceptor::stoppedWhilePausedItStaysSilent()
{
    Reception reception;
    injected::accept.fail(1'000'000, EMFILE);
    const auto waiting = clients(reception.port(), 1);
    reception.start();
    QTRY_COMPARE(reception.pauses.load(), 1);
    const int looks = reception.in([](Acceptor &acceptor) {
        acceptor.stop();
        acceptor.descriptorFreed();
        return injected::accept.made.load();
    });
    std::atomic<bool> rang{false};
    Alarm later;
    later.rings = [&] {
        rang = true;
    };
    inWorker(reception.worker(), [&] {
        reception.worker().reactor().timers().arm(later, reception.worker().reactor().now() + 500ms);
    });
    QTRY_VERIFY(rang.load());
    QCOMPARE(injected::accept.made.load(), looks);
    QCOMPARE(reception.resumptions.load(), 0);
}

QTEST_GUILESS_MAIN(TestAcceptor)
#include "tst_acceptor.moc"
