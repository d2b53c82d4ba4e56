#pragma once

#include "core/console/commandline.h"
#include "core/console/exchangelog.h"
#include "core/roles/proxyrole.h"

namespace midhop::console {

/// `midhop-cli proxy`. Used in the main thread, once.
class ProxyCommand final
{
public:
    explicit ProxyCommand(Output &output);

    /// The exit status.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    /// The settings without the rules; mistakes go to the command line.
    void readSettings();

    Output &m_output;
    CommandLine m_line;
    roles::ProxySettings m_settings;
    Form m_form = Form::Lines;
};

} // namespace midhop::console
