#include "gui/session/sessionlimit.h"

#include "gui/journal/journal.h"
#include "gui/session/sessionactions.h"
#include "gui/session/sessionsettings.h"

#include <QtWidgets/QInputDialog>

namespace midhop::gui {

SessionLimit::SessionLimit(Journal *journal, SessionSettings *settings, SessionActions *actions,
                           const Guard &guard, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_settings(settings)
    , m_actions(actions)
    , m_guard(guard)
    , m_window(window)
{
    m_journal->setLimit(m_settings->limit());
    m_actions->showLimit(m_settings->limit());
    connect(m_actions, &SessionActions::limitChosen, this, &SessionLimit::choose);
    connect(m_actions, &SessionActions::otherLimitChosen, this, &SessionLimit::ask);
}

void SessionLimit::ask()
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setWindowTitle(tr("Keep at most"));
    dialog->setLabelText(tr("How many exchanges the window keeps; the oldest leave first:"));
    dialog->setIntRange(int(SessionSettings::LeastLimit), int(SessionSettings::GreatestLimit));
    dialog->setIntStep(10'000);
    dialog->setIntValue(int(m_settings->limit()));
    dialog->setOkButtonText(tr("&Keep"));
    dialog->setCancelButtonText(tr("&Cancel"));
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int value) { choose(value); });
    dialog->open();
}

// The mark stays where it was until it is decided.
void SessionLimit::choose(qsizetype exchanges)
{
    m_actions->showLimit(m_settings->limit());
    if (exchanges < m_journal->exchanges())
        m_guard([this, exchanges] { apply(exchanges); });
    else
        apply(exchanges);
}

void SessionLimit::apply(qsizetype exchanges)
{
    m_settings->setLimit(exchanges);
    m_journal->setLimit(exchanges);
    m_actions->showLimit(exchanges);
}

} // namespace midhop::gui
