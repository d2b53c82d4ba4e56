#pragma once

#include <QtCore/QByteArray>

#include <deque>
#include <optional>

namespace midhop::trace {

/// Reads JSON text from front to back, value by value. No tree is built: QJsonDocument takes several times as
/// long, and from hostile text as much memory as it likes. Strict RFC 8259, but that UTF-8 is checked by
/// whoever has the text; nesting up to 64. After a fault everything fails.
///
/// Whoever is inside an object or array takes or skips each value before asking for the next.
class JsonIn final
{
public:
    enum class Kind : quint8 { Object, Array, String, Number, Boolean, Null, Nothing };
    static constexpr int DeepestNesting = 64;

    /// `text` outlives this object.
    explicit JsonIn(QByteArrayView text);

    /// Of the value that comes next; Nothing where none begins.
    [[nodiscard]] Kind kind();

    /// False, and nothing is taken, where something else comes.
    [[nodiscard]] bool beginObject() { return begin('{'); }
    /// The next member's name; nothing at the object's end, which is taken.
    [[nodiscard]] std::optional<QByteArrayView> nextMember();
    [[nodiscard]] bool beginArray() { return begin('['); }
    /// Whether another element comes; the array's end is taken.
    [[nodiscard]] bool nextElement();

    /// The bytes a string means; nothing, and nothing is taken, where something else comes. Valid as long as
    /// this object and the text.
    [[nodiscard]] std::optional<QByteArrayView> string();
    /// A whole number, also written as 1e3; nothing, and it is taken, where it is not whole or too large;
    /// nothing, and nothing is taken, where no number comes.
    [[nodiscard]] std::optional<qint64> integer();
    [[nodiscard]] std::optional<bool> boolean();
    [[nodiscard]] bool null();
    void skip();
    /// Whether there is nothing behind the last value.
    [[nodiscard]] bool atEnd();

    [[nodiscard]] bool isSound() const { return m_reason.isEmpty(); }
    /// What was expected, stable English without a full stop; once it is not sound.
    [[nodiscard]] QByteArrayView reason() const { return m_reason; }
    /// Where reading stopped, in bytes.
    [[nodiscard]] qsizetype offset() const { return m_at - m_begin; }

private:
    [[nodiscard]] char peek();
    [[nodiscard]] bool begin(char bracket);
    [[nodiscard]] bool another(char bracket);
    [[nodiscard]] bool literal(QByteArrayView word);
    [[nodiscard]] bool escape();
    [[nodiscard]] bool digits();
    [[nodiscard]] QByteArrayView number();
    void fail(QByteArrayView reason);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    int m_depth = 0;
    bool m_fresh = false; ///< right behind an opening bracket
    QByteArrayView m_reason;
    std::deque<QByteArray> m_unescaped;
};

} // namespace midhop::trace
