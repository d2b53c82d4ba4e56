#pragma once

#include "core/trace/jsonout.h"

#include <optional>

/// Members of a JSON object that are not its first.
namespace midhop::trace {

/// `, "name": `
void writeName(JsonOut &out, QByteArrayView name);
/// A string, or null.
void writeText(JsonOut &out, QByteArrayView name, const std::optional<QByteArrayView> &text);
/// Bytes from the wire: under their name where they are UTF-8, else in base64 as `name_base64`.
void writeBytes(JsonOut &out, QByteArrayView name, QByteArrayView bytes);

} // namespace midhop::trace
