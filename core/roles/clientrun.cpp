#include "core/roles/clientrun.h"

#include "core/net/resolver.h"
#include "core/net/worker.h"
#include "core/roles/clientload.h"

#include <QtCore/QString>

namespace midhop::roles {

using namespace Qt::StringLiterals;

class ClientRun::Private
{
public:
    net::Worker worker{"client"};
    std::unique_ptr<net::Resolver> resolver = std::make_unique<net::Resolver>();
    std::shared_ptr<ClientLoad> load;
};

ClientRun::ClientRun(trace::Feed *feed, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    ClientLoad::Callbacks callbacks;
    callbacks.progressed = [this](quint64 ended) {
        QMetaObject::invokeMethod(this, [this, ended] { emit progressed(ended); }, Qt::QueuedConnection);
    };
    callbacks.finished = [this](const ClientRunSummary &summary) {
        QMetaObject::invokeMethod(this, [this, summary] { emit finished(summary); }, Qt::QueuedConnection);
    };
    d->load = std::make_shared<ClientLoad>(d->worker.reactor(), *d->resolver, feed, std::move(callbacks));
}

ClientRun::~ClientRun()
{
    // Its timers and streams belong to the worker's thread: it is destroyed there.
    d->worker.reactor().post([load = std::move(d->load)]() mutable { load.reset(); });
    d->worker.join();
    d->resolver.reset();
}

void ClientRun::start(const ClientRunSettings &settings)
{
    d->worker.reactor().post([load = d->load, settings] { load->start(settings); });
}

void ClientRun::cancel()
{
    d->worker.reactor().post([load = d->load] { load->cancel(); });
}

} // namespace midhop::roles
