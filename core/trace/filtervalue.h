#pragma once

#include "core/trace/filter.h"
#include "core/trace/filternode.h"

namespace midhop::trace {

/// Why a text is no value; the place is that of the whole text.
struct FilterValueError
{
    FilterError::Kind kind = FilterError::Kind::ValueExpected;
    QStringList expected;
};

/// A value of `field`, which is of no type Text, from how it is written without quotes: `5 ms`, `64 KiB`,
/// `10.0.0.0/8`, `2026-11-22 14:36`, `timed out`. One space may stand for several.
[[nodiscard]] Result<FilterValue, FilterValueError> filterValue(FilterField field, QStringView text);
[[nodiscard]] FilterValue filterTextValue(const QByteArray &bytes);
/// Whether `text` is a unit of `type`'s values, so that it belongs to the number before it.
[[nodiscard]] bool isFilterUnit(FilterType type, QStringView text);
/// The units that `type`'s values can have, the usual ones first.
[[nodiscard]] QStringList filterUnits(FilterType type);

} // namespace midhop::trace
