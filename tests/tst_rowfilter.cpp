#include "fakeparts.h"

#include "gui/filter/rowfilter.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <map>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::optional<trace::Filter> filterOf(QStringView text)
{
    auto filter = trace::parseFilter(text);
    return filter ? std::optional(filter.takeValue()) : std::nullopt;
}

/// What table and logs know: the answers as they were told.
class Listener
{
public:
    explicit Listener(RowFilter *filter, Journal *journal)
    {
        QObject::connect(filter, &RowFilter::restarted, filter, [this, journal] {
            m_answers.clear();
            m_end = journal->store().firstRow();
        });
        QObject::connect(filter, &RowFilter::answered, filter,
                         [this, filter](qsizetype first, qsizetype end) {
                             QCOMPARE(first, m_end);
                             QVERIFY(end > first);
                             m_end = end;
                             for (qsizetype row = first; row < end; ++row)
                                 m_answers[row] = filter->passes(row);
                         });
        QObject::connect(filter, &RowFilter::answerChanged, filter, [this](qsizetype row, bool passes) {
            QVERIFY(m_answers.contains(row));
            QVERIFY(m_answers[row] != passes);
            m_answers[row] = passes;
        });
        QObject::connect(journal, &Journal::leaving, filter, [this](qsizetype firstRow) {
            m_answers.erase(m_answers.begin(), m_answers.lower_bound(firstRow));
            m_end = std::max(m_end, firstRow);
        });
        QObject::connect(journal, &Journal::cleared, filter, [this, journal] {
            m_answers.clear();
            m_end = journal->store().firstRow();
        });
    }
    [[nodiscard]] const std::map<qsizetype, bool> &answers() const { return m_answers; }

private:
    std::map<qsizetype, bool> m_answers;
    qsizetype m_end = 0;
};

} // namespace

class TestRowFilter : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_journal = std::make_unique<Journal>();
    }

    void withoutAFilterAllPass();
    void looksAtWhatIsThereAndWhatComes();
    void anExchangeThatChangesIsAskedAgain();
    void anotherFilterStartsOver();
    void rowsThatLeaveAreForgotten();
    void clearedJournalHasNoAnswers();
    void looksInSlices();
    void findsAllOfManyRows_data();
    void findsAllOfManyRows();
    void agreesWithAskingEachRow();

private:
    std::unique_ptr<Journal> m_journal;
};

void TestRowFilter::withoutAFilterAllPass()
{
    RowFilter filter(m_journal.get());
    QSignalSpy answered(&filter, &RowFilter::answered);
    m_journal->feed()->publish({proxyPart(1), blockedPart(2)});
    QTRY_COMPARE(m_journal->exchanges(), 2);
    QVERIFY(!filter.isActive());
    QCOMPARE(filter.answeredEnd(), 2);
    QVERIFY(filter.passes(0) && filter.passes(1));
    QCOMPARE(filter.matches(), 2);
    QCOMPARE(filter.progress(), 1.0);
    QCOMPARE(answered.size(), 0);
}

void TestRowFilter::looksAtWhatIsThereAndWhatComes()
{
    m_journal->feed()->publish({proxyPart(1), blockedPart(2)});
    QTRY_COMPARE(m_journal->exchanges(), 2);
    RowFilter filter(m_journal.get());
    const Listener listener(&filter, m_journal.get());
    filter.setFilter(filterOf(u"decision is blocked"));
    QVERIFY(filter.isActive());
    QCOMPARE(filter.answeredEnd(), 0);
    QCOMPARE(filter.progress(), 0.0);
    QTRY_COMPARE(filter.answeredEnd(), 2);
    QVERIFY(!filter.passes(0) && filter.passes(1));
    m_journal->feed()->publish({blockedPart(3), proxyPart(4)});
    QTRY_COMPARE(filter.answeredEnd(), 4);
    QVERIFY(filter.passes(2) && !filter.passes(3));
    QVERIFY(!filter.passes(4) && !filter.passes(-1));
    QCOMPARE(filter.matches(), 2);
    QCOMPARE(filter.progress(), 1.0);
    QCOMPARE(listener.answers(), (std::map<qsizetype, bool>{{0, false}, {1, true}, {2, true}, {3, false}}));
}

void TestRowFilter::anExchangeThatChangesIsAskedAgain()
{
    RowFilter filter(m_journal.get());
    filter.setFilter(filterOf(u"outcome is running"));
    QSignalSpy changed(&filter, &RowFilter::answerChanged);
    m_journal->feed()->publish({proxyPart(1, false), proxyPart(2, false)});
    QTRY_COMPARE(filter.matches(), 2);
    m_journal->feed()->publish({proxyPart(2)});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).value<qsizetype>(), 1);
    QCOMPARE(changed.first().at(1).toBool(), false);
    QVERIFY(filter.passes(0) && !filter.passes(1));
    QCOMPARE(filter.matches(), 1);
    QCOMPARE(filter.progress(), 1.0);
}

void TestRowFilter::anotherFilterStartsOver()
{
    m_journal->feed()->publish({proxyPart(1), blockedPart(2)});
    RowFilter filter(m_journal.get());
    filter.setFilter(filterOf(u"decision is blocked"));
    QTRY_COMPARE(filter.matches(), 1);
    QSignalSpy restarted(&filter, &RowFilter::restarted);
    filter.setFilter(filterOf(u"tgmr"));
    QCOMPARE(restarted.size(), 1);
    QCOMPARE(filter.answeredEnd(), 0);
    QCOMPARE(filter.matches(), 0);
    QVERIFY(!filter.passes(1));
    QTRY_COMPARE(filter.matches(), 2);
    QSignalSpy answered(&filter, &RowFilter::answered);
    filter.setFilter(std::nullopt);
    QCOMPARE(restarted.size(), 2);
    QVERIFY(!filter.isActive());
    QCOMPARE(filter.answeredEnd(), 2);
    m_journal->feed()->publish({proxyPart(3)});
    QTRY_COMPARE(m_journal->exchanges(), 3);
    QCOMPARE(answered.size(), 0);
}

void TestRowFilter::rowsThatLeaveAreForgotten()
{
    RowFilter filter(m_journal.get());
    filter.setFilter(filterOf(u"decision is blocked"));
    std::vector<trace::Part> parts;
    for (quint32 number = 1; number <= 200; ++number)
        parts.push_back(number % 2 == 0 ? blockedPart(number) : proxyPart(number));
    m_journal->feed()->publish(std::move(parts));
    QTRY_COMPARE(filter.matches(), 100);
    QVERIFY(filter.passes(99) && filter.passes(151));
    emit m_journal->leaving(150);
    QCOMPARE(filter.matches(), 25);
    QVERIFY(!filter.passes(99));
    QVERIFY(filter.passes(151) && !filter.passes(152));
    QCOMPARE(filter.answeredEnd(), 200);
    m_journal->feed()->publish({blockedPart(201)});
    QTRY_COMPARE(filter.matches(), 26);
    QVERIFY(filter.passes(200));
    // Also those that were not looked at yet.
    emit m_journal->leaving(202);
    QCOMPARE(filter.matches(), 0);
    QCOMPARE(filter.answeredEnd(), 202);
    m_journal->feed()->publish({blockedPart(202), blockedPart(203), proxyPart(204)});
    QTRY_COMPARE(filter.answeredEnd(), 204);
    QVERIFY(filter.passes(202) && !filter.passes(203));
    QCOMPARE(filter.matches(), 1);
}

void TestRowFilter::clearedJournalHasNoAnswers()
{
    RowFilter filter(m_journal.get());
    const Listener listener(&filter, m_journal.get());
    filter.setFilter(filterOf(u"decision is blocked"));
    m_journal->feed()->publish({blockedPart(1), proxyPart(2), blockedPart(3)});
    QTRY_COMPARE(filter.matches(), 2);
    m_journal->clear();
    QCOMPARE(filter.matches(), 0);
    QCOMPARE(filter.answeredEnd(), m_journal->store().firstRow());
    m_journal->feed()->publish({proxyPart(4), blockedPart(5)});
    QTRY_COMPARE(filter.matches(), 1);
    QCOMPARE(listener.answers().size(), 2U);
}

// However much there is, the window gets its turn.
void TestRowFilter::looksInSlices()
{
    constexpr int Rows = 500;
    std::vector<trace::Part> parts;
    for (quint32 number = 1; number <= Rows; ++number)
        parts.push_back(proxyPart(number, true, QByteArray(2'000, 'a')));
    m_journal->feed()->publish(std::move(parts));
    QTRY_COMPARE(m_journal->exchanges(), Rows);
    RowFilter filter(m_journal.get());
    filter.setSliceLimit(0ms);
    QSignalSpy answered(&filter, &RowFilter::answered);
    filter.setFilter(filterOf(u"message matches \"[bc]$\""));
    QTRY_COMPARE(filter.answeredEnd(), Rows);
    QCOMPARE(answered.size(), Rows); // a pattern may take long: the clock is looked at behind each
    QCOMPARE(filter.matches(), 0);
    answered.clear();
    filter.setFilter(filterOf(u"id > 100000"));
    QTRY_COMPARE(filter.answeredEnd(), Rows);
    QVERIFY2(answered.size() > 5 && answered.size() < Rows / 10, qPrintable(QString::number(answered.size()))); // behind some
}

void TestRowFilter::findsAllOfManyRows_data()
{
    QTest::addColumn<int>("gone");
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<int>>("hits");
    QTest::newRow("the newest alone") << 0 << u"id in {19999, 20000}"_s << std::vector<int>{19998, 19999};
    QTest::newRow("the oldest alone") << 0 << u"id == 1"_s << std::vector<int>{0};
    QTest::newRow("one in the middle") << 0 << u"message == \"7777\""_s << std::vector<int>{7776};
    QTest::newRow("none") << 0 << u"zzzz"_s << std::vector<int>{};
    QTest::newRow("behind rows that have left")
        << 100 << u"id in {1, 99, 15000}"_s << std::vector<int>{14999};
    QTest::newRow("by a text too long to be shared")
        << 0 << u"rule contains \"xx\" and message == \"5\""_s << std::vector<int>{4};
}

// So many that all cores look at them, as long as there is no hit.
void TestRowFilter::findsAllOfManyRows()
{
    QFETCH(const int, gone);
    QFETCH(const QString, text);
    QFETCH(const std::vector<int>, hits);
    constexpr quint32 Rows = 20'000;
    std::vector<trace::Part> parts;
    for (quint32 number = 1; number <= Rows; ++number) {
        parts.push_back(proxyPart(number, true, QByteArray::number(number)));
        parts.back().rule = QByteArray(600, 'x');
    }
    m_journal->feed()->publish(std::move(parts));
    QTRY_COMPARE(m_journal->exchanges(), qsizetype(Rows));
    RowFilter filter(m_journal.get());
    const Listener listener(&filter, m_journal.get());
    filter.setFilter(filterOf(text));
    if (gone > 0)
        emit m_journal->leaving(gone);
    QTRY_COMPARE(filter.answeredEnd(), qsizetype(Rows));
    QCOMPARE(filter.matches(), qsizetype(hits.size()));
    QCOMPARE(listener.answers().size(), Rows - quint32(gone));
    std::vector<int> passing;
    for (const auto &[row, passes] : listener.answers()) {
        if (passes)
            passing.push_back(int(row));
    }
    QCOMPARE(passing, hits);
    // Those that come later, while there may be a hit or none.
    m_journal->feed()->publish({proxyPart(Rows + 1)});
    QTRY_COMPARE(filter.answeredEnd(), qsizetype(Rows) + 1);
    QCOMPARE(filter.matches(), qsizetype(hits.size()));
}

void TestRowFilter::agreesWithAskingEachRow()
{
    QRandomGenerator random(5);
    RowFilter filter(m_journal.get());
    const Listener listener(&filter, m_journal.get());
    const QStringList texts{u"decision is blocked"_s,
                            u"outcome is running or id in 5..9"_s,
                            u"latency"_s,
                            u"not message contains a"_s,
                            u"done"_s,
                            u"client.port > 20050"_s};
    quint32 last = 0;
    std::vector<quint32> open;
    for (int round = 0; round < 60; ++round) {
        std::vector<trace::Part> parts;
        for (int i = int(random.bounded(40)); i > 0; --i) {
            if (!open.empty() && random.bounded(3) == 0) {
                const auto at = open.begin() + random.bounded(int(open.size()));
                parts.push_back(random.bounded(2) == 0 ? blockedPart(*at) : proxyPart(*at));
                open.erase(at);
                continue;
            }
            ++last;
            const bool finished = random.bounded(2) == 0;
            if (!finished)
                open.push_back(last);
            parts.push_back(proxyPart(last, finished, QByteArray(1, char('a' + random.bounded(3)))));
        }
        m_journal->feed()->publish(std::move(parts));
        if (round % 9 == 0)
            filter.setFilter(filterOf(texts[round / 9 % texts.size()]));
        if (round % 4 != 0)
            continue;
        QTRY_COMPARE(m_journal->store().endRow(), qsizetype(last));
        QTRY_COMPARE(filter.answeredEnd(), qsizetype(last));
        const auto agrees = [&] {
            const trace::Store &store = m_journal->store();
            qsizetype matches = 0;
            for (qsizetype row = store.firstRow(); row < store.endRow(); ++row) {
                const bool right = filter.filter()->matches(store.facts(row), store.id(row));
                matches += right;
                const auto told = listener.answers().find(row);
                if (filter.passes(row) != right || told == listener.answers().end() || told->second != right)
                    return false;
            }
            return matches == filter.matches();
        };
        QTRY_VERIFY(agrees());
    }
}

QTEST_MAIN(TestRowFilter)
#include "tst_rowfilter.moc"
