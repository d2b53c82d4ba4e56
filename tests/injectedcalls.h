#pragma once

#include "injectedcall.h"

#include <QtCore/QByteArray>

#include <functional>
#include <vector>

/// core/net's system calls, counted and with failures put in: a test that lists injectedcalls.cpp links them
/// in place of core/net/systemcalls.cpp. Any thread.
namespace injected {

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
/// Called once, behind the next connect, in its thread.
inline std::atomic<const std::function<void()> *> onConnect{nullptr};
/// The next socket that connects is bound to this port of 127.0.0.1 before.
inline std::atomic<int> bindNextTo{0};

/// Everything as the system has it.
void clearAll();

} // namespace injected
