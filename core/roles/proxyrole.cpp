#include "core/roles/proxyrole.h"

#include "core/net/worker.h"
#include "core/roles/proxyengine.h"

namespace midhop::roles {

class ProxyRole::Private
{
public:
    net::Resolver resolver;
};

ProxyRole::ProxyRole(trace::Feed *feed, QObject *parent)
    : ListenerRole(feed, "proxy", parent)
    , d(std::make_unique<Private>())
{}

ProxyRole::~ProxyRole()
{
    shutDown();
}

Result<wire::Endpoint, net::ListenError> ProxyRole::start(const ProxySettings &settings)
{
    Q_ASSERT(settings.rules && state() != State::Listening);
    const auto listening = listen(settings.listen);
    if (!listening)
        return listening;
    ProxySettings effective = settings;
    effective.limits.maxConnections = connectionLimit(settings.limits.maxConnections);
    run(std::make_shared<ProxyEngine>(engineSetup(trace::Role::Proxy, effective.limits), effective, d->resolver));
    return listening;
}

void ProxyRole::setRules(std::shared_ptr<const access::Blocklist> rules)
{
    if (state() != State::Listening)
        return;
    worker().reactor().post([engine = std::static_pointer_cast<ProxyEngine>(engine()), rules = std::move(rules)] {
        engine->setRules(rules);
    });
}

} // namespace midhop::roles
