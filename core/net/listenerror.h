#pragma once

#include "core/wire/endpoint.h"

#include <QtCore/QByteArray>

namespace midhop::net {

/// Why an address can't be listened on.
struct ListenError
{
    enum class Kind : quint8 {
        PortInUse,
        NotPermitted,    ///< ports below 1024
        AddressNotHere,  ///< no interface has it
        NoDescriptors,
        Other,
    };
    Kind kind = Kind::Other;
    wire::Endpoint endpoint; ///< that was asked for
    QByteArray holder;       ///< PortInUse: `python3 (pid 4711)`, where the system tells; else empty
    QByteArray systemText;   ///< the system's words

    /// What happened, why and what to do, in stable English for the console:
    /// `Port 6000 on 127.0.0.1 is in use by python3 (pid 4711). Stop that program or choose another port.`
    [[nodiscard]] QByteArray text() const;
};

/// The next port above `endpoint.port` that could be listened on right now, or 0 if there is none within 1,000 ports. Binds, never connects.
[[nodiscard]] quint16 nextFreePort(const wire::Endpoint &endpoint);

} // namespace midhop::net
