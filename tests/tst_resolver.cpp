#include "core/net/resolver.h"
#include "inworker.h"
#include "rawsocket.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include <net/if.h>

using namespace midhop::net;
using namespace midhop::wire;
using namespace Qt::StringLiterals;

namespace {

Host named(const QByteArray &text)
{
    Host host;
    host.text = text;
    return host;
}

/// A name that fails without asking a name server: its label is too long for one.
Host impossible()
{
    return named(QByteArray(70, 'x') + ".invalid"_ba);
}

struct Answer
{
    std::atomic<int> calls{0};
    LookupResult result; ///< good once calls is not 0
    std::atomic<bool> foreign{false};
};

} // namespace

class TestResolver : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void looksUpLocalhost();
    void aNameThatFailsSaysWhy();
    void answersInTheReactorsThread();
    void answersManyAtTheSameTime();
    void destroyedWithLookUpsUnderWayItCallsNobody();
    void zonesBecomeInterfaces();
    void knowsTheAddressesOfThisMachine();
};

void TestResolver::looksUpLocalhost()
{
    Worker worker("test");
    Answer answer;
    Resolver resolver;
    resolver.lookUp(named("localhost"_ba), worker.reactor(), [&](const LookupResult &result) {
        answer.result = result;
        ++answer.calls;
    });
    QTRY_COMPARE(answer.calls.load(), 1);
    const auto &addresses = answer.result.addresses;
    QVERIFY(!addresses.empty());
    QVERIFY(std::find(addresses.begin(), addresses.end(), IpAddress::fromIpv4(0x7f000001)) !=
            addresses.end());
    for (auto address = addresses.begin(); address != addresses.end(); ++address) {
        QVERIFY(address->isLoopback());
        QVERIFY(std::find(address + 1, addresses.end(), *address) == addresses.end()); // without doubles
    }
    QVERIFY(answer.result.failure.isEmpty());
}

void TestResolver::aNameThatFailsSaysWhy()
{
    Worker worker("test");
    Answer answer;
    Resolver resolver;
    resolver.lookUp(impossible(), worker.reactor(), [&](const LookupResult &result) {
        answer.result = result;
        ++answer.calls;
    });
    QTRY_COMPARE(answer.calls.load(), 1);
    QVERIFY(answer.result.addresses.empty());
    QVERIFY(!answer.result.failure.isEmpty());
}

void TestResolver::answersInTheReactorsThread()
{
    Worker worker("test");
    const auto home = inWorker(worker, [] { return std::this_thread::get_id(); });
    Resolver resolver;
    std::atomic<int> calls{0};
    std::atomic<bool> foreign{false};
    for (const Host &host : {named("localhost"_ba), impossible()}) {
        resolver.lookUp(host, worker.reactor(), [&](const LookupResult &) {
            foreign = foreign || std::this_thread::get_id() != home;
            ++calls;
        });
    }
    QTRY_COMPARE(calls.load(), 2);
    QVERIFY(!foreign.load());
}

void TestResolver::answersManyAtTheSameTime()
{
    Worker one("one");
    Worker other("other");
    Resolver resolver;
    std::atomic<int> good{0};
    std::atomic<int> bad{0};
    for (int i = 0; i < 300; ++i) {
        Reactor &reactor = i % 2 == 0 ? one.reactor() : other.reactor();
        resolver.lookUp(i % 3 == 0 ? impossible() : named("localhost"_ba), reactor,
                        [&](const LookupResult &result) { ++(result.addresses.empty() ? bad : good); });
    }
    QTRY_COMPARE(good.load() + bad.load(), 300);
    QCOMPARE(bad.load(), 100);
}

void TestResolver::destroyedWithLookUpsUnderWayItCallsNobody()
{
    for (int i = 0; i < 100; ++i) {
        Worker worker("test");
        auto calls = std::make_shared<std::atomic<int>>(0);
        auto afterwards = std::make_shared<std::atomic<int>>(0);
        auto gone = std::make_shared<std::atomic<bool>>(false);
        {
            Resolver resolver;
            for (int n = 0; n < 40; ++n) {
                resolver.lookUp(n % 2 == 0 ? impossible() : named("localhost"_ba), worker.reactor(),
                                [=](const LookupResult &) { ++(gone->load() ? *afterwards : *calls); });
            }
            if (i % 4 == 1)
                RawSocket::wait(-1, 0, [&] { return calls->load() > 0; });
        }                        // waits for nothing
        inWorker(worker, [] {}); // what was answered before
        *gone = true;
        const int before = *calls;
        worker.join();
        QCOMPARE(afterwards->load(), 0);
        QCOMPARE(calls->load(), before);
        QVERIFY(before <= 40);
    }
}

void TestResolver::zonesBecomeInterfaces()
{
    auto host = Host::parse("fe80::1%lo"_ba);
    const unsigned int index = ::if_nametoindex("lo");
    if (index == 0)
        QSKIP("no interface named lo on this machine");
    QVERIFY(host);
    const auto byName = withScope(*host);
    QCOMPARE(byName.addresses.size(), size_t(1));
    QCOMPARE(byName.addresses.front().scopeId(), index);
    const auto byNumber = withScope(*Host::parse(QByteArray("fe80::1%"_ba + QByteArray::number(index))));
    QCOMPARE(byNumber.addresses, byName.addresses);
    QCOMPARE(withScope(*Host::parse("fe80::1%nosuchinterface"_ba)).failure, "this machine has no interface named nosuchinterface"_ba);
    QCOMPARE(withScope(*Host::parse("fe80::1%4000000"_ba)).failure, "this machine has no interface named 4000000"_ba);
    QVERIFY(withScope(*Host::parse("fe80::1%0"_ba)).addresses.empty());
}

void TestResolver::knowsTheAddressesOfThisMachine()
{
    const auto found = interfaceAddresses();
    QVERIFY(found);
    const std::vector<IpAddress> &addresses = *found;
    QVERIFY(std::find(addresses.begin(), addresses.end(), IpAddress::fromIpv4(0x7f000001)) !=
            addresses.end());
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
