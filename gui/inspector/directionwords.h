#pragma once

#include "core/trace/carried.h"
#include "core/wire/byterange.h"

#include <QtCore/QString>

/// What is said of a direction and its bytes, translated.
namespace midhop::gui::DirectionWords {

/// `66 bytes · 2 segments`, `nothing`, `not seen`; brief without the segments.
[[nodiscard]] QString detail(const trace::Carried &carried);
[[nodiscard]] QString brief(const trace::Carried &carried);
[[nodiscard]] QString sentence(const trace::Carried &carried);
/// What is missing from what is shown: bytes that were not kept, segments that were not seen. May be empty.
[[nodiscard]] QString remark(const trace::Carried &carried, bool asRead);
/// `as read by the proxy`, `as written by the client`
[[nodiscard]] QString asRead(trace::Direction direction);
[[nodiscard]] QString asWritten(trace::Direction direction);
/// `bytes 61–64`
[[nodiscard]] QString selection(const wire::ByteRange &range);
[[nodiscard]] QString fileName(trace::ExchangeId id, trace::Direction direction);
/// When the exchange began, as far as seen.
[[nodiscard]] std::chrono::nanoseconds startOf(const trace::Exchange &exchange);

} // namespace midhop::gui::DirectionWords
