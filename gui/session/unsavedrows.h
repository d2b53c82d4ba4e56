#pragma once

#include "gui/journal/journal.h"
#include "gui/session/rowflags.h"

namespace midhop::gui {

/// Which of the journal's exchanges are in no file of the user's: neither saved, nor recorded, nor read from
/// one. Lives in the GUI thread.
class UnsavedRows final : public QObject
{
    Q_OBJECT
public:
    explicit UnsavedRows(Journal *journal, QObject *parent = nullptr);

    [[nodiscard]] qsizetype count() const { return m_count; }

    /// While set, all that comes and changes is, or will be, in a file.
    void setSafe(bool safe) { m_safe = safe; }
    [[nodiscard]] bool isSafe() const { return m_safe; }
    /// Rows that are not here are left out.
    void markSafe(const std::vector<qsizetype> &rows);
    void markUnsafe(const std::vector<qsizetype> &rows);

    /// A save of all that is here begins …
    void beginSave();
    /// … and all is in the file, but what changed meanwhile.
    void commitSave();

signals:
    /// Once for all rows of one call.
    void countChanged();

private:
    void take(const std::vector<trace::Store::Change> &changes);
    void leave(qsizetype firstRow);

    Journal *m_journal;
    RowFlags m_flags;
    qsizetype m_count = 0;
    qsizetype m_saveEnd = 0;
    bool m_safe = false;
};

} // namespace midhop::gui
