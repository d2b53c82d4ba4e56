#pragma once

#include <QtCore/QByteArray>

#include <atomic>
#include <vector>

/// core/net's system calls, counted and with failures put in: a test that lists injectedcalls.cpp links them
/// in place of core/net/systemcalls.cpp. Any thread.
namespace injected {

struct Call
{
    std::atomic<int> made{0};
    std::atomic<int> failed{0};
    std::atomic<int> before{0};   ///< so many of the next calls are made as ever
    std::atomic<int> failures{0}; ///< so many behind them fail
    std::atomic<int> error{0};    ///< with this errno; with this EAI code where the call tells one

    void fail(int times, int number)
    {
        error = number;
        before = 0;
        failures = times;
    }
    /// The `which`th call from now on fails, from 1 on.
    void failAt(int which, int number)
    {
        error = number;
        before = which - 1;
        failures = 1;
    }
    void clear()
    {
        failures = 0;
        before = 0;
        made = 0;
        failed = 0;
    }
    /// Counts the call; true with errno set if it is to fail.
    bool fails();
};

inline Call openSocket;
inline Call accept;
inline Call bind;
inline Call listen;
inline Call connect;
inline Call recv;
inline Call peek;
inline Call send;
inline Call shutdown;
inline Call getsockopt;
inline Call setsockopt;
inline Call getsockname;
inline Call getpeername;
inline Call pipe;
inline Call read;
inline Call write;
inline Call poll;
inline Call duplicate;
inline Call close; ///< only counted
inline Call epollCreate;
inline Call epollAdd;
inline Call epollModify;
inline Call epollWait;
inline Call getaddrinfo;
inline Call getifaddrs;
inline Call interfaceIndex;
inline Call interfaceExists;
inline Call getrlimit;
inline Call setrlimit;
inline Call startThread;

struct NamedCall
{
    const char *name;
    Call *call;
};
[[nodiscard]] const std::vector<NamedCall> &allCalls();

/// So many of the next connects are made, but told to be under way, as on a slow network.
inline std::atomic<int> slowConnects{0};
inline std::atomic<int> slowDescriptor{-1}; ///< of the last of them, until it was asked whether it is connected
/// The next socket that connects is bound to this port of 127.0.0.1 before.
inline std::atomic<int> bindNextTo{0};

/// Everything as the system has it.
void clearAll();

} // namespace injected
