#pragma once

#include <QtCore/QtGlobal>

#include <limits>
#include <memory>
#include <span>

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

    PortMap();
    explicit PortMap(std::span<const Range> ranges);
    ~PortMap();
    PortMap(PortMap &&) noexcept;
    PortMap &operator=(PortMap &&) noexcept;

    /// The first rule that covers `port`, or NoRule.
    [[nodiscard]] int lookup(quint16 port) const
    {
        if (m_segments)
            return lookupSegment(port);
        return port >= m_only.first && port <= m_only.last ? m_only.rule : NoRule;
    }

private:
    struct Segments;
    [[nodiscard]] int lookupSegment(quint16 port) const;

    Range m_only; ///< most hosts have one rule: it stays in place
    std::unique_ptr<const Segments> m_segments;
};

} // namespace midhop::access
