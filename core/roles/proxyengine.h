#pragma once

#include "core/net/resolver.h"
#include "core/roles/engine.h"
#include "core/roles/proxyconversation.h"

namespace midhop::roles {

/// A run of the proxy: a conversation and two streams for each accepted connection. Worker thread.
class ProxyEngine final : public Engine
{
public:
    ProxyEngine(EngineSetup setup, const ProxySettings &settings, net::Resolver &resolver);
    ~ProxyEngine();

    void setRules(std::shared_ptr<const access::Blocklist> rules) { m_shared.rules = std::move(rules); }
    [[nodiscard]] const ProxyShared &shared() const { return m_shared; }
    [[nodiscard]] net::Resolver &resolver() const { return m_resolver; }

private:
    class Rejection;

    void takeIn(int descriptor, const wire::Endpoint &peer) override;
    [[nodiscard]] bool mayTurnAway() const override;
    void turnAway(int descriptor) override;

    ProxyShared m_shared;
    net::Resolver &m_resolver;
    int m_rejections = 0;
};

} // namespace midhop::roles
