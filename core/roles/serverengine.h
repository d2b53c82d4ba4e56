#pragma once

#include "core/roles/engine.h"
#include "core/roles/serverconversation.h"

namespace midhop::roles {

/// A run of the server: a conversation and a stream for each accepted connection. Servers of this protocol have no words for "too many":
/// those beyond the limit wait in the backlog. Worker thread.
class ServerEngine final : public Engine
{
public:
    ServerEngine(EngineSetup setup, const ServerSettings &settings);
    ~ServerEngine() override;

    void setReply(const ServerReply &reply) { m_shared.reply = reply; }
    [[nodiscard]] const ServerShared &shared() const { return m_shared; }
    using Engine::listening;

private:
    void takeIn(int descriptor, const wire::Endpoint &peer) override;

    ServerShared m_shared;
};

} // namespace midhop::roles
