#pragma once

#include <QtCore/QByteArray>

namespace midhop::wire {

/// A JSON number's token as Python writes it after json.loads: integers as they are (`-0` becomes `0`),
/// others as repr() of the double, or as they are where that is infinite. Any thread.
[[nodiscard]] QByteArray dumpedNumber(QByteArrayView token);

} // namespace midhop::wire
