#pragma once

#include "gui/tables/rowsview.h"

namespace midhop::gui {

class RulesDelegate;
class RulesModel;

/// The table of the rules: edits in place, reorders by drag. What becomes of a drop is its owner's.
class RulesView final : public RowsView
{
    Q_OBJECT
public:
    explicit RulesView(RulesModel *model, QWidget *parent = nullptr);

    [[nodiscard]] RulesDelegate *delegate() const { return m_delegate; }
    /// Ascending.
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// Selects these, ascending, and shows the first; the first is the current one.
    void selectRows(const std::vector<int> &rows);
    /// The column that the keyboard edits: the current one, or the destination where that can't be edited.
    void editCurrent();
    /// The row before which something is dropped at a place of the viewport; the number of rows for the end.
    [[nodiscard]] int dropRow(const QPoint &at) const;

signals:
    /// Selected rows were dragged to before the row `before`, or to the end.
    void moveRequested(int before);

protected:
    void changeEvent(QEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setColumns();


    RulesDelegate *m_delegate;
};

} // namespace midhop::gui
