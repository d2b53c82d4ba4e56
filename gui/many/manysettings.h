#pragma once

#include "core/roles/clientrun.h"

class QSettings;

namespace midhop::gui {

/// What the form of "Send many" asks for. A value.
struct ManySettings
{
    enum class Message : quint8 {
        Random, ///< four letters, new ones for each exchange
        Panel,  ///< the client panel's, the same for all
    };

    qint64 count = 1'000;
    int concurrency = 16; ///< exchanges in flight at most
    double rate = 0;      ///< exchanges begun a second; 0: as fast as it goes
    Message message = Message::Random;

    /// From the group `many`. What is missing, or makes no sense, keeps its default.
    [[nodiscard]] static ManySettings load(QSettings &store);
    void save(QSettings &store) const;
    friend bool operator==(const ManySettings &, const ManySettings &) = default;
};

} // namespace midhop::gui
