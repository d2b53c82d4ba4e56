#include "core/roles/serverengine.h"

#include "core/roles/serverconnection.h"

namespace midhop::roles {

ServerEngine::ServerEngine(EngineSetup setup, const ServerSettings &settings)
    : Engine(std::move(setup))
    , m_shared{settings.limits, settings.reply}
{}

ServerEngine::~ServerEngine()
{
    destroyEnded();
}

void ServerEngine::takeIn(int descriptor, const wire::Endpoint &peer)
{
    auto connection = std::make_unique<ServerConnection>(*this, descriptor, peer);
    ServerConnection &started = *connection;
    add(std::move(connection));
    started.begin();
}

} // namespace midhop::roles
