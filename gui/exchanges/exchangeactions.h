#pragma once

#include <QtCore/QObject>

class QAction;
class QMenu;

namespace midhop::gui {

/// What can be done with exchanges: for the table's menu and the window's. Who owns it connects and enables
/// them.
class ExchangeActions final : public QObject
{
    Q_OBJECT

public:
    explicit ExchangeActions(QObject *parent);

    void retranslate();
    /// Everything in the order of the table's menu.
    void fill(QMenu *menu) const;

    QAction *const copy;
    QAction *const copyJson;
    QAction *const copyPython;
    QAction *const copyNc;
    QAction *const selectAll;
    QAction *const sendAgain;
    QAction *const edit;
    QAction *const block;
    QAction *const filterBy;
    QAction *const exclude;
    QAction *const exportSelection;
};

} // namespace midhop::gui
