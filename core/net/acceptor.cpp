#include "core/net/acceptor.h"

#include "core/net/socketaddress.h"
#include "core/net/systemcalls.h"

#include <cerrno>
#include <utility>

namespace midhop::net {

namespace {

// What one turn may accept before connections get theirs.
constexpr int FairShare = 64;
constexpr std::chrono::milliseconds RetryAfter{200};

} // namespace

Acceptor::Acceptor(Reactor &reactor, Handler &handler)
    : m_reactor(reactor)
    , m_handler(handler)
{}

Acceptor::~Acceptor()
{
    stop();
    m_reactor.forget(*this);
}

void Acceptor::start(int descriptor)
{
    m_descriptor = descriptor;
    m_token = m_reactor.poller().add(m_descriptor, *this);
    if (m_token == 0)
        pause();
}

void Acceptor::stop()
{
    m_retry.disarm();
    m_calm.disarm();
    if (m_token != 0)
        m_reactor.poller().remove(std::exchange(m_token, 0));
    if (m_descriptor >= 0)
        system::close(std::exchange(m_descriptor, -1));
}

void Acceptor::ready(Readiness)
{
    if (!m_paused && !m_held)
        acceptAll();
}

void Acceptor::setHeld(bool held)
{
    if (std::exchange(m_held, held) && !held && m_descriptor >= 0)
        m_reactor.resumeLater(*this);
}

void Acceptor::descriptorFreed()
{
    if (m_paused)
        m_reactor.resumeLater(*this);
}

void Acceptor::acceptAll()
{
    if (m_descriptor >= 0 && m_token == 0) {
        m_token = m_reactor.poller().add(m_descriptor, *this);
        if (m_token == 0) {
            pause();
            return;
        }
    }
    for (int i = 0; m_descriptor >= 0 && !m_held; ++i) {
        if (i == FairShare) {
            m_reactor.resumeLater(*this);
            return;
        }
        SocketAddress peer;
        const int descriptor = system::accept(m_descriptor, peer.data(), peer.sizePointer());
        if (descriptor >= 0) {
            m_paused = false;
            m_retry.disarm();
            m_handler.accepted(descriptor, peer.endpoint());
            continue;
        }
        switch (errno) {
        case EINTR:
        case ECONNABORTED: // gone before we came to it
        case EPROTO:
            continue;
        case EMFILE:
        case ENFILE:
        case ENOBUFS:
        case ENOMEM:
            pause();
            return;
        case EAGAIN:
            m_paused = false; // nobody is waiting any more
            if (m_shortageTold && !m_calm.isArmed())
                m_reactor.timers().arm(m_calm, m_reactor.now() + CalmAfter);
            return;
        default: // the fault of one connection (accept(2): network errors, a firewall), or of all; others may wait behind it
            m_reactor.timers().arm(m_retry, m_reactor.now() + RetryAfter);
            return;
        }
    }
}

void Acceptor::pause()
{
    // Another process may free what we wait for, so a slow timer looks again as well.
    m_reactor.timers().arm(m_retry, m_reactor.now() + RetryAfter);
    m_paused = true;
    m_calm.disarm();
    if (!std::exchange(m_shortageTold, true))
        m_handler.acceptingPaused();
}

void Acceptor::calm()
{
    m_shortageTold = false;
    m_handler.acceptingResumed();
}

} // namespace midhop::net
