#include "core/trace/mermaidexporter.h"

#include "core/trace/clock.h"

#include <QtCore/QStringBuilder>

namespace midhop::trace {

using namespace Qt::StringLiterals;
using std::chrono::nanoseconds;

namespace {

constexpr qsizetype LongestLabel = 60; // characters of foreign text on an arrow

QByteArray participant(Role role)
{
    switch (role) {
    case Role::Client:
        return "Client"_ba;
    case Role::Proxy:
        return "Proxy"_ba;
    case Role::Server:
        return "Server"_ba;
    }
    Q_UNREACHABLE();
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Besides letters and digits what is no syntax anywhere in a label.
bool isPlain(char c)
{
    return isWordCharacter(c) || c == ' ' || c == '.' || c == ',' || c == '(' || c == ')' || c == '/' || c == '+' ||
           c == '=' || c == '-' || c == '*' || c == '!' || c == '?';
}

QByteArray entity(char32_t code)
{
    return '#' + QByteArray::number(quint32(code)) + ';';
}

/// Characters that end a line in JavaScript, and those that Mermaid itself puts in place of an entity code before it
/// parses: a foreign text with them would be read as one.
bool isSpecial(char32_t code)
{
    return code == 0x85 || code == 0x2028 || code == 0x2029 || code == 0xfb02 || code == 0xb0 || code == 0xb6 ||
           code == 0xdf;
}

/// How many bytes the character at the beginning has by its first byte.
qsizetype lengthOf(QByteArrayView utf8)
{
    const auto first = quint8(utf8.front());
    return std::min<qsizetype>(first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1, utf8.size());
}

/// At most LongestLabel characters.
QByteArray shortened(const QByteArray &utf8)
{
    qsizetype characters = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        if ((quint8(utf8[i]) & 0xc0) != 0x80 && ++characters > LongestLabel)
            return utf8.first(i) + "\u2026"_ba;
    }
    return utf8;
}

/// `+0.21 ms`
QByteArray timeOf(nanoseconds at, nanoseconds started)
{
    const double ms = double((at - started).count()) / 1e6;
    return "+"_ba + QByteArray::number(ms, 'f', ms < 100 ? 3 : 0) + " ms"_ba;
}

QByteArray bytesText(qint64 size)
{
    return QByteArray::number(size) + (size == 1 ? " byte"_ba : " bytes"_ba);
}

/// Each kind looks different: lines are solid or dotted, ends filled, open or crossed.
QByteArray arrowOf(StepKind kind)
{
    switch (kind) {
    case StepKind::Connect:
        return "-->>"_ba;
    case StepKind::ConnectFailed:
        return "--x"_ba;
    case StepKind::Bytes:
        return "->>"_ba;
    case StepKind::HalfClose:
        return "-)"_ba;
    case StepKind::Close:
        return "--)"_ba;
    case StepKind::Reset:
        return "-x"_ba;
    case StepKind::LookUp:
    case StepKind::Decision:
    case StepKind::TimeOut:
    case StepKind::Failure:
        break;
    }
    Q_UNREACHABLE();
}

QByteArray wordsOf(const Step &step)
{
    switch (step.kind) {
    case StepKind::Connect:
        return step.arrived || step.answered ? "connect"_ba : "connecting"_ba;
    case StepKind::ConnectFailed:
        return "connect failed"_ba;
    case StepKind::Bytes:
        return bytesText(step.size);
    case StepKind::LookUp:
        return step.tone == LogLine::Tone::Error ? "look-up failed"_ba
                                                 : "look-up, " + QByteArray::number(step.size) +
                                                       (step.size == 1 ? " address" : " addresses");
    case StepKind::Decision:
        return "decision"_ba;
    case StepKind::HalfClose:
        return "half-close (FIN)"_ba;
    case StepKind::Close:
        return step.from == step.to ? "closed without waiting"_ba : "close (FIN)"_ba;
    case StepKind::Reset:
        return "reset (RST)"_ba;
    case StepKind::TimeOut:
        return "timed out"_ba;
    case StepKind::Failure:
        return "failed"_ba;
    }
    Q_UNREACHABLE();
}

/// What an end of ours did not see.
QByteArray unseenText(const Step &step, const Flow &flow)
{
    if (step.from == step.to)
        return {};
    if (!step.seenAtFrom && flow.lifelines[size_t(step.from)].seen)
        return ", departure not seen"_ba;
    if (!step.seenAtTo && flow.lifelines[size_t(step.to)].seen)
        return ", arrival not seen"_ba;
    return {};
}

QByteArray labelOf(const Step &step, const Flow &flow)
{
    QByteArray label = timeOf(step.left, flow.started) + ' ' + wordsOf(step) + unseenText(step, flow);
    if (step.timeWaitAtFrom)
        label += ", TIME_WAIT at "_ba + name(step.from);
    if (step.timeWaitAtTo)
        label += ", TIME_WAIT at "_ba + name(step.to);
    if (!step.text.isEmpty())
        label += ": "_ba + shortened(step.text);
    return MermaidExporter::escaped(label);
}

QByteArray statementOf(const Step &step, const Flow &flow)
{
    if (step.from == step.to)
        return "    Note over "_ba + participant(step.from) + ": "_ba + labelOf(step, flow) + '\n';
    return "    "_ba + participant(step.from) + arrowOf(step.kind) + participant(step.to) + ": "_ba +
           labelOf(step, flow) + '\n';
}

QByteArray lifelineNote(const Flow &flow, Role role)
{
    const Flow::Lifeline &lifeline = flow.lifelines[size_t(role)];
    QByteArray text = participant(role);
    for (const wire::Endpoint &endpoint : {lifeline.downstream, lifeline.upstream}) {
        if (endpoint.port != 0)
            text += ' ' + endpoint.toText();
    }
    if (!lifeline.seen)
        text += " (not seen)"_ba;
    return "    Note over "_ba + participant(role) + ": "_ba + MermaidExporter::escaped(text) + '\n';
}

QByteArray verdictText(const Flow &flow)
{
    return flow.verdict == Verdict::Pending ? QByteArray() : QByteArray(name(flow.verdict) + ", "_ba);
}

} // namespace

QByteArray mermaidStatements(const Flow &flow)
{
    const QByteArray heading = "Exchange #"_ba + QByteArray::number(flow.id.value) + ", "_ba + rfc3339(flow.started) +
                               ", "_ba + verdictText(flow) + name(flow.outcome);
    QByteArray text = "    Note over Client,Server: "_ba + MermaidExporter::escaped(heading) + '\n';
    for (const Role role : {Role::Client, Role::Proxy, Role::Server})
        text += lifelineNote(flow, role);
    for (const Step &step : flow.steps)
        text += statementOf(step, flow);
    return text;
}

QByteArray MermaidExporter::begin()
{
    return "sequenceDiagram\n"
           "    %% Exported by Midhop. Renderers take 50000 characters unless told otherwise (maxTextSize).\n"
           "    participant Client\n"
           "    participant Proxy\n"
           "    participant Server\n"_ba;
}

QByteArray MermaidExporter::add(const Exchange &exchange)
{
    return mermaidStatements(flowOf(exchange));
}

QByteArray MermaidExporter::end()
{
    return {};
}

QByteArray MermaidExporter::escaped(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + 16);
    // `end` as a word of its own ends a block in some versions.
    const auto isEnd = [utf8](qsizetype at) {
        return utf8.sliced(at).first(std::min<qsizetype>(3, utf8.size() - at)).compare("end", Qt::CaseInsensitive) == 0 &&
               (at == 0 || !isWordCharacter(utf8[at - 1])) &&
               (at + 3 == utf8.size() || !isWordCharacter(utf8[at + 3]));
    };
    for (qsizetype i = 0; i < utf8.size();) {
        const char c = utf8[i];
        if (quint8(c) < 0x80) {
            out += isPlain(c) && !isEnd(i) ? QByteArray(1, c) : entity(char32_t(c));
            ++i;
            continue;
        }
        const QByteArrayView character = utf8.sliced(i, lengthOf(utf8.sliced(i)));
        const QList<uint> codes = QString::fromUtf8(character).toUcs4();
        const bool isOne = codes.size() == 1 && codes.front() != QChar::ReplacementCharacter;
        if (isOne && !isSpecial(codes.front()))
            out += character;
        else
            out += entity(isOne ? codes.front() : uint(QChar::ReplacementCharacter));
        i += isOne ? character.size() : 1;
    }
    return out;
}

} // namespace midhop::trace
