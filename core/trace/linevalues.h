#pragma once

#include "core/trace/jsonin.h"
#include "core/trace/linefault.h"
#include "core/trace/sessionvalues.h"

namespace midhop::trace {

/// The values of a session's line, one after the other. What reads a value returns false where it can't be;
/// that is noted as the line's fault, the first one counts. What is no JSON at all is for the JsonIn to tell.
class LineValues final
{
public:
    // More than any clock or counter gives, and far from where sums overflow.
    static constexpr qint64 MostNanoseconds = 315'360'000'000'000'000; // ten years
    static constexpr qint64 MostNumber =
        9'007'199'254'740'991; // 2^53 - 1, what all JSON readers keep exactly (RFC 8259, section 6)

    explicit LineValues(QByteArrayView line)
        : m_json(line)
    {
    }

    [[nodiscard]] JsonIn &json() { return m_json; }
    /// What is read next, for faults and for the form of bytes.
    void setName(QByteArrayView name);
    /// Which event it belongs to; 0 for none.
    void setEvent(qint64 event) { m_event = event; }
    [[nodiscard]] qint64 event() const { return m_event; }

    /// Always false.
    bool fault(LineFault::Kind kind, QByteArrayView detail = {});
    bool wrongType();
    [[nodiscard]] std::optional<LineFault> &noted() { return m_fault; }

    [[nodiscard]] bool number(qint64 &value, qint64 least, qint64 most);
    [[nodiscard]] bool text(QByteArrayView &value);
    /// Bytes as text or, where the member's name ends so, in base64; null where there are none.
    [[nodiscard]] bool bytes(std::optional<QByteArray> &value);
    /// Null and no bytes are the same here.
    [[nodiscard]] bool bytes(QByteArray &value);
    /// Null: not known.
    [[nodiscard]] bool endpoint(wire::Endpoint &value);
    /// A number, or the text that was no plain one.
    [[nodiscard]] bool port(std::optional<QByteArray> &value);
    /// A text that `read` understands.
    template <typename Value, typename Read>
    [[nodiscard]] bool understood(Value &value, const Read &read)
    {
        QByteArrayView given;
        if (!text(given))
            return false;
        const auto meant = read(given);
        if (!meant)
            return fault(LineFault::Kind::BadValue, given);
        value = *meant;
        return true;
    }

private:
    JsonIn m_json;
    QByteArrayView m_name;
    bool m_isBase64 = false;
    qint64 m_event = 0;
    std::optional<LineFault> m_fault;
};

} // namespace midhop::trace
