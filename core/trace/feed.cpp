#include "core/trace/feed.h"

namespace midhop::trace {

namespace {

qsizetype sizeOf(const std::optional<QByteArray> &field)
{
    return field ? field->size() : 0;
}

qsizetype payloadOf(const Part &part)
{
    return part.envelope.size() + sizeOf(part.serverIp) + sizeOf(part.serverPort) + sizeOf(part.message) +
           part.rule.size() + part.decision.size() + part.reply.size() + part.failure.size();
}

bool isEmpty(const Batch &batch)
{
    return batch.parts.empty() && batch.notices.empty() && batch.lost == 0;
}

} // namespace

Feed::Feed(std::function<void()> wake)
    : m_wake(std::move(wake))
{
}

void Feed::publish(std::vector<Part> &&parts)
{
    if (parts.empty())
        return;
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = isEmpty(m_waiting);
        if (m_waiting.parts.empty())
            m_waiting.parts.reserve(parts.size());
        for (Part &part : parts) {
            const qsizetype bytes = payloadOf(part);
            // A small part may still fit where a large one did not: each is judged alone.
            if (std::ssize(m_waiting.parts) >= MaxParts || m_bytes + bytes > MaxBytes) {
                ++m_waiting.lost;
                continue;
            }
            m_bytes += bytes;
            m_waiting.parts.push_back(std::move(part));
        }
    }
    // What was dropped is freed outside the lock.
    parts.clear();
    // Outside the lock too: whoever is woken may take() in this very thread.
    if (wasEmpty && m_wake)
        m_wake();
}

void Feed::publish(Notice notice)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = isEmpty(m_waiting);
        if (std::ssize(m_waiting.notices) >= MaxNotices) {
            ++m_waiting.lost;
        } else {
            m_waiting.notices.push_back(std::move(notice));
        }
    }
    if (wasEmpty && m_wake)
        m_wake();
}

Batch Feed::take()
{
    Batch taken;
    const std::lock_guard lock(m_mutex);
    std::swap(taken, m_waiting);
    m_bytes = 0;
    return taken;
}

} // namespace midhop::trace
