#include "gui/filter/filtermenu.h"

#include "gui/filter/filterhelp.h"
#include "gui/filter/savedfilters.h"
#include "gui/tables/foreign.h"
#include "gui/theme/glyph.h"

#include <QtCore/QEvent>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>

namespace midhop::gui {

namespace {

constexpr int EntryWidth = 60; // characters

} // namespace

FilterMenu::FilterMenu(FilterMemory *memory, QWidget *parent)
    : QToolButton(parent)
    , m_memory(memory)
    , m_menu(new QMenu(this))
{
    setIcon(glyphIcon(Glyph::Star));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterMenu::fill);
    retranslate();
}

void FilterMenu::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterMenu::fill()
{
    m_menu->clear();
    QAction *const saveAction = m_menu->addAction(tr("Save this filter\u2026"), this, &FilterMenu::save);
    saveAction->setEnabled(!m_savable.isEmpty());
    if (!m_memory->saved().empty()) {
        m_menu->addAction(tr("Edit saved filters\u2026"), this, [this] {
            auto *dialog = new SavedFilters(m_memory, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
        m_menu->addSeparator();
        for (const FilterMemory::Saved &one : m_memory->saved())
            addTo(m_menu, one.name, one.text);
    }
    m_menu->addSeparator();
    if (!m_memory->history().isEmpty()) {
        QMenu *const recent = m_menu->addMenu(tr("Used before"));
        recent->setToolTipsVisible(true);
        for (const QString &text : m_memory->history())
            addTo(recent, text, text);
    }
    m_menu->addAction(tr("Filter language"), QKeySequence(Qt::Key_F1), this, &FilterMenu::showHelp);
}

void FilterMenu::addTo(QMenu *menu, const QString &name, const QString &text)
{
    QString label =
        fontMetrics().elidedText(shown(name), Qt::ElideRight, fontMetrics().averageCharWidth() * EntryWidth);
    QAction *const action =
        menu->addAction(label.replace(u'&', QStringLiteral("&&")), this, [this, text] { emit chosen(text); });
    action->setToolTip(shown(text.left(1000)).toHtmlEscaped());
}

void FilterMenu::save()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save this filter"));
    dialog->setLabelText(tr("Name; one that is there already is replaced:"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, text = m_savable](const QString &name) { (void)m_memory->save(name, text); });
    dialog->open();
}

void FilterMenu::showHelp()
{
    auto *help = findChild<FilterHelp *>();
    if (help == nullptr)
        help = new FilterHelp(this);
    help->show();
    help->raise();
    help->activateWindow();
}

void FilterMenu::retranslate()
{
    setAccessibleName(tr("Saved filters"));
    setToolTip(tr("Saved filters, filters used before, and help"));
}

} // namespace midhop::gui
