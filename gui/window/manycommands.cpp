#include "gui/window/manycommands.h"

#include "gui/journal/journal.h"
#include "gui/many/manywindow.h"
#include "gui/panels/clientpanel.h"

namespace midhop::gui {

ManyCommands::ManyCommands(const Parts &parts, QWidget *window)
    : m_parts(parts)
    , m_window(window)
    , m_run(parts.journal->feed())
{
    connect(parts.client, &ClientPanel::manyRequested, this, &ManyCommands::open);
    connect(&m_run, &SendRun::finished, this, &ManyCommands::ended);
}

ManyCommands::~ManyCommands() = default;

void ManyCommands::open()
{
    if (m_many == nullptr)
        m_many = std::make_unique<ManyWindow>(&m_run, m_parts.client, m_parts.settings, m_window);
    m_many->show();
    m_many->raise();
    m_many->activateWindow();
    m_many->begin();
}

void ManyCommands::save()
{
    if (m_many != nullptr)
        m_many->save();
}

void ManyCommands::end()
{
    if (m_many != nullptr)
        m_many->hide();
    m_run.cancel();
}

} // namespace midhop::gui
