#include "gui/session/sessionload.h"

#include "core/net/callqueued.h"

#include <QtCore/QElapsedTimer>

namespace midhop::gui {

namespace {

constexpr int SliceMilliseconds = 5;

} // namespace

SessionLoad::SessionLoad(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionLoad::slice);
}

SessionLoad::~SessionLoad()
{
    if (isRunning())
        finish();
}

void SessionLoad::begin(const QStringList &paths)
{
    Q_ASSERT(!isRunning());
    ++m_job;
    m_batches.clear();
    m_report.reset();
    m_bytes = 0;
    m_bytesDone = 0;
    m_exchanges = 0;
    m_gate = std::make_shared<LoadGate>();
    auto worker = std::make_unique<LoadWorker>(paths, m_gate);
    m_worker = worker.get();
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("opening"), std::move(worker));
    connectWorker();
    m_thread->start();
    net::callQueued(m_worker, [worker = m_worker] { worker->judge(); });
}

void SessionLoad::connectWorker()
{
    // What an earlier worker still had to say may lie in the event queue.
    const auto tell = [this](auto signal, auto slot) {
        connect(m_worker, signal, this, [this, slot, job = m_job](const auto &...values) {
            if (job == m_job && isRunning())
                slot(values...);
        });
    };
    tell(&LoadWorker::judged, [this](qint64 bytes) {
        m_bytes = bytes;
        emit judged();
    });
    tell(&LoadWorker::refused, [this](const LoadFault &fault) {
        finish();
        emit refused(fault);
    });
    tell(&LoadWorker::batch, [this](const LoadBatch &batch) {
        m_batches.push_back(batch);
        if (!m_timer.isActive())
            m_timer.start(0);
    });
    tell(&LoadWorker::finished, [this](const LoadReport &report) {
        m_report = report;
        if (!m_timer.isActive())
            m_timer.start(0);
    });
}

void SessionLoad::proceed(const Put &put)
{
    m_put = put;
    net::callQueued(m_worker, [worker = m_worker] { worker->read(); });
}

void SessionLoad::slice()
{
    QElapsedTimer clock;
    clock.start();
    while (!m_batches.empty() && clock.elapsed() < SliceMilliseconds) {
        const LoadBatch batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_gate->leave();
        m_bytesDone = batch.bytesDone;
        m_exchanges += qsizetype(batch.exchanges->size());
        m_put(std::move(*batch.exchanges));
    }
    emit progressed();
    if (!m_batches.empty()) {
        m_timer.start(0);
    } else if (m_report) {
        finish();
        const LoadReport report = *m_report; // who hears it may begin the next job
        emit finished(report, false);
    }
}

int SessionLoad::percent() const
{
    return m_bytes == 0 ? 100 : int(m_bytesDone * 100 / m_bytes);
}

void SessionLoad::giveUp()
{
    if (isRunning())
        finish();
}

void SessionLoad::cancel()
{
    if (!isRunning())
        return;
    finish();
    const LoadReport report = m_report.value_or(LoadReport{});
    emit finished(report, true);
}

void SessionLoad::finish()
{
    m_timer.stop();
    m_batches.clear();
    m_gate->open();
    m_thread->stop();
    m_retired = std::move(m_thread);
    m_worker = nullptr;
}

} // namespace midhop::gui
