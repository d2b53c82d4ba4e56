#pragma once

#include <QtCore/QByteArray>

namespace midhop::gui {

class DiagramFonts;
class DiagramStack;

/// A stack of diagrams as a PDF document of A4 pages, light on white. Each exchange begins a page; one that
/// is longer goes on on the next, below its heads again. Empty if it can't be made. GUI thread.
[[nodiscard]] QByteArray diagramPages(const DiagramStack &stack, const DiagramFonts &fonts);

} // namespace midhop::gui
