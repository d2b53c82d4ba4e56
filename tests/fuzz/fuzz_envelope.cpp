#include "check.h"
#include "input.h"

#include "core/wire/envelopereader.h"
#include "core/wire/jsontree.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStringBuilder>

#include <vector>

using namespace midhop;
using namespace midhop::fuzz;
using namespace Qt::StringLiterals;

namespace {

QByteArray shown(const std::optional<QByteArray> &member)
{
    return member ? '"' + member->toPercentEncoding() + '"' : "none"_ba;
}

QByteArray shown(const wire::EnvelopeError &error)
{
    return QByteArray::number(int(error.kind)) + " at "_ba + QByteArray::number(error.offset) + " of "_ba + error.member +
           ": "_ba + error.text();
}

QByteArray shown(const wire::Envelope &envelope)
{
    return QByteArray::number(int(envelope.host.kind)) + ' ' + envelope.host.text + ' ' +
           envelope.host.address.toText() + " zone "_ba + envelope.host.zone + " port "_ba +
           QByteArray::number(envelope.port) + " message "_ba + envelope.message.toPercentEncoding();
}

/// How long the next piece is: 0 in `style` is all in one, 1 byte by byte, else at random.
class Cuts
{
public:
    explicit Cuts(quint32 style)
        : m_state(style)
    {
    }
    [[nodiscard]] qsizetype next(qsizetype left)
    {
        if (m_state <= 1)
            return m_state == 0 ? left : 1;
        m_state = m_state * 1664525U + 1013904223U;
        return std::min<qsizetype>(left, 1 + (m_state >> 24) % 23);
    }

private:
    quint32 m_state;
};

/// Everything that a reader told of a stream.
struct Reading
{
    QByteArray log;
    std::vector<wire::Envelope> envelopes;
    qsizetype consumed = 0;
};

void failed(const wire::EnvelopeReader &reader, Reading &reading)
{
    reading.log += "failed "_ba + shown(reader.error()) + " received "_ba +
                   reader.received().toByteArray().toPercentEncoding() + ' ' + shown(reader.knownServerIp()) + ' ' +
                   shown(reader.knownServerPort()) + ' ' + shown(reader.knownMessage()) + '\n';
}

Reading readAll(QByteArrayView stream, qsizetype limit, quint32 style, wire::EnvelopeReader::Raw raw = wire::EnvelopeReader::Raw::Kept)
{
    Reading reading;
    wire::EnvelopeReader reader(limit, raw);
    Cuts cuts(style);
    while (reading.consumed < stream.size()) {
        const qsizetype size = cuts.next(stream.size() - reading.consumed);
        // A copy: what the reader keeps of the piece beyond the call is found by the sanitizer.
        QByteArray piece(stream.sliced(reading.consumed, size).data(), size);
        for (QByteArrayView left = piece; !left.isEmpty();) {
            const auto progress = reader.feed(left);
            check(progress.consumed >= 0 && progress.consumed <= left.size(), "consumes what is there");
            left = left.sliced(progress.consumed);
            reading.consumed += progress.consumed;
            check(reader.received().size() <= limit + 1, "no more is held than the limit");
            if (progress.status == wire::EnvelopeReader::Status::NeedMore) {
                check(left.isEmpty(), "wants more only when all is used");
            } else if (progress.status == wire::EnvelopeReader::Status::Complete) {
                reading.envelopes.push_back(reader.takeEnvelope());
                reading.log += "envelope "_ba + shown(reading.envelopes.back()) + " up to "_ba +
                               QByteArray::number(reading.consumed) + '\n';
            } else {
                failed(reader, reading);
                check(reader.feed(left).consumed == 0, "takes nothing more after a failure");
                return reading;
            }
        }
        piece.fill('\0');
    }
    reading.log += reader.isInside() ? "inside\n"_ba : "outside\n"_ba;
    if (reader.end())
        failed(reader, reading);
    return reading;
}

wire::Envelope only(const QByteArray &bytes)
{
    const Reading reading = readAll(bytes, bytes.size() + 1, 0);
    if (reading.envelopes.size() != 1 || reading.consumed != bytes.size())
        checkSame(bytes, {}, "what is written is one envelope");
    return reading.envelopes.front();
}

void checkSameMembers(const wire::Envelope &actual, const wire::Envelope &expected, QByteArrayView what)
{
    checkSame(shown(actual), shown(expected), what);
}

/// Qt drops a byte order mark where a text begins; it is a character of the message.
QByteArrayView withoutMark(QByteArrayView text)
{
    return text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text;
}

/// What other readers say of a complete envelope.
void checkByOthers(const wire::Envelope &envelope)
{
    check(wire::isValidUtf8(envelope.raw) && envelope.raw.isValidUtf8(), "an envelope is UTF-8");
    check(!envelope.message.isEmpty() && envelope.message.isValidUtf8(), "a message is text");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(envelope.raw, &error);
    // Qt refuses numbers beyond a double, which RFC 8259 leaves open.
    if (error.error != QJsonParseError::IllegalNumber) {
        check(document.isObject(), "Qt reads what is accepted");
        const QJsonObject object = document.object();
        checkSame(object["server_ip"_L1].toString().toUtf8(), envelope.host.text, "Qt reads the same server_ip");
        check(object["server_port"_L1].toInteger() == envelope.port && envelope.port > 0, "Qt reads the same server_port");
        checkSame(withoutMark(object["message"_L1].toString().toUtf8()), withoutMark(envelope.message),
                  "Qt reads the same message");
    }
    const auto host = wire::Host::parse(envelope.host.text);
    check(host && host->kind == envelope.host.kind && host->address == envelope.host.address, "the host is a host");

    wire::ObjectScanner scanner;
    check(scanner.feed(envelope.raw) == wire::ObjectState::Complete && scanner.consumed() == envelope.raw.size(),
          "the scanner ends where the reader does");
    const wire::JsonTree tree(envelope.raw);
    check(tree.childCount(wire::JsonTree::Outermost) == 1 && tree.readTo() == envelope.raw.size(), "the tree has one value");
    const auto &root = tree.node(tree.child(wire::JsonTree::Outermost, 0));
    check(root.kind == wire::JsonTree::Kind::Object && root.closed && root.value().size() == envelope.raw.size(),
          "the tree's value is the object");
}

/// What is made of an envelope is one again.
void checkWritten(const wire::Envelope &envelope)
{
    checkSameMembers(only(wire::writeEnvelope(envelope.host.text, envelope.port, envelope.message)), envelope,
                     "a written envelope reads back");
    const QByteArray forwarded = wire::forwardedEnvelope(envelope.raw, "127.0.0.1", 6000);
    checkSameMembers(only(forwarded), envelope, "a forwarded envelope reads back");
    checkSame(wire::forwardedEnvelope(forwarded, "127.0.0.1", 6000), forwarded, "forwarding twice changes nothing");
    const QByteArray replaced = wire::withMessage(envelope.raw, "DONE \xc3\xa9");
    checkSame(only(replaced).message, "DONE \xc3\xa9", "a replaced message reads back");
    checkSame(wire::withMessage(replaced, "DONE \xc3\xa9"), replaced, "replacing twice changes nothing");
}

void checkTree(QByteArrayView stream)
{
    const wire::JsonTree tree(stream);
    check(tree.readTo() == stream.size(), "the tree reads on behind what is no JSON");
    for (int i = 0; i < tree.count(); ++i) {
        const auto &node = tree.node(i);
        const wire::ByteRange whole = node.whole();
        check(whole.begin >= 0 && whole.begin <= whole.end && whole.end <= stream.size(), "a node lies in the text");
        check(node.parent < i && tree.child(node.parent, node.row) == i, "a node is its parent's child");
        if (node.parent != wire::JsonTree::Outermost) {
            const wire::ByteRange outer = tree.node(node.parent).value();
            check(outer.begin <= whole.begin && whole.end <= outer.end, "a node lies in its parent");
        }
    }
}

void checkScanner(QByteArrayView stream, quint32 style)
{
    wire::ObjectScanner whole;
    const wire::ObjectState expected = whole.feed(stream);
    wire::ObjectScanner cut;
    wire::ObjectState state = wire::ObjectState::Incomplete;
    Cuts cuts(style);
    for (qsizetype at = 0; at < stream.size() && state == wire::ObjectState::Incomplete;) {
        const qsizetype size = cuts.next(stream.size() - at);
        state = cut.feed(stream.sliced(at, size));
        at += size;
    }
    check(state == expected, "the scanner's answer does not depend on the pieces");
    if (state == wire::ObjectState::Complete)
        check(cut.consumed() == whole.consumed(), "nor does the end it finds");
}

/// Who does not ask for the bytes as received is told the same but for them.
void checkDropping(const Reading &whole, const Reading &dropping)
{
    check(dropping.consumed == whole.consumed, "as much is used without the bytes");
    check(dropping.envelopes.size() == whole.envelopes.size(), "as many envelopes without the bytes");
    for (size_t i = 0; i < whole.envelopes.size(); ++i) {
        wire::Envelope one = dropping.envelopes[i];
        check(one.raw.isEmpty(), "what is not asked for is not there");
        one.raw = whole.envelopes[i].raw;
        checkSame(shown(one), shown(whole.envelopes[i]), "the same without the bytes");
    }
}

} // namespace

/// A style of cutting, a limit, and a stream: in pieces it is read as in one, and what was read is what others read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const quint32 style = 2U + input.byte();
    const quint8 limitByte = input.byte();
    const QByteArrayView stream = input.rest();
    const qsizetype limit = limitByte < 128 ? wire::EnvelopeReader::DefaultLimit : 1 + 2 * (limitByte - 128);

    const Reading whole = readAll(stream, limit, 0);
    for (const quint32 other : {1U, style}) {
        const Reading cut = readAll(stream, limit, other);
        checkSame(cut.log, whole.log, "the same in pieces");
        check(cut.consumed == whole.consumed, "as much is used in pieces");
    }
    checkDropping(whole, readAll(stream, limit, style, wire::EnvelopeReader::Raw::Dropped));
    for (const wire::Envelope &envelope : whole.envelopes) {
        check(envelope.raw.size() <= limit, "an envelope keeps to the limit");
        checkByOthers(envelope);
        checkWritten(envelope);
    }
    checkTree(stream);
    checkScanner(stream, style);
    checkScanner(stream, 1);
    return 0;
}
