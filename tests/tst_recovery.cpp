#include "fakeparts.h"

#include "gui/session/recovery.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace fakeparts;
using namespace midhop::gui;

namespace {

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

qsizetype filesIn(const QString &folder, const QString &pattern = u"*.jsonl"_s)
{
    return QDir(folder).entryList({pattern}, QDir::Files).size();
}

qsizetype linesIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
}

qsizetype linesOfAll(const QString &folder)
{
    qsizetype lines = 0;
    for (const QFileInfo &info : QDir(folder).entryInfoList({u"*.jsonl"_s}, QDir::Files))
        lines += linesIn(info.filePath());
    return lines;
}

/// What this program does when it is started to be killed: three exchanges, then nothing.
int recordAndStay(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Recovery recovery(QString::fromLocal8Bit(argv[2]));
    recovery.start();
    recovery.add(batchOf(1, 3));
    return QCoreApplication::exec();
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingIsFoundInAnEmptyFolder();
    void findsWhatAKilledProcessLeft();
    void neverTakesThoseOfALivingProcess();
    void offersOneAfterTheOther();
    void tornLineIsNotCounted();
    void filesWithoutExchangesGoSilently();
    void foreignFilesAreLeftAlone();
    void decidedEndLeavesNothing();
    void undecidedEndKeepsTheFiles();
    void adoptedFilesStayUntilSaved();
    void cutKeepsWhatComesLater();
    void laterKeepsAndReleasesThem();
    void rotatedFilesAreOne();
};

void TestRecovery::nothingIsFoundInAnEmptyFolder()
{
    const QTemporaryDir dir;
    Recovery recovery(dir.filePath(u"recovery"_s));
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.start();
    recovery.look();
    recovery.end(false);
    QCOMPARE(found.size(), 0);
    QCOMPARE(QDir(dir.filePath(u"recovery"_s)).entryList(QDir::Files).size(), 0);
}

void TestRecovery::findsWhatAKilledProcessLeft()
{
    const QTemporaryDir dir;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"record"_s, dir.path()});
    QTRY_COMPARE_WITH_TIMEOUT(linesOfAll(dir.path()), 4, 30'000);
    child.kill();
    QTRY_COMPARE(child.state(), QProcess::NotRunning);
    Recovery recovery(dir.path());
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.look();
    QTRY_COMPARE(found.size(), 1);
    const auto files = found.front().front().value<RecoveredFiles>();
    QCOMPARE(files.exchanges, 3);
    QCOMPARE(files.paths.size(), 1);
    QVERIFY(files.until.isValid());
    recovery.discard();
    QCOMPARE(filesIn(dir.path()), 0);
    QCOMPARE(filesIn(dir.path(), u"*.lock"_s), 0);
}

void TestRecovery::neverTakesThoseOfALivingProcess()
{
    const QTemporaryDir dir;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"record"_s, dir.path()});
    QTRY_COMPARE_WITH_TIMEOUT(linesOfAll(dir.path()), 4, 30'000);
    {
        Recovery recovery(dir.path());
        QSignalSpy found(&recovery, &Recovery::found);
        recovery.start();
        recovery.look();
        recovery.end(false);
        QCOMPARE(found.size(), 0);
    }
    QCOMPARE(linesOfAll(dir.path()), 4);
    child.kill();
    QTRY_COMPARE(child.state(), QProcess::NotRunning);
}

void TestRecovery::offersOneAfterTheOther()
{
    const QTemporaryDir dir;
    for (quint32 run = 1; run <= 2; ++run) {
        Recovery earlier(dir.path());
        earlier.start();
        earlier.add(batchOf(1, run));
        earlier.end(true);
    }
    Recovery recovery(dir.path());
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.look();
    QTRY_COMPARE(found.size(), 1);
    recovery.discard();
    QTRY_COMPARE(found.size(), 2);
    QCOMPARE(found.at(0).front().value<RecoveredFiles>().exchanges +
                 found.at(1).front().value<RecoveredFiles>().exchanges,
             3);
    QCOMPARE(filesIn(dir.path()), 1);
    recovery.discard();
    QCOMPARE(filesIn(dir.path()), 0);
}

void TestRecovery::tornLineIsNotCounted()
{
    const QTemporaryDir dir;
    {
        Recovery earlier(dir.path());
        earlier.start();
        earlier.add(batchOf(1, 3));
        earlier.end(true);
    }
    QFile file(QDir(dir.path()).entryInfoList({u"*.jsonl"_s}).constFirst().filePath());
    QVERIFY(file.resize(file.size() - 10));
    Recovery recovery(dir.path());
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.look();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.front().front().value<RecoveredFiles>().exchanges, 2);
}

void TestRecovery::filesWithoutExchangesGoSilently()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"999999-20261122T143600000-0.1.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"midhop-session\"");
    file.close();
    Recovery recovery(dir.path());
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.look();
    QTRY_COMPARE(filesIn(dir.path()), 0);
    QCOMPARE(found.size(), 0);
}

void TestRecovery::foreignFilesAreLeftAlone()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"my-session.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"midhop-session\"}\n{}\n");
    file.close();
    Recovery recovery(dir.path());
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.start();
    recovery.look();
    recovery.end(false);
    QCOMPARE(found.size(), 0);
    QVERIFY(file.exists());
}

void TestRecovery::decidedEndLeavesNothing()
{
    const QTemporaryDir dir;
    Recovery recovery(dir.path());
    recovery.start();
    recovery.add(batchOf(1, 3));
    recovery.end(false);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 0);
}

void TestRecovery::undecidedEndKeepsTheFiles()
{
    const QTemporaryDir dir;
    {
        Recovery recovery(dir.path());
        recovery.start();
        recovery.add(batchOf(1, 3));
    }
    QCOMPARE(linesOfAll(dir.path()), 4);
    QCOMPARE(filesIn(dir.path(), u"*.lock"_s), 0);
}

void TestRecovery::adoptedFilesStayUntilSaved()
{
    const QTemporaryDir dir;
    {
        Recovery earlier(dir.path());
        earlier.start();
        earlier.add(batchOf(1, 3));
        earlier.end(true);
    }
    Recovery recovery(dir.path());
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.start();
    recovery.look();
    QTRY_COMPARE(found.size(), 1);
    recovery.adopt();
    QCOMPARE(filesIn(dir.path()), 1);
    recovery.drop();
    QCOMPARE(filesIn(dir.path()), 0);
}

void TestRecovery::cutKeepsWhatComesLater()
{
    const QTemporaryDir dir;
    Recovery recovery(dir.path());
    recovery.start();
    recovery.add(batchOf(1, 3));
    recovery.cut();
    recovery.add(batchOf(4, 1));
    recovery.dropCut();
    recovery.end(true);
    QCOMPARE(filesIn(dir.path()), 1);
    QCOMPARE(linesOfAll(dir.path()), 2);
}

void TestRecovery::laterKeepsAndReleasesThem()
{
    const QTemporaryDir dir;
    {
        Recovery earlier(dir.path());
        earlier.start();
        earlier.add(batchOf(1, 3));
        earlier.end(true);
    }
    Recovery first(dir.path());
    QSignalSpy found(&first, &Recovery::found);
    first.look();
    QTRY_COMPARE(found.size(), 1);
    Recovery second(dir.path());
    QSignalSpy foundBySecond(&second, &Recovery::found);
    second.look();
    second.end(false);
    QCOMPARE(foundBySecond.size(), 0);
    first.later();
    second.look();
    QTRY_COMPARE(foundBySecond.size(), 1);
}

void TestRecovery::rotatedFilesAreOne()
{
    const QTemporaryDir dir;
    {
        Recovery earlier(dir.path(), nullptr, 20'000);
        earlier.start();
        earlier.add(batchOf(1, 1, 25'000));
        earlier.add(batchOf(2, 1));
        earlier.end(true);
    }
    Recovery recovery(dir.path());
    QSignalSpy found(&recovery, &Recovery::found);
    recovery.look();
    QTRY_COMPARE(found.size(), 1);
    const auto files = found.front().front().value<RecoveredFiles>();
    QCOMPARE(files.exchanges, 2);
    QCOMPARE(files.paths.size(), 2);
    QVERIFY(files.paths.at(0).endsWith(u".1.jsonl"_s) && files.paths.at(1).endsWith(u".2.jsonl"_s));
}

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArrayView(argv[1]) == "record")
        return recordAndStay(argc, argv);
    QCoreApplication app(argc, argv);
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recovery.moc"
