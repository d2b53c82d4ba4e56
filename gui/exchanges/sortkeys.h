#pragma once

#include "core/trace/store.h"

#include <QtCore/QtGlobal>

namespace midhop::gui {

/// How the exchanges stand in the order of a column: numbers by value, addresses by value and then port,
/// texts byte by byte, what is not known first; equal ones as they came. 64 bits a row decide nearly always,
/// so a million rows are sorted without their texts at hand: of a text they hold what follows the beginning
/// that texts have in common. A value; GUI thread.
class SortKeys final
{
public:
    /// Texts are compared up to this length; those that agree so far stand as they came.
    static constexpr qsizetype MostCompared = 1024;

    /// A row with its place in the order. `rest` is what `head` had no room for; see complete().
    struct Entry
    {
        quint64 head = 0;
        qsizetype row = 0;
        QByteArray rest;
    };

    /// The common beginning is looked for among some of the rows that are there now.
    SortKeys(const trace::Store *store, int column, Qt::SortOrder order);

    [[nodiscard]] quint64 head(qsizetype row) const;
    /// What head() had no room for; empty when `head` tells all.
    [[nodiscard]] QByteArray rest(qsizetype row, quint64 head) const;
    [[nodiscard]] Entry entry(qsizetype row) const;
    /// `head` is the whole key.
    [[nodiscard]] bool isComplete(quint64 head) const;
    /// Whether `a` stands before `b`; both with their rests.
    [[nodiscard]] bool isBefore(const Entry &a, const Entry &b) const;

private:
    [[nodiscard]] quint64 numberKey(qsizetype row) const;
    [[nodiscard]] QByteArray textKey(qsizetype row, qsizetype most) const;
    [[nodiscard]] quint64 textHead(qsizetype row) const;
    void findCommon();

    const trace::Store *m_store;
    int m_column;
    bool m_descending;
    bool m_textual;
    QByteArray m_common; ///< what many texts begin with
};

} // namespace midhop::gui
