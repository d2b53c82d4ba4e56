#include "core/trace/clock.h"
#include "gui/tables/words.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <ctime>

using namespace midhop;
using namespace midhop::gui;
using namespace Qt::StringLiterals;

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void timeOfDayIsTheLocalOne_data();
    void timeOfDayIsTheLocalOne();
};

void TestWords::timeOfDayIsTheLocalOne_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("utc");
    QTest::addColumn<QString>("shown");
    QTest::newRow("Greenwich") << "UTC"_ba << u"2026-11-22T14:36:31.870"_s << u"14:36:31.870"_s;
    QTest::newRow("ahead of it") << "MDH-05:45"_ba << u"2026-11-22T14:36:31.870"_s << u"20:21:31.870"_s;
    QTest::newRow("over midnight") << "MDH-05:45"_ba << u"2026-11-22T23:59:59.999"_s << u"05:44:59.999"_s;
    QTest::newRow("behind it, the day before") << "MDH08"_ba << u"2026-11-22T03:00:00.001"_s << u"19:00:00.001"_s;
    // Central Europe's summer time of 2026 ends on 25 October at 01:00 UTC.
    const QByteArray europe = "CET-1CEST,M3.5.0,M10.5.0/3"_ba;
    QTest::newRow("the last of summer time") << europe << u"2026-10-25T00:59:59.999"_s << u"02:59:59.999"_s;
    QTest::newRow("the first behind it") << europe << u"2026-10-25T01:00:00.000"_s << u"02:00:00.000"_s;
    QTest::newRow("summer time again, an earlier exchange") << europe << u"2026-10-25T00:45:00.000"_s << u"02:45:00.000"_s;
    QTest::newRow("before the epoch") << "UTC"_ba << u"1969-12-31T23:59:59.999"_s << u"23:59:59.999"_s;
}

void TestWords::timeOfDayIsTheLocalOne()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QString, utc);
    QFETCH(const QString, shown);
    qputenv("TZ", zone);
    ::tzset();
    // The offset of the quarter of an hour that was asked for last is kept: another quarter lets go of another zone's.
    (void)timeOfDay(trace::steadyTime(std::chrono::microseconds(0)));
    (void)timeOfDay(trace::steadyTime(std::chrono::hours(1)));
    const QDateTime at = QDateTime::fromString(utc + u'Z', Qt::ISODateWithMs);
    QVERIFY(at.isValid());
    const std::chrono::microseconds wall = std::chrono::milliseconds(at.toMSecsSinceEpoch());
    QCOMPARE(timeOfDay(trace::steadyTime(wall)), shown);
}

QTEST_MAIN(TestWords)
#include "tst_words.moc"
