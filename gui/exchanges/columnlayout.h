#pragma once

#include "gui/exchanges/exchangecolumn.h"

#include <QtCore/QObject>

#include <array>
#include <vector>

class QAction;
class QMenu;
class QSettings;

namespace midhop::gui {

class ExchangesModel;
class RowsView;

/// Which columns the exchanges' table shows, in which order, how wide, and by which it is sorted; the menus
/// that choose; and the memory of all that, in the settings' group `exchanges`. Widths follow the font.
class ColumnLayout final : public QObject
{
    Q_OBJECT

public:
    /// `settings` may be null: then nothing is remembered.
    ColumnLayout(RowsView *view, ExchangesModel *model, QSettings *settings);
    ~ColumnLayout() override;

    /// A switch for each column, and one entry that puts all back.
    [[nodiscard]] QMenu *columnsMenu() const { return m_columns; }
    /// The order in which the exchanges came, or by a column; and the direction.
    [[nodiscard]] QMenu *sortMenu() const { return m_sort; }

    void setShown(int column, bool shown);
    [[nodiscard]] bool isShown(int column) const;
    /// From left to right.
    [[nodiscard]] std::vector<int> shownColumns() const;
    /// Ascending, then descending, then not at all.
    void cycleSort(int column);
    void sortBy(int column, Qt::SortOrder order);
    /// Columns, their order and widths, and the sorting, as at the first start.
    void reset();

    void retranslate();
    void adaptToFont();
    /// Makes room for the number of the last row.
    void widenNumber(int row);
    /// One column takes the room that the others leave. Where that is less than it likes, decision and destination give it
    /// some of theirs.
    void stretch();

private:
    void makeMenus();
    void connectHeader();
    void restore();
    void save() const;
    void putDefaults();
    void showInMenus();
    void openColumnsMenu(const QPoint &place);
    void noteWidth(int column, int width);
    [[nodiscard]] int usualWidth(int column) const;
    [[nodiscard]] int leastWidth(int column) const;
    [[nodiscard]] int widthFor(int column, const QString &text) const;
    int give(int missing);
    [[nodiscard]] int stretching() const;
    [[nodiscard]] int shownCount() const;

    RowsView *m_view;
    ExchangesModel *m_model;
    QSettings *m_settings;
    QMenu *m_columns;
    QMenu *m_sort;
    QAction *m_reset = nullptr;
    QAction *m_arrival = nullptr;
    QAction *m_ascending = nullptr;
    QAction *m_descending = nullptr;
    std::array<QAction *, ExchangeColumn::Count> m_shownActions{};
    std::array<QAction *, ExchangeColumn::Count> m_sortActions{};
    /// Widths that the user has chosen, in average characters; 0 for the usual one.
    std::array<double, ExchangeColumn::Count> m_widths{};
    bool m_placing = false; ///< it is us who size and move
};

} // namespace midhop::gui
