#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace midhop::gui {

class SendRun;

/// What a run counted, as text to paste: columns are parted by tabs. GUI thread.
class ManyReport final
{
    Q_DECLARE_TR_FUNCTIONS(midhop::gui::ManyReport)
public:
    [[nodiscard]] static QString text(const SendRun &run);
};

} // namespace midhop::gui
