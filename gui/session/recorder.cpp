#include "gui/session/recorder.h"

#include "core/net/callqueued.h"

namespace midhop::gui {

namespace {

qsizetype bytesOf(const std::vector<trace::Exchange> &exchanges)
{
    qsizetype bytes = 0;
    for (const trace::Exchange &exchange : exchanges) {
        for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
            if (*part)
                bytes += (*part)->envelope.size() + (*part)->reply.size() + (*part)->forwarded.size();
        }
    }
    return bytes;
}

} // namespace

Recorder::Recorder(QObject *parent)
    : QObject(parent)
{
}

Recorder::~Recorder()
{
    end(false);
}

void Recorder::start(const RecordTarget &target)
{
    end(false);
    ++m_run;
    m_target = target;
    m_active = true;
    m_failing = false;
    m_waiting.clear();
    m_waitingCount = 0;
    m_waitingBytes = 0;
    auto worker = std::make_unique<RecordWorker>(target);
    m_worker = worker.get();
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("recording"), std::move(worker));
    connectWorker();
    m_thread->start();
    net::callQueued(m_worker, [worker = m_worker] { worker->open(); });
}

void Recorder::connectWorker()
{
    // What an earlier worker still had to say may lie in the event queue.
    const auto tell = [this](auto signal, auto slot) {
        connect(m_worker, signal, this, [this, slot, run = m_run](auto... values) {
            if (run == m_run)
                slot(values...);
        });
    };
    tell(&RecordWorker::opened, [this] { emit started(); });
    tell(&RecordWorker::refused, [this](bool foreign, const QString &text) {
        m_active = false;
        emit refused(foreign, text);
    });
    tell(&RecordWorker::taken, [this](qsizetype) {
        m_waitingCount -= m_waiting.front().first;
        m_waitingBytes -= m_waiting.front().second;
        m_waiting.pop_front();
    });
    tell(&RecordWorker::failed, [this](RecordFault fault, const QString &text) {
        m_failing = true;
        emit failed(fault, text);
    });
    tell(&RecordWorker::worked, [this](quint64 lost) {
        m_failing = false;
        emit worked(lost);
    });
    tell(&RecordWorker::dropped, [this] { emit dropped(); });
    tell(&RecordWorker::closed, [this](quint64 unwritten) {
        m_active = false;
        m_failing = false;
        emit stopped(unwritten);
    });
}

void Recorder::add(const ExchangeBatch &batch)
{
    if (!m_active)
        return;
    const auto count = qsizetype(batch->size());
    const qsizetype bytes = bytesOf(*batch);
    if (m_waitingCount + count > MaxWaiting || m_waitingBytes + bytes > MaxWaitingBytes) {
        emit overflowed(quint64(count));
        return;
    }
    m_waiting.emplace_back(count, bytes);
    m_waitingCount += count;
    m_waitingBytes += bytes;
    net::callQueued(m_worker, [worker = m_worker, batch] { worker->append(batch); });
}

void Recorder::cut()
{
    if (m_active)
        net::callQueued(m_worker, [worker = m_worker] { worker->cut(); });
}

void Recorder::dropCut()
{
    if (m_active)
        net::callQueued(m_worker, [worker = m_worker] { worker->dropCut(); });
}

void Recorder::stop(bool remove)
{
    if (!std::exchange(m_active, false))
        return;
    net::callQueued(m_worker, [worker = m_worker, remove] { worker->close(remove); });
}

void Recorder::end(bool remove)
{
    if (!m_thread)
        return;
    stop(remove);
    m_worker = nullptr;
    m_thread->stopBehind(); // what was queued before is written first
    m_thread.reset();
}

} // namespace midhop::gui
