#include "core/net/signals.h"

#include <QtCore/QSocketNotifier>

#ifdef Q_OS_UNIX
#include "core/net/systemcalls.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#endif

namespace midhop::net {

#ifdef Q_OS_UNIX

namespace {

// The handler may touch nothing but this; -1 while nobody watches.
std::atomic<int> wakeDescriptor{-1};
static_assert(std::atomic<int>::is_always_lock_free);

constexpr std::array watched{SIGINT, SIGTERM};

void onSignal(int)
{
    const int savedErrno = errno;
    const int descriptor = wakeDescriptor.load(std::memory_order_relaxed);
    if (descriptor >= 0) {
        const char byte = 1;
        // A full pipe means that a wake-up is already on its way.
        while (system::write(descriptor, &byte, 1) < 0 && errno == EINTR) {
        }
    }
    errno = savedErrno;
}

} // namespace

void surviveFileSizeLimit()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

struct SignalWatcher::Saved
{
    std::array<int, 2> pipe{-1, -1};
    std::array<struct sigaction, watched.size()> actions{};
};

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
    , m_saved(std::make_unique<Saved>())
{
    Q_ASSERT(wakeDescriptor.load() < 0);
    if (system::pipe(m_saved->pipe) != 0) {
        m_saved.reset();
        return; // no descriptors at start: the signals keep their own way of ending the process
    }
    m_notifier = new QSocketNotifier(m_saved->pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::drain);
    wakeDescriptor.store(m_saved->pipe[1]);

    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < watched.size(); ++i)
        ::sigaction(watched[i], &action, &m_saved->actions[i]);
}

SignalWatcher::~SignalWatcher()
{
    if (!m_saved)
        return;
    for (std::size_t i = 0; i < watched.size(); ++i)
        ::sigaction(watched[i], &m_saved->actions[i], nullptr);
    wakeDescriptor.store(-1);
    m_notifier->setEnabled(false);
    for (const int descriptor : m_saved->pipe)
        system::close(descriptor);
}

void SignalWatcher::drain()
{
    std::array<char, 64> bytes{};
    bool any = false;
    while (system::read(m_saved->pipe[0], bytes.data(), bytes.size()) > 0)
        any = true;
    if (any)
        emit terminateRequested();
}

#else

void surviveFileSizeLimit() {}

struct SignalWatcher::Saved
{
};

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
}

SignalWatcher::~SignalWatcher() = default;

void SignalWatcher::drain() {}

#endif

} // namespace midhop::net
