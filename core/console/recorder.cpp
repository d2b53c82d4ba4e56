#include "core/console/recorder.h"

#include "core/console/exitstatus.h"

namespace midhop::console {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Result<std::unique_ptr<Recorder>, Recorder::OpenError> Recorder::open(const QString &path, Output &output)
{
    auto writer = trace::SessionWriter::open(path);
    if (!writer) {
        const int status = writer.error().foreign ? ExitStatus::ForeignRecord : ExitStatus::Usage;
        return Failure{OpenError{status, writer.error().text.toUtf8()}};
    }
    return std::unique_ptr<Recorder>(new Recorder(writer.takeValue(), path, output));
}

Recorder::Recorder(std::unique_ptr<trace::SessionWriter> writer, const QString &path, Output &output)
    : m_writer(std::move(writer))
    , m_path(path)
    , m_output(output)
{
    m_retry.setInterval(1s);
    connect(&m_retry, &QTimer::timeout, this, [this] { append({}); });
}

Recorder::~Recorder()
{
    if (!m_failing)
        return;
    append({});
    if (m_failing) {
        m_output.note("Not recorded in "_ba + m_path.toUtf8() + ": " + QByteArray::number(m_unwritten) +
                      (m_unwritten == 1 ? " exchange" : " exchanges"));
    }
}

void Recorder::append(const std::vector<trace::Exchange> &exchanges)
{
    tell(m_writer->append(exchanges), exchanges.size());
}

void Recorder::tell(bool written, quint64 exchanges)
{
    m_unwritten += exchanges;
    if (!written && !m_failing) {
        m_output.note("Recording: "_ba + m_writer->errorText().toUtf8() + ". It is tried again each second.");
        m_retry.start();
    } else if (written && m_failing) {
        const quint64 lost = m_writer->lost() - std::exchange(m_lostTold, m_writer->lost());
        m_output.note("Recording works again: "_ba + QByteArray::number(m_unwritten - lost) +
                      " exchanges that waited are written, " + QByteArray::number(lost) + " are lost.");
        m_retry.stop();
    }
    m_failing = !written;
    if (written)
        m_unwritten = 0;
}

} // namespace midhop::console
