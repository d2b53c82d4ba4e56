#pragma once

#include "core/trace/part.h"

namespace midhop::trace {

/// One line of a log, ready to be shown. `text` is UTF-8 and printable() already.
struct LogLine
{
    enum class Tone : quint8 { Plain, Good, Bad, Error };
    std::chrono::nanoseconds at{};
    QByteArray text;
    Tone tone = Tone::Plain; ///< Good: allowed, DONE; Bad: blocked, refused; Error: failures. GUI adds a
                             ///< symbol and a colour.
};

enum class Detail : quint8 {
    Console, ///< exactly the contract's lines
    Window,  ///< these, with a few more in between for the log panes
};

/// The lines that `part` has come to so far. As a part grows, lines are only appended: the first n lines of
/// an earlier version stay the same. A long reply or envelope is cut at 64 KiB with a remark that tells the
/// whole size. What a role sets late therefore matters: an envelope (the server: a message) counts as whole
/// once there is an EnvelopeComplete event or a decision, or the part is finished; a client's from its first
/// version.
[[nodiscard]] std::vector<LogLine> logLines(const Part &part, Detail detail);
/// The times of these lines, without making their texts.
[[nodiscard]] std::vector<std::chrono::nanoseconds> lineTimes(const Part &part, Detail detail);
/// How many lines logLines() would give, without making their texts.
[[nodiscard]] int lineCount(const Part &part, Detail detail);

} // namespace midhop::trace
