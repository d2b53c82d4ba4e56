#pragma once

#include "core/trace/linefault.h"

#include <QtWidgets/QDialog>

#include <vector>

namespace midhop::gui {

/// The lines of a session file that could not be read, each with its number and the reason. The window beside
/// it stays usable. GUI thread.
class FaultWindow final : public QDialog
{
    Q_OBJECT
public:
    /// `total` may be more than are listed; that is told.
    FaultWindow(const QString &file, const std::vector<trace::LineFault> &faults, qint64 total,
                QWidget *window);
};

} // namespace midhop::gui
