#include "gui/session/saveworker.h"

#include <QtCore/QThread>

namespace midhop::gui {

SaveWorker::SaveWorker(const QString &path, trace::ExportFormat format)
    : m_exporter(trace::makeExporter(format))
    , m_file(std::make_unique<trace::WholeFile>(path))
{
}

SaveWorker::~SaveWorker() = default;

void SaveWorker::open()
{
    if (!m_file->open())
        fail();
    else
        put(m_exporter->begin());
}

void SaveWorker::write(const ExchangeBatch &batch)
{
    QByteArray bytes;
    for (const trace::Exchange &exchange : *batch) {
        if (!m_file || QThread::currentThread()->isInterruptionRequested())
            break;
        bytes += m_exporter->add(exchange);
    }
    put(bytes);
    emit taken();
}

void SaveWorker::commit()
{
    put(m_exporter->end());
    if (!m_file)
        return;
    if (!m_file->commit())
        fail();
    else
        emit saved();
}

void SaveWorker::put(const QByteArray &bytes)
{
    if (m_file && !m_file->write(bytes))
        fail();
}

void SaveWorker::fail()
{
    emit failed(m_file->errorText());
    m_file.reset();
}

} // namespace midhop::gui
