#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringBuilder>

#include <chrono>
#include <functional>

/// Sockets of the trials, on plain POSIX calls: nothing of the program under trial.
namespace midhop::load {

using Clock = std::chrono::steady_clock;

/// How long anything may take on a busy machine before a trial gives up.
constexpr std::chrono::seconds Patience{30};

/// A non-blocking connection to 127.0.0.1:`port`, possibly still under way; -1 with errno. `spread` chooses
/// the address it comes from: the local ports of one address are used up at about 28,000.
[[nodiscard]] int connectTo(quint16 port, quint32 spread = 0);
/// A non-blocking listener on a port of 127.0.0.1, which may be in TIME_WAIT; 0 is a free one. -1 with errno.
[[nodiscard]] int listenAt(quint16 port);
[[nodiscard]] quint16 portOf(int descriptor);
/// The envelope that asks for 127.0.0.1:`port`.
[[nodiscard]] QByteArray envelopeFor(quint16 port, const QByteArray &message);
/// One exchange, waited for: everything that came until the end; nothing when that does not come within
/// `limit`.
[[nodiscard]] QByteArray exchangeOnce(quint16 proxy, const QByteArray &envelope,
                                      std::chrono::milliseconds limit);
/// Looks at `condition` again and again until it holds; false when it does not within `limit`.
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition,
                             std::chrono::milliseconds limit = Patience);
/// Tells when a figure has stood still for a time. One thread.
class Standstill final
{
public:
    explicit Standstill(std::chrono::milliseconds time)
        : m_time(time)
    {
    }
    /// Takes the figure as it is now; true when it has been the same for longer than that.
    [[nodiscard]] bool holds(quint64 figure)
    {
        if (figure != m_figure) {
            m_figure = figure;
            m_since = Clock::now();
        }
        return Clock::now() - m_since > m_time;
    }
    /// When it was first seen as it was last.
    [[nodiscard]] Clock::time_point since() const { return m_since; }

private:
    std::chrono::milliseconds m_time;
    quint64 m_figure = 0;
    Clock::time_point m_since = Clock::now();
};

/// Raises the soft limit of descriptors to the hard one and returns it.
quint64 raiseDescriptorLimit();

} // namespace midhop::load
