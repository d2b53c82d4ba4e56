#pragma once

#include "gui/filter/rowfilter.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;
class QSettings;

namespace midhop::gui {

class ColumnLayout;
class ExchangeActions;
class ExchangesModel;
class RowsView;
class SelectionCommands;
class SelectionKeeper;
class TableStrip;
class TailFollower;

/// The table of the exchanges that pass the filter, with its menus and what there is to tell about its rows.
/// It shows the newest while it is scrolled to its end and not sorted.
class ExchangesView final : public QWidget
{
    Q_OBJECT

public:
    /// How many exchanges selectionChanged() lists.
    static constexpr int MostListed = 200;
    /// While more are selected, new and changed exchanges do not come between them: they wait, and that is
    /// told.
    static constexpr int MostSelectedLive = 1000;

    /// `settings` may be null: then nothing is remembered. All must outlive this.
    ExchangesView(Journal *journal, RowFilter *filter, QSettings *settings, QWidget *parent = nullptr);

    [[nodiscard]] ExchangesModel *model() const { return m_model; }
    [[nodiscard]] RowsView *view() const { return m_view; }
    [[nodiscard]] ColumnLayout *columns() const { return m_columns; }
    /// For the window's menus too; they are enabled as the selection allows.
    [[nodiscard]] ExchangeActions *actions() const;
    [[nodiscard]] QMenu *columnsMenu() const;
    [[nodiscard]] QMenu *sortMenu() const;

    /// Where exchanges that have left the memory still are, in words that go on behind "…have left the
    /// memory. "; empty for nowhere.
    void setLeftWhere(const QString &where);
    /// Everything selected as rows of the store, in the table's order; valid until the store changes.
    [[nodiscard]] std::vector<qsizetype> selectedStoreRows() const;

public slots:
    /// Selects the row of an exchange and scrolls to it; 0 for none. Where it is not shown, that is told.
    void selectExchange(midhop::trace::ExchangeId id);
    /// The selected rows, columns separated by tabs.
    void copy();

signals:
    /// The user went to the row of this exchange.
    void exchangeSelected(midhop::trace::ExchangeId id);
    /// The first MostListed selected exchanges in the table's order, and how many are selected. Also when an
    /// order or a filter changed either.
    void selectionChanged(const std::vector<midhop::trace::ExchangeId> &ids, qsizetype count);
    /// The envelopes of these, one behind the other; at most MostListed.
    void sendAgainRequested(const std::vector<midhop::trace::ExchangeId> &ids);
    void editRequested(midhop::trace::ExchangeId id);
    /// The destination as the envelope says it.
    void blockRequested(const QByteArray &ip, quint16 port);
    /// An expression of the filter's language, complete in itself.
    void filterRequested(const QString &expression);
    void clearFilterRequested();
    /// See selectedStoreRows().
    void exportRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void connectTable();
    void connectCommands();
    void retranslate();
    void openMenu(const QPoint &place, const QModelIndex &cell);
    void goTo(const QModelIndex &current);
    void afterRearranging();
    void afterReset();
    void selectWanted();
    void takeSelection();
    void showState();
    void showHint();
    void placeClearButton();
    void note(const QString &text, const QString &action = {});

    ExchangesModel *m_model;
    RowsView *m_view;
    TailFollower *m_follower;
    ColumnLayout *m_columns;
    SelectionKeeper *m_keeper;
    ExchangeActions *m_actions;
    SelectionCommands *m_commands;
    QMenu *m_menu;
    TableStrip *m_leftStrip;
    TableStrip *m_noteStrip;
    QPushButton *m_clearFilter;
    QTimer m_noteTimer;
    QString m_note;
    QString m_noteAction;
    QString m_leftWhere;
    trace::ExchangeId m_current;             ///< the current row's exchange
    trace::ExchangeId m_wanted;              ///< to be selected as soon as it is in the table
    std::vector<trace::ExchangeId> m_listed; ///< as last told
    qsizetype m_selected = 0;                ///< as last told
    bool m_selecting = false;                ///< it is us who select
    bool m_rearranging = false;              ///< rows are changing places
};

} // namespace midhop::gui
