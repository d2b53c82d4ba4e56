#pragma once

#include <QtCore/QtGlobal>

namespace midhop::net {

/// Raises the process's limit of open descriptors to the hard limit and returns it. Once at start, from any thread.
quint64 raiseDescriptorLimit();
/// The limit in force.
[[nodiscard]] quint64 descriptorLimit();
/// Sends FIN on a socket that Qt owns (QTcpSocket can't half-close). `descriptor` must be connected.
void halfClose(qintptr descriptor);
/// Makes the close of a socket that Qt owns a reset.
void resetOnClose(qintptr descriptor);

} // namespace midhop::net
