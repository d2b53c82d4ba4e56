#include "core/console/servercommand.h"

#include "core/console/hostport.h"
#include "core/console/limitoptions.h"
#include "core/console/logoptions.h"
#include "core/console/rolerun.h"

namespace midhop::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestDelay = 86'400'000; // a day

} // namespace

ServerCommand::ServerCommand(Output &output)
    : m_output(output)
    , m_line(u"server"_s, u"Reads a message from each connection, answers it and closes."_s)
{
    m_line.addValue(u"listen"_s, u"ADDRESS:PORT"_s,
                    u"Where the proxy finds it, port 0 for a free one (default: 127.0.0.1:8888)."_s);
    m_line.addValue(u"reply"_s, u"TEXT"_s, u"Answers TEXT (default: DONE)."_s);
    m_line.addFlag(u"echo"_s, u"Answers the message itself."_s);
    m_line.addFlag(u"reverse"_s, u"Answers the message reversed."_s);
    m_line.addFlag(u"silent"_s, u"Answers nothing and holds the connection until the other side ends it."_s);
    m_line.addValue(u"delay"_s, u"MS"_s, u"Waits so long before the answer (default: 0)."_s);
    m_line.addValue(u"reply-as"_s, u"text|json"_s,
                    u"json: answers a JSON message with the same object and its member message replaced."_s);
    m_line.addFlag(u"keep-open"_s, u"Answers further messages on the same connection."_s);
    LogOptions::add(m_line);
    LimitOptions::add(m_line, LimitOptions::Set::Server, roles::ServerSettings().limits);
}

int ServerCommand::run(const QStringList &arguments)
{
    if (const auto status = m_line.parse(arguments, m_output))
        return *status;
    readSettings();
    if (const auto status = m_line.failure(m_output))
        return *status;
    auto recorder = LogOptions::recorder(m_line, m_output);
    if (!recorder)
        return recorder.error();
    ExchangeLog log(m_output, m_form, recorder.takeValue());
    roles::ServerRole role(log.feed());
    RoleRun run(role, log, m_output, "Server"_ba, "Server"_ba);
    return run.exec(role.start(m_settings));
}

void ServerCommand::readSettings()
{
    m_form = LogOptions::form(m_line);
    m_settings.limits = LimitOptions::read(m_line, LimitOptions::Set::Server, m_settings.limits);
    const auto listen =
        parseListen(m_line.isSet(u"listen"_s) ? m_line.value(u"listen"_s) : u"127.0.0.1:8888"_s);
    if (listen)
        m_settings.listen = *listen;
    else
        m_line.fail(u"--listen: "_s + listen.error());
    readReply();
}

void ServerCommand::readReply()
{
    m_line.exclude({u"reply"_s, u"echo"_s, u"reverse"_s, u"silent"_s});
    roles::ServerReply &reply = m_settings.reply;
    if (m_line.isSet(u"echo"_s))
        reply.kind = roles::ServerReply::Kind::Echo;
    else if (m_line.isSet(u"reverse"_s))
        reply.kind = roles::ServerReply::Kind::Reversed;
    else if (m_line.isSet(u"silent"_s))
        reply.kind = roles::ServerReply::Kind::Silent;
    else if (m_line.isSet(u"reply"_s))
        reply.text = m_line.value(u"reply"_s).toUtf8();
    reply.delay = roles::milliseconds(m_line.number(u"delay"_s, 0, 0, LongestDelay));
    reply.asJson = m_line.choice(u"reply-as"_s, {u"text"_s, u"json"_s}) == 1;
    reply.keepOpen = m_line.isSet(u"keep-open"_s);
}

} // namespace midhop::console
