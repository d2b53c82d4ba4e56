#pragma once

#include <QtCore/QString>

#include <chrono>

namespace midhop::gui {

/// Times from the start of an exchange in one unit, so that they can be compared at a glance.
class TimeWords final
{
public:
    /// `span` is the longest time to be told.
    explicit TimeWords(std::chrono::nanoseconds span);

    /// `0`, `+0.06`.
    [[nodiscard]] QString number(std::chrono::nanoseconds time) const;
    /// With the unit: `+0.06 ms`.
    [[nodiscard]] QString withUnit(const QString &number) const;
    /// A text as wide as any.
    [[nodiscard]] static QString widest();

private:
    bool m_seconds = false;
    int m_decimals = 2;
    QString m_zero; ///< what rounds to nothing
};

} // namespace midhop::gui
