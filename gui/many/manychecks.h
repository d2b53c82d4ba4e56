#pragma once

#include "gui/panels/fieldcheck.h"

#include <optional>

namespace midhop::gui {

/// Reads what is typed into the fields of "Send many". Digits, also grouped as the interface's language groups them.
class ManyChecks final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::ManyChecks)
public:
    [[nodiscard]] static std::optional<qint64> countOf(const QString &text);
    [[nodiscard]] static std::optional<int> concurrencyOf(const QString &text);
    /// 0 for an empty text: as fast as it goes.
    [[nodiscard]] static std::optional<double> rateOf(const QString &text);

    [[nodiscard]] static FieldCheck count(const QString &text);
    /// With a warning where there are fewer exchanges than that.
    [[nodiscard]] static FieldCheck concurrency(const QString &text, std::optional<qint64> count);
    [[nodiscard]] static FieldCheck rate(const QString &text);
};

} // namespace midhop::gui
