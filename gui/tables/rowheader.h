#pragma once

#include <QtWidgets/QHeaderView>

namespace midhop::gui {

/// Knows the places of rows that all have one height, none hidden and none moved. So it does not matter which rows
/// came or went, only how many: Qt's own looks at each that stays, 20 ms for some millions.
class RowHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit RowHeader(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

private:
    void takeCount();
};

} // namespace midhop::gui
