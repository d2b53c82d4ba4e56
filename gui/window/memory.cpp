#include "gui/window/memory.h"

#include "gui/logs/logpane.h"
#include "gui/panels/proxypanel.h"
#include "gui/panels/serverpanel.h"
#include "gui/window/details.h"

#include <QtGui/QScreen>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QSplitter>

namespace midhop::gui {

namespace {

constexpr QSize UsualSize{1440, 900};
/// What the platform draws around a window is not known before it is shown.
constexpr QSize FrameRoom{8, 40};

} // namespace

void Memory::restore(const Settings &settings, const StartOptions &options) const
{
    ClientPanel::Fields client = settings.client;
    Settings::Listener proxy = settings.proxy;
    Settings::Listener server = settings.server;
    if (options.proxyPort) {
        proxy.port = QString::number(*options.proxyPort);
        client.proxyPort = proxy.port;
    }
    if (options.serverPort) {
        server.port = QString::number(*options.serverPort);
        client.serverPort = server.port;
    }
    m_parts.proxy->setAddress(proxy.address);
    m_parts.proxy->setPort(proxy.port);
    m_parts.server->setAddress(server.address);
    m_parts.server->setPort(server.port);
    m_parts.server->setReply(settings.reply);
    m_parts.client->setFields(client);
    if (client.message.isEmpty())
        m_parts.client->generate(); // there is something to send at once
    m_parts.client->log()->setFollowing(settings.follow[0]);
    m_parts.proxy->log()->setFollowing(settings.follow[1]);
    m_parts.server->log()->setFollowing(settings.follow[2]);
    restoreGeometry(settings);
}

void Memory::restoreGeometry(const Settings &settings) const
{
    QMainWindow *window = m_parts.window;
    if (settings.geometry.isEmpty() || !window->restoreGeometry(settings.geometry)) {
        const QSize room = window->screen()->availableSize() - FrameRoom;
        window->resize(UsualSize.boundedTo(room));
        if (room.width() < UsualSize.width() || room.height() < UsualSize.height())
            window->setWindowState(window->windowState() | Qt::WindowMaximized);
    }
    if (!m_parts.panels->restoreState(settings.panels))
        m_parts.panels->setSizes({UsualSize.width(), UsualSize.width(), UsualSize.width()});
    if (!m_parts.halves->restoreState(settings.halves))
        m_parts.halves->setSizes({UsualSize.height() * 3, UsualSize.height() * 2});
    if (!m_parts.lower->restoreState(settings.lower))
        m_parts.lower->setSizes({UsualSize.width() * 4, UsualSize.width() * 3});
    m_parts.details->setCurrentPage(settings.page);
    // A state that was kept may say otherwise.
    m_parts.panels->setChildrenCollapsible(false);
    m_parts.halves->setChildrenCollapsible(false);
    m_parts.lower->setChildrenCollapsible(false);
}

Settings Memory::collect(const Settings &before, const StartOptions &options) const
{
    Settings now = before;
    now.client = m_parts.client->fields();
    now.proxy = {m_parts.proxy->address(), m_parts.proxy->port()};
    now.server = {m_parts.server->address(), m_parts.server->port()};
    if (options.proxyPort && now.proxy.port == QString::number(*options.proxyPort)) {
        now.proxy.port = before.proxy.port;
        now.client.proxyPort = before.client.proxyPort;
    }
    if (options.serverPort && now.server.port == QString::number(*options.serverPort)) {
        now.server.port = before.server.port;
        now.client.serverPort = before.client.serverPort;
    }
    now.reply = m_parts.server->reply();
    now.follow = {m_parts.client->log()->isFollowing(), m_parts.proxy->log()->isFollowing(),
                  m_parts.server->log()->isFollowing()};
    now.geometry = m_parts.window->saveGeometry();
    now.panels = m_parts.panels->saveState();
    now.halves = m_parts.halves->saveState();
    now.lower = m_parts.lower->saveState();
    now.page = m_parts.details->currentPage();
    return now;
}

} // namespace midhop::gui
