#pragma once

#include "core/trace/departed.h"
#include "core/trace/joiner.h"
#include "core/trace/rowtable.h"
#include "core/trace/store.h"

#include <deque>
#include <unordered_set>

namespace midhop::trace {

/// Puts each part into its exchange's row: joins it with what came before, makes it wait for its number, or
/// gives it a new row. One thread at a time.
class Assembler final
{
public:
    /// Takes a batch's parts in; parts that have waited long enough get rows of their own.
    [[nodiscard]] std::vector<Store::Change> apply(std::vector<Part> &&parts, std::chrono::nanoseconds now);
    [[nodiscard]] bool hasWaiting() const { return !m_waiting.empty(); }
    [[nodiscard]] const RowTable &rows() const { return m_rows; }
    /// Puts the finished parts of an exchange into a new row, past all joining. At least one is there.
    [[nodiscard]] std::vector<Store::Change> add(std::vector<Part> &&parts);
    /// Drops the whole chunks of rows below `newFirst`, and all that could lead a part to them.
    void leave(qsizetype newFirst);
    /// A finished version of a part was thrown away unseen; the one that still follows is to be dropped too.
    void dismiss(quint64 serial) { m_departed.add(serial); }
    void clear();

private:
    struct Waiting
    {
        Part part;
        std::chrono::nanoseconds until{};
    };

    void take(Part &&part);
    void takeClient(Part &&part);
    void takeProxy(Part &&part);
    void takeServer(Part &&part);
    void takeLater(Part &&part, const RowTable::Live &earlier);
    void put(qsizetype row, Part &&part);
    void forget(const Part &part);
    void joinServer(const ConnectionUse &use, const Joiner::Seen &proxy);
    void wait(Part &&part);
    void placeWaiting(quint64 serial, qsizetype row);
    void placeAlone(const Part &part);
    void placeOverdue();

    RowTable m_rows;
    Joiner m_downstream;
    Joiner m_upstream;
    std::unordered_map<quint64, Waiting> m_waiting; ///< by serial
    std::deque<quint64> m_waitingOrder;
    std::unordered_set<quint64> m_portless; ///< clients under way whose own port is not known yet
    Departed m_departed;
    std::chrono::nanoseconds m_now{};
    std::vector<Store::Change> m_changes;
};

} // namespace midhop::trace
