#include "fakeparts.h"
#include "injectedwrites.h"

#include "core/trace/sessionreader.h"
#include "gui/rules/rulefiles.h"
#include "gui/session/recordworker.h"
#include "gui/session/saveworker.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace fakeparts;
using namespace midhop::gui;

namespace {

ExchangeBatch batchOf(quint32 first, quint32 count)
{
    std::vector<trace::Exchange> exchanges;
    for (quint32 i = 0; i < count; ++i) {
        trace::Exchange exchange;
        exchange.id = {first + i};
        exchange.proxy = proxyPart(first + i, true, QByteArray(5000, 'x'));
        exchanges.push_back(exchange);
    }
    return std::make_shared<const std::vector<trace::Exchange>>(std::move(exchanges));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// The numbers of the exchanges in all files of a folder, by file name; a line that can't be read is a 0.
QList<quint64> idsIn(const QString &folder)
{
    QList<quint64> ids;
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        trace::SessionReader reader;
        reader.feed(contentOf(dir.filePath(name)));
        reader.end();
        for (const trace::Exchange &exchange : reader.takeExchanges())
            ids << exchange.id.value;
        ids += QList<quint64>(qsizetype(reader.faultCount()), 0);
    }
    return ids;
}

QList<quint64> firstIds(quint64 count)
{
    QList<quint64> ids;
    for (quint64 id = 1; id <= count; ++id)
        ids << id;
    return ids;
}

} // namespace

/// The window's own writers of files, with each write failing in turn.
class TestFailingSaves : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        injected::clearWrites();
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup() { injected::clearWrites(); }

    void aSaveThatFailsLeavesTheOldFile_data();
    void aSaveThatFailsLeavesTheOldFile();
    void anExportOfRulesThatFailsLeavesTheOldFile_data();
    void anExportOfRulesThatFailsLeavesTheOldFile();
    void aRecordingLosesNothingAndSaysWhy_data();
    void aRecordingLosesNothingAndSaysWhy();
};

void TestFailingSaves::aSaveThatFailsLeavesTheOldFile_data()
{
    QTest::addColumn<int>("written");
    QTest::newRow("nothing is taken") << -1;
    QTest::newRow("the disk becomes full in the middle") << 1000;
}

void TestFailingSaves::aSaveThatFailsLeavesTheOldFile()
{
    QFETCH(int, written);
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"session.jsonl"_s);
    // The reason, or nothing when it was saved.
    const auto save = [&]() -> QString {
        SaveWorker worker(path, trace::ExportFormat::Session);
        QSignalSpy failed(&worker, &SaveWorker::failed);
        QSignalSpy saved(&worker, &SaveWorker::saved);
        worker.open();
        for (quint32 i = 0; i < 5; ++i)
            worker.write(batchOf(1 + 10 * i, 10));
        worker.commit();
        if (saved.size() + failed.size() != 1)
            return u"it was told not once"_s;
        return failed.isEmpty() ? QString() : failed.front().front().toString();
    };
    QCOMPARE(save(), QString());
    const int writes = injected::writeFile.made;
    QVERIFY(writes > 2);
    for (int which = 1; which <= writes + 1; ++which) {
        put(path, "old"_ba);
        injected::clearWrites();
        injected::shortBy = written;
        if (which <= writes)
            injected::writeFile.failFrom(which, ENOSPC, injected::ForEver);
        else
            injected::renameFile.failFrom(1, ENOSPC);
        const QString reason = save();
        injected::clearWrites();
        QVERIFY2(reason.contains(QString::fromLocal8Bit(std::strerror(ENOSPC))), qPrintable(reason));
        QCOMPARE(contentOf(path), "old"_ba);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
    QCOMPARE(save(), QString());
    QCOMPARE(idsIn(dir.path()), firstIds(50));
}

void TestFailingSaves::anExportOfRulesThatFailsLeavesTheOldFile_data()
{
    QTest::addColumn<int>("written");
    QTest::addColumn<int>("rules");
    QTest::newRow("nothing is taken") << -1 << 100;
    QTest::newRow("the disk becomes full in a short file") << 1000 << 100;
    QTest::newRow("the disk becomes full in a long file") << 100'000 << 10'000;
}

void TestFailingSaves::anExportOfRulesThatFailsLeavesTheOldFile()
{
    QFETCH(int, written);
    QFETCH(int, rules);
    access::RuleList list;
    for (int i = 0; i < rules; ++i)
        list.rules.push_back(access::defaultRule());
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"some.rules"_s);
    QCOMPARE(RuleFiles::write(path, list), QString());
    const int writes = injected::writeFile.made;
    QVERIFY(writes > 0);
    for (int which = 1; which <= writes + 1; ++which) {
        put(path, "old"_ba);
        injected::clearWrites();
        injected::shortBy = written;
        if (which <= writes)
            injected::writeFile.failFrom(which, ENOSPC, injected::ForEver);
        else
            injected::renameFile.failFrom(1, ENOSPC);
        const QString reason = RuleFiles::write(path, list);
        injected::clearWrites();
        QVERIFY2(reason.contains(QString::fromLocal8Bit(std::strerror(ENOSPC))), qPrintable(reason));
        QCOMPARE(contentOf(path), "old"_ba);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
    QCOMPARE(RuleFiles::write(path, list), QString());
    QCOMPARE(contentOf(path), access::writeRules(list));
}

void TestFailingSaves::aRecordingLosesNothingAndSaysWhy_data()
{
    QTest::addColumn<int>("written");
    QTest::addColumn<qint64>("rotateAt");
    for (const int written : {-1, 1, 3000}) {
        QTest::addRow("one file, %d bytes of the write", written) << written << qint64(0);
        QTest::addRow("file after file, %d bytes of the write", written) << written << qint64(1 << 20);
    }
}

void TestFailingSaves::aRecordingLosesNothingAndSaysWhy()
{
    QFETCH(int, written);
    QFETCH(qint64, rotateAt);
    constexpr quint32 Batches = 8;
    const quint32 perBatch = rotateAt > 0 ? 20 : 5; // two files, of which none has to go
    const auto record = [&](const QString &folder, int which) {
        injected::clearWrites();
        RecordWorker worker({.path = folder + u"/recording"_s, .rotateAt = rotateAt, .late = true, .ownIds = true});
        QSignalSpy failed(&worker, &RecordWorker::failed);
        QSignalSpy worked(&worker, &RecordWorker::worked);
        QSignalSpy closed(&worker, &RecordWorker::closed);
        injected::shortBy = written;
        const int failures = written > 0 ? 2 : 1; // a short write is none yet, the one behind it is
        if (which > 0)
            injected::writeFile.failFrom(which, ENOSPC, failures);
        worker.open();
        for (quint32 i = 0; i < Batches; ++i)
            worker.append(batchOf(1 + perBatch * i, perBatch));
        worker.close(false);
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed.front().front().toULongLong(), 0ULL); // nothing is left over
        QCOMPARE(failed.size(), which > 0 ? 1 : 0);
        QCOMPARE(worked.size(), failed.size());
        if (which == 0)
            return;
        QCOMPARE(injected::writeFile.failed.load(), failures);
        QVERIFY(failed.front().at(1).toString().size() > folder.size() + 20);
        QCOMPARE(worked.front().front().toULongLong(), 0ULL); // and nothing lost
    };
    const QTemporaryDir undisturbed;
    record(undisturbed.path(), 0);
    const int writes = injected::writeFile.made;
    QVERIFY(writes > int(Batches));
    for (int which = 1; which <= writes; ++which) {
        const QTemporaryDir dir;
        record(dir.path(), which);
        QCOMPARE(idsIn(dir.path()), firstIds(Batches * perBatch));
    }
}

QTEST_GUILESS_MAIN(TestFailingSaves)
#include "tst_failingsaves.moc"
