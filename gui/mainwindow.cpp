#include "gui/mainwindow.h"

#include "gui/app/languages.h"
#include "gui/diagram/diagramview.h"
#include "gui/exchanges/exchangesview.h"
#include "gui/filter/filterbar.h"
#include "gui/logs/logpane.h"
#include "gui/panels/clientpanel.h"
#include "gui/panels/proxypanel.h"
#include "gui/panels/serverpanel.h"
#include "gui/panels/taborder.h"
#include "gui/session/sessiondocument.h"
#include "gui/settings/settingssaver.h"
#include "gui/theme/glyph.h"
#include "gui/window/details.h"
#include "gui/window/exchangecommands.h"
#include "gui/window/flowsplitter.h"
#include "gui/window/framepacer.h"
#include "gui/window/mainmenu.h"
#include "gui/window/manycommands.h"
#include "gui/window/rulecommands.h"
#include "gui/window/selection.h"
#include "gui/window/statusline.h"
#include "gui/window/tabs.h"
#include "gui/window/textwindow.h"

#include <QtCore/QSettings>
#include <QtGui/QCloseEvent>
#include <QtGui/QDropEvent>
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
constexpr std::chrono::milliseconds ClosingLimit{3'000};
constexpr int TellFor = 8'000; ///< milliseconds

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
    makeSession();
    makeCentre();
    connectMenu();
    connectParts();
    connectSession();
    setTabOrders();
    memory().restore(m_settings, m_options);
    new FramePacer(this);
    new SettingsSaver(m_store, this);
    retranslate();
    showRunning();
}

MainWindow::~MainWindow()
{
    // These point to roles, journal and filter, which are gone before a window's children are.
    m_document.reset();
    m_commands.reset();
    m_many.reset();
    m_rules.reset();
    const std::unique_ptr<QWidget> centre(takeCentralWidget());
    setStatusBar(nullptr);
    removeToolBar(m_tools);
    const std::unique_ptr<QWidget> tools(m_tools);
}

/// What shows, filters, records and sends exchanges.
void MainWindow::makeSession()
{
    m_exchanges = new ExchangesView(&m_journal, &m_filter, m_store, this);
    m_details = new Details(&m_journal, m_store, this);
    for (LogPane *log : logs())
        log->setFilter(&m_filter);
    m_document = std::make_unique<SessionDocument>(&m_journal, &m_filter, m_store, this);
    m_commands = std::make_unique<ExchangeCommands>(
        ExchangeCommands::Parts{&m_journal, m_exchanges, m_clientPanel, m_filterBar, m_store}, this);
    m_rules = std::make_unique<RuleCommands>(RuleCommands::Parts{&m_journal, m_proxyPanel, m_exchanges, m_store}, this);
    m_many = std::make_unique<ManyCommands>(ManyCommands::Parts{&m_journal, m_clientPanel, m_store}, this);
    auto *status = new StatusLine(&m_journal, m_proxyPanel, m_serverPanel, this);
    setStatusBar(status);
    connect(m_document.get(), &SessionDocument::recordingTextChanged, status, [this, status] {
        status->setRecording(m_document->recordingText());
        m_exchanges->setLeftWhere(m_document->whereRecorded());
    });
    setAcceptDrops(true);
}

void MainWindow::makeToolBar()
{
    auto *bar = new QToolBar(this);
    m_tools = bar;
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
    m_filterBar = new FilterBar(&m_filter, &m_journal, m_store, bar);
    auto *filterRoom = new QWidget(bar);
    auto *filterLayout = new QHBoxLayout(filterRoom);
    filterLayout->setContentsMargins(6, 4, 6, 4);
    filterLayout->addStretch(1);
    filterLayout->addWidget(m_filterBar, 2);
    bar->addWidget(filterRoom);
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

    m_halves = new QSplitter(Qt::Vertical);
    m_halves->setHandleWidth(10);
    m_halves->setChildrenCollapsible(false);
    m_halves->addWidget(m_panels);
    m_halves->addWidget(makeLower());
    m_halves->setStretchFactor(0, 3);
    m_halves->setStretchFactor(1, 2);

    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(10, 10, 10, 6);
    layout->addWidget(m_document->strip());
    layout->addWidget(m_halves, 1);
    setCentralWidget(centre);
}

QWidget *MainWindow::makeLower()
{
    auto *lists = new Card;
    m_lists = new Tabs(lists);
    m_lists->addPage(m_exchanges);
    auto *listsLayout = new QVBoxLayout(lists);
    listsLayout->setContentsMargins(0, 0, 0, 0);
    listsLayout->addWidget(m_lists);

    m_lower = new QSplitter(Qt::Horizontal);
    m_lower->setHandleWidth(10);
    m_lower->setChildrenCollapsible(false);
    m_lower->addWidget(lists);
    m_lower->addWidget(m_details);
    m_lower->setStretchFactor(0, 4);
    m_lower->setStretchFactor(1, 3);
    return m_lower;
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::quitRequested, this, &QWidget::close);
    connect(m_menu, &MainMenu::copyRequested, this, &MainWindow::copy);
    connect(m_menu, &MainMenu::findRequested, this, &MainWindow::find);
    connect(m_menu, &MainMenu::filterRequested, m_filterBar, &FilterBar::focusFilter);
    connect(m_menu, &MainMenu::clearLogsRequested, this, &MainWindow::clearLogs);
    connect(m_menu, &MainMenu::composeRequested, m_commands.get(), &ExchangeCommands::compose);
    connect(m_menu, &MainMenu::rulesRequested, m_rules.get(), &RuleCommands::edit);
    connect(m_menu, &MainMenu::pictureRequested, m_details->diagram(), &DiagramView::savePicture);
    m_menu->take({m_document->actions(), m_exchanges->actions(), m_exchanges->columnsMenu(), m_exchanges->sortMenu()});
    connect(m_menu, &MainMenu::startAllRequested, this, &MainWindow::startAll);
    connect(m_menu, &MainMenu::stopAllRequested, this, &MainWindow::stopAll);
    connect(m_menu, &MainMenu::proxyToggleRequested, this, [this] { toggle(m_proxyPanel); });
    connect(m_menu, &MainMenu::serverToggleRequested, this, [this] { toggle(m_serverPanel); });
    connect(m_menu, &MainMenu::generateRequested, m_clientPanel, &ClientPanel::generate);
    connect(m_menu, &MainMenu::sendRequested, m_clientPanel, &ClientPanel::send);
    connect(m_menu, &MainMenu::sendManyRequested, m_many.get(), &ManyCommands::open);
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
    m_selection = new Selection({logs(), m_exchanges, m_details}, this);
    connect(m_clientPanel, &ClientPanel::sent, m_selection, &Selection::awaitNext);
    connect(&m_journal, &Journal::changed, m_selection, [this](const std::vector<trace::Store::Change> &changes) {
        m_selection->takeChanges(changes, m_journal.store());
    });
    // Another session may have the same numbers.
    connect(&m_journal, &Journal::cleared, m_selection, [this] { m_selection->select({}); });
    connect(m_commands.get(), &ExchangeCommands::told, this, &MainWindow::tell);
    connect(m_rules.get(), &RuleCommands::told, this, &MainWindow::tell);
    connect(m_exchanges, &ExchangesView::clearFilterRequested, m_filterBar, [this] { m_filterBar->setText({}); });

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
    connect(m_many.get(), &ManyCommands::ended, this, &MainWindow::finishClosing);
    // What they published last is recorded too.
    connect(&m_journal, &Journal::caughtUp, this, &MainWindow::finishClosing);
}

void MainWindow::connectSession()
{
    connect(m_document.get(), &SessionDocument::titleChanged, this, &MainWindow::showTitle);
    m_document->setSelection([this] {
        std::vector<trace::ExchangeId> ids;
        for (const qsizetype row : m_exchanges->selectedStoreRows())
            ids.push_back(m_journal.store().id(row));
        return ids;
    });
    connect(m_exchanges, &ExchangesView::exportRequested, this, [this] {
        m_document->actions()->exports->popup(QCursor::pos());
    });
}

void MainWindow::begin()
{
    m_document->start();
    if (!m_options.session.isEmpty())
        m_document->openPath(m_options.session);
}

void MainWindow::showTitle()
{
    setWindowTitle(tr("Midhop — %1").arg(m_document->title()));
    setWindowModified(m_document->isModified());
}

void MainWindow::tell(const QString &text)
{
    statusBar()->showMessage(text, TellFor);
}

void MainWindow::setTabOrders()
{
    QList<QWidget *> stops{m_startAll, m_stopAll};
    stops += TabOrder::stopsIn(m_filterBar);
    for (const RolePanel *panel :
         std::initializer_list<RolePanel *>{m_clientPanel, m_proxyPanel, m_serverPanel})
        stops += panel->tabStops();
    for (LogPane *log : logs())
        stops += TabOrder::stopsIn(log);
    stops += TabOrder::stopsIn(m_lists);
    stops += TabOrder::stopsIn(m_details);
    TabOrder::chain(stops);
}

Memory MainWindow::memory()
{
    return Memory({this, m_clientPanel, m_proxyPanel, m_serverPanel, m_panels, m_halves, m_lower, m_details});
}

void MainWindow::save()
{
    m_settings = memory().collect(m_settings, m_options);
    m_settings.appearance = m_theme->appearance();
    m_settings.textScale = m_theme->textScale();
    m_settings.save(*m_store);
    m_rules->save();
    m_many->save();
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
    m_selection->select(id);
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
    else if (m_details->diagram()->isAncestorOf(focus))
        m_details->diagram()->copyPicture();
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
    m_document->retranslate();
    showTitle();
    m_startAll->setText(tr("Start all"));
    m_startAll->setToolTip(tr("Starts server and proxy"));
    m_stopAll->setText(tr("Stop all"));
    m_stopAll->setToolTip(tr("Stops proxy and server"));
    m_lists->setTitle(0, tr("Exchanges"));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (SessionDocument::canDrop(event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_document->drop(event->mimeData()))
        event->acceptProposedAction();
}

// First it is decided what becomes of unsaved exchanges, then the roles stop, then the window is closed: no waiting, the
// event loop goes on meanwhile.
void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closed) {
        event->accept();
        return;
    }
    event->ignore();
    if (!m_closing)
        m_document->whenDecided([this] {
            m_asked = true;
            beginClosing();
        });
}

void MainWindow::terminate()
{
    beginClosing();
}

void MainWindow::beginClosing()
{
    if (m_closing)
        return;
    m_closing = true;
    save();
    hide();
    m_clientPanel->cancel();
    m_commands->cancel();
    m_many->end();
    stopAll();
    QTimer::singleShot(ClosingLimit, this, &MainWindow::endClosing);
    QMetaObject::invokeMethod(this, &MainWindow::finishClosing, Qt::QueuedConnection);
}

void MainWindow::endClosing()
{
    if (m_closed)
        return;
    m_closed = true;
    m_document->end(m_asked);
    emit closed();
}

void MainWindow::finishClosing()
{
    const bool stopped = m_proxy.state() == State::Stopped && m_server.state() == State::Stopped && !m_many->isRunning();
    if (m_closing && stopped && m_journal.isCaughtUp())
        endClosing();
}

} // namespace midhop::gui
