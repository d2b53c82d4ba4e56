#pragma once

#include "gui/diagram/diagramtext.h"

#include <QtCore/QHash>
#include <QtGui/QFont>

#include <array>

namespace midhop::gui {

/// The fonts of a diagram, and the ruler that goes with them. Their sizes are in pixels, so that a picture is
/// the same on a screen, in a file and on paper. GUI thread.
class DiagramFonts final : public TextRuler
{
public:
    /// `base` is the font of the widget that shows it.
    explicit DiagramFonts(const QFont &base);

    [[nodiscard]] const QFont &font(Face face) const { return m_fonts[std::size_t(face)]; }
    [[nodiscard]] qreal width(const QString &text, Face face) const override;
    [[nodiscard]] qreal lineHeight() const override;

private:
    static constexpr qsizetype MostRemembered = 4096;

    std::array<QFont, 3> m_fonts;
    mutable qreal m_lineHeight = 0; ///< 0: not measured yet, it needs the fonts themselves
    /// Labels repeat themselves from exchange to exchange.
    mutable std::array<QHash<QString, qreal>, 3> m_widths;
};

} // namespace midhop::gui
