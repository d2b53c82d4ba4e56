#pragma once

#include "gui/app/commandline.h"
#include "gui/settings/settings.h"

class QMainWindow;
class QSplitter;

namespace midhop::gui {

class ClientPanel;
class Details;
class ProxyPanel;
class ServerPanel;

/// What of a window is remembered: puts Settings into its parts and takes them out again. The parts must live
/// while it is used.
class Memory final
{
public:
    struct Parts
    {
        QMainWindow *window = nullptr;
        ClientPanel *client = nullptr;
        ProxyPanel *proxy = nullptr;
        ServerPanel *server = nullptr;
        QSplitter *panels = nullptr;
        QSplitter *halves = nullptr;
        QSplitter *lower = nullptr;
        Details *details = nullptr;
    };

    explicit Memory(const Parts &parts)
        : m_parts(parts)
    {
    }

    /// The ports in `options` win over those in `settings`.
    void restore(const Settings &settings, const StartOptions &options) const;
    /// What the parts show now. What `options` asked for is for this run alone: where it still stands,
    /// `before` stays.
    [[nodiscard]] Settings collect(const Settings &before, const StartOptions &options) const;

private:
    void restoreGeometry(const Settings &settings) const;

    Parts m_parts;
};

} // namespace midhop::gui
