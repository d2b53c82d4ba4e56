#pragma once

#include "gui/journal/journal.h"
#include "gui/session/rowflags.h"

#include <queue>

namespace midhop::gui {

/// Exchanges that cross to a recording's thread; never changed.
using ExchangeBatch = std::shared_ptr<const std::vector<trace::Exchange>>;

/// Tells each exchange of the journal once, 50 ms after it ended: by then all ends that are ours have told of
/// their part, and whoever writes it at once has it complete within 100 ms. What is seen still later (a late
/// close) is not told again. Lives in the GUI thread.
class ExchangeTap final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds Delay{50};

    explicit ExchangeTap(Journal *journal, QObject *parent = nullptr);

    /// Rows that change from now on until setSkipping(false) come from a file: they are never told.
    void setSkipping(bool skip) { m_skipping = skip; }
    /// Tells what has ended, without waiting; with `running` also what has not ended and never will be told
    /// else.
    void flush(bool running);
    /// Rows that have not been told yet.
    [[nodiscard]] std::vector<qsizetype> untold() const;

signals:
    void ended(const midhop::gui::ExchangeBatch &batch);

private:
    struct Due
    {
        std::chrono::nanoseconds at{}; ///< see trace::now()
        qsizetype row = 0;
        friend bool operator>(const Due &a, const Due &b) { return a.at > b.at; }
    };

    void take(const std::vector<trace::Store::Change> &changes);
    void tellLeaving(qsizetype firstRow);
    void work();
    void plan();
    void tell(const std::vector<qsizetype> &rows);

    Journal *m_journal;
    QTimer m_timer;
    RowFlags m_flags;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    bool m_skipping = false;
};

} // namespace midhop::gui
