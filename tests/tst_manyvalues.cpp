#include "gui/many/histogramlayout.h"
#include "gui/many/manychecks.h"
#include "gui/many/manysettings.h"
#include "gui/many/manywords.h"
#include "gui/many/ratelayout.h"
#include "gui/many/runpace.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>

using namespace midhop;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

/// What the window of many exchanges calculates: bins, places, rates, words. Without a window.
class ManyValuesTest final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aScaleIsRound_data();
    void aScaleIsRound();
    void textsOfAnAxisKeepApart();
    void aLatencyHasABin_data();
    void aLatencyHasABin();
    void binsJoinAndHoldAll();
    void withoutLatenciesThereIsNoBin();
    void barsStandInThePlotAsHighAsTheirCounts();
    void oneOfAMillionIsSeen();
    void ticksOfLatencyHaveUnitsAndDoNotOverlap_data();
    void ticksOfLatencyHaveUnitsAndDoNotOverlap();
    void ticksOfLatencyAreWholeInTheWidget();
    void aMarkStandsInTheColumnOfItsLatency();
    void thePlaceOfABinIsFound();
    void aHistogramWithoutRoomIsNoHarm();
    void theRateOfNowIsThatOfTheLastSeconds();
    void theTimeLeftIsWhatTheRateOfNowTakes();
    void whileNoneEndsTheTimeLeftIsUnknown();
    void theCourseOfALongRunStaysShort();
    void theEndOfTheCourseIsNoStretchOfItsOwnWhenItIsShort();
    void aRateLineStandsInThePlot();
    void whatIsTypedIsRead_data();
    void whatIsTypedIsRead();
    void aRateOutOfReachIsToldWithItsBounds();
    void moreInFlightThanExchangesIsOdd();
    void settingsComeBack();
    void nonsenseInTheSettingsIsLeftOut_data();
    void nonsenseInTheSettingsIsLeftOut();
    void wordsSayWhatIsMeant();
    void aLongReplyIsCutBetweenCharacters();

private:
    /// Each character ten wide, a line twenty high.
    static ChartFont font()
    {
        return {20, [](const QString &text) { return 10.0 * double(text.size()); }};
    }
    static HistogramLayout layout(const roles::Latencies &latencies, QSizeF size = {800, 400})
    {
        const std::vector<LatencyMark> marks{{latencies.percentile(0.5), u"p50"_s}, {latencies.percentile(0.99), u"p99"_s}};
        return {latencyBins(latencies.buckets()), marks, size, font(), &ManyWords::latency, &ManyWords::number};
    }
    static roles::Latencies spread(nanoseconds least, nanoseconds most, int count = 2'000)
    {
        QRandomGenerator random(5);
        roles::Latencies latencies;
        const double ratio = double(most.count()) / double(least.count());
        for (int i = 0; i < count; ++i)
            latencies.add(nanoseconds(qint64(double(least.count()) * std::pow(ratio, random.generateDouble()))));
        return latencies;
    }
};

void ManyValuesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void ManyValuesTest::aScaleIsRound_data()
{
    QTest::addColumn<double>("most");
    QTest::addColumn<int>("intervals");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("end");
    QTest::newRow("to ten") << 10.0 << 5 << 0.0 << 2.0 << 10.0;
    QTest::newRow("to eleven") << 11.0 << 5 << 0.0 << 5.0 << 15.0;
    QTest::newRow("thousands") << 14'200.0 << 4 << 0.0 << 5'000.0 << 15'000.0;
    QTest::newRow("one") << 1.0 << 1 << 0.0 << 1.0 << 1.0;
    QTest::newRow("parts") << 0.7 << 4 << 0.0 << 0.2 << 0.8;
    QTest::newRow("one exchange has no halves") << 1.0 << 5 << 1.0 << 1.0 << 1.0;
    QTest::newRow("three exchanges have none either") << 3.0 << 5 << 1.0 << 1.0 << 3.0;
}

void ManyValuesTest::aScaleIsRound()
{
    QFETCH(double, most);
    QFETCH(int, intervals);
    QFETCH(double, least);
    const std::vector<double> scale = roundScale(most, intervals, least);
    QVERIFY(scale.size() >= 2 && int(scale.size()) <= intervals + 1);
    QCOMPARE(scale.front(), 0.0);
    QTEST(scale[1], "step");
    QTEST(scale.back(), "end");
}

void ManyValuesTest::textsOfAnAxisKeepApart()
{
    std::vector<Tick> ticks{{0, u"aaaa"_s}, {30, u"b"_s}, {50, u"cccc"_s}, {70, QString()}, {100, u"dd"_s}};
    keepApart(ticks, font(), 5);
    QCOMPARE(ticks[0].text, u"aaaa"_s);  // -20 to 20
    QCOMPARE(ticks[1].text, u"b"_s);     // 25 to 35
    QCOMPARE(ticks[2].text, QString());  // would begin at 30
    QCOMPARE(ticks[4].text, u"dd"_s);
    QCOMPARE(ticks[2].at, 50.0); // the mark stays
}

void ManyValuesTest::aLatencyHasABin_data()
{
    QTest::addColumn<qint64>("latency");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("nothing") << qint64(0) << qint64(0) << qint64(1'000);
    QTest::newRow("below a microsecond") << qint64(980) << qint64(0) << qint64(1'000);
    QTest::newRow("40 microseconds and a little") << qint64(41'000) << qint64(40'000) << qint64(45'000);
    QTest::newRow("a millisecond and a little") << qint64(1'020'000) << qint64(1'000'000) << qint64(1'120'000);
    QTest::newRow("half a millisecond, just") << qint64(490'000) << qint64(450'000) << qint64(500'000);
    QTest::newRow("15 seconds") << qint64(15'000'000'000) << qint64(14'000'000'000) << qint64(16'000'000'000);
    QTest::newRow("an hour") << qint64(3'600'000'000'000) << qint64(1'000'000'000'000) << std::numeric_limits<qint64>::max();
}

void ManyValuesTest::aLatencyHasABin()
{
    QFETCH(qint64, latency);
    roles::Latencies latencies;
    latencies.add(nanoseconds(latency));
    const std::vector<LatencyBin> bins = latencyBins(latencies.buckets());
    QCOMPARE(bins.size(), 1U);
    QTEST(qint64(bins.front().from.count()), "from");
    QTEST(qint64(bins.front().to.count()), "to");
    QCOMPARE(bins.front().count, 1U);
}

void ManyValuesTest::binsJoinAndHoldAll()
{
    roles::Latencies latencies = spread(300ns, 20s, 20'000);
    latencies.add(900s);
    const std::vector<LatencyBin> bins = latencyBins(latencies.buckets());
    quint64 all = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        QVERIFY(bins[i].from < bins[i].to);
        if (i > 0)
            QCOMPARE(bins[i].from, bins[i - 1].to);
        all += bins[i].count;
    }
    QCOMPARE(all, 20'001U);
    QVERIFY(bins.front().count > 0 && bins.back().count > 0);
    QVERIFY(std::any_of(bins.begin(), bins.end(), [](const LatencyBin &bin) { return bin.count == 0; }));
}

void ManyValuesTest::withoutLatenciesThereIsNoBin()
{
    QVERIFY(latencyBins({}).empty());
    const HistogramLayout empty({}, {}, {800, 400}, font(), &ManyWords::latency, &ManyWords::number);
    QVERIFY(empty.bars().empty());
    QCOMPARE(empty.binAt(empty.axes().plot.center()), -1);
    QVERIFY(!empty.axes().y.empty()); // the axes are there
}

void ManyValuesTest::barsStandInThePlotAsHighAsTheirCounts()
{
    const HistogramLayout shown = layout(spread(100us, 9ms));
    const QRectF &plot = shown.axes().plot;
    QVERIFY(plot.left() > 0 && plot.right() < 800 && plot.top() > 0 && plot.bottom() < 400);
    QCOMPARE(shown.bars().size(), shown.bins().size());
    const double top = QLocale().toDouble(shown.axes().y.back().text);
    QCOMPARE(shown.axes().y.back().at, plot.top());
    QCOMPARE(shown.axes().y.front().at, plot.bottom());
    for (std::size_t i = 0; i < shown.bars().size(); ++i) {
        const QRectF &bar = shown.bars()[i];
        QVERIFY(bar.left() >= plot.left() - 0.001 && bar.right() <= plot.right() + 0.001);
        QVERIFY(bar.top() >= plot.top() - 0.001);
        QCOMPARE(bar.bottom(), plot.bottom());
        QVERIFY(std::abs(bar.width() - shown.bars().front().width()) < 0.001);
        const double wanted = plot.height() * double(shown.bins()[i].count) / top;
        if (wanted > HistogramLayout::LowestBar)
            QVERIFY(std::abs(bar.height() - wanted) < 0.001);
    }
}

void ManyValuesTest::oneOfAMillionIsSeen()
{
    roles::Latencies latencies;
    for (int i = 0; i < 1'000'000; ++i)
        latencies.add(400us);
    latencies.add(90ms);
    const HistogramLayout shown = layout(latencies);
    QCOMPARE(shown.bars().back().height(), HistogramLayout::LowestBar);
    QCOMPARE(shown.bins()[1].count, 0U);
    QCOMPARE(shown.bars()[1].height(), 0.0);
}

void ManyValuesTest::ticksOfLatencyHaveUnitsAndDoNotOverlap_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<QString>("oneOfThem");
    QTest::newRow("two decades") << qint64(100'000) << qint64(9'000'000) << QSizeF(800, 400) << u"1 ms"_s;
    QTest::newRow("seven decades") << qint64(2'000) << qint64(15'000'000'000) << QSizeF(800, 400) << u"1 s"_s;
    QTest::newRow("seven decades in little room") << qint64(2'000) << qint64(15'000'000'000) << QSizeF(400, 200) << QString();
    QTest::newRow("two bins with an edge for each") << qint64(410'000) << qint64(490'000) << QSizeF(800, 400) << u"0.45 ms"_s;
    QTest::newRow("one bin") << qint64(410'000) << qint64(420'000) << QSizeF(800, 400) << u"0.4 ms"_s;
}

void ManyValuesTest::ticksOfLatencyHaveUnitsAndDoNotOverlap()
{
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    QFETCH(QSizeF, size);
    QFETCH(QString, oneOfThem);
    const HistogramLayout shown = layout(spread(nanoseconds(least), nanoseconds(most)), size);
    qreal free = -1'000;
    int texts = 0;
    bool found = oneOfThem.isEmpty();
    for (const Tick &tick : shown.axes().x) {
        QVERIFY(tick.at >= shown.axes().plot.left() - 0.001 && tick.at <= shown.axes().plot.right() + 0.001);
        if (tick.text.isEmpty())
            continue;
        ++texts;
        QVERIFY2(tick.text.endsWith(u" ms"_s) || tick.text.endsWith(u" s"_s), qPrintable(tick.text));
        const qreal half = font().width(tick.text) / 2;
        QVERIFY(tick.at - half >= free);
        free = tick.at + half;
        found = found || tick.text == oneOfThem;
    }
    QVERIFY(texts >= 2);
    QVERIFY(found);
}

void ManyValuesTest::ticksOfLatencyAreWholeInTheWidget()
{
    roles::Latencies one;
    one.add(330us); // between 0.315 ms and 0.355 ms
    const HistogramLayout shown = layout(one, {400, 200});
    QCOMPARE(shown.axes().x.front().text, u"0.315 ms"_s);
    for (const Tick &tick : shown.axes().x) {
        const qreal half = font().width(tick.text) / 2;
        QVERIFY2(tick.at - half >= 0 && tick.at + half <= 400, qPrintable(tick.text));
    }
}

void ManyValuesTest::aMarkStandsInTheColumnOfItsLatency()
{
    const roles::Latencies latencies = spread(100us, 9ms);
    const HistogramLayout shown = layout(latencies);
    QCOMPARE(shown.marks().size(), 2U);
    const nanoseconds at[] = {latencies.percentile(0.5), latencies.percentile(0.99)};
    for (std::size_t i = 0; i < 2; ++i) {
        const int bin = shown.binAt({shown.marks()[i].at, shown.axes().plot.center().y()});
        QVERIFY(bin >= 0);
        QVERIFY(shown.bins()[std::size_t(bin)].from <= at[i] && at[i] < shown.bins()[std::size_t(bin)].to);
        QVERIFY(!shown.marks()[i].text.isEmpty());
    }
    // Where both fall together one text is enough.
    roles::Latencies one;
    one.add(1ms);
    QCOMPARE(layout(one).marks()[0].text, u"p50"_s);
    QCOMPARE(layout(one).marks()[1].text, QString());
}

void ManyValuesTest::thePlaceOfABinIsFound()
{
    const HistogramLayout shown = layout(spread(100us, 9ms));
    const QRectF &plot = shown.axes().plot;
    for (std::size_t i = 0; i < shown.bars().size(); ++i) // anywhere in its column, also above a low bar
        QCOMPARE(shown.binAt({shown.bars()[i].center().x(), plot.top() + 1}), int(i));
    QCOMPARE(shown.binAt({plot.left() - 1, plot.center().y()}), -1);
    QCOMPARE(shown.binAt({plot.right() + 1, plot.center().y()}), -1);
    QCOMPARE(shown.binAt({plot.center().x(), plot.bottom() + 1}), -1);
    QCOMPARE(shown.binAt({plot.center().x(), plot.top() - 1}), -1);
}

void ManyValuesTest::aHistogramWithoutRoomIsNoHarm()
{
    for (const QSizeF size : {QSizeF(0, 0), QSizeF(1, 1), QSizeF(30, 400), QSizeF(400, 30)}) {
        const HistogramLayout shown = layout(spread(100us, 9ms), size);
        for (const QRectF &bar : shown.bars())
            QVERIFY(std::isfinite(bar.left()) && std::isfinite(bar.height()) && bar.height() >= 0);
        const RateLayout rates({{0ns, 1s, 5}}, size, font(), [](double) { return QString(); }, [](double) { return QString(); });
        QCOMPARE(rates.points().size(), 1U);
    }
}

void ManyValuesTest::theRateOfNowIsThatOfTheLastSeconds()
{
    RunPace pace(100'000);
    QCOMPARE(pace.rateNow(), 0.0);
    for (int i = 1; i <= 50; ++i) // 1,000 a second for 5 s
        pace.add(i * 100ms, quint64(i) * 100);
    QCOMPARE(pace.rateNow(), 1'000.0);
    for (int i = 51; i <= 80; ++i) // 3,000 a second for 3 s
        pace.add(i * 100ms, 5'000 + quint64(i - 50) * 300);
    QCOMPARE(pace.rateNow(), 3'000.0);
    QCOMPARE(pace.rateOfAll(), 14'000.0 / 8);
    QCOMPARE(pace.elapsed(), nanoseconds(8s));
    QCOMPARE(pace.ended(), 14'000U);
}

void ManyValuesTest::theTimeLeftIsWhatTheRateOfNowTakes()
{
    RunPace pace(10'000);
    for (int i = 1; i <= 20; ++i)
        pace.add(i * 100ms, quint64(i) * 100);
    QCOMPARE(pace.timeLeft().value(), nanoseconds(8s)); // 8,000 at 1,000 a second
    pace.add(2100ms, 10'000);
    QCOMPARE(pace.timeLeft().value(), 0ns);
}

void ManyValuesTest::whileNoneEndsTheTimeLeftIsUnknown()
{
    RunPace pace(10);
    QVERIFY(!pace.timeLeft());
    pace.add(100ms, 3);
    QVERIFY(pace.timeLeft());
    for (int i = 2; i <= 30; ++i) // nothing for nearly 3 s
        pace.add(i * 100ms, 3);
    QVERIFY(!pace.timeLeft());
    QCOMPARE(pace.rateNow(), 0.0);
}

void ManyValuesTest::theCourseOfALongRunStaysShort()
{
    RunPace pace(1'000'000'000);
    QVERIFY(pace.course().empty());
    quint64 ended = 0;
    QRandomGenerator random(3);
    for (int i = 1; i <= 36'000; ++i) { // an hour
        ended += random.bounded(2'000U);
        pace.add(i * 100ms, ended);
        const std::vector<RunPace::Stretch> course = pace.course();
        QVERIFY(course.size() <= RunPace::MostKnots);
    }
    const std::vector<RunPace::Stretch> course = pace.course();
    QVERIFY(course.size() > RunPace::MostKnots / 3);
    double all = 0;
    nanoseconds at{0};
    for (const RunPace::Stretch &stretch : course) {
        QCOMPARE(stretch.from, at);
        QVERIFY(stretch.to > stretch.from);
        at = stretch.to;
        all += stretch.rate * std::chrono::duration<double>(stretch.to - stretch.from).count();
    }
    QCOMPARE(at, nanoseconds(3'600s));
    QVERIFY(std::abs(all - double(ended)) < 1);
}

void ManyValuesTest::theEndOfTheCourseIsNoStretchOfItsOwnWhenItIsShort()
{
    RunPace pace(100);
    pace.add(100ms, 10);
    pace.add(200ms, 20);
    pace.add(200'002us, 30); // 5,000,000 a second, if one believed it
    const std::vector<RunPace::Stretch> course = pace.course();
    QCOMPARE(course.size(), 2U);
    QCOMPARE(course[1].from, nanoseconds(100ms));
    QCOMPARE(course[1].to, nanoseconds(200'002us));
    QVERIFY(course[1].rate < 200);
    pace.add(260ms, 36); // that is enough
    QCOMPARE(pace.course().size(), 3U);
    // The only one stays, however short.
    RunPace shortest(1);
    shortest.add(50us, 1);
    QCOMPARE(shortest.course().size(), 1U);
}

void ManyValuesTest::aRateLineStandsInThePlot()
{
    const std::vector<RunPace::Stretch> course{{0ns, 1s, 100}, {1s, 2s, 1'500}, {2s, 4s, 0}};
    const RateLayout shown(course, {600, 200}, font(), [](double seconds) -> QString { return QString::number(seconds) + u" s"_s; },
                           [](double rate) { return QString::number(rate); });
    const QRectF &plot = shown.axes().plot;
    QCOMPARE(shown.points().size(), 3U);
    QCOMPARE(shown.points()[0].x(), plot.left() + plot.width() / 8);
    QCOMPARE(shown.points()[2].x(), plot.left() + plot.width() * 3 / 4);
    QCOMPARE(shown.points()[2].y(), plot.bottom());
    QVERIFY(shown.points()[1].y() >= plot.top() && shown.points()[1].y() < shown.points()[0].y());
    QCOMPARE(shown.stretchAt({plot.left() + 1, plot.center().y()}), 0);
    QCOMPARE(shown.stretchAt({plot.left() + plot.width() * 0.4, plot.center().y()}), 1);
    QCOMPARE(shown.stretchAt({plot.right() - 1, plot.center().y()}), 2);
    QCOMPARE(shown.stretchAt({plot.left() - 5, plot.center().y()}), -1);
    QCOMPARE(shown.axes().x.front().text, u"0 s"_s);
    QCOMPARE(shown.axes().x.front().at, plot.left());
}

void ManyValuesTest::whatIsTypedIsRead_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value"); // -1: an error
    const auto row = [](const char *name, const char16_t *field, const char16_t *text, double value) {
        QTest::newRow(name) << QString::fromUtf16(field) << QString::fromUtf16(text) << value;
    };
    row("a count", u"count", u"1000", 1'000);
    row("a count in groups", u"count", u"100,000", 100'000);
    row("a count with blanks around", u"count", u" 7 ", 7);
    row("no count", u"count", u"", -1);
    row("a count of none", u"count", u"0", -1);
    row("a negative count", u"count", u"-5", -1);
    row("half an exchange", u"count", u"1.5", -1);
    row("words for a count", u"count", u"many", -1);
    row("the greatest count", u"count", u"1000000000", 1e9);
    row("one more", u"count", u"1000000001", -1);
    row("more than fits any number", u"count", u"99999999999999999999", -1);
    row("one in flight", u"concurrency", u"1", 1);
    row("the most in flight", u"concurrency", u"10000", 10'000);
    row("too many in flight", u"concurrency", u"10001", -1);
    row("none in flight", u"concurrency", u"0", -1);
    row("no rate is the fastest", u"rate", u"", 0);
    row("nor is 0", u"rate", u"0", 0);
    row("a rate", u"rate", u"2500", 2'500);
    row("a slow rate", u"rate", u"0.5", 0.5);
    row("the least rate", u"rate", u"0.001", 0.001);
    row("less than that", u"rate", u"0.0009", -1);
    row("much less than that", u"rate", u"0.0000000001", -1);
    row("a negative rate", u"rate", u"-1", -1);
    row("too high a rate", u"rate", u"1000001", -1);
    row("no number", u"rate", u"nan", -1);
    row("nor this", u"rate", u"inf", -1);
    row("a rate in words", u"rate", u"fast", -1);
}

void ManyValuesTest::whatIsTypedIsRead()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(double, value);
    FieldCheck check;
    double read = -1;
    if (field == u"count"_s) {
        check = ManyChecks::count(text);
        if (const auto number = ManyChecks::countOf(text))
            read = double(*number);
    } else if (field == u"concurrency"_s) {
        check = ManyChecks::concurrency(text, std::nullopt);
        if (const auto number = ManyChecks::concurrencyOf(text))
            read = *number;
    } else {
        check = ManyChecks::rate(text);
        read = ManyChecks::rateOf(text).value_or(-1);
    }
    QCOMPARE(read, value);
    QCOMPARE(check.isError(), value < 0);
    QCOMPARE(check.reason.isEmpty(), value >= 0);
}

void ManyValuesTest::aRateOutOfReachIsToldWithItsBounds()
{
    for (const QString &typed : {u"0.0009"_s, u"1000001"_s})
        QVERIFY(ManyChecks::rate(typed).reason.startsWith(u"A number from 0.001 to 1,000,000 is needed"_s));
}

void ManyValuesTest::moreInFlightThanExchangesIsOdd()
{
    QCOMPARE(ManyChecks::concurrency(u"11"_s, 10).level, FieldCheck::Level::Warning);
    QCOMPARE(ManyChecks::concurrency(u"10"_s, 10).level, FieldCheck::Level::Fine);
}

void ManyValuesTest::settingsComeBack()
{
    const QTemporaryDir folder;
    QSettings store(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
    QCOMPARE(ManySettings::load(store), ManySettings());
    ManySettings settings;
    settings.count = 123'456;
    settings.concurrency = 77;
    settings.rate = 0.25;
    settings.message = ManySettings::Message::Panel;
    settings.save(store);
    store.sync();
    QSettings again(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
    QCOMPARE(ManySettings::load(again), settings);
}

void ManyValuesTest::nonsenseInTheSettingsIsLeftOut_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("a count of none") << u"many/count"_s << QVariant(0);
    QTest::newRow("too many") << u"many/count"_s << QVariant(qint64(1'000'000'001));
    QTest::newRow("a count in words") << u"many/count"_s << QVariant(u"lots"_s);
    QTest::newRow("none in flight") << u"many/concurrency"_s << QVariant(-1);
    QTest::newRow("too many in flight") << u"many/concurrency"_s << QVariant(10'001);
    QTest::newRow("a negative rate") << u"many/rate"_s << QVariant(-2.5);
    QTest::newRow("too low a rate") << u"many/rate"_s << QVariant(0.0000001);
    QTest::newRow("no number as rate") << u"many/rate"_s << QVariant(u"nan"_s);
    QTest::newRow("an unknown message") << u"many/message"_s << QVariant(u"mine"_s);
}

void ManyValuesTest::nonsenseInTheSettingsIsLeftOut()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    const QTemporaryDir folder;
    QSettings store(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
    store.setValue(key, value);
    QCOMPARE(ManySettings::load(store), ManySettings());
}

void ManyValuesTest::wordsSayWhatIsMeant()
{
    QCOMPARE(ManyWords::latency(0ns), u"0 ms"_s);
    QCOMPARE(ManyWords::latency(1us), u"0.001 ms"_s);
    QCOMPARE(ManyWords::latency(400us), u"0.4 ms"_s);
    QCOMPARE(ManyWords::latency(412us), u"0.412 ms"_s);
    QCOMPARE(ManyWords::latency(1'120us), u"1.12 ms"_s);
    QCOMPARE(ManyWords::latency(10ms), u"10 ms"_s);
    QCOMPARE(ManyWords::latency(100ms), u"100 ms"_s);
    QCOMPARE(ManyWords::latency(1s), u"1 s"_s);
    QCOMPARE(ManyWords::latency(15'210ms), u"15.2 s"_s);
    QCOMPARE(ManyWords::latency(1'000s), u"1000 s"_s);
    QCOMPARE(ManyWords::span(200ms), u"less than 1 s"_s);
    QCOMPARE(ManyWords::span(5'200ms), u"6 s"_s);
    QCOMPARE(ManyWords::span(60s), u"1 min 0 s"_s);
    QCOMPARE(ManyWords::span(3'599'500ms), u"1 h 0 min"_s);
    QCOMPARE(ManyWords::lasted(85ms), u"85 ms"_s);
    QCOMPARE(ManyWords::lasted(12'340ms), u"12.3 s"_s);
    QCOMPARE(ManyWords::lasted(12'000s), u"3 h 20 min"_s);
    QCOMPARE(ManyWords::moment(0), u"0 s"_s);
    QCOMPARE(ManyWords::moment(3 * 0.2), u"0.6 s"_s);
    QCOMPARE(ManyWords::moment(0.000'05), u"0.00005 s"_s);
    QCOMPARE(ManyWords::moment(12'000), u"12,000 s"_s);
    QCOMPARE(ManyWords::share(0, 10), u"0 %"_s);
    QCOMPARE(ManyWords::share(10, 10), u"100 %"_s);
    QCOMPARE(ManyWords::share(1, 3), u"33.33 %"_s);
    QCOMPARE(ManyWords::share(1, 1'000'000), u"< 0.01 %"_s);
    QCOMPARE(ManyWords::share(999'999, 1'000'000), u"> 99.99 %"_s); // not all
    QCOMPARE(ManyWords::share(0, 0), u"0 %"_s);
    QCOMPARE(ManyWords::rate(14'200.4), u"14,200 exchanges/s"_s);
    QCOMPARE(ManyWords::rate(0.5), u"0.5 exchanges/s"_s);
    QCOMPARE(ManyWords::rate(0.04), u"0.04 exchanges/s"_s);
    QCOMPARE(ManyWords::rate(0.00123456), u"0.00123 exchanges/s"_s);
    QCOMPARE(ManyWords::rate(0.9999), u"1 exchanges/s"_s);
    QCOMPARE(ManyWords::rate(0), u"0 exchanges/s"_s);
    QCOMPARE(ManyWords::wholePercent(999, 1'000), u"99 %"_s); // not all
    QCOMPARE(ManyWords::wholePercent(1'000, 1'000), u"100 %"_s);
    for (std::size_t i = 0; i < roles::RunOutcomes; ++i)
        QVERIFY(!ManyWords::outcome(roles::RunOutcome(i)).isEmpty());
    QCOMPARE(ManyWords::bin({400us, 450us, 12}, 24), u"0.4 ms to 0.45 ms: 12 exchange(s), 50.00 %"_s);
}

void ManyValuesTest::aLongReplyIsCutBetweenCharacters()
{
    const auto said = [](const QByteArray &reply) {
        roles::RunTally tally;
        tally.counts[std::size_t(roles::RunOutcome::OtherError)] = 1;
        tally.examples[std::size_t(roles::RunOutcome::OtherError)].reply = reply;
        return ManyWords::example(tally, roles::RunOutcome::OtherError);
    };
    QCOMPARE(said("Error, "_ba + QByteArray(293, 'x')), QString(u"Error, "_s + QString(293, u'x')));
    QCOMPARE(said("Error, x"_ba + u"\u00e4"_s.repeated(200).toUtf8()),
             QString(u"Error, x"_s + u"\u00e4"_s.repeated(146) + u'\u2026'));
    QCOMPARE(said("Error, "_ba + u"\u00e4"_s.repeated(200).toUtf8()),
             QString(u"Error, "_s + u"\u00e4"_s.repeated(146) + u'\u2026'));
}

QTEST_GUILESS_MAIN(ManyValuesTest)
#include "tst_manyvalues.moc"
