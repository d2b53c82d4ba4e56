#pragma once

#include "gui/journal/journal.h"

#include <QtWidgets/QWidget>

class QLabel;
class QModelIndex;

namespace midhop::gui {

class LogActions;
class LogDelegate;
class LogExport;
class LogHeader;
class LogModel;
class LineFilter;
class LogSearch;
class LogSelection;
class RowFilter;
class RowsView;
class SearchBar;
class TailFollower;

/// One role's log with its header: find, pause, follow, copy, save, clear. While the focus is in the pane,
/// Ctrl+F, F3 and Shift+F3 search in it and Ctrl+C copies what looks selected.
class LogPane final : public QWidget
{
    Q_OBJECT

public:
    LogPane(trace::Role role, Journal *journal, QWidget *parent = nullptr);
    ~LogPane() override;

    /// Shows only lines of exchanges that pass, and of none; null: all. `filter` must outlive this.
    void setFilter(RowFilter *filter);
    /// The same with a filter of another kind.
    void setLineFilter(LineFilter *filter);

    [[nodiscard]] LogModel *model() const { return m_model; }
    [[nodiscard]] RowsView *view() const { return m_view; }
    [[nodiscard]] bool isFollowing() const;
    [[nodiscard]] bool isPaused() const;

public slots:
    /// Shows the lines of an exchange as selected; 0 for none. Scrolls to them where they are out of sight.
    void selectExchange(midhop::trace::ExchangeId id);
    /// Selects the exchange and goes to its line that tells of what happened at `at` (a trace::now() value): the
    /// one whose time is nearest at or before it.
    void selectEvent(midhop::trace::ExchangeId id, std::chrono::nanoseconds at);
    void openSearch();
    void closeSearch();
    void findNext();
    void findPrevious();
    void setPaused(bool paused);
    void setFollowing(bool following);
    /// What looks selected: several lines, or all lines of one exchange.
    void copy();
    /// Asks for a file and writes the whole log to it.
    void save();
    void saveTo(const QString &path);
    void clear();

signals:
    /// The user went to a line of this exchange; 0: to a line of none.
    void exchangeSelected(midhop::trace::ExchangeId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void connectModel();
    void connectTools();
    void retranslate();
    void adaptToFont();
    void setNumberWidth(int digits);
    void keepPlace();
    void showHint();
    void copyLine();
    void goTo(int row);
    void search(const QString &text);
    void showTime();
    [[nodiscard]] int searchRow() const;
    void showState();
    void showSearchState();
    void tell(const QString &message);

    trace::Role m_role;
    Journal *m_journal;
    LogModel *m_model;
    LineFilter *m_filter = nullptr;
    RowsView *m_view;
    LogDelegate *m_delegate;
    LogSelection *m_selection;
    TailFollower *m_follower;
    LogSearch *m_search;
    LogExport *m_export;
    LogHeader *m_header;
    SearchBar *m_searchBar;
    LogActions *m_actions;
    QLabel *m_state; ///< below the lines: paused, progress, what was saved

    QString m_message; ///< told last
    QTimer m_messageTimer;
    bool m_tellsEmpty = false; ///< that no line passes
    int m_top = -1;            ///< the first row in sight before rows came or went
    int m_timeWidth = 0;
    int m_digits = 0; ///< of the greatest number seen
};

} // namespace midhop::gui
