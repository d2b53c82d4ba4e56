#pragma once

#include <QtCore/QByteArray>

namespace midhop::trace {

/// Why a line of a session file could not be read. The window puts `kind` in the words of its language,
/// text() is the console's.
struct LineFault
{
    enum class Kind : quint8 {
        Foreign,        ///< line 1: the file is no session; nothing of it is read
        Empty,          ///< line 1: the file is empty
        UnknownVersion, ///< a head of a format this program does not know: what follows is not read
        TooLong,        ///< longer than SessionReader::LongestLine
        Torn,           ///< the last line is not whole: whoever wrote it ended too early
        NotUtf8,        ///< `column`
        NotJson,        ///< `column`, and in `detail` what was expected there
        NotAnObject,
        MissingMember, ///< `member`
        TwiceMember,   ///< `member` is there twice
        WrongType,     ///< `member`, of `event`
        BadValue,      ///< `member`, of `event`; `detail` is the value
        OutOfRange,    ///< `member`, of `event`: a number or time that can't be
    };
    Kind kind = Kind::NotJson;
    qint64 line = 0;   ///< from 1
    qint64 column = 0; ///< in characters, from 1; 0 where no place is meant
    QByteArray member; ///< its name
    qint64 event = 0;  ///< which of the line's events, from 1; 0: the exchange itself
    QByteArray detail; ///< printable; a version, a value (its beginning), what was expected

    /// One that is about no member.
    [[nodiscard]] static LineFault of(Kind kind, qint64 line, qint64 column = 0,
                                      const QByteArray &detail = {})
    {
        return {kind, line, column, {}, 0, detail};
    }
    /// `line 17: …; what to do`, stable English without a full stop.
    [[nodiscard]] QByteArray text() const;
};

} // namespace midhop::trace
