#include "check.h"
#include "input.h"

#include "tests/capturefile.h"

#include "core/trace/exchangeids.h"
#include "core/trace/exporter.h"
#include "core/trace/sessionreader.h"
#include "core/trace/sessionwriter.h"
#include "core/wire/replytext.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStringBuilder>

#include <algorithm>
#include <iterator>
#include <vector>

using namespace midhop;
using namespace midhop::fuzz;
using namespace midhop::trace;
using namespace Qt::StringLiterals;

namespace {

struct Reading
{
    std::vector<Exchange> exchanges;
    QByteArray log; ///< the lines of what was read, and what was told of it
    quint64 faults = 0;
    bool foreign = false;
};

/// `piece` bytes at a time.
Reading readFile(QByteArrayView file, qsizetype piece)
{
    SessionReader reader;
    Reading reading;
    const auto take = [&] {
        auto exchanges = reader.takeExchanges();
        std::move(exchanges.begin(), exchanges.end(), std::back_inserter(reading.exchanges));
    };
    for (qsizetype at = 0; at < file.size(); at += piece) {
        QByteArray bytes(file.sliced(at).data(), std::min(piece, file.size() - at));
        reader.feed(bytes);
        bytes.fill('\0');
        take();
    }
    reader.end();
    take();
    check(reader.faults().size() == std::min<quint64>(reader.faultCount(), SessionReader::FaultsKept),
          "keeps the first faults");
    for (const Exchange &exchange : reading.exchanges)
        reading.log += sessionLine(exchange) + '\n';
    for (const LineFault &fault : reader.faults()) {
        const QByteArray text = fault.text();
        check(text.isValidUtf8() && wire::printable(text) == text, "a fault is printable");
        check(fault.line >= 1 && fault.line <= file.count('\n') + 1 && fault.column >= 0, "a fault is in the file");
        reading.log += text + '\n';
    }
    reading.log += QByteArray::number(reader.faultCount()) + ' ' + QByteArray::number(reader.unknownEvents()) +
                   (reader.isForeign() ? " foreign"_ba : ""_ba);
    reading.faults = reader.faultCount();
    reading.foreign = reader.isForeign();
    return reading;
}

/// What was read can be written and read again, here and by Qt.
void checkLine(const Exchange &exchange)
{
    const QByteArray line = sessionLine(exchange);
    check(line.isValidUtf8() && !line.contains('\n') && !line.contains('\r'), "a line is one line of text");
    QJsonParseError error;
    check(QJsonDocument::fromJson(line, &error).isObject(), "a line is JSON");
    const Reading again = readFile(QByteArray(sessionHead() + line + '\n'), 1 << 20);
    check(again.faults == 0 && again.exchanges.size() == 1, "a written line reads back");
    checkSame(sessionLine(again.exchanges.front()), line, "and is the same");
}

/// The store's compact form tells the same.
void checkStore(const Exchange &exchange)
{
    Store store;
    (void)store.add(Exchange(exchange));
    if (store.count() == 0) {
        check(!exchange.client && !exchange.proxy && !exchange.server, "an exchange with a part is kept");
        return;
    }
    // One under way counts as ended in the store: nothing more comes of it.
    if (!factsOf(exchange).finished)
        return;
    Exchange kept = store.exchange(0);
    if (exchange.id.value > 0 && exchange.id.value <= ExchangeIds::Greatest)
        check(kept.id == exchange.id, "an exchange keeps its number");
    kept.id = exchange.id;
    checkSame(sessionLine(kept), sessionLine(exchange), "an exchange that is kept is the same");
    const Summary summary = store.summary(0);
    const Facts facts = factsOf(exchange);
    check(summary.verdict == facts.verdict && summary.outcome == facts.outcome && summary.latency == facts.latency &&
              summary.replyBytes == facts.replyBytes,
          "a row tells what the exchange does");
}

/// How many fields each record of a CSV file (RFC 4180) has; -1 where it is none.
int fieldsOfEach(QByteArrayView csv)
{
    int fields = 1;
    int ofEach = 0;
    bool quoted = false;
    bool begun = false; // something stands in the field
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"' && !begun) {
            quoted = begun = true;
        } else if (c == ',') {
            ++fields;
            begun = false;
        } else if (csv.sliced(i).startsWith("\r\n")) {
            ++i;
            if (ofEach != 0 && ofEach != fields)
                return -1;
            ofEach = std::exchange(fields, 1);
            begun = false;
        } else if (c == '"' || c == '\r' || c == '\n') {
            return -1;
        } else {
            begun = true;
        }
    }
    return quoted || begun || fields != 1 ? -1 : ofEach;
}

void checkCapture(const QByteArray &bytes)
{
    const capturefile::File file = capturefile::read(bytes);
    checkSame(file.fault, {}, "a capture file is one");
    for (const capturefile::Packet &packet : file.packets)
        checkSame(capturefile::tcpOf(packet).fault, {}, "a captured packet is one");
}

/// Each line harmless on a terminal.
void checkPrintable(const QByteArray &text, QByteArrayView what)
{
    const QByteArrayList lines = text.split('\n');
    check(lines.constLast().isEmpty(), what);
    for (const QByteArray &line : lines)
        checkSame(wire::printable(line), line, what);
}

void checkExports(const std::vector<Exchange> &exchanges)
{
    using enum ExportFormat;
    for (const ExportFormat format : {Session, Csv, Pcapng, Mermaid, Text}) {
        const auto exporter = makeExporter(format);
        QByteArray out = exporter->begin();
        for (const Exchange &exchange : exchanges)
            out += exporter->add(exchange);
        out += exporter->end();
        switch (format) {
        case Session:
            check(readFile(out, 1 << 20).faults == 0, "an exported session has no fault");
            break;
        case Csv:
            check(out.isValidUtf8() && fieldsOfEach(out) > 20, "each record of a table has all fields");
            break;
        case Pcapng:
            checkCapture(out);
            break;
        case Mermaid:
            checkPrintable(out, "a diagram is printable");
            break;
        case Text:
            checkPrintable(out, "a log is printable");
            break;
        }
    }
}

} // namespace

/// A size of pieces and a session file: in pieces it is read as in one, what was read can be written, kept and exported.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const qsizetype piece = 1 + input.byte();
    QByteArray file = input.rest().toByteArray();
    // Most inputs are to be about what stands behind the head.
    if (!file.startsWith("{\"format"))
        file.prepend(sessionHead());

    const Reading whole = readFile(file, 1 << 20);
    checkSame(readFile(file, piece).log, whole.log, "the same in pieces");
    check(!whole.foreign || (whole.exchanges.empty() && whole.faults == 1), "of a foreign file nothing is read");
    for (const Exchange &exchange : whole.exchanges) {
        checkLine(exchange);
        checkStore(exchange);
    }
    checkExports(whole.exchanges);
    return 0;
}
