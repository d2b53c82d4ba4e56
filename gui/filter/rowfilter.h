#pragma once

#include "core/trace/filter.h"
#include "gui/filter/workcrew.h"
#include "gui/journal/journal.h"

#include <QtCore/QTimer>

#include <chrono>
#include <optional>
#include <vector>

namespace midhop::gui {

/// Which of the journal's exchanges the filter lets through. Looks at them in slices of a few milliseconds,
/// from the oldest on, and at each that changes; table and logs take their rows from here. Until there is a
/// first hit the other cores help. Lives in the GUI thread.
class RowFilter final : public QObject
{
    Q_OBJECT

public:
    explicit RowFilter(Journal *journal, QObject *parent = nullptr);
    ~RowFilter() override;

    /// Of the GUI thread at a time. 0 ends a slice at its first look at the clock: only for filters that look at each row.
    void setSliceLimit(std::chrono::milliseconds limit) { m_sliceLimit = m_firstSliceLimit = limit; }

    /// Starts over with another filter, or with none.
    void setFilter(std::optional<trace::Filter> filter);
    [[nodiscard]] const std::optional<trace::Filter> &filter() const { return m_filter; }

    /// Without a filter all rows pass and answered() is emitted for none.
    [[nodiscard]] bool isActive() const { return m_filter.has_value(); }
    /// While active: rows from the store's first up to this have been looked at; those behind come later.
    [[nodiscard]] qsizetype answeredEnd() const;
    /// Whether a row that was looked at, and has not left, passes; true for all without a filter.
    [[nodiscard]] bool passes(qsizetype row) const;
    /// Rows that pass, as far as they have been looked at; all without a filter.
    [[nodiscard]] qsizetype matches() const;
    /// All rows that are there.
    [[nodiscard]] qsizetype total() const { return m_journal->exchanges(); }
    /// How much has been looked at: 0 to 1, which is all.
    [[nodiscard]] double progress() const;

signals:
    /// There is another filter, or none any more: forget all answers.
    void restarted();
    /// The rows from `first` to below `end` have been looked at for the first time; the next call begins at
    /// `end`.
    void answered(qsizetype first, qsizetype end);
    /// An exchange changed, and with it the answer to a row that was looked at before.
    void answerChanged(qsizetype row, bool passes);
    /// matches() or progress() may be others than before; at most once in a slice.
    void progressed();

private:
    class Slice;
    struct Search;

    void takeChanges(const std::vector<trace::Store::Change> &changes);
    void forgetBelow(qsizetype firstRow);
    void forgetAll();
    void plan();
    void work();
    void lookAgain(Slice &slice);
    void lookFurther(Slice &slice);
    void askChunks(Search &search, Slice &slice);
    void takeAnswers(qsizetype first, qsizetype end);
    [[nodiscard]] bool ask(qsizetype row, trace::FactsWanted wanted, Slice &slice) const;
    [[nodiscard]] bool answer(qsizetype row) const;
    void setAnswer(qsizetype row, bool passes);

    Journal *m_journal;
    std::optional<trace::Filter> m_filter;
    std::chrono::milliseconds m_sliceLimit{5};
    std::chrono::milliseconds m_firstSliceLimit{20}; ///< while somebody waits for the first hit
    QTimer m_timer;
    WorkCrew m_crew{WorkCrew::helpersForThisMachine()};

    std::vector<quint64> m_answers;   ///< a bit a row
    qsizetype m_base = 0;             ///< the row of the first bit; a multiple of 64
    qsizetype m_first = 0;            ///< the first row that has an answer
    qsizetype m_end = 0;              ///< behind the last
    qsizetype m_matches = 0;          ///< of them
    std::vector<qsizetype> m_changed; ///< rows with an answer that changed since, maybe several times
};

} // namespace midhop::gui
