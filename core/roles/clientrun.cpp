#include "core/roles/clientrun.h"

#include "core/net/callqueued.h"
#include "core/net/resolver.h"
#include "core/net/worker.h"
#include "core/roles/clientload.h"
#include "core/roles/clientproblem.h"

namespace midhop::roles {

namespace {

/// What becomes of a run that has not even a thread to run in.
ClientRunSummary withoutDescriptors(quint64 count)
{
    ClientRunSummary summary;
    summary.exchanges = summary.errors = summary.withoutReply = count;
    summary.last.problem = ClientProblem::NoDescriptors;
    summary.last.failure = problemText(summary.last);
    summary.tally.begun = summary.tally.counts[std::size_t(RunOutcome::NoConnection)] = count;
    summary.tally.examples[std::size_t(RunOutcome::NoConnection)] = summary.last;
    return summary;
}

} // namespace

class ClientRun::Private
{
public:
    /// Whether there is a thread to run in, now.
    [[nodiscard]] bool makeReady()
    {
        if (worker && worker->isRunning())
            return true;
        load.reset(); // nothing of it ever ran
        worker = std::make_unique<net::Worker>("client");
        if (!worker->isRunning())
            return false;
        load = std::make_shared<ClientLoad>(worker->reactor(), *resolver, feed, callbacks);
        return true;
    }

    trace::Feed *feed = nullptr;
    ClientLoad::Callbacks callbacks;
    std::unique_ptr<net::Resolver> resolver = std::make_unique<net::Resolver>();
    std::unique_ptr<net::Worker> worker;
    std::shared_ptr<ClientLoad> load;
};

ClientRun::ClientRun(trace::Feed *feed, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->feed = feed;
    d->callbacks.progressed = [this](const RunTally &tally) {
        net::callQueued(this, [this, tally] { emit progressed(tally); });
    };
    d->callbacks.finished = [this](const ClientRunSummary &summary) {
        net::callQueued(this, [this, summary] { emit finished(summary); });
    };
}

ClientRun::~ClientRun()
{
    if (d->load) {
        // Its timers and streams belong to the worker's thread: it is destroyed there.
        d->worker->reactor().post([load = std::move(d->load)]() mutable { load.reset(); });
        d->worker->join();
    }
    d->resolver.reset();
}

void ClientRun::start(const ClientRunSettings &settings)
{
    if (d->makeReady())
        d->worker->reactor().post([load = d->load, settings] { load->start(settings); });
    else
        QMetaObject::invokeMethod(this, [this, count = settings.count] { emit finished(withoutDescriptors(count)); }, Qt::QueuedConnection);
}

void ClientRun::cancel()
{
    if (d->load)
        d->worker->reactor().post([load = d->load] { load->cancel(); });
}

} // namespace midhop::roles
