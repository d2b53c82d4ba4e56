#include "core/trace/joiner.h"

#include <QtCore/QHashFunctions>

namespace midhop::trace {

using std::chrono::nanoseconds;

namespace {

// A worker may read the clock once for everything it does in one go, so that times of different threads can
// be out of order by about as long as that takes.
constexpr std::chrono::milliseconds ClockSlack{10};

/// Forgotten in one go, some tens of microseconds: more than what comes between two of them, and few, for the
/// memory of ends that nobody has touched for seconds may be slow to come by.
constexpr int MostAtOnce = 256;

/// Both saw the same connection: the opener began first, and what the accepter saw began before the opener
/// was through.
bool fit(const Joiner::Seen &opener, const Joiner::Seen &accepter, nanoseconds slack)
{
    if (opener.started > accepter.started + slack)
        return false;
    return opener.ended == Joiner::Seen::Running || opener.gaveUp || accepter.started <= opener.ended + slack;
}

} // namespace

ConnectionUse::ConnectionUse(const wire::Endpoint &opener, const wire::Endpoint &accepter, quint32 before)
    : from(opener.address.bytes())
    , to(accepter.address.bytes())
    , fromPort(opener.port)
    , toPort(accepter.port)
    , ordinal(before)
{
}

Joiner::Key::Key(const ConnectionUse &connection)
    : hash(qHashBits(&connection, sizeof connection))
    , use(connection)
{
    static_assert(std::has_unique_object_representations_v<ConnectionUse>);
}

Joiner::Opens::iterator Joiner::find(const Key &key, End end, quint64 serial)
{
    auto [at, last] = m_open.equal_range(key);
    for (; at != last; ++at) {
        if (at->second.end == end && at->second.seen.serial == serial)
            return at;
    }
    return m_open.end();
}

void Joiner::add(const ConnectionUse &use, End end, const Seen &seen, nanoseconds now)
{
    const auto at = m_open.emplace(Key(use), Open{.end = end, .seen = seen});
    ++m_counts[size_t(end)];
    if (seen.ended != Seen::Running)
        finish(at, now);
}

void Joiner::finish(Opens::iterator at, nanoseconds now)
{
    at->second.finished = m_expired + m_finished.size();
    m_finished.push_back({now + Kept, at});
}

void Joiner::erase(Opens::iterator at)
{
    if (const Open &open = at->second; open.finished != Open::NotFinished)
        m_finished[size_t(open.finished - m_expired)].end.reset();
    --m_counts[size_t(at->second.end)];
    m_open.erase(at);
}

// An accepter's partner is the last opener before it, an opener's the first accepter behind it.
Joiner::Opens::iterator Joiner::bestPartner(Opens::iterator at, Opens::iterator last, End end,
                                            const Seen &self, With with, nanoseconds slack)
{
    auto best = m_open.end();
    for (; at != last; ++at) {
        const Seen &other = at->second.seen;
        if (at->second.end == end || (with == With::Row && other.row < 0) ||
            (with == With::NoRow && other.row >= 0) || (other.row >= 0 && other.row < m_firstRow))
            continue;
        if (end == End::Opener ? !fit(self, other, slack) : !fit(other, self, slack))
            continue;
        if (best == m_open.end() || (end == End::Opener ? other.started < best->second.seen.started
                                                        : other.started > best->second.seen.started))
            best = at;
    }
    return best;
}

std::optional<Joiner::Seen> Joiner::takePartner(const ConnectionUse &use, End end, const Seen &self,
                                                With with)
{
    if (m_counts[size_t(end == End::Opener ? End::Accepter : End::Opener)] == 0)
        return std::nullopt;
    const auto [first, last] = m_open.equal_range(Key(use));
    auto best = bestPartner(first, last, end, self, with, nanoseconds::zero());
    if (best == m_open.end())
        best = bestPartner(first, last, end, self, with, ClockSlack);
    if (best == m_open.end())
        return std::nullopt;
    const Seen partner = best->second.seen;
    erase(best);
    return partner;
}

void Joiner::update(const ConnectionUse &use, End end, const Seen &seen, nanoseconds now)
{
    const auto at = find(Key(use), end, seen.serial);
    if (at == m_open.end())
        return;
    if (at->second.seen.ended == Seen::Running && seen.ended != Seen::Running)
        finish(at, now);
    at->second.seen = seen;
}

void Joiner::remove(const ConnectionUse &use, End end, quint64 serial)
{
    if (const auto at = find(Key(use), end, serial); at != m_open.end())
        erase(at);
}

void Joiner::expire(nanoseconds now)
{
    for (int left = MostAtOnce; left > 0 && !m_finished.empty() && m_finished.front().expires <= now;
         --left) {
        if (const auto at = m_finished.front().end)
            erase(*at);
        m_finished.pop_front();
        ++m_expired;
    }
}

void Joiner::clear()
{
    m_open.clear();
    m_counts.fill(0);
    m_finished.clear();
    m_firstRow = 0;
}

} // namespace midhop::trace
