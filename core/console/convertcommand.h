#pragma once

#include "core/console/commandline.h"

namespace midhop::console {

/// `midhop-cli convert`: what it will do is known, its work has not come yet.
class ConvertCommand final
{
public:
    explicit ConvertCommand(Output &output);

    /// The exit status.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    Output &m_output;
    CommandLine m_line;
};

} // namespace midhop::console
