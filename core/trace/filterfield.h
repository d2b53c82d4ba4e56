#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QString>

#include <optional>
#include <span>

namespace midhop::trace {

/// What a filter can ask of an exchange. Any thread.
enum class FilterField : quint8 {
    Decision, ///< the access decision; missing where a foreign proxy decided unseen
    Outcome,  ///< how it ended; `running` while it has not
    Rule,     ///< text of the deciding rule; missing where none decided
    Id,       ///< the exchange's number
    Time,     ///< when it started, in local time
    Latency,  ///< from the start to the end; missing while it runs
    Client,   ///< the client's end of downstream, `address:port`; an end not seen is missing
    ClientIp,
    ClientPort,
    Proxy, ///< the proxy's end of downstream
    ProxyIp,
    ProxyPort,
    Upstream, ///< the proxy's end of upstream
    UpstreamIp,
    UpstreamPort,
    Server, ///< the server's end of upstream; without a connection what the envelope asks for
    ServerIp,
    ServerPort,
    Destination, ///< `server_ip:server_port` as the envelope says
    Envelope,    ///< as received, or sent
    Message,     ///< the bytes for the server
    Reply,       ///< the first 64 KiB of what the client got; missing when nothing came
    Bytes,       ///< of message and reply together
    MessageBytes,
    ReplyBytes, ///< all of the reply's, also beyond what is kept
};

/// What the values of a field are, and with it which operators it has.
enum class FilterType : quint8 {
    Word, ///< one of a few words
    Text, ///< bytes
    Number,
    Size, ///< a number of bytes, with a unit if one likes
    Port,
    Duration, ///< nanoseconds, with a unit
    Time,     ///< of day, or with a date
    Ip,       ///< an address or a network; IPv4-mapped IPv6 is IPv4
    Endpoint, ///< `address:port`
};

enum class FilterOperator : quint8 {
    Is, ///< `==`, `is`
    IsNot,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    Matches,
    In,
};

/// All fields, in the order to show them in.
[[nodiscard]] std::span<const FilterField> filterFields();
/// As a filter spells it: `client.port`.
[[nodiscard]] QByteArray name(FilterField field);
[[nodiscard]] std::optional<FilterField> filterField(QStringView name);
[[nodiscard]] FilterType type(FilterField field);
/// As text() spells it: `==`, `contains`.
[[nodiscard]] QByteArray name(FilterOperator op);
[[nodiscard]] bool hasOperator(FilterType type, FilterOperator op);
/// The words a field of type Word can have, in the order of their enumeration; empty for others.
[[nodiscard]] QByteArrayList filterWords(FilterField field);

} // namespace midhop::trace
