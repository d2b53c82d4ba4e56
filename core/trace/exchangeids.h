#pragma once

#include <QtCore/QtGlobal>

#include <deque>
#include <optional>

namespace midhop::trace {

/// Which number each row's exchange has. Numbers ascend with the rows; kept are only the rows at which they do
/// not follow one another. One thread at a time.
class ExchangeIds final
{
public:
    /// The greatest number a loaded exchange may have; a greater one gets the next in line.
    static constexpr quint64 Greatest = quint64(1) << 62;

    /// Of a row that is there or comes next.
    [[nodiscard]] quint64 at(qsizetype row) const;
    /// The row that has this number, or would have if there were as many rows; nothing where it lies in a gap.
    [[nodiscard]] std::optional<qsizetype> rowOf(quint64 id) const;
    /// `row`, which comes next, shall have this number if it can: only a greater one than all before.
    void propose(qsizetype row, quint64 id);
    /// The rows below `firstRow` have left.
    void leave(qsizetype firstRow);
    /// Rows begin at 0 again, numbers go on at `id`.
    void restart(quint64 id);

private:
    struct Run
    {
        qsizetype row = 0;
        quint64 id = 1;
    };
    std::deque<Run> m_runs{Run{}};
};

} // namespace midhop::trace
