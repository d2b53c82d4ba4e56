#pragma once

#include "core/wire/endpoint.h"

#include <array>
#include <chrono>
#include <deque>
#include <limits>
#include <optional>
#include <unordered_map>

namespace midhop::trace {

/// One exchange's use of a connection: the 4-tuple, and how many exchanges came before on it. IPv4 addresses
/// and their mapped IPv6 forms are one here: which form an end sees depends on the kind of its socket.
struct ConnectionUse
{
    std::array<quint8, 16> from{};
    std::array<quint8, 16> to{};
    quint16 fromPort = 0;
    quint16 toPort = 0;
    quint32 ordinal = 0;

    ConnectionUse() = default;
    ConnectionUse(const wire::Endpoint &opener, const wire::Endpoint &accepter, quint32 before);
    [[nodiscard]] bool isKnown() const { return fromPort != 0 && toPort != 0; }
    friend bool operator==(const ConnectionUse &, const ConnectionUse &) = default;
};

/// Finds for the one end of a connection the part that saw the other end, in time order: a 4-tuple comes back
/// when its port is used again. Remembers only ends without a partner, and those that finished only for a
/// while. One thread at a time.
class Joiner final
{
public:
    /// The end that opened the connection, or the one that accepted it.
    enum class End : quint8 { Opener, Accepter };

    struct Seen
    {
        static constexpr std::chrono::nanoseconds Running = std::chrono::nanoseconds::max();

        quint64 serial = 0;
        qsizetype row = -1; ///< -1 while the part waits for its row
        std::chrono::nanoseconds started{};
        std::chrono::nanoseconds ended = Running;
        bool gaveUp = false; ///< opener: it may have ended before the accepter looked at the connection
    };

    /// Which partners are welcome: a part with a row cannot leave it.
    enum class With : quint8 { Any, Row, NoRow };

    /// How long an end that has finished can still be joined.
    static constexpr std::chrono::seconds Kept{2};

    void add(const ConnectionUse &use, End end, const Seen &seen, std::chrono::nanoseconds now);
    /// Takes out the part that saw the other end of the connection `self` saw, if there is one that fits in
    /// time.
    [[nodiscard]] std::optional<Seen> takePartner(const ConnectionUse &use, End end, const Seen &self,
                                                  With with = With::Any);
    /// What add() was told has changed, or the part got a row. Nothing, if it has been taken meanwhile.
    void update(const ConnectionUse &use, End end, const Seen &seen, std::chrono::nanoseconds now);
    void remove(const ConnectionUse &use, End end, quint64 serial);
    /// Forgets the ends that finished too long ago, the oldest first; of hundreds the rest with the next
    /// calls. Cheap to call often.
    void expire(std::chrono::nanoseconds now);
    /// From now on ends whose rows are below `firstRow` are nobody's partner. Those that finished are
    /// forgotten in their time; the others must be removed.
    void leave(qsizetype firstRow) { m_firstRow = firstRow; }
    void clear();

private:
    /// Its hash is reckoned once: among tens of thousands of ends that is most of what finding one takes.
    struct Key
    {
        explicit Key(const ConnectionUse &connection);
        friend bool operator==(const Key &, const Key &) = default;

        size_t hash;
        ConnectionUse use;
    };
    struct Hash
    {
        size_t operator()(const Key &key) const noexcept { return key.hash; }
    };
    struct Open
    {
        static constexpr quint64 NotFinished = std::numeric_limits<quint64>::max();

        End end = End::Opener;
        Seen seen;
        quint64 finished = NotFinished; ///< its number in the order of m_finished
    };
    using Opens = std::unordered_multimap<Key, Open, Hash>;
    struct Finished
    {
        std::chrono::nanoseconds expires{};
        std::optional<Opens::iterator> end; ///< nothing once it has been taken out
    };

    void finish(Opens::iterator at, std::chrono::nanoseconds now);
    void erase(Opens::iterator at);
    [[nodiscard]] Opens::iterator find(const Key &key, End end, quint64 serial);
    [[nodiscard]] Opens::iterator bestPartner(Opens::iterator at, Opens::iterator last, End end,
                                              const Seen &self, With with, std::chrono::nanoseconds slack);

    Opens m_open;
    std::array<qsizetype, 2>
        m_counts{}; ///< of m_open, by End: where one kind is not there, nobody needs to look for it
    std::deque<Finished> m_finished; ///< the next to expire first
    quint64 m_expired = 0;           ///< how many have left m_finished
    qsizetype m_firstRow = 0;
};

} // namespace midhop::trace
