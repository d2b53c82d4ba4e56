#pragma once

#include <QtWidgets/QTableView>

namespace midhop::gui {

/// A table of many uniform rows: heights follow the font, Tab leaves it, Ctrl+C asks for a copy, and while it
/// has no row it shows a hint.
class RowsView : public QTableView
{
    Q_OBJECT

public:
    explicit RowsView(QWidget *parent = nullptr);

    void setHint(const QString &hint);
    [[nodiscard]] QString hint() const { return m_hint; }
    /// The rows that are selected, as runs of first and last in order.
    [[nodiscard]] std::vector<std::pair<int, int>> selectedRuns() const;
    /// The first row that can be seen; -1 when there is none.
    [[nodiscard]] int firstVisibleRow() const;
    [[nodiscard]] bool isRowVisible(int row);
    /// Scrolls to `row` where it is out of sight.
    void showRow(int row);
    /// Scrolls by so many rows, down where positive: for rows that came or went above what is in sight.
    void scrollRows(int rows);
    /// This row alone is current and selected, whatever keys are held down; it is scrolled to.
    void selectRow(int row);
    /// The leftmost column that is not hidden.
    [[nodiscard]] int firstShownColumn() const;
    /// Takes in what happened to the rows now, not with the next picture.
    void layOutNow() { executeDelayedItemsLayout(); }

signals:
    void copyRequested();
    /// A menu is wanted for `cell` (maybe none) at a place of the screen: by mouse, Menu key or Shift+F10. Only
    /// with the default context menu policy.
    void menuRequested(const QPoint &place, const QModelIndex &cell);
    /// What can be seen has another size.
    void resized();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                                       const QEvent *event) const override;
    void updateGeometries() override;

private:
    void setRowHeight();
    void requestMenuByKey();

    QString m_hint;
    bool m_gainingFocus = false;
};

} // namespace midhop::gui
