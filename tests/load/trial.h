#pragma once

#include "tests/load/report.h"

#include <QtCore/QString>
#include <QtCore/QStringBuilder>

namespace midhop::load {

/// What a trial is given.
struct TrialSetup
{
    QByteArray program;     ///< the midhop-cli under trial
    QByteArray folder;      ///< for files; removed afterwards
    bool full = false;      ///< the promised sizes, and judged by time as well
    bool sanitized = false; ///< the program keeps freed memory, so that its memory tells nothing
};

/// One way to strain the program. Each starts the processes that it needs and ends them.
class Trial
{
public:
    virtual ~Trial() = default;
    [[nodiscard]] virtual QByteArray name() const = 0;
    /// What it does, in one line.
    [[nodiscard]] virtual QByteArray description() const = 0;
    virtual void run(const TrialSetup &setup, Report &report) = 0;
};

} // namespace midhop::load
