#include "core/console/proxycommand.h"

#include "core/console/exitstatus.h"
#include "core/console/hostport.h"
#include "core/console/limitoptions.h"
#include "core/console/logoptions.h"
#include "core/console/rolerun.h"
#include "core/console/ruleoptions.h"

namespace midhop::console {

using namespace Qt::StringLiterals;

ProxyCommand::ProxyCommand(Output &output)
    : m_output(output)
    , m_line(u"proxy"_s,
             u"Takes envelopes, decides by the rules, forwards messages and hands replies back."_s)
{
    m_line.addValue(u"listen"_s, u"ADDRESS:PORT"_s,
                    u"Where clients find it, port 0 for a free one (default: 127.0.0.1:6000)."_s);
    RuleOptions::add(m_line);
    m_line.addValue(u"forward"_s, u"message|json"_s,
                    u"What the server is sent: the message's bytes alone (the default), or the envelope with "
                    "proxy_ip and proxy_port."_s);
    LogOptions::add(m_line);
    LimitOptions::add(m_line, LimitOptions::Set::Proxy, {});
}

int ProxyCommand::run(const QStringList &arguments)
{
    if (const auto status = m_line.parse(arguments, m_output))
        return *status;
    readSettings();
    if (const auto status = m_line.failure(m_output))
        return *status;
    auto rules = RuleOptions::read(m_line);
    if (!rules) {
        m_output.note(rules.error());
        return ExitStatus::Usage;
    }
    m_settings.rules = std::make_shared<const access::Blocklist>(rules.takeValue());
    auto recorder = LogOptions::recorder(m_line, m_output);
    if (!recorder)
        return recorder.error();
    ExchangeLog log(m_output, m_form, recorder.takeValue());
    roles::ProxyRole role(log.feed());
    RoleRun run(role, log, m_output, "Proxy Server"_ba, "Proxy"_ba);
    return run.exec(role.start(m_settings));
}

void ProxyCommand::readSettings()
{
    m_form = LogOptions::form(m_line);
    m_settings.limits = LimitOptions::read(m_line, LimitOptions::Set::Proxy, {});
    m_settings.forward = m_line.choice(u"forward"_s, {u"message"_s, u"json"_s}) == 1
                             ? roles::Forward::Json
                             : roles::Forward::Message;
    const auto listen =
        parseListen(m_line.isSet(u"listen"_s) ? m_line.value(u"listen"_s) : u"127.0.0.1:6000"_s);
    if (listen)
        m_settings.listen = *listen;
    else
        m_line.fail(u"--listen: "_s + listen.error());
}

} // namespace midhop::console
