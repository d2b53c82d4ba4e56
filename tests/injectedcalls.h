#pragma once

#include <atomic>

/// core/net's system calls, counted and with failures put in: a test that lists injectedcalls.cpp links them
/// in place of core/net/systemcalls.cpp. Any thread.
namespace injected {

struct Call
{
    std::atomic<int> made{0};
    std::atomic<int> failures{0}; ///< so many of the next calls fail
    std::atomic<int> error{0};    ///< with this errno

    void fail(int times, int number)
    {
        error = number;
        failures = times;
    }
    void clear()
    {
        made = 0;
        failures = 0;
    }
    /// Counts the call; true with errno set if it is to fail.
    bool fails();
};

inline Call openSocket;
inline Call accept;
inline Call connect;
inline Call recv;
inline Call send;
inline Call closeSocket; ///< only counted
/// So many of the next connects are made, but told to be under way, as on a slow network.
inline std::atomic<int> slowConnects{0};
/// The next socket that connects is bound to this port of 127.0.0.1 before.
inline std::atomic<int> bindNextTo{0};

/// Everything as the system has it.
void clearAll();

} // namespace injected
