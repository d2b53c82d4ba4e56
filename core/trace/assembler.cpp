#include "core/trace/assembler.h"

namespace midhop::trace {

using std::chrono::nanoseconds;
using End = Joiner::End;

namespace {

constexpr std::chrono::milliseconds LongestWait{100};

ConnectionUse downstreamOf(const Part &part)
{
    return {part.client, part.proxy, part.ordinal};
}

/// Each envelope has its own upstream connection: the ordinal counts the server's messages on it, and the
/// proxy's part belongs to the first.
ConnectionUse upstreamOf(const Part &part)
{
    return {part.upstream, part.server, part.role == Role::Server ? part.ordinal : 0};
}

Joiner::Seen seenBy(const Part &part, qsizetype row)
{
    Joiner::Seen seen;
    seen.serial = part.serial;
    seen.row = row;
    seen.started = part.started;
    if (part.finished)
        seen.ended = part.ended;
    // An end that got its reply was still there when the other end began. The proxy's reply may be its own
    // error text.
    seen.gaveUp =
        part.finished && (part.role == Role::Proxy ? part.outcome != Outcome::Done : part.reply.isEmpty());
    return seen;
}

} // namespace

std::vector<Store::Change> Assembler::apply(std::vector<Part> &&parts, nanoseconds now)
{
    m_now = now;
    for (Part &part : parts)
        take(std::move(part));
    parts.clear();
    placeOverdue();
    m_downstream.expire(now);
    m_upstream.expire(now);
    return std::exchange(m_changes, {});
}

void Assembler::take(Part &&part)
{
    if (const auto found = m_waiting.find(part.serial); found != m_waiting.end()) {
        (part.role == Role::Proxy ? m_downstream : m_upstream)
            .update(part.role == Role::Proxy ? downstreamOf(part) : upstreamOf(part), End::Accepter,
                    seenBy(part, -1), m_now);
        found->second.part = std::move(part);
    } else if (const RowTable::Live *earlier = m_rows.live(part.serial)) {
        takeLater(std::move(part), *earlier);
    } else if (m_departed.contains(part.serial)) {
        if (!part.lingering)
            m_departed.remove(part.serial);
    } else {
        switch (part.role) {
        case Role::Client:
            takeClient(std::move(part));
            break;
        case Role::Proxy:
            takeProxy(std::move(part));
            break;
        case Role::Server:
            takeServer(std::move(part));
            break;
        }
    }
}

void Assembler::takeClient(Part &&part)
{
    const ConnectionUse use = downstreamOf(part);
    Joiner::Seen self = seenBy(part, -1);
    if (use.isKnown()) {
        const auto proxy = m_downstream.takePartner(use, End::Opener, self);
        if (proxy && proxy->row >= 0) {
            put(proxy->row, std::move(part));
            return;
        }
        self.row = m_rows.append();
        put(self.row, std::move(part));
        if (proxy) {
            placeWaiting(proxy->serial, self.row);
        } else {
            m_downstream.add(use, End::Opener, self, m_now);
        }
        return;
    }
    if (!part.finished)
        m_portless.insert(part.serial);
    put(m_rows.append(), std::move(part));
}

void Assembler::takeProxy(Part &&part)
{
    const ConnectionUse down = downstreamOf(part);
    const ConnectionUse up = upstreamOf(part);
    Joiner::Seen self = seenBy(part, -1);
    bool clientSeen = false;
    if (down.isKnown()) {
        if (const auto client = m_downstream.takePartner(down, End::Accepter, self)) {
            self.row = client->row;
            clientSeen = true;
        } else if (!m_portless.empty()) {
            m_downstream.add(down, End::Accepter, self, m_now);
            wait(std::move(part));
            return;
        }
    }
    if (!clientSeen && up.isKnown()) {
        // A server part that waited in vain has a row of its own already.
        if (const auto server = m_upstream.takePartner(up, End::Opener, self, Joiner::With::Row))
            self.row = server->row;
    }
    if (self.row < 0)
        self.row = m_rows.append();
    put(self.row, std::move(part));
    if (!clientSeen && down.isKnown())
        m_downstream.add(down, End::Accepter, self, m_now);
    joinServer(up, self);
}

void Assembler::takeServer(Part &&part)
{
    const ConnectionUse use = upstreamOf(part);
    const Joiner::Seen self = seenBy(part, -1);
    if (use.isKnown() && use.ordinal == 0) {
        if (const auto proxy = m_upstream.takePartner(use, End::Accepter, self)) {
            put(proxy->row, std::move(part));
            return;
        }
        m_upstream.add(use, End::Accepter, self, m_now);
        wait(std::move(part));
        return;
    }
    put(m_rows.append(), std::move(part));
}

/// A later version of a part that has a row.
void Assembler::takeLater(Part &&part, const RowTable::Live &earlier)
{
    const qsizetype row = earlier.row;
    const Joiner::Seen self = seenBy(part, row);
    const ConnectionUse down = downstreamOf(part);
    const ConnectionUse up = upstreamOf(part);
    const ConnectionUse oldUp = upstreamOf(earlier.part);
    const bool downNew = down.isKnown() && !downstreamOf(earlier.part).isKnown();
    const quint64 serial = part.serial;
    const Role role = part.role;
    const bool finished = part.finished;
    put(row, std::move(part));
    switch (role) {
    case Role::Client:
        if (downNew || finished)
            m_portless.erase(serial);
        if (!downNew) {
            m_downstream.update(down, End::Opener, self, m_now);
        } else if (const auto proxy =
                       m_downstream.takePartner(down, End::Opener, self, Joiner::With::NoRow)) {
            placeWaiting(proxy->serial, row);
        } else {
            m_downstream.add(down, End::Opener, self, m_now);
        }
        break;
    case Role::Proxy:
        m_downstream.update(down, End::Accepter, self, m_now);
        if (up == oldUp) {
            m_upstream.update(up, End::Opener, self, m_now);
        } else {
            // The next of several addresses: what was tried before is no end of this exchange.
            m_upstream.remove(oldUp, End::Opener, serial);
            joinServer(up, self);
        }
        break;
    case Role::Server:
        m_upstream.update(up, End::Accepter, self, m_now);
        break;
    }
}

void Assembler::put(qsizetype row, Part &&part)
{
    Store::Change change;
    change.row = row;
    change.role = part.role;
    change.isNew = m_rows.isEmpty(row);
    if (const RowTable::Live *earlier = m_rows.live(part.serial))
        change.firstLine = earlier->lines;
    const int lines = lineCount(part, Detail::Window);
    change.lineCount = lines - change.firstLine;
    m_rows.put(row, std::move(part), lines);
    m_changes.push_back(change);
}

/// `proxy` is in its row, and told of its upstream connection for the first time.
void Assembler::joinServer(const ConnectionUse &use, const Joiner::Seen &proxy)
{
    if (!use.isKnown() || m_rows.has(proxy.row, Role::Server))
        return;
    if (const auto server = m_upstream.takePartner(use, End::Opener, proxy, Joiner::With::NoRow)) {
        placeWaiting(server->serial, proxy.row);
    } else {
        m_upstream.add(use, End::Opener, proxy, m_now);
    }
}

void Assembler::wait(Part &&part)
{
    const quint64 serial = part.serial;
    m_waitingOrder.push_back(serial);
    m_waiting.insert_or_assign(serial, Waiting{std::move(part), m_now + LongestWait});
}

/// Puts a part that waited, and was taken out of its joiner, into its row.
void Assembler::placeWaiting(quint64 serial, qsizetype row)
{
    auto node = m_waiting.extract(serial);
    Q_ASSERT(!node.empty());
    Part &part = node.mapped().part;
    const bool isProxy = part.role == Role::Proxy;
    const ConnectionUse up = upstreamOf(part);
    const Joiner::Seen self = seenBy(part, row);
    put(row, std::move(part));
    if (isProxy)
        joinServer(up, self);
}

/// Gives a part that waited in vain a row.
void Assembler::placeAlone(const Part &part)
{
    if (part.role == Role::Server) {
        const qsizetype row = m_rows.append();
        m_upstream.update(upstreamOf(part), End::Accepter, seenBy(part, row), m_now);
        placeWaiting(part.serial, row);
        return;
    }
    const ConnectionUse up = upstreamOf(part);
    const auto server = up.isKnown()
                            ? m_upstream.takePartner(up, End::Opener, seenBy(part, -1), Joiner::With::Row)
                            : std::nullopt;
    const qsizetype row = server ? server->row : m_rows.append();
    m_downstream.update(downstreamOf(part), End::Accepter, seenBy(part, row), m_now);
    placeWaiting(part.serial, row);
}

void Assembler::placeOverdue()
{
    while (!m_waitingOrder.empty()) {
        const quint64 serial = m_waitingOrder.front();
        if (const auto found = m_waiting.find(serial); found != m_waiting.end()) {
            if (found->second.until > m_now)
                break;
            placeAlone(found->second.part);
        }
        m_waitingOrder.pop_front();
    }
}

std::vector<Store::Change> Assembler::add(std::vector<Part> &&parts)
{
    const qsizetype row = m_rows.append();
    for (Part &part : parts)
        put(row, std::move(part));
    return std::exchange(m_changes, {});
}

void Assembler::leave(qsizetype newFirst)
{
    for (const Part &part : m_rows.leave(std::min(newFirst, m_rows.end())))
        forget(part);
    m_downstream.leave(m_rows.first());
    m_upstream.leave(m_rows.first());
}

/// `part`, not final yet, is not here any more. One that was under way may come back as a row of its own; the
/// end of one that has finished was told already.
void Assembler::forget(const Part &part)
{
    m_portless.erase(part.serial);
    if (part.finished) {
        m_departed.add(part.serial);
        return;
    }
    const End down = part.role == Role::Client ? End::Opener : End::Accepter;
    const End up = part.role == Role::Proxy ? End::Opener : End::Accepter;
    m_downstream.remove(downstreamOf(part), down, part.serial);
    m_upstream.remove(upstreamOf(part), up, part.serial);
}

void Assembler::clear()
{
    for (const Part &part : m_rows.clear())
        forget(part);
    for (const auto &[serial, waiting] : m_waiting) {
        if (waiting.part.lingering)
            m_departed.add(serial);
    }
    m_waiting.clear();
    m_waitingOrder.clear();
    m_portless.clear();
    m_downstream.clear();
    m_upstream.clear();
}

} // namespace midhop::trace
