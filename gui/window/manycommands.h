#pragma once

#include "gui/many/sendrun.h"

#include <memory>

class QSettings;
class QWidget;

namespace midhop::gui {

class ClientPanel;
class Journal;
class ManyWindow;

/// Joins the run of many exchanges with the window that shows it, the client panel it takes its addresses from and the settings.
/// GUI thread.
class ManyCommands final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Journal *journal = nullptr;
        ClientPanel *client = nullptr;
        QSettings *settings = nullptr;
    };

    /// The parts and `window`, the parent of the one that is opened, must outlive it.
    ManyCommands(const Parts &parts, QWidget *window);
    ~ManyCommands() override;

    /// Opens the window, or brings it to the front.
    void open();
    /// Remembers what the window says.
    void save();
    /// The program ends: no more is sent and shown. ended() follows if isRunning().
    void end();
    [[nodiscard]] bool isRunning() const { return m_run.isRunning(); }

signals:
    /// A run is over; its last part is published.
    void ended();

private:
    Parts m_parts;
    QWidget *m_window;
    SendRun m_run;
    std::unique_ptr<ManyWindow> m_many;
};

} // namespace midhop::gui
