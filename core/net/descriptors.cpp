#include "core/net/descriptors.h"

#include "core/net/systemcalls.h"

#include <errno.h>

namespace midhop::net {

quint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (system::getrlimit(limit) != 0)
        return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        system::setrlimit(limit);
    }
    return descriptorLimit();
}

quint64 descriptorLimit()
{
    rlimit limit{};
    return system::getrlimit(limit) == 0 ? limit.rlim_cur : 1024;
}

bool waitToRetry(int descriptor, short events)
{
    if (errno == EINTR)
        return true;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
        return false;
    pollfd ready{descriptor, events, 0};
    system::poll(&ready, 1, -1);
    return true;
}

Unwritten writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = system::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written >= 0)
            bytes = bytes.sliced(written);
        else if (!waitToRetry(descriptor, POLLOUT))
            return {bytes, errno};
    }
    return {};
}

void halfClose(qintptr descriptor)
{
    system::shutdown(static_cast<int>(descriptor), SHUT_WR);
}

void resetOnClose(qintptr descriptor)
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    system::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
}

} // namespace midhop::net
