#pragma once

#include "core/wire/endpoint.h"

#include <QtCore/QByteArray>

#include <chrono>
#include <optional>
#include <vector>

namespace midhop::trace {

enum class Role : quint8 { Client, Proxy, Server };
/// `client`, `proxy`, `server`.
[[nodiscard]] QByteArray name(Role role);

/// The access decision alone; a later failure shows in the outcome.
enum class Verdict : quint8 { Pending, Allowed, Blocked, Refused };
[[nodiscard]] QByteArray name(Verdict verdict); ///< `pending`, `allowed`, `blocked`, `refused`

/// How an exchange ended.
enum class Outcome : quint8 {
    Running,
    Done,
    Blocked,
    Malformed,
    Refused,
    Unreachable,
    TimedOut,
    Reset,
    Aborted
};
[[nodiscard]] QByteArray name(Outcome outcome); ///< `running`, `done`, …, `timed out`, …

/// The connection an event is about: client-proxy or proxy-server.
enum class Side : quint8 { Downstream, Upstream };

enum class EventKind : quint8 {
    Connecting,       ///< a connect was begun
    Connected,        ///< connected, or accepted
    Received,         ///< `size` bytes were read in one go (a segment as read)
    Sent,             ///< `size` bytes were taken by the system
    EnvelopeComplete, ///< the object's closing brace was read; for the server: the message is complete
    LookedUp,         ///< the look-up ended; `size` addresses
    Decided,          ///< the access decision fell
    HalfClosed,       ///< FIN: by the peer (`byPeer`) or by us, the other direction still open
    Closed,           ///< closed by us, or both FINs seen
    Reset,            ///< RST: by the peer or by us
    Failed,           ///< a connect or a look-up failed
    TimedOut,         ///< a limit ran out
};
[[nodiscard]] QByteArray name(EventKind kind);

/// One fact with its time.
struct Event
{
    std::chrono::nanoseconds at{}; ///< see now()
    EventKind kind = EventKind::Connected;
    Side side = Side::Downstream;
    bool byPeer = false;
    quint32 size = 0; ///< bytes for Received and Sent, addresses for LookedUp, else 0
};

/// What one role saw of one exchange: a value that crosses from a role's worker thread. While the exchange
/// runs it may be published several times, each time complete so far; the last one is `finished` and not
/// `lingering`. Fields not known yet are empty.
struct Part
{
    Role role = Role::Proxy;
    quint64 serial = 0; ///< the same in every publication of this part; unique within the process
    bool finished = false;
    /// Finished, but an end of its connections is still to be seen: one more version follows with the events
    /// that tell of it.
    bool lingering = false;
    std::chrono::nanoseconds started{};
    std::chrono::nanoseconds ended{}; ///< once finished

    /// The four ends of the two connections; port 0 where not known or not seen from this role.
    wire::Endpoint client;   ///< the client's end of downstream
    wire::Endpoint proxy;    ///< the proxy's end of downstream
    wire::Endpoint upstream; ///< the proxy's end of upstream
    wire::Endpoint server;   ///< the server's end of upstream
    quint32 ordinal = 0;     ///< how many exchanges came before on the same connection

    QByteArray envelope; ///< as received or sent, whole or so far; the server: the message as received
    std::optional<QByteArray> serverIp;   ///< as the envelope says, unescaped
    std::optional<QByteArray> serverPort; ///< digits
    std::optional<QByteArray> message;    ///< the bytes for the server
    bool randomMessage = false;           ///< client: the message was generated
    QByteArray forwarded; ///< proxy: what it had for the server, where that is not the message; else empty

    Verdict verdict = Verdict::Pending;
    QByteArray rule;     ///< text of the deciding rule, else empty
    QByteArray decision; ///< in words, e.g. `blocked by rule 10.0.0.0/8 on 10.1.2.3:80`, `refused, loop: …`
    Outcome outcome = Outcome::Running;

    QByteArray
        reply; ///< the first 64 KiB of what was handed to the client (server: was answered), errors included
    qint64 replyBytes = 0;     ///< all of it
    QByteArray failure;        ///< in words, where there is no reply text that tells it; else empty
    std::vector<Event> events; ///< in time order

    static constexpr qsizetype ReplyKept = 64 * 1024;
};

/// A line of a role's log that belongs to no exchange: listening, stopped, failures of the role itself.
struct Notice
{
    enum class Tone : quint8 { Plain, Good, Bad };
    Role role = Role::Proxy;
    std::chrono::nanoseconds at{};
    QByteArray text; ///< UTF-8, already printable()
    Tone tone = Tone::Plain;
};

} // namespace midhop::trace
