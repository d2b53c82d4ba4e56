#pragma once

#include <QtCore/QSaveFile>

namespace midhop::trace {

/// A file that is there whole or not at all: until commit() the old one stays. Unlike QSaveFile, which takes a short write of
/// its buffer for a whole one (and on a full disk puts a torn file in place), and has no words for any. One thread at a time.
class WholeFile final
{
public:
    explicit WholeFile(const QString &path);

    /// Each of these is false when it can't be done; errorText() says why, in the system's words. After that only destruction is
    /// left, which leaves the old file.
    [[nodiscard]] bool open();
    [[nodiscard]] bool write(QByteArrayView bytes);
    /// Takes the old file's place.
    [[nodiscard]] bool commit();

    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] QString errorText() const { return m_file.errorString(); }

private:
    [[nodiscard]] bool writeWaiting();

    QSaveFile m_file;
    QByteArray m_waiting;
};

/// Writes all of `bytes` to an unbuffered device, however many writes it takes; false when the system refuses one.
[[nodiscard]] bool writeAll(QIODevice &device, QByteArrayView bytes);

} // namespace midhop::trace
