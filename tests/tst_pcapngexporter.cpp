#include "capturefile.h"
#include "core/trace/clock.h"
#include "core/trace/pcapngexporter.h"
#include "flowsamples.h"

#include <QtCore/QHash>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>

#include <map>
#include <random>

using namespace midhop;
using namespace midhop::trace;
using namespace midhop::trace::samples;

class TestPcapngExporter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void saysThatItIsSynthesised();
    void writesBothConnections();
    void carriesTheBytes();
    void keepsEventTimes();
    void writesWhatEndedBadly_data();
    void writesWhatEndedBadly();
    void writesIpv6();
    void cutsLargeSegments();
    void leavesOutBytesThatWereNotKept();
    void continuesAConnection();
    void beginsAnewOnAReusedPort();
    void takesUpAConnectionInItsMiddle();
    void holdsAFinBeforeWhichMoreMayCome();
    void putsOverlappingExchangesInOrder();
    void isSoundWhateverTheEventsAre();
    void isReadByTshark_data();
    void isReadByTshark();
};

namespace {

QByteArray exported(const std::vector<Exchange> &exchanges)
{
    PcapngExporter exporter;
    QByteArray file = exporter.begin();
    for (const Exchange &exchange : exchanges)
        file += exporter.add(exchange);
    return file + exporter.end();
}

QByteArray flagsText(quint8 flags)
{
    QByteArray text;
    const std::pair<quint8, char> names[] = {{TcpPacket::Syn, 'S'},
                                             {TcpPacket::Fin, 'F'},
                                             {TcpPacket::Rst, 'R'},
                                             {TcpPacket::Psh, 'P'},
                                             {TcpPacket::Ack, 'A'}};
    for (const auto &[flag, letter] : names) {
        if (flags & flag)
            text += letter;
    }
    return text;
}

quint16 port(const QByteArray &end)
{
    return qFromBigEndian<quint16>(end.right(2).constData());
}

/// Follows the numbers of both ends of every connection; what is wrong with a file, if anything.
class Reader final
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_file(capturefile::read(bytes))
    {
        m_fault = m_file.fault;
        for (const capturefile::Packet &packet : m_file.packets)
            take(packet);
    }
    [[nodiscard]] const capturefile::File &file() const { return m_file; }
    [[nodiscard]] const QByteArray &fault() const { return m_fault; }
    /// `49820>6000 S`, `6000>49820 PA 4`; numbers relative to each end's first.
    [[nodiscard]] const QByteArrayList &lines() const { return m_lines; }
    /// All that an end sent from a port to another.
    [[nodiscard]] QByteArray sent(quint16 from, quint16 to) const { return m_sent.value({from, to}); }
    [[nodiscard]] bool isInOrderOfTime() const
    {
        return std::ranges::is_sorted(m_file.packets, {}, &capturefile::Packet::time);
    }

private:
    struct Half
    {
        quint32 first = 0;
        quint32 next = 0;
        bool known = false;
        bool finished = false;
        quint32 lastAck = 0;
    };
    void take(const capturefile::Packet &packet)
    {
        const capturefile::Tcp tcp = capturefile::tcpOf(packet);
        Half &half = m_halves[tcp.from + tcp.to];
        Half &other = m_halves[tcp.to + tcp.from];
        const auto fail = [&](const char *what) {
            if (m_fault.isEmpty())
                m_fault = "packet " + QByteArray::number(m_lines.size() + 1) + ": " + what;
        };
        if (!tcp.fault.isEmpty())
            fail(tcp.fault.constData());
        const bool syn = tcp.flags & TcpPacket::Syn;
        if (syn || !half.known)
            half = {tcp.sequence, tcp.sequence, true, false, 0};
        if (tcp.sequence != half.next)
            fail("a sequence number does not follow");
        if (half.finished && tcp.payloadSize > 0)
            fail("bytes behind FIN");
        if (tcp.flags & TcpPacket::Ack) {
            if (!other.known)
                other = {tcp.acknowledged, tcp.acknowledged, true, false, 0};
            if (qint32(tcp.acknowledged - other.next) > 0)
                fail("acknowledges what was not sent");
            if (tcp.flags == TcpPacket::Ack && tcp.payloadSize == 0 && tcp.acknowledged == half.lastAck)
                fail("acknowledges twice");
            half.lastAck = tcp.acknowledged;
        }
        if (tcp.window == 0)
            fail("no window");
        half.next += quint32(tcp.payloadSize) + (syn ? 1 : 0) + (tcp.flags & TcpPacket::Fin ? 1 : 0);
        half.finished = half.finished || tcp.flags & TcpPacket::Fin;
        m_sent[{port(tcp.from), port(tcp.to)}] += tcp.payload;
        QByteArray line = QByteArray::number(port(tcp.from)) + '>' + QByteArray::number(port(tcp.to)) + ' ' +
                          flagsText(tcp.flags);
        if (tcp.payloadSize > 0)
            line += ' ' + QByteArray::number(tcp.payloadSize);
        m_lines << line;
    }

    capturefile::File m_file;
    QByteArray m_fault;
    QByteArrayList m_lines;
    std::map<QByteArray, Half> m_halves; ///< nothing in it moves
    QHash<std::pair<quint16, quint16>, QByteArray> m_sent;
};

Exchange foreignClient(std::chrono::nanoseconds start = 0ns, quint64 id = 1, quint32 ordinal = 0)
{
    Exchange exchange = wholeExchange(start, id, 49820, quint16(51000 + id));
    exchange.client.reset();
    exchange.proxy->ordinal = ordinal;
    if (ordinal > 0)
        drop(*exchange.proxy, EventKind::Connected, Side::Downstream);
    return exchange;
}

/// The client goes on: neither end closed.
Exchange keptOpen(Exchange exchange)
{
    drop(*exchange.proxy, EventKind::HalfClosed, Side::Downstream);
    drop(*exchange.proxy, EventKind::Closed, Side::Downstream);
    return exchange;
}

Exchange reset()
{
    Exchange exchange = wholeExchange();
    dropBehind(*exchange.server, 9ms);
    put(*exchange.server, 10500us, EventKind::Reset, Side::Upstream);
    dropBehind(*exchange.proxy, 10ms);
    put(*exchange.proxy, 11ms, EventKind::Reset, Side::Upstream, true);
    put(*exchange.proxy, 11100us, EventKind::Reset, Side::Downstream);
    dropBehind(*exchange.client, 3ms);
    put(*exchange.client, 11300us, EventKind::Reset, Side::Downstream, true);
    return exchange;
}

Exchange timedOut()
{
    Exchange exchange = refusedExchange();
    drop(*exchange.proxy, EventKind::Failed, Side::Upstream);
    put(*exchange.proxy, 5ms, EventKind::TimedOut, Side::Upstream);
    return exchange;
}

/// A reply larger than what is kept.
Exchange largeReply(qint64 size)
{
    Exchange exchange = wholeExchange();
    const QByteArray kept(std::min<qint64>(size, Part::ReplyKept), 'x');
    for (Part *part : {&*exchange.client, &*exchange.proxy, &*exchange.server}) {
        part->reply = kept;
        part->replyBytes = size;
        for (Event &event : part->events) {
            if (event.size == 4 && event.at > 8500us) // the message's events come before
                event.size = quint32(size);
        }
    }
    return exchange;
}

Exchange overIpv6()
{
    Exchange exchange = wholeExchange();
    const auto loopback = *wire::IpAddress::parse("::1");
    for (Part *part : {&*exchange.client, &*exchange.proxy, &*exchange.server}) {
        for (wire::Endpoint *end : {&part->client, &part->proxy, &part->upstream, &part->server})
            end->address = loopback;
    }
    return exchange;
}

} // namespace

void TestPcapngExporter::saysThatItIsSynthesised()
{
    const capturefile::File file = capturefile::read(exported({wholeExchange()}));
    QCOMPARE(file.fault, QByteArray());
    QCOMPARE(file.linkType, 101);
    QVERIFY2(file.comment.contains("Synthesised"), file.comment.constData());
    QVERIFY2(file.comment.contains("Not captured"), file.comment.constData());
    QCOMPARE(file.packets.front().comment,
             "Midhop exchange #1, done. Synthesised from events, not captured."_ba);
    QCOMPARE(capturefile::read(exported({})).packets.size(), 0U);
    QCOMPARE(capturefile::read(exported({Exchange{}})).packets.size(), 0U);
}

void TestPcapngExporter::writesBothConnections()
{
    const Reader reader(exported({wholeExchange()}));
    QCOMPARE(reader.fault(), QByteArray());
    QVERIFY(reader.isInOrderOfTime());
    const QByteArrayList expected = {
        "49820>6000 S"_ba,    "6000>49820 SA"_ba, "49820>6000 A"_ba,    "49820>6000 PA 66"_ba,
        "6000>49820 A"_ba,    "49820>6000 FA"_ba, "6000>49820 A"_ba,    "51000>8888 S"_ba,
        "8888>51000 SA"_ba,   "51000>8888 A"_ba,  "51000>8888 PA 4"_ba, "8888>51000 A"_ba,
        "8888>51000 PA 4"_ba, "51000>8888 A"_ba,  "8888>51000 FA"_ba,   "51000>8888 A"_ba,
        "51000>8888 FA"_ba,   "8888>51000 A"_ba,  "6000>49820 PA 4"_ba, "49820>6000 A"_ba,
        "6000>49820 FA"_ba,   "49820>6000 A"_ba};
    QCOMPARE(reader.lines(), expected);
}

void TestPcapngExporter::carriesTheBytes()
{
    for (const Exchange &exchange : {wholeExchange(), foreignClient()}) {
        const Reader reader(exported({exchange}));
        const quint16 upstream = exchange.proxy->upstream.port;
        QCOMPARE(reader.sent(49820, 6000), envelope());
        QCOMPARE(reader.sent(upstream, 8888), "tgmr"_ba);
        QCOMPARE(reader.sent(8888, upstream), "DONE"_ba);
        QCOMPARE(reader.sent(6000, 49820), "DONE"_ba);
    }
}

void TestPcapngExporter::keepsEventTimes()
{
    const auto file = capturefile::read(exported({wholeExchange(1s + 7ns)}));
    const qint64 epoch = wallClock(1s).count() * 1000 + 7;
    QCOMPARE(file.packets.at(0).time, epoch);             // SYN
    QCOMPARE(file.packets.at(1).time, epoch + 1'000'000); // answered
    QCOMPARE(file.packets.at(3).time, epoch + 2'000'000); // bytes
    QCOMPARE(file.packets.at(4).time, epoch + 2'500'000); // read
}

void TestPcapngExporter::writesWhatEndedBadly_data()
{
    QTest::addColumn<Exchange>("exchange");
    QTest::addColumn<QByteArrayList>("lines"); // which must be there, in this order
    QTest::addColumn<QByteArray>("absent");
    QTest::addRow("refused: SYN and RST from ends not known")
        << refusedExchange() << QByteArrayList{"0>8888 S", "8888>0 RA", "6000>49820 PA 66"} << "8888>0 SA"_ba;
    QTest::addRow("connect timed out: SYN alone")
        << timedOut() << QByteArrayList{"0>8888 S", "6000>49820 PA 66"} << "8888>0 RA"_ba;
    QTest::addRow("blocked: nothing upstream")
        << blockedExchange() << QByteArrayList{"49820>6000 PA 66", "6000>49820 PA 26"} << "51000>8888 S"_ba;
    QTest::addRow("reset: RST on both connections")
        << reset() << QByteArrayList{"8888>51000 PA 4", "51000>8888 A", "8888>51000 RA", "6000>49820 RA"}
        << "51000>8888 FA"_ba;
}

void TestPcapngExporter::writesWhatEndedBadly()
{
    QFETCH(Exchange, exchange);
    QFETCH(QByteArrayList, lines);
    QFETCH(QByteArray, absent);
    const Reader reader(exported({exchange}));
    QCOMPARE(reader.fault(), QByteArray());
    const QByteArray all = reader.lines().join('\n');
    qsizetype at = 0;
    for (const QByteArray &line : lines) {
        at = reader.lines().indexOf(line, at) + 1;
        QVERIFY2(at > 0, QByteArray(line + " is not in\n" + all).constData());
    }
    QVERIFY2(!reader.lines().contains(absent), all.constData());
}

void TestPcapngExporter::writesIpv6()
{
    const Reader reader(exported({overIpv6()}));
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(quint8(reader.file().packets.front().bytes[0]) >> 4, 6);
    QCOMPARE(reader.sent(8888, 51000), "DONE"_ba);

    // An IPv4 address in its mapped form is IPv4 on the wire.
    Exchange mapped = wholeExchange();
    mapped.client->client.address = wire::IpAddress::fromIpv6(mapped.client->client.address.bytes());
    mapped.proxy->client.address = mapped.client->client.address;
    const Reader ipv4(exported({mapped}));
    QCOMPARE(ipv4.fault(), QByteArray());
    QCOMPARE(quint8(ipv4.file().packets.front().bytes[0]), 0x45);
}

void TestPcapngExporter::cutsLargeSegments()
{
    const Reader reader(exported({largeReply(Part::ReplyKept)}));
    QCOMPARE(reader.fault(), QByteArray());
    QVERIFY(reader.lines().contains("8888>51000 PA 65495"_ba));
    QVERIFY(reader.lines().contains("8888>51000 PA 41"_ba));
    QCOMPARE(reader.sent(6000, 49820), QByteArray(Part::ReplyKept, 'x'));
}

void TestPcapngExporter::leavesOutBytesThatWereNotKept()
{
    const Reader reader(exported({largeReply(100'000)}));
    QCOMPARE(reader.fault(), QByteArray()); // numbers go on behind all of them
    QCOMPARE(reader.sent(6000, 49820), QByteArray(Part::ReplyKept, 'x'));
    const auto isCut = [](const capturefile::Packet &packet) {
        return packet.bytes.size() < packet.wholeSize;
    };
    qint64 missing = 0;
    for (const capturefile::Packet &packet : reader.file().packets) {
        if (isCut(packet)) {
            missing += packet.wholeSize - packet.bytes.size();
            QVERIFY2(packet.comment.contains("were not kept"), packet.comment.constData());
        }
    }
    QCOMPARE(missing, 2 * (100'000 - Part::ReplyKept));
}

void TestPcapngExporter::continuesAConnection()
{
    const Reader reader(exported({keptOpen(foreignClient(0ns, 1, 0)), keptOpen(foreignClient(20ms, 2, 1)),
                                  foreignClient(40ms, 3, 2)}));
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.sent(49820, 6000), QByteArray(envelope() + envelope() + envelope()));
    QCOMPARE(reader.sent(6000, 49820), "DONEDONEDONE"_ba);
    QCOMPARE(reader.lines().count("49820>6000 S"), 1);
    QCOMPARE(reader.lines().count("49820>6000 FA"), 1);
}

void TestPcapngExporter::beginsAnewOnAReusedPort()
{
    const Reader reader(exported({wholeExchange(0ns, 1), wholeExchange(1s, 2)}));
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.lines().count("49820>6000 S"), 2);
    std::vector<quint32> first;
    for (const capturefile::Packet &packet : reader.file().packets) {
        const auto tcp = capturefile::tcpOf(packet);
        if (tcp.flags == TcpPacket::Syn && port(tcp.to) == 6000)
            first.push_back(tcp.sequence);
    }
    QVERIFY(qint32(first.at(1) - first.at(0)) > 200); // ahead of the old one's
}

void TestPcapngExporter::takesUpAConnectionInItsMiddle()
{
    const Reader reader(exported({foreignClient(0ns, 5, 4)}));
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.lines().count("49820>6000 S"), 0);
    QCOMPARE(reader.sent(49820, 6000), envelope());
    QVERIFY(reader.file().packets.front().comment.endsWith(
        "What came before on this connection is not in this file."));
    const Reader gap(exported({keptOpen(foreignClient(0ns, 1, 0)), foreignClient(40ms, 3, 2)}));
    QCOMPARE(gap.fault(), QByteArray());
    QVERIFY(std::ranges::any_of(gap.file().packets, [](const capturefile::Packet &packet) {
        return packet.comment.contains("Exchanges between on this connection are not in this file.");
    }));
}

void TestPcapngExporter::holdsAFinBeforeWhichMoreMayCome()
{
    // Two envelopes and FIN at once: the proxy reads FIN while it serves the first.
    Exchange first = keptOpen(foreignClient(0ns, 1, 0));
    put(*first.proxy, 3500us, EventKind::HalfClosed, Side::Downstream, true);
    Exchange second = foreignClient(20ms, 2, 1);
    std::erase_if(second.proxy->events, [](const Event &event) {
        return event.kind == EventKind::HalfClosed && event.side == Side::Downstream && event.byPeer;
    });
    const Reader reader(exported({first, second}));
    QCOMPARE(reader.fault(), QByteArray());
    QCOMPARE(reader.sent(49820, 6000), QByteArray(envelope() + envelope()));
    QCOMPARE(reader.lines().count("49820>6000 FA"), 1);
    // With nothing behind it is written in the end.
    const Reader alone(exported({first}));
    QCOMPARE(alone.fault(), QByteArray());
    QCOMPARE(alone.lines().count("49820>6000 FA"), 1);
}

void TestPcapngExporter::putsOverlappingExchangesInOrder()
{
    std::vector<Exchange> exchanges;
    for (quint64 id = 1; id <= 50; ++id)
        exchanges.push_back(wholeExchange(id * 1ms, id, quint16(40'000 + id), quint16(50'000 + id)));
    const Reader reader(exported(exchanges));
    QCOMPARE(reader.fault(), QByteArray());
    QVERIFY(reader.isInOrderOfTime());
    QCOMPARE(reader.file().packets.size(), 50U * 22U);
    // What cannot be disturbed any more is not kept back.
    PcapngExporter exporter;
    QVERIFY(exporter.add(exchanges.front()).isEmpty());
    QVERIFY(!exporter.add(wholeExchange(10s, 2)).isEmpty());
}

void TestPcapngExporter::isSoundWhateverTheEventsAre()
{
    std::mt19937 random(20261123);
    PcapngExporter exporter;
    QByteArray file = exporter.begin();
    for (quint64 i = 1; i <= 1500; ++i) {
        Exchange exchange = wholeExchange(i * 20ms, i, quint16(30'000 + i), quint16(50'000 + i));
        for (auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
            if (random() % 4 == 0) {
                part->reset();
                continue;
            }
            auto &events = (*part)->events;
            for (unsigned changes = random() % 4; changes > 0 && !events.empty(); --changes) {
                const size_t at = random() % events.size();
                switch (random() % 4) {
                case 0:
                    events.erase(events.begin() + ptrdiff_t(at));
                    break;
                case 1:
                    events[at].kind = EventKind(random() % (unsigned(EventKind::TimedOut) + 1));
                    break;
                case 2:
                    events[at].byPeer = !events[at].byPeer;
                    break;
                default:
                    events[at].size = quint32(random() % 200);
                    break;
                }
            }
        }
        file += exporter.add(exchange);
    }
    const Reader reader(file + exporter.end());
    QCOMPARE(reader.fault(), QByteArray());
}

void TestPcapngExporter::isReadByTshark_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("hasReset");
    QTest::addRow("an exchange") << exported({wholeExchange()}) << false;
    QTest::addRow("IPv6") << exported({overIpv6()}) << false;
    QTest::addRow("blocked") << exported({blockedExchange()}) << false;
    QTest::addRow("a foreign client, three exchanges on a connection")
        << exported({keptOpen(foreignClient(0ns, 1, 0)), keptOpen(foreignClient(20ms, 2, 1)),
                     foreignClient(40ms, 3, 2)})
        << false;
    QTest::addRow("a large reply") << exported({largeReply(Part::ReplyKept)}) << false;
    QTest::addRow("a connection in its middle") << exported({foreignClient(0ns, 5, 4)}) << false;
    QTest::addRow("refused") << exported({refusedExchange()}) << true;
    QTest::addRow("reset") << exported({reset()}) << true;
}

void TestPcapngExporter::isReadByTshark()
{
    QFETCH(QByteArray, file);
    QFETCH(bool, hasReset);
    const QString tshark = QStandardPaths::findExecutable(u"tshark"_s);
    if (tshark.isEmpty())
        QSKIP("tshark is not here: what it would say of the file is not tried");
    QTemporaryDir directory;
    QFile out(directory.filePath(u"out.pcapng"_s));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(file);
    out.close();
    const auto run = [&](const QStringList &arguments) {
        QProcess process;
        process.start(tshark, QStringList{u"-n"_s, u"-r"_s, out.fileName()} + arguments);
        return process.waitForFinished() && process.exitCode() == 0
                   ? process.readAllStandardOutput()
                   : "failed: "_ba + process.readAllStandardError();
    };
    const QStringList checks = {u"-o"_s, u"tcp.check_checksum:TRUE"_s, u"-o"_s, u"ip.check_checksum:TRUE"_s};
    // Warnings and errors; that a connection begins or ends is a remark, that one was reset a warning.
    QString complaint =
        u"tcp.analysis.flags || _ws.malformed || tcp.checksum.status == 0 || ip.checksum.status == 0 || "
        "_ws.expert.severity >= 0x800000"_s;
    if (!hasReset)
        complaint += u" || _ws.expert.severity >= 0x600000"_s;
    QCOMPARE(run(checks + QStringList{u"-Y"_s, complaint}), QByteArray());
    const QByteArray all = run({u"-T"_s, u"fields"_s, u"-e"_s, u"tcp.len"_s});
    QCOMPARE(all.count('\n'), qsizetype(capturefile::read(file).packets.size()));
    const QByteArray followed =
        run({u"-q"_s, u"-z"_s, u"follow,tcp,raw,0"_s}).replace("\n", "").replace("\t", "");
    QVERIFY2(followed.contains(envelope().toHex()), followed.constData());
}

QTEST_GUILESS_MAIN(TestPcapngExporter)
#include "tst_pcapngexporter.moc"
