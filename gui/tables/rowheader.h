#pragma once

#include <QtWidgets/QHeaderView>

namespace midhop::gui {

/// Knows the places of rows that all have one height, none hidden and none moved, for a view that never shows it. So
/// it does not matter which rows came or went, only how many: Qt's own looks at each that stays. Where there are many,
/// it has places to spare behind the last row, so that the places are not reckoned anew whenever one comes.
class RowHeader final : public QHeaderView
{
    Q_OBJECT

public:
    /// So many rows have no place to spare; beyond, there is one place more for 32 rows at most.
    static constexpr int Few = 4096;

    explicit RowHeader(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

protected:
    /// Nothing: Qt's own would look for the row's place.
    void currentChanged(const QModelIndex &, const QModelIndex &) override {}

private:
    void takeCount();
};

} // namespace midhop::gui
