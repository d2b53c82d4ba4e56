#pragma once

#include "core/wire/endpoint.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace midhop::gui {

/// Programs that send the bytes of an envelope to a proxy once more, exact for any bytes. Pure functions;
/// ASCII.
namespace CopyTexts {

/// A script for python3 that sends, half-closes and prints the reply.
[[nodiscard]] QByteArray python(QByteArrayView envelope, const wire::Endpoint &proxy);
/// One line for a POSIX shell, without a line end: `printf '…' | nc -N 127.0.0.1 6000`.
[[nodiscard]] QByteArray ncLine(QByteArrayView envelope, const wire::Endpoint &proxy);

} // namespace CopyTexts

} // namespace midhop::gui
