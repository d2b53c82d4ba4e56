#pragma once

#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace midhop::trace {

/// A time as a filter writes it: `14:36`, `14:36:31.87`, `2026-11-22`, `2026-11-22T14:36` or with a space,
/// and with a date also `Z` for UTC. Local time otherwise. As long as it is precise.
struct FilterTime
{
    bool ofDay = false; ///< without a date
    qint64 low = 0;     ///< microseconds of the day, or since 1970 UTC
    qint64 high = 0;    ///< the last of them
    QString text;       ///< in normal form
};

[[nodiscard]] std::optional<FilterTime> parseFilterTime(QStringView text);
/// Whether this is a date, so that a time of day behind a space may belong to it.
[[nodiscard]] bool isFilterDate(QStringView text);
/// Microseconds of the local day. Quick for times that are near each other.
[[nodiscard]] qint64 microsecondsOfDay(std::chrono::microseconds sinceEpoch);

} // namespace midhop::trace
