#pragma once

#include "core/trace/part.h"

namespace midhop::trace {

/// What one end of a connection tells of the connection itself: indices into its part's events.
struct ConnectionEnd
{
    struct Attempt
    {
        enum class Result : quint8 { Pending, Made, Failed };
        size_t began = 0;
        std::optional<size_t> ended; ///< the event that told of it
        Result result = Result::Pending;
    };
    std::vector<Attempt> attempts; ///< of the end that connects
    std::optional<size_t> accepted;
    std::optional<size_t> ownFin;
    std::optional<size_t> peerFin;
    std::optional<size_t> ownReset;
    std::optional<size_t> peerReset;
    std::optional<size_t> gaveUp; ///< closed behind its own FIN without waiting for the peer's
    std::vector<size_t> timeOuts; ///< but those of attempts
    std::vector<size_t> failures; ///< but those of attempts
    bool ownFinByClose = false;   ///< its FIN came from closing both directions at once

    /// Whether this end sent its FIN before it had the peer's (RFC 9293, 3.6): it keeps the connection in
    /// TIME_WAIT.
    [[nodiscard]] bool closedFirst() const { return ownFin && (!peerFin || *ownFin < *peerFin); }
};

/// Of a part that may be missing.
[[nodiscard]] ConnectionEnd endOf(const Part *part, Side side);

} // namespace midhop::trace
