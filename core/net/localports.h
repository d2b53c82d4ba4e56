#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace midhop::net {

/// The ports that the system gives out itself to sockets that connect: only to such a port can a connection meet itself, for its own
/// port is one of them. Asked of the system once a second at most. One thread.
class LocalPorts final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// True also where the system does not tell.
    [[nodiscard]] bool mayInclude(quint16 port, Time now);

private:
    void ask();

    Time m_asked{};
    int m_first = 0;
    int m_last = 65535;
};

} // namespace midhop::net
