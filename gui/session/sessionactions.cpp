#include "gui/session/sessionactions.h"

#include "gui/session/sessionsettings.h"
#include "gui/tables/foreign.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

#include <array>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr std::array<qsizetype, 3> UsualLimits{10'000, 100'000, 1'000'000};
constexpr int RecentWidth = 60; ///< characters of a path that are shown

/// A path as a menu shows it: short, harmless, no letter underlined.
QString menuText(const QString &path, const QFontMetrics &metrics)
{
    QString text = shownPath(path);
    text = metrics.elidedText(text, Qt::ElideMiddle, metrics.averageCharWidth() * RecentWidth);
    return text.replace(u'&', u"&&"_s);
}

} // namespace

SessionActions::SessionActions(SessionSettings *settings, QWidget *window)
    : QObject(window)
    , newSession(new QAction(this))
    , open(new QAction(this))
    , recent(new QMenu(window))
    , save(new QAction(this))
    , saveAs(new QAction(this))
    , record(new QAction(this))
    , exports(new QMenu(window))
    , csv(exports->addAction(QString()))
    , pcapng(exports->addAction(QString()))
    , mermaid(exports->addAction(QString()))
    , text(exports->addAction(QString()))
    , clear(new QAction(this))
    , limits(new QMenu(window))
    , ask(new QAction(this))
    , m_settings(settings)
    , m_limits(new QActionGroup(this))
    , m_otherLimit(nullptr)
{
    newSession->setShortcut(Qt::CTRL | Qt::Key_N);
    open->setShortcut(Qt::CTRL | Qt::Key_O);
    save->setShortcut(Qt::CTRL | Qt::Key_S);
    saveAs->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    record->setCheckable(true);
    ask->setCheckable(true);
    ask->setChecked(settings->asks());
    connect(ask, &QAction::triggered, this, [this](bool asks) { m_settings->setAsks(asks); });
    connect(recent, &QMenu::aboutToShow, this, &SessionActions::fillRecent);
    for (const qsizetype limit : UsualLimits) {
        QAction *action = limits->addAction(QString());
        action->setData(limit);
        connect(action, &QAction::triggered, this, [this, limit] { emit limitChosen(limit); });
    }
    m_otherLimit = limits->addAction(QString());
    connect(m_otherLimit, &QAction::triggered, this, [this] {
        showLimit(m_limit); // until there is a number, the mark stays where it was
        emit otherLimitChosen();
    });
    for (QAction *action : limits->actions()) {
        action->setCheckable(true);
        m_limits->addAction(action);
    }
    retranslate();
}

void SessionActions::retranslate()
{
    newSession->setText(tr("&New session"));
    open->setText(tr("&Open…"));
    recent->setTitle(tr("Open &recent"));
    save->setText(tr("&Save"));
    saveAs->setText(tr("Save &as…"));
    record->setText(tr("Re&cord to file…"));
    exports->setTitle(tr("&Export"));
    csv->setText(tr("&CSV table…"));
    pcapng->setText(tr("&pcapng, for Wireshark…"));
    mermaid->setText(tr("&Mermaid sequence diagram…"));
    text->setText(tr("&Text log…"));
    clear->setText(tr("C&lear session"));
    clear->setToolTip(tr("Empties the exchanges and the logs"));
    limits->setTitle(tr("&Keep at most"));
    ask->setText(tr("As&k about unsaved exchanges"));
    for (QAction *action : m_limits->actions()) {
        if (action != m_otherLimit)
            action->setText(tr("%1 exchanges").arg(QLocale().toString(action->data().toLongLong())));
    }
    showLimit(m_limit);
}

void SessionActions::showLimit(qsizetype exchanges)
{
    m_limit = exchanges;
    QAction *shown = m_otherLimit;
    for (QAction *action : m_limits->actions()) {
        if (action != m_otherLimit && action->data().toLongLong() == exchanges)
            shown = action;
    }
    shown->setChecked(true);
    m_otherLimit->setText(shown == m_otherLimit && exchanges > 0
                              ? tr("Another &number (%1)…").arg(QLocale().toString(qlonglong(exchanges)))
                              : tr("Another &number…"));
}

// Anew each time: whether the files are there may have changed.
void SessionActions::fillRecent()
{
    recent->clear();
    const QStringList paths = m_settings->recent();
    for (const QString &path : paths) {
        const QString name = menuText(path, recent->fontMetrics());
        QAction *action = recent->addAction(QFileInfo::exists(path) ? name : tr("%1 (missing)").arg(name));
        connect(action, &QAction::triggered, this, [this, path] { emit recentChosen(path); });
    }
    if (paths.isEmpty()) {
        recent->addAction(tr("No session was opened or saved yet"))->setEnabled(false);
        return;
    }
    recent->addSeparator();
    connect(recent->addAction(tr("&Empty this list")), &QAction::triggered, this,
            [this] { m_settings->clearRecent(); });
}

} // namespace midhop::gui
