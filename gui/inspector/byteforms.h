#pragma once

#include <QtCore/QByteArray>

/// Bytes as text to be pasted elsewhere. ASCII out; any bytes in. Any thread.
namespace midhop::gui::ByteForms {

/// `7b 22 73`.
[[nodiscard]] QByteArray hex(QByteArrayView bytes);
/// A C string literal with its quotes. Other bytes than plain ASCII in three octal digits, which no byte
/// behind can lengthen (C17, 6.4.4.4).
[[nodiscard]] QByteArray c(QByteArrayView bytes);
/// A Python bytes literal, as repr() writes it.
[[nodiscard]] QByteArray python(QByteArrayView bytes);

} // namespace midhop::gui::ByteForms
