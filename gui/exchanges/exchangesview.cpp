#include "gui/exchanges/exchangesview.h"

#include "gui/exchanges/columnlayout.h"
#include "gui/exchanges/exchangeactions.h"
#include "gui/exchanges/exchangesdelegate.h"
#include "gui/exchanges/exchangesmodel.h"
#include "gui/exchanges/selectioncommands.h"
#include "gui/exchanges/selectionkeeper.h"
#include "gui/tables/rowsview.h"
#include "gui/tables/tablestrip.h"
#include "gui/tables/tailfollower.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto NoteTime = 10s;

QString number(qsizetype value)
{
    return QLocale().toString(qint64(value));
}

} // namespace

ExchangesView::ExchangesView(Journal *journal, RowFilter *filter, QSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_model(new ExchangesModel(journal, filter, this))
    , m_view(new RowsView(this))
    , m_follower(new TailFollower(m_view))
    , m_actions(new ExchangeActions(this))
    , m_menu(new QMenu(this))
    , m_leftStrip(new TableStrip(this))
    , m_noteStrip(new TableStrip(this))
    , m_clearFilter(new QPushButton(m_view->viewport()))
{
    m_view->setItemDelegate(new ExchangesDelegate(this));
    m_view->setModel(m_model);
    m_columns = new ColumnLayout(m_view, m_model, settings);
    m_keeper = new SelectionKeeper(m_view, m_model);
    m_commands = new SelectionCommands({m_view, m_model, m_columns, m_keeper, m_actions}, this);
    m_noteTimer.setSingleShot(true);
    makeLayout();
    connectTable();
    connectCommands();
    retranslate();
    m_commands->enable();
}

void ExchangesView::makeLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_leftStrip);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_noteStrip);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_view->setContextMenuPolicy(Qt::DefaultContextMenu);
    m_actions->fill(m_menu);
    m_menu->addSeparator();
    m_menu->addMenu(m_columns->sortMenu());
    m_menu->addMenu(m_columns->columnsMenu());
    m_view->addActions({m_actions->copy, m_actions->selectAll});
    m_clearFilter->hide();
}

void ExchangesView::connectTable()
{
    connect(m_view, &RowsView::resized, this, [this] {
        m_columns->stretch();
        placeClearButton();
    });
    connect(m_view, &RowsView::copyRequested, this, &ExchangesView::copy);
    connect(m_view, &RowsView::menuRequested, this, &ExchangesView::openMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { goTo(current); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ExchangesView::takeSelection);
    connect(m_model, &ExchangesModel::rowsInserted, this, [this](const QModelIndex &, int, int last) {
        m_columns->widenNumber(last);
        if (!m_rearranging)
            selectWanted();
    });
    connect(m_model, &ExchangesModel::rearranging, this, [this] { m_rearranging = true; });
    connect(m_model, &ExchangesModel::rearranged, this, &ExchangesView::afterRearranging);
    connect(m_model, &ExchangesModel::modelReset, this, &ExchangesView::afterReset);
    connect(m_model, &ExchangesModel::dataChanged, m_commands, &SelectionCommands::enable);
    connect(m_model, &ExchangesModel::progressed, this, &ExchangesView::showState);
    connect(m_keeper, &SelectionKeeper::reduced, this, [this] {
        note(tr(
            "The selection fell into too many pieces in this order: only the current exchange is selected."));
    });
    connect(m_clearFilter, &QPushButton::clicked, this, &ExchangesView::clearFilterRequested);
    connect(m_noteStrip, &TableStrip::actionTriggered, this, &ExchangesView::clearFilterRequested);
    connect(&m_noteTimer, &QTimer::timeout, this, [this] { note({}); });
}

void ExchangesView::connectCommands()
{
    connect(m_commands, &SelectionCommands::sendAgainRequested, this, &ExchangesView::sendAgainRequested);
    connect(m_commands, &SelectionCommands::editRequested, this, &ExchangesView::editRequested);
    connect(m_commands, &SelectionCommands::blockRequested, this, &ExchangesView::blockRequested);
    connect(m_commands, &SelectionCommands::filterRequested, this, &ExchangesView::filterRequested);
    connect(m_commands, &SelectionCommands::told, this, [this](const QString &text) { note(text); });
    connect(m_actions->exportSelection, &QAction::triggered, this, &ExchangesView::exportRequested);
}

ExchangeActions *ExchangesView::actions() const
{
    return m_actions;
}

QMenu *ExchangesView::columnsMenu() const
{
    return m_columns->columnsMenu();
}

QMenu *ExchangesView::sortMenu() const
{
    return m_columns->sortMenu();
}

void ExchangesView::setLeftWhere(const QString &where)
{
    m_leftWhere = where;
    showState();
}

std::vector<qsizetype> ExchangesView::selectedStoreRows() const
{
    return m_keeper->firstRows(m_model->rowCount());
}

void ExchangesView::copy()
{
    m_commands->copyAs(ExchangesCopy::Form::Rows);
}

void ExchangesView::selectExchange(trace::ExchangeId id)
{
    m_wanted = {};
    const int row = id.value == 0 ? -1 : m_model->rowOf(id);
    if (row >= 0 && row == m_view->currentIndex().row() && m_view->selectionModel()->isSelected(m_view->currentIndex()))
        return;
    const QScopedValueRollback selecting(m_selecting, true);
    if (row >= 0) {
        m_view->selectRow(row);
        return;
    }
    m_view->selectionModel()->clear();
    if (id.value == 0)
        return;
    switch (m_model->placeOf(id)) {
    case ExchangesModel::Place::Filtered:
        note(tr("Exchange %1 is hidden by the filter.").arg(id.value), tr("Clear filter"));
        break;
    case ExchangesModel::Place::Gone:
        note(tr("Exchange %1 is not in the memory any more.").arg(id.value));
        break;
    default:
        m_wanted = id;
    }
}

void ExchangesView::goTo(const QModelIndex &current)
{
    if (m_rearranging)
        return;
    m_current = m_model->exchangeAt(current.row());
    m_commands->enable();
    if (!m_selecting) {
        m_wanted = {};
        emit exchangeSelected(m_current);
    }
}

// Where the current row has gone, Qt goes to its neighbour: nobody asked for that.
void ExchangesView::afterRearranging()
{
    const bool stays = m_model->exchangeAt(m_view->currentIndex().row()) == m_current;
    if (!stays) {
        const QScopedValueRollback selecting(m_selecting, true);
        m_view->selectionModel()->clearCurrentIndex();
        m_current = {};
    }
    m_rearranging = false;
    selectWanted();
    takeSelection();
}

void ExchangesView::afterReset()
{
    if (m_current.value != 0)
        m_wanted = m_current;
    m_current = {};
    selectWanted();
    takeSelection();
}

void ExchangesView::selectWanted()
{
    if (m_wanted.value == 0 || m_view->selectionModel()->hasSelection())
        return;
    if (m_model->rowOf(m_wanted) >= 0)
        selectExchange(m_wanted);
    else if (m_model->placeOf(m_wanted) == ExchangesModel::Place::Gone)
        m_wanted = {};
}

void ExchangesView::takeSelection()
{
    if (m_rearranging)
        return;
    const qsizetype count = m_keeper->count();
    m_model->setHeld(count > MostSelectedLive);
    std::vector<trace::ExchangeId> ids = m_keeper->firstIds(MostListed);
    if (count == m_selected && ids == m_listed)
        return;
    m_selected = count;
    m_listed = std::move(ids);
    m_commands->enable();
    emit selectionChanged(m_listed, m_selected);
}

void ExchangesView::openMenu(const QPoint &place, const QModelIndex &cell)
{
    // The value is the clicked cell's; a click on a selected row keeps the selection.
    if (cell.isValid() && cell != m_view->currentIndex())
        m_view->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    m_commands->enable();
    m_menu->popup(place);
}

void ExchangesView::note(const QString &text, const QString &action)
{
    m_note = text;
    m_noteAction = action;
    if (text.isEmpty())
        m_noteTimer.stop();
    else
        m_noteTimer.start(NoteTime);
    showState();
}

void ExchangesView::showState()
{
    m_follower->setEnabled(m_model->sortColumn() < 0);
    if (!m_note.isEmpty())
        m_noteStrip->tell(m_note, m_noteAction);
    else if (m_model->isSorting())
        m_noteStrip->tell(tr("Sorting %Ln exchange(s)\u2026", nullptr, m_model->rowCount()));
    else if (m_model->isHeld() && m_model->sortColumn() >= 0 && m_model->waiting() > 0)
        m_noteStrip->tell(
            tr("%Ln new exchange(s) wait while more than %1 are selected.", nullptr, int(m_model->waiting()))
                .arg(number(MostSelectedLive)));
    else
        m_noteStrip->tell({});

    const qsizetype left = m_model->left();
    const QString mark =
        left == 0 ? QString() : tr("%Ln older exchange(s) have left the memory.", nullptr, int(left));
    m_leftStrip->tell(left > 0 && !m_leftWhere.isEmpty() ? QString(mark + u' ' + m_leftWhere) : mark);
    showHint();
}

void ExchangesView::showHint()
{
    const bool none = m_model->isFilteredToNone();
    if (none)
        m_view->setHint(tr("No exchange passes the filter."));
    else if (m_model->store().count() > 0)
        m_view->setHint(tr("Looking for exchanges that pass the filter\u2026"));
    else
        m_view->setHint(tr("No exchange yet. Press Start all, then Send."));
    m_clearFilter->setVisible(none);
    placeClearButton();
}

/// In the middle below the hint.
void ExchangesView::placeClearButton()
{
    m_clearFilter->adjustSize();
    const int line = fontMetrics().height();
    m_clearFilter->move((m_view->viewport()->width() - m_clearFilter->width()) / 2, line * 5 / 2);
}

void ExchangesView::retranslate()
{
    m_view->setAccessibleName(tr("Exchanges"));
    m_clearFilter->setText(tr("Clear filter"));
    m_actions->retranslate();
    m_columns->retranslate();
    showState();
}

void ExchangesView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_columns->adaptToFont();
        placeClearButton();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace midhop::gui
