#pragma once

#include "gui/compose/sendqueue.h"
#include "core/trace/store.h"

class QSettings;

namespace midhop::gui {

class ClientPanel;
class ComposeWindow;
class ExchangesView;
class FilterBar;
class Journal;

/// Does what the table's menu asks for beyond the table: sends again, opens the compose window, filters.
/// GUI thread.
class ExchangeCommands final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Journal *journal = nullptr;
        ExchangesView *exchanges = nullptr;
        ClientPanel *client = nullptr;
        FilterBar *filter = nullptr;
        QSettings *settings = nullptr;
    };

    /// The parts and `window`, the compose window's parent, must outlive it.
    ExchangeCommands(const Parts &parts, QWidget *window);
    ~ExchangeCommands() override;

    /// Opens the compose window with what it held last.
    void compose();
    /// Ends what is being sent.
    void cancel() { m_queue.cancel(); }

signals:
    /// Something to tell in the status bar.
    void told(const QString &text);

private:
    void sendAgain(const std::vector<trace::ExchangeId> &ids);
    void edit(trace::ExchangeId id);
    /// What its client sent, as far as it was seen.
    [[nodiscard]] QByteArray envelopeOf(trace::ExchangeId id) const;

    Parts m_parts;
    QWidget *m_window;
    SendQueue m_queue;
    std::unique_ptr<ComposeWindow> m_compose;
};

} // namespace midhop::gui
