#pragma once

#include "core/roles/clientsend.h"
#include "core/roles/proxyrole.h"
#include "core/roles/serverrole.h"
#include "gui/app/commandline.h"
#include "gui/journal/journal.h"
#include "gui/settings/settings.h"
#include "gui/window/memory.h"

#include <QtWidgets/QMainWindow>

class QPushButton;
class QSettings;
class QSplitter;

namespace midhop::gui {

class ClientPanel;
class ExchangesView;
class Languages;
class ListenerPanel;
class LogPane;
class MainMenu;
class ProxyPanel;
class ServerPanel;
class StatusLine;
class TabHeader;
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
    void startAll();
    void stopAll();

public slots:
    /// In every log and in the table; 0 for none.
    void selectExchange(midhop::trace::ExchangeId id);

signals:
    /// Nothing runs any more: the program may end. Once, within 5 s of close().
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makeToolBar();
    void makeCentre();
    void connectMenu();
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
    roles::ProxyRole m_proxy;
    roles::ServerRole m_server;
    roles::ClientSend m_send;

    MainMenu *m_menu;
    QPushButton *m_startAll = nullptr;
    QPushButton *m_stopAll = nullptr;
    ClientPanel *m_clientPanel;
    ProxyPanel *m_proxyPanel;
    ServerPanel *m_serverPanel;
    ExchangesView *m_exchanges;
    TabHeader *m_exchangesHeader = nullptr;
    QSplitter *m_panels = nullptr;
    QSplitter *m_halves = nullptr;
    TextWindow *m_plugIn = nullptr;
    TextWindow *m_about = nullptr;
    quint16 m_freeProxyPort = 0; ///< that followPort() gave the client last
    quint16 m_freeServerPort = 0;
    bool m_closing = false;
    bool m_closed = false;
};

} // namespace midhop::gui
