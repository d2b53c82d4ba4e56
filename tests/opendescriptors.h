#pragma once

#include <filesystem>

/// How many descriptors this process has open.
inline int openDescriptors()
{
    const std::filesystem::directory_iterator entries("/proc/self/fd");
    return static_cast<int>(std::distance(begin(entries), end(entries))) - 1; // the iterator has one, too
}
