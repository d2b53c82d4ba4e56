#include "gui/exchanges/selectioncommands.h"

#include "gui/exchanges/columnlayout.h"
#include "gui/exchanges/exchangeactions.h"
#include "gui/exchanges/exchangesmodel.h"
#include "gui/exchanges/exchangetext.h"
#include "gui/exchanges/selectionkeeper.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace midhop::gui {

namespace {

QString number(qsizetype value)
{
    return QLocale().toString(qint64(value));
}

} // namespace

SelectionCommands::SelectionCommands(const Table &table, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
    using Form = ExchangesCopy::Form;
    const ExchangeActions *actions = table.actions;
    connect(actions->copy, &QAction::triggered, this, [this] { copyAs(Form::Rows); });
    connect(actions->copyJson, &QAction::triggered, this, [this] { copyAs(Form::Json); });
    connect(actions->copyPython, &QAction::triggered, this, [this] { copyAs(Form::Python); });
    connect(actions->copyNc, &QAction::triggered, this, [this] { copyAs(Form::Nc); });
    connect(actions->selectAll, &QAction::triggered, table.view, &RowsView::selectAll);
    connect(actions->sendAgain, &QAction::triggered, this, &SelectionCommands::sendAgain);
    connect(actions->edit, &QAction::triggered, this, [this] {
        if (const qsizetype row = currentStoreRow(); row >= 0)
            emit editRequested(m_table.model->store().id(row));
    });
    connect(actions->block, &QAction::triggered, this, &SelectionCommands::block);
    connect(actions->filterBy, &QAction::triggered, this, [this] { requestFilter(false); });
    connect(actions->exclude, &QAction::triggered, this, [this] { requestFilter(true); });
}

qsizetype SelectionCommands::currentStoreRow() const
{
    const QModelIndex current = m_table.view->currentIndex();
    return current.isValid() ? m_table.model->storeRow(current.row()) : -1;
}

void SelectionCommands::enable()
{
    const std::vector<qsizetype> rows = m_table.keeper->firstRows(MostSent);
    const trace::Store &store = m_table.model->store();
    const bool sendable = std::any_of(rows.begin(), rows.end(), [&store](qsizetype row) {
        return ExchangesCopy::canBeSent(store.facts(row));
    });
    const ExchangeActions *actions = m_table.actions;
    for (QAction *action : {actions->copy, actions->copyJson, actions->exportSelection})
        action->setEnabled(!rows.empty());
    for (QAction *action : {actions->copyPython, actions->copyNc, actions->sendAgain})
        action->setEnabled(sendable);
    actions->selectAll->setEnabled(m_table.model->rowCount() > 0);
    enableForCurrent(rows.size() <= 1);
}

void SelectionCommands::enableForCurrent(bool one)
{
    const ExchangeActions *actions = m_table.actions;
    const qsizetype row = currentStoreRow();
    if (row < 0) {
        for (QAction *action : {actions->edit, actions->block, actions->filterBy, actions->exclude})
            action->setEnabled(false);
        return;
    }
    const trace::Store &store = m_table.model->store();
    const trace::Facts facts = store.facts(row);
    const bool hasDestination = facts.serverIp.has_value() && facts.serverPort.has_value();
    actions->edit->setEnabled(one && !facts.envelope.isEmpty());
    actions->block->setEnabled(one && hasDestination && facts.verdict == trace::Verdict::Allowed);
    const bool hasTerm =
        !ExchangeText::filterTerm(store, row, m_table.view->currentIndex().column()).isEmpty();
    actions->filterBy->setEnabled(hasTerm);
    actions->exclude->setEnabled(hasTerm);
}

void SelectionCommands::copyAs(ExchangesCopy::Form form)
{
    const qsizetype selected = m_table.keeper->count();
    const std::vector<qsizetype> rows = m_table.keeper->firstRows(ExchangesCopy::MostRows + 1);
    const ExchangesCopy::Copied copied =
        ExchangesCopy::make(m_table.model->store(), rows, form, m_table.columns->shownColumns());
    if (copied.count > 0)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(copied.text));
    tellCopied(copied, selected);
}

void SelectionCommands::tellCopied(const ExchangesCopy::Copied &copied, qsizetype selected)
{
    if (copied.full || copied.count + copied.skipped < selected)
        emit told(tr("Copied the first %1 of %2 selected exchanges: there is no room for more. Export the "
                     "selection to have them all.")
                      .arg(number(copied.count), number(selected)));
    else if (copied.skipped > 0)
        emit told(tr("Copied %1 of %2 selected exchanges: of the others no envelope or no proxy is known.")
                      .arg(number(copied.count), number(selected)));
}

void SelectionCommands::sendAgain()
{
    const trace::Store &store = m_table.model->store();
    std::vector<trace::ExchangeId> ids;
    for (const qsizetype row : m_table.keeper->firstRows(MostSent)) {
        if (ExchangesCopy::canBeSent(store.facts(row)))
            ids.push_back(store.id(row));
    }
    if (const qsizetype selected = m_table.keeper->count(); selected > MostSent)
        emit told(
            tr("Sending the first %1 of %2 selected exchanges.").arg(number(MostSent), number(selected)));
    if (!ids.empty())
        emit sendAgainRequested(ids);
}

void SelectionCommands::block()
{
    const qsizetype row = currentStoreRow();
    if (row < 0)
        return;
    const trace::Facts facts = m_table.model->store().facts(row);
    emit blockRequested(facts.serverIp.value_or(QByteArrayView()).toByteArray(),
                        facts.serverPort.value_or(QByteArrayView()).toByteArray().toUShort());
}

void SelectionCommands::requestFilter(bool exclude)
{
    const qsizetype row = currentStoreRow();
    if (row < 0)
        return;
    const QString term =
        ExchangeText::filterTerm(m_table.model->store(), row, m_table.view->currentIndex().column());
    emit filterRequested(exclude ? QString(u"not (" + term + u')') : term);
}

} // namespace midhop::gui
