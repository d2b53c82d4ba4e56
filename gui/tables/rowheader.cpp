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
    if (rows == 0)
        reset();
    else if (rows > count())
        sectionsInserted({}, count(), rows - 1);
    else if (rows < count())
        initializeSections(rows - 1, rows - 1);
}

} // namespace midhop::gui
