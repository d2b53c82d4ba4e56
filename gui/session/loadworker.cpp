#include "gui/session/loadworker.h"

#include <QtCore/QFileInfo>

namespace midhop::gui {

namespace {

constexpr qint64 BlockSize = 256 * 1024; ///< more than the first line of a session may have

} // namespace

LoadWorker::LoadWorker(const QStringList &paths, const std::shared_ptr<LoadGate> &gate)
    : m_paths(paths)
    , m_gate(gate)
{
}

void LoadWorker::judge()
{
    qint64 bytes = 0;
    for (const QString &path : m_paths)
        bytes += QFileInfo(path).size();
    if (!open() || (!readBlock() && !m_report.reason.isEmpty()))
        emit refused({std::nullopt, m_report.reason});
    else if (m_reader->isForeign())
        emit refused({m_reader->faults().front(), {}});
    else
        emit judged(bytes);
}

/// The next of the files. False when it can't be read; the report says why.
bool LoadWorker::open()
{
    m_file = std::make_unique<QFile>(m_paths.takeFirst());
    m_reader = std::make_unique<trace::SessionReader>();
    if (m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return true;
    m_report.reason = m_file->errorString();
    return false;
}

/// False at the end of the file.
bool LoadWorker::readBlock()
{
    const QByteArray block = m_file->read(BlockSize);
    if (block.isEmpty()) {
        if (m_file->error() != QFileDevice::NoError)
            m_report.reason = m_file->errorString();
        m_reader->end();
        return false;
    }
    m_bytesDone += block.size();
    m_reader->feed(block);
    return true;
}

void LoadWorker::read()
{
    readFile();
    while (!m_paths.isEmpty() && !m_gate->isOpen()) {
        if (open())
            readFile();
    }
    if (!m_gate->isOpen())
        emit finished(m_report);
}

void LoadWorker::readFile()
{
    do
        send();
    while (!m_gate->isOpen() && !m_reader->isForeign() && readBlock());
    send();
    const std::vector<trace::LineFault> &faults = m_reader->faults();
    m_report.faults.insert(m_report.faults.end(), faults.begin(), faults.end());
    m_report.faultCount += qint64(m_reader->faultCount());
    m_report.unknownEvents += m_reader->unknownEvents();
}

void LoadWorker::send()
{
    auto exchanges = std::make_shared<std::vector<trace::Exchange>>(m_reader->takeExchanges());
    if (!exchanges->empty() && m_gate->enter())
        emit batch({std::move(exchanges), m_bytesDone});
}

} // namespace midhop::gui
