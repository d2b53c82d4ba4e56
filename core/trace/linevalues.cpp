#include "core/trace/linevalues.h"

#include "core/wire/replytext.h"

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;
using Kind = LineFault::Kind;

namespace {

constexpr qsizetype LongestShownValue = 40;

} // namespace

void LineValues::setName(QByteArrayView name)
{
    m_name = name;
    m_isBase64 = name.endsWith("_base64");
}

bool LineValues::fault(Kind kind, QByteArrayView detail)
{
    if (!m_json.isSound() || m_fault)
        return false;
    QByteArray shown = wire::printable(detail.first(std::min(detail.size(), LongestShownValue)));
    if (detail.size() > LongestShownValue)
        shown += "\u2026"_ba;
    m_fault = LineFault{kind, 0, 0, wire::printable(m_name), m_event, shown};
    return false;
}

/// What begins like no value at all is told as what it is: no JSON.
bool LineValues::wrongType()
{
    if (m_json.kind() == JsonIn::Kind::Nothing)
        m_json.skip();
    return fault(Kind::WrongType);
}

bool LineValues::number(qint64 &value, qint64 least, qint64 most)
{
    if (m_json.kind() != JsonIn::Kind::Number)
        return wrongType();
    const auto number = m_json.integer();
    if (!number || *number < least || *number > most)
        return fault(Kind::OutOfRange);
    value = *number;
    return true;
}

bool LineValues::text(QByteArrayView &value)
{
    const auto read = m_json.string();
    if (!read)
        return wrongType();
    value = *read;
    return true;
}

bool LineValues::bytes(std::optional<QByteArray> &value)
{
    value.reset();
    if (m_isBase64)
        return understood(value, SessionValues::base64);
    if (m_json.null())
        return true;
    QByteArrayView read;
    if (!text(read))
        return false;
    value = read.toByteArray();
    return true;
}

bool LineValues::bytes(QByteArray &value)
{
    std::optional<QByteArray> read;
    const bool good = bytes(read);
    value = read.value_or(QByteArray());
    return good;
}

bool LineValues::endpoint(wire::Endpoint &value)
{
    value = {};
    return m_json.null() || understood(value, SessionValues::endpoint);
}

bool LineValues::port(std::optional<QByteArray> &value)
{
    if (m_json.kind() != JsonIn::Kind::Number)
        return bytes(value);
    qint64 given = 0;
    if (!number(given, -MostNumber, MostNumber))
        return false;
    value = QByteArray::number(given);
    return true;
}

} // namespace midhop::trace
