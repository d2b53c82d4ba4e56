#pragma once

#include "core/access/blocklist.h"
#include "core/roles/limits.h"
#include "core/roles/listenerrole.h"
#include "core/wire/result.h"

namespace midhop::roles {

/// What the proxy sends to the server.
enum class Forward : quint8 {
    Message, ///< the bytes of the message, nothing else
    Json,    ///< the envelope with proxy_ip and proxy_port
};

struct ProxySettings
{
    wire::Endpoint listen;
    Limits limits;
    Forward forward = Forward::Message;
    std::shared_ptr<const access::Blocklist> rules; ///< never null
};

/// The proxy: takes envelopes, decides, forwards, hands replies back. Lives in its owner's thread.
class ProxyRole final : public ListenerRole
{
    Q_OBJECT
public:
    /// `feed` may be null: then nothing is traced. It must outlive the role.
    explicit ProxyRole(trace::Feed *feed, QObject *parent = nullptr);
    ~ProxyRole() override;

    /// Starts to listen; the endpoint listened on, or why not. May follow a stop() at once.
    [[nodiscard]] Result<wire::Endpoint, net::ListenError> start(const ProxySettings &settings);
    /// Holds from the next envelope on.
    void setRules(std::shared_ptr<const access::Blocklist> rules);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace midhop::roles
