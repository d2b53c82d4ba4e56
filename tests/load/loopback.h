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
/// A non-blocking listener on a free port of 127.0.0.1; -1 with errno.
[[nodiscard]] int listenAnywhere();
/// The same on a port of 127.0.0.1, which may be in TIME_WAIT; 0 is a free one.
[[nodiscard]] int listenAt(quint16 port);
[[nodiscard]] quint16 portOf(int descriptor);
/// The envelope that asks for 127.0.0.1:`port`.
[[nodiscard]] QByteArray envelopeFor(quint16 port, const QByteArray &message);
/// One exchange, waited for: everything that came until the end; nothing when that does not come within
/// `limit`.
[[nodiscard]] QByteArray exchangeOnce(quint16 proxy, const QByteArray &envelope,
                                      std::chrono::milliseconds limit);
/// Looks at `condition` every few milliseconds until it holds; false when it does not within `limit`.
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition,
                             std::chrono::milliseconds limit = Patience);
/// Raises the soft limit of descriptors to the hard one and returns it.
quint64 raiseDescriptorLimit();

} // namespace midhop::load
