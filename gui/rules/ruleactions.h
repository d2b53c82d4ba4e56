#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>

class QAction;
class QUndoStack;
class QWidget;

namespace midhop::gui {

/// What can be done with the rules, for buttons, menu and keys; what is done is said by their signals. Keys hold in the
/// table, those of undo and redo in all of the editor.
class RuleActions final : public QObject
{
    Q_OBJECT
public:
    /// `stack` must outlive it; `editor` and `table` get the actions.
    RuleActions(QUndoStack *stack, QWidget *editor, QWidget *table);

    QAction *edit;
    QAction *toggle; ///< on or off
    QAction *up;
    QAction *down;
    QAction *duplicate;
    QAction *remove;
    QAction *undo;
    QAction *redo;
    QAction *cut;
    QAction *copy;
    QAction *paste;
    QAction *selectAll;
    QAction *importFile;
    QAction *exportFile;

    /// Those of the row of buttons; null between groups.
    [[nodiscard]] QList<QAction *> buttons() const;
    /// Those of the table's menu; null for a line.
    [[nodiscard]] QList<QAction *> menu() const;
    void setState(bool selected, bool canGoUp, bool canGoDown, bool hasRules);
    void retranslate();

private:
    void showUndo();

    QUndoStack *m_stack;
};

} // namespace midhop::gui
