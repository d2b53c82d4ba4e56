#include "gui/settings/settingssaver.h"

#include "core/net/callqueued.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto Gathering = 100ms; ///< changes seldom come alone

} // namespace

SettingsSaver::SettingsSaver(QSettings *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_timer(this)
{
    m_writer.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(Gathering);
    connect(&m_timer, &QTimer::timeout, this, &SettingsSaver::write);
    store->installEventFilter(this);
}

SettingsSaver::~SettingsSaver()
{
    m_writer.waitForDone();
    if (m_owed)
        m_store->sync();
}

/// A store that has asked does not ask again before it was written: see settle().
bool SettingsSaver::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_store || event->type() != QEvent::UpdateRequest)
        return false;
    m_owed = true;
    m_timer.start();
    return true;
}

void SettingsSaver::write()
{
    m_writer.start([this, path = m_store->fileName(), format = m_store->format()] {
        QSettings(path, format).sync(); // shares what m_store has changed
        net::callQueued(this, [this] { settle(); });
    });
}

/// There is nothing left to be written, but for what was changed just now; and from here on the store asks
/// again.
void SettingsSaver::settle()
{
    m_owed = false;
    m_store->sync();
}

} // namespace midhop::gui
