#pragma once

#include "core/console/exchangelog.h"
#include "core/net/signals.h"
#include "core/roles/listenerrole.h"
#include "core/wire/result.h"

namespace midhop::console {

/// Runs a proxy or a server until SIGINT or SIGTERM. Make it before the role is started, so that no signal
/// comes too early. Lives in the main thread.
class RoleRun final : public QObject
{
    Q_OBJECT
public:
    /// `title` begins the listening line, `name` the one at the end.
    RoleRun(roles::ListenerRole &role, ExchangeLog &log, Output &output, const QByteArray &title,
            const QByteArray &name);

    /// `started` is what the role's start() said. The exit status.
    [[nodiscard]] int exec(const Result<wire::Endpoint, net::ListenError> &started);

private:
    void terminate();
    void end();

    roles::ListenerRole &m_role;
    ExchangeLog &m_log;
    Output &m_output;
    QByteArray m_title;
    QByteArray m_name;
    net::SignalWatcher m_signals;
};

} // namespace midhop::console
