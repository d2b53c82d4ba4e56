#include "core/roles/limits.h"

#include <QtCore/QStringBuilder>

namespace midhop::roles {

using namespace Qt::StringLiterals;

QByteArray inSeconds(milliseconds time)
{
    if (time.count() % 1000 == 0)
        return QByteArray::number(static_cast<qint64>(time.count() / 1000)) + " s"_ba;
    return QByteArray::number(static_cast<qint64>(time.count())) + " ms"_ba;
}

} // namespace midhop::roles
