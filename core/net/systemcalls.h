#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <functional>

#include <netdb.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>

struct epoll_event;
struct ifaddrs;

/// The system calls of core/net in one place, under their own names: where platforms differ, and where a failure can be put in
/// under test. Each returns what the call returns, with errno. Any thread.
namespace midhop::net::system {

// --- sockets

/// A non-blocking TCP socket that programs we start do not inherit.
[[nodiscard]] int openSocket(int family);
/// Accepted sockets are non-blocking and not inherited.
[[nodiscard]] int accept(int listener, sockaddr *peer, socklen_t *size);
[[nodiscard]] int bind(int descriptor, const sockaddr *address, socklen_t size);
[[nodiscard]] int listen(int descriptor, int backlog);
[[nodiscard]] int connect(int descriptor, const sockaddr *address, socklen_t size);
[[nodiscard]] ssize_t recv(int descriptor, char *buffer, size_t size);
/// What the next recv would return, at once and without taking it.
[[nodiscard]] ssize_t peek(int descriptor, char *buffer, size_t size);
/// Without SIGPIPE.
[[nodiscard]] ssize_t send(int descriptor, const char *bytes, size_t size);
/// The same for bytes that others, or a FIN, follow at once: the system may wait for these to fill a segment (MSG_MORE).
[[nodiscard]] ssize_t sendMore(int descriptor, const char *bytes, size_t size);
/// `how`: SHUT_WR or SHUT_RDWR.
int shutdown(int descriptor, int how);
int getsockopt(int descriptor, int level, int name, void *value, socklen_t *size);
int setsockopt(int descriptor, int level, int name, const void *value, socklen_t size);
[[nodiscard]] int getsockname(int descriptor, sockaddr *address, socklen_t *size);
[[nodiscard]] int getpeername(int descriptor, sockaddr *address, socklen_t *size);

// --- descriptors of any kind

/// Non-blocking at both ends, not inherited; the end to read comes first.
[[nodiscard]] int pipe(std::array<int, 2> &ends);
[[nodiscard]] ssize_t read(int descriptor, void *buffer, size_t size);
[[nodiscard]] ssize_t write(int descriptor, const void *bytes, size_t size);
int poll(pollfd *polled, nfds_t count, int milliseconds);
/// Not inherited.
[[nodiscard]] int duplicate(int descriptor);
/// Nothing is told: on Linux the descriptor is gone whatever close(2) says.
void close(int descriptor);

#ifdef Q_OS_LINUX
[[nodiscard]] int epollCreate();
[[nodiscard]] int epollAdd(int epoll, int descriptor, epoll_event &event);
[[nodiscard]] int epollModify(int epoll, int descriptor, epoll_event &event);
[[nodiscard]] int epollWait(int epoll, epoll_event *events, int most, int milliseconds);
#endif

// --- names and addresses

/// As getaddrinfo(3) for TCP: 0 or an EAI code.
[[nodiscard]] int getaddrinfo(const char *name, addrinfo **list);
[[nodiscard]] int getifaddrs(ifaddrs **list);
/// 0, with errno, when there is none.
[[nodiscard]] unsigned int interfaceIndex(const char *name);
/// Whether there is one, else with errno.
[[nodiscard]] bool interfaceExists(unsigned int index);

// --- the process

[[nodiscard]] int getrlimit(rlimit &descriptors);
int setrlimit(const rlimit &descriptors);
/// Runs `task` in a thread that nobody waits for; false with errno when there can't be one more.
[[nodiscard]] bool startThread(std::function<void()> task);

} // namespace midhop::net::system
