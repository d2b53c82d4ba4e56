#pragma once

#include "core/console/commandline.h"
#include "core/console/exchangelog.h"
#include "core/roles/clientrun.h"

namespace midhop::console {

/// `midhop-cli client`. Used in the main thread, once.
class ClientCommand final
{
public:
    explicit ClientCommand(Output &output);

    /// The exit status.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    void readSettings();
    void readRate();
    void readAddresses();
    /// Asks for a normal send or a blocked one, as the three scripts did.
    void ask();
    [[nodiscard]] int exec();
    void showProgress(quint64 ended);
    void tellEnd(const roles::ClientRunSummary &summary);
    [[nodiscard]] static int exitStatus(const roles::ClientRunSummary &summary);

    Output &m_output;
    CommandLine m_line;
    roles::ClientRunSettings m_settings;
    Form m_form = Form::Lines;
};

} // namespace midhop::console
