#include "tests/benchmarks/plainenvelope.h"

#include <charconv>
#include <optional>

namespace midhop::bench {

namespace {

/// What is left of the bytes. Each step takes white space before it; nothing is what it is not, or not there.
class Rest final
{
public:
    explicit Rest(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool take(char wanted)
    {
        skip();
        if (m_bytes.empty() || m_bytes.front() != wanted)
            return false;
        m_bytes.remove_prefix(1);
        return true;
    }

    [[nodiscard]] std::optional<std::string_view> takeText()
    {
        if (!take('"'))
            return {};
        const size_t end = m_bytes.find('"');
        if (end == std::string_view::npos)
            return {};
        const std::string_view text = m_bytes.substr(0, end);
        m_bytes.remove_prefix(end + 1);
        if (text.find('\\') != std::string_view::npos)
            return {};
        return text;
    }

    [[nodiscard]] bool takeNumber(quint16 &number)
    {
        skip();
        const auto [end, error] = std::from_chars(m_bytes.data(), m_bytes.data() + m_bytes.size(), number);
        if (error != std::errc())
            return false;
        m_bytes.remove_prefix(static_cast<size_t>(end - m_bytes.data()));
        return true;
    }

private:
    void skip()
    {
        while (!m_bytes.empty() && (m_bytes.front() == ' ' || m_bytes.front() == '\n'))
            m_bytes.remove_prefix(1);
    }

    std::string_view m_bytes;
};

bool readAddress(std::string_view text, quint32 &address)
{
    address = 0;
    for (int part = 0; part < 4; ++part) {
        quint8 value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc())
            return false;
        address = (address << 8) | value;
        text.remove_prefix(static_cast<size_t>(end - text.data()));
        if (part < 3 && (text.empty() || text.front() != '.'))
            return false;
        if (part < 3)
            text.remove_prefix(1);
    }
    return text.empty();
}

bool readMember(Rest &rest, PlainEnvelope &envelope)
{
    const auto name = rest.takeText();
    if (!name || !rest.take(':'))
        return false;
    if (*name == "server_port")
        return rest.takeNumber(envelope.port);
    const auto text = rest.takeText();
    if (!text)
        return false;
    if (*name == "server_ip")
        return readAddress(*text, envelope.address);
    if (*name == "message")
        envelope.message = *text;
    return true;
}

} // namespace

PlainEnvelope::State PlainEnvelope::read(std::string_view bytes, PlainEnvelope &envelope)
{
    if (bytes.empty() || bytes.back() != '}')
        return State::Incomplete; // without reading a long one again with each of its segments
    envelope = {};
    Rest rest(bytes);
    if (!rest.take('{'))
        return State::Malformed;
    do {
        if (!readMember(rest, envelope))
            return State::Malformed;
    } while (rest.take(','));
    const bool whole =
        rest.take('}') && envelope.address != 0 && envelope.port != 0 && !envelope.message.empty();
    return whole ? State::Complete : State::Malformed;
}

} // namespace midhop::bench
