#include "gui/window/mainmenu.h"

#include "gui/app/languages.h"
#include "gui/exchanges/exchangeactions.h"
#include "gui/session/sessionactions.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

using namespace Qt::StringLiterals;

namespace midhop::gui {

MainMenu::MainMenu(QMenuBar *bar, Theme *theme, Languages *languages, QObject *parent)
    : QObject(parent)
    , m_bar(bar)
    , m_theme(theme)
    , m_languages(languages)
{
    makeFileAndEdit();
    makeView();
    m_exchange = m_bar->addMenu(QString());
    makeRun();
    makeTools();
    makeHelp();
    connect(m_theme, &Theme::changed, this, &MainMenu::showLooks);
    connect(m_languages, &Languages::currentChanged, this, &MainMenu::showLooks);
    // The bar hears of a change of language; this object, being no widget, does not.
    m_bar->installEventFilter(this);
    retranslate();
    showLooks();
}

void MainMenu::makeFileAndEdit()
{
    m_file = m_bar->addMenu(QString());
    m_quit = m_file->addAction(QString(), this, &MainMenu::quitRequested);
    m_quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_quit->setMenuRole(QAction::QuitRole);

    m_edit = m_bar->addMenu(QString());
    m_copy = m_edit->addAction(QString(), this, &MainMenu::copyRequested);
    m_copy->setShortcut(QKeySequence::Copy);
    m_find = m_edit->addAction(QString(), this, &MainMenu::findRequested);
    m_find->setShortcut(QKeySequence::Find);
    m_filter = m_edit->addAction(QString(), this, &MainMenu::filterRequested);
    m_filter->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    // Fields and logs have these keys themselves; here they are only shown.
    for (QAction *shown : {m_copy, m_find})
        shown->setShortcutContext(Qt::WidgetShortcut);
    m_edit->addSeparator();
    m_clear = m_edit->addAction(QString(), this, &MainMenu::clearLogsRequested);
}

void MainMenu::makeView()
{
    m_view = m_bar->addMenu(QString());
    m_appearance = m_view->addMenu(QString());
    m_appearances = new QActionGroup(this);
    for (const auto appearance :
         {Theme::Appearance::System, Theme::Appearance::Light, Theme::Appearance::Dark}) {
        QAction *action = m_appearance->addAction(QString());
        action->setCheckable(true);
        action->setData(int(appearance));
        m_appearances->addAction(action);
    }
    connect(m_appearances, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_theme->setAppearance(Theme::Appearance(action->data().toInt()));
    });

    m_view->addSeparator();
    m_larger = m_view->addAction(QString(), m_theme, &Theme::larger);
    m_larger->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_smaller = m_view->addAction(QString(), m_theme, &Theme::smaller);
    m_smaller->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    m_normal = m_view->addAction(QString(), m_theme, &Theme::resetSize);
    m_normal->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));

    m_view->addSeparator();
    m_language = m_view->addMenu(QString());
    m_languageGroup = new QActionGroup(this);
    for (const QString &code : Languages::codes()) {
        QAction *action = m_language->addAction(Languages::nativeName(code));
        action->setCheckable(true);
        action->setData(code);
        m_languageGroup->addAction(action);
    }
    connect(m_languageGroup, &QActionGroup::triggered, this, [this](const QAction *action) {
        const QString code = action->data().toString();
        m_languages->choose(code);
        emit languageChosen(code);
    });
}

void MainMenu::makeRun()
{
    m_run = m_bar->addMenu(QString());
    m_startAll = m_run->addAction(QString(), this, &MainMenu::startAllRequested);
    m_startAll->setShortcut(QKeySequence(Qt::Key_F5));
    m_stopAll = m_run->addAction(QString(), this, &MainMenu::stopAllRequested);
    m_stopAll->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F5));
    m_run->addSeparator();
    m_proxy = m_run->addAction(QString(), this, &MainMenu::proxyToggleRequested);
    m_proxy->setShortcut(QKeySequence(Qt::Key_F6));
    m_server = m_run->addAction(QString(), this, &MainMenu::serverToggleRequested);
    m_server->setShortcut(QKeySequence(Qt::Key_F7));
    m_run->addSeparator();
    m_generate = m_run->addAction(QString(), this, &MainMenu::generateRequested);
    m_generate->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    m_send = m_run->addAction(QString(), this, &MainMenu::sendRequested);
    m_send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_sendMany = m_run->addAction(QString(), this, &MainMenu::sendManyRequested);
    m_sendMany->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
}

void MainMenu::makeTools()
{
    m_tools = m_bar->addMenu(QString());
    m_compose = m_tools->addAction(QString(), this, &MainMenu::composeRequested);
    m_compose->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_rules = m_tools->addAction(QString(), this, &MainMenu::rulesRequested);
    m_rules->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
}

void MainMenu::take(const Offers &offers)
{
    const SessionActions &session = *offers.session;
    const auto addToFile = [this](const QList<QAction *> &actions) {
        m_file->insertActions(m_quit, actions);
        m_file->insertSeparator(m_quit);
    };
    addToFile({session.newSession, session.open, session.recent->menuAction()});
    addToFile({session.save, session.saveAs, session.record});
    addToFile({session.exports->menuAction()});
    addToFile({session.limits->menuAction(), session.ask});
    m_picture = session.exports->addAction(QString(), this, &MainMenu::pictureRequested);
    m_edit->addAction(session.clear);

    m_view->insertMenu(m_appearance->menuAction(), offers.columns);
    m_view->insertMenu(m_appearance->menuAction(), offers.sort);
    m_view->insertSeparator(m_appearance->menuAction());
    offers.exchange->fill(m_exchange);
    retranslate();
}

void MainMenu::makeHelp()
{
    m_help = m_bar->addMenu(QString());
    m_plugIn = m_help->addAction(QString(), this, &MainMenu::plugInHelpRequested);
    m_plugIn->setShortcut(QKeySequence(Qt::Key_F1));
    m_help->addSeparator();
    m_about = m_help->addAction(QString(), this, &MainMenu::aboutRequested);
    m_about->setMenuRole(QAction::AboutRole);
}

void MainMenu::setRunning(bool proxy, bool server)
{
    m_proxyRuns = proxy;
    m_serverRuns = server;
    m_startAll->setEnabled(!proxy || !server);
    m_stopAll->setEnabled(proxy || server);
    m_proxy->setText(proxy ? tr("Stop &proxy") : tr("Start &proxy"));
    m_server->setText(server ? tr("Stop s&erver") : tr("Start s&erver"));
}

void MainMenu::setCanSend(bool can)
{
    m_send->setEnabled(can);
}

bool MainMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void MainMenu::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_quit->setText(tr("&Quit"));
    m_edit->setTitle(tr("&Edit"));
    m_copy->setText(tr("&Copy"));
    m_find->setText(tr("&Find in log"));
    m_filter->setText(tr("F&ilter exchanges"));
    m_clear->setText(tr("C&lear all logs"));
    m_exchange->setTitle(tr("Excha&nge"));
    m_tools->setTitle(tr("&Tools"));
    m_compose->setText(tr("&Compose…"));
    m_rules->setText(tr("&Blocklist…"));
    if (m_picture != nullptr)
        m_picture->setText(tr("&Diagram as a picture…"));

    m_view->setTitle(tr("&View"));
    m_appearance->setTitle(tr("&Appearance"));
    const QStringList looks{tr("As the &system"), tr("&Light"), tr("&Dark")};
    for (int i = 0; i < looks.size(); ++i)
        m_appearances->actions().at(i)->setText(looks.at(i));
    m_larger->setText(tr("&Larger text"));
    m_smaller->setText(tr("S&maller text"));
    m_normal->setText(tr("&Normal text"));
    m_language->setTitle(tr("Lan&guage"));
    m_languageGroup->actions().constFirst()->setText(tr("As the &system"));

    m_run->setTitle(tr("&Run"));
    m_startAll->setText(tr("&Start all"));
    m_stopAll->setText(tr("S&top all"));
    m_generate->setText(tr("&Generate a message"));
    m_send->setText(tr("Se&nd"));
    m_sendMany->setText(tr("Send &many…"));
    setRunning(m_proxyRuns, m_serverRuns);

    m_help->setTitle(tr("&Help"));
    m_plugIn->setText(tr("How to plug in your &own program"));
    m_about->setText(tr("&About Midhop"));
}

void MainMenu::showLooks()
{
    for (QAction *action : m_appearances->actions())
        action->setChecked(action->data().toInt() == int(m_theme->appearance()));
    for (QAction *action : m_languageGroup->actions())
        action->setChecked(action->data().toString() == m_languages->current());
    m_larger->setEnabled(m_theme->textScale() < Theme::LargestText);
    m_smaller->setEnabled(m_theme->textScale() > Theme::SmallestText);
}

} // namespace midhop::gui
