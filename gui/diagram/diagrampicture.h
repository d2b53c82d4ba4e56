#pragma once

#include "gui/diagram/diagramstack.h"

#include <QtGui/QImage>

namespace midhop::gui {

class DiagramFonts;
struct Colours;

/// A diagram as a picture. GUI thread.
class DiagramPicture final
{
public:
    /// Pixels for each unit of the diagram.
    static constexpr qreal Scale = 2;
    /// Painting has no coordinates beyond it, and memory should not go for one picture.
    static constexpr int LongestSide = 32'000;

    /// Both must live as long.
    DiagramPicture(const DiagramStack &stack, const DiagramFonts &fonts)
        : m_stack(stack)
        , m_fonts(fonts)
    {
    }

    /// At twice its size, on the background of the cards. Null if it is longer than LongestSide.
    [[nodiscard]] QImage image(const Colours &colours) const;
    /// Light on white, pages of A4, each exchange from a new page on. Null if it can't be made.
    [[nodiscard]] QByteArray pdf() const;

    /// Writes a picture as the ending of the file's name says, .png or .pdf; whole, or not at all: the old
    /// file stays then and `error` says why. `colours` are for PNG.
    [[nodiscard]] bool save(const QString &path, const Colours &colours, QString *error) const;
    /// Why image() is null.
    [[nodiscard]] static QString tooLongText();

private:
    [[nodiscard]] QByteArray png(const Colours &colours) const;

    const DiagramStack &m_stack;
    const DiagramFonts &m_fonts;
};

} // namespace midhop::gui
