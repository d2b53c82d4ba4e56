#include "gui/diagram/diagramfonts.h"

#include "gui/theme/theme.h"

#include <QtGui/QFontInfo>
#include <QtGui/QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace midhop::gui {

DiagramFonts::DiagramFonts(const QFont &base)
    : m_fonts{base, base, Theme::fixedFont(base)}
{
    m_fonts[std::size_t(Face::Bold)].setBold(true);
    for (QFont &font : m_fonts) {
        font.setPixelSize(std::max(1, QFontInfo(font).pixelSize()));
        font.setHintingPreference(QFont::PreferNoHinting); // else widths would change with the zoom
    }
}

qreal DiagramFonts::lineHeight() const
{
    if (m_lineHeight == 0) {
        for (const QFont &font : m_fonts)
            m_lineHeight = std::max(m_lineHeight, std::ceil(QFontMetricsF(font).height()));
    }
    return m_lineHeight;
}

qreal DiagramFonts::width(const QString &text, Face face) const
{
    QHash<QString, qreal> &widths = m_widths[std::size_t(face)];
    if (const auto known = widths.constFind(text); known != widths.cend())
        return *known;
    if (widths.size() >= MostRemembered)
        widths.clear();
    return *widths.insert(text, QFontMetricsF(font(face)).horizontalAdvance(text));
}

} // namespace midhop::gui
