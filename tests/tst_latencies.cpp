#include "core/roles/latencies.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace midhop::roles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLatencies : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void withoutLatenciesThereIsNoPercentile()
    {
        const Latencies latencies;
        QCOMPARE(latencies.count(), 0U);
        QCOMPARE(latencies.percentile(0.5), 0ns);
        QCOMPARE(latencies.percentile(1), 0ns);
        QCOMPARE(latencies.greatest(), 0ns);
    }

    void smallOnesAreExact()
    {
        Latencies latencies;
        for (int i = 1; i <= 100; ++i)
            latencies.add(std::chrono::nanoseconds(i));
        QCOMPARE(latencies.count(), 100U);
        QCOMPARE(latencies.percentile(0), 1ns);
        QCOMPARE(latencies.percentile(0.01), 1ns);
        QCOMPARE(latencies.percentile(0.5), 50ns);
        QCOMPARE(latencies.percentile(0.505), 51ns);
        QCOMPARE(latencies.percentile(0.99), 99ns);
        QCOMPARE(latencies.percentile(1), 100ns);
    }

    void aSingleOneIsEveryPercentile_data()
    {
        QTest::addColumn<qint64>("latency");
        for (const qint64 latency :
             {qint64(0), qint64(127), qint64(128), qint64(129), qint64(255), qint64(256), qint64(1'000'000),
              qint64(15'000'000'000), std::numeric_limits<qint64>::max()})
            QTest::addRow("%lld ns", static_cast<long long>(latency)) << latency;
    }
    void aSingleOneIsEveryPercentile()
    {
        QFETCH(qint64, latency);
        Latencies latencies;
        latencies.add(std::chrono::nanoseconds(latency));
        for (const double portion : {0.0, 0.5, 0.99, 1.0}) {
            const qint64 told = latencies.percentile(portion).count();
            QVERIFY(told >= latency);
            QVERIFY(told - latency <= latency / 64);
        }
    }

    void negativeOnesCountAsNone()
    {
        Latencies latencies;
        latencies.add(-5ns);
        QCOMPARE(latencies.count(), 1U);
        QCOMPARE(latencies.percentile(1), 0ns);
    }

    void percentilesAreWithinASixtyFourthOfTheTrueOnes()
    {
        QRandomGenerator random(7);
        Latencies latencies;
        std::vector<qint64> all;
        for (int i = 0; i < 20'000; ++i) {
            const qint64 latency = qint64(random.bounded(1 << 30)) >> random.bounded(30);
            all.push_back(latency);
            latencies.add(std::chrono::nanoseconds(latency));
        }
        std::sort(all.begin(), all.end());
        for (const double portion : {0.1, 0.5, 0.9, 0.99, 0.999, 1.0}) {
            const qint64 truth = all[static_cast<size_t>(std::ceil(portion * 20'000)) - 1];
            const qint64 told = latencies.percentile(portion).count();
            QVERIFY2(
                told >= truth && told - truth <= truth / 64,
                QByteArray(QByteArray::number(told) + " for "_ba + QByteArray::number(truth)).constData());
        }
    }

    void oneThatIsSlowShowsOnlyAtTheEnd()
    {
        Latencies latencies;
        for (int i = 0; i < 99; ++i)
            latencies.add(100ns);
        latencies.add(1s);
        QCOMPARE(latencies.percentile(0.5), 100ns);
        QCOMPARE(latencies.percentile(0.99), 100ns);
        QVERIFY(latencies.percentile(1) >= 1s);
    }

    void noneIsToldLongerThanTheLongest()
    {
        Latencies latencies;
        latencies.add(1'000'001ns);
        latencies.add(1'000'000ns);
        QCOMPARE(latencies.greatest(), 1'000'001ns);
        QCOMPARE(latencies.percentile(1), 1'000'001ns);
        QCOMPARE(latencies.percentile(0.5), 1'000'001ns); // the same bucket
    }

    void bucketsHaveAllOfThemInOrder()
    {
        QRandomGenerator random(11);
        Latencies latencies;
        for (int i = 0; i < 5'000; ++i)
            latencies.add(std::chrono::nanoseconds(qint64(random.bounded(1 << 30)) >> random.bounded(30)));
        latencies.add(std::chrono::nanoseconds::max());
        quint64 all = 0;
        qint64 before = -1;
        for (const Latencies::Bucket &bucket : latencies.buckets()) {
            QVERIFY(bucket.count > 0);
            QVERIFY(bucket.least.count() > before && bucket.most >= bucket.least);
            QVERIFY(bucket.most - bucket.least <= bucket.least / 64 + 1ns);
            before = bucket.most.count();
            all += bucket.count;
        }
        QCOMPARE(all, 5'001U);
        QCOMPARE(before, std::numeric_limits<qint64>::max());
        QVERIFY(Latencies().buckets().empty());
    }
};

QTEST_GUILESS_MAIN(TestLatencies)
#include "tst_latencies.moc"
