#pragma once

#include "injectedcall.h"

/// Writes to regular files that fail: a test that lists injectedwrites.cpp puts its own write(2), ftruncate(2), rename(2) and linkat(2)
/// in front of the C library's, for itself and for Qt. Other descriptors are left alone. Any thread.
namespace injected {

inline Call writeFile;
inline Call truncateFile;
inline Call renameFile;
inline Call linkFile; ///< of a file that had no name before
/// Of the first write that is to fail, so many bytes, but not all, are written before: as on a disk that becomes full.
inline std::atomic<int> shortBy{-1};

inline void clearWrites()
{
    for (Call *call : {&writeFile, &truncateFile, &renameFile, &linkFile})
        call->clear();
    shortBy = -1;
}

} // namespace injected
