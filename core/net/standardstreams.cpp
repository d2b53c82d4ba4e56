#include "core/net/standardstreams.h"

#include "core/net/descriptors.h"
#include "core/net/systemcalls.h"

#include <QtCore/QString>

#include <algorithm>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

namespace midhop::net {

void openMissingStandardStreams()
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            // open() takes the lowest free number, which is this one.
            [[maybe_unused]] const int opened = ::open("/dev/null", O_RDWR);
        }
    }
}

bool standardErrorIsTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

bool standardOutputIsTerminal()
{
    return ::isatty(STDOUT_FILENO) == 1;
}

QByteArray readStandardInput(qsizetype most, QByteArray &error)
{
    QByteArray bytes(most, Qt::Uninitialized);
    ssize_t size = 0;
    do
        size = system::read(STDIN_FILENO, bytes.data(), static_cast<size_t>(most));
    while (size < 0 && waitToRetry(STDIN_FILENO, POLLIN));
    if (size < 0)
        error = qt_error_string(errno).toUtf8();
    bytes.truncate(std::max<ssize_t>(size, 0));
    return bytes;
}

std::optional<QByteArray> writeStandardOutput(QByteArrayView bytes)
{
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, nullptr); // write(2) tells EPIPE
    const auto [left, error] = writeAll(STDOUT_FILENO, bytes);
    if (!left.isEmpty())
        return error == EPIPE ? QByteArray() : qt_error_string(error).toUtf8();
    return std::nullopt;
}

} // namespace midhop::net
