#pragma once

#include <QtWidgets/QProxyStyle>

class QStyleOptionSlider;

namespace midhop::gui {

/// The Fusion style with an outline round fields and check boxes in the dark, where its own is the colour
/// behind it, and with scroll bars in plain colours: Fusion shades them, for which Qt wakes threads of its
/// own and waits for them, with each row that is added to a table. GUI thread.
class FlatStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    FlatStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;

private:
    void drawScrollBar(const QStyleOptionSlider &bar, QPainter *painter, const QWidget *widget) const;
};

} // namespace midhop::gui
