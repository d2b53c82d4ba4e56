#pragma once

#include "gui/theme/theme.h"

#include <QtCore/QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace midhop::gui {

class ExchangeActions;
class Languages;
class SessionActions;

/// The menu bar: its actions, their words and shortcuts. Looks and language it sets itself; everything else
/// it says by its signals.
class MainMenu final : public QObject
{
    Q_OBJECT
public:
    MainMenu(QMenuBar *bar, Theme *theme, Languages *languages, QObject *parent);

    /// What parts of the window offer in the menus; they keep their words themselves and must outlive this.
    struct Offers
    {
        const SessionActions *session = nullptr;
        const ExchangeActions *exchange = nullptr;
        QMenu *columns = nullptr;
        QMenu *sort = nullptr;
    };
    void take(const Offers &offers);

    /// Which of the commands make sense now.
    void setRunning(bool proxy, bool server);
    void setCanSend(bool can);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void quitRequested();
    void copyRequested();
    void findRequested();
    void filterRequested();
    void clearLogsRequested();
    void composeRequested();
    void rulesRequested();
    void pictureRequested();
    void startAllRequested();
    void stopAllRequested();
    void proxyToggleRequested();
    void serverToggleRequested();
    void generateRequested();
    void sendRequested();
    void sendManyRequested();
    void plugInHelpRequested();
    void aboutRequested();
    /// By the user, not from the command line.
    void languageChosen(const QString &code);

private:
    void makeFileAndEdit();
    void makeView();
    void makeRun();
    void makeTools();
    void makeHelp();
    void retranslate();
    void showLooks();

    QMenuBar *m_bar;
    Theme *m_theme;
    Languages *m_languages;

    QMenu *m_file = nullptr;
    QMenu *m_edit = nullptr;
    QMenu *m_view = nullptr;
    QMenu *m_appearance = nullptr;
    QMenu *m_language = nullptr;
    QMenu *m_exchange = nullptr;
    QMenu *m_run = nullptr;
    QMenu *m_tools = nullptr;
    QMenu *m_help = nullptr;

    QAction *m_quit = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_find = nullptr;
    QAction *m_filter = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_picture = nullptr;
    QAction *m_compose = nullptr;
    QAction *m_rules = nullptr;
    QActionGroup *m_appearances = nullptr;
    QAction *m_larger = nullptr;
    QAction *m_smaller = nullptr;
    QAction *m_normal = nullptr;
    QActionGroup *m_languageGroup = nullptr;
    QAction *m_startAll = nullptr;
    QAction *m_stopAll = nullptr;
    QAction *m_proxy = nullptr;
    QAction *m_server = nullptr;
    QAction *m_generate = nullptr;
    QAction *m_send = nullptr;
    QAction *m_sendMany = nullptr;
    QAction *m_plugIn = nullptr;
    QAction *m_about = nullptr;
    bool m_proxyRuns = false;
    bool m_serverRuns = false;
};

} // namespace midhop::gui
