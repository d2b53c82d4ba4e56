#include "gui/session/faultwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

struct FaultWords
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::FaultWords)
};

/// `"reply_bytes"`, or `"ns" of event 3`.
QString where(const trace::LineFault &fault)
{
    const QString member = u'"' + QString::fromUtf8(fault.member) + u'"';
    return fault.event == 0 ? member : FaultWords::tr("%1 of event %2").arg(member).arg(fault.event);
}

} // namespace

QString faultWords(const trace::LineFault &fault)
{
    using Kind = trace::LineFault::Kind;
    const QString detail = QString::fromUtf8(fault.detail);
    switch (fault.kind) {
    case Kind::Foreign:
        return FaultWords::tr("it is no Midhop session");
    case Kind::Empty:
        return FaultWords::tr("the file is empty");
    case Kind::UnknownVersion:
        return FaultWords::tr("it is a session of format version %1, which this Midhop does not know")
            .arg(detail);
    case Kind::TooLong:
        return FaultWords::tr("the line is too long for an exchange");
    case Kind::Torn:
        return FaultWords::tr("the line is not whole: whoever wrote it ended too early");
    case Kind::NotUtf8:
        return FaultWords::tr("there is no UTF-8 at column %1").arg(QLocale().toString(fault.column));
    case Kind::NotJson:
        return FaultWords::tr("it is no JSON at column %1: %2").arg(QLocale().toString(fault.column), detail);
    case Kind::NotAnObject:
        return FaultWords::tr("it is no JSON object");
    case Kind::MissingMember:
        return FaultWords::tr("%1 is missing").arg(where(fault));
    case Kind::TwiceMember:
        return FaultWords::tr("%1 is there twice").arg(where(fault));
    case Kind::WrongType:
        return FaultWords::tr("%1 is of another type than it should be").arg(where(fault));
    case Kind::BadValue:
        return FaultWords::tr("%1 has a value that makes no sense: %2").arg(where(fault), detail);
    case Kind::OutOfRange:
        return FaultWords::tr("%1 is a number or time that can't be").arg(where(fault));
    }
    return {};
}

} // namespace midhop::gui
