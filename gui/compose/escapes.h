#pragma once

#include "core/wire/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace midhop::gui {

/// Bytes as text with escapes, for a field in which any byte can be typed: `\n`, `\r`, `\t`, `\0`, `\\` and
/// `\xNN`; everything else is its UTF-8.
namespace Escapes {

/// Where a text can't be read: the place, counted in QChars, of the backslash at fault.
[[nodiscard]] Result<QByteArray, qsizetype> read(QStringView text);
/// Which characters stand for themselves.
enum class Letters : quint8 { All, Ascii };
/// The text that read() turns into `bytes`; line feeds are written as they are.
[[nodiscard]] QString write(QByteArrayView bytes, Letters letters = Letters::All);
/// Whether `bytes` can stand in a text field as they are: UTF-8 that an editor gives back unchanged.
[[nodiscard]] bool isPlainText(QByteArrayView bytes);

} // namespace Escapes

} // namespace midhop::gui
