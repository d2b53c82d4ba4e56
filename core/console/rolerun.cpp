#include "core/console/rolerun.h"

#include "core/console/exitstatus.h"

#include <QtCore/QCoreApplication>

namespace midhop::console {

using namespace Qt::StringLiterals;

RoleRun::RoleRun(roles::ListenerRole &role, ExchangeLog &log, Output &output, const QByteArray &title,
                 const QByteArray &name)
    : m_role(role)
    , m_log(log)
    , m_output(output)
    , m_title(title)
    , m_name(name)
{
    connect(&m_signals, &net::SignalWatcher::terminateRequested, this, &RoleRun::terminate);
    connect(&m_role, &roles::ListenerRole::stopped, this, &RoleRun::end);
}

int RoleRun::exec(const Result<wire::Endpoint, net::ListenError> &started)
{
    if (!started) {
        m_output.note(started.error().text());
        return ExitStatus::CannotListen;
    }
    m_output.print(m_title + " listening on " + started->toText() + '\n');
    if (!started->address.isLoopback()) {
        m_output.note("Note: others can reach it: "_ba + started->toText() +
                      " is open to every machine that can reach this one.");
    }
    return QCoreApplication::exec();
}

void RoleRun::terminate()
{
    if (m_role.state() == roles::ListenerRole::State::Listening)
        m_role.stop();
}

void RoleRun::end()
{
    m_log.take();
    m_output.print(m_name + " shutting down.\n");
    QCoreApplication::exit(ExitStatus::Success);
}

} // namespace midhop::console
