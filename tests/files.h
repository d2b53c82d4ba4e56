#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QString>

#include <numeric>

/// Nothing where it can't be read.
inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Puts the bytes in place of what was there; false when that fails.
[[nodiscard]] inline bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// 1 to `count`, as a recording numbers its exchanges.
inline QList<quint64> firstIds(qsizetype count)
{
    QList<quint64> ids(count);
    std::iota(ids.begin(), ids.end(), quint64(1));
    return ids;
}
