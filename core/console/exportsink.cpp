#include "core/console/exportsink.h"

#include "core/net/standardstreams.h"
#include "core/trace/wholefile.h"
#include "core/wire/replytext.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
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

/// A file that is put in place at the end.
class FileSink final : public ExportSink
{
public:
    explicit FileSink(const QString &path)
        : m_file(path)
    {
    }

    bool open() { return m_file.open() || fail(); }
    bool write(QByteArrayView bytes) override { return m_file.write(bytes) || fail(); }
    bool finish() override { return m_file.commit() || fail(); }

private:
    bool fail()
    {
        m_error = cannotWrite(m_file.path(), m_file.errorText());
        return false;
    }

    trace::WholeFile m_file;
};

/// Written to as it comes.
class DeviceSink final : public ExportSink
{
public:
    explicit DeviceSink(const QString &path)
        : m_device(path)
    {
    }

    bool open() { return m_device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || fail(); }
    bool write(QByteArrayView bytes) override { return trace::writeAll(m_device, bytes) || fail(); }
    bool finish() override { return true; }

private:
    bool fail()
    {
        m_error = cannotWrite(m_device.fileName(), m_device.errorString());
        return false;
    }

    QFile m_device;
};

template <typename Sink>
Result<std::unique_ptr<ExportSink>, QByteArray> opened(const QString &path)
{
    auto sink = std::make_unique<Sink>(path);
    if (!sink->open())
        return Failure{sink->error()};
    return std::unique_ptr<ExportSink>(std::move(sink));
}

} // namespace

Result<std::unique_ptr<ExportSink>, QByteArray> ExportSink::open(const QString &path)
{
    if (path.isEmpty())
        return std::unique_ptr<ExportSink>(std::make_unique<StandardOutput>());
    const QFileInfo info(path);
    // A whole file would take the place of /dev/null, if it may.
    if (info.exists() && !info.isFile() && !info.isDir())
        return opened<DeviceSink>(path);
    return opened<FileSink>(path);
}

} // namespace midhop::console
