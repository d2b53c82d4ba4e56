#pragma once

#include <atomic>
#include <cerrno>

namespace injected {

/// A call of the system's that is counted and fails when it is told to. Any thread.
struct Call
{
    std::atomic<int> made{0};
    std::atomic<int> failed{0};   ///< since failures were put in
    std::atomic<int> before{0};   ///< so many of the next calls are made as ever
    std::atomic<int> failures{0}; ///< so many behind them fail
    std::atomic<int> error{0};    ///< with this errno; with this EAI code where the call tells one

    /// The next `times` calls fail.
    void fail(int times, int number) { failFrom(1, number, times); }
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
    bool fails()
    {
        ++made;
        if (before > 0 && before.fetch_sub(1) > 0)
            return false;
        for (int left = failures; left > 0;) {
            if (failures.compare_exchange_weak(left, left - 1)) {
                ++failed;
                errno = error;
                return true;
            }
        }
        return false;
    }
};

constexpr int ForEver = 1 << 30;

} // namespace injected
