#include "core/console/convertcommand.h"

#include "core/console/exitstatus.h"

namespace midhop::console {

using namespace Qt::StringLiterals;

ConvertCommand::ConvertCommand(Output &output)
    : m_output(output)
    , m_line(u"convert"_s, u"Writes a session in another form. This version can't do it yet."_s)
{
    m_line.addArgument(u"SESSION"_s, u"The session file."_s, u"SESSION"_s);
    m_line.addValue(u"to"_s, u"csv|pcapng|mermaid|text"_s, u"The form to write."_s);
    m_line.addValue(u"output"_s, u"FILE"_s, u"Where to write it (default: standard output)."_s);
}

int ConvertCommand::run(const QStringList &arguments)
{
    if (const auto status = m_line.parse(arguments, m_output))
        return *status;
    m_output.note("This version of midhop-cli can't convert sessions yet."_ba);
    return ExitStatus::Usage;
}

} // namespace midhop::console
