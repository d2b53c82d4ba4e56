#pragma once

#include "core/net/stream.h"
#include "core/roles/partrecorder.h"
#include "core/roles/proxyactions.h"

#include <optional>

namespace midhop::roles {

/// The server's side of an exchange, from the connected upstream on: the message out, the reply handed on as it comes, until it
/// ends. CONTRACT, "Message (proxy to server) and reply". Part of a ProxyConversation, which acts on how it ends.
class ProxyRelay final
{
public:
    struct End
    {
        enum class Kind : quint8 {
            ReplyWhole,
            Error,  ///< nothing of a reply was handed on: the client is told `reason`
            CutOff, ///< a part of the reply was
        };
        Kind kind = Kind::ReplyWhole;
        QByteArray reason;
        trace::Outcome outcome = trace::Outcome::Done;
    };

    ProxyRelay(const ProxyShared &shared, ProxyActions &actions, PartRecorder &recorder);

    /// The upstream is connected.
    void begin(const wire::Endpoint &destination, const QByteArray &message);
    /// The system took bytes of the message that waited.
    void messageProgressed(qsizetype taken, qsizetype pending);
    void received(QByteArrayView bytes);
    /// The client took all of the reply that waited for it.
    void replyTaken();
    [[nodiscard]] End ended();
    [[nodiscard]] End failed(net::StreamError error);
    /// One of HalfClose, FirstByte, Quiet, WriteServer; what ends by it.
    [[nodiscard]] std::optional<End> deadlinePassed(ProxyDeadline deadline);
    /// Closes the upstream, connected or not, and ends what was waited for.
    void drop();

    /// Bytes of the reply have come.
    [[nodiscard]] bool hasReply() const { return m_replyBytes > 0; }

private:
    void messageTaken(qsizetype pending);
    [[nodiscard]] QByteArray destination() const { return m_destination.toText(); }
    [[nodiscard]] End error(const QByteArray &reason, trace::Outcome outcome) const;

    const ProxyShared &m_shared;
    ProxyActions &m_actions;
    PartRecorder &m_recorder;
    wire::Endpoint m_destination;
    qint64 m_replyBytes = 0;
    bool m_open = false;
};

} // namespace midhop::roles
