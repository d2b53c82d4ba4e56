#include "core/net/worker.h"
#include "core/roles/engine.h"
#include "inworker.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <array>
#include <atomic>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

using namespace midhop;
using namespace midhop::roles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

trace::Part finishedPart()
{
    trace::Part part;
    part.finished = true;
    return part;
}

/// Publishes a part in every round of the loop, as under load, until it is told to stop or its time is over. In the loop's thread.
class BusyRound final : private net::Pollable
{
public:
    BusyRound(net::Reactor &reactor, PartPublisher &publisher, std::atomic<bool> &enough)
        : m_reactor(reactor)
        , m_publisher(publisher)
        , m_enough(enough)
    {
        if (::pipe2(m_ends.data(), O_NONBLOCK | O_CLOEXEC) == 0)
            m_token = reactor.poller().add(m_ends[0], *this);
    }
    ~BusyRound()
    {
        m_reactor.poller().remove(m_token);
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    BusyRound(const BusyRound &) = delete;
    BusyRound &operator=(const BusyRound &) = delete;

    void begin()
    {
        m_until = m_reactor.now() + 1s;
        again();
    }

    std::atomic<bool> over{false};

private:
    void ready(net::Readiness) override
    {
        char byte = 0;
        while (::read(m_ends[0], &byte, 1) > 0) {
        }
        m_publisher.publish(finishedPart());
        if (m_enough || m_reactor.now() >= m_until)
            over = true;
        else
            again();
    }
    [[nodiscard]] net::Readiness interest() const override { return {.readable = true}; }
    void again() { [[maybe_unused]] const auto written = ::write(m_ends[1], "", 1); }

    net::Reactor &m_reactor;
    PartPublisher &m_publisher;
    std::atomic<bool> &m_enough;
    std::array<int, 2> m_ends{};
    net::Poller::Token m_token = 0;
    net::Reactor::Clock::time_point m_until;
};

/// An exchange under way that began long ago.
class Running final : public PartPublisher::Source
{
public:
    Running() { m_recorder.begin(trace::now() - 1min, 0); }
    void move()
    {
        m_recorder.eventAt(trace::now() - 1min, trace::EventKind::Received, trace::Side::Downstream, true, 1);
    }
    PartRecorder &recorder() override { return m_recorder; }

private:
    PartRecorder m_recorder{trace::Role::Proxy, true};
};

} // namespace

class TestPublisher : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aPartAloneIsTold();
    void partsAreToldWhileMoreComeInEveryRound();
    void ofVeryManyThatMoveSomeAreToldATime();
    void withoutAFeedItIsOff();
};

void TestPublisher::aPartAloneIsTold()
{
    std::atomic<bool> told{false};
    trace::Feed feed([&told] { told = true; });
    net::Worker worker("test");
    std::unique_ptr<PartPublisher> publisher;
    inWorker(worker, [&] {
        publisher = std::make_unique<PartPublisher>(worker.reactor(), &feed);
        publisher->publish(finishedPart());
    });
    QTRY_VERIFY(told.load());
    QCOMPARE(feed.take().parts.size(), size_t(1));
    inWorker(worker, [&] { publisher.reset(); });
}

void TestPublisher::partsAreToldWhileMoreComeInEveryRound()
{
    std::atomic<bool> told{false};
    trace::Feed feed([&told] { told = true; });
    net::Worker worker("test");
    std::unique_ptr<PartPublisher> publisher;
    std::unique_ptr<BusyRound> busy;
    inWorker(worker, [&] {
        publisher = std::make_unique<PartPublisher>(worker.reactor(), &feed);
        busy = std::make_unique<BusyRound>(worker.reactor(), *publisher, told);
        busy->begin();
    });
    QTRY_VERIFY(busy->over.load());
    const bool toldMeanwhile = told;
    inWorker(worker, [&] {
        busy.reset();
        publisher.reset();
    });
    QVERIFY(toldMeanwhile);
}

void TestPublisher::ofVeryManyThatMoveSomeAreToldATime()
{
    constexpr size_t Count = 3 * PartPublisher::ShownATick + 1;
    std::vector<trace::Batch> batches;
    std::atomic<size_t> parts{0};
    trace::Feed *told = nullptr;
    trace::Feed feed([&] { // nothing is left to wait between two ticks
        batches.push_back(told->take());
        parts += batches.back().parts.size();
    });
    told = &feed;
    net::Worker worker("test");
    std::unique_ptr<PartPublisher> publisher;
    std::vector<std::unique_ptr<Running>> exchanges;
    inWorker(worker, [&] {
        publisher = std::make_unique<PartPublisher>(worker.reactor(), &feed);
        for (size_t i = 0; i < Count; ++i) {
            exchanges.push_back(std::make_unique<Running>());
            exchanges.back()->move();
            publisher->changed(*exchanges.back());
        }
    });
    QTRY_COMPARE(parts.load(), Count);
    inWorker(worker, [&] {
        for (const auto &exchange : exchanges)
            publisher->forget(*exchange);
        publisher.reset();
    });
    QCOMPARE(batches.size(), size_t(4));
    for (const trace::Batch &batch : batches)
        QVERIFY(batch.parts.size() <= PartPublisher::ShownATick);
}

void TestPublisher::withoutAFeedItIsOff()
{
    net::Worker worker("test");
    inWorker(worker, [&] {
        PartPublisher publisher(worker.reactor(), nullptr);
        QVERIFY(!publisher.isEnabled());
        publisher.publish(finishedPart());
        publisher.flush();
    });
}

QTEST_GUILESS_MAIN(TestPublisher)
#include "tst_publisher.moc"
