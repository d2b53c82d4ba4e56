#pragma once

#include <sys/resource.h>
#include <unistd.h>

/// Leaves the process so many descriptors beyond those it has, until destroyed.
class FewDescriptors final
{
public:
    explicit FewDescriptors(rlim_t left)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const int lowestFree = ::dup(0);
        ::close(lowestFree);
        rlimit few = m_before;
        few.rlim_cur = static_cast<rlim_t>(lowestFree) + left;
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    FewDescriptors(const FewDescriptors &) = delete;
    FewDescriptors &operator=(const FewDescriptors &) = delete;

private:
    rlimit m_before{};
};
