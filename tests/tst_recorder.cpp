#include "fakeparts.h"

#include "gui/session/exchangetap.h"
#include "gui/session/recorder.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace fakeparts;
using namespace midhop::gui;

namespace {

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeLast(); // torn, or nothing
    return lines;
}

/// The numbers in the file's lines behind the head.
QList<qint64> idsOf(const QString &path)
{
    QList<qint64> ids;
    const QList<QByteArray> lines = linesOf(path);
    for (qsizetype i = 1; i < lines.size(); ++i)
        ids.append(QJsonDocument::fromJson(lines.at(i)).object().value("id"_L1).toInteger(-1));
    return ids;
}

ExchangeBatch batchOf(quint32 first, quint32 count, qsizetype messageSize = 4)
{
    std::vector<trace::Exchange> exchanges;
    for (quint32 i = 0; i < count; ++i) {
        trace::Exchange exchange;
        exchange.id = {first + i};
        exchange.proxy = proxyPart(first + i, true, QByteArray(messageSize, 'x'));
        exchanges.push_back(exchange);
    }
    return std::make_shared<const std::vector<trace::Exchange>>(std::move(exchanges));
}

/// What this program does when it is started to be killed: exchanges without end, recorded to `path`.
int recordForEver(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Journal journal;
    ExchangeTap tap(&journal);
    Recorder recorder;
    QObject::connect(&tap, &ExchangeTap::ended, &recorder, &Recorder::add);
    recorder.start({.path = QString::fromLocal8Bit(argv[2]), .rotateAt = 0, .late = false, .ownIds = true});
    quint32 number = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &journal, [&] {
        for (int i = 0; i < 10; ++i)
            journal.feed()->publish({proxyPart(++number)});
    });
    timer.start(2);
    return QCoreApplication::exec();
}

} // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tapTellsEachExchangeOnce();
    void tapWaitsForTheOtherEnds();
    void tapSkipsWhatComesFromAFile();
    void tapTellsWhatLeaves();
    void tapFlushesWhatHasEnded();
    void tapFlushesWhatRuns();
    void clearedRowsAreForgotten();

    void writesWhatItIsGiven();
    void continuesASession();
    void keepsTheWindowsNumbers();
    void leavesAForeignFileAlone();
    void tellsThatAFolderIsGoneAndGoesOn();
    void tellsThatTheFileWasRemoved();
    void waitsWhileTheDiskIsFull();
    void stopWritesWhatWaits();
    void beginsTheNextFile();
    void dropsTheOldestFile();
    void dropCutLeavesWhatCameLater();
    void lateFileIsMadeWithTheFirstExchange();
    void killedInTheMiddleItsFileIsWhole();
};

void TestRecorder::tapTellsEachExchangeOnce()
{
    Journal journal;
    ExchangeTap tap(&journal);
    QList<quint64> told;
    connect(&tap, &ExchangeTap::ended, this, [&](const ExchangeBatch &batch) {
        for (const trace::Exchange &exchange : *batch)
            told.append(exchange.id.value);
    });
    trace::Part lingering = proxyPart(1);
    lingering.lingering = true;
    journal.feed()->publish({lingering, proxyPart(2), proxyPart(3, false)});
    QTRY_COMPARE(told.size(), 2);
    lingering.lingering = false;
    journal.feed()->publish({lingering, proxyPart(3)});
    QTRY_COMPARE(told.size(), 3);
    std::ranges::sort(told);
    QCOMPARE(told, (QList<quint64>{1, 2, 3}));
}

void TestRecorder::tapWaitsForTheOtherEnds()
{
    Journal journal;
    ExchangeTap tap(&journal);
    std::vector<trace::Exchange> told;
    connect(&tap, &ExchangeTap::ended, this,
            [&](const ExchangeBatch &batch) { told.insert(told.end(), batch->begin(), batch->end()); });
    const trace::Part proxy = proxyPart(1);
    const trace::Part client = clientPart(1);
    journal.feed()->publish({proxy});
    QTRY_COMPARE(journal.exchanges(), 1);
    journal.feed()->publish({client});
    QTRY_COMPARE(told.size(), 1U);
    QVERIFY(trace::now() >= proxy.ended + ExchangeTap::Delay);
    if (told.front().id.value == 1 && journal.exchanges() == 1)
        QVERIFY2(told.front().client || trace::now() > client.started + 100ms,
                 "told without the client's part");
}

void TestRecorder::tapSkipsWhatComesFromAFile()
{
    Journal journal;
    ExchangeTap tap(&journal);
    QList<quint64> told;
    connect(&tap, &ExchangeTap::ended, this, [&](const ExchangeBatch &batch) {
        for (const trace::Exchange &exchange : *batch)
            told.append(exchange.id.value);
    });
    tap.setSkipping(true);
    journal.add(std::vector<trace::Exchange>(*batchOf(1, 3)));
    tap.setSkipping(false);
    journal.feed()->publish({proxyPart(4)});
    QTRY_COMPARE(told, QList<quint64>{4});
    QVERIFY(tap.untold().empty());
}

void TestRecorder::tapTellsWhatLeaves()
{
    Journal journal;
    journal.setLimit(trace::Store::RowsPerChunk);
    ExchangeTap tap(&journal);
    qsizetype told = 0;
    bool running = false;
    connect(&tap, &ExchangeTap::ended, this, [&](const ExchangeBatch &batch) {
        told += qsizetype(batch->size());
        running = running || !batch->front().proxy->finished;
    });
    std::vector<trace::Part> parts{proxyPart(1, false)};
    for (quint32 i = 2; i <= 3 * trace::Store::RowsPerChunk; ++i)
        parts.push_back(proxyPart(i));
    journal.feed()->publish(std::move(parts));
    QTRY_COMPARE(told, 3 * trace::Store::RowsPerChunk);
    QVERIFY(journal.left() > 0);
    QVERIFY2(running, "what was under way left untold");
}

void TestRecorder::tapFlushesWhatHasEnded()
{
    Journal journal;
    ExchangeTap tap(&journal);
    QSignalSpy ended(&tap, &ExchangeTap::ended);
    bool flushed = false;
    connect(&journal, &Journal::changed, this, [&] {
        tap.flush(false);
        flushed = true;
    });
    journal.feed()->publish({proxyPart(1), proxyPart(2, false)});
    QTRY_VERIFY(flushed);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.front().front().value<ExchangeBatch>()->size(), 1U);
    QCOMPARE(tap.untold(), std::vector<qsizetype>{1});
}

void TestRecorder::tapFlushesWhatRuns()
{
    Journal journal;
    ExchangeTap tap(&journal);
    QSignalSpy ended(&tap, &ExchangeTap::ended);
    journal.feed()->publish({proxyPart(1, false)});
    QTRY_COMPARE(journal.exchanges(), 1);
    tap.flush(true);
    QCOMPARE(ended.size(), 1);
    QVERIFY(tap.untold().empty());
    tap.flush(true);
    QCOMPARE(ended.size(), 1);
}

void TestRecorder::clearedRowsAreForgotten()
{
    Journal journal;
    ExchangeTap tap(&journal);
    QList<quint64> told;
    connect(&tap, &ExchangeTap::ended, this, [&](const ExchangeBatch &batch) {
        for (const trace::Exchange &exchange : *batch)
            told.append(exchange.id.value);
    });
    journal.feed()->publish({proxyPart(1), proxyPart(2)});
    QTRY_COMPARE(journal.exchanges(), 2);
    told.clear();
    journal.clear();
    const bool wasTold = !told.isEmpty();
    journal.feed()->publish({proxyPart(3)});
    QTRY_COMPARE(told, QList<quint64>{3});
    QVERIFY(!wasTold);
}

void TestRecorder::writesWhatItIsGiven()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.jsonl"_s);
    Recorder recorder;
    QSignalSpy started(&recorder, &Recorder::started);
    recorder.start({.path = path});
    QTRY_COMPARE(started.size(), 1);
    recorder.add(batchOf(1, 2));
    recorder.add(batchOf(3, 1));
    QTRY_COMPARE(idsOf(path), (QList<qint64>{1, 2, 3}));
    QVERIFY(linesOf(path).front().startsWith("{\"format\": \"midhop-session\""));
}

void TestRecorder::continuesASession()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.jsonl"_s);
    {
        Recorder first;
        first.start({.path = path});
        first.add(batchOf(1, 2));
    }
    Recorder second;
    second.start({.path = path});
    second.add(batchOf(1, 2));
    QTRY_COMPARE(idsOf(path), (QList<qint64>{1, 2, 3, 4}));
}

void TestRecorder::keepsTheWindowsNumbers()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.jsonl"_s);
    Recorder recorder;
    recorder.start({.path = path, .rotateAt = 0, .late = false, .ownIds = true});
    recorder.add(batchOf(17, 2));
    QTRY_COMPARE(idsOf(path), (QList<qint64>{17, 18}));
}

void TestRecorder::leavesAForeignFileAlone()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"notes.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("shopping list\n");
    file.close();
    Recorder recorder;
    QSignalSpy refused(&recorder, &Recorder::refused);
    recorder.start({.path = path});
    recorder.add(batchOf(1, 1));
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().toBool(), true);
    QVERIFY(!recorder.isActive());
    recorder.end(false);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("shopping list\n"));
}

void TestRecorder::tellsThatAFolderIsGoneAndGoesOn()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"away"_s);
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + u"/a.jsonl"_s;
    Recorder recorder;
    QSignalSpy started(&recorder, &Recorder::started);
    QSignalSpy failed(&recorder, &Recorder::failed);
    QSignalSpy worked(&recorder, &Recorder::worked);
    recorder.start({.path = path});
    QTRY_COMPARE(started.size(), 1);
    recorder.add(batchOf(1, 1));
    QTRY_COMPARE(idsOf(path).size(), 1);
    QVERIFY(QDir(folder).removeRecursively());
    quint32 number = 1;
    // Looked for twice a second at most: until then what is written goes with the folder.
    QVERIFY(QTest::qWaitFor(
        [&] {
            recorder.add(batchOf(++number, 1));
            return !failed.isEmpty();
        },
        20'000));
    QCOMPARE(failed.front().front().value<RecordFault>(), RecordFault::Gone);
    QVERIFY(recorder.isFailing());
    recorder.add(batchOf(900, 1));
    QVERIFY(QDir().mkpath(folder));
    QTRY_COMPARE_WITH_TIMEOUT(worked.size(), 1, 20'000);
    QCOMPARE(failed.size(), 1);
    QVERIFY(!recorder.isFailing());
    QCOMPARE(worked.front().front().toULongLong(), 0ULL);
    const qsizetype there = idsOf(path).size();
    QVERIFY2(there >= 2, "what waited is not there");
    recorder.add(batchOf(901, 1));
    QTRY_COMPARE(idsOf(path).size(), there + 1);
}

void TestRecorder::tellsThatTheFileWasRemoved()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.jsonl"_s);
    Recorder recorder;
    QSignalSpy failed(&recorder, &Recorder::failed);
    QSignalSpy worked(&recorder, &Recorder::worked);
    recorder.start({.path = path});
    recorder.add(batchOf(1, 1));
    QTRY_COMPARE(idsOf(path).size(), 1);
    QVERIFY(QFile::remove(path));
    QVERIFY(QTest::qWaitFor(
        [&] {
            recorder.add(batchOf(2, 1));
            return !worked.isEmpty();
        },
        20'000));
    QCOMPARE(failed.size(), 1);
    QTRY_VERIFY(!idsOf(path).isEmpty());
}

void TestRecorder::waitsWhileTheDiskIsFull()
{
#ifdef Q_OS_UNIX
    // A limit of the size a file may have behaves like a full disk: writes are cut short, then fail.
    struct Limit
    {
        rlimit before{};
        Limit(rlim_t size)
        {
            std::signal(SIGXFSZ, SIG_IGN);
            getrlimit(RLIMIT_FSIZE, &before);
            rlimit now = before;
            now.rlim_cur = size;
            setrlimit(RLIMIT_FSIZE, &now);
        }
        ~Limit() { setrlimit(RLIMIT_FSIZE, &before); }
    };
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.jsonl"_s);
    Recorder recorder;
    QSignalSpy failed(&recorder, &Recorder::failed);
    QSignalSpy worked(&recorder, &Recorder::worked);
    {
        const Limit limit(300'000);
        recorder.start({.path = path});
        recorder.add(batchOf(1, 20, 30'000));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.front().front().value<RecordFault>(), RecordFault::CannotWrite);
        recorder.add(batchOf(21, 1));
    }
    QTRY_COMPARE_WITH_TIMEOUT(worked.size(), 1, 20'000);
    QCOMPARE(worked.front().front().toULongLong(), 0ULL);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(idsOf(path).size(), 21);
    QVERIFY(!idsOf(path).contains(-1));
#else
    QSKIP("needs a limit of the size of files");
#endif
}

void TestRecorder::stopWritesWhatWaits()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.jsonl"_s);
    Recorder recorder;
    QSignalSpy stopped(&recorder, &Recorder::stopped);
    recorder.start({.path = path});
    for (quint32 i = 0; i < 50; ++i)
        recorder.add(batchOf(100 * i + 1, 100));
    recorder.stop();
    QVERIFY(!recorder.isActive());
    recorder.add(batchOf(6000, 1));
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(stopped.front().front().toULongLong(), 0ULL);
    QCOMPARE(idsOf(path).size(), 5000);
}

void TestRecorder::beginsTheNextFile()
{
    const QTemporaryDir dir;
    Recorder recorder;
    recorder.start({.path = dir.filePath(u"r"_s), .rotateAt = 20'000, .late = true, .ownIds = true});
    recorder.add(batchOf(1, 1, 25'000));
    recorder.add(batchOf(2, 1));
    recorder.end(false);
    QCOMPARE(idsOf(dir.filePath(u"r.1.jsonl"_s)), QList<qint64>{1});
    QCOMPARE(idsOf(dir.filePath(u"r.2.jsonl"_s)), QList<qint64>{2});
}

void TestRecorder::dropsTheOldestFile()
{
    const QTemporaryDir dir;
    Recorder recorder;
    QSignalSpy dropped(&recorder, &Recorder::dropped);
    recorder.start({.path = dir.filePath(u"r"_s), .rotateAt = 20'000, .late = true, .ownIds = true});
    for (quint32 i = 1; i <= 4; ++i)
        recorder.add(batchOf(i, 1, 25'000));
    recorder.add(batchOf(5, 1));
    QTRY_COMPARE(dropped.size(), 3);
    QTRY_COMPARE(idsOf(dir.filePath(u"r.5.jsonl"_s)), QList<qint64>{5});
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 2);
    recorder.end(true);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 0);
}

void TestRecorder::dropCutLeavesWhatCameLater()
{
    const QTemporaryDir dir;
    Recorder recorder;
    recorder.start({.path = dir.filePath(u"r"_s), .rotateAt = 1'000'000, .late = true, .ownIds = true});
    recorder.add(batchOf(1, 1));
    recorder.cut();
    recorder.add(batchOf(2, 1));
    recorder.dropCut();
    recorder.end(false);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"r.2.jsonl"_s});
    QCOMPARE(idsOf(dir.filePath(u"r.2.jsonl"_s)), QList<qint64>{2});
}

void TestRecorder::lateFileIsMadeWithTheFirstExchange()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"deep/er"_s);
    Recorder recorder;
    QSignalSpy started(&recorder, &Recorder::started);
    recorder.start({.path = folder + u"/r"_s, .rotateAt = 1'000'000, .late = true, .ownIds = true});
    QTRY_COMPARE(started.size(), 1);
    QVERIFY(!QFileInfo::exists(folder));
    recorder.add(batchOf(1, 1));
    QTRY_COMPARE(idsOf(folder + u"/r.1.jsonl"_s), QList<qint64>{1});
}

void TestRecorder::killedInTheMiddleItsFileIsWhole()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.jsonl"_s);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"record"_s, path});
    QTRY_VERIFY_WITH_TIMEOUT(linesOf(path).size() > 500, 30'000);
    const QList<qint64> before = idsOf(path);
    child.kill();
    QTRY_COMPARE(child.state(), QProcess::NotRunning);
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QList<qint64> ids = idsOf(path);
    QVERIFY(ids.size() >= before.size());
    std::ranges::sort(ids);
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(ids.at(i), i + 1);
    // What was torn is cut, and it goes on.
    Recorder recorder;
    recorder.start({.path = path});
    recorder.add(batchOf(1, 1));
    recorder.end(false);
    QCOMPARE(idsOf(path).size(), ids.size() + 1);
    QVERIFY(!idsOf(path).contains(-1));
}

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArrayView(argv[1]) == "record")
        return recordForEver(argc, argv);
    QCoreApplication app(argc, argv);
    TestRecorder test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recorder.moc"
