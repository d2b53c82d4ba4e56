#pragma once

#include <QtCore/QtGlobal>

#include <string_view>

namespace midhop::bench {

/// An envelope as the benchmarks send them, read with the least work that finds its three members: no
/// escapes, no nesting, no second members, an IPv4 address. It is what the limit reads, and no judge of
/// anything else.
struct PlainEnvelope
{
    enum class State { Complete, Incomplete, Malformed };

    quint32 address = 0; ///< in host order
    quint16 port = 0;
    std::string_view message; ///< in the bytes that were read

    /// Reads `bytes` into `envelope`.
    [[nodiscard]] static State read(std::string_view bytes, PlainEnvelope &envelope);
};

} // namespace midhop::bench
