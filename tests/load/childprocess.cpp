#include "tests/load/childprocess.h"

#include "tests/load/loopback.h"

#include <array>
#include <utility>
#include <vector>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace midhop::load {

namespace {

constexpr qsizetype ErrorsKept = 64 * 1024;

} // namespace

ChildProcess::ChildProcess(const QByteArray &program, const QByteArrayList &arguments, quint64 descriptors,
                           const QByteArray &output)
{
    std::vector<char *> argv{const_cast<char *>(program.constData())};
    for (const QByteArray &argument : arguments)
        argv.push_back(const_cast<char *>(argument.constData()));
    argv.push_back(nullptr);
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0)
        return;
    if (!output.isEmpty()) {
        const int file = ::open(output.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (file >= 0)
            ::close(std::exchange(out[1], file));
    }
    // fork() would take the right to write from all pages of this process: each page's next write would fault, and a bench
    // of a window with a million exchanges would measure that.
    m_pid = ::vfork(); // NOLINT(clang-analyzer-security.insecureAPI.vfork): see above
    if (m_pid == 0) {
        // Until exec only what signal-safety(7) allows, and nothing that this process would find changed.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(err[1], STDERR_FILENO);
        if (descriptors > 0) {
            const rlimit limit{descriptors, descriptors};
            ::setrlimit(RLIMIT_NOFILE, &limit);
        }
        ::execv(program.constData(), argv.data());
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    m_out = out[0];
    m_err = err[0];
    m_reader = std::thread([this] { read(); });
}

ChildProcess::~ChildProcess()
{
    kill();
    if (m_reader.joinable())
        m_reader.join();
    ::close(m_out);
    ::close(m_err);
}

void ChildProcess::read()
{
    std::vector<char> buffer(64 * 1024);
    std::array<pollfd, 2> polled{{{m_out, POLLIN, 0}, {m_err, POLLIN, 0}}};
    while (polled[0].fd >= 0 || polled[1].fd >= 0) {
        if (::poll(polled.data(), polled.size(), -1) < 0)
            continue;
        for (pollfd &end : polled) {
            if (end.fd < 0 || end.revents == 0)
                continue;
            const ssize_t got = ::read(end.fd, buffer.data(), buffer.size());
            if (got <= 0) {
                end.fd = -1; // poll() leaves it out
            } else if (end.fd == m_out) {
                takeOut(buffer.data(), got);
            } else {
                const std::lock_guard lock(m_mutex);
                m_errors.append(buffer.data(), std::min<qsizetype>(got, ErrorsKept - m_errors.size()));
            }
        }
    }
}

void ChildProcess::takeOut(const char *bytes, qsizetype size)
{
    const QByteArrayView view(bytes, size);
    const qsizetype last = view.lastIndexOf('\n');
    const std::lock_guard lock(m_mutex);
    if (last < 0) {
        m_torn.append(view);
        return;
    }
    m_torn.append(view.first(last));
    if (m_firstLine.isEmpty())
        m_firstLine = m_torn.first(std::max<qsizetype>(m_torn.indexOf('\n'), 0) == 0 ? m_torn.size()
                                                                                     : m_torn.indexOf('\n'));
    m_lastLine = m_torn.sliced(m_torn.lastIndexOf('\n') + 1);
    m_torn = view.sliced(last + 1).toByteArray();
    m_lines.fetch_add(static_cast<quint64>(view.count('\n')), std::memory_order_relaxed);
}

quint16 ChildProcess::waitForPort()
{
    QByteArray line;
    (void)waitUntil([&] {
        const std::lock_guard lock(m_mutex);
        line = m_firstLine;
        return !line.isEmpty() || !isRunning();
    });
    return line.sliced(line.lastIndexOf(':') + 1).toUShort();
}

QByteArray ChildProcess::lastLine()
{
    const std::lock_guard lock(m_mutex);
    return m_lastLine;
}

QByteArray ChildProcess::errors()
{
    const std::lock_guard lock(m_mutex);
    return m_errors;
}

bool ChildProcess::isRunning()
{
    if (m_pid <= 0 || m_status)
        return false;
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) == m_pid)
        m_status = status;
    return !m_status;
}

void ChildProcess::signal(int number) const
{
    if (m_pid > 0 && !m_status)
        ::kill(m_pid, number);
}

int ChildProcess::waitForEnd()
{
    if (!waitUntil([this] { return !isRunning(); }) || !m_status)
        return -1;
    if (m_reader.joinable())
        m_reader.join();
    return WIFEXITED(*m_status) ? WEXITSTATUS(*m_status) : -1;
}

int ChildProcess::stop()
{
    signal(SIGTERM);
    return waitForEnd();
}

void ChildProcess::kill()
{
    if (!isRunning())
        return;
    signal(SIGKILL);
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_status = status;
}

} // namespace midhop::load
