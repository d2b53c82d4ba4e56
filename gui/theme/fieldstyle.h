#pragma once

#include <QtWidgets/QProxyStyle>

namespace midhop::gui {

/// The Fusion style with an outline round fields and check boxes in the dark, where its own is the colour behind it. GUI thread.
class FieldStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    FieldStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace midhop::gui
