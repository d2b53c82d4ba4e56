#pragma once

#include <QtCore/QRectF>
#include <QtGui/QIcon>

class QPainter;

namespace midhop::gui {

/// Small signs drawn as paths, so that they look the same with every font and take the palette's colours.
enum class Glyph : quint8 {
    Check, ///< allowed, done
    Cross, ///< blocked, refused
    Warn,  ///< failed
    Find,
    ZoomIn,
    ZoomOut,
    TimeScale, ///< marks along a line at uneven distances
    Segments,  ///< a line in pieces
    Previous,
    Next,
    Close,
    Follow,
    Pause,
    Play,
    Stop,
    Copy,
    Save,
    Clear,
    Dice, ///< a random message
    Star, ///< kept under a name
};

/// Draws `glyph` into the square in the middle of `rect`.
void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &colour);
/// An icon in the application palette's text colour of the moment it is drawn.
[[nodiscard]] QIcon glyphIcon(Glyph glyph);

} // namespace midhop::gui
