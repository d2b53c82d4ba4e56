#include "gui/rules/ruleactions.h"

#include <QtGui/QAction>
#include <QtGui/QUndoStack>
#include <QtWidgets/QWidget>

namespace midhop::gui {

namespace {

QAction *made(QWidget *owner, const QList<QKeySequence> &keys, Qt::ShortcutContext context)
{
    auto *action = new QAction(owner);
    action->setShortcuts(keys);
    action->setShortcutContext(context);
    owner->addAction(action);
    return action;
}

} // namespace

RuleActions::RuleActions(QUndoStack *stack, QWidget *editor, QWidget *table)
    : QObject(editor)
    , edit(made(table, {}, Qt::WidgetShortcut)) // F2 and Return are the table's own
    , toggle(made(table, {Qt::Key_Space}, Qt::WidgetShortcut))
    , up(made(table, {Qt::ALT | Qt::Key_Up}, Qt::WidgetShortcut))
    , down(made(table, {Qt::ALT | Qt::Key_Down}, Qt::WidgetShortcut))
    , duplicate(made(table, {Qt::CTRL | Qt::Key_D}, Qt::WidgetShortcut))
    , remove(made(table, {QKeySequence::Delete}, Qt::WidgetShortcut))
    , undo(made(editor, {Qt::CTRL | Qt::Key_Z}, Qt::WindowShortcut))
    , redo(made(editor, {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}, Qt::WindowShortcut))
    , cut(made(table, {QKeySequence::Cut}, Qt::WidgetShortcut))
    , copy(made(table, {}, Qt::WidgetShortcut)) // Ctrl+C is the table's own
    , paste(made(table, {QKeySequence::Paste}, Qt::WidgetShortcut))
    , selectAll(made(table, {}, Qt::WidgetShortcut)) // Ctrl+A is the table's own
    , importFile(made(editor, {}, Qt::WindowShortcut))
    , exportFile(made(editor, {}, Qt::WindowShortcut))
    , m_stack(stack)
{
    connect(undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, stack, &QUndoStack::redo);
    connect(stack, &QUndoStack::indexChanged, this, &RuleActions::showUndo);
    retranslate();
}

QList<QAction *> RuleActions::buttons() const
{
    return {up, down, duplicate, remove, nullptr, undo, redo, nullptr, importFile, exportFile};
}

QList<QAction *> RuleActions::menu() const
{
    return {edit,    toggle, nullptr, up,   down,  nullptr,   duplicate, remove,
            nullptr, cut,    copy,    paste, selectAll, nullptr, undo,      redo};
}

void RuleActions::setState(bool selected, bool canGoUp, bool canGoDown, bool hasRules)
{
    for (QAction *action : {edit, toggle, duplicate, remove, cut, copy})
        action->setEnabled(selected);
    up->setEnabled(canGoUp);
    down->setEnabled(canGoDown);
    selectAll->setEnabled(hasRules);
}

void RuleActions::showUndo()
{
    const auto show = [](QAction *action, bool can, const QString &words, const QString &usual) {
        action->setEnabled(can);
        action->setText(can ? words : usual);
        action->setIconText(usual); // on the button, which keeps its size
        action->setToolTip(can ? words : usual);
    };
    show(undo, m_stack->canUndo(), tr("Undo: %1").arg(m_stack->undoText()), tr("Undo"));
    show(redo, m_stack->canRedo(), tr("Redo: %1").arg(m_stack->redoText()), tr("Redo"));
}

void RuleActions::retranslate()
{
    edit->setText(tr("Edit"));
    toggle->setText(tr("On or off"));
    up->setText(tr("Up"));
    up->setToolTip(tr("Earlier in the order (Alt+Up): the first rule that matches decides"));
    down->setText(tr("Down"));
    down->setToolTip(tr("Later in the order (Alt+Down): the first rule that matches decides"));
    duplicate->setText(tr("Duplicate"));
    remove->setText(tr("Remove"));
    cut->setText(tr("Cut"));
    copy->setText(tr("Copy"));
    paste->setText(tr("Paste"));
    selectAll->setText(tr("Select all"));
    importFile->setText(tr("Import…"));
    importFile->setToolTip(tr("Replaces all rules by those of a rule file; it can be undone"));
    exportFile->setText(tr("Export…"));
    exportFile->setToolTip(tr("Writes all rules into a rule file, as midhop-cli reads it"));
    showUndo();
}

} // namespace midhop::gui
