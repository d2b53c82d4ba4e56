#include "core/trace/linefault.h"

#include <QtCore/QStringBuilder>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

QByteArray subject(const LineFault &fault)
{
    QByteArray text = "\""_ba + fault.member + "\""_ba;
    if (fault.event > 0)
        text += " of event "_ba + QByteArray::number(fault.event);
    return text;
}

QByteArray problem(const LineFault &fault)
{
    using Kind = LineFault::Kind;
    switch (fault.kind) {
    case Kind::Foreign:
        return "this is no Midhop session, its first line does not name the format; choose a file that "
               "Midhop has "
               "recorded or saved"_ba;
    case Kind::Empty:
        return "the file is empty; choose a file that Midhop has recorded or saved"_ba;
    case Kind::UnknownVersion:
        return "the session's format is version "_ba + fault.detail +
               " and this program knows version 1; open it with the Midhop that wrote it"_ba;
    case Kind::TooLong:
        return "longer than 64 MiB; it is left out, shorten it to have it read"_ba;
    case Kind::Torn:
        return "torn, its writer ended in the middle of it; it is left out, what stands before it is read"_ba;
    case Kind::NotUtf8:
        return "column "_ba + QByteArray::number(fault.column) +
               " is not UTF-8; the line is left out, save the file as UTF-8"_ba;
    case Kind::NotJson:
        return "not JSON at column "_ba + QByteArray::number(fault.column) + ", "_ba + fault.detail +
               "; the line is left out, correct it to have it read"_ba;
    case Kind::NotAnObject:
        return "not a JSON object; it is left out, delete it or make it an exchange"_ba;
    case Kind::MissingMember:
        return subject(fault) + " is missing; the line is left out, add it to have it read"_ba;
    case Kind::TwiceMember:
        return subject(fault) + " is there twice; the line is left out, delete one to have it read"_ba;
    case Kind::WrongType:
        return subject(fault) + " has the wrong type; the line is left out, correct it to have it read"_ba;
    case Kind::BadValue:
        return subject(fault) + " can't be '"_ba + fault.detail +
               "'; the line is left out, correct it to have it read"_ba;
    case Kind::OutOfRange:
        return subject(fault) + " is out of range; the line is left out, correct it to have it read"_ba;
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray LineFault::text() const
{
    return "line "_ba + QByteArray::number(line) + ": "_ba + problem(*this);
}

} // namespace midhop::trace
