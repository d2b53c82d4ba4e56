#include "gui/session/unsavedrows.h"

namespace midhop::gui {

namespace {

constexpr quint8 Unsafe = 1;
constexpr quint8 Changed = 2; ///< since beginSave()

} // namespace

UnsavedRows::UnsavedRows(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    m_flags.restart(journal->store().firstRow());
    connect(journal, &Journal::changed, this, &UnsavedRows::take);
    connect(journal, &Journal::leaving, this, &UnsavedRows::leave);
    connect(journal, &Journal::cleared, this, [this] {
        m_flags.restart(m_journal->store().firstRow());
        m_saveEnd = 0;
        if (std::exchange(m_count, 0) != 0)
            emit countChanged();
    });
}

void UnsavedRows::take(const std::vector<trace::Store::Change> &changes)
{
    const qsizetype before = m_count;
    for (const trace::Store::Change &change : changes) {
        if (change.row < m_flags.first())
            continue;
        quint8 &flags = m_flags.of(change.row);
        flags |= Changed;
        if (!m_safe && (flags & Unsafe) == 0) {
            flags |= Unsafe;
            ++m_count;
        }
    }
    if (m_count != before)
        emit countChanged();
}

void UnsavedRows::leave(qsizetype firstRow)
{
    const qsizetype before = m_count;
    for (qsizetype row = m_flags.first(); row < std::min(firstRow, m_flags.end()); ++row)
        m_count -= m_flags.of(row) & Unsafe;
    m_flags.dropBelow(firstRow);
    if (m_count != before)
        emit countChanged();
}

void UnsavedRows::markSafe(const std::vector<qsizetype> &rows)
{
    const qsizetype before = m_count;
    for (const qsizetype row : rows) {
        if (!m_flags.has(row) || (m_flags.of(row) & Unsafe) == 0)
            continue;
        m_flags.of(row) &= quint8(~Unsafe);
        --m_count;
    }
    if (m_count != before)
        emit countChanged();
}

void UnsavedRows::markUnsafe(const std::vector<qsizetype> &rows)
{
    const qsizetype before = m_count;
    for (const qsizetype row : rows) {
        if (!m_flags.has(row) || (m_flags.of(row) & Unsafe) != 0)
            continue;
        m_flags.of(row) |= Unsafe;
        ++m_count;
    }
    if (m_count != before)
        emit countChanged();
}

void UnsavedRows::beginSave()
{
    m_saveEnd = m_flags.end();
    for (qsizetype row = m_flags.first(); row < m_saveEnd; ++row)
        m_flags.of(row) &= quint8(~Changed);
}

void UnsavedRows::commitSave()
{
    const qsizetype before = m_count;
    for (qsizetype row = m_flags.first(); row < m_saveEnd; ++row) {
        quint8 &flags = m_flags.of(row);
        if ((flags & (Unsafe | Changed)) == Unsafe) {
            flags &= quint8(~Unsafe);
            --m_count;
        }
    }
    if (m_count != before)
        emit countChanged();
}

} // namespace midhop::gui
