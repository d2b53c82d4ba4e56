#include "fakeparts.h"

#include "gui/logs/linefilter.h"
#include "gui/logs/logexport.h"
#include "gui/logs/logmodel.h"
#include "gui/logs/logsearch.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <random>
#include <set>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

namespace {

/// A filter whose answers the test gives.
class FakeFilter final : public LineFilter
{
public:
    [[nodiscard]] bool isActive() const override { return active; }
    [[nodiscard]] qsizetype answeredEnd() const override { return end; }
    [[nodiscard]] bool passes(qsizetype row) const override { return !active || passing.contains(row); }
    [[nodiscard]] bool isSearching() const override { return searching; }

    void begin(std::set<qsizetype> rows)
    {
        active = true;
        end = 0;
        passing = std::move(rows);
        emit restarted();
    }
    void stop()
    {
        active = false;
        emit restarted();
    }
    void answer(qsizetype newEnd)
    {
        const qsizetype first = std::exchange(end, newEnd);
        emit answered(first, newEnd);
    }
    void change(qsizetype row, bool passes)
    {
        passes ? (void)passing.insert(row) : (void)passing.erase(row);
        emit answerChanged(row, passes);
    }

    bool active = false;
    bool searching = false;
    qsizetype end = 0;
    std::set<qsizetype> passing;
};

/// `whole` as it was told before its end.
trace::Part begun(const trace::Part &whole)
{
    trace::Part part = proxyPart(0, false);
    part.serial = whole.serial;
    part.client = whole.client;
    part.started = whole.started;
    part.message = whole.message;
    part.envelope = whole.envelope;
    part.events.assign(whole.events.begin(), whole.events.begin() + 2);
    return part;
}

trace::Exchange loaded(quint32 number)
{
    trace::Exchange exchange;
    exchange.proxy = proxyPart(number, true, "m" + QByteArray::number(number));
    return exchange;
}

} // namespace

/// Lines that leave, and lines that a filter lets through. Each loaded exchange has seven.
class TestLogRows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();

    void linesLeaveWithTheirExchanges();
    void theMarkTellsHowManyLinesHaveLeft();
    void noticesLeaveWithTheLinesAroundThem();
    void aLateLineOfAnExchangeThatLeftSaysSo();
    void linesLeaveDuringAPause();
    void aClearedLogHasNoMark();
    void aFilterLeavesLinesOut();
    void aFilterGrowsWithItsAnswers();
    void leavesTheThreadToTheSearchForAFirstHit();
    void waitsForAnAnswerInTheOrderOfTime();
    void anAnswerThatChangesAddsAndRemoves();
    void newLinesOfAnAnsweredExchange();
    void aFilterDuringAPause();
    void noFilterShowsAllAgain();
    void findsRowsOfAnExchangeBehindAFilter();
    void searchesWhatIsShown();
    void matchesLeaveWithTheirLines();
    void savesWhatIsShownWhileItChanges();
    void agreesWithASimpleReference_data();
    void agreesWithASimpleReference();

private:
    void add(quint32 count);
    [[nodiscard]] QString text(int row) const
    {
        return m_model->index(row, LogModel::LineColumn).data().toString();
    }
    /// The messages of the exchanges shown, in the order of their lines.
    [[nodiscard]] QStringList messages() const;

    quint32 m_number = 0;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<FakeFilter> m_filter;
    std::unique_ptr<LogModel> m_model;
    std::unique_ptr<Tester> m_tester;
};

void TestLogRows::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_number = 0;
    m_journal = std::make_unique<Journal>();
    m_filter = std::make_unique<FakeFilter>();
    m_model = std::make_unique<LogModel>(trace::Role::Proxy, m_journal.get());
    m_tester = std::make_unique<Tester>(m_model.get(), Tester::FailureReportingMode::QtTest);
    m_model->setFilter(m_filter.get());
}

void TestLogRows::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_filter.reset();
    m_journal.reset();
}

void TestLogRows::add(quint32 count)
{
    std::vector<trace::Exchange> exchanges;
    for (; count > 0; --count)
        exchanges.push_back(loaded(++m_number));
    m_journal->add(std::move(exchanges));
}

QStringList TestLogRows::messages() const
{
    QStringList found;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (text(row).startsWith(u"Message: "_s))
            found.append(text(row).mid(9));
    }
    return found;
}

void TestLogRows::linesLeaveWithTheirExchanges()
{
    m_journal->setLimit(1024);
    add(2047);
    QTRY_COMPARE(m_model->rowCount(), 2047 * 7);
    QSignalSpy removed(m_model.get(), &LogModel::rowsRemoved);
    add(1);
    QTRY_COMPARE(m_model->rowCount(), 1 + 1024 * 7);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(m_model->exchangeAt(1).value, 1025U);
    QCOMPARE(text(4), u"Message: m1025"_s);
    QCOMPARE(m_model->rowsOf({1025}), (std::vector<std::pair<int, int>>{{1, 7}}));
    QVERIFY(m_model->rowsOf({1024}).empty());
}

void TestLogRows::theMarkTellsHowManyLinesHaveLeft()
{
    m_journal->setLimit(1024);
    add(2048);
    QTRY_COMPARE(m_model->left(), 7168);
    QCOMPARE(text(0), u"… 7,168 older lines have left the memory"_s);
    QCOMPARE(m_model->index(0, LogModel::NumberColumn).data().toString(), QString());
    QCOMPARE(m_model->index(0, LogModel::TimeColumn).data().toString(), QString());
    QVERIFY(m_model->index(0, 0).data(LogModel::MutedRole).toBool());
    QVERIFY(!m_model->index(1, 0).data(LogModel::MutedRole).toBool());
    QCOMPARE(m_model->exchangeAt(0).value, 0U);
    QCOMPARE(QString::fromUtf8(m_model->rowText(0)), text(0));
    QSignalSpy changed(m_model.get(), &LogModel::dataChanged);
    add(1024);
    QTRY_COMPARE(m_model->left(), 14336);
    QCOMPARE(text(0), u"… 14,336 older lines have left the memory"_s);
    QVERIFY(!changed.isEmpty());
}

void TestLogRows::noticesLeaveWithTheLinesAroundThem()
{
    m_journal->setLimit(1024);
    const auto tell = [this](const QByteArray &words) {
        const int before = m_model->rowCount();
        m_journal->feed()->publish(notice(trace::Role::Proxy, words));
        QTRY_COMPARE(m_model->rowCount(), before + 1);
    };
    tell("first");
    add(1024);
    tell("second");
    add(1023);
    tell("third");
    QCOMPARE(m_model->rowCount(), 2047 * 7 + 3);
    add(1);
    QTRY_COMPARE(m_model->left(), 7168 + 1);
    QCOMPARE(text(1), u"second"_s);
    QCOMPARE(text(2 + 1023 * 7), u"third"_s);
    add(1024);
    QTRY_COMPARE(m_model->left(), 2 * 7168 + 3);
    QCOMPARE(m_model->exchangeAt(1).value, 2049U);
}

void TestLogRows::aLateLineOfAnExchangeThatLeftSaysSo()
{
    m_journal->setLimit(1024);
    const trace::Part whole = proxyPart(9000);
    m_journal->feed()->publish({begun(whole)});
    QTRY_COMPARE(m_model->rowCount(), 5);
    add(1500);
    m_journal->feed()->publish({whole});
    QTRY_COMPARE(m_model->rowCount(), 5 + 1500 * 7 + 2);
    add(600);
    QTRY_COMPARE(m_journal->left(), 1024);
    // Row 0 was the one under way: its last two lines stand behind the 477 exchanges that are held still.
    const int late = 1 + (1500 - 1023) * 7;
    for (const int row : {late, late + 1}) {
        QCOMPARE(text(row), u"… this line has left the memory"_s);
        QVERIFY(m_model->isMuted(row));
        QVERIFY(!m_model->timeAt(row));
        QCOMPARE(m_model->exchangeAt(row).value, 0U);
    }
    QVERIFY(!m_model->isMuted(late - 1) && !m_model->isMuted(late + 2));
    add(1000);
    QTRY_COMPARE(m_journal->left(), 2048);
    QVERIFY(!m_model->isMuted(1));
    QCOMPARE(m_model->left(), 2048 * 7);
}

void TestLogRows::linesLeaveDuringAPause()
{
    m_journal->setLimit(1024);
    add(100);
    m_model->setPaused(true);
    add(1000);
    QTRY_COMPARE(m_model->heldBack(), 7000);
    QCOMPARE(m_model->rowCount(), 700);
    add(948);
    QTRY_COMPARE(m_journal->left(), 1024);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->heldBack(), 1024 * 7);
    QVERIFY(m_model->rowsOf({1025}).empty());
    m_model->setPaused(false);
    QCOMPARE(m_model->rowCount(), 1 + 1024 * 7);
    QCOMPARE(m_model->exchangeAt(1).value, 1025U);
}

void TestLogRows::aClearedLogHasNoMark()
{
    m_journal->setLimit(1024);
    add(2048);
    QTRY_COMPARE(m_model->left(), 7168);
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    add(1);
    QCOMPARE(text(3), u"Message: m2049"_s);
    add(1023);
    QTRY_COMPARE(m_journal->left(), 2048);
    QCOMPARE(m_model->left(), 0);
    QCOMPARE(m_model->rowCount(), 1024 * 7);
    m_journal->clear();
    QCOMPARE(m_model->rowCount(), 0);
}

void TestLogRows::aFilterLeavesLinesOut()
{
    add(5);
    m_journal->feed()->publish(notice(trace::Role::Proxy, "between"));
    QTRY_COMPARE(m_model->rowCount(), 36);
    QSignalSpy sifted(m_model.get(), &LogModel::sifted);
    m_filter->begin({1, 3});
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->isSifting());
    m_filter->answer(5);
    QTRY_COMPARE(m_model->rowCount(), 15);
    QCOMPARE(messages(), QStringList({u"m2"_s, u"m4"_s}));
    QCOMPARE(text(14), u"between"_s);
    QCOMPARE(sifted.size(), 1);
    QVERIFY(!m_model->isSifting());
    QVERIFY(!m_model->isFilteredEmpty());
    m_filter->begin({});
    m_filter->answer(5);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QVERIFY(m_model->isFilteredEmpty());
}

void TestLogRows::aFilterGrowsWithItsAnswers()
{
    add(4);
    m_filter->begin({0, 2, 3});
    QSignalSpy inserted(m_model.get(), &LogModel::rowsInserted);
    m_filter->answer(2);
    QTRY_COMPARE(messages(), QStringList{u"m1"_s});
    m_filter->answer(3);
    QTRY_COMPARE(messages(), QStringList({u"m1"_s, u"m3"_s}));
    m_filter->answer(4);
    QTRY_COMPARE(messages(), QStringList({u"m1"_s, u"m3"_s, u"m4"_s}));
    QCOMPARE(inserted.size(), 3);
    add(1);
    QCOMPARE(m_model->rowCount(), 21);
    m_filter->passing.insert(4);
    m_filter->answer(5);
    QTRY_COMPARE(m_model->rowCount(), 28);
}

// A line of an old exchange that came behind a new one's waits until the new one's answer is there.
void TestLogRows::leavesTheThreadToTheSearchForAFirstHit()
{
    add(40);
    m_model->setFilter(m_filter.get());
    m_filter->begin({30});
    m_filter->searching = true;
    m_filter->answer(20);
    m_filter->answer(30);
    QVERIFY(m_model->isSifting());
    QCOMPARE(messages(), QStringList());
    m_filter->searching = false;
    m_filter->answer(40);
    QTRY_VERIFY(!m_model->isSifting());
    QCOMPARE(messages().size(), 1);
}

void TestLogRows::waitsForAnAnswerInTheOrderOfTime()
{
    const trace::Part whole = proxyPart(9000);
    m_journal->feed()->publish({begun(whole)});
    QTRY_COMPARE(m_model->rowCount(), 5);
    add(1);
    m_journal->feed()->publish({whole});
    QTRY_COMPARE(m_model->rowCount(), 14);
    m_filter->begin({0, 1});
    m_filter->answer(1);
    QTRY_COMPARE(m_model->rowCount(), 5);
    m_filter->answer(2);
    QTRY_COMPARE(m_model->rowCount(), 14);
    QCOMPARE(text(13), u"response send to Client"_s);
    QCOMPARE(m_model->exchangeAt(13).value, 1U);
}

void TestLogRows::anAnswerThatChangesAddsAndRemoves()
{
    add(6);
    m_filter->begin({1, 4});
    m_filter->answer(6);
    QTRY_COMPARE(messages(), QStringList({u"m2"_s, u"m5"_s}));
    QSignalSpy inserted(m_model.get(), &LogModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &LogModel::rowsRemoved);
    m_filter->change(2, true);
    m_filter->change(3, true);
    m_filter->change(0, true);
    QTRY_COMPARE(messages(), QStringList({u"m1"_s, u"m2"_s, u"m3"_s, u"m4"_s, u"m5"_s}));
    // Those one behind the other came in one go.
    QCOMPARE(inserted.size(), 2);
    m_filter->change(1, false);
    m_filter->change(2, false);
    m_filter->change(5, true);
    QTRY_COMPARE(messages(), QStringList({u"m1"_s, u"m4"_s, u"m5"_s, u"m6"_s}));
    QCOMPARE(removed.size(), 1);
    m_filter->change(5, false);
    m_filter->change(5, true);
    m_filter->change(0, false);
    QTRY_COMPARE(messages(), QStringList({u"m4"_s, u"m5"_s, u"m6"_s}));
}

void TestLogRows::newLinesOfAnAnsweredExchange()
{
    const std::vector<trace::Part> whole{proxyPart(9000), proxyPart(9001)};
    m_journal->feed()->publish({begun(whole[0]), begun(whole[1])});
    QTRY_COMPARE(m_model->rowCount(), 10);
    m_filter->begin({1});
    m_filter->answer(2);
    QTRY_COMPARE(m_model->rowCount(), 5);
    m_journal->feed()->publish(std::vector(whole));
    QTRY_COMPARE(m_model->rowCount(), 7);
    m_filter->change(0, true);
    QTRY_COMPARE(m_model->rowCount(), 14);
    QCOMPARE(m_model->rowsOf({1}), (std::vector<std::pair<int, int>>{{0, 4}, {10, 11}}));
}

void TestLogRows::aFilterDuringAPause()
{
    add(4);
    m_model->setPaused(true);
    add(4);
    QCOMPARE(m_model->heldBack(), 28);
    m_filter->begin({1, 5, 6});
    m_filter->answer(8);
    QTRY_COMPARE(messages(), QStringList{u"m2"_s});
    QCOMPARE(m_model->heldBack(), 14);
    m_filter->change(2, true);
    m_filter->change(7, true);
    QTRY_COMPARE(messages(), QStringList({u"m2"_s, u"m3"_s}));
    QCOMPARE(m_model->heldBack(), 21);
    m_filter->change(5, false);
    QTRY_COMPARE(m_model->heldBack(), 14);
    m_model->setPaused(false);
    QCOMPARE(messages(), QStringList({u"m2"_s, u"m3"_s, u"m7"_s, u"m8"_s}));
}

void TestLogRows::noFilterShowsAllAgain()
{
    add(5000);
    m_filter->begin({7});
    m_filter->answer(5000);
    QTRY_COMPARE(m_model->rowCount(), 7);
    m_filter->stop();
    QTRY_COMPARE(m_model->rowCount(), 35'000);
    m_filter->begin({});
    m_model->setFilter(nullptr);
    QTRY_COMPARE(m_model->rowCount(), 35'000);
    m_filter->change(1, false);
    QCOMPARE(m_model->rowCount(), 35'000);
}

void TestLogRows::findsRowsOfAnExchangeBehindAFilter()
{
    add(5);
    m_filter->begin({3});
    m_filter->answer(5);
    QTRY_COMPARE(m_model->rowCount(), 7);
    QCOMPARE(m_model->rowsOf({4}), (std::vector<std::pair<int, int>>{{0, 6}}));
    QVERIFY(m_model->rowsOf({3}).empty());
}

void TestLogRows::searchesWhatIsShown()
{
    add(20);
    LogSearch search(m_model.get());
    QSignalSpy found(&search, &LogSearch::found);
    search.setText(u"Message: "_s);
    QTRY_COMPARE(search.matches(), 20);
    m_filter->begin({4, 9});
    m_filter->answer(20);
    QTRY_COMPARE(search.matches(), 2);
    m_filter->change(0, true);
    m_filter->change(9, false);
    m_filter->change(12, true);
    QTRY_COMPARE(search.matches(), 3);
    search.next(-1);
    search.next(3);
    search.previous(0);
    QCOMPARE(found.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(found[i].first().toInt(), QList<int>({3, 10, 17})[i]);
    QCOMPARE(text(10), u"Message: m5"_s);
}

void TestLogRows::matchesLeaveWithTheirLines()
{
    m_journal->setLimit(1024);
    add(1500);
    LogSearch search(m_model.get());
    QSignalSpy found(&search, &LogSearch::found);
    search.setText(u"Message: m1"_s);
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.matches(), 1 + 10 + 100 + 501);
    add(548);
    QTRY_COMPARE(m_journal->left(), 1024);
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.matches(), 1999 - 1024);
    search.next(-1);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].first().toInt(), 4);
    QCOMPARE(search.numberOf(4), 0);
    QCOMPARE(search.numberOf(11), 1);
    QCOMPARE(text(4), u"Message: m1025"_s);
}

void TestLogRows::savesWhatIsShownWhileItChanges()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log.txt"_s);
    m_journal->setLimit(4096);
    add(8000);
    QTRY_COMPARE(m_journal->left(), 3072);
    std::set<qsizetype> rows;
    for (qsizetype row = m_journal->left(); row < 8000; ++row)
        rows.insert(row);
    const auto kept = int(rows.size());
    m_filter->begin(std::move(rows));
    m_filter->answer(8000);
    QTRY_COMPARE(m_model->rowCount(), 1 + kept * 7);
    LogExport job(m_model.get(), m_journal.get());
    QSignalSpy saved(&job, &LogExport::saved);
    job.save(path);
    QVERIFY2(job.isRunning(), "the job is too small to be interrupted");
    // An exchange that was not written yet goes; others come, and nothing leaves meanwhile.
    m_filter->change(7990, false);
    add(2000);
    m_filter->answer(10'000);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 60'000);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 1 + (kept - 1) * 7 + 1);
    QCOMPARE(lines.first(), "… 21,504 older lines have left the memory"_ba);
    QVERIFY(lines[4].endsWith("Message: m3073"));
    QVERIFY(lines[lines.size() - 5].endsWith("Message: m8000"));
    QTRY_COMPARE(m_journal->left(), 5120);
}

namespace {

/// What a log should show, told in the simplest way.
struct Reference
{
    struct Entry
    {
        qsizetype row = -1; ///< -1: a notice
        int line = 0;
        QByteArray notice;
        bool gone = false; ///< its exchange has left …
        bool goneShown = false; ///< … and it was shown then
    };
    std::deque<Entry> entries;
    qint64 left = 0;
    qint64 pausedAt = -1; ///< an entry's number since the beginning, those that left counted
    [[nodiscard]] bool shows(const Entry &entry, const FakeFilter &filter) const
    {
        return entry.row < 0 || (entry.gone ? entry.goneShown : filter.passes(entry.row));
    }
};

} // namespace

void TestLogRows::agreesWithASimpleReference_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestLogRows::agreesWithASimpleReference()
{
    QFETCH(const quint32, seed);
    std::mt19937 engine(seed);
    const auto below = [&engine](quint32 limit) { return quint32(engine() % limit); };
    Reference reference;
    std::size_t versions = 0;
    QByteArray told;
    connect(m_journal.get(), &Journal::changed, m_model.get(), [&](const auto &changes) {
        versions += changes.size();
        for (const trace::Store::Change &change : changes) {
            for (int line = 0; line < change.lineCount; ++line)
                reference.entries.push_back({change.row, change.firstLine + line, {}, false, false});
        }
    });
    connect(m_journal.get(), &Journal::noticed, m_model.get(), [&](const auto &notices) {
        for (const trace::Notice &notice : notices)
            reference.entries.push_back({-1, 0, told = notice.text, false, false});
    });
    connect(m_journal.get(), &Journal::leaving, m_model.get(), [&](qsizetype first) {
        for (Reference::Entry &entry : reference.entries) {
            if (entry.row >= 0 && entry.row < first && !entry.gone) {
                entry.goneShown = reference.shows(entry, *m_filter);
                entry.gone = true;
            }
        }
        const auto stays = [](const Reference::Entry &entry) { return entry.row >= 0 && !entry.gone; };
        auto end = std::ranges::find_if(reference.entries, stays);
        while (end != reference.entries.begin() && std::prev(end)->row < 0)
            --end;
        reference.left += end - reference.entries.begin();
        reference.entries.erase(reference.entries.begin(), end);
    });
    m_journal->setLimit(1024);

    // Empty where all is as it should be.
    const auto difference = [&](std::size_t samples) -> QByteArray {
        std::vector<const Reference::Entry *> shown;
        qint64 held = 0;
        for (std::size_t at = 0; at < reference.entries.size(); ++at) {
            const Reference::Entry &entry = reference.entries[at];
            if (!reference.shows(entry, *m_filter))
                continue;
            if (reference.pausedAt >= 0 && reference.left + qint64(at) >= reference.pausedAt)
                ++held;
            else
                shown.push_back(&entry);
        }
        const int offset = reference.left > 0 ? 1 : 0;
        if (m_model->rowCount() != offset + int(shown.size()) || m_model->heldBack() != held ||
            m_model->left() != reference.left)
            return "another number of lines";
        const std::size_t step = 1 + shown.size() / samples;
        for (std::size_t at = below(quint32(step)); at < shown.size(); at += step) {
            const Reference::Entry &entry = *shown[at];
            const int row = offset + int(at);
            const bool known = entry.row >= 0 && !entry.gone;
            QByteArray expected = entry.gone ? "… this line has left the memory" : entry.notice;
            if (known)
                expected = trace::logLines(*m_journal->store().part(entry.row, trace::Role::Proxy),
                                           trace::Detail::Window)[std::size_t(entry.line)]
                               .text;
            if (m_model->lineAt(row) != expected || m_model->isMuted(row) != entry.gone)
                return m_model->lineAt(row) + " instead of " + expected;
            if (m_model->exchangeAt(row).value != (known ? m_journal->store().id(entry.row).value : 0))
                return "another number at " + expected;
        }
        return {};
    };

    std::vector<trace::Part> underWay;
    quint32 live = 100'000;
    for (int step = 0; step < 60; ++step) {
        const qsizetype end = m_journal->store().endRow();
        switch (below(10)) {
        case 0: {
            // Under way, and some that were.
            std::vector<trace::Part> parts;
            for (quint32 more = below(5); more > 0; --more) {
                underWay.push_back(proxyPart(++live));
                parts.push_back(begun(underWay.back()));
            }
            while (!underWay.empty() && below(2)) {
                parts.push_back(underWay.front());
                underWay.erase(underWay.begin());
            }
            const std::size_t expected = versions + parts.size();
            m_journal->feed()->publish(std::move(parts));
            const QByteArray words = "notice " + QByteArray::number(step);
            m_journal->feed()->publish(notice(trace::Role::Proxy, words));
            QTRY_VERIFY(versions == expected && told == words);
            break;
        }
        case 1:
            add(below(1500));
            break;
        case 2:
            if (below(3) == 0) {
                m_filter->stop();
            } else {
                std::set<qsizetype> rows;
                for (qsizetype row = 0; row < end; ++row) {
                    if (below(4) == 0)
                        rows.insert(row);
                }
                m_filter->begin(std::move(rows));
            }
            for (Reference::Entry &entry : reference.entries)
                entry.goneShown = false;
            break;
        case 3:
        case 4:
            if (m_filter->active) {
                for (quint32 more = below(40); more > 0 && m_filter->end > m_journal->left(); --more) {
                    const qsizetype row =
                        m_journal->left() + below(quint32(m_filter->end - m_journal->left()));
                    m_filter->change(row, !m_filter->passes(row));
                }
            }
            break;
        case 5:
            m_model->setPaused(!m_model->isPaused());
            reference.pausedAt =
                m_model->isPaused() ? reference.left + qint64(reference.entries.size()) : -1;
            break;
        default:
            add(below(20));
            break;
        }
        if (m_filter->active && m_filter->end < m_journal->store().endRow())
            m_filter->answer(m_journal->store().endRow());
        QTRY_VERIFY(m_journal->exchanges() < 2048);
        QTRY_COMPARE(difference(step % 20 == 19 ? 5000 : 20), QByteArray());
    }
}

QTEST_GUILESS_MAIN(TestLogRows)
#include "tst_logrows.moc"
