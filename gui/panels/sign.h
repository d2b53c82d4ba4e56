#pragma once

#include "gui/panels/tint.h"
#include "gui/theme/glyph.h"

#include <QtWidgets/QWidget>

namespace midhop::gui {

/// A glyph before a line of words, as high as its text.
class Sign final : public QWidget
{
    Q_OBJECT
public:
    Sign(Glyph glyph, Tint::Pick colour, QWidget *parent);
    void setGlyph(Glyph glyph, Tint::Pick colour);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
    Tint::Pick m_colour;
};

} // namespace midhop::gui
