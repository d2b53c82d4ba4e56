#pragma once

#include "core/trace/store.h"
#include "core/wire/envelopereader.h"

namespace midhop::trace {

/// An exchange's envelope as far as its bytes are known, and what EnvelopeReader makes of them. Any thread.
struct EnvelopeBytes
{
    enum class State : quint8 {
        NotSeen,   ///< neither client nor proxy is ours, or no byte came
        UnderWay,  ///< not complete, and the exchange is not over
        Complete,  ///< a sound envelope; bytes may follow behind it
        Malformed, ///< see `error`
        TooLarge,  ///< the proxy's limit was reached before it was complete
        Truncated, ///< the stream ended, or the time was up, before it was complete
    };
    State state = State::NotSeen;
    QByteArray bytes;          ///< from the envelope's first byte on
    Role seenBy = Role::Proxy; ///< Proxy: as it received them; Client: as it sent them
    qsizetype proxyRead =
        -1;               ///< of those bytes, where the client's are shown; -1 where the proxy was not seen
    qsizetype sent = -1;  ///< of those bytes, where the client has not sent all of them; else -1
    qsizetype before = 0; ///< white space that the client sent before; carriedBy() counts it
    qsizetype size = 0;   ///< of the complete envelope
    wire::EnvelopeError error; ///< Malformed; `offset` counts in `bytes`
    QByteArray refusal;        ///< the proxy's own words where it refused, else empty
};

/// As the proxy received it; as the client had it to send where the proxy was not seen, or read less.
[[nodiscard]] EnvelopeBytes envelopeBytes(const Exchange &exchange);

} // namespace midhop::trace
