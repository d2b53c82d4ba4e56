#include "gui/logs/logactions.h"

#include "gui/logs/logheader.h"
#include "gui/theme/glyph.h"

#include <QtGui/QAction>

namespace midhop::gui {

namespace {

QAction *withGlyph(Glyph glyph, QObject *parent)
{
    auto *action = new QAction(parent);
    action->setIcon(glyphIcon(glyph));
    return action;
}

} // namespace

LogActions::LogActions(QWidget *pane, QWidget *view, LogHeader *header)
    : QObject(pane)
    , find(withGlyph(Glyph::Find, this))
    , findHere(new QAction(this))
    , findNext(new QAction(this))
    , findPrevious(new QAction(this))
    , pause(withGlyph(Glyph::Pause, this))
    , follow(withGlyph(Glyph::Follow, this))
    , copy(withGlyph(Glyph::Copy, this))
    , copyLine(new QAction(this))
    , save(withGlyph(Glyph::Save, this))
    , clear(withGlyph(Glyph::Clear, this))
{
    for (QAction *action : {find, pause, follow})
        action->setCheckable(true);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    view->addActions({copy, copyLine, save, clear});

    findHere->setShortcut(QKeySequence::Find);
    findNext->setShortcut(Qt::Key_F3);
    findPrevious->setShortcut(Qt::SHIFT | Qt::Key_F3);
    for (QAction *action : {findHere, findNext, findPrevious}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        pane->addAction(action);
    }
    for (QAction *action : {pause, follow})
        header->addButton(action, true);
    for (QAction *action : {find, copy, save, clear})
        header->addButton(action, false);
    retranslate();
}

void LogActions::retranslate()
{
    const auto set = [](QAction *action, const QString &text, const QString &toolTip) {
        action->setText(text);
        action->setToolTip(toolTip);
    };
    set(find, tr("Find"), tr("Find in this log (Ctrl+F)"));
    set(findHere, tr("Find"), {});
    set(findNext, tr("Find next"), {});
    set(findPrevious, tr("Find previous"), {});
    set(pause, tr("Pause"), tr("Hold new lines back and count them"));
    set(follow, tr("Follow"), tr("Stay at the newest line"));
    set(copy, tr("Copy"), tr("Copy what is selected (Ctrl+C)"));
    set(copyLine, tr("Copy this line"), {});
    set(save, tr("Save…"), tr("Save the whole log as text"));
    set(clear, tr("Clear"), tr("Empty this log; the exchanges stay"));
}

} // namespace midhop::gui
