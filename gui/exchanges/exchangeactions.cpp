#include "gui/exchanges/exchangeactions.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace midhop::gui {

ExchangeActions::ExchangeActions(QObject *parent)
    : QObject(parent)
    , copy(new QAction(this))
    , copyJson(new QAction(this))
    , copyPython(new QAction(this))
    , copyNc(new QAction(this))
    , selectAll(new QAction(this))
    , sendAgain(new QAction(this))
    , edit(new QAction(this))
    , block(new QAction(this))
    , filterBy(new QAction(this))
    , exclude(new QAction(this))
    , exportSelection(new QAction(this))
{
    copy->setShortcut(QKeySequence::Copy);
    selectAll->setShortcut(QKeySequence::SelectAll);
    for (QAction *action : {copy, selectAll})
        action->setShortcutContext(Qt::WidgetShortcut);
    retranslate();
}

void ExchangeActions::retranslate()
{
    copy->setText(tr("Copy"));
    copyJson->setText(tr("Copy as JSON"));
    copyPython->setText(tr("Copy as Python"));
    copyNc->setText(tr("Copy as nc line"));
    selectAll->setText(tr("Select all"));
    sendAgain->setText(tr("Send again"));
    edit->setText(tr("Edit and send"));
    block->setText(tr("Block this destination"));
    filterBy->setText(tr("Filter by this value"));
    exclude->setText(tr("Exclude this value"));
    exportSelection->setText(tr("Export selection\u2026"));
}

void ExchangeActions::fill(QMenu *menu) const
{
    menu->addActions({copy, copyJson, copyPython, copyNc, selectAll});
    menu->addSeparator();
    menu->addActions({sendAgain, edit, block});
    menu->addSeparator();
    menu->addActions({filterBy, exclude});
    menu->addSeparator();
    menu->addAction(exportSelection);
}

} // namespace midhop::gui
