#include "gui/tables/foreign.h"

#include "core/wire/replytext.h"

#include <QtCore/QDir>

namespace midhop::gui {

QString shown(QByteArrayView foreign)
{
    return QString::fromUtf8(wire::printable(foreign));
}

QString shown(const QByteArray &foreign)
{
    return shown(QByteArrayView(foreign));
}

QString shown(const QString &foreign)
{
    return shown(foreign.toUtf8());
}

QString shown(QByteArrayView foreign, qsizetype most)
{
    if (foreign.size() <= most)
        return shown(foreign);
    return shown(wire::withoutTornEnd(foreign.first(most))) + u'…';
}

QString shownPath(const QString &path)
{
    return shown(QDir::toNativeSeparators(path));
}

} // namespace midhop::gui
