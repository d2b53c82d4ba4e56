#pragma once

#include "core/trace/store.h"

#include <QtCore/QObject>

#include <array>

namespace midhop::gui {

class Details;
class ExchangesView;
class LogPane;

/// The selected exchange: whoever shows exchanges is told of it, wherever it was selected. GUI thread.
class Selection final : public QObject
{
    Q_OBJECT
public:
    struct Views
    {
        std::array<LogPane *, 3> logs; ///< by trace::Role
        ExchangesView *exchanges = nullptr;
        Details *details = nullptr;
    };

    /// The views must outlive it.
    Selection(const Views &views, QObject *parent);

    [[nodiscard]] trace::ExchangeId current() const { return m_current; }
    /// 0 for none.
    void select(trace::ExchangeId id);
    /// The next exchange that a client of ours begins is selected: the person who pressed Send wants to see it. Awaited as often as
    /// this is called, since the one before may not be told of yet.
    void awaitNext() { ++m_awaited; }
    /// What the store has learned.
    void takeChanges(const std::vector<trace::Store::Change> &changes, const trace::Store &store);

private:
    void takeTable(const std::vector<trace::ExchangeId> &ids);
    void selectEvent(trace::ExchangeId id, trace::Role teller, std::chrono::nanoseconds told);

    Views m_views;
    trace::ExchangeId m_current;
    std::vector<trace::ExchangeId> m_inTable; ///< selected there
    bool m_selecting = false;                 ///< the views are being told
    int m_awaited = 0;
};

} // namespace midhop::gui
