#pragma once

#include "core/wire/endpoint.h"

#include <QtCore/QByteArray>

namespace midhop::net {

/// The program that listens on `endpoint`'s port in a way that is in its way: `python3 (pid 4711)`; empty where the system does not
/// tell (other users' programs, other systems than Linux). Reads /proc, see proc(5). Any thread; milliseconds.
[[nodiscard]] QByteArray portHolder(const wire::Endpoint &endpoint);

} // namespace midhop::net
