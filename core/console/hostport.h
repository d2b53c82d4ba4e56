#pragma once

#include "core/wire/endpoint.h"
#include "core/wire/result.h"

#include <QtCore/QString>

namespace midhop::console {

/// A host and a port as a person types them: `127.0.0.1:6000`, `[::1]:6000`, `example.com:6000`.
struct HostPort
{
    QByteArray host; ///< UTF-8, without brackets, not judged yet
    quint16 port = 0;

    /// Why not, in words, in the failure branch. A port of 0 passes where `leastPort` is 0.
    [[nodiscard]] static Result<HostPort, QString> parse(const QString &text, int leastPort);
};

/// What to listen on: an address of this machine, `localhost` (127.0.0.1) or `*` (0.0.0.0), and a port, 0 for
/// a free one.
[[nodiscard]] Result<wire::Endpoint, QString> parseListen(const QString &text);

} // namespace midhop::console
