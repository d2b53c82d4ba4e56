#include "core/console/exportsink.h"
#include "core/console/recorder.h"
#include "core/trace/exporter.h"
#include "core/trace/sessionreader.h"
#include "files.h"
#include "injectedwrites.h"
#include "program.h"
#include "sessionsamples.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cerrno>
#include <cstring>

#include <sys/resource.h>

using namespace midhop;
using namespace midhop::trace;
using namespace Qt::StringLiterals;

namespace {

constexpr int Batches = 4;
constexpr size_t PerBatch = 3;

std::vector<Exchange> batch()
{
    return {samples::wholeExchange(), samples::proxyAlone(), samples::blockedExchange()};
}

/// The numbers of the exchanges that a reader finds in the file, and how many lines it can't read.
struct Found
{
    QList<quint64> ids;
    quint64 faults = 0;
};
Found found(const QString &path)
{
    SessionReader reader;
    reader.feed(contentOf(path));
    reader.end();
    Found result;
    for (const Exchange &exchange : reader.takeExchanges())
        result.ids << exchange.id.value;
    result.faults = reader.faultCount();
    return result;
}

/// Opens a recording and writes all batches; calls go on failing as they were told to. What was wrong, and how many exchanges the
/// writer says are written.
struct Recorded
{
    QByteArray problem;
    qsizetype safe = 0;
    qsizetype given = 0;
};
Recorded record(const QString &path)
{
    Recorded result;
    auto opened = SessionWriter::open(path);
    if (!opened) {
        if (!opened.error().text.contains(path) || opened.error().foreign)
            result.problem = "opening failed without words: "_ba + opened.error().text.toUtf8();
        return result;
    }
    SessionWriter &writer = *opened.value();
    for (int i = 0; i < Batches; ++i) {
        result.given += PerBatch;
        if (writer.append(batch()))
            result.safe = result.given;
        else if (!writer.errorText().contains(path) || writer.errorText().contains(u"Unknown error"_s))
            result.problem = "no words: "_ba + writer.errorText().toUtf8();
        const Found now = found(path);
        // What was written stays readable, and nothing of a torn line passes for an exchange.
        if (now.ids.size() < result.safe || now.ids != firstIds(now.ids.size()) || now.faults > 1)
            result.problem = "after "_ba + QByteArray::number(result.safe) + " were written, "_ba
                             + QByteArray::number(now.ids.size()) + " can be read"_ba;
    }
    if (writer.append({})) // what every recorder does once more at its end
        result.safe = result.given;
    return result;
}

} // namespace

/// Each write to a file fails once, in turn, and then for good: the error is told in words, no torn file appears under the name
/// that was asked for, and what was recorded before can be read.
class TestFailingWrites : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        injected::clearWrites();
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup() { injected::clearWrites(); }

    void aRecordingLosesNothing_data();
    void aRecordingLosesNothing();
    void aRecordingThatIsCutAnywhereGoesOn();
    void aRecordingThatCannotCutATornLineIsRefused();
    void anExportIsThereWholeOrNotAtAll_data();
    void anExportIsThereWholeOrNotAtAll();
    void aProxyThatCannotRecordServesAndSaysSo();

private:
    QTemporaryDir m_dir;
};

void TestFailingWrites::aRecordingLosesNothing_data()
{
    QTest::addColumn<int>("error");
    for (const int error : {ENOSPC, EIO, EDQUOT, EFBIG})
        QTest::addRow("%s", std::strerror(error)) << error;
}

void TestFailingWrites::aRecordingLosesNothing()
{
    QFETCH(int, error);
    const QString undisturbed = m_dir.filePath(u"undisturbed.jsonl"_s);
    QFile::remove(undisturbed);
    QCOMPARE(record(undisturbed).safe, qsizetype(Batches * PerBatch));
    const int calls = injected::writeFile.made;
    QCOMPARE(calls, 1 + Batches); // else Qt's writes do not come by here
    for (int which = 1; which <= calls; ++which) {
        for (const int written : {0, 1, 60, 200}) {
            const QString path = m_dir.filePath(u"%1-%2-%3.jsonl"_s.arg(error).arg(which).arg(written));
            injected::shortBy = written;
            const int failures = written > 0 ? 2 : 1; // a short write is none yet, the one behind it is
            injected::writeFile.failFrom(which, error, failures);
            const Recorded once = record(path);
            QCOMPARE(once.problem, QByteArray());
            QCOMPARE(injected::writeFile.failed.load(), failures);
            if (once.given == 0)
                QCOMPARE(record(path).safe, qsizetype(Batches * PerBatch)); // it could not begin; the next time it does
            else
                QCOMPARE(once.safe, once.given);
            QCOMPARE(found(path).ids, firstIds(Batches * PerBatch));
            QCOMPARE(found(path).faults, quint64(0));
        }
    }
}

void TestFailingWrites::aRecordingThatIsCutAnywhereGoesOn()
{
    const QString whole = m_dir.filePath(u"whole.jsonl"_s);
    QVERIFY(SessionWriter::open(whole).takeValue()->append(batch()));
    const qsizetype begin = contentOf(whole).indexOf('\n') + 1; // the first line is written before
    const qsizetype size = contentOf(whole).size() - begin;
    QVERIFY(size > 1000);
    // The disk is full after so many bytes of the first batch, and the program ends before it has room again.
    for (qsizetype room = 0; room < size; ++room) {
        const QString path = m_dir.filePath(u"cut%1.jsonl"_s.arg(room));
        {
            auto writer = SessionWriter::open(path).takeValue();
            injected::shortBy = int(room);
            injected::writeFile.failFrom(1, ENOSPC, injected::ForEver);
            QVERIFY(!writer->append(batch()));
            QVERIFY(writer->errorText().contains(path));
        }
        injected::clearWrites();
        const Found before = found(path);
        QCOMPARE(before.ids, firstIds(before.ids.size()));
        auto writer = SessionWriter::open(path).takeValue();
        QCOMPARE(writer->nextId().value, quint64(before.ids.size() + 1));
        QVERIFY(writer->append(batch()));
        QCOMPARE(found(path).ids, firstIds(before.ids.size() + qsizetype(PerBatch)));
        QCOMPARE(found(path).faults, quint64(0));
    }
}

void TestFailingWrites::aRecordingThatCannotCutATornLineIsRefused()
{
    const QString path = m_dir.filePath(u"torn.jsonl"_s);
    QCOMPARE(record(path).problem, QByteArray());
    const QByteArray torn = contentOf(path) + "{\"id\": 99, \"sta";
    QVERIFY(put(path, torn));
    injected::truncateFile.failFrom(1, EIO);
    const auto refused = SessionWriter::open(path);
    QCOMPARE(injected::truncateFile.failed.load(), 1);
    QVERIFY(!refused);
    QVERIFY(!refused.error().foreign);
    QVERIFY(refused.error().text.contains(path));
    QVERIFY(refused.error().text.contains(QString::fromLocal8Bit(std::strerror(EIO))));
    QCOMPARE(contentOf(path), torn);
    QVERIFY(SessionWriter::open(path));
}

void TestFailingWrites::anExportIsThereWholeOrNotAtAll_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("error");
    const std::pair<const char *, ExportFormat> formats[] = {{"session", ExportFormat::Session},
                                                             {"CSV", ExportFormat::Csv},
                                                             {"pcapng", ExportFormat::Pcapng},
                                                             {"Mermaid", ExportFormat::Mermaid},
                                                             {"text", ExportFormat::Text}};
    for (const auto &[name, format] : formats) {
        for (const int error : {ENOSPC, EIO, EDQUOT})
            QTest::addRow("%s: %s", name, std::strerror(error)) << int(format) << error;
    }
}

void TestFailingWrites::anExportIsThereWholeOrNotAtAll()
{
    QFETCH(int, format);
    QFETCH(int, error);
    const QString words = QString::fromLocal8Bit(std::strerror(error));
    const QByteArray old = "what was there before\n"_ba;

    QDir dir(m_dir.filePath(u"export"_s));
    dir.removeRecursively();
    QVERIFY(dir.mkpath(u"."_s));
    const QString path = dir.filePath(u"export"_s);
    const auto exporter = makeExporter(ExportFormat(format));
    QByteArrayList pieces{exporter->begin()};
    for (int i = 0; i < 60; ++i) {
        for (const Exchange &exchange : batch())
            pieces << exporter->add(exchange);
    }
    pieces << exporter->end();
    // The failure in words; nothing when all is well.
    const auto exportAll = [&]() -> QByteArray {
        const auto opened = console::ExportSink::open(path);
        if (!opened)
            return opened.error();
        console::ExportSink &sink = *opened.value();
        for (const QByteArray &piece : pieces) {
            if (!sink.write(piece))
                return sink.error();
        }
        return sink.finish() ? QByteArray() : sink.error();
    };

    QCOMPARE(exportAll(), QByteArray());
    const QByteArray whole = contentOf(path);
    const int writes = injected::writeFile.made;
    QVERIFY(writes > 0);
    const int links = injected::linkFile.made; // a file system may not know files without a name
    const auto fails = [&](injected::Call &call, int which, int written, bool forGood) {
        QVERIFY(put(path, old));
        injected::clearWrites();
        injected::shortBy = written;
        call.failFrom(which, error, forGood ? injected::ForEver : 1);
        const QByteArray problem = exportAll();
        QVERIFY(call.failed > 0);
        injected::clearWrites();
        // A short write that is followed by a whole one is none.
        if (problem.isEmpty()) {
            QVERIFY(written > 0 && !forGood);
            QCOMPARE(contentOf(path), whole);
        } else {
            QVERIFY2(problem.contains(path.toUtf8()), problem.constData());
            QVERIFY2(problem.contains(words.toUtf8()), problem.constData());
            QCOMPARE(contentOf(path), old);
        }
        QCOMPARE(dir.entryList(QDir::Files | QDir::Hidden), QStringList(u"export"_s)); // nothing half-done lies around
    };
    for (int which = 1; which <= writes; ++which) {
        for (const bool forGood : {false, true}) {
            for (const int written : {-1, 1, 100})
                fails(injected::writeFile, which, written, forGood);
        }
    }
    fails(injected::renameFile, 1, -1, false);
    if (links > 0) {
        QVERIFY(QFile::remove(path));
        injected::linkFile.failFrom(1, error, injected::ForEver);
        const QByteArray problem = exportAll();
        QVERIFY2(problem.contains(path.toUtf8()) && problem.contains(words.toUtf8()), problem.constData());
        QVERIFY(dir.entryList(QDir::Files | QDir::Hidden).isEmpty());
        injected::clearWrites();
    }
    QCOMPARE(exportAll(), QByteArray());
    QCOMPARE(contentOf(path), whole);
}

void TestFailingWrites::aProxyThatCannotRecordServesAndSaysSo()
{
    const QString path = m_dir.filePath(u"proxy.jsonl"_s);
    Program server({u"server"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    const quint16 serverPort = server.port();
    Program proxy({u"proxy"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--record"_s, path});
    const quint16 proxyPort = proxy.port();
    QVERIFY(serverPort != 0 && proxyPort != 0);
    const auto exchange = [&] {
        Program client({u"client"_s, u"--proxy"_s, local(proxyPort), u"--server"_s, local(serverPort), u"--message"_s, u"tgmr"_s});
        return client.status() == 0 && client.out().contains("forwarded by Proxy):  DONE"_ba);
    };
    const auto letFilesGrowTo = [&](rlim_t bytes) {
        rlimit limit{bytes, RLIM_INFINITY};
        return ::prlimit(static_cast<pid_t>(proxy.process().processId()), RLIMIT_FSIZE, &limit, nullptr) == 0;
    };
    QVERIFY(exchange());
    QTRY_COMPARE_WITH_TIMEOUT(found(path).ids, firstIds(1), Program::Limit);

    QVERIFY(letFilesGrowTo(static_cast<rlim_t>(contentOf(path).size()) + 100));
    QVERIFY(exchange());
    QVERIFY(proxy.waitForErr("Recording: can't write to "_ba + path.toUtf8() + ": "_ba));
    QVERIFY(exchange());
    QCOMPARE(found(path).ids, firstIds(1));

    QVERIFY(letFilesGrowTo(RLIM_INFINITY));
    QVERIFY(proxy.waitForErr("Recording works again: 2 exchanges that waited are written, 0 are lost."_ba));
    QCOMPARE(found(path).ids, firstIds(3));
    QCOMPARE(found(path).faults, quint64(0));
    QCOMPARE(proxy.stop(), 0);
}

QTEST_GUILESS_MAIN(TestFailingWrites)
#include "tst_failingwrites.moc"
