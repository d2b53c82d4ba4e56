#pragma once

#include "core/roles/clientsend.h"
#include "core/roles/proxyrole.h"
#include "core/roles/serverrole.h"
#include "gui/app/commandline.h"
#include "gui/filter/rowfilter.h"
#include "gui/journal/journal.h"
#include "gui/settings/settings.h"
#include "gui/window/memory.h"

#include <QtWidgets/QMainWindow>

class QPushButton;
class QSettings;
class QSplitter;
class QToolBar;

namespace midhop::gui {

class ClientPanel;
class Details;
class ExchangeCommands;
class ExchangesView;
class FilterBar;
class Languages;
class ListenerPanel;
class LogPane;
class MainMenu;
class ManyCommands;
class ProxyPanel;
class RuleCommands;
class Selection;
class ServerPanel;
class SessionDocument;
class StatusLine;
class Tabs;
class TextWindow;

/// Joins the parts of the window and owns the three roles. Closing it stops the roles first; closed() follows
/// when all is done.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// What is given must outlive the window. `options` win over what `store` remembers.
    MainWindow(const StartOptions &options, QSettings *store, Theme *theme, Languages *languages);
    ~MainWindow() override;

    [[nodiscard]] Journal *journal() { return &m_journal; }
    [[nodiscard]] const RowFilter &filter() const { return m_filter; }
    void startAll();
    void stopAll();
    /// Opens the session the command line named, and offers what a crash left. Once, when the window is shown.
    void begin();
    /// Ends the program as close() does, without a question: what is unsaved is offered at the next start.
    void terminate();

public slots:
    /// In every log, in the table and in the details; 0 for none.
    void selectExchange(midhop::trace::ExchangeId id);

signals:
    /// Nothing runs any more: the program may end. Once, within 5 s of close().
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeToolBar();
    void makeSession();
    void makeCentre();
    [[nodiscard]] QWidget *makeLower();
    void connectMenu();
    void connectSession();
    void showTitle();
    void tell(const QString &text);
    void beginClosing();
    void endClosing();
    void connectParts();
    void setTabOrders();
    [[nodiscard]] Memory memory();
    void save();
    void retranslate();
    void showRunning();
    void toggle(ListenerPanel *panel);
    void followPort(ListenerPanel *panel, const QString &address, const QString &oldPort, quint16 newPort);
    void copy();
    void find();
    void clearLogs();
    void open(TextWindow *&window, int topic);
    void finishClosing();
    [[nodiscard]] std::array<LogPane *, 3> logs() const;

    QSettings *m_store;
    Theme *m_theme;
    Languages *m_languages;
    Settings m_settings; ///< as remembered; what is shown is collected into it by save()
    StartOptions m_options;

    Journal m_journal; ///< outlives the roles, which publish into it
    RowFilter m_filter{&m_journal};
    roles::ProxyRole m_proxy;
    roles::ServerRole m_server;
    roles::ClientSend m_send;

    MainMenu *m_menu;
    QToolBar *m_tools = nullptr;
    QPushButton *m_startAll = nullptr;
    QPushButton *m_stopAll = nullptr;
    ClientPanel *m_clientPanel;
    ProxyPanel *m_proxyPanel;
    ServerPanel *m_serverPanel;
    ExchangesView *m_exchanges;
    Details *m_details;
    FilterBar *m_filterBar = nullptr;
    Tabs *m_lists = nullptr; ///< lower left
    QSplitter *m_panels = nullptr;
    QSplitter *m_halves = nullptr;
    QSplitter *m_lower = nullptr;
    Selection *m_selection = nullptr;
    std::unique_ptr<ExchangeCommands> m_commands; ///< publishes into the journal
    std::unique_ptr<ManyCommands> m_many; ///< publishes into the journal
    std::unique_ptr<RuleCommands> m_rules;
    std::unique_ptr<SessionDocument> m_document;
    TextWindow *m_plugIn = nullptr;
    TextWindow *m_about = nullptr;
    quint16 m_freeProxyPort = 0; ///< that followPort() gave the client last
    quint16 m_freeServerPort = 0;
    bool m_asked = false;       ///< what is to become of unsaved exchanges is decided
    bool m_closing = false;
    bool m_closed = false;
};

} // namespace midhop::gui
