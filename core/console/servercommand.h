#pragma once

#include "core/console/commandline.h"
#include "core/console/exchangelog.h"
#include "core/roles/serverrole.h"

namespace midhop::console {

/// `midhop-cli server`. Used in the main thread, once.
class ServerCommand final
{
public:
    explicit ServerCommand(Output &output);

    /// The exit status.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    void readSettings();
    void readReply();

    Output &m_output;
    CommandLine m_line;
    roles::ServerSettings m_settings;
    Form m_form = Form::Lines;
};

} // namespace midhop::console
