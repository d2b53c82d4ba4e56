#pragma once

#include <QtWidgets/QAccessibleWidget>

namespace midhop::gui {

class ByteArea;

/// What a screen reader hears of a ByteArea: as value the row of the caret, as description what is selected.
class ByteAreaAccessible final : public QAccessibleWidget
{
public:
    explicit ByteAreaAccessible(ByteArea *area);

    /// Once for the program; more often does no harm.
    static void install();

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QAccessible::State state() const override;

private:
    [[nodiscard]] const ByteArea *area() const;
};

} // namespace midhop::gui
