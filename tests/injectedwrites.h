#pragma once

#include <atomic>

/// Writes to regular files that fail: a test that lists injectedwrites.cpp puts its own write(2), ftruncate(2), rename(2) and linkat(2)
/// in front of the C library's, for itself and for Qt. Other descriptors are left alone. Any thread.
namespace injected {

struct FileCall
{
    std::atomic<int> made{0};
    std::atomic<int> failed{0};
    std::atomic<int> before{0};   ///< so many of the next calls are made as ever
    std::atomic<int> failures{0}; ///< so many behind them fail
    std::atomic<int> error{0};    ///< with this errno

    /// From the `which`th call on, from 1, `times` calls fail.
    void failFrom(int which, int number, int times = 1)
    {
        failed = 0;
        error = number;
        before = which - 1;
        failures = times;
    }
    void clear() { failures = before = made = failed = 0; }
    /// Counts the call; true with errno set if it is to fail.
    bool fails();
};

inline FileCall writeFile;
inline FileCall truncateFile;
inline FileCall renameFile;
inline FileCall linkFile; ///< of a file that had no name before
/// Of the first write that is to fail, so many bytes, but not all, are written before: as on a disk that becomes full.
inline std::atomic<int> shortBy{-1};

constexpr int ForEver = 1 << 30;

inline void clearWrites()
{
    for (FileCall *call : {&writeFile, &truncateFile, &renameFile, &linkFile})
        call->clear();
    shortBy = -1;
}

} // namespace injected
