#include "gui/session/recovery.h"

#include "core/net/callqueued.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

#include <map>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

/// Lines behind the head; a torn last one does not count.
qint64 countExchanges(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    qint64 lines = 0;
    QByteArray block(1 << 20, Qt::Uninitialized);
    while (!QThread::currentThread()->isInterruptionRequested()) {
        const qint64 size = file.read(block.data(), block.size());
        if (size <= 0)
            break;
        lines += std::count(block.cbegin(), block.cbegin() + size, '\n');
    }
    return std::max<qint64>(0, lines - 1);
}

std::unique_ptr<QLockFile> lockFor(const QString &base)
{
    auto lock = std::make_unique<QLockFile>(base + u".lock"_s);
    lock->setStaleLockTime(0); // only the end of its owner makes it stale, never its age
    return lock;
}

} // namespace

QString Recovery::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/recovery"_s;
}

Recovery::Recovery(const QString &folder, QObject *parent, qint64 rotateAt)
    : QObject(parent)
    , m_folder(folder)
    , m_rotateAt(rotateAt)
{
    connect(&m_recorder, &Recorder::failed, this, &Recovery::failed);
    connect(&m_recorder, &Recorder::worked, this, &Recovery::worked);
    connect(&m_recorder, &Recorder::overflowed, this, &Recovery::overflowed);
    connect(&m_recorder, &Recorder::dropped, this, &Recovery::dropped);
}

Recovery::~Recovery()
{
    end(true);
}

void Recovery::start()
{
    QDir().mkpath(m_folder);
    if (!m_lock) {
        for (int attempt = 0; !m_lock; ++attempt) {
            const QString name = u"%1-%2-%3"_s.arg(
                QString::number(QCoreApplication::applicationPid()),
                QDateTime::currentDateTimeUtc().toString(u"yyyyMMddThhmmsszzz"_s), QString::number(attempt));
            m_base = m_folder + u'/' + name;
            // Never one that was there before: those files are somebody's, or offered.
            if (!QDir(m_folder).entryList({name + u".*"_s}, QDir::Files).isEmpty())
                continue;
            auto lock = lockFor(m_base);
            // Where no lock can be made, no file can: the recorder will tell.
            if (lock->tryLock() || lock->error() != QLockFile::LockFailedError)
                m_lock = std::move(lock);
        }
    }
    m_recorder.start({.path = m_base, .rotateAt = m_rotateAt, .late = true, .ownIds = true});
}

void Recovery::look()
{
    static const QRegularExpression form(u"\\A(\\d+-\\d{8}T\\d{9}-\\d+)\\.(\\d+)\\.jsonl\\z"_s);
    std::map<QString, std::map<int, QString>> groups;
    const QDir folder(m_folder);
    for (const QFileInfo &info : folder.entryInfoList(QDir::Files)) {
        if (const auto match = form.match(info.fileName()); match.hasMatch())
            groups[folder.filePath(match.captured(1))][match.captured(2).toInt()] = info.filePath();
    }
    for (const auto &[base, files] : groups) {
        Left left{base, lockFor(base), {}};
        if (base == m_base || !left.lock->tryLock())
            continue;
        for (const auto &[number, path] : files) {
            left.files.paths.append(path);
            left.files.until = std::max(left.files.until, QFileInfo(path).lastModified());
        }
        m_left.push_back(std::move(left));
    }
    // The newest first: most likely it is what one wants to go on with.
    std::sort(m_left.begin(), m_left.end(),
              [](const Left &a, const Left &b) { return a.files.until > b.files.until; });
    count();
}

void Recovery::count()
{
    if (m_left.empty())
        return;
    const QStringList paths = m_left.front().files.paths;
    m_counting.reset(QThread::create([this, paths] {
        qint64 exchanges = 0;
        for (const QString &path : paths)
            exchanges += countExchanges(path);
        net::callQueued(this, [this, exchanges] {
            m_counting->wait(); // it has nothing left to do
            if (m_left.empty())
                return;
            m_left.front().files.exchanges = exchanges;
            if (exchanges > 0)
                emit found(m_left.front().files);
            else
                discard();
        });
    }));
    m_counting->start();
}

void Recovery::next()
{
    m_left.pop_front();
    count();
}

void Recovery::later()
{
    if (!m_left.empty())
        next();
}

void Recovery::removeFiles(Left &left)
{
    for (const QString &path : left.files.paths)
        QFile::remove(path);
    left.lock->unlock();
}

void Recovery::discard()
{
    if (m_left.empty())
        return;
    removeFiles(m_left.front());
    next();
}

void Recovery::adopt()
{
    if (m_left.empty())
        return;
    m_adopted.push_back(std::move(m_left.front()));
    next();
}

void Recovery::cut()
{
    m_recorder.cut();
}

void Recovery::dropCut()
{
    m_recorder.dropCut();
    for (Left &left : m_adopted)
        removeFiles(left);
    m_adopted.clear();
}

void Recovery::drop()
{
    cut();
    dropCut();
}

void Recovery::end(bool keep)
{
    if (m_counting) {
        m_counting->requestInterruption();
        m_counting->wait();
        m_counting.reset();
    }
    m_left.clear();
    m_recorder.end(!keep);
    if (!keep) {
        for (Left &left : m_adopted)
            removeFiles(left);
    }
    m_adopted.clear();
    m_lock.reset();
}

} // namespace midhop::gui
