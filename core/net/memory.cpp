#include "core/net/memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace midhop::net {

void keepFreedMemory()
{
#ifdef __GLIBC__ // mallopt(3)
    constexpr int Kept = 64 * 1024 * 1024;
    constexpr int MappedAlone = 8 * 1024 * 1024;
    ::mallopt(M_TRIM_THRESHOLD, Kept);
    ::mallopt(M_MMAP_THRESHOLD, MappedAlone);
#endif
}

} // namespace midhop::net
