#include "tests/load/processfigures.h"

#include <QtCore/QFile>

#include <ctime>

#include <dirent.h>

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

} // namespace

ProcessFigures ProcessFigures::of(pid_t process)
{
    const QByteArray folder = "/proc/"_ba + QByteArray::number(process);
    return {memoryOf(contentOf(folder + "/status")), entriesOf(folder + "/fd"), processorOf(process)};
}

/// Its clock counts nanoseconds, where proc(5) counts hundredths of a second.
std::chrono::nanoseconds processorOf(pid_t process)
{
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return {};
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
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
