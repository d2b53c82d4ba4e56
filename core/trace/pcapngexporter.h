#pragma once

#include "core/trace/exporter.h"
#include "core/trace/flow.h"
#include "core/trace/joiner.h"
#include "core/trace/tcpconnection.h"

#include <unordered_map>

namespace midhop::trace {

/// Exchanges as a capture file: both connections in IP packets that are made from the events and say so. Sizes, times
/// and bytes are those that were seen; sequence numbers, handshakes and acknowledgements are made to fit. A connection
/// of which an address is not known has no packets, but a connect that failed. Bytes that were not kept are missing
/// at the end of their packet, as in a capture with a length limit.
///
/// Exchanges of one connection that follow each other continue its numbers. Packets of exchanges that overlap are put
/// in the order of time as far as MaxWaiting allows.
class PcapngExporter final : public Exporter
{
public:
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray add(const Exchange &exchange) override;
    [[nodiscard]] QByteArray end() override;

    static constexpr qsizetype MaxWaiting = 32 << 20;  ///< bytes of packets that wait for earlier ones
    static constexpr size_t MaxConnections = 32 * 1024; ///< whose numbers are remembered at least

private:
    using End = TcpConnection::End;
    struct Connection
    {
        TcpConnection tcp;
        std::chrono::nanoseconds last = std::chrono::nanoseconds::min(); ///< time of its last packet
        std::optional<std::chrono::nanoseconds> heldFin; ///< of the opener: more exchanges may follow
        quint32 nextOrdinal = 0;
    };
    struct Hash
    {
        size_t operator()(const ConnectionUse &use) const noexcept;
    };
    using Connections = std::unordered_map<ConnectionUse, Connection, Hash>;
    struct Waiting
    {
        std::chrono::nanoseconds at{};
        quint64 number = 0;
        QByteArray block;
    };
    struct Action;
    struct SideOf;

    /// Nothing where an address is not known, or nothing happened.
    [[nodiscard]] static std::optional<SideOf> sideOf(const Exchange &exchange, const Flow &flow, Side side);
    [[nodiscard]] static std::optional<std::chrono::nanoseconds> handshakeAt(const SideOf &seen);
    void addSide(const SideOf &seen);
    [[nodiscard]] Connection &connectionFor(const SideOf &seen, QByteArray &remark);
    [[nodiscard]] std::vector<Action> actionsOf(const SideOf &seen, Connection &connection) const;
    void act(const SideOf &seen, Connection &connection, std::vector<Action> &actions, const Action &action);
    void sendBytes(const SideOf &seen, Connection &connection, const Action &action);
    void sendHeldFin(Connection &connection);
    void write(Connection &connection, std::chrono::nanoseconds at, const TcpPacket &packet,
               const QByteArray &remark = {});
    void forgetOld();
    [[nodiscard]] QByteArray takeWaiting(std::chrono::nanoseconds before);

    Connections m_connections; ///< those used of late …
    Connections m_older;       ///< … and those before
    quint32 m_seed = 0;
    std::vector<Waiting> m_waiting; ///< a heap, the earliest first
    qsizetype m_waitingBytes = 0;
    quint64 m_number = 0;
    QByteArray m_heading; ///< the comment of the exchange's next packet
};

} // namespace midhop::trace
