#include "gui/mainwindow.h"

#include "gui/app/languages.h"
#include "gui/exchanges/exchangesview.h"
#include "gui/logs/logpane.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/proxypanel.h"
#include "gui/panels/serverpanel.h"
#include "gui/panels/taborder.h"
#include "gui/theme/glyph.h"
#include "gui/window/flowsplitter.h"
#include "gui/window/mainmenu.h"
#include "gui/window/statusline.h"
#include "gui/window/tabheader.h"
#include "gui/window/textwindow.h"

#include <QtCore/QSettings>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using State = roles::ListenerRole::State;

/// A role that has not stopped by then is left behind: SIGTERM ends the window within 5 s.
constexpr std::chrono::milliseconds ClosingLimit{4'000};

} // namespace

MainWindow::MainWindow(const StartOptions &options, QSettings *store, Theme *theme, Languages *languages)
    : m_store(store)
    , m_theme(theme)
    , m_languages(languages)
    , m_settings(Settings::load(*store))
    , m_options(options)
    , m_proxy(m_journal.feed())
    , m_server(m_journal.feed())
    , m_send(m_journal.feed())
{
    // Looks and language first: what is made afterwards needs no second layout.
    m_theme->setAppearance(m_settings.appearance);
    m_theme->setTextScale(m_settings.textScale);
    m_languages->choose(options.language.isEmpty() ? m_settings.language : options.language);

    m_menu = new MainMenu(menuBar(), theme, languages, this);
    makeToolBar();
    m_clientPanel = new ClientPanel(&m_send, &m_journal, this);
    m_proxyPanel = new ProxyPanel(&m_proxy, &m_journal, this);
    m_serverPanel = new ServerPanel(&m_server, &m_journal, this);
    m_exchanges = new ExchangesView(&m_journal, this);
    makeCentre();
    setStatusBar(new StatusLine(&m_journal, m_proxyPanel, m_serverPanel, this));
    connectMenu();
    connectParts();
    setTabOrders();
    memory().restore(m_settings, m_options);
    retranslate();
    showRunning();
}

MainWindow::~MainWindow()
{
    // The panels point to the roles, which are gone before a window's children are.
    const std::unique_ptr<QWidget> centre(takeCentralWidget());
    setStatusBar(nullptr);
}

void MainWindow::makeToolBar()
{
    auto *bar = new QToolBar(this);
    bar->setObjectName(u"tools"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_startAll = new QPushButton(glyphIcon(Glyph::Play), QString(), bar);
    m_stopAll = new QPushButton(glyphIcon(Glyph::Stop), QString(), bar);
    auto *buttons = new QWidget(bar);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addWidget(m_startAll);
    layout->addWidget(m_stopAll);
    bar->addWidget(buttons);
    addToolBar(bar);
    connect(m_startAll, &QPushButton::clicked, this, &MainWindow::startAll);
    connect(m_stopAll, &QPushButton::clicked, this, &MainWindow::stopAll);
}

void MainWindow::makeCentre()
{
    m_panels = new FlowSplitter;
    for (QWidget *panel : std::initializer_list<QWidget *>{m_clientPanel, m_proxyPanel, m_serverPanel})
        m_panels->addWidget(panel);
    for (int i = 0; i < m_panels->count(); ++i)
        m_panels->setStretchFactor(i, 1);

    auto *lower = new Card;
    m_exchangesHeader = new TabHeader(lower);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(0);
    lowerLayout->addWidget(m_exchangesHeader);
    lowerLayout->addWidget(m_exchanges, 1);

    m_halves = new QSplitter(Qt::Vertical);
    m_halves->setHandleWidth(10);
    m_halves->setChildrenCollapsible(false);
    m_halves->addWidget(m_panels);
    m_halves->addWidget(lower);
    m_halves->setStretchFactor(0, 3);
    m_halves->setStretchFactor(1, 2);

    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(10, 10, 10, 6);
    layout->addWidget(m_halves);
    setCentralWidget(centre);
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::quitRequested, this, &QWidget::close);
    connect(m_menu, &MainMenu::copyRequested, this, &MainWindow::copy);
    connect(m_menu, &MainMenu::findRequested, this, &MainWindow::find);
    connect(m_menu, &MainMenu::clearLogsRequested, this, &MainWindow::clearLogs);
    connect(m_menu, &MainMenu::startAllRequested, this, &MainWindow::startAll);
    connect(m_menu, &MainMenu::stopAllRequested, this, &MainWindow::stopAll);
    connect(m_menu, &MainMenu::proxyToggleRequested, this, [this] { toggle(m_proxyPanel); });
    connect(m_menu, &MainMenu::serverToggleRequested, this, [this] { toggle(m_serverPanel); });
    connect(m_menu, &MainMenu::generateRequested, m_clientPanel, &ClientPanel::generate);
    connect(m_menu, &MainMenu::sendRequested, m_clientPanel, &ClientPanel::send);
    connect(m_menu, &MainMenu::plugInHelpRequested, this,
            [this] { open(m_plugIn, int(TextWindow::Topic::PlugIn)); });
    connect(m_menu, &MainMenu::aboutRequested, this,
            [this] { open(m_about, int(TextWindow::Topic::About)); });
    connect(m_menu, &MainMenu::languageChosen, this, [this](const QString &code) {
        m_options.language.clear(); // a choice made here is worth remembering
        m_settings.language = code;
    });
}

void MainWindow::connectParts()
{
    for (LogPane *log : logs())
        connect(log, &LogPane::exchangeSelected, this, &MainWindow::selectExchange);
    connect(m_exchanges, &ExchangesView::exchangeSelected, this, &MainWindow::selectExchange);

    connect(m_clientPanel, &ClientPanel::canSendChanged, m_menu, &MainMenu::setCanSend);
    for (ListenerPanel *panel : std::initializer_list<ListenerPanel *>{m_proxyPanel, m_serverPanel}) {
        connect(panel, &ListenerPanel::stateChanged, this, &MainWindow::showRunning);
        connect(panel, &ListenerPanel::portMoved, this,
                [this, panel](const QString &address, const QString &oldPort, quint16 newPort) {
                    followPort(panel, address, oldPort, newPort);
                });
    }
    // stateChanged() tells of Stopped before the last parts are in the journal; stopped() comes after.
    for (roles::ListenerRole *role : std::initializer_list<roles::ListenerRole *>{&m_proxy, &m_server})
        connect(role, &roles::ListenerRole::stopped, this, &MainWindow::finishClosing);
}

void MainWindow::setTabOrders()
{
    QList<QWidget *> stops{m_startAll, m_stopAll};
    for (const RolePanel *panel :
         std::initializer_list<RolePanel *>{m_clientPanel, m_proxyPanel, m_serverPanel})
        stops += panel->tabStops();
    for (LogPane *log : logs())
        stops += TabOrder::stopsIn(log);
    stops += TabOrder::stopsIn(m_exchanges);
    TabOrder::chain(stops);
}

Memory MainWindow::memory()
{
    return Memory({this, m_clientPanel, m_proxyPanel, m_serverPanel, m_panels, m_halves});
}

void MainWindow::save()
{
    m_settings = memory().collect(m_settings, m_options);
    m_settings.appearance = m_theme->appearance();
    m_settings.textScale = m_theme->textScale();
    m_settings.save(*m_store);
}

void MainWindow::startAll()
{
    m_serverPanel->start();
    m_proxyPanel->start();
}

void MainWindow::stopAll()
{
    m_proxyPanel->stop();
    m_serverPanel->stop();
}

void MainWindow::toggle(ListenerPanel *panel)
{
    if (panel->state() == State::Listening)
        panel->stop();
    else
        panel->start();
}

void MainWindow::showRunning()
{
    const bool proxy = m_proxyPanel->state() == State::Listening;
    const bool server = m_serverPanel->state() == State::Listening;
    m_menu->setRunning(proxy, server);
    m_menu->setCanSend(m_clientPanel->canSend());
}

// A client that pointed to the role goes on pointing to it.
void MainWindow::followPort(ListenerPanel *panel, const QString &address, const QString &oldPort,
                            quint16 newPort)
{
    const bool isProxy = panel == m_proxyPanel;
    quint16 &lastFree = isProxy ? m_freeProxyPort : m_freeServerPort;
    const ClientPanel::Fields client = m_clientPanel->fields();
    const QString &pointsTo = isProxy ? client.proxyAddress : client.serverAddress;
    const QString &port = isProxy ? client.proxyPort : client.serverPort;
    const bool pointedHere = port == oldPort || (lastFree != 0 && port == QString::number(lastFree));
    if (pointsTo != address || !pointedHere)
        return;
    lastFree = newPort;
    if (isProxy)
        m_clientPanel->setProxyPort(newPort);
    else
        m_clientPanel->setServerPort(newPort);
}

void MainWindow::selectExchange(trace::ExchangeId id)
{
    for (LogPane *log : logs())
        log->selectExchange(id);
    m_exchanges->selectExchange(id);
}

void MainWindow::copy()
{
    QWidget *focus = focusWidget();
    if (auto *field = qobject_cast<QLineEdit *>(focus))
        return field->copy();
    for (LogPane *log : logs()) {
        if (log->isAncestorOf(focus))
            return log->copy();
    }
    if (m_exchanges->isAncestorOf(focus))
        m_exchanges->copy();
}

void MainWindow::find()
{
    QWidget *focus = focusWidget();
    for (LogPane *log : logs()) {
        if (log->parentWidget()->isAncestorOf(focus))
            return log->openSearch();
    }
    m_proxyPanel->log()->openSearch();
}

void MainWindow::clearLogs()
{
    for (LogPane *log : logs())
        log->clear();
}

void MainWindow::open(TextWindow *&window, int topic)
{
    if (window == nullptr)
        window = new TextWindow(TextWindow::Topic(topic), this);
    window->show();
    window->raise();
    window->activateWindow();
}

std::array<LogPane *, 3> MainWindow::logs() const
{
    return {m_clientPanel->log(), m_proxyPanel->log(), m_serverPanel->log()};
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Midhop — untitled session"));
    m_startAll->setText(tr("Start all"));
    m_startAll->setToolTip(tr("Starts server and proxy"));
    m_stopAll->setText(tr("Stop all"));
    m_stopAll->setToolTip(tr("Stops proxy and server"));
    m_exchangesHeader->setTitle(tr("Exchanges"));
}

// First the roles stop, then the window is closed: no waiting, the event loop goes on meanwhile.
void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closed) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing)
        return;
    m_closing = true;
    save();
    hide();
    m_clientPanel->cancel();
    stopAll();
    QTimer::singleShot(ClosingLimit, this, [this] {
        if (!m_closed) {
            m_closed = true;
            emit closed();
        }
    });
    QMetaObject::invokeMethod(this, &MainWindow::finishClosing, Qt::QueuedConnection);
}

void MainWindow::finishClosing()
{
    if (!m_closing || m_closed || m_proxy.state() != State::Stopped || m_server.state() != State::Stopped)
        return;
    m_closed = true;
    emit closed();
}

} // namespace midhop::gui
