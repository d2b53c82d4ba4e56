#include <QtCore/QDir>
#include <QtCore/QFile>

#include <cstddef>
#include <cstdint>
#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// Runs a fuzz target once over each file of the folders named. A broken promise aborts; the name of the file that did
/// it is the last one told. A folder without files is a failure: it would test nothing.
int main(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) {
        const QDir folder(QString::fromLocal8Bit(argv[i]));
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        if (names.isEmpty()) {
            std::fprintf(stderr, "no file in %s\n", argv[i]);
            return 1;
        }
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            std::fprintf(stderr, "%s\n", qPrintable(file.fileName()));
            if (!file.open(QIODevice::ReadOnly))
                return 1;
            // A copy of exactly its size, so that the address sanitizer sees the first byte behind it.
            const QByteArray content = file.readAll();
            const QByteArray exact(content.constData(), content.size());
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(exact.constData()),
                                   static_cast<std::size_t>(exact.size()));
        }
    }
    return argc > 1 ? 0 : 1;
}
