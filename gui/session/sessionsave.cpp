#include "gui/session/sessionsave.h"

#include "core/net/callqueued.h"
#include "gui/journal/leavinghold.h"
#include "gui/session/saveworker.h"

#include <QtCore/QElapsedTimer>

namespace midhop::gui {

namespace {

constexpr int SliceMilliseconds = 5;
constexpr int MostInFlight = 4;
constexpr qsizetype BatchSize = 256;
constexpr qsizetype BatchBytes = 4 << 20;

} // namespace

SessionSave::SessionSave(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionSave::slice);
    // What is to be written is gone: nobody clears while a job runs, and if so, no half file stands for a
    // whole one.
    connect(journal, &Journal::cleared, this, &SessionSave::cancel);
}

SessionSave::~SessionSave()
{
    if (isRunning())
        finish();
}

void SessionSave::begin(const QString &path, trace::ExportFormat format, RowRuns rows)
{
    Q_ASSERT(!isRunning());
    m_path = path;
    m_rows = std::move(rows);
    m_run = 0;
    m_row = m_rows.runs().empty() ? 0 : m_rows.runs().front().first;
    m_done = 0;
    m_total = m_rows.count();
    m_inFlight = 0;
    ++m_job;
    m_hold = std::make_unique<LeavingHold>(m_journal);
    auto worker = std::make_unique<SaveWorker>(path, format);
    m_worker = worker.get();
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("saving"), std::move(worker));
    connectWorker();
    m_thread->start();
    net::callQueued(m_worker, [worker = m_worker] { worker->open(); });
    m_timer.start(0);
}

void SessionSave::connectWorker()
{
    // What an earlier worker still had to say may lie in the event queue.
    const auto tell = [this](auto signal, auto slot) {
        connect(m_worker, signal, this, [this, slot, job = m_job](auto... values) {
            if (job == m_job && isRunning())
                slot(values...);
        });
    };
    tell(&SaveWorker::taken, [this] {
        --m_inFlight;
        if (!m_timer.isActive())
            m_timer.start(0);
    });
    tell(&SaveWorker::failed, [this](const QString &reason) {
        finish();
        emit failed(reason);
    });
    tell(&SaveWorker::saved, [this] {
        finish();
        emit saved();
    });
}

void SessionSave::slice()
{
    QElapsedTimer clock;
    clock.start();
    bool more = true;
    while (more && m_inFlight < MostInFlight && clock.elapsed() < SliceMilliseconds)
        more = sendBatch();
    emit progressed();
    if (more && m_inFlight < MostInFlight)
        m_timer.start(0);
}

/// False when the last one was sent, and the end behind it.
bool SessionSave::sendBatch()
{
    const std::vector<RowRuns::Run> &runs = m_rows.runs();
    if (m_run > runs.size())
        return false;
    std::vector<trace::Exchange> exchanges;
    qsizetype bytes = 0;
    while (m_run < runs.size() && qsizetype(exchanges.size()) < BatchSize && bytes < BatchBytes) {
        const trace::Facts facts = m_journal->store().facts(m_row);
        bytes += facts.envelope.size() + facts.reply.size();
        exchanges.push_back(m_journal->store().exchange(m_row));
        ++m_done;
        if (++m_row == runs[m_run].end && ++m_run < runs.size())
            m_row = runs[m_run].first;
    }
    if (exchanges.empty()) {
        ++m_run; // the end is sent once
        net::callQueued(m_worker, [worker = m_worker] { worker->commit(); });
        return false;
    }
    ++m_inFlight;
    auto batch = std::make_shared<const std::vector<trace::Exchange>>(std::move(exchanges));
    net::callQueued(m_worker, [worker = m_worker, batch = std::move(batch)] { worker->write(batch); });
    return true;
}

void SessionSave::cancel()
{
    if (!isRunning() || m_run > m_rows.runs().size())
        return;
    finish();
    emit cancelled();
}

void SessionSave::finish()
{
    m_timer.stop();
    m_hold.reset();
    m_rows = {};
    m_thread->stop();
    m_retired = std::move(m_thread);
    m_worker = nullptr;
}

} // namespace midhop::gui
