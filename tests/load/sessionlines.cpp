#include "tests/load/sessionlines.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace midhop::load {

using namespace Qt::StringLiterals;

SessionLines SessionLines::of(const QByteArray &path)
{
    SessionLines result;
    QFile file(QString::fromUtf8(path));
    if (!file.open(QIODevice::ReadOnly)) {
        result.wrong = "can't be read"_ba;
        return result;
    }
    qint64 lastId = 0;
    for (qsizetype number = 1; !file.atEnd() && result.wrong.isEmpty(); ++number) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n')) {
            result.torn = true;
            break;
        }
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (number == 1) {
            if (object.value(u"format"_s) != u"midhop-session"_s)
                result.wrong = "the first line is no head"_ba;
            continue;
        }
        const qint64 id = object.value(u"id"_s).toInteger();
        if (id <= lastId)
            result.wrong = "line "_ba + QByteArray::number(number) + " has the id "_ba +
                           QByteArray::number(id) + " behind "_ba + QByteArray::number(lastId);
        lastId = id;
        ++result.exchanges;
        bool isNumber = false;
        const uint message = object.value(u"message"_s).toString().toUInt(&isNumber);
        if (isNumber)
            result.numbers.insert(message);
    }
    return result;
}

} // namespace midhop::load
