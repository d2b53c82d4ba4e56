#pragma once

#include <QtCore/QObject>

class QAction;
class QWidget;

namespace midhop::gui {

class LogHeader;

/// What can be done with a log, as buttons of its header, entries of the lines' menu and shortcuts.
class LogActions final : public QObject
{
    Q_OBJECT

public:
    /// `pane` gets the shortcuts, `view` the menu. Both must outlive this.
    LogActions(QWidget *pane, QWidget *view, LogHeader *header);

    void retranslate();

    QAction *const find; ///< a switch
    QAction *const findHere;
    QAction *const findNext;
    QAction *const findPrevious;
    QAction *const pause;  ///< a switch
    QAction *const follow; ///< a switch
    QAction *const copy;
    QAction *const copyLine;
    QAction *const save;
    QAction *const clear;
};

} // namespace midhop::gui
