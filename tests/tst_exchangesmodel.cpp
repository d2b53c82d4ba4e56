#include "fakeparts.h"

#include "core/trace/phases.h"
#include "gui/exchanges/exchangesmodel.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace fakeparts;
using namespace midhop::gui;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

class TestExchangesModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();

    void showsTheFacts();
    void showsTheOptionalFacts();
    void showsABlockedExchange();
    void foreignTextIsMadeHarmless();
    void aLongMessageEndsWithAnEllipsis();
    void aRunningExchangeChangesInPlace();
    void clearedJournalEmptiesTheTable();
    void sortsByAnyColumn_data();
    void sortsByAnyColumn();
    void equalOnesStandAsTheyCame();
    void addressesAreSortedByValue();
    void longTextsAreSortedToTheirEnd();
    void textsThatBeginOtherwiseGoToTheirPlace_data();
    void textsThatBeginOtherwiseGoToTheirPlace();
    void arrivingExchangesGoToTheirPlace();
    void aChangedExchangeMoves();
    void persistentIndexesFollowTheirExchange();
    void whileHeldNothingComesBetween();
    void rowsThatLeaveAreRemoved_data();
    void rowsThatLeaveAreRemoved();
    void showsWhatPassesTheFilter();
    void aFilterThatNothingPassesIsTold();
    void filterAndOrderWorkTogether();
    void sortsManyInSlices();
    void staysInOrderWhateverHappens_data();
    void staysInOrderWhateverHappens();

private:
    void setFilter(const QString &text);
    void publish(std::vector<trace::Part> parts);
    [[nodiscard]] QList<quint64> ids() const;
    [[nodiscard]] QList<quint64> expectedIds(int column, Qt::SortOrder order) const;
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<RowFilter> m_filter;
    std::unique_ptr<ExchangesModel> m_model;
    std::unique_ptr<Tester> m_tester;
};

namespace {

/// A finished exchange that differs from others in all that can be sorted by.
trace::Part variedPart(quint32 number, quint32 seed)
{
    QRandomGenerator random(seed);
    trace::Part part =
        proxyPart(number, true, QByteArray("message ") + QByteArray::number(random.bounded(30)));
    part.ended = part.started + std::chrono::microseconds(random.bounded(20));
    part.client.port = quint16(1 + random.bounded(65'000));
    part.serverIp = QByteArray("10.0.") + QByteArray::number(random.bounded(3)) + '.' +
                    QByteArray::number(random.bounded(120));
    part.upstream = {wire::IpAddress::fromIpv4(0x7f000001), quint16(random.bounded(5))};
    part.server = {wire::IpAddress::fromIpv4(random.bounded(4U)), 8888};
    part.reply = random.bounded(3) == 0 ? QByteArray() : QByteArray(random.bounded(12), 'r');
    part.replyBytes = part.reply.size();
    if (random.bounded(2) == 0) {
        part.verdict = trace::Verdict::Blocked;
        part.rule = random.bounded(2) == 0 ? "10.0.0.0/8" : "*:8888";
        part.outcome = trace::Outcome::Blocked;
    }
    return part;
}

/// The same while it runs.
trace::Part runningPart(quint32 number, quint32 seed)
{
    trace::Part part = variedPart(number, seed);
    part.finished = false;
    part.ended = 0ns;
    part.outcome = trace::Outcome::Running;
    part.reply.clear();
    part.replyBytes = 0;
    return part;
}

constexpr int Patience = 30'000; ///< milliseconds, on a busy machine

/// An order of its own for the reference: what is compared as one value.
using Value = std::pair<std::vector<qint64>, QByteArray>;

Value endpointValue(const wire::Endpoint &endpoint)
{
    return endpoint.port == 0 ? Value{} : Value{{1, qint64(endpoint.address.toIpv4()), endpoint.port}, {}};
}

Value valueOf(const trace::Store &store, qsizetype row, int column)
{
    const trace::Facts facts = store.facts(row);
    switch (column) {
    case ExchangeColumn::Number:
        return {{qint64(store.id(row).value)}, {}};
    case ExchangeColumn::Time:
        return {{facts.started.count()}, {}};
    case ExchangeColumn::Client:
        return endpointValue(facts.client);
    case ExchangeColumn::Destination:
        return endpointValue(
            {*wire::IpAddress::parse(*facts.serverIp), facts.serverPort->toByteArray().toUShort()});
    case ExchangeColumn::Message:
        return {{}, facts.message->toByteArray()};
    case ExchangeColumn::Decision:
        return {{qint64(facts.verdict)}, facts.rule.toByteArray()};
    case ExchangeColumn::Reply:
        return {{facts.reply.isEmpty() ? qint64(facts.outcome) : 1000}, facts.reply.toByteArray()};
    case ExchangeColumn::Latency:
        return {{facts.latency.count()}, {}};
    case ExchangeColumn::Outcome:
        return {{qint64(facts.outcome)}, {}};
    case ExchangeColumn::Rule:
        return {{}, facts.rule.toByteArray()};
    case ExchangeColumn::MessageBytes:
        return {{facts.message->size()}, {}};
    case ExchangeColumn::ReplyBytes:
        return {{facts.replyBytes}, {}};
    case ExchangeColumn::Proxy:
        return endpointValue(facts.proxy);
    case ExchangeColumn::UpstreamPort:
        return {{facts.upstream.port}, {}};
    case ExchangeColumn::Server:
        return endpointValue(facts.server);
    case ExchangeColumn::DecisionTime:
        return {{trace::phasesOf(store.exchange(row)).decision.value_or(-1ns).count()}, {}};
    default:
        return {};
    }
}

} // namespace

void TestExchangesModel::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_tester.reset();
    m_model.reset();
    m_filter.reset();
    m_journal = std::make_unique<Journal>();
    m_filter = std::make_unique<RowFilter>(m_journal.get());
    m_model = std::make_unique<ExchangesModel>(m_journal.get(), m_filter.get());
    m_tester = std::make_unique<Tester>(m_model.get(), Tester::FailureReportingMode::QtTest);
}

void TestExchangesModel::setFilter(const QString &text)
{
    m_filter->setFilter(text.isEmpty() ? std::nullopt : std::optional(trace::parseFilter(text).value()));
}

void TestExchangesModel::publish(std::vector<trace::Part> parts)
{
    m_journal->feed()->publish(std::move(parts));
}

QList<quint64> TestExchangesModel::ids() const
{
    QList<quint64> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.append(m_model->exchangeAt(row).value);
    return ids;
}

QList<quint64> TestExchangesModel::expectedIds(int column, Qt::SortOrder order) const
{
    const trace::Store &store = m_journal->store();
    std::vector<std::pair<Value, qsizetype>> rows;
    for (qsizetype row = store.firstRow(); row < store.endRow(); ++row) {
        if (!m_filter->filter() || m_filter->filter()->matches(store.facts(row), store.id(row)))
            rows.emplace_back(column < 0 ? Value{} : valueOf(store, row, column), row);
    }
    std::stable_sort(rows.begin(), rows.end(), [order](const auto &a, const auto &b) {
        return order == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
    });
    QList<quint64> ids;
    for (const auto &[value, row] : rows)
        ids.append(store.id(row).value);
    return ids;
}

void TestExchangesModel::showsTheFacts()
{
    publish({proxyPart(1)});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, ExchangeColumn::Number), u"1"_s);
    QCOMPARE(cell(0, ExchangeColumn::Client), u"127.0.0.1:20001"_s);
    QCOMPARE(cell(0, ExchangeColumn::Destination), u"127.0.0.1:8888"_s);
    QCOMPARE(cell(0, ExchangeColumn::Message), u"tgmr"_s);
    QCOMPARE(cell(0, ExchangeColumn::Decision), u"allowed"_s);
    QCOMPARE(cell(0, ExchangeColumn::Reply), u"DONE"_s);
    QCOMPARE(cell(0, ExchangeColumn::Latency), u"0.40 ms"_s);
}

void TestExchangesModel::showsTheOptionalFacts()
{
    trace::Part part = blockedPart(1);
    part.upstream = {wire::IpAddress::fromIpv4(0x7f000001), 51'000};
    part.server = {*wire::IpAddress::parse("::1"), 8888};
    publish({part});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, ExchangeColumn::Outcome), u"blocked"_s);
    QCOMPARE(cell(0, ExchangeColumn::Rule), u"127.0.0.1:7777"_s);
    QCOMPARE(cell(0, ExchangeColumn::MessageBytes), u"4"_s);
    QCOMPARE(cell(0, ExchangeColumn::ReplyBytes), u"26"_s);
    QCOMPARE(cell(0, ExchangeColumn::Proxy), u"127.0.0.1:6000"_s);
    QCOMPARE(cell(0, ExchangeColumn::UpstreamPort), u"51000"_s);
    QCOMPARE(cell(0, ExchangeColumn::Server), u"[::1]:8888"_s);
    QCOMPARE(cell(0, ExchangeColumn::DecisionTime), u"0.01 ms"_s);
    QCOMPARE(cell(0, ExchangeColumn::ConnectDownstream), QString());
    for (int column = 0; column < ExchangeColumn::Count; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestExchangesModel::showsABlockedExchange()
{
    publish({blockedPart(1)});
    QTRY_COMPARE(m_model->rowCount(), 1);
    const QModelIndex decision = m_model->index(0, ExchangeColumn::Decision);
    QCOMPARE(decision.data().toString(), u"blocked · 127.0.0.1:7777"_s);
    QCOMPARE(decision.data(ExchangesModel::ToneRole).toInt(), int(trace::LogLine::Tone::Bad));
    QCOMPARE(cell(0, ExchangeColumn::Reply), u"Error, not allowed address"_s);
}

void TestExchangesModel::foreignTextIsMadeHarmless()
{
    publish({proxyPart(1, true, "a\tb\n\xff")});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, ExchangeColumn::Message), u"a\\u0009b\\u000a\\xff"_s);
}

void TestExchangesModel::aLongMessageEndsWithAnEllipsis()
{
    publish({proxyPart(1, true, QByteArray(256, 'a')), proxyPart(2, true, QByteArray(257, 'a'))});
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(0, ExchangeColumn::Message), QString(256, u'a'));
    QCOMPARE(cell(1, ExchangeColumn::Message), QString(256, u'a') + u'…');
}

void TestExchangesModel::aRunningExchangeChangesInPlace()
{
    publish({proxyPart(1, false), proxyPart(2)});
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(0, ExchangeColumn::Reply), u"running"_s);
    QCOMPARE(cell(0, ExchangeColumn::Latency), u"–"_s);
    QSignalSpy changed(m_model.get(), &ExchangesModel::dataChanged);
    publish({proxyPart(1), proxyPart(3)});
    QTRY_COMPARE(m_model->rowCount(), 3);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 0);
    QCOMPARE(cell(0, ExchangeColumn::Reply), u"DONE"_s);
}

void TestExchangesModel::clearedJournalEmptiesTheTable()
{
    publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(m_model->rowCount(), 2);
    m_model->sort(ExchangeColumn::Latency);
    m_journal->clear();
    QCOMPARE(m_model->rowCount(), 0);
    publish({proxyPart(3)});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, 0), u"3"_s);
    QCOMPARE(m_model->rowOf({3}), 0);
    QCOMPARE(m_model->rowOf({1}), -1);
    QCOMPARE(m_model->placeOf({1}), ExchangesModel::Place::Gone);
}

void TestExchangesModel::sortsByAnyColumn_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column <= ExchangeColumn::DecisionTime; ++column)
        QTest::newRow(qPrintable(QString(ExchangeColumn::key(column)))) << column;
}

void TestExchangesModel::sortsByAnyColumn()
{
    QFETCH(int, column);
    std::vector<trace::Part> parts;
    for (quint32 i = 1; i <= 200; ++i)
        parts.push_back(i % 7 == 0 ? runningPart(i, i) : variedPart(i, i));
    publish(std::move(parts));
    QTRY_COMPARE(m_model->rowCount(), 200);
    m_model->sort(column, Qt::AscendingOrder);
    QTRY_COMPARE(ids(), expectedIds(column, Qt::AscendingOrder));
    m_model->sort(column, Qt::DescendingOrder);
    QTRY_COMPARE(ids(), expectedIds(column, Qt::DescendingOrder));
    m_model->sort(-1);
    QCOMPARE(ids(), expectedIds(-1, Qt::AscendingOrder));
}

void TestExchangesModel::equalOnesStandAsTheyCame()
{
    publish({proxyPart(1, true, "same long message"), proxyPart(2, true, "other"),
             proxyPart(3, true, "same long message"), proxyPart(4, true, "other")});
    QTRY_COMPARE(m_model->rowCount(), 4);
    m_model->sort(ExchangeColumn::Message, Qt::AscendingOrder);
    QCOMPARE(ids(), (QList<quint64>{2, 4, 1, 3}));
    m_model->sort(ExchangeColumn::Message, Qt::DescendingOrder);
    QCOMPARE(ids(), (QList<quint64>{1, 3, 2, 4}));
}

void TestExchangesModel::addressesAreSortedByValue()
{
    std::vector<trace::Part> parts;
    for (const char *ip : {"example.com", "::1", "10.0.0.10", "9.0.0.1", "10.0.0.9", "EXAMPLE.aa"}) {
        parts.push_back(proxyPart(quint32(parts.size() + 1)));
        parts.back().serverIp = QByteArray(ip);
    }
    publish(std::move(parts));
    QTRY_COMPARE(m_model->rowCount(), 6);
    m_model->sort(ExchangeColumn::Destination);
    QStringList shown;
    for (int row = 0; row < 6; ++row)
        shown.append(cell(row, ExchangeColumn::Destination));
    QCOMPARE(shown, (QStringList{u"9.0.0.1:8888"_s, u"10.0.0.9:8888"_s, u"10.0.0.10:8888"_s, u"[::1]:8888"_s,
                                 u"EXAMPLE.aa:8888"_s, u"example.com:8888"_s}));
}

void TestExchangesModel::longTextsAreSortedToTheirEnd()
{
    const QByteArray same(500, 'x');
    publish({proxyPart(1, true, same + 'b'), proxyPart(2, true, same), proxyPart(3, true, same + 'a'),
             proxyPart(4, true, "xxxxxxx"), proxyPart(5, true, QByteArray("xxxxxxx\0", 8))});
    QTRY_COMPARE(m_model->rowCount(), 5);
    m_model->sort(ExchangeColumn::Message);
    QCOMPARE(ids(), (QList<quint64>{4, 5, 2, 3, 1}));
    publish({proxyPart(6, true, same + 'a'), proxyPart(7, true, same + '_')});
    QTRY_COMPARE(ids(), (QList<quint64>{4, 5, 2, 7, 3, 6, 1}));
}

void TestExchangesModel::textsThatBeginOtherwiseGoToTheirPlace_data()
{
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("ascending") << Qt::AscendingOrder;
    QTest::newRow("descending") << Qt::DescendingOrder;
}

// Keys leave out what the texts that were there when the order was chosen have in common.
void TestExchangesModel::textsThatBeginOtherwiseGoToTheirPlace()
{
    QFETCH(Qt::SortOrder, order);
    publish({proxyPart(1, true, "message 2 and more of it"), proxyPart(2, true, "message 1")});
    QTRY_COMPARE(m_model->rowCount(), 2);
    m_model->sort(ExchangeColumn::Message, order);
    publish({proxyPart(3, true, "zebra"), proxyPart(4, true, "a"), proxyPart(5, true, "message"),
             proxyPart(6, true, "message 2 and less of it"), proxyPart(7, true, "messages in a long row"),
             proxyPart(8, true, "messages in a long line")});
    QTRY_COMPARE(m_model->rowCount(), 8);
    const QList<quint64> ascending{4, 5, 2, 6, 1, 8, 7, 3};
    const QList<quint64> descending(ascending.rbegin(), ascending.rend());
    QCOMPARE(ids(), order == Qt::AscendingOrder ? ascending : descending);
}

void TestExchangesModel::arrivingExchangesGoToTheirPlace()
{
    m_model->sort(ExchangeColumn::Message);
    publish({proxyPart(1, true, "d"), proxyPart(2, true, "b")});
    QTRY_COMPARE(ids(), (QList<quint64>{2, 1}));
    QSignalSpy inserted(m_model.get(), &ExchangesModel::rowsInserted);
    QSignalSpy laidOut(m_model.get(), &ExchangesModel::layoutChanged);
    publish({proxyPart(3, true, "a"), proxyPart(4, true, "c"), proxyPart(5, true, "e")});
    QTRY_COMPARE(ids(), (QList<quint64>{3, 2, 4, 1, 5}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(laidOut.size(), 1);
}

void TestExchangesModel::aChangedExchangeMoves()
{
    m_model->sort(ExchangeColumn::Latency, Qt::DescendingOrder);
    publish({proxyPart(1, false), proxyPart(2), proxyPart(3, false)});
    QTRY_COMPARE(ids(), (QList<quint64>{2, 1, 3}));
    trace::Part slow = proxyPart(3);
    slow.ended = slow.started + 900us;
    publish({slow});
    QTRY_COMPARE(ids(), (QList<quint64>{3, 2, 1}));
    QCOMPARE(m_model->rowOf({3}), 0);
}

void TestExchangesModel::persistentIndexesFollowTheirExchange()
{
    std::vector<trace::Part> parts;
    for (quint32 i = 1; i <= 20; ++i)
        parts.push_back(variedPart(i, i));
    publish(std::move(parts));
    QTRY_COMPARE(m_model->rowCount(), 20);
    std::vector<QPersistentModelIndex> kept;
    for (int row = 0; row < 20; ++row)
        kept.emplace_back(m_model->index(row, row % 3));
    const auto stillRight = [&] {
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (m_model->exchangeAt(kept[i].row()).value != i + 1 || kept[i].column() != int(i) % 3)
                return false;
        }
        return true;
    };
    m_model->sort(ExchangeColumn::Message, Qt::DescendingOrder);
    QVERIFY(stillRight());
    publish({variedPart(21, 3), variedPart(22, 5), variedPart(23, 8)});
    QTRY_COMPARE(m_model->rowCount(), 23);
    QVERIFY(stillRight());
    m_model->sort(-1);
    QVERIFY(stillRight());
}

void TestExchangesModel::whileHeldNothingComesBetween()
{
    m_model->sort(ExchangeColumn::Message);
    publish({proxyPart(1, true, "b"), proxyPart(2, true, "d")});
    QTRY_COMPARE(ids(), (QList<quint64>{1, 2}));
    m_model->setHeld(true);
    publish({proxyPart(3, true, "a"), proxyPart(4, true, "c")});
    QTRY_COMPARE(m_model->waiting(), 2);
    QCOMPARE(m_model->placeOf({3}), ExchangesModel::Place::Waiting);
    QCOMPARE(ids(), (QList<quint64>{1, 2}));
    m_model->setHeld(false);
    QTRY_COMPARE(ids(), (QList<quint64>{3, 1, 4, 2}));
    QCOMPARE(m_model->waiting(), 0);
}

void TestExchangesModel::rowsThatLeaveAreRemoved_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow("in the order of arrival") << -1;
    QTest::newRow("sorted") << int(ExchangeColumn::Message);
}

void TestExchangesModel::rowsThatLeaveAreRemoved()
{
    QFETCH(int, column);
    m_journal->setLimit(1024);
    m_model->sort(column);
    std::vector<trace::Part> parts;
    for (quint32 i = 1; i <= 3000; ++i)
        parts.push_back(variedPart(i, i));
    publish(std::move(parts));
    QTRY_COMPARE(m_journal->left(), 1024);
    QTRY_COMPARE(ids(), expectedIds(column, Qt::AscendingOrder));
    QCOMPARE(m_model->left(), 1024);
    QCOMPARE(m_model->placeOf({1}), ExchangesModel::Place::Gone);
    QCOMPARE(m_model->placeOf({1025}), ExchangesModel::Place::Shown);
}

void TestExchangesModel::showsWhatPassesTheFilter()
{
    publish({proxyPart(1), blockedPart(2), proxyPart(3, false), blockedPart(4)});
    QTRY_COMPARE(m_model->rowCount(), 4);
    setFilter(u"decision is blocked"_s);
    QTRY_COMPARE(ids(), (QList<quint64>{2, 4}));
    QCOMPARE(m_model->placeOf({1}), ExchangesModel::Place::Filtered);
    QCOMPARE(m_model->rowOf({4}), 1);
    publish(
        {blockedPart(3), blockedPart(5), proxyPart(6)}); // one that runs comes to pass: between the others
    QTRY_COMPARE(ids(), (QList<quint64>{2, 3, 4, 5}));
    setFilter({});
    QTRY_COMPARE(ids(), (QList<quint64>{1, 2, 3, 4, 5, 6}));
}

void TestExchangesModel::aFilterThatNothingPassesIsTold()
{
    setFilter(u"decision is blocked"_s);
    QVERIFY(!m_model->isFilteredToNone()); // there is nothing to be filtered
    publish({proxyPart(1)});
    QTRY_VERIFY(m_model->isFilteredToNone());
    QCOMPARE(m_model->rowCount(), 0);
    publish({blockedPart(2)});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QVERIFY(!m_model->isFilteredToNone());
}

void TestExchangesModel::filterAndOrderWorkTogether()
{
    std::vector<trace::Part> parts;
    for (quint32 i = 1; i <= 300; ++i)
        parts.push_back(i % 5 == 0 ? runningPart(i, i) : variedPart(i, i));
    publish(std::move(parts));
    QTRY_COMPARE(m_model->rowCount(), 300);
    m_model->sort(ExchangeColumn::Message, Qt::DescendingOrder);
    setFilter(u"outcome is done"_s);
    QTRY_COMPARE(ids(), expectedIds(ExchangeColumn::Message, Qt::DescendingOrder));
    QVERIFY(m_model->rowCount() > 0 && m_model->rowCount() < 300);
    parts.clear();
    for (quint32 i = 5; i <= 300; i += 5)
        parts.push_back(variedPart(i, i));
    publish(std::move(parts));
    QTRY_COMPARE(ids(), expectedIds(ExchangeColumn::Message, Qt::DescendingOrder));
    m_model->sort(ExchangeColumn::Latency);
    QTRY_COMPARE(ids(), expectedIds(ExchangeColumn::Latency, Qt::AscendingOrder));
    m_model->sort(-1);
    QTRY_COMPARE(ids(), expectedIds(-1, Qt::AscendingOrder));
    m_model->sort(ExchangeColumn::Latency);
    setFilter({});
    QTRY_COMPARE(ids(), expectedIds(ExchangeColumn::Latency, Qt::AscendingOrder));
    QCOMPARE(m_model->rowCount(), 300);
}

// More than fits a slice, with arrivals, changes and leaving rows before it is done.
void TestExchangesModel::sortsManyInSlices()
{
    m_tester.reset(); // it looks at every cell at every signal
    const auto message = [](quint32 i) -> QByteArray {
        return (i % 2 == 0 ? "a long beginning " : "b long beginning ") +
               QByteArray::number(i * 7919 % 30'000);
    };
    std::vector<trace::Part> parts;
    for (quint32 i = 1; i <= 30'000; ++i)
        parts.push_back(proxyPart(i, i % 50 != 0, message(i)));
    publish(std::move(parts));
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 30'000, Patience);
    m_model->sort(ExchangeColumn::Message);
    QVERIFY(m_model->isSorting());
    QCOMPARE(m_model->rowCount(), 30'000);
    parts.clear();
    for (quint32 i = 50; i <= 30'000; i += 50)
        parts.push_back(proxyPart(i, true, "a long beginning zzz"));
    for (quint32 i = 30'001; i <= 30'500; ++i)
        parts.push_back(variedPart(i, i));
    publish(std::move(parts));
    m_journal->setLimit(20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_model->isSorting(), Patience);
    // Those that ran when they left come back as new rows.
    QTRY_VERIFY_WITH_TIMEOUT(m_journal->store().endRow() >= 30'500, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_journal->left() > 9'000, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(ids(), expectedIds(ExchangeColumn::Message, Qt::AscendingOrder), Patience);
}

void TestExchangesModel::staysInOrderWhateverHappens_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestExchangesModel::staysInOrderWhateverHappens()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    m_journal->setLimit(2048);
    quint32 next = 1;
    std::vector<quint32> running;
    int column = -1;
    auto order = Qt::AscendingOrder;
    for (int round = 0; round < 28; ++round) {
        std::vector<trace::Part> parts;
        for (int i = random.bounded(150); i > 0; --i, ++next) {
            const bool runs = random.bounded(4) == 0;
            parts.push_back(runs ? runningPart(next, next) : variedPart(next, next));
            if (runs)
                running.push_back(next);
        }
        while (!running.empty() && random.bounded(3) != 0) {
            const auto which = running.begin() + random.bounded(int(running.size()));
            parts.push_back(variedPart(*which, *which));
            running.erase(which);
        }
        publish(std::move(parts));
        const int act = random.bounded(8);
        if (act == 3)
            setFilter(random.bounded(2) == 0 ? QString() : u"outcome is done or message contains '7'"_s);
        if (act == 0)
            m_model->setHeld(!m_model->isHeld());
        if (act <= 2) {
            column = random.bounded(-1, ExchangeColumn::DecisionTime + 1);
            order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            m_model->sort(column, order);
        }
        if (round % 4 == 3) {
            m_model->setHeld(false);
            // One that ran when it left comes back as a new row.
            QTRY_VERIFY(m_journal->store().endRow() >= qsizetype(next - 1));
            QTRY_COMPARE(ids(), expectedIds(column, order));
        }
    }
}

QTEST_GUILESS_MAIN(TestExchangesModel)
#include "tst_exchangesmodel.moc"
