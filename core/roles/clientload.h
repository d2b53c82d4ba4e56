#pragma once

#include "core/net/resolver.h"
#include "core/roles/clientconversation.h"
#include "core/roles/clientrun.h"
#include "core/roles/engine.h"

#include <functional>
#include <memory>
#include <vector>

namespace midhop::roles {

/// The worker's side of a ClientRun: keeps so many exchanges in flight, each on a stream of its own, until all have ended. Worker thread.
class ClientLoad final : private net::Resumable
{
public:
    struct Callbacks
    {
        std::function<void(const RunTally &)> progressed;
        std::function<void(const ClientRunSummary &)> finished;
    };

    ClientLoad(net::Reactor &reactor, net::Resolver &resolver, trace::Feed *feed, Callbacks callbacks);
    ~ClientLoad() override;

    void start(const ClientRunSettings &settings);
    void cancel();

private:
    class Exchange;
    class Ticker final : public net::Timer
    {
    public:
        Ticker(ClientLoad &load, void (ClientLoad::*tick)())
            : m_load(load)
            , m_tick(tick)
        {}

    private:
        void expired() override { (m_load.*m_tick)(); }
        ClientLoad &m_load;
        void (ClientLoad::*m_tick)();
    };

    void lookUpProxy();
    void lookUpTimedOut();
    void proxyFound(const net::LookupResult &result);
    void launch();
    void launchOne();
    void resume() override { launch(); }
    void report();
    void ended(Exchange &exchange, ClientResult &&result);
    void finishIfDone();
    void measure();
    [[nodiscard]] bool mayLaunch() const;

    net::Reactor &m_reactor;
    net::Resolver &m_resolver;
    Callbacks m_callbacks;
    PartPublisher m_publisher;
    Ticker m_lookupLimit{*this, &ClientLoad::lookUpTimedOut};
    Ticker m_pace{*this, &ClientLoad::launch};
    Ticker m_reporter{*this, &ClientLoad::report};
    ClientRunSettings m_settings;
    std::vector<wire::IpAddress> m_addresses;
    QByteArray m_lookupFailure;
    QByteArray m_proxyText;
    std::vector<std::unique_ptr<Exchange>> m_exchanges; ///< reused
    std::vector<Exchange *> m_free;
    ClientRunSummary m_summary;
    RunTally m_tally;
    net::Reactor::Clock::time_point m_startedAt;
    quint32 m_lookups = 0;
    int m_inFlight = 0;
    bool m_running = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace midhop::roles
