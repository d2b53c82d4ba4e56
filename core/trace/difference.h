#pragma once

#include "core/trace/envelopebytes.h"
#include "core/wire/stringmap.h"

namespace midhop::trace {

enum class DifferenceKind : quint8 {
    Same,      ///< the same bytes on both sides
    Unescaped, ///< escapes, and what they mean
    Rewritten, ///< a member with the same value, written otherwise
    Changed,
    Removed, ///< on the left side alone
    Added,   ///< on the right side alone
};

/// A stretch of both sides; a range is empty where that side has nothing.
struct DifferenceRow
{
    DifferenceKind kind = DifferenceKind::Same;
    wire::ByteRange left;
    wire::ByteRange right;
    QByteArray member; ///< of a comparison by members: the name as it is meant; else empty
    friend bool operator==(const DifferenceRow &, const DifferenceRow &) = default;
};

/// Two byte strings of an exchange side by side.
struct Comparison
{
    enum class What : quint8 {
        Envelope,  ///< EnvelopeBytes
        Message,   ///< the member `message`, unescaped
        ProxySent, ///< to the server, as far as the system took it
        ServerGot, ///< as our server read it
    };
    /// About as many stretches are told apart; of a message with more the rest is one, of an object with more
    /// members the bytes are compared.
    static constexpr qsizetype MostRows = 10'000;

    What leftWhat = What::Envelope;
    What rightWhat = What::ServerGot;
    QByteArray left;
    QByteArray right;
    qsizetype rightSize = 0; ///< more than `right` has where the rest was not kept
    std::vector<DifferenceRow> rows;

    /// Of the first byte that differs, on both sides counted alike; -1 if none does. Where one is the other's
    /// beginning, that is its end.
    [[nodiscard]] qsizetype firstDifference() const;
};

/// The difference between what the client sent and what the server got.
struct Difference
{
    enum class Form : quint8 {
        EnvelopeNotSeen, ///< what the client sent is not known
        ServerNotSeen,   ///< what the server got is not known: neither proxy nor server is ours
        NothingSent,     ///< nothing was sent to the server (yet, where the exchange is not over)
        Message,         ///< the server got the message, or as far as it came its beginning, and nothing else
        Json,            ///< it got a JSON object: compared by members
        Other,           ///< other bytes: compared with the message, or the envelope where that has none
    };
    Form form = Form::EnvelopeNotSeen;
    bool over = false; ///< the exchange is
    QByteArray reason; ///< NothingSent: the proxy's decision or failure, where it tells why; else empty
    EnvelopeBytes envelope;
    wire::ByteRange message; ///< Message: in the envelope, between the quotes of the value
    qsizetype escapes = 0;   ///< Message: how many the message has
    bool partial = false;    ///< Message: the server has not got all of it
    bool spacing = false;    ///< Json: what stands between names and values differs
    std::optional<Comparison> toServer;
    /// Our server read other bytes than our proxy sent.
    std::optional<Comparison> onTheWay;
};

[[nodiscard]] Difference differenceOf(const Exchange &exchange);

/// Which bytes of what goes to the server stand where in the envelope, and the other way round. Only where
/// the server gets the message unescaped; else empty ranges.
class MessageLink final
{
public:
    MessageLink() = default;
    /// `envelope` from its first byte on; `toServer` as far as known.
    MessageLink(QByteArrayView envelope, QByteArrayView toServer);

    [[nodiscard]] wire::ByteRange inServers(const wire::ByteRange &ofEnvelope) const;
    [[nodiscard]] wire::ByteRange inEnvelope(const wire::ByteRange &ofServers) const;
    /// The message in the envelope, without quotes.
    [[nodiscard]] const wire::ByteRange &message() const { return m_message; }
    [[nodiscard]] bool isValid() const { return m_map.has_value(); }

private:
    wire::ByteRange m_message;
    std::optional<wire::StringMap> m_map;
    qsizetype m_toServer = 0;
};

} // namespace midhop::trace
