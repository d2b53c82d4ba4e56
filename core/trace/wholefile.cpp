#include "core/trace/wholefile.h"

namespace midhop::trace {

namespace {

constexpr qsizetype BufferSize = 64 * 1024;

} // namespace

bool writeAll(QIODevice &device, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        // A short write is no error yet, and the system has no words for it: the next one tells them.
        const qint64 written = device.write(bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

WholeFile::WholeFile(const QString &path)
    : m_file(path)
{}

bool WholeFile::open()
{
    return m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool WholeFile::write(QByteArrayView bytes)
{
    m_waiting += bytes;
    return m_waiting.size() < BufferSize || writeWaiting();
}

bool WholeFile::commit()
{
    return writeWaiting() && m_file.commit();
}

bool WholeFile::writeWaiting()
{
    const QByteArray bytes = std::exchange(m_waiting, {});
    return writeAll(m_file, bytes);
}

} // namespace midhop::trace
