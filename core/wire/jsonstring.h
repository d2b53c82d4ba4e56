#pragma once

#include <QtCore/QByteArray>

#include <optional>

/// Strings of JSON texts whose grammar JsonMachine has already found sound. Any thread.
namespace midhop::wire {

/// What a string means, as UTF-8. `inside` is the text between its quotes. Nothing where it holds a lone
/// surrogate.
[[nodiscard]] std::optional<QByteArray> unescapedString(QByteArrayView inside);

/// Whether the string with `inside` between its quotes means `name`, which is ASCII.
[[nodiscard]] bool stringMeans(QByteArrayView inside, QByteArrayView name);

/// Appends the string as Python's json.dumps writes it, with quotes; lone surrogates stay as they are.
void appendDumpedString(QByteArray &text, QByteArrayView inside);

} // namespace midhop::wire
