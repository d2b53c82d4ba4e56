#include "core/console/exportsink.h"

#include "core/net/standardstreams.h"
#include "core/wire/replytext.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QStringBuilder>

namespace midhop::console {

using namespace Qt::StringLiterals;

namespace {

QByteArray cannotWrite(const QString &path, const QString &why)
{
    return "can't write to "_ba + wire::printable(path.toUtf8()) + ": "_ba + why.toUtf8();
}

class StandardOutput final : public ExportSink
{
public:
    bool write(QByteArrayView bytes) override
    {
        const auto problem = net::writeStandardOutput(bytes);
        if (problem)
            m_error = problem->isEmpty() ? "standard output is not being read any more"_ba
                                         : QByteArray("can't write to standard output: "_ba + *problem);
        return !problem;
    }
    bool finish() override { return true; }
};

/// A file that is put in place at the end, or a device.
template <typename File>
class FileSink final : public ExportSink
{
public:
    explicit FileSink(const QString &path)
        : m_file(path)
    {
    }

    bool open(QIODevice::OpenMode mode) { return m_file.open(mode) || fail(); }
    bool write(QByteArrayView bytes) override
    {
        return m_file.write(bytes.data(), bytes.size()) == bytes.size() || fail();
    }
    bool finish() override
    {
        if constexpr (std::is_same_v<File, QSaveFile>)
            return m_file.commit() || fail();
        else
            return m_file.flush() || fail();
    }

private:
    bool fail()
    {
        m_error = cannotWrite(m_file.fileName(), m_file.errorString());
        return false;
    }

    File m_file;
};

template <typename File>
Result<std::unique_ptr<ExportSink>, QByteArray> opened(const QString &path, QIODevice::OpenMode mode)
{
    auto sink = std::make_unique<FileSink<File>>(path);
    if (!sink->open(mode))
        return Failure{sink->error()};
    return std::unique_ptr<ExportSink>(std::move(sink));
}

} // namespace

Result<std::unique_ptr<ExportSink>, QByteArray> ExportSink::open(const QString &path)
{
    if (path.isEmpty())
        return std::unique_ptr<ExportSink>(std::make_unique<StandardOutput>());
    const QFileInfo info(path);
    // QSaveFile would put a file in the place of /dev/null, if it may.
    if (info.exists() && !info.isFile() && !info.isDir())
        return opened<QFile>(path, QIODevice::WriteOnly | QIODevice::Unbuffered);
    return opened<QSaveFile>(path, QIODevice::WriteOnly);
}

} // namespace midhop::console
