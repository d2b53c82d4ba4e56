#pragma once

#include "gui/journal/journal.h"

namespace midhop::gui {

/// Which of the journal's exchanges the filter lets through. Looks at them in slices of a few milliseconds, from
/// the oldest on, and at each that changes; table and logs take their rows from here. Lives in the GUI thread.
class RowFilter final : public QObject
{
    Q_OBJECT

public:
    explicit RowFilter(Journal *journal, QObject *parent = nullptr);
    ~RowFilter() override;

    /// Without a filter all rows pass and answered() is emitted for none.
    [[nodiscard]] bool isActive() const;
    /// While active: rows from the store's first up to this have been looked at; those behind come later.
    [[nodiscard]] qsizetype answeredEnd() const;
    /// Whether a row that was looked at passes; true for all without a filter.
    [[nodiscard]] bool passes(qsizetype row) const;

signals:
    /// There is another filter, or none any more: forget all answers.
    void restarted();
    /// The rows from `first` to below `end` have been looked at for the first time; the next call begins at `end`.
    void answered(qsizetype first, qsizetype end);
    /// An exchange changed, and with it the answer to a row that was looked at before.
    void answerChanged(qsizetype row, bool passes);

private:
    Journal *m_journal;
};

} // namespace midhop::gui
