#pragma once

#include "core/console/commandline.h"
#include "core/net/signals.h"
#include "core/roles/clientrun.h"
#include "core/roles/proxyrole.h"
#include "core/roles/serverrole.h"

#include <map>

namespace midhop::console {

/// `midhop-cli demo`: proxy, server and a client in this process on free ports; one normal exchange and one
/// that the default rule blocks. Used in the main thread, once.
class DemoCommand final : public QObject
{
    Q_OBJECT
public:
    explicit DemoCommand(Output &output);

    /// The exit status: 0 only if both replies are as they should be.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    enum class Step : quint8 { Normal, Blocked, Stopping };

    [[nodiscard]] bool startServer();
    [[nodiscard]] bool startProxy();
    void send();
    void take();
    void judge(const roles::ClientRunSummary &summary);
    /// The client has its reply and every role has told its part.
    [[nodiscard]] bool isComplete() const;
    void goOn();
    void printExchange();
    void stop();
    /// `role` has stopped.
    void end(trace::Role role);
    void print(trace::Role role, const QByteArray &line);

    Output &m_output;
    CommandLine m_line;
    trace::Feed m_feed;
    roles::ServerRole m_server;
    roles::ProxyRole m_proxy;
    roles::ClientRun m_client;
    net::SignalWatcher m_signals;
    QTimer m_limit;     ///< of the whole demo
    QTimer m_partLimit; ///< of the last parts after the client's reply
    Step m_step = Step::Normal;
    int m_running = 2; ///< proxy and server
    bool m_replied = false;
    bool m_asItShouldBe = true;
    std::map<trace::Role, trace::Part> m_parts; ///< of the exchange under way, the finished ones
};

} // namespace midhop::console
