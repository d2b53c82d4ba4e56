#pragma once

#include <sys/socket.h>
#include <sys/types.h>

/// The system calls on sockets in one place, under their own names: where platforms differ, and where a failure can be put in
/// under test. Each returns what the call returns, with errno.
namespace midhop::net::system {

/// A non-blocking TCP socket that programs we start do not inherit.
[[nodiscard]] int openSocket(int family);
/// Accepted sockets are non-blocking and not inherited.
[[nodiscard]] int accept(int listener, sockaddr *peer, socklen_t *size);
[[nodiscard]] int connect(int descriptor, const sockaddr *address, socklen_t size);
[[nodiscard]] ssize_t recv(int descriptor, char *buffer, size_t size);
/// Without SIGPIPE.
[[nodiscard]] ssize_t send(int descriptor, const char *bytes, size_t size);
void shutdownWrite(int descriptor);
int getsockopt(int descriptor, int level, int name, void *value, socklen_t *size);
int setsockopt(int descriptor, int level, int name, const void *value, socklen_t size);
void closeSocket(int descriptor);

} // namespace midhop::net::system
