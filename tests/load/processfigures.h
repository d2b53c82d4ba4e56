#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringBuilder>

#include <chrono>

#include <sys/types.h>

namespace midhop::load {

/// What proc(5) tells of a process at a moment.
struct ProcessFigures
{
    qint64 memory = 0; ///< bytes of its own: anonymous pages that are resident
    qint64 descriptors = 0;
    std::chrono::milliseconds processor{0}; ///< used by all threads since the start

    [[nodiscard]] static ProcessFigures of(pid_t process);
};

/// `12.3 MB`, of 1,000,000 bytes; with its sign where it is negative.
[[nodiscard]] QByteArray megabytes(double bytes);
/// `1.23 ms`.
[[nodiscard]] QByteArray milliseconds(std::chrono::nanoseconds time);

} // namespace midhop::load
