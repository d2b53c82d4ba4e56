#include "core/roles/serverrole.h"

#include "core/net/worker.h"
#include "core/roles/serverengine.h"

namespace midhop::roles {

ServerRole::ServerRole(trace::Feed *feed, QObject *parent)
    : ListenerRole(feed, "server", parent)
{}

ServerRole::~ServerRole()
{
    shutDown();
}

Result<wire::Endpoint, net::ListenError> ServerRole::start(const ServerSettings &settings)
{
    Q_ASSERT(state() != State::Listening);
    const auto listening = listen(settings.listen);
    if (!listening)
        return listening;
    ServerSettings effective = settings;
    effective.limits.maxConnections = connectionLimit(settings.limits.maxConnections);
    run(std::make_shared<ServerEngine>(engineSetup(trace::Role::Server, effective.limits), effective));
    return listening;
}

void ServerRole::setReply(const ServerReply &reply)
{
    if (state() != State::Listening)
        return;
    worker().reactor().post([engine = std::static_pointer_cast<ServerEngine>(engine()), reply] { engine->setReply(reply); });
}

} // namespace midhop::roles
