#include "gui/diagram/diagramactions.h"

#include "gui/theme/glyph.h"

#include <QtGui/QAction>
#include <QtWidgets/QWidget>

namespace midhop::gui {

namespace {

QAction *withGlyph(Glyph glyph, QObject *parent)
{
    return new QAction(glyphIcon(glyph), QString(), parent);
}

} // namespace

DiagramActions::DiagramActions(QWidget *canvas)
    : QObject(canvas)
    , zoomIn(withGlyph(Glyph::ZoomIn, this))
    , zoomOut(withGlyph(Glyph::ZoomOut, this))
    , normalSize(new QAction(this))
    , fitWidth(new QAction(this))
    , toScale(withGlyph(Glyph::TimeScale, this))
    , everySegment(withGlyph(Glyph::Segments, this))
    , copy(withGlyph(Glyph::Copy, this))
    , save(withGlyph(Glyph::Save, this))
{
    toScale->setCheckable(true);
    everySegment->setCheckable(true);
    // Without Ctrl: with it these keys change the size of all text.
    zoomIn->setShortcuts({QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)});
    zoomOut->setShortcut(Qt::Key_Minus);
    normalSize->setShortcut(Qt::Key_0);
    copy->setShortcut(QKeySequence::Copy);
    auto *before = new QAction(this);
    auto *behind = new QAction(this);
    before->setSeparator(true);
    behind->setSeparator(true);
    for (QAction *action :
         {zoomIn, zoomOut, normalSize, fitWidth, before, toScale, everySegment, behind, copy, save}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        canvas->addAction(action);
    }
    canvas->setContextMenuPolicy(Qt::ActionsContextMenu);
    retranslate();
}

void DiagramActions::retranslate()
{
    const auto set = [](QAction *action, const QString &text, const QString &toolTip) {
        action->setText(text);
        action->setToolTip(toolTip);
    };
    set(zoomIn, tr("Zoom in"), tr("Zoom in (+)"));
    set(zoomOut, tr("Zoom out"), tr("Zoom out (-)"));
    set(normalSize, tr("Normal size"), tr("Normal size (0)"));
    set(fitWidth, tr("Fit width"), tr("Show the whole width"));
    set(toScale, tr("To scale"), tr("Draw the time between two events to scale"));
    set(everySegment, tr("Every segment"),
        tr("Draw each segment as an arrow, however many there are (double-click opens a single run)"));
    set(copy, tr("Copy picture"), tr("Copy the diagram as a picture (Ctrl+C)"));
    set(save, tr("Save picture\u2026"), tr("Save the diagram as PNG or PDF"));
}

} // namespace midhop::gui
