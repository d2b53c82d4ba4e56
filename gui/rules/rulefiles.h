#pragma once

#include "core/access/rule.h"

#include <QtCore/QCoreApplication>

namespace midhop::gui {

/// Rule files on disk. Files of more than 16 MiB are refused.
class RuleFiles final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::RuleFiles)
public:
    /// The list, or in words why there is none: the line at fault, or what the system said.
    [[nodiscard]] static Result<access::RuleList, QString> read(const QString &path);
    /// Whole or not at all; empty when it worked, else in words why it did not.
    [[nodiscard]] static QString write(const QString &path, const access::RuleList &list);
};

} // namespace midhop::gui
