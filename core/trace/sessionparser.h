#pragma once

#include "core/trace/linefault.h"
#include "core/trace/store.h"
#include "core/wire/result.h"

namespace midhop::trace {

/// A session's lines, each alone. Nothing in a line can do more than make it fail; what is read takes as much
/// memory as the line at most a few times.
namespace SessionParser {

/// A line that names a format and version.
struct Head
{
    bool ours = false;             ///< the format is `midhop-session`
    std::optional<qint64> version; ///< nothing where it is missing or no whole number
};
/// Nothing where the line names no format.
[[nodiscard]] std::optional<Head> parseHead(QByteArrayView line);

struct Line
{
    Exchange exchange;
    quint64 unknownEvents = 0; ///< that were left out, because their names are not known
};
/// Reads what sessionLine() writes, also with other white space, order of the members and members more. The
/// fault's line number is the caller's to set. The parts have no serial numbers; `ended` of one that had not
/// ended is its last event's time. Any thread.
[[nodiscard]] Result<Line, LineFault> parseExchange(QByteArrayView line);

} // namespace SessionParser

} // namespace midhop::trace
