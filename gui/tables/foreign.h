#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace midhop::gui {

/// Bytes or text from outside as the window shows them: as wire::printable() makes them harmless.
[[nodiscard]] QString shown(QByteArrayView foreign);
[[nodiscard]] QString shown(const QByteArray &foreign);
[[nodiscard]] QString shown(const QString &foreign);
/// At most the first `most` bytes, without a character that is cut in two, with an ellipsis where there are more.
[[nodiscard]] QString shown(QByteArrayView foreign, qsizetype most);
/// A path, with the system's separators.
[[nodiscard]] QString shownPath(const QString &path);

} // namespace midhop::gui
