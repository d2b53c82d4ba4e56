#include "core/net/outputwriter.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <atomic>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace midhop::net;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Two connected descriptors: the writer's, and the reader's.
class Channel final
{
public:
    enum class Kind { Pipe, Datagrams };

    explicit Channel(Kind kind = Kind::Pipe)
    {
        const int made =
            kind == Kind::Pipe ? ::pipe(m_ends) : ::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, m_ends);
        if (made != 0)
            qFatal("no descriptors");
    }
    ~Channel()
    {
        closeReader();
        ::close(m_ends[1]);
    }
    int writer() const { return m_ends[1]; }
    void closeReader()
    {
        if (m_ends[0] >= 0)
            ::close(m_ends[0]);
        m_ends[0] = -1;
    }
    /// Waits for bytes; at most so many of one write where the channel keeps writes apart.
    QByteArray read(qsizetype most = 1 << 20)
    {
        QByteArray bytes(most, Qt::Uninitialized);
        const ssize_t size = ::read(m_ends[0], bytes.data(), size_t(most));
        return size > 0 ? bytes.first(size) : QByteArray();
    }
    QByteArray readWhole(qsizetype size)
    {
        QByteArray bytes;
        while (bytes.size() < size)
            bytes += read(size - bytes.size());
        return bytes;
    }

private:
    int m_ends[2] = {-1, -1};
};

class OutputWriterTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void linesArriveInOrder();
    void aBlockOfLinesIsOneWrite();
    void aReaderThatStopsLosesCountedLines();
    void finishingWaitsNoLongerThanItsLimit();
    void whatIsLostAtTheEndIsCounted();
    void aClosedPipeIsToldOnce();
    void aRefusalIsToldInTheSystemsWords();
    void aNonBlockingDescriptorIsWaitedFor();
    void nothingIsTakenAfterTheEnd();
};

void OutputWriterTest::linesArriveInOrder()
{
    Channel channel;
    OutputWriter writer(channel.writer());
    QByteArray expected;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray line = QByteArray::number(i) + '\n';
        expected += line;
        writer.write(line);
    }
    QCOMPARE(channel.readWhole(expected.size()), expected);
    QVERIFY(writer.finish(10s));
    QCOMPARE(writer.takeLoss().lines, 0u);
}

void OutputWriterTest::aBlockOfLinesIsOneWrite()
{
    Channel channel(Channel::Kind::Datagrams);
    OutputWriter writer(channel.writer());
    const QByteArray block = QByteArray(3000, 'x') + "\nmiddle\n" + QByteArray(9000, 'y') + '\n';
    for (int i = 0; i < 20; ++i) {
        writer.write(block);
        writer.write("short\n"_ba);
    }
    int blocks = 0;
    int shorts = 0;
    while (blocks + shorts < 40) {
        const QByteArray next = channel.read();
        if (next == block)
            ++blocks;
        else if (next.startsWith("short\n"))
            shorts += int(next.count('\n'));
        else
            QFAIL("a write that is neither");
    }
    QCOMPARE(blocks, 20);
    QVERIFY(writer.finish(10s));
}

void OutputWriterTest::aReaderThatStopsLosesCountedLines()
{
    Channel channel;
    std::atomic<int> told = 0;
    OutputWriter writer(
        channel.writer(), [&] { ++told; }, 1000);
    const QByteArray stuffing = QByteArray(70'000 - 1, 'x') + '\n'; // more than a pipe holds
    writer.write(stuffing);                                         // more than the limit: lost as a whole
    QCOMPARE(writer.takeLoss().lines, 1u);
    QCOMPARE(told.load(), 1);

    // Nobody reads: sooner or later the pipe and the queue are full, and the caller is never held up.
    const QByteArray lines = QByteArray(98, 'y') + "\nz\n"_ba;
    for (int i = 0; i < 10'000; ++i)
        writer.write(lines);
    const OutputWriter::Loss loss = writer.takeLoss();
    QVERIFY(loss.lines > 0);
    QVERIFY(loss.lines < 20'000);
    QCOMPARE(loss.lines % 2, 0u); // whole writes
    QVERIFY(loss.systemText.isEmpty());
    QCOMPARE(told.load(), 2); // once until it is taken

    // What was not lost arrives, whole.
    const quint64 kept = 10'000 - loss.lines / 2;
    const QByteArray arrived = channel.readWhole(qsizetype(kept) * lines.size());
    QCOMPARE(arrived, lines.repeated(qsizetype(kept)));
    QVERIFY(writer.finish(10s));
    QCOMPARE(writer.takeLoss().lines, 0u);
}

void OutputWriterTest::finishingWaitsNoLongerThanItsLimit()
{
    Channel channel;
    OutputWriter writer(channel.writer());
    for (int i = 0; i < 100; ++i)
        writer.write(QByteArray(4000, 'x') + '\n');
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!writer.finish(50ms));
    QVERIFY(timer.elapsed() >= 50);
    QVERIFY(timer.elapsed() < 10'000);
}

void OutputWriterTest::whatIsLostAtTheEndIsCounted()
{
    Channel channel;
    quint64 lost = 0;
    {
        OutputWriter writer(channel.writer());
        for (int i = 0; i < 100; ++i)
            writer.write(QByteArray(4000, 'x') + '\n');
        QVERIFY(!writer.finish(50ms));
        lost = writer.takeLoss().lines;
    }
    // A pipe takes 64 KiB: 16 writes of 4001 bytes, each taken whole or not at all.
    QVERIFY2(lost > 50 && lost < 100, QByteArray::number(lost).constData());
    const QByteArray kept = channel.readWhole(qsizetype(100 - lost) * 4001);
    QCOMPARE(quint64(kept.count('\n')), 100 - lost);
}

void OutputWriterTest::aClosedPipeIsToldOnce()
{
    Channel channel;
    channel.closeReader();
    std::atomic<int> told = 0;
    OutputWriter writer(channel.writer(), [&] { ++told; });
    writer.write("one\ntwo\n"_ba);
    QTRY_COMPARE(told.load(), 1);
    writer.write("three\n"_ba);
    QVERIFY(writer.finish(10s)); // and no SIGPIPE has ended this program
    const OutputWriter::Loss loss = writer.takeLoss();
    QCOMPARE(loss.lines, 3u);
    QVERIFY(loss.systemText.isEmpty());
    QCOMPARE(told.load(), 1);
}

void OutputWriterTest::aRefusalIsToldInTheSystemsWords()
{
    const int full = ::open("/dev/full", O_WRONLY);
    if (full < 0)
        QSKIP("no /dev/full here");
    OutputWriter writer(full);
    writer.write("one\n"_ba);
    QVERIFY(writer.finish(10s));
    const OutputWriter::Loss loss = writer.takeLoss();
    ::close(full);
    QCOMPARE(loss.lines, 1u);
    QVERIFY2(loss.systemText.contains("space"), loss.systemText.constData());
}

void OutputWriterTest::aNonBlockingDescriptorIsWaitedFor()
{
    Channel channel;
    ::fcntl(channel.writer(), F_SETFL, O_NONBLOCK);
    OutputWriter writer(channel.writer());
    QByteArray expected;
    for (int i = 0; i < 100; ++i) {
        const QByteArray line = QByteArray(5000, char('a' + i % 26)) + '\n';
        expected += line;
        writer.write(line);
    }
    QCOMPARE(channel.readWhole(expected.size()), expected);
    QVERIFY(writer.finish(10s));
    QCOMPARE(writer.takeLoss().lines, 0u);
}

void OutputWriterTest::nothingIsTakenAfterTheEnd()
{
    Channel channel;
    OutputWriter writer(channel.writer());
    QVERIFY(writer.finish(10s));
    writer.write("late\n"_ba);
    QCOMPARE(writer.takeLoss().lines, 1u);
}

QTEST_GUILESS_MAIN(OutputWriterTest)
#include "tst_outputwriter.moc"
