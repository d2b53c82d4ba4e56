#include "core/console/program.h"

#include "core/console/clientcommand.h"
#include "core/console/convertcommand.h"
#include "core/console/democommand.h"
#include "core/console/exitstatus.h"
#include "core/console/proxycommand.h"
#include "core/console/servercommand.h"
#include "core/wire/envelopereader.h"
#include "core/wire/replytext.h"
#include "core/wire/utf8.h"

namespace midhop::console {

using namespace Qt::StringLiterals;

int Program::run(const QByteArrayList &arguments)
{
    QStringList texts;
    for (const QByteArray &argument : arguments) {
        if (!wire::isValidUtf8(argument)) {
            m_output.note("The argument '" + wire::printable(argument) + "' is not UTF-8.");
            return ExitStatus::Usage;
        }
        texts += wire::textOf(argument);
    }
    if (texts.isEmpty() || texts.constFirst().startsWith(u'-'))
        return runWithoutCommand(texts);
    return runCommand(texts.constFirst(), texts.sliced(1));
}

int Program::runCommand(const QString &name, const QStringList &arguments)
{
    if (name == "proxy"_L1)
        return ProxyCommand(m_output).run(arguments);
    if (name == "server"_L1)
        return ServerCommand(m_output).run(arguments);
    if (name == "client"_L1)
        return ClientCommand(m_output).run(arguments);
    if (name == "demo"_L1)
        return DemoCommand(m_output).run(arguments);
    if (name == "convert"_L1)
        return ConvertCommand(m_output).run(arguments);
    m_output.note("Unknown command '"_ba + name.toUtf8() +
                  "'. The commands are proxy, server, client, demo and convert. See midhop-cli --help.");
    return ExitStatus::Usage;
}

int Program::runWithoutCommand(const QStringList &arguments)
{
    CommandLine line(QString(),
                     u"A client, a proxy and a server that show what happens between them.\n"
                     "\n"
                     "Commands:\n"
                     "  proxy    takes envelopes, decides by rules, forwards messages, hands replies back\n"
                     "  server   answers each message, DONE unless told otherwise\n"
                     "  client   sends an envelope to the proxy and prints the reply\n"
                     "  demo     all three in one process: a normal and a blocked exchange\n"
                     "  convert  writes a session as CSV, pcapng, Mermaid or text\n"
                     "\n"
                     "midhop-cli COMMAND --help tells the options of a command."_s);
    line.addArgument(u"COMMAND"_s, u"What to do."_s, u"COMMAND"_s);
    if (const auto status = line.parse(arguments, m_output))
        return *status;
    m_output.note("A command is missing: proxy, server, client, demo or convert. See midhop-cli --help."_ba);
    return ExitStatus::Usage;
}

} // namespace midhop::console
