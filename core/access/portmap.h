#pragma once

#include <QtCore/QtGlobal>

#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace midhop::access {

/// Of the rules that share a host, the first that covers a port. The ranges are cut into disjoint segments
/// when it is made, so that a look-up costs the same for one rule and for thousands. Immutable. Any thread.
class PortMap final
{
public:
    /// Greater than every rule, so that the first of several matches is their minimum.
    static constexpr int NoRule = std::numeric_limits<int>::max();

    struct Range
    {
        quint16 first = 0;
        quint16 last = 65535;
        int rule = NoRule; ///< its place in the list
    };

    PortMap() = default;
    explicit PortMap(std::span<const Range> ranges);

    /// The ranges cut into disjoint ones, ascending, each with the first rule that covers it; ports without a rule are
    /// left out. A map made of these is the same.
    [[nodiscard]] static std::vector<Range> disjoint(std::span<const Range> ranges);

    /// The first rule that covers `port`, or NoRule.
    [[nodiscard]] int lookup(quint16 port) const
    {
        if (m_segments)
            return lookupSegment(port);
        return port >= m_only.first && port <= m_only.last ? m_only.rule : NoRule;
    }

private:
    void makeSlots(std::span<const Range> segments);
    [[nodiscard]] int lookupSegment(quint16 port) const;

    Range m_only; ///< most hosts have one rule: it stays in place
    std::unique_ptr<const Range[]> m_segments;
    /// For as many slots of ports as there are segments, about, from the first segment on: the last segment that begins at
    /// or below the slot's first port. One more behind the last slot.
    std::unique_ptr<const quint16[]> m_slots;
    quint16 m_lastSlot = 0;
    quint8 m_slotShift = 0;
};

} // namespace midhop::access
