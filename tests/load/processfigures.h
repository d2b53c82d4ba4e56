#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringBuilder>

#include <chrono>

#include <sys/types.h>

namespace midhop::load {

/// What proc(5), and its clock (clock_getcpuclockid(3)), tell of a process at a moment; zeros when it has
/// gone.
struct ProcessFigures
{
    qint64 memory = 0; ///< bytes of its own: anonymous pages that are resident
    qint64 descriptors = 0;
    std::chrono::nanoseconds processor{0}; ///< used by all threads since the start, ended ones too

    [[nodiscard]] static ProcessFigures of(pid_t process);
};

/// ProcessFigures::processor alone, without looking at each descriptor.
[[nodiscard]] std::chrono::nanoseconds processorOf(pid_t process);
/// `12.3 MB`, of 1,000,000 bytes; with its sign where it is negative.
[[nodiscard]] QByteArray megabytes(double bytes);
/// `1.23 ms`.
[[nodiscard]] QByteArray milliseconds(std::chrono::nanoseconds time);

} // namespace midhop::load
