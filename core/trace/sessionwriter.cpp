#include "core/trace/sessionwriter.h"

#include "core/trace/clock.h"
#include "core/trace/sessiontail.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;

QByteArray sessionHead()
{
    return R"({"format": "midhop-session", "version": 1, "program": "midhop )" MIDHOP_VERSION
           R"(", "created": ")"_ba +
           rfc3339(now()) + "\"}\n"_ba;
}

namespace {

SessionWriter::OpenError openError(const QString &path, const QString &why)
{
    return {false, u"can't record to %1: %2"_s.arg(path, why)};
}

} // namespace

Result<std::unique_ptr<SessionWriter>, SessionWriter::OpenError> SessionWriter::open(const QString &path)
{
    std::unique_ptr<SessionWriter> writer(new SessionWriter);
    QFile &file = writer->m_file;
    file.setFileName(path);
    // A pipe or a device has no past to go on from, and QFile would seek in it to append.
    const QFileInfo info(path);
    const bool hasPast = info.isFile();
    QIODevice::OpenMode mode = QIODevice::ReadWrite | QIODevice::Unbuffered;
    // Append: what another program does to the file meanwhile (truncating it, say) leaves no hole.
    if (hasPast || !info.exists())
        mode |= QIODevice::Append;
    if (!file.open(mode))
        return Failure{openError(path, file.errorString())};
    SessionTail tail;
    if (hasPast) {
        auto found = findSessionTail(file);
        if (!found) {
            if (!found.error().foreign)
                return Failure{openError(path, found.error().text)};
            return Failure{OpenError{
                true, u"%1 is left as it is: %2. Name another file, or one that does not exist yet."_s.arg(
                          path, found.error().text)}};
        }
        tail = *found;
        if (tail.end != file.size() && !file.resize(tail.end))
            return Failure{openError(path, file.errorString())};
        if (!file.seek(tail.end))
            return Failure{openError(path, file.errorString())};
    }
    writer->m_written = tail.end;
    writer->m_nextId.value = tail.lastId + 1;
    if (tail.end == 0) {
        writer->m_pending = sessionHead();
    } else if (tail.lacksLineEnd) {
        writer->m_pending = "\n"_ba;
    }
    if (!writer->writePending())
        return Failure{OpenError{false, writer->m_error}};
    return writer;
}

bool SessionWriter::append(const std::vector<Exchange> &exchanges, Ids ids)
{
    for (const Exchange &exchange : exchanges) {
        const ExchangeId id = ids == Ids::GoOn ? m_nextId : exchange.id;
        m_nextId.value = std::max(m_nextId.value, id.value + 1);
        if (m_pending.size() >= MaxPending) {
            ++m_lost;
            continue;
        }
        m_pending += sessionLine(exchange, id);
        m_pending += '\n';
    }
    return writePending();
}

bool SessionWriter::writePending()
{
    if (!m_pending.isEmpty()) {
        const qint64 written = m_file.write(m_pending);
        if (written > 0) {
            m_pending.remove(0, written);
            m_written += written;
        }
    }
    if (m_pending.isEmpty()) {
        m_error.clear();
        return true;
    }
    // A short write is no error to the system yet.
    const QString reason =
        m_file.error() == QFileDevice::NoError ? u"only a part was taken, the disk may be full"_s : m_file.errorString();
    m_error = u"can't write to %1: %2"_s.arg(m_file.fileName(), reason);
    if (m_lost > 0)
        m_error += u"; %1 exchanges are lost"_s.arg(m_lost);
    return false;
}

} // namespace midhop::trace
