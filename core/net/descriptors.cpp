#include "core/net/descriptors.h"

#include "core/net/systemcalls.h"

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
