#include "diagramflows.h"
#include "fakeparts.h"
#include "files.h"
#include "injectedwrites.h"

#include "core/trace/sessionreader.h"
#include "gui/diagram/diagramfonts.h"
#include "gui/diagram/diagrampicture.h"
#include "gui/inspector/bytesview.h"
#include "gui/logs/logexport.h"
#include "gui/logs/logmodel.h"
#include "gui/rules/rulefiles.h"
#include "gui/session/recordworker.h"
#include "gui/session/saveworker.h"
#include "gui/theme/colours.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>

#include <cerrno>
#include <cstring>
#include <functional>

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

/// Writes a file of one kind; the reason, or nothing when it was saved.
using Save = std::function<QString(const QString &path)>;

/// Of a writer that tells with signals: each once, and one alone.
QString told(const QSignalSpy &saved, const QSignalSpy &failed)
{
    if (saved.size() + failed.size() != 1)
        return u"it was told not once"_s;
    return failed.isEmpty() ? QString() : failed.front().front().toString();
}

QString saveSession(const QString &path)
{
    SaveWorker worker(path, trace::ExportFormat::Session);
    QSignalSpy failed(&worker, &SaveWorker::failed);
    QSignalSpy saved(&worker, &SaveWorker::saved);
    worker.open();
    for (quint32 i = 0; i < 5; ++i)
        worker.write(batchOf(1 + 10 * i, 10));
    worker.commit();
    if (failed.isEmpty() && idsIn(QFileInfo(path).path()) != firstIds(50))
        return u"other exchanges were saved"_s;
    return told(saved, failed);
}

QString saveRules(const QString &path)
{
    access::RuleList list;
    list.rules.assign(10'000, access::defaultRule());
    const QString reason = RuleFiles::write(path, list);
    return reason.isEmpty() && contentOf(path) != access::writeRules(list) ? u"other rules were saved"_s : reason;
}

QString saveLog(const QString &path)
{
    Journal journal;
    LogModel model(trace::Role::Proxy, &journal);
    journal.add(std::vector(*batchOf(1, 60)));
    LogExport writer(&model, &journal);
    QSignalSpy failed(&writer, &LogExport::failed);
    QSignalSpy saved(&writer, &LogExport::saved);
    writer.save(path);
    if (!QTest::qWaitFor([&] { return !writer.isRunning(); }))
        return u"it does not end"_s;
    return told(saved, failed);
}

QString savePicture(const QString &path)
{
    const DiagramFonts fonts((QFont()));
    DiagramStack stack(&fonts);
    stack.setOptions({.width = 700});
    stack.setEntries({{{1}, trace::flows::done(1), {}}}, 0);
    QString reason;
    const bool saved = DiagramPicture(stack, fonts).save(path, Colours::of(QPalette()), &reason);
    return saved == reason.isEmpty() ? reason : u"it was told wrongly"_s;
}

QString saveBytes(const QString &path)
{
    Journal journal;
    BytesView view(&journal, nullptr);
    trace::Exchange exchange;
    exchange.id = {1};
    exchange.proxy = proxyPart(1, true, QByteArray(5000, 'x'));
    const QByteArray bytes = exchange.proxy->envelope;
    journal.add({exchange});
    view.show();
    view.showExchange({1});
    if (view.saveTo(path))
        return contentOf(path) == bytes ? QString() : u"other bytes were saved"_s;
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        if (label->text().startsWith(path))
            return label->text();
    }
    return u"no reason was told"_s;
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
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup() { injected::clearWrites(); }

    void aSaveThatFailsLeavesTheOldFile_data();
    void aSaveThatFailsLeavesTheOldFile();
    void aRecordingLosesNothingAndSaysWhy_data();
    void aRecordingLosesNothingAndSaysWhy();
};

void TestFailingSaves::aSaveThatFailsLeavesTheOldFile_data()
{
    QTest::addColumn<Save>("save");
    QTest::addColumn<int>("written");
    const std::pair<const char *, Save> saves[]{{"a session", saveSession}, {"rules", saveRules},
                                                {"a log", saveLog},         {"a picture", savePicture},
                                                {"a PDF", savePicture},     {"bytes of a direction", saveBytes}};
    for (const auto &[what, save] : saves) {
        QTest::addRow("%s, nothing is taken", what) << save << -1;
        QTest::addRow("%s, the disk becomes full in the middle", what) << save << 1000;
    }
}

void TestFailingSaves::aSaveThatFailsLeavesTheOldFile()
{
    QFETCH(Save, save);
    QFETCH(int, written);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QByteArrayView(QTest::currentDataTag()).startsWith("a PDF") ? u"file.pdf"_s : u"file.png"_s);
    QCOMPARE(save(path), QString());
    const QByteArray whole = contentOf(path);
    QVERIFY(whole.size() > 2000);
    const int writes = injected::writeFile.made;
    QVERIFY(writes > 0);
    for (int which = 1; which <= writes + 1; ++which) {
        QVERIFY(put(path, "old"_ba));
        injected::clearWrites();
        injected::shortBy = written;
        if (which <= writes)
            injected::writeFile.failFrom(which, ENOSPC, injected::ForEver);
        else
            injected::renameFile.failFrom(1, ENOSPC);
        const QString reason = save(path);
        const int failed = injected::writeFile.failed + injected::renameFile.failed;
        injected::clearWrites();
        if (failed == 0 && which > 1) { // a log's slices are as long as its time: this time they were fewer
            QCOMPARE(reason, QString());
            continue;
        }
        QVERIFY2(reason.contains(QString::fromLocal8Bit(std::strerror(ENOSPC))), qPrintable(reason));
        QCOMPARE(contentOf(path), "old"_ba);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
    QCOMPARE(save(path), QString());
    QCOMPARE(contentOf(path).size(), whole.size()); // the bytes have the time in them
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

QTEST_MAIN(TestFailingSaves)
#include "tst_failingsaves.moc"
