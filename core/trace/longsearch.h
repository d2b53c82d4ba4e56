#pragma once

#include <QtCore/QByteArrayView>

namespace midhop::trace {

/// Whether `text` has `needle` in it, whatever the case of the text's ASCII letters; those of the needle,
/// which is not empty, are in lower case. Quick for long texts. Any thread.
[[nodiscard]] bool longTextHas(QByteArrayView text, QByteArrayView needle);

} // namespace midhop::trace
