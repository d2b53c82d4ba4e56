#pragma once

#include "core/trace/difference.h"

#include <QtCore/QAbstractTableModel>

namespace midhop::gui {

/// The stretches of a Difference one below the other: what is with them, the bytes on the left and on the
/// right side. Where our server read other bytes than our proxy sent, these follow under a heading. Texts are
/// made when asked for.
class DifferenceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, LeftColumn, RightColumn, ColumnCount };

    explicit DifferenceModel(QObject *parent = nullptr);

    void setDifference(const trace::Difference &difference);
    [[nodiscard]] const trace::Difference &difference() const { return m_difference; }
    /// The row's stretch; nothing for a heading.
    [[nodiscard]] const trace::DifferenceRow *rowAt(int row) const;
    /// What the row's stretch is of.
    [[nodiscard]] const trace::Comparison *comparisonOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] int firstRows() const;
    [[nodiscard]] QString cellText(int row, int column) const;

    trace::Difference m_difference;
};

} // namespace midhop::gui
