#include "tests/load/processfigures.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QFile>

#include <dirent.h>
#include <unistd.h>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QByteArray &path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 memoryOf(const QByteArray &status)
{
    const qsizetype at = status.indexOf("RssAnon:");
    if (at < 0)
        return 0;
    const QByteArray rest = status.sliced(at + 8);
    return rest.first(rest.indexOf("kB")).trimmed().toLongLong() * 1024;
}

/// QDir would read the kind of each; with 10,000 of them that shows in what is measured.
qint64 entriesOf(const QByteArray &folder)
{
    DIR *entries = ::opendir(folder.constData());
    if (!entries)
        return 0;
    qint64 count = -2; // . and ..
    while (::readdir(entries))
        ++count;
    ::closedir(entries);
    return count;
}

/// The fields behind the name, which may hold anything, begin with the third; utime and stime are the 14th
/// and 15th.
std::chrono::milliseconds processorOf(const QByteArray &stat)
{
    const QByteArrayList fields = stat.sliced(stat.lastIndexOf(')') + 1).trimmed().split(' ');
    if (fields.size() < 13)
        return {};
    const qint64 ticks = fields[11].toLongLong() + fields[12].toLongLong();
    return std::chrono::milliseconds(ticks * 1000 / ::sysconf(_SC_CLK_TCK));
}

} // namespace

ProcessFigures ProcessFigures::of(pid_t process)
{
    const QByteArray folder = "/proc/"_ba + QByteArray::number(process);
    return {memoryOf(contentOf(folder + "/status")), entriesOf(folder + "/fd"),
            processorOf(contentOf(folder + "/stat"))};
}

QByteArray megabytes(double bytes)
{
    return QByteArray::number(bytes / 1e6, 'f', 2) + " MB"_ba;
}

QByteArray milliseconds(std::chrono::nanoseconds time)
{
    return QByteArray::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 2) + " ms"_ba;
}

} // namespace midhop::load
