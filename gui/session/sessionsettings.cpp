#include "gui/session/sessionsettings.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr qsizetype LongestPath = 4096;

const QString RecentKey = u"session/recent"_s;
const QString AskKey = u"session/askAboutUnsaved"_s;
const QString LimitKey = u"session/limit"_s;

bool isSensible(const QString &path)
{
    return !path.isEmpty() && path.size() <= LongestPath && QDir::isAbsolutePath(path) &&
           !path.contains(QChar(0));
}

} // namespace

QStringList SessionSettings::recent() const
{
    QStringList paths = m_store->value(RecentKey).toStringList();
    paths.removeIf([](const QString &path) { return !isSensible(path); });
    paths.removeDuplicates();
    return paths.mid(0, MostRecent);
}

void SessionSettings::addRecent(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = recent();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    m_store->setValue(RecentKey, paths.mid(0, MostRecent));
}

void SessionSettings::removeRecent(const QString &path)
{
    QStringList paths = recent();
    paths.removeAll(path);
    m_store->setValue(RecentKey, paths);
}

void SessionSettings::clearRecent()
{
    m_store->remove(RecentKey);
}

QString SessionSettings::folder(const QString &purpose) const
{
    const QString stored = m_store->value(u"session/folder-"_s + purpose).toString();
    if (isSensible(stored) && QFileInfo(stored).isDir())
        return stored;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void SessionSettings::setFolder(const QString &purpose, const QString &folder)
{
    m_store->setValue(u"session/folder-"_s + purpose, folder);
}

bool SessionSettings::asks() const
{
    return m_store->value(AskKey, true).toBool();
}

void SessionSettings::setAsks(bool asks)
{
    m_store->setValue(AskKey, asks);
}

qsizetype SessionSettings::limit() const
{
    bool isNumber = false;
    const qlonglong stored = m_store->value(LimitKey).toLongLong(&isNumber);
    return isNumber && stored >= LeastLimit && stored <= GreatestLimit ? qsizetype(stored) : DefaultLimit;
}

void SessionSettings::setLimit(qsizetype exchanges)
{
    m_store->setValue(LimitKey, qlonglong(std::clamp(exchanges, LeastLimit, GreatestLimit)));
}

} // namespace midhop::gui
