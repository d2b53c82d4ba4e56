#pragma once

#include "core/access/blocklist.h"
#include "core/roles/limits.h"
#include "core/roles/proxyrole.h"
#include "core/trace/part.h"
#include "core/wire/host.h"

#include <memory>

namespace midhop::roles {

enum class ProxyDeadline : quint8 {
    Idle,
    Envelope,
    NextEnvelope,
    Lookup,
    Connect,
    HalfClose,
    FirstByte,
    Quiet,
    WriteClient,
    WriteServer,
    Linger,
    Count
};

/// What the proxy's logic asks of whoever moves its bytes. Nothing calls back into the conversation from inside one of these.
class ProxyActions
{
public:
    /// Return how many bytes are left waiting after this.
    virtual qsizetype sendDownstream(QByteArrayView bytes) = 0;
    virtual qsizetype sendUpstream(const QByteArray &bytes) = 0;
    virtual void finishDownstream() = 0; ///< FIN behind what waits
    virtual void finishUpstream() = 0;
    virtual void closeDownstream() = 0;  ///< the conversation is over
    virtual void resetDownstream() = 0;  ///< the conversation is over
    virtual void closeUpstream() = 0;
    virtual void readDownstream(bool reading) = 0;
    virtual void readUpstream(bool reading) = 0;
    virtual void lookUp(const wire::Host &host) = 0; ///< lookedUp() follows
    /// upstreamConnected() or upstreamFailed() follows. `message` is what sendUpstream() will be given first, at once when connected: it
    /// may be on its way before.
    virtual void connectUpstream(const wire::Endpoint &destination, const QByteArray &message) = 0;
    virtual void arm(ProxyDeadline deadline, std::chrono::milliseconds after) = 0;
    virtual void disarm(ProxyDeadline deadline) = 0;
    virtual void continueLater() = 0; ///< nextTurn() follows, after others had their turn
    virtual void publish(trace::Part &&part) = 0;
    virtual void counted(trace::Outcome outcome) = 0; ///< an exchange ended, traced or not
    virtual void began() = 0;                          ///< an exchange began

protected:
    ~ProxyActions() = default;
};

/// What every conversation of one run of the proxy shares; replaced as a whole when settings change.
struct ProxyShared
{
    Limits limits;
    Forward forward = Forward::Message;
    wire::Endpoint listening;
    std::shared_ptr<const access::Blocklist> rules;
};

} // namespace midhop::roles
