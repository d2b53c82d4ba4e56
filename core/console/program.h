#pragma once

#include "core/console/output.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QStringList>

namespace midhop::console {

/// midhop-cli: finds the command and runs it. Used in the main thread, once.
class Program final
{
public:
    /// `arguments` as the system hands them over, without the program's name. The exit status.
    [[nodiscard]] int run(const QByteArrayList &arguments);

private:
    [[nodiscard]] int runCommand(const QString &name, const QStringList &arguments);
    [[nodiscard]] int runWithoutCommand(const QStringList &arguments);

    Output m_output;
};

} // namespace midhop::console
