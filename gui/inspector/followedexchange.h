#pragma once

#include "gui/journal/journal.h"

#include <optional>

class QWidget;

namespace midhop::gui {

/// One exchange of the journal, as it is now, for a widget that shows it: taken from the store when it
/// changes and the widget can be seen, at most once for each of the journal's batches. What left the store
/// stays as it was last.
class FollowedExchange final : public QObject
{
    Q_OBJECT

public:
    /// A child of the widget.
    FollowedExchange(Journal *journal, QWidget *widget);

    /// 0 for none.
    void follow(trace::ExchangeId id);
    [[nodiscard]] trace::ExchangeId id() const { return m_id; }
    /// Takes it now if it changed since, seen or not.
    void refresh();
    /// Nothing where none is followed or the journal never had it.
    [[nodiscard]] const std::optional<trace::Exchange> &exchange() const { return m_exchange; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed();

private:
    void look(const std::vector<trace::Store::Change> &changes);
    void leave(qsizetype firstRow);

    Journal *m_journal;
    QWidget *m_widget;
    trace::ExchangeId m_id;
    std::optional<trace::Exchange> m_exchange;
    bool m_stale = false;
};

} // namespace midhop::gui
