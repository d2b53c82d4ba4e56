#pragma once

#include "core/trace/facts.h"
#include "core/trace/feed.h"
#include "core/trace/logline.h"

#include <memory>

namespace midhop::trace {

/// Number of an exchange: 1, 2, 3 … in the order in which they were first seen. Numbers of a loaded session
/// may leave gaps.
struct ExchangeId
{
    quint64 value = 0;
    friend auto operator<=>(const ExchangeId &, const ExchangeId &) = default;
};

/// One envelope's whole way, with the ends that belong to roles of this process.
struct Exchange
{
    ExchangeId id;
    std::optional<Part> client;
    std::optional<Part> proxy;
    std::optional<Part> server;
};

/// What is known best of it; valid as long as it is.
[[nodiscard]] Facts factsOf(const Exchange &exchange);

/// The facts of an exchange that a table row shows; best known from whichever ends were seen.
struct Summary
{
    ExchangeId id;
    std::chrono::nanoseconds started{};
    wire::Endpoint client;
    QByteArray destination; ///< `127.0.0.1:8888` as the envelope says; empty if not known
    QByteArray message;     ///< raw bytes, at most the first 256
    Verdict verdict = Verdict::Pending;
    QByteArray rule;
    Outcome outcome = Outcome::Running;
    QByteArray reply; ///< raw bytes, at most the first 256
    qint64 replyBytes = 0;
    std::chrono::nanoseconds latency{-1}; ///< from the start to the end, as the client saw it, else the
                                          ///< proxy, else the server; -1 while it runs
};

/// Holds the exchanges and joins what client, proxy and server saw of each by the 4-tuples of its two
/// connections, in time order. Compact: finished parts are kept encoded in chunks and decoded on demand; the
/// oldest can leave by whole chunks. Lives in the thread of its owner (the GUI's).
///
/// Once a row has been told of it keeps its number and never merges with another; so a part is joined when it
/// comes, or while it waits, not later.
class Store final
{
public:
    /// What one batch did to the store, in order.
    struct Change
    {
        qsizetype row = 0;
        Role role = Role::Proxy;
        bool isNew = false; ///< the row was added by this change
        int firstLine = 0;  ///< of the Window log lines of this role's part: the first new one
        int lineCount = 0;  ///< and how many are new
    };

    /// Rows leave by so many at a time.
    static constexpr qsizetype RowsPerChunk = 1024;

    Store();
    ~Store();

    /// Takes a batch in. Server parts whose upstream connection no proxy part has told of yet wait up to 100
    /// ms of `now` for one, so that they get its number; call again with an empty batch while hasWaiting().
    /// Proxy parts wait likewise while a client's exchange is under way whose own port is not known yet.
    [[nodiscard]] std::vector<Change> apply(Batch &&batch, std::chrono::nanoseconds now);
    [[nodiscard]] bool hasWaiting() const;

    /// Puts an exchange of a session file in as a row of its own, joined with nothing, all its parts finished.
    /// It keeps its number where that is greater than all before (and at most ExchangeIds::Greatest), else it
    /// gets the next one; new exchanges go on from there. The parts' serials become 0: no part of this process
    /// has that. Without any part nothing happens.
    [[nodiscard]] std::vector<Change> add(Exchange &&exchange);

    /// Drops the rows below `newFirstRow` by whole chunks: it is rounded down to a multiple of RowsPerChunk. A
    /// part of theirs that is under way comes back as a new row with its next version; of one that is finished
    /// but lingers, the version that follows is dropped.
    void leave(qsizetype newFirstRow);
    /// A lingering version of this part has been thrown away instead of being applied: the one that follows is
    /// dropped, too.
    void dismiss(quint64 serial);

    /// Rows are numbered in the order of their coming and keep their numbers until clear(); those below
    /// firstRow() have left. What follows takes only rows from firstRow() to below endRow().
    [[nodiscard]] qsizetype firstRow() const;
    [[nodiscard]] qsizetype endRow() const; ///< behind the last
    [[nodiscard]] qsizetype count() const { return endRow() - firstRow(); }
    [[nodiscard]] ExchangeId id(qsizetype row) const;
    /// The row of an exchange; nothing if it is not here (any more). O(log n), mostly O(1).
    [[nodiscard]] std::optional<qsizetype> rowOf(ExchangeId id) const;
    /// What is known best, without copying; valid until the next change.
    [[nodiscard]] Facts facts(qsizetype row, FactsWanted wanted = {}) const;
    /// False: none of the rows in the same chunk as `row` (their numbers divided by RowsPerChunk are the same) has `needle`
    /// in an envelope, a message, a reply or a text that is not shared, whatever the case of ASCII letters; those of the
    /// needle are in lower case. True does not tell anything.
    [[nodiscard]] bool mayHave(qsizetype row, QByteArrayView needle) const;
    /// Whether one of the rules, addresses and ports that rows share as texts has it.
    [[nodiscard]] bool sharedHave(QByteArrayView needle) const;
    [[nodiscard]] Summary summary(qsizetype row) const;
    [[nodiscard]] Exchange exchange(qsizetype row) const;
    /// The part of one role, if it was seen.
    [[nodiscard]] std::optional<Part> part(qsizetype row, Role role) const;
    /// Forgets everything; rows begin at 0 again, numbers go on. A part that is under way comes back as a new
    /// row with its next version, one that lingers does not.
    void clear();
    /// Like clear(), but numbers begin at 1 again.
    void restart();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace midhop::trace
