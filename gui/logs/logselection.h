#pragma once

#include "core/trace/store.h"

#include <QtCore/QObject>

#include <chrono>

namespace midhop::gui {

class LogDelegate;
class LogModel;
class RowsView;

/// Which exchange's lines are selected in a log: as the user moves in it, or as the other views ask. One line stands for its
/// exchange, several for themselves. GUI thread.
class LogSelection final : public QObject
{
    Q_OBJECT

public:
    /// Before the view is given the model.
    LogSelection(LogModel *model, RowsView *view, LogDelegate *delegate, QObject *parent);
    /// When the view has it.
    void begin();

    /// Shows the lines of an exchange as selected; 0 for none. Scrolls to them where they are out of sight.
    void selectExchange(trace::ExchangeId id);
    /// Selects the exchange and goes to its line that tells of what happened at `at` (a trace::now() value): the
    /// one whose time is nearest at or before it.
    void selectEvent(trace::ExchangeId id, std::chrono::nanoseconds at);
    /// What was selected is in the log again.
    void restore();

signals:
    /// The user went to a line of this exchange; 0: to a line of none.
    void exchangeSelected(midhop::trace::ExchangeId id);

private:
    void moved();
    void show(trace::ExchangeId id);
    void select(trace::ExchangeId id);
    [[nodiscard]] int rowOfEvent(trace::ExchangeId id, std::chrono::nanoseconds at) const;

    LogModel *m_model;
    RowsView *m_view;
    LogDelegate *m_delegate;
    trace::ExchangeId m_selected;
    bool m_selecting = false; ///< the selection is set by the program
};

} // namespace midhop::gui
