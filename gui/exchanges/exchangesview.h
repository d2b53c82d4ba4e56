#pragma once

#include "gui/journal/journal.h"

#include <QtWidgets/QWidget>

class QAction;

namespace midhop::gui {

class ExchangesModel;
class RowsView;
class TailFollower;

/// The table of all exchanges. It shows the newest while it is scrolled to its end.
class ExchangesView final : public QWidget
{
    Q_OBJECT

public:
    explicit ExchangesView(Journal *journal, QWidget *parent = nullptr);

    [[nodiscard]] ExchangesModel *model() const { return m_model; }
    [[nodiscard]] RowsView *view() const { return m_view; }

public slots:
    /// Selects the row of an exchange and scrolls to it; 0 for none.
    void selectExchange(midhop::trace::ExchangeId id);
    /// The selected rows, columns separated by tabs.
    void copy();

signals:
    /// The user went to the row of this exchange.
    void exchangeSelected(midhop::trace::ExchangeId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void adaptToFont();
    void widenNumber(int row);
    void stretch();

    ExchangesModel *m_model;
    RowsView *m_view;
    TailFollower *m_follower;
    QAction *m_copy;
    int m_replyWidth = 0; ///< at least
    bool m_selecting = false;
};

} // namespace midhop::gui
