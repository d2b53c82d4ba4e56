#pragma once

#include "core/wire/endpoint.h"

#include <QtCore/QHash>

#include <vector>

namespace midhop::trace {

/// Gives small numbers to values that many parts share: addresses, ports as text, rules, decisions. Bounded,
/// because foreign programs choose some of them: what no longer fits gets no number. One thread at a time.
template <typename Value>
class SharedValues final
{
public:
    static constexpr size_t MaxValues = 65'536;

    /// The number of `value`, or nothing if there is no room for one more.
    [[nodiscard]] std::optional<quint32> number(const Value &value)
    {
        if (const auto known = m_numbers.constFind(value); known != m_numbers.cend())
            return *known;
        if (m_values.size() >= MaxValues)
            return std::nullopt;
        const auto fresh = quint32(m_values.size());
        m_values.push_back(value);
        m_numbers.insert(value, fresh);
        return fresh;
    }
    [[nodiscard]] const Value &value(quint32 number) const { return m_values[number]; }
    [[nodiscard]] const std::vector<Value> &values() const { return m_values; }

private:
    std::vector<Value> m_values;
    QHash<Value, quint32> m_numbers;
};

/// What the encoded parts of a store share.
struct SharedTables
{
    SharedValues<wire::IpAddress> addresses;
    SharedValues<QByteArray> texts;
};

} // namespace midhop::trace
