#include "proxyplayer.h"

#include <QtCore/QRegularExpression>

using namespace midhop;
using namespace midhop::roles;

/// Whatever client, server, resolver and clock do in whatever order: the conversation keeps its promises.
class TestProxyRandom : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anAbortEndsWhateverIsUnderWay()
    {
        int exchanges = 0;
        for (quint32 seed = 1; seed <= Runs && !QTest::currentTestFailed(); ++seed) {
            RandomPlayer player(seed);
            player.play(80);
            player.proxy().abort();
            exchanges += player.proxy().exchangesBegan();
            checkParts(player.proxy());
            if (QTest::currentTestFailed())
                qInfo("seed %u", seed);
        }
        QVERIFY(exchanges > int(Runs)); // it does play exchanges
    }

    void leftAloneEveryConnectionEnds()
    {
        for (quint32 seed = 1; seed <= Runs && !QTest::currentTestFailed(); ++seed) {
            RandomPlayer player(Runs + seed);
            player.play(static_cast<int>(seed % 60));
            ProxyFake &proxy = player.proxy();
            if (seed % 2 == 0) { // and half of the clients take nothing any more
                player.clientStopsReading();
                player.play(30);
            }
            // A server may talk for as long as it likes; this one has nothing more to say than what is there.
            proxy.pass(400s);
            QVERIFY2(proxy.isOver(), QByteArray("seed "_ba + QByteArray::number(Runs + seed)).constData());
            checkParts(proxy);
        }
    }

    void aStopEndsEveryConnectionThatIsLeftAlone()
    {
        for (quint32 seed = 1; seed <= Runs / 2 && !QTest::currentTestFailed(); ++seed) {
            RandomPlayer player(2 * Runs + seed);
            player.play(50);
            player.proxy().stop();
            player.proxy().pass(400s);
            QVERIFY2(player.proxy().isOver(),
                     QByteArray("seed "_ba + QByteArray::number(2 * Runs + seed)).constData());
        }
    }

    void neverIsMoreHeldThanTheContractAllows()
    {
        for (quint32 seed = 1; seed <= Runs / 2 && !QTest::currentTestFailed(); ++seed) {
            RandomPlayer player(3 * Runs + seed);
            for (int i = 0; i < 60 && !player.proxy().isOver(); ++i) {
                player.play(1);
                QVERIFY(player.proxy().waitingForClient() <= 256 * 1024);
            }
        }
    }

private:
    static constexpr quint32 Runs = 600;

    static void checkParts(ProxyFake &proxy)
    {
        const QByteArray problem = problemOfParts(proxy);
        QVERIFY2(problem.isEmpty(), problem.constData());
    }
};

QTEST_GUILESS_MAIN(TestProxyRandom)
#include "tst_proxyrandom.moc"
