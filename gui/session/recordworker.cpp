#include "gui/session/recordworker.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto RetryInterval = 1s;
constexpr qint64 LookInterval = 500; ///< ms between two looks whether the file is still there

} // namespace

RecordWorker::RecordWorker(const RecordTarget &target)
    : m_target(target)
    , m_retry(this)
{
    m_retry.setInterval(RetryInterval);
    connect(&m_retry, &QTimer::timeout, this, &RecordWorker::write);
}

QString RecordWorker::path() const
{
    return m_target.rotateAt > 0 ? m_target.path + u'.' + QString::number(m_number) + u".jsonl"_s
                                 : m_target.path;
}

void RecordWorker::open()
{
    if (m_target.late) {
        emit opened();
        return;
    }
    auto writer = trace::SessionWriter::open(path());
    if (!writer) {
        emit refused(writer.error().foreign, writer.error().text);
        return;
    }
    take(writer.takeValue());
    emit opened();
}

void RecordWorker::append(const ExchangeBatch &batch)
{
    m_queue.push_back(batch);
    write();
}

bool RecordWorker::isGone()
{
    if (m_lastLook.isValid() && m_lastLook.elapsed() < LookInterval)
        return false;
    m_lastLook.start();
    return !QFileInfo::exists(path());
}

void RecordWorker::take(std::unique_ptr<trace::SessionWriter> writer)
{
    m_writer = std::move(writer);
    m_writerLostTold = 0;
    m_lastLook.start();
}

bool RecordWorker::openWriter()
{
    if (m_target.late)
        QDir().mkpath(QFileInfo(path()).path());
    auto writer = trace::SessionWriter::open(path());
    if (!writer) {
        tell(RecordFault::CannotOpen, writer.error().text);
        return false;
    }
    take(writer.takeValue());
    return true;
}

// A file that somebody removed takes what is written without a complaint, and nobody ever finds it.
void RecordWorker::write()
{
    if (m_queue.empty() && !m_fault)
        return;
    if (m_writer && isGone()) {
        m_lost += std::exchange(m_sinceFault, 0); // waited in the writer
        m_writer.reset();
        tell(RecordFault::Gone, path());
    }
    if (!m_writer && !openWriter())
        return;
    using Ids = trace::SessionWriter::Ids;
    const Ids ids = m_target.ownIds ? Ids::Keep : Ids::GoOn;
    bool written = m_queue.empty() && m_writer->append({});
    while (!m_queue.empty()) {
        const ExchangeBatch batch = std::move(m_queue.front());
        m_queue.pop_front();
        const auto count = qsizetype(batch->size());
        if (m_fault)
            m_sinceFault += quint64(count);
        written = m_writer->append(*batch, ids);
        if (!written && !m_fault)
            m_sinceFault = quint64(count);
        emit taken(count);
    }
    if (!written)
        tell(RecordFault::CannotWrite, m_writer->errorText());
    else
        tell(std::nullopt, {});
    if (written && m_target.rotateAt > 0)
        rotate();
}

void RecordWorker::tell(std::optional<RecordFault> fault, const QString &text)
{
    if (fault && !m_fault) {
        m_fault = fault;
        m_retry.start();
        emit failed(*fault, text);
    } else if (!fault && m_fault) {
        m_fault.reset();
        m_retry.stop();
        m_sinceFault = 0;
        const quint64 dropped = m_writer->lost() - std::exchange(m_writerLostTold, m_writer->lost());
        emit worked(std::exchange(m_lost, 0) + dropped);
    }
}

void RecordWorker::rotate()
{
    if (QFileInfo(path()).size() < m_target.rotateAt)
        return;
    m_files.push_back({path(), false});
    m_writer.reset();
    ++m_number;
    const auto total = [this] {
        return std::accumulate(m_files.begin(), m_files.end(), qint64(0), [](qint64 sum, const File &file) {
            return sum + QFileInfo(file.path).size();
        });
    };
    while (m_files.size() > 1 && total() >= 2 * m_target.rotateAt) {
        QFile::remove(m_files.front().path);
        m_files.erase(m_files.begin());
        emit dropped();
    }
}

void RecordWorker::cut()
{
    for (File &file : m_files)
        file.cut = true;
    // One that can't be written just now holds what waits: it goes on, and stays.
    if (!m_writer || m_fault)
        return;
    m_files.push_back({path(), true});
    m_writer.reset();
    ++m_number;
}

void RecordWorker::dropCut()
{
    std::erase_if(m_files, [](const File &file) {
        if (file.cut)
            QFile::remove(file.path);
        return file.cut;
    });
}

void RecordWorker::close(bool remove)
{
    write();
    m_retry.stop();
    const bool wrote = m_writer != nullptr;
    m_writer.reset();
    if (remove) {
        for (const File &file : m_files)
            QFile::remove(file.path);
        if (wrote)
            QFile::remove(path());
    }
    quint64 unwritten = m_fault ? m_sinceFault : 0;
    for (const ExchangeBatch &batch : m_queue)
        unwritten += batch->size();
    m_queue.clear();
    emit closed(unwritten);
}

} // namespace midhop::gui
