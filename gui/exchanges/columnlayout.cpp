#include "gui/exchanges/columnlayout.h"

#include "gui/exchanges/columnmemory.h"
#include "gui/exchanges/exchangesdelegate.h"
#include "gui/exchanges/exchangesmodel.h"
#include "gui/tables/plainheader.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace midhop::gui {

ColumnLayout::ColumnLayout(RowsView *view, ExchangesModel *model, QSettings *settings)
    : QObject(view)
    , m_view(view)
    , m_model(model)
    , m_settings(settings)
    , m_columns(new QMenu(view))
    , m_sort(new QMenu(view))
{
    auto *header = new PlainHeader(view);
    view->setHorizontalHeader(header);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->show(); // the table's own header is hidden with its first model
    makeMenus();
    connectHeader();
    putDefaults();
    restore();
    retranslate();
}

ColumnLayout::~ColumnLayout() = default;

void ColumnLayout::makeMenus()
{
    auto *orders = new QActionGroup(this);
    m_arrival = orders->addAction(new QAction(this));
    m_arrival->setCheckable(true);
    m_sort->addAction(m_arrival);
    m_sort->addSeparator();
    connect(m_arrival, &QAction::triggered, this, [this] { sortBy(-1, Qt::AscendingOrder); });
    for (int column = 0; column < ExchangeColumn::Count; ++column) {
        const auto place = std::size_t(column);
        if (column == ExchangeColumn::FirstOptional)
            m_columns->addSeparator();
        m_shownActions[place] = m_columns->addAction(QString());
        m_shownActions[place]->setCheckable(true);
        connect(m_shownActions[place], &QAction::triggered, this,
                [this, column](bool shown) { setShown(column, shown); });
        m_sortActions[place] = orders->addAction(new QAction(this));
        m_sortActions[place]->setCheckable(true);
        m_sort->addAction(m_sortActions[place]);
        connect(m_sortActions[place], &QAction::triggered, this,
                [this, column] { sortBy(column, m_model->sortOrder()); });
    }
    m_columns->addSeparator();
    m_reset = m_columns->addAction(QString());
    connect(m_reset, &QAction::triggered, this, &ColumnLayout::reset);

    m_sort->addSeparator();
    auto *directions = new QActionGroup(this);
    m_ascending = directions->addAction(new QAction(this));
    m_descending = directions->addAction(new QAction(this));
    for (QAction *action : {m_ascending, m_descending}) {
        action->setCheckable(true);
        m_sort->addAction(action);
    }
    connect(m_ascending, &QAction::triggered, this,
            [this] { sortBy(m_model->sortColumn(), Qt::AscendingOrder); });
    connect(m_descending, &QAction::triggered, this,
            [this] { sortBy(m_model->sortColumn(), Qt::DescendingOrder); });
}

void ColumnLayout::connectHeader()
{
    QHeaderView *header = m_view->horizontalHeader();
    connect(header, &QHeaderView::sectionClicked, this, &ColumnLayout::cycleSort);
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { noteWidth(column, width); });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_placing)
            save();
    });
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &place) { openColumnsMenu(header->mapToGlobal(place)); });
}

void ColumnLayout::openColumnsMenu(const QPoint &place)
{
    m_columns->popup(place);
}

bool ColumnLayout::isShown(int column) const
{
    return !m_view->isColumnHidden(column);
}

std::vector<int> ColumnLayout::shownColumns() const
{
    std::vector<int> columns;
    for (int place = 0; place < ExchangeColumn::Count; ++place) {
        if (const int column = m_view->horizontalHeader()->logicalIndex(place); isShown(column))
            columns.push_back(column);
    }
    return columns;
}

int ColumnLayout::shownCount() const
{
    return ExchangeColumn::Count - m_view->horizontalHeader()->hiddenSectionCount();
}

// The last one stays: without a column there is no header to bring one back.
void ColumnLayout::setShown(int column, bool shown)
{
    if (shown != isShown(column) && (shown || shownCount() > 1)) {
        {
            const QScopedValueRollback placing(m_placing, true);
            m_view->setColumnHidden(column, !shown);
        }
        adaptToFont();
        save();
    }
    showInMenus();
}

void ColumnLayout::cycleSort(int column)
{
    if (m_model->sortColumn() != column)
        sortBy(column, Qt::AscendingOrder);
    else if (m_model->sortOrder() == Qt::AscendingOrder)
        sortBy(column, Qt::DescendingOrder);
    else
        sortBy(-1, Qt::AscendingOrder);
}

void ColumnLayout::sortBy(int column, Qt::SortOrder order)
{
    m_model->sort(column, order);
    m_view->horizontalHeader()->setSortIndicatorShown(column >= 0);
    m_view->horizontalHeader()->setSortIndicator(column, order);
    showInMenus();
    save();
}

void ColumnLayout::showInMenus()
{
    for (int column = 0; column < ExchangeColumn::Count; ++column) {
        m_shownActions[std::size_t(column)]->setChecked(isShown(column));
        m_shownActions[std::size_t(column)]->setEnabled(!isShown(column) || shownCount() > 1);
        m_sortActions[std::size_t(column)]->setChecked(column == m_model->sortColumn());
    }
    const bool sorted = m_model->sortColumn() >= 0;
    m_arrival->setChecked(!sorted);
    m_ascending->setEnabled(sorted);
    m_descending->setEnabled(sorted);
    m_ascending->setChecked(m_model->sortOrder() == Qt::AscendingOrder);
    m_descending->setChecked(m_model->sortOrder() == Qt::DescendingOrder);
}

void ColumnLayout::putDefaults()
{
    const QScopedValueRollback placing(m_placing, true);
    QHeaderView *header = m_view->horizontalHeader();
    m_widths.fill(0);
    for (int column = 0; column < ExchangeColumn::Count; ++column) {
        m_view->setColumnHidden(column, column >= ExchangeColumn::FirstOptional);
        header->moveSection(header->visualIndex(column), column);
    }
}

void ColumnLayout::reset()
{
    putDefaults();
    adaptToFont();
    sortBy(-1, Qt::AscendingOrder);
}

void ColumnLayout::restore()
{
    const ColumnMemory memory = m_settings != nullptr ? ColumnMemory::load(*m_settings) : ColumnMemory();
    m_widths = memory.widths;
    if (!memory.shown.empty()) {
        const QScopedValueRollback placing(m_placing, true);
        QHeaderView *header = m_view->horizontalHeader();
        for (int column = 0; column < ExchangeColumn::Count; ++column)
            m_view->setColumnHidden(column, std::ranges::find(memory.shown, column) == memory.shown.end());
        for (int place = 0; place < int(memory.shown.size()); ++place)
            header->moveSection(header->visualIndex(memory.shown[std::size_t(place)]), place);
    }
    if (memory.sortColumn >= 0)
        sortBy(memory.sortColumn, memory.sortOrder);
}

void ColumnLayout::save() const
{
    if (m_settings != nullptr)
        ColumnMemory{shownColumns(), m_widths, m_model->sortColumn(), m_model->sortOrder()}.save(*m_settings);
}

void ColumnLayout::noteWidth(int column, int width)
{
    if (m_placing || width == 0)
        return;
    const double characters = double(width) / m_view->fontMetrics().averageCharWidth();
    m_widths[std::size_t(column)] = std::clamp(characters, ColumnMemory::LeastWidth, ColumnMemory::MostWidth);
    save();
    stretch();
}

int ColumnLayout::usualWidth(int column) const
{
    return widthFor(column, ExchangeColumn::typicalText(column));
}

int ColumnLayout::leastWidth(int column) const
{
    return widthFor(column, ExchangeColumn::shortText(column));
}

int ColumnLayout::widthFor(int column, const QString &text) const
{
    QFont bold = m_view->font();
    bold.setBold(true);
    const QFontMetrics metrics(ExchangesDelegate::fontOf(column, m_view->font()));
    const bool hasSign = column == ExchangeColumn::Decision || column == ExchangeColumn::Outcome;
    const int sign = hasSign ? metrics.height() : 0;
    const QFontMetrics boldMetrics(bold);
    const int arrow = boldMetrics.xHeight(); // the header's, of the column that is sorted by
    const int title = boldMetrics.horizontalAdvance(ExchangeColumn::title(column)) + arrow;
    return std::max(metrics.horizontalAdvance(text) + sign, title) +
           5 * m_view->fontMetrics().averageCharWidth() / 2;
}

void ColumnLayout::adaptToFont()
{
    const QFontMetrics plain = m_view->fontMetrics();
    {
        const QScopedValueRollback placing(m_placing, true);
        m_view->horizontalHeader()->setMinimumSectionSize(plain.height() * 2);
        for (int column = 0; column < ExchangeColumn::Count; ++column) {
            const double chosen = m_widths[std::size_t(column)];
            if (isShown(column))
                m_view->setColumnWidth(column, chosen > 0
                                                   ? int(std::lround(chosen * plain.averageCharWidth()))
                                                   : usualWidth(column));
        }
    }
    widenNumber(m_model->rowCount() - 1);
    stretch();
}

void ColumnLayout::widenNumber(int row)
{
    if (!isShown(ExchangeColumn::Number) || m_widths[ExchangeColumn::Number] > 0)
        return;
    const QFontMetrics metrics = m_view->fontMetrics();
    const int width = metrics.horizontalAdvance(QString::number(m_model->exchangeAt(row).value)) +
                      5 * metrics.averageCharWidth() / 2;
    if (width <= m_view->columnWidth(ExchangeColumn::Number))
        return;
    {
        const QScopedValueRollback placing(m_placing, true);
        m_view->setColumnWidth(ExchangeColumn::Number, width);
    }
    stretch();
}

/// The reply; without it what else may be long.
int ColumnLayout::stretching() const
{
    for (const int column : {ExchangeColumn::Reply, ExchangeColumn::Message, ExchangeColumn::Decision}) {
        if (isShown(column))
            return column;
    }
    return -1;
}

/// Sizes what can give room, so that as much as possible of what is missing is there. Tells how much that is.
int ColumnLayout::give(int missing)
{
    int given = 0;
    for (const int column : {ExchangeColumn::Decision, ExchangeColumn::Destination}) {
        if (!isShown(column) || m_widths[std::size_t(column)] > 0 || column == stretching())
            continue;
        const int usual = usualWidth(column);
        const int part = std::clamp(missing - given, 0, usual - leastWidth(column));
        m_view->setColumnWidth(column, usual - part);
        given += part;
    }
    return given;
}

void ColumnLayout::stretch()
{
    const int column = stretching();
    if (column < 0)
        return;
    const double chosen = m_widths[std::size_t(column)];
    const int least = chosen > 0 ? int(std::lround(chosen * m_view->fontMetrics().averageCharWidth()))
                                 : leastWidth(column);
    const QScopedValueRollback placing(m_placing, true);
    give(0);
    const int others = m_view->horizontalHeader()->length() - m_view->columnWidth(column);
    const int room = m_view->viewport()->width() - others;
    m_view->setColumnWidth(column, std::max(least, room + give(std::max(usualWidth(column), least) - room)));
}

void ColumnLayout::retranslate()
{
    for (int column = 0; column < ExchangeColumn::Count; ++column) {
        const QString title = column == ExchangeColumn::Number ? tr("Number") : ExchangeColumn::title(column);
        m_shownActions[std::size_t(column)]->setText(title);
        m_sortActions[std::size_t(column)]->setText(title);
    }
    m_columns->setTitle(tr("Columns"));
    m_sort->setTitle(tr("Sort by"));
    m_reset->setText(tr("Reset columns"));
    m_arrival->setText(tr("Order of arrival"));
    m_ascending->setText(tr("Ascending"));
    m_descending->setText(tr("Descending"));
    showInMenus();
    adaptToFont();
}

} // namespace midhop::gui
