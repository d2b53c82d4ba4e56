#pragma once

#include "core/trace/linefault.h"
#include "core/trace/store.h"

namespace midhop::trace {

/// Reads a session file (CONTRACT, "`--record FILE`"; SessionMembers has what Midhop adds) back into
/// exchanges. Without I/O: bytes in, in any pieces; exchanges and faults out. What can't be read is told with
/// its line and left out, and the reading goes on. Line ends may be CRLF; files put together behind each
/// other are read as one. Holds one line and what was not taken yet: feed no more than a few megabytes
/// between two takeExchanges(). One thread at a time.
class SessionReader final
{
public:
    /// Longer lines are left out. Midhop writes none, but for a message of many megabytes.
    static constexpr qsizetype LongestLine = 64 << 20;
    /// The first faults are kept, all are counted.
    static constexpr size_t FaultsKept = 100;

    void feed(QByteArrayView bytes);
    /// There is no more; the last line may lack its end. Once, nothing is fed after it.
    void end();

    /// What was read since the last call, in the file's order and with the file's numbers. Those may repeat
    /// or go backwards.
    [[nodiscard]] std::vector<Exchange> takeExchanges() { return std::exchange(m_exchanges, {}); }
    /// The file is no session (or empty, or of another version from the first line on): there is one fault,
    /// and no exchange will come. Feeding the rest is needless.
    [[nodiscard]] bool isForeign() const { return m_foreign; }

    [[nodiscard]] const std::vector<LineFault> &faults() const { return m_faults; }
    [[nodiscard]] quint64 faultCount() const { return m_faultCount; }
    /// Events that were left out because their names are not known, from a later version maybe; their
    /// exchanges were read.
    [[nodiscard]] quint64 unknownEvents() const { return m_unknownEvents; }

private:
    void endLine(QByteArrayView line, bool torn);
    void firstLine(QByteArrayView line, bool torn);
    void nextLine(QByteArrayView line, bool torn);
    [[nodiscard]] bool takeHead(QByteArrayView line);
    void keepPart(QByteArrayView part);
    void fault(LineFault &&fault);
    void refuse(LineFault::Kind kind);

    QByteArray m_part;       ///< the line that has begun
    bool m_skipping = false; ///< it is too long: until its end
    bool m_foreign = false;
    bool m_unreadable = false; ///< behind a head of a version that is not known
    qint64 m_line = 1;
    bool m_any = false; ///< a byte was fed
    std::vector<Exchange> m_exchanges;
    std::vector<LineFault> m_faults;
    quint64 m_faultCount = 0;
    quint64 m_unknownEvents = 0;
};

} // namespace midhop::trace
