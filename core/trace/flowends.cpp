#include "core/trace/flowends.h"

namespace midhop::trace {

namespace {

using Attempt = ConnectionEnd::Attempt;

/// Reads one side's events in their order.
class Reading final
{
public:
    void take(size_t index, const Event &event);
    [[nodiscard]] ConnectionEnd result() && { return std::move(m_end); }

private:
    [[nodiscard]] Attempt *pending()
    {
        auto &attempts = m_end.attempts;
        return attempts.empty() || attempts.back().result != Attempt::Result::Pending ? nullptr
                                                                                      : &attempts.back();
    }
    /// Nothing this end does any more goes out.
    [[nodiscard]] bool isOver() const
    {
        const auto &attempts = m_end.attempts;
        return m_over || (!attempts.empty() && attempts.back().result == Attempt::Result::Failed);
    }
    void settle(Attempt::Result result, std::optional<size_t> index);
    void connected(size_t index, bool byPeer);
    void finished(size_t index, bool byPeer);
    void closed(size_t index, bool byPeer);
    void reset(size_t index, bool byPeer);

    ConnectionEnd m_end;
    bool m_over = false;
};

void Reading::settle(Attempt::Result result, std::optional<size_t> index)
{
    if (Attempt *attempt = pending()) {
        attempt->result = result;
        attempt->ended = index;
    }
}

void Reading::connected(size_t index, bool byPeer)
{
    if (byPeer) {
        if (!m_end.accepted)
            m_end.accepted = index;
    } else if (pending()) {
        settle(Attempt::Result::Made, index);
    } else {
        m_end.attempts.push_back({index, index, Attempt::Result::Made});
    }
}

void Reading::finished(size_t index, bool byPeer)
{
    if (isOver())
        return;
    auto &fin = byPeer ? m_end.peerFin : m_end.ownFin;
    if (!fin)
        fin = index;
}

void Reading::closed(size_t index, bool byPeer)
{
    if (isOver())
        return;
    if (byPeer) {
        finished(index, true);
        return;
    }
    if (!m_end.ownFin) {
        m_end.ownFin = index;
        m_end.ownFinByClose = true;
    } else if (!m_end.peerFin) {
        m_end.gaveUp = index;
    }
    m_over = true;
}

void Reading::reset(size_t index, bool byPeer)
{
    if (isOver())
        return;
    (byPeer ? m_end.peerReset : m_end.ownReset) = index;
    m_over = true;
}

void Reading::take(size_t index, const Event &event)
{
    switch (event.kind) {
    case EventKind::Connecting:
        settle(Attempt::Result::Failed, index);
        m_end.attempts.push_back({index, std::nullopt, Attempt::Result::Pending});
        break;
    case EventKind::Connected:
        connected(index, event.byPeer);
        break;
    case EventKind::Received:
    case EventKind::Sent:
        settle(Attempt::Result::Made, std::nullopt);
        break;
    case EventKind::HalfClosed:
        settle(Attempt::Result::Made, std::nullopt);
        finished(index, event.byPeer);
        break;
    case EventKind::Closed:
        settle(Attempt::Result::Failed, index);
        closed(index, event.byPeer);
        break;
    case EventKind::Reset:
        settle(Attempt::Result::Failed, index);
        reset(index, event.byPeer);
        break;
    case EventKind::Failed:
        if (pending())
            settle(Attempt::Result::Failed, index);
        else
            m_end.failures.push_back(index);
        break;
    case EventKind::TimedOut:
        if (pending())
            settle(Attempt::Result::Failed, index);
        else
            m_end.timeOuts.push_back(index);
        break;
    case EventKind::EnvelopeComplete:
    case EventKind::LookedUp:
    case EventKind::Decided:
        break;
    }
}

} // namespace

ConnectionEnd endOf(const Part *part, Side side)
{
    Reading reading;
    if (part) {
        for (size_t i = 0; i < part->events.size(); ++i) {
            if (part->events[i].side == side)
                reading.take(i, part->events[i]);
        }
    }
    return std::move(reading).result();
}

} // namespace midhop::trace
