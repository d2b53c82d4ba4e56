#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QtGlobal>

namespace midhop::net {

/// Raises the process's limit of open descriptors to the hard limit and returns it. Once at start, from any thread.
quint64 raiseDescriptorLimit();
/// The limit in force.
[[nodiscard]] quint64 descriptorLimit();
/// After read(2) or write(2) failed: whether to try again. Waits for `events` of poll(2) where somebody else made `descriptor`
/// non-blocking. Any thread.
[[nodiscard]] bool waitToRetry(int descriptor, short events);
/// What writeAll() could not write.
struct Unwritten
{
    QByteArrayView bytes; ///< empty: all is written
    int error = 0;        ///< errno
};
/// Blocks until all is written or the system refuses. Any thread, one that blocks SIGPIPE.
[[nodiscard]] Unwritten writeAll(int descriptor, QByteArrayView bytes);
/// Sends FIN on a socket that Qt owns (QTcpSocket can't half-close). `descriptor` must be connected.
void halfClose(qintptr descriptor);
/// Makes the close of a socket that Qt owns a reset.
void resetOnClose(qintptr descriptor);

} // namespace midhop::net
