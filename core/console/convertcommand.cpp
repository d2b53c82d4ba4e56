#include "core/console/convertcommand.h"

#include "core/console/exitstatus.h"
#include "core/console/exportsink.h"
#include "core/net/standardstreams.h"
#include "core/wire/replytext.h"

#include <QtCore/QFile>
#include <QtCore/QStringBuilder>

namespace midhop::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype BlockSize = 256 * 1024;

/// For a terminal: what a text holds of controls as `\uXXXX`, its line ends as they are.
QByteArray harmless(const QByteArray &text)
{
    QByteArray result;
    for (QByteArrayView rest = text; !rest.isEmpty();) {
        const qsizetype end = rest.indexOf('\n');
        QByteArrayView line = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        result += wire::printable(line) + '\n';
    }
    return result;
}

QByteArray counted(quint64 number, const QByteArray &one, const QByteArray &several)
{
    return QByteArray::number(number) + ' ' + (number == 1 ? one : several);
}

} // namespace

ConvertCommand::ConvertCommand(Output &output)
    : m_output(output)
    , m_line(u"convert"_s,
             u"Writes a session in another form. Lines that can't be read are told on standard error and "
             u"left out.\n"
             "\n"
             "Exit status: 0 all is written; 1 all but the lines that can't be read; 2 a wrong option, or a "
             "file that\n"
             "can't be read or written (then --output leaves what was there); 5 the file is no session."_s)
{
    m_line.addArgument(u"SESSION"_s, u"The session file; - is standard input."_s, u"SESSION"_s);
    m_line.addValue(u"to"_s, u"csv|pcapng|mermaid|text"_s, u"The form to write."_s);
    m_line.addValue(u"output"_s, u"FILE"_s,
                    u"Where to write it, whole or not at all (default: standard output)."_s);
}

ConvertCommand::~ConvertCommand() = default;

int ConvertCommand::run(const QStringList &arguments)
{
    if (const auto status = m_line.parse(arguments, m_output))
        return *status;
    readOptions();
    if (const auto status = m_line.failure(m_output))
        return *status;
    if (!openSession())
        return ExitStatus::Usage;
    auto sink = ExportSink::open(m_line.value(u"output"_s));
    if (!sink) {
        m_output.note("convert: "_ba + sink.error());
        return ExitStatus::Usage;
    }
    m_sink = sink.takeValue();
    m_exporter = trace::makeExporter(m_format);
    return convert();
}

void ConvertCommand::readOptions()
{
    using trace::ExportFormat;
    if (!m_line.isSet(u"to"_s))
        m_line.fail(u"--to is missing: csv, pcapng, mermaid or text"_s);
    constexpr std::array Formats{ExportFormat::Csv, ExportFormat::Pcapng, ExportFormat::Mermaid,
                                 ExportFormat::Text};
    m_format = Formats[size_t(m_line.choice(u"to"_s, {u"csv"_s, u"pcapng"_s, u"mermaid"_s, u"text"_s}))];
    const QStringList sessions = m_line.arguments();
    if (sessions.isEmpty())
        m_line.fail(u"SESSION is missing: the file to convert"_s);
    else if (sessions.size() > 1)
        m_line.fail(u"Unexpected argument '"_s + sessions.at(1) + u'\'');
    m_session = sessions.value(0);
    const bool named = m_line.isSet(u"output"_s);
    if (named && m_line.value(u"output"_s).isEmpty())
        m_line.fail(u"--output: the name of the file is empty"_s);
    m_toTerminal = !named && net::standardOutputIsTerminal();
    if (m_toTerminal && m_format == ExportFormat::Pcapng)
        m_line.fail(u"pcapng is not for a terminal: name a file with --output"_s);
}

bool ConvertCommand::openSession()
{
    if (m_session == "-"_L1)
        return true;
    m_file = std::make_unique<QFile>(m_session);
    if (m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return true;
    m_output.note("convert: can't read "_ba + wire::printable(m_session.toUtf8()) + ": "_ba +
                  m_file->errorString().toUtf8());
    return false;
}

std::optional<QByteArray> ConvertCommand::nextBytes()
{
    QByteArray error;
    QByteArray bytes;
    if (!m_file) {
        bytes = net::readStandardInput(BlockSize, error);
    } else {
        bytes = m_file->read(BlockSize);
        if (bytes.isEmpty() && m_file->error() != QFileDevice::NoError)
            error = m_file->errorString().toUtf8();
    }
    if (error.isEmpty())
        return bytes;
    const QByteArray what = m_file ? wire::printable(m_session.toUtf8()) : "standard input"_ba;
    m_output.note("convert: can't read "_ba + what + ": "_ba + error);
    return std::nullopt;
}

bool ConvertCommand::write(const QByteArray &bytes)
{
    if (m_sink->write(m_toTerminal ? harmless(bytes) : bytes))
        return true;
    m_output.note("convert: "_ba + m_sink->error());
    return false;
}

/// What was read since the last call. Nothing is written before it is clear that the file is a session.
bool ConvertCommand::writeExchanges()
{
    QByteArray bytes;
    const std::vector<trace::Exchange> exchanges = m_reader.takeExchanges();
    if (!exchanges.empty() && !std::exchange(m_begun, true))
        bytes = m_exporter->begin();
    for (const trace::Exchange &exchange : exchanges)
        bytes += m_exporter->add(exchange);
    if (!bytes.isEmpty() && !write(bytes))
        return false;
    m_written += exchanges.size();
    return true;
}

int ConvertCommand::convert()
{
    for (bool more = true; more && !m_reader.isForeign();) {
        const auto bytes = nextBytes();
        if (!bytes)
            return ExitStatus::Usage;
        more = !bytes->isEmpty();
        if (more)
            m_reader.feed(*bytes);
        else
            m_reader.end();
        tellFaults();
        if (!writeExchanges()) {
            tellCount();
            return ExitStatus::Usage;
        }
    }
    if (m_reader.isForeign())
        return ExitStatus::ForeignRecord;
    return finish();
}

int ConvertCommand::finish()
{
    QByteArray bytes = m_begun ? QByteArray() : m_exporter->begin();
    bytes += m_exporter->end();
    const bool written = bytes.isEmpty() || write(bytes);
    if (written && !m_sink->finish()) {
        m_output.note("convert: "_ba + m_sink->error());
        return ExitStatus::Usage;
    }
    tellCount();
    if (!written)
        return ExitStatus::Usage;
    return m_reader.faultCount() > 0 ? ExitStatus::LinesLeftOut : ExitStatus::Success;
}

void ConvertCommand::tellFaults()
{
    for (; m_faultsTold < m_reader.faults().size(); ++m_faultsTold)
        m_output.note("convert: "_ba + m_reader.faults()[m_faultsTold].text());
}

void ConvertCommand::tellCount()
{
    QByteArray text = counted(m_written, "exchange"_ba, "exchanges"_ba) + " written, "_ba +
                      counted(m_reader.faultCount(), "line"_ba, "lines"_ba) + " could not be read"_ba;
    if (m_reader.unknownEvents() > 0)
        text += ", "_ba + counted(m_reader.unknownEvents(), "event"_ba, "events"_ba) +
                " of unknown names left out"_ba;
    m_output.note("convert: "_ba + text + '.');
}

} // namespace midhop::console
