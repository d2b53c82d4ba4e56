#include "core/wire/envelope.h"

#include "core/wire/bytescan.h"
#include "core/wire/jsonmachine.h"
#include "core/wire/jsonstring.h"
#include "core/wire/pythonfloat.h"

namespace midhop::wire {

namespace {

/// Where the string that begins at `at` ends, behind its quote.
qsizetype stringEnd(QByteArrayView json, qsizetype at)
{
    const char *byte = json.begin() + at + 1;
    while (*(byte = skipPlain(byte, json.end())) != '"')
        byte += *byte == '\\' ? 2 : 1;
    return byte - json.begin() + 1;
}

bool isNumberByte(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Appends `json`, sound JSON, as json.dumps writes it. One pass over the tokens, for grammar is no matter
/// any more.
void appendDumped(QByteArray &text, QByteArrayView json)
{
    for (qsizetype at = 0; at < json.size();) {
        const char byte = json[at];
        qsizetype next = at + 1;
        if (byte == '"') {
            next = stringEnd(json, at);
            appendDumpedString(text, json.sliced(at + 1, next - at - 2));
        } else if (byte == '-' || (byte >= '0' && byte <= '9')) {
            while (next < json.size() && isNumberByte(json[next]))
                ++next;
            text += dumpedNumber(json.sliced(at, next - at));
        } else if (byte == ',' || byte == ':') {
            text += byte;
            text += ' ';
        } else if (byte > ' ') { // braces, brackets and the letters of true, false and null
            text += byte;
        }
        at = next;
    }
}

QByteArrayView slice(QByteArrayView json, const JsonMachine::Span &span)
{
    return json.sliced(span.begin, span.end - span.begin);
}

/// Builds an object in json.dumps form, member by member.
class ObjectWriter final
{
public:
    explicit ObjectWriter(qsizetype sizeHint)
    {
        m_text.reserve(sizeHint);
        m_text += '{';
    }
    /// `name` is a JSON string with its quotes, in any spelling.
    void beginMember(QByteArrayView name)
    {
        if (m_text.size() > 1)
            m_text += ", ";
        appendDumped(m_text, name);
        m_text += ": ";
    }
    void copyMember(QByteArrayView json, const JsonMachine &machine)
    {
        beginMember(slice(json, machine.name()));
        appendDumped(m_text, slice(json, machine.value()));
    }
    void addMember(QByteArrayView name, const QByteArray &value)
    {
        beginMember(name);
        m_text += value;
    }
    QByteArray finish()
    {
        m_text += '}';
        return m_text;
    }

private:
    QByteArray m_text;
};

bool nextMember(JsonMachine &machine, QByteArrayView json)
{
    return machine.run(json.sliced(machine.position())) == JsonMachine::Status::Member;
}

bool isNamed(QByteArrayView json, const JsonMachine &machine, QByteArrayView name)
{
    const QByteArrayView quoted = slice(json, machine.name());
    return stringMeans(quoted.sliced(1, quoted.size() - 2), name);
}

} // namespace

QByteArray writeEnvelope(QByteArrayView ip, int port, QByteArrayView message)
{
    ObjectWriter writer(ip.size() + message.size() + 64);
    writer.addMember("\"server_ip\"", jsonString(ip));
    writer.addMember("\"server_port\"", QByteArray::number(port));
    writer.addMember("\"message\"", jsonString(message));
    return writer.finish();
}

QByteArray forwardedEnvelope(QByteArrayView raw, QByteArrayView proxyIp, quint16 proxyPort)
{
    ObjectWriter writer(raw.size() + 96);
    JsonMachine machine;
    while (nextMember(machine, raw)) {
        if (!isNamed(raw, machine, "proxy_ip") && !isNamed(raw, machine, "proxy_port"))
            writer.copyMember(raw, machine);
    }
    writer.addMember("\"proxy_ip\"", jsonString(proxyIp));
    writer.addMember("\"proxy_port\"", QByteArray::number(proxyPort));
    return writer.finish();
}

QByteArray withMessage(QByteArrayView raw, QByteArrayView message)
{
    ObjectWriter writer(raw.size() + message.size() + 16);
    JsonMachine machine;
    bool replaced = false;
    while (nextMember(machine, raw)) {
        if (replaced || !isNamed(raw, machine, "message")) {
            writer.copyMember(raw, machine);
        } else {
            writer.addMember("\"message\"", jsonString(message));
            replaced = true;
        }
    }
    if (!replaced)
        writer.addMember("\"message\"", jsonString(message));
    return writer.finish();
}

} // namespace midhop::wire
