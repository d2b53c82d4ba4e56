#include "gui/exchanges/exchangesview.h"

#include "gui/exchanges/exchangesdelegate.h"
#include "gui/exchanges/exchangesmodel.h"
#include "gui/tables/plainheader.h"
#include "gui/tables/rowsview.h"
#include "gui/tables/tailfollower.h"
#include "gui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr int MostRowsCopied = 2000; ///< at a time: the window waits meanwhile

/// What a column shows at most times; all widths follow the font.
QString typicalText(int column)
{
    switch (column) {
    case ExchangesModel::NumberColumn:
        return u"000"_s;
    case ExchangesModel::TimeColumn:
        return u"00:00:00.000"_s;
    case ExchangesModel::ClientColumn:
    case ExchangesModel::DestinationColumn:
        return u"127.0.0.1:00000"_s;
    case ExchangesModel::MessageColumn:
        return u"message"_s;
    case ExchangesModel::DecisionColumn:
        return u"blocked \u00b7 127.0.0.1:7777"_s;
    case ExchangesModel::ReplyColumn:
        return u"Error, not allowed"_s;
    default:
        return u"00.00 ms"_s;
    }
}

} // namespace

ExchangesView::ExchangesView(Journal *journal, QWidget *parent)
    : QWidget(parent)
    , m_model(new ExchangesModel(journal, this))
    , m_view(new RowsView(this))
    , m_follower(new TailFollower(m_view))
    , m_copy(new QAction(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    m_view->setItemDelegate(new ExchangesDelegate(this));
    m_view->setHorizontalHeader(new PlainHeader(m_view));
    m_view->setModel(m_model);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_copy);

    connect(m_copy, &QAction::triggered, this, &ExchangesView::copy);
    connect(m_view, &RowsView::resized, this, &ExchangesView::stretch);
    connect(m_view, &RowsView::copyRequested, this, &ExchangesView::copy);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (!m_selecting)
                    emit exchangeSelected(m_model->exchangeAt(current.row()));
            });
    connect(m_model, &ExchangesModel::rowsInserted, this,
            [this](const QModelIndex &, int, int last) { widenNumber(last); });
    retranslate();
}

void ExchangesView::selectExchange(trace::ExchangeId id)
{
    const int row = id.value == 0 ? -1 : m_model->rowOf(id);
    if (row >= 0 && row == m_view->currentIndex().row())
        return;
    const QScopedValueRollback selecting(m_selecting, true);
    if (row < 0) {
        m_view->selectionModel()->clear();
        return;
    }
    m_view->setCurrentIndex(m_model->index(row, 0));
    m_view->showRow(row);
}

void ExchangesView::copy()
{
    QStringList rows;
    for (const auto &[first, last] : m_view->selectedRuns()) {
        for (int row = first; row <= last && rows.size() < MostRowsCopied; ++row)
            rows.append(m_model->rowText(row));
    }
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(rows.join(u'\n'));
}

void ExchangesView::retranslate()
{
    m_view->setAccessibleName(tr("Exchanges"));
    m_view->setHint(tr("No exchange yet. Press Start all, then Send."));
    m_copy->setText(tr("Copy"));
    adaptToFont();
}

void ExchangesView::adaptToFont()
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics plain(font());
    m_view->horizontalHeader()->setMinimumSectionSize(plain.height() * 2);
    for (int column = 0; column < ExchangesModel::ColumnCount; ++column) {
        const QFontMetrics metrics(ExchangesDelegate::fontOf(column, font()));
        const int sign = column == ExchangesModel::DecisionColumn ? metrics.height() : 0;
        const QString header = m_model->headerData(column, Qt::Horizontal).toString();
        const int width = std::max(metrics.horizontalAdvance(typicalText(column)) + sign,
                                   QFontMetrics(bold).horizontalAdvance(header));
        m_view->setColumnWidth(column, width + 3 * plain.averageCharWidth());
    }
    m_replyWidth = m_view->columnWidth(ExchangesModel::ReplyColumn);
    widenNumber(m_model->rowCount() - 1);
    stretch();
}

/// Numbers grow longer; their column follows.
void ExchangesView::widenNumber(int row)
{
    const QFontMetrics metrics(font());
    const int width = metrics.horizontalAdvance(QString::number(m_model->exchangeAt(row).value)) +
                      3 * metrics.averageCharWidth();
    if (width > m_view->columnWidth(ExchangesModel::NumberColumn)) {
        m_view->setColumnWidth(ExchangesModel::NumberColumn, width);
        stretch();
    }
}

/// The reply takes the room that the others leave.
void ExchangesView::stretch()
{
    const QHeaderView *header = m_view->horizontalHeader();
    const int others = header->length() - m_view->columnWidth(ExchangesModel::ReplyColumn);
    m_view->setColumnWidth(ExchangesModel::ReplyColumn,
                           std::max(m_replyWidth, m_view->viewport()->width() - others));
}

void ExchangesView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adaptToFont();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace midhop::gui
