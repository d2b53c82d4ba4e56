#include "injectedwrites.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace injected {

namespace {

bool isFile(int descriptor)
{
    struct stat status
    {
    };
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

} // namespace injected

// The executable's symbols come before those of the libraries it loads, Qt among them (ld.so(8)).
extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    if (!injected::isFile(descriptor) || !injected::writeFile.fails())
        return ::syscall(SYS_write, descriptor, bytes, size);
    const int written = injected::shortBy.exchange(-1);
    if (written <= 0 || size < 2)
        return -1;
    return ::syscall(SYS_write, descriptor, bytes, std::min(size - 1, static_cast<size_t>(written)));
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    return injected::truncateFile.fails() ? -1 : static_cast<int>(::syscall(SYS_ftruncate, descriptor, size));
}

int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    return injected::linkFile.fails() ? -1 : static_cast<int>(::syscall(SYS_linkat, fromFolder, from, toFolder, to, flags));
}

int rename(const char *from, const char *to) noexcept
{
    return injected::renameFile.fails() ? -1 : static_cast<int>(::syscall(SYS_rename, from, to));
}

}
