#include "core/trace/exchangeids.h"
#include "core/trace/store.h"
#include "core/trace/varint.h"
#include "tracesamples.h"

#include <QtCore/QRegularExpression>

#include <deque>
#include <map>
#include <random>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

/// Rows that leave, and loaded exchanges that come in.
class TestStoreRows : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void numbersComeBack();
    void leaveByWholeChunks_data();
    void leaveByWholeChunks();
    void keepNumbersAndPartsWhenOthersLeave();
    void aPartUnderWayComesBackAsANewRow();
    void theEndOfALingeringPartThatLeftIsDropped_data();
    void theEndOfALingeringPartThatLeftIsDropped();
    void tellsOfALingeringPartsEnd();
    void aLingeringPartIsWhole();
    void partsDoNotJoinARowThatLeft_data();
    void partsDoNotJoinARowThatLeft();
    void aClientWithoutAPortThatLeftHoldsNobodyUp();
    void loadedExchangesKeepTheirNumbers();
    void loadedExchangesJoinNothing();
    void loadedPartsComeBackAsTheyWere();
    void anExchangeWithoutPartsIsNoRow();
    void numbersBeginAgainInANewSession();
    void agreesWithASimpleReference_data();
    void agreesWithASimpleReference();
};

namespace {

std::vector<Store::Change> apply(Store &store, std::vector<Part> parts, std::chrono::nanoseconds now = 1s)
{
    Batch batch;
    batch.parts = std::move(parts);
    return store.apply(std::move(batch), now);
}

/// A client's part that joins nothing: its own port is not known.
Part alone(quint64 serial)
{
    Part part = clientPart(serial);
    part.client = {};
    part.message = "m"_ba + QByteArray::number(serial);
    return part;
}

Part lingering(Part part)
{
    part.lingering = true;
    return part;
}

/// Finished rows of one part, without a port, up to row `end`; their serials are a million and the row.
void fill(Store &store, qsizetype end)
{
    std::vector<Part> parts;
    for (qsizetype row = store.endRow(); row < end; ++row)
        parts.push_back(alone(1'000'000 + quint64(row)));
    (void)apply(store, std::move(parts));
    QCOMPARE(store.endRow(), end);
}

Exchange loaded(quint64 id)
{
    return {{id}, clientPart(1), proxyPart(2), serverPart(3)};
}

} // namespace

void TestStoreRows::numbersComeBack()
{
    std::mt19937_64 random(3);
    for (int bits = 0; bits <= 64; ++bits) {
        for (int round = 0; round < 50; ++round) {
            const quint64 value = bits == 0 ? 0 : random() >> (64 - bits);
            std::vector<char> bytes;
            putVarint(bytes, value);
            const auto size = qsizetype(bytes.size());
            for (int spare = 0; spare < VarintSpare; ++spare)
                bytes.push_back(char(random()));
            const char *at = bytes.data();
            QCOMPARE(takeVarint(at), value);
            QCOMPARE(at - bytes.data(), size);
            at = bytes.data();
            skipVarint(at);
            QCOMPARE(at - bytes.data(), size);
        }
    }
}

void TestStoreRows::leaveByWholeChunks_data()
{
    QTest::addColumn<qsizetype>("end");
    QTest::addColumn<qsizetype>("wish");
    QTest::addColumn<qsizetype>("first");
    const auto row = [](const char *name, qsizetype end, qsizetype wish, qsizetype first) {
        QTest::newRow(name) << end << wish << first;
    };
    row("nothing of an empty store", 0, 5000, 0);
    row("nothing below the first row", 3000, -1, 0);
    row("not a part of a chunk", 3000, 1023, 0);
    row("one chunk", 3000, 1024, 1024);
    row("one chunk when one and a half could", 3000, 2047, 1024);
    row("two chunks", 3000, 2048, 2048);
    row("not the chunk that is being filled", 3000, 3000, 2048);
    row("not more than there is", 3000, 99'999, 2048);
    row("everything where the last chunk is full", 2048, 2048, 2048);
}

void TestStoreRows::leaveByWholeChunks()
{
    QFETCH(const qsizetype, end);
    QFETCH(const qsizetype, wish);
    QFETCH(const qsizetype, first);
    Store store;
    fill(store, end);
    store.leave(wish);
    QCOMPARE(store.firstRow(), first);
    QCOMPARE(store.endRow(), end);
    QCOMPARE(store.count(), end - first);
    QVERIFY(!store.rowOf({quint64(first)}));
    if (first < end) {
        QCOMPARE(store.rowOf({quint64(first) + 1}), first);
        QCOMPARE(store.id(first).value, quint64(first) + 1);
    }
    fill(store, end + 1500);
    QCOMPARE(store.part(end + 1499, Role::Client)->serial, 1'000'000U + quint64(end) + 1499);
    QCOMPARE(store.id(end + 1499).value, quint64(end) + 1500);
}

void TestStoreRows::keepNumbersAndPartsWhenOthersLeave()
{
    Store store;
    fill(store, 5000);
    store.leave(3000);
    for (qsizetype row = store.firstRow(); row < store.endRow(); ++row) {
        QCOMPARE(store.part(row, Role::Client)->message, "m"_ba + QByteArray::number(1'000'000 + row));
        QCOMPARE(store.id(row).value, quint64(row) + 1);
        QCOMPARE(store.rowOf(store.id(row)), row);
    }
}

void TestStoreRows::aPartUnderWayComesBackAsANewRow()
{
    Store store;
    const Part whole = proxyPart(2);
    (void)apply(store, {underWay(whole, 2ms)});
    fill(store, 2000);
    store.leave(1024);
    const auto changes = apply(store, {underWay(whole, 4ms), whole});
    QCOMPARE(changes.size(), 2U);
    QCOMPARE(changes[0].row, 2000);
    QVERIFY(changes[0].isNew);
    QCOMPARE(changes[0].firstLine, 0);
    QCOMPARE(changes[1].row, 2000);
    QVERIFY(!changes[1].isNew);
    QCOMPARE(store.id(2000).value, 2001U);
}

void TestStoreRows::theEndOfALingeringPartThatLeftIsDropped_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("when its chunk leaves") << "leave"_ba;
    QTest::newRow("when everything is cleared") << "clear"_ba;
    QTest::newRow("when a new session begins") << "restart"_ba;
    QTest::newRow("when it was never applied") << "dismiss"_ba;
    QTest::newRow("when it was waiting for its row") << "waiting"_ba;
}

void TestStoreRows::theEndOfALingeringPartThatLeftIsDropped()
{
    QFETCH(const QByteArray, how);
    Store store;
    Part part = proxyPart(2);
    if (how == "waiting") {
        part = serverPart(2);
        QVERIFY(apply(store, {lingering(part)}).empty());
        QVERIFY(store.hasWaiting());
        store.clear();
    } else if (how == "dismiss") {
        store.dismiss(2);
    } else {
        QCOMPARE(apply(store, {lingering(part)}).size(), 1U);
        fill(store, 1024);
        how == "leave" ? store.leave(1024) : how == "clear" ? store.clear() : store.restart();
    }
    const qsizetype end = store.endRow();
    QVERIFY(apply(store, {part}).empty());
    QVERIFY(!store.hasWaiting());
    QCOMPARE(store.endRow(), end);
    // That was all that is remembered of it.
    (void)apply(store, {proxyPart(2)});
    QCOMPARE(store.endRow(), end + 1);
}

void TestStoreRows::tellsOfALingeringPartsEnd()
{
    Store store;
    fill(store, 1030);
    (void)apply(store, {lingering(proxyPart(2))});
    fill(store, 1040);
    store.leave(1024);
    const auto changes = apply(store, {proxyPart(2)});
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes[0].row, 1030);
    QCOMPARE(changes[0].role, Role::Proxy);
    QVERIFY(!changes[0].isNew);
    QCOMPARE(changes[0].lineCount, 0);
}

void TestStoreRows::aLingeringPartIsWhole()
{
    Store store;
    (void)apply(store, {clientPart(1), lingering(proxyPart(2)), serverPart(3)});
    const Exchange exchange = store.exchange(0);
    QVERIFY(exchange.client && exchange.proxy && exchange.server);
    QVERIFY(exchange.proxy->finished);
    QCOMPARE(exchange.proxy->reply, "DONE"_ba);
    QCOMPARE(exchange.proxy->events.size(), proxyPart(2).events.size());
    QCOMPARE(store.facts(0).outcome, Outcome::Done);
    QVERIFY(store.facts(0).finished);
}

void TestStoreRows::partsDoNotJoinARowThatLeft_data()
{
    // The first part's row leaves before the second, of the same exchange, comes.
    QTest::addColumn<Part>("first");
    QTest::addColumn<Part>("second");
    QTest::newRow("a proxy that comes behind its client") << clientPart(1) << proxyPart(2);
    QTest::newRow("a proxy that comes behind its client under way")
        << underWay(clientPart(1), 1ms) << proxyPart(2);
    QTest::newRow("a client that comes behind its proxy") << proxyPart(2) << clientPart(1);
    QTest::newRow("a server that comes behind its proxy") << proxyPart(2) << serverPart(3);
    QTest::newRow("a server that comes behind its lingering proxy")
        << lingering(proxyPart(2)) << serverPart(3);
    QTest::newRow("a proxy that comes behind its server") << serverPart(3) << proxyPart(2);
}

void TestStoreRows::partsDoNotJoinARowThatLeft()
{
    QFETCH(const Part, first);
    QFETCH(const Part, second);
    Store store;
    (void)apply(store, {first}, 20ms);
    (void)apply(store, {}, 120ms); // A server has waited long enough.
    QCOMPARE(store.endRow(), 1);
    fill(store, 1500);
    store.leave(1024);
    (void)apply(store, {second}, 130ms);
    (void)apply(store, {}, 240ms);
    QCOMPARE(store.endRow(), 1501);
    const Exchange exchange = store.exchange(1500);
    QCOMPARE(exchange.client.has_value(), second.role == Role::Client);
    QCOMPARE(exchange.proxy.has_value(), second.role == Role::Proxy);
    QCOMPARE(exchange.server.has_value(), second.role == Role::Server);
}

void TestStoreRows::aClientWithoutAPortThatLeftHoldsNobodyUp()
{
    Store store;
    Part portless = underWay(clientPart(1), 1ms);
    portless.client = {};
    (void)apply(store, {portless});
    fill(store, 1024);
    store.leave(1024);
    (void)apply(store, {proxyPart(2)});
    QVERIFY(!store.hasWaiting());
    QCOMPARE(store.endRow(), 1025);
}

void TestStoreRows::loadedExchangesKeepTheirNumbers()
{
    Store store;
    const auto add = [&store](quint64 id) {
        const auto changes = store.add(loaded(id));
        return changes.empty() ? 0 : store.id(changes.front().row).value;
    };
    QCOMPARE(add(0), 1U);
    QCOMPARE(add(1), 2U);
    QCOMPARE(add(5), 5U);
    QCOMPARE(add(6), 6U);
    QCOMPARE(add(6), 7U);
    QCOMPARE(add(3), 8U);
    QCOMPARE(add(9), 9U);
    QCOMPARE(add(std::numeric_limits<quint64>::max()), 10U);
    fill(store, 10);
    QCOMPARE(store.id(8).value, 11U);
    QCOMPARE(add(1'000'000'000'000), 1'000'000'000'000U);
    fill(store, 12);
    QCOMPARE(store.id(11).value, 1'000'000'000'001U);
    QCOMPARE(add(ExchangeIds::Greatest), quint64(ExchangeIds::Greatest));
    QCOMPARE(add(1), ExchangeIds::Greatest + 1);
    for (qsizetype row = 0; row < store.endRow(); ++row)
        QCOMPARE(store.rowOf(store.id(row)), row);
    for (const quint64 gap : {0ULL, 3ULL, 4ULL, 13ULL, 999'999'999'999ULL, ~0ULL})
        QVERIFY(!store.rowOf({gap}));
}

void TestStoreRows::loadedExchangesJoinNothing()
{
    Store store;
    (void)apply(store, {clientPart(1)}, 20ms);
    Exchange exchange;
    exchange.proxy = proxyPart(2);
    const auto changes = store.add(std::move(exchange));
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes[0].row, 1);
    QVERIFY(changes[0].isNew);
    QCOMPARE(changes[0].lineCount, 7);
    (void)apply(store, {proxyPart(2), serverPart(3)}, 21ms);
    QCOMPARE(store.endRow(), 2);
    QVERIFY(store.exchange(0).proxy && store.exchange(0).server);
    QVERIFY(!store.exchange(1).client && !store.exchange(1).server);
}

void TestStoreRows::loadedPartsComeBackAsTheyWere()
{
    Store store;
    (void)apply(store, {underWay(proxyPart(7, 30ms, 5, 6), 32ms)}, 40ms);
    Exchange exchange = loaded(9);
    exchange.proxy->serial = 7;
    exchange.proxy->lingering = true;
    exchange.server->finished = false;
    exchange.client->started = exchange.client->events.front().at = -3600s;
    const auto changes = store.add(std::move(exchange));
    QCOMPARE(changes.size(), 3U);
    QVERIFY(changes[0].isNew && !changes[1].isNew && !changes[2].isNew);
    const Exchange back = store.exchange(1);
    QCOMPARE(back.id.value, 9U);
    for (const auto *part : {&back.client, &back.proxy, &back.server}) {
        QVERIFY(*part && (*part)->finished && !(*part)->lingering);
        QCOMPARE((*part)->serial, 0U);
        QCOMPARE((*part)->reply, "DONE"_ba);
    }
    QCOMPARE(back.client->started, std::chrono::nanoseconds(-3600s));
    QCOMPARE(store.summary(1).message, "tgmr"_ba);
    // The live part with that serial is another.
    const auto later = apply(store, {proxyPart(7, 30ms, 5, 6)}, 50ms);
    QCOMPARE(later.size(), 1U);
    QCOMPARE(later[0].row, 0);
}

void TestStoreRows::anExchangeWithoutPartsIsNoRow()
{
    Store store;
    QVERIFY(store.add(Exchange{{7}, {}, {}, {}}).empty());
    QCOMPARE(store.endRow(), 0);
    fill(store, 1);
    QCOMPARE(store.id(0).value, 1U);
}

void TestStoreRows::numbersBeginAgainInANewSession()
{
    Store store;
    (void)store.add(loaded(20));
    fill(store, 3);
    store.clear();
    QCOMPARE(store.firstRow(), 0);
    QCOMPARE(store.endRow(), 0);
    fill(store, 1);
    QCOMPARE(store.id(0).value, 23U);
    fill(store, 2000);
    store.leave(1024);
    store.restart();
    QCOMPARE(store.firstRow(), 0);
    QCOMPARE(store.count(), 0);
    fill(store, 1);
    QCOMPARE(store.id(0).value, 1U);
}

namespace {

/// What the store should hold, told in the simplest way.
struct Reference
{
    struct Row
    {
        quint64 id = 0;
        QByteArray message;
        quint64 serial = 0; ///< of a part that is not final
        bool finished = false;
    };

    void append(quint64 id, const QByteArray &message, quint64 serial, bool finished)
    {
        lastId = id;
        rows.push_back({id, message, serial, finished});
    }
    void drop(size_t count)
    {
        for (; count > 0; --count) {
            if (rows.front().serial != 0 && rows.front().finished)
                ended.push_back(rows.front().serial);
            rows.pop_front();
        }
    }

    std::deque<Row> rows;
    qsizetype first = 0;
    quint64 lastId = 0;
    std::vector<quint64> ended; ///< lingering when they left
};

} // namespace

void TestStoreRows::agreesWithASimpleReference_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestStoreRows::agreesWithASimpleReference()
{
    QFETCH(const quint32, seed);
    std::mt19937 engine(seed);
    const auto below = [&engine](quint32 limit) { return quint32(engine() % limit); };
    Store store;
    Reference reference;
    quint64 serial = 0;
    for (int step = 0; step < 600; ++step) {
        switch (below(20)) {
        case 0: {
            const auto wish = qsizetype(below(2000)) + store.firstRow();
            const qsizetype first = std::min(wish, store.endRow()) / 1024 * 1024;
            if (first > reference.first) {
                reference.drop(size_t(first - reference.first));
                reference.first = first;
            }
            store.leave(wish);
            break;
        }
        case 1:
            if (below(8) == 0) {
                reference.drop(reference.rows.size());
                reference.first = 0;
                const bool anew = below(2);
                anew ? store.restart() : store.clear();
                if (anew)
                    reference.lastId = 0;
            }
            break;
        case 2:
        case 3:
        case 4: {
            const quint64 id = reference.lastId + below(5) - 2;
            Exchange exchange;
            exchange.id = {id};
            exchange.client = alone(++serial);
            exchange.client->message = "loaded "_ba + QByteArray::number(serial);
            const bool fits = id > reference.lastId && id < quint64(1) << 40;
            reference.append(fits ? id : reference.lastId + 1, *exchange.client->message, 0, true);
            QCOMPARE(store.add(std::move(exchange)).size(), 1U);
            break;
        }
        case 5:
        case 6:
        case 7: {
            // The next version of a part that is under way or lingers.
            std::vector<Reference::Row *> open;
            for (Reference::Row &row : reference.rows) {
                if (row.serial != 0)
                    open.push_back(&row);
            }
            if (open.empty())
                break;
            Reference::Row &row = *open[below(quint32(open.size()))];
            Part part = alone(row.serial);
            part.lingering = !row.finished && below(2);
            row.finished = true;
            if (!part.lingering)
                row.serial = 0;
            const auto changes = apply(store, {part});
            QCOMPARE(changes.size(), 1U);
            QCOMPARE(store.id(changes[0].row).value, row.id);
            QVERIFY(!changes[0].isNew);
            break;
        }
        case 8:
            if (!reference.ended.empty()) {
                const Part part = alone(reference.ended.back());
                reference.ended.pop_back();
                QVERIFY(apply(store, {part}).empty());
            }
            break;
        default:
            for (quint32 count = below(20) ? below(4) : below(1500); count > 0; --count) {
                Part part = alone(++serial);
                const quint32 kind = below(8);
                if (kind == 0)
                    part = underWay(part, 1ms);
                part.lingering = kind == 1;
                reference.append(reference.lastId + 1, *part.message, kind <= 1 ? serial : 0, kind != 0);
                QCOMPARE(apply(store, {part}).size(), 1U);
            }
            break;
        }
        QCOMPARE(store.firstRow(), reference.first);
        QCOMPARE(store.count(), qsizetype(reference.rows.size()));
        if (reference.rows.empty())
            continue;
        const qsizetype row = store.firstRow() + qsizetype(below(quint32(reference.rows.size())));
        const Reference::Row &expected = reference.rows[size_t(row - reference.first)];
        QCOMPARE(store.id(row).value, expected.id);
        QCOMPARE(store.rowOf({expected.id}), row);
        QCOMPARE(store.part(row, Role::Client)->message, expected.message);
        QCOMPARE(store.facts(row).finished, expected.finished);
        QVERIFY(!store.rowOf({reference.rows.front().id - 1}));
        QVERIFY(!store.rowOf({reference.lastId + 1}));
    }
}

QTEST_APPLESS_MAIN(TestStoreRows)
#include "tst_storerows.moc"
