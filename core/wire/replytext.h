#pragma once

#include <QtCore/QByteArray>

namespace midhop::wire {

/// The replies that the proxy gives itself. Each begins with `Error, `, is one line of ASCII without a line end, and
/// says what is wrong and where. Only notAllowed() is fixed by the contract.
namespace ErrorReply {

[[nodiscard]] QByteArray notAllowed(); ///< `Error, not allowed address`
/// `reason` is EnvelopeError::text() or another refusal in words; control characters in it are escaped.
[[nodiscard]] QByteArray fromReason(const QByteArray &reason);

} // namespace ErrorReply

/// True for a reply that a client shows as an error: one that begins with `Error`.
[[nodiscard]] bool isErrorReply(QByteArrayView reply);
/// True for `Error, not allowed address`, the whole reply.
[[nodiscard]] bool isBlockedReply(QByteArrayView reply);

/// Foreign bytes made harmless for a line of text: C0, DEL, C1 and bidirectional controls as `\uXXXX`, bytes that are
/// not UTF-8 as `\xXX`, everything else unchanged. UTF-8 in and out.
[[nodiscard]] QByteArray printable(QByteArrayView bytes);

/// The beginning of some bytes without a character that its end cuts in two; bytes that are no UTF-8 stay.
[[nodiscard]] QByteArrayView withoutTornEnd(QByteArrayView bytes);

/// Four letters a to z, from QRandomGenerator's global generator. Any thread.
[[nodiscard]] QByteArray randomMessage();

} // namespace midhop::wire
