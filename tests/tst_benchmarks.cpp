#include "tests/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

/// That midhop-bench measures what it says: counts and form. No times are judged here.
class TestBenchmarks final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyExchangeOfEachSettingComesThrough_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("exchanges");

        QTest::newRow("64 in flight, the clients close") << u"64"_s << QStringList() << 130;
        QTest::newRow("64 in flight, the clients send FIN")
            << u"64"_s << QStringList{u"--half-close"_s} << 130;
        QTest::newRow("one at a time") << u"1"_s << QStringList() << 5;
        QTest::newRow("all blocked") << u"blocked"_s << QStringList() << 20;
        QTest::newRow("beside half-sent envelopes") << u"held"_s << QStringList{u"--held"_s, u"30"_s} << 20;
        QTest::newRow("an open loop") << u"open"_s << QStringList{u"--rate"_s, u"500"_s} << 20;
    }

    void everyExchangeOfEachSettingComesThrough()
    {
        QFETCH(const QString, setting);
        QFETCH(const QStringList, options);
        QFETCH(const int, exchanges);

        const QJsonObject all =
            compared(QStringList{u"--settings"_s, setting, u"--contenders"_s,
                                 u"limit,midhop,midhop-record,midhop-lines"_s, u"--rounds"_s, u"2"_s,
                                 u"--exchanges"_s, QString::number(exchanges)} +
                     options);
        const QJsonArray settings = all.value(u"settings"_s).toArray();
        QCOMPARE(settings.size(), 1);
        QCOMPARE(settings[0][u"name"_s].toString(), setting);
        const QJsonArray contenders = settings[0][u"contenders"_s].toArray();
        QCOMPARE(contenders.size(), 4);
        for (const QJsonValue &contender : contenders) {
            QCOMPARE(contender[u"rounds"_s].toArray().size(), 2);
            const QJsonObject median = contender[u"median"_s].toObject();
            QVERIFY2(!median.contains(u"problem"_s), qPrintable(median.value(u"problem"_s).toString()));
            QCOMPARE(median.value(u"exchanges"_s).toInt(), exchanges);
            QCOMPARE(median.value(u"failures"_s).toInt(), 0);
            for (const QString &figure :
                 {u"exchanges_per_second"_s, u"p50_us"_s, u"p99_us"_s, u"p999_us"_s, u"memory_bytes"_s})
                QVERIFY2(median.value(figure).toDouble() > 0, qPrintable(figure));
            // Of so few exchanges a system that counts processor time in ticks may have seen none.
            QVERIFY(median.value(u"cpu_us"_s).isDouble());
            QVERIFY(median.value(u"cpu_us"_s).toDouble() >= 0);
            const QJsonValue limits = contenders[0][u"median"_s][u"cpu_us"_s];
            const QJsonValue ratio = contender[u"ratios"_s][u"limit"_s][u"cpu"_s];
            QCOMPARE(ratio.isNull(), limits.toDouble() == 0);
        }
    }

    void processorTimeIsCountedInARunOfManyTicks()
    {
        const QJsonObject all = compared({u"--settings"_s, u"64"_s, u"--contenders"_s, u"limit,midhop"_s, u"--rounds"_s,
                                          u"1"_s, u"--exchanges"_s, u"5000"_s});
        for (const QJsonValue &contender : all.value(u"settings"_s)[0][u"contenders"_s].toArray()) {
            QVERIFY(contender[u"median"_s][u"cpu_us"_s].toDouble() > 0);
            QVERIFY(contender[u"ratios"_s][u"limit"_s][u"cpu"_s].toDouble() > 0);
        }
    }

    void serverAndClientAreMeasuredBesideTheBenchmarksOwn_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("contenders");
        QTest::addColumn<bool>("hasProcessor");

        QTest::newRow("the server beside the sink") << u"server"_s << u"sink,midhop-server"_s << true;
        QTest::newRow("the client beside the generator") << u"client"_s << u"load,midhop-client"_s << false;
    }

    void serverAndClientAreMeasuredBesideTheBenchmarksOwn()
    {
        QFETCH(const QString, setting);
        QFETCH(const QString, contenders);
        QFETCH(const bool, hasProcessor);

        const QJsonObject all = compared({u"--settings"_s, setting, u"--contenders"_s, u"limit,midhop,"_s + contenders,
                                          u"--rounds"_s, u"1"_s, u"--exchanges"_s, u"130"_s});
        const QJsonArray measured = all.value(u"settings"_s)[0][u"contenders"_s].toArray();
        QCOMPARE(measured.size(), 2); // proxies have no place here
        QStringList names;
        for (const QJsonValue &contender : measured) {
            names << contender[u"name"_s].toString();
            const QJsonObject median = contender[u"median"_s].toObject();
            QVERIFY2(!median.contains(u"problem"_s), qPrintable(median.value(u"problem"_s).toString()));
            QCOMPARE(median.value(u"exchanges"_s).toInt(), 130);
            QCOMPARE(median.value(u"failures"_s).toInt(), 0);
            QVERIFY(median.value(u"exchanges_per_second"_s).toDouble() > 0);
            QVERIFY(median.value(u"p99_us"_s).toDouble() > 0);
            QVERIFY(hasProcessor || median.value(u"cpu_us"_s).toDouble() == 0);
        }
        QCOMPARE(names.join(u','), contenders);
    }

    void withoutNginxTheComparisonIsNotCalledValid()
    {
        const QJsonObject all = compared({u"--settings"_s, u"1"_s, u"--contenders"_s, u"limit,midhop"_s,
                                          u"--rounds"_s, u"1"_s, u"--exchanges"_s, u"2"_s});
        QVERIFY(all.contains(u"valid"_s));
        QVERIFY(all.value(u"valid"_s).isNull());
        QVERIFY(all.value(u"limit_to_nginx"_s).isNull());
    }

    void aContenderThatDoesNotServeIsToldAsNotMeasured()
    {
        const QJsonObject all =
            compared({u"--settings"_s, u"1"_s, u"--contenders"_s, u"limit,midhop"_s, u"--rounds"_s, u"1"_s,
                      u"--exchanges"_s, u"2"_s, u"--midhop"_s, u"/nowhere/midhop-cli"_s});
        const QJsonArray contenders = all.value(u"settings"_s)[0][u"contenders"_s].toArray();
        QCOMPARE(contenders.size(), 2);
        QVERIFY(contenders[1][u"median"_s][u"problem"_s].toString().startsWith(u"does not serve"_s));
        QCOMPARE(contenders[0][u"median"_s][u"exchanges"_s].toInt(), 2);
    }

    void aNameThatIsNobodysIsAnError()
    {
        Program program;
        program.process().setProgram(QStringLiteral(MIDHOP_BENCH));
        program.start({u"--settings"_s, u"65"_s});
        QVERIFY(program.process().waitForFinished(Program::Limit));
        QCOMPARE(program.process().exitCode(), 2);
        QVERIFY(program.err().contains("There is no 65 here"));
    }

private:
    static QJsonObject compared(const QStringList &options)
    {
        Program program;
        program.process().setProgram(QStringLiteral(MIDHOP_BENCH));
        program.start(QStringList{u"--json"_s, u"-"_s} + options);
        if (!program.process().waitForFinished(5 * Program::Limit) || program.process().exitCode() != 0) {
            QTest::qFail(program.err().constData(), __FILE__, __LINE__);
            return {};
        }
        return QJsonDocument::fromJson(program.out()).object();
    }
};

QTEST_GUILESS_MAIN(TestBenchmarks)
#include "tst_benchmarks.moc"
