#pragma once

#include <QtCore/QByteArray>

namespace midhop::trace {

/// Writes JSON text into one growing buffer. Bytes are appended without QByteArray's checks for each: a
/// recorded exchange has some two hundred of them. The members' order and commas are the caller's.
class JsonOut final
{
public:
    explicit JsonOut(qsizetype expected);

    /// As is: punctuation, names, literals.
    void raw(QByteArrayView text)
    {
        reserve(text.size());
        std::copy(text.begin(), text.end(), m_at);
        m_at += text.size();
    }
    void number(qint64 value);
    /// A JSON string with its quotes. Controls and bidirectional controls are escaped, so that the line is
    /// harmless on a terminal as well; other characters stay. Bytes that are not UTF-8 become U+FFFD.
    void string(QByteArrayView utf8);
    /// A JSON string with the bytes in base64.
    void base64(QByteArrayView bytes);

    [[nodiscard]] QByteArray take();

private:
    void reserve(qsizetype size)
    {
        if (m_end - m_at < size)
            grow(size);
    }
    void grow(qsizetype size);
    void escaped(QByteArrayView utf8);

    QByteArray m_buffer;
    char *m_at = nullptr;
    char *m_end = nullptr;
};

} // namespace midhop::trace
