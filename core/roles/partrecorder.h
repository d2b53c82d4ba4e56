#pragma once

#include "core/trace/clock.h"
#include "core/trace/part.h"

#include <memory>
#include <optional>

namespace midhop::roles {

/// Fills the Part of the exchange under way; does nothing while tracing is off. A part whose exchange has ended can linger, so that
/// the end of its connection is told with it. One thread.
class PartRecorder final
{
public:
    /// Bytes in or out that come behind so many events are added to the last event of their kind and side, so that an endless
    /// drip costs no more than this: the exact borders of the first ones, the bytes and the last time of all.
    static constexpr qsizetype EventsKept = 1024;

    PartRecorder(trace::Role role, bool enabled)
        : m_role(role)
        , m_enabled(enabled)
    {}

    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    [[nodiscard]] bool isOpen() const { return m_part != nullptr; }
    /// Begins a part; `started` is its first event's time.
    void begin(std::chrono::nanoseconds started, quint32 ordinal);
    /// Only while isOpen().
    [[nodiscard]] trace::Part &part() { return *m_part; }
    [[nodiscard]] const trace::Part &part() const { return *m_part; }

    void event(trace::EventKind kind, trace::Side side, bool byPeer, qsizetype size = 0);
    void eventAt(std::chrono::nanoseconds at, trace::EventKind kind, trace::Side side, bool byPeer, qsizetype size = 0);
    /// Adds to the reply that is kept.
    void reply(QByteArrayView bytes);
    /// Closes the part and hands it over.
    [[nodiscard]] trace::Part finish(trace::Outcome outcome);

    /// Closes the part and keeps it: what becomes of its connection is added by ending() until release().
    void linger(trace::Outcome outcome);
    /// An end of the connection: of the part under way or, where there is none, of the one that lingers.
    void ending(trace::EventKind kind, trace::Side side, bool byPeer);
    /// Hands over the part that lingers as its last version; nothing, if none does.
    [[nodiscard]] std::optional<trace::Part> release();
    [[nodiscard]] const trace::Part *lingering() const { return m_lingering.get(); }

    /// Whether something was added since the last call, by either part.
    [[nodiscard]] bool takeChanged() { return std::exchange(m_changed, false); }

private:
    void close(trace::Outcome outcome);
    [[nodiscard]] bool addToLast(const trace::Event &event);

    std::unique_ptr<trace::Part> m_part;
    std::unique_ptr<trace::Part> m_lingering;
    trace::Role m_role;
    bool m_enabled;
    bool m_changed = false;
};

} // namespace midhop::roles
