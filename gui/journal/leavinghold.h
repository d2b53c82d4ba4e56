#pragma once

#include "gui/journal/journal.h"

#include <QtCore/QPointer>

#include <utility>

namespace midhop::gui {

/// As long as one of these lives, no row leaves the journal's store: for an export that reads row by row. Can
/// outlive the journal. GUI thread.
class LeavingHold final
{
public:
    LeavingHold() = default;
    explicit LeavingHold(Journal *journal)
        : m_journal(journal)
    {
        if (m_journal)
            m_journal->holdLeaving();
    }
    LeavingHold(LeavingHold &&other) noexcept
        : m_journal(std::exchange(other.m_journal, nullptr))
    {
    }
    LeavingHold &operator=(LeavingHold &&other) noexcept
    {
        std::swap(m_journal, other.m_journal);
        return *this;
    }
    LeavingHold(const LeavingHold &) = delete;
    LeavingHold &operator=(const LeavingHold &) = delete;
    ~LeavingHold()
    {
        if (m_journal)
            m_journal->releaseLeaving();
    }

private:
    QPointer<Journal> m_journal;
};

} // namespace midhop::gui
