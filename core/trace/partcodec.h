#pragma once

#include "core/trace/partview.h"
#include "core/trace/sharedvalues.h"

#include <vector>

namespace midhop::trace {

/// The compact form of a finished part, for the store's memory alone: it is never written to a file. Numbers
/// are varints, times differences, shared texts and addresses numbers of SharedTables; an envelope, message
/// or reply that another part of the exchange holds already is a reference to it.
namespace PartCodec {

/// The fields that may be stored once for the three parts of an exchange.
enum class Field : quint8 { Envelope, Message, Forwarded, Reply };
constexpr size_t FieldCount = 4;

/// A decoded head. Fields that refer to another part are empty until resolve().
struct Head
{
    PartView view;
    std::array<quint8, FieldCount> sources{}; ///< how each field is stored; see partcodec.cpp
    const char *events = nullptr;             ///< the encoded events
};
using Heads = std::array<std::optional<Head>, 3>;

/// What the numbers of a chunk's parts are near to, so that they stay short.
struct Origin
{
    std::chrono::nanoseconds time{};
    quint64 serial = 0;
};

/// Appends `part` to `out`. `others` are the heads of the encoded parts of
/// the same exchange, resolved or not; `part`'s own place among them is not looked at.
void encode(const Part &part, const Origin &origin, const Heads &others, SharedTables &tables,
            std::vector<char> &out);
/// The head of what encode() wrote; its views lie in `encoded` and `tables`.
[[nodiscard]] Head decodeHead(const char *encoded, Role role, const Origin &origin,
                              const SharedTables &tables);
/// Fills in the fields that are stored in another of the exchange's parts.
void resolve(Heads &heads);
/// The whole part; `head` is resolved.
[[nodiscard]] Part decode(const Head &head);

} // namespace PartCodec

} // namespace midhop::trace
