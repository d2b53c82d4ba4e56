#pragma once

#include "gui/logs/linelist.h"

#include <QtCore/QtGlobal>

#include <optional>
#include <set>

namespace midhop::trace {
class Store;
}

namespace midhop::gui {

class LineFilter;

/// Goes through a log's lines from the oldest on and says which are to be shown, a slice at a time; and which
/// change when the filter's answer to an exchange does. Waits at the first line whose exchange the filter has not
/// looked at yet, so that what is shown stays in the order of time. Changes nothing in the list. GUI thread.
class LineSift final
{
public:
    /// Runs looked at in a slice, and exchanges whose answer changed: about a millisecond each.
    static constexpr int RunsInSlice = 50'000;
    static constexpr int AnswersInSlice = 500;

    LineSift(const LineList &lines, const trace::Store &store);

    void setFilter(const LineFilter *filter) { m_filter = filter; }
    /// From the first run on again.
    void restart();
    /// The runs before `first` have been dropped.
    void leave(qint64 first);

    /// The runs to be shown next, in order.
    [[nodiscard]] std::vector<qint64> next();
    /// Whether all that can be looked at now has been; else call next() again.
    [[nodiscard]] bool isThrough() const;
    /// Whether every run has been looked at.
    [[nodiscard]] bool isComplete() const { return m_next >= m_lines.endRun(); }

    struct Flips
    {
        std::vector<qint64> shown;  ///< now to be shown, in order
        std::vector<qint64> hidden; ///< now to be hidden, in order
    };
    /// The filter's answer to a row is another.
    void answerChanged(qsizetype row) { m_changed.insert(row); }
    [[nodiscard]] bool hasFlips() const { return !m_changed.empty(); }
    [[nodiscard]] Flips takeFlips();

    /// The store's row of a run that is no notice; nothing if it has left.
    [[nodiscard]] std::optional<qsizetype> rowOf(const LineList::Run &run) const;

private:
    enum class Answer : quint8 { Shown, Hidden, Unknown };
    [[nodiscard]] Answer answer(const LineList::Run &run) const;

    const LineList &m_lines;
    const trace::Store &m_store;
    const LineFilter *m_filter = nullptr;
    qint64 m_next = 0; ///< the first run not looked at
    std::set<qsizetype> m_changed;
};

} // namespace midhop::gui
