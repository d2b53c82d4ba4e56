#include "gui/tables/rowheader.h"

namespace midhop::gui {

RowHeader::RowHeader(QWidget *parent)
    : QHeaderView(Qt::Vertical, parent)
{
    setSectionResizeMode(Fixed);
}

void RowHeader::setModel(QAbstractItemModel *model)
{
    if (this->model())
        this->model()->disconnect(this);
    QHeaderView::setModel(model);
    if (!model)
        return;
    disconnect(model, &QAbstractItemModel::rowsInserted, this, nullptr);
    disconnect(model, &QAbstractItemModel::rowsRemoved, this, nullptr);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RowHeader::takeCount);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RowHeader::takeCount);
}

void RowHeader::takeCount()
{
    const int rows = model()->rowCount();
    const int spare = rows > Few ? rows / 64 : 0;
    if (rows == 0)
        reset();
    else if (rows > count())
        sectionsInserted({}, count(), rows + spare - 1);
    else if (count() > rows + 2 * spare)
        initializeSections(rows + spare - 1, rows + spare - 1);
    else
        emit sectionCountChanged(count(), count()); // the view asks how many rows there are
}

} // namespace midhop::gui
