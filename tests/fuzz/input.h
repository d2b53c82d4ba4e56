#pragma once

#include <QtCore/QByteArrayView>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace midhop::fuzz {

/// The bytes that libFuzzer made, taken from the front; where there are no more, zeros.
class Input final
{
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_left(data, static_cast<qsizetype>(size))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_left.isEmpty(); }
    [[nodiscard]] quint8 byte()
    {
        if (m_left.isEmpty())
            return 0;
        const auto value = static_cast<quint8>(m_left.front());
        m_left = m_left.sliced(1);
        return value;
    }
    [[nodiscard]] quint32 word()
    {
        quint32 value = byte();
        value = value << 8 | byte();
        value = value << 8 | byte();
        return value << 8 | byte();
    }
    [[nodiscard]] QByteArrayView bytes(qsizetype count)
    {
        const QByteArrayView taken = m_left.first(std::min(count, m_left.size()));
        m_left = m_left.sliced(taken.size());
        return taken;
    }
    [[nodiscard]] QByteArrayView rest() { return bytes(m_left.size()); }

private:
    QByteArrayView m_left;
};

} // namespace midhop::fuzz
